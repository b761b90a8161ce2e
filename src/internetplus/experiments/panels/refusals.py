"""Panels: what is refused for a score or a list, to oneself and to one's children."""

from __future__ import annotations

from internetplus.experiments.panels.rows import Levels, Row, beside, kept, row, wrongly
from internetplus.experiments.plan import Arm, Plan
from internetplus.vocabulary.fields import GATE_NAMES

SHUT_OUT = ("first_class_travel", "luxury_hotel", "fast_train", "job", "loan", "home")


def shut_out(_plan: Plan, arm: Arm, levels: Levels) -> list[Row]:
    thousands = arm.scenario.population / 1000
    rows = []
    for gate in (*SHUT_OUT, *(name for name in GATE_NAMES if name not in SHUT_OUT)):
        found = row(gate, "refusals", levels.of(f"refused_score_{gate}", thousands))
        if found is None or not found["value"]:
            continue
        wrong = levels.product(f"refused_score_{gate}", f"wrong_refused_{gate}", thousands)
        before = levels.of(f"refused_score_{gate}", thousands, scheme=False)
        rows.append(wrongly(beside(found, before), wrong))
    return kept(rows)


def children(_plan: Plan, _arm: Arm, levels: Levels) -> list[Row]:
    refused = row("children_refused", "per_1000_asks", levels.of("children_refused"))
    if refused is None or not refused["value"]:
        return []
    refused = beside(refused, levels.of("children_refused", scheme=False))
    return kept([refused, row("children_false", "share", levels.of("children_refused_false"))])
