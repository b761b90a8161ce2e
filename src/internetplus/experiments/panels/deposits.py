"""Panels: services without a deposit, and a dating site that shows scores.

Users are those most eager to join; the same people can be found in the society without the scheme.
"""

from __future__ import annotations

from typing import Any

from internetplus.experiments.panels.rows import Levels, Row, kept, row
from internetplus.experiments.plan import Arm, Plan, plain
from internetplus.messages import say
from internetplus.vocabulary.counters import EIGHTHS, LEDGER_GATES

ALL = len(EIGHTHS)


def eighths(plan: Plan, arm: Arm) -> int:
    """How many eighths of the adults online use the score; 0 where nobody can join."""
    adopted = _file(plan, arm).get("adoption")
    return min(max(round(adopted["share"] * ALL), 1), ALL) if adopted else 0


def claims(levels: Levels, gate: str, users: int) -> dict[str, Row | None]:
    """Change of the failed deals: as an operator tells it, by selection alone, by the score."""
    of_users, of_all = f"failed_{gate}_first_{users}", f"failed_{gate}_first_{ALL}"
    return {
        "claimed": levels.change((of_users, True), (of_all, False)),
        "selected": levels.change((of_users, False), (of_all, False)),
        "caused": levels.change((of_users, True), (of_users, False)),
    }


def deposits(plan: Plan, arm: Arm, levels: Levels) -> list[Row]:
    users = eighths(plan, arm)
    waived = levels.of("waived")
    if not users or waived is None or not waived["value"]:
        return []
    told = claims(levels, "car_rental", users)
    rows = [row(name, "relative", told[name]) for name in ("claimed", "selected", "caused")]
    thousands = arm.scenario.population / 1000
    for gate in LEDGER_GATES:
        for scheme in (True, False):
            level = levels.of(f"profit_{gate}", thousands, scheme=scheme)
            found = row("profit_with" if scheme else "profit_without", "incomes", level)
            if found is not None:
                found["label"] = say("experiments.works.of_gate", gate=gate.replace("_", " "),
                                     what=found["label"])  # fmt: skip
            rows.append(found)
    rows.append(row("waived_faked", "waivers", levels.of("waived_faked", thousands)))
    return kept(rows)


def dating(plan: Plan, arm: Arm, levels: Levels) -> list[Row]:
    shown = _file(plan, arm).get("disclosure") or {}
    users = eighths(plan, arm)
    if not shown.get("opt_in") or not users:
        return []
    among = f"honest_matches_first_{users}"
    return kept(
        [
            row("honest_users", "per_1000_searches", levels.of(among)),
            row("honest_would_be", "per_1000_searches", levels.of(among, scheme=False)),
            row("matched_shown", "per_1000_looks", levels.of("matched_shown")),
            row("matched_silent", "per_1000_looks", levels.of("matched_silent")),
            row("filtered_honest", "share", levels.of("filtered_honest_share")),
        ]
    )


def _file(plan: Plan, arm: Arm) -> dict[str, Any]:
    return plain(plan.inputs.schemes[arm.scenario.scheme])
