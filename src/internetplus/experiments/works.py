"""The panels of *The system at work*, from measures alone; no number is typed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.experiments.plan import Arm, Plan, plain
from internetplus.measures.intervals import difference
from internetplus.messages import say
from internetplus.vocabulary.fields import ENTERPRISES, GATE_NAMES

Row = dict[str, Any]
ALL = 0  # place of the whole society among the groups
SHUT_OUT = ("first_class_travel", "luxury_hotel", "fast_train", "job", "loan", "home")


class Levels:
    """Values of one arm at the end of the run, over the draws."""

    def __init__(self, plan: Plan, arm: Arm, cube: NDArray[np.float64]) -> None:
        self._places = {measure.name: i for i, measure in enumerate(plan.measures)}
        self._values = cube[:, :, plan.arms.index(arm), :, ALL, -1]

    def of(self, name: str, times: float = 1.0) -> Row | None:
        """Mean and 90 % range of a measure; None where it is nowhere defined."""
        return self._told(self._values[:, :, self._places[name]] * times)

    def product(self, first: str, second: str, times: float = 1.0) -> Row | None:
        """The same for the product of two measures."""
        values = self._values[:, :, self._places[first]] * times
        return self._told(values * self._values[:, :, self._places[second]])

    @staticmethod
    def _told(values: NDArray[np.float64]) -> Row | None:
        told = difference(np.zeros_like(values), values)
        if not int(told.n):
            return None
        return {name: float(getattr(told, key)) for name, key in
                (("value", "estimate"), ("low", "low"), ("high", "high"))}  # fmt: skip


def works(plan: Plan, cube: NDArray[np.float64], notes: str) -> list[Row]:
    """All panels of all schemes; a panel without data is left out."""
    cards = json.loads(notes).get("cards", {})
    found: list[Row] = []
    for arm in plan.arms:
        if not arm.against:
            continue
        levels = Levels(plan, arm, cube)
        for name, make in (
            ("scored", _scored), ("shut_out", _shut_out), ("children", _children),
            ("procedure", _procedure),
        ):  # fmt: skip
            rows = make(plan, arm, levels)
            if rows:
                found.append({"panel": name, "scheme": arm.name, "rows": rows})
        if cards.get(arm.name):
            found.append({"panel": "cards", "scheme": arm.name, **cards[arm.name]})
    return found


def _scored(plan: Plan, arm: Arm, levels: Levels) -> list[Row]:
    people = float(arm.scenario.population)
    scored = levels.of("scored", people)
    rows = [_row("citizens", "citizens", scored)] if scored and scored["value"] else []
    graded = levels.of("enterprise_grade_0")
    if graded is not None:
        rows.append(_fixed("enterprises", arm.scenario.communities * ENTERPRISES))
    sources = plain(plan.inputs.schemes[arm.scenario.scheme]).get("sources") or {}
    connected = sum(1 for share in sources.values() if share != 0)
    if connected:
        rows.append(_fixed("sources", connected))
    rows.append(_row("records", "records", levels.of("live_records", people / 1000)))
    rows.append(_row("false_records", "share", levels.of("false_share")))
    return _kept(rows)


def _shut_out(_plan: Plan, arm: Arm, levels: Levels) -> list[Row]:
    thousands = arm.scenario.population / 1000
    rows = []
    for gate in (*SHUT_OUT, *(name for name in GATE_NAMES if name not in SHUT_OUT)):
        row = _row(gate, "refusals", levels.of(f"refused_score_{gate}", thousands))
        if row is None or not row["value"]:
            continue
        wrong = levels.product(f"refused_score_{gate}", f"wrong_refused_{gate}", thousands)
        if wrong is not None:
            row |= {"wrong": wrong["value"], "wrong_low": wrong["low"], "wrong_high": wrong["high"]}
        rows.append(row)
    return rows


def _children(_plan: Plan, _arm: Arm, levels: Levels) -> list[Row]:
    refused = _row("children_refused", "per_1000_asks", levels.of("children_refused"))
    if refused is None or not refused["value"]:
        return []
    return _kept([refused, _row("children_false", "share", levels.of("children_refused_false"))])


def _procedure(_plan: Plan, arm: Arm, levels: Levels) -> list[Row]:
    thousands = arm.scenario.population / 1000
    wrong = levels.of("wrongful_months", 1000 * thousands)
    if wrong is None or not wrong["value"]:
        return []
    return _kept(
        [
            _row("wrongful_months", "months", wrong),
            _row("granted", "share", levels.of("appeals_granted")),
            _row("several", "months_1000", levels.of("sanctioned_several")),
        ]
    )


def _row(label: str, unit: str, told: Row | None) -> Row | None:
    if told is None:
        return None
    known = label in GATE_NAMES
    return {
        "label": label if known else say(f"experiments.works.{label}"),
        "unit": say(f"experiments.units.{unit}"),
        **told,
    }


def _fixed(label: str, value: float) -> Row:
    return {"label": say(f"experiments.works.{label}"), "value": value,
            "unit": say(f"experiments.units.{label}")}  # fmt: skip


def _kept(rows: Sequence[Mapping[str, Any] | None]) -> list[Row]:
    return [dict(row) for row in rows if row is not None]
