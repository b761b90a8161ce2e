"""Lines of the panels of *The system at work*: values of one arm with their ranges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.experiments.plan import Arm, Plan
from internetplus.measures.intervals import difference
from internetplus.messages import say
from internetplus.vocabulary.fields import GATE_NAMES

Row = dict[str, Any]
ALL = 0  # place of the whole society among the groups


class Levels:
    """Values of one arm at the end of the run, over the draws."""

    def __init__(self, plan: Plan, arm: Arm, cube: NDArray[np.float64]) -> None:
        self._places = {measure.name: i for i, measure in enumerate(plan.measures)}
        self._values = cube[:, :, plan.arms.index(arm), :, ALL, -1]
        against = plan.against(arm) if arm.against else plan.arms.index(arm)
        self._base = cube[:, :, against, :, ALL, -1]

    def of(self, name: str, times: float = 1.0, *, scheme: bool = True) -> Row | None:
        """Mean and 90 % range, in the arm or the one it is held against; None if undefined."""
        return self._told(self._one((name, scheme)) * times)

    def change(self, now: tuple[str, bool], before: tuple[str, bool]) -> Row | None:
        """Relative change between two measures, each of the scheme's arm or of the other."""
        then = self._one(before)
        ratio = np.full(then.shape, np.nan)
        np.divide(self._one(now), then, out=ratio, where=then > 0)
        return self._told(ratio - 1)

    def _one(self, told: tuple[str, bool]) -> NDArray[np.float64]:
        values = self._values if told[1] else self._base
        return np.asarray(values[:, :, self._places[told[0]]])

    def product(self, first: str, second: str, times: float = 1.0) -> Row | None:
        """The same for the product of two measures."""
        return self._told(self._one((first, True)) * times * self._one((second, True)))

    @staticmethod
    def _told(values: NDArray[np.float64]) -> Row | None:
        told = difference(np.zeros_like(values), values)
        if not int(told.n):
            return None
        return {name: float(getattr(told, key)) for name, key in
                (("value", "estimate"), ("low", "low"), ("high", "high"))}  # fmt: skip


def row(label: str, unit: str, told: Row | None) -> Row | None:
    if told is None:
        return None
    known = label in GATE_NAMES
    return {
        "label": label if known else say(f"experiments.works.{label}"),
        "unit": say(f"experiments.units.{unit}"),
        **told,
    }


def beside(found: Row | None, without: Row | None) -> Row | None:
    """A line with what there is of it in the arm that this one is held against, if anything."""
    if found is None or without is None or not without["value"]:
        return found
    return {**found, "before": without["value"]}


def wrongly(found: Row | None, wrong: Row | None) -> Row | None:
    """A line with how many of it are wrong."""
    if found is None or wrong is None:
        return found
    ends = {"wrong_low": wrong["low"], "wrong_high": wrong["high"]}
    return {**found, "wrong": wrong["value"], **ends}


def if_any(found: Row | None) -> Row | None:
    """A line, unless it is nothing in all draws."""
    return found if found is not None and found["high"] else None


def fixed(label: str, value: float) -> Row:
    return {"label": say(f"experiments.works.{label}"), "value": value,
            "unit": say(f"experiments.units.{label}")}  # fmt: skip


def kept(rows: Sequence[Mapping[str, Any] | None]) -> list[Row]:
    return [dict(row) for row in rows if row is not None]
