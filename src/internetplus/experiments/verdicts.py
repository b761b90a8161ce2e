"""Verdicts under three stances, and what one harm would have to be worth to turn them.

Formulas and rates: docs/measures.md, "Stances".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.experiments import words
from internetplus.experiments.plan import Arm, Plan
from internetplus.measures.intervals import TAIL, difference
from internetplus.measures.values import GROUP_NAMES
from internetplus.messages import say

Row = dict[str, Any]
Array = NDArray[np.float64]
FIFTHS = tuple(GROUP_NAMES.index(f"income:q{i}") for i in range(1, 6))
ALL, LAST, YEAR = 0, -1, 12
RIGHTS = {"wrongful_sanctions": 1.0, "refused_essential": 1.0, "lawful_given_up": 1.0}
"""Rises a year per 1,000 that breach a right (our assumption)."""
BREACHED = 0.10
"""Share of the draws in which a breach makes a scheme fail (our assumption)."""
PRICED = {
    "wrongful_sanctions": ("adults", 1000.0),
    "refused_essential": ("", 1000.0),
    "lawful_given_up": ("adults", 1000.0),
    "settings_watched": ("", 1.0),
}
"""Harms that a flip price is told for: per whom they are counted, and per how many."""


class Values:
    """Values [draw, luck] of one arm and of the one it is held against, at the end of the run."""

    def __init__(self, plan: Plan, arm: Arm, cube: Array) -> None:
        self._places = {measure.name: i for i, measure in enumerate(plan.measures)}
        self._sides = [
            cube[:, :, place, :, :, LAST] for place in (plan.against(arm), plan.arms.index(arm))
        ]

    def pair(self, name: str, group: int = ALL) -> tuple[Array, Array]:
        """Without the scheme, and with it."""
        without, scheme = (side[:, :, self._places[name], group] for side in self._sides)
        return without, scheme

    def change(self, name: str) -> Array:
        without, scheme = self.pair(name)
        return np.asarray(scheme - without, np.float64)


def verdicts(plan: Plan, cube: Array) -> list[Row]:
    """Of each scheme: a row per stance, then a row per flip price."""
    found: list[Row] = []
    for arm in plan.arms:
        if arm.against:
            values = Values(plan, arm, cube)
            rows = [*_stances(values), *_prices(values)]
            found += [{"scheme": arm.name, "at": plan.windows[LAST], **row} for row in rows]
    return found


def _stances(values: Values) -> Iterator[Row]:
    total = _told("sum", values.pair("welfare"))
    yield total
    yield _told("prioritarian", prioritarian(values))
    breaches = [
        {"measure": name, "rate": rate, "share": share}
        for name, rate in RIGHTS.items()
        if (share := _share_above(values.change(name), rate)) > BREACHED
    ]
    kind = "worse" if breaches else total["verdict"]
    yield {**total, "stance": "rights_first", "verdict": kind, "breaches": breaches}


def prioritarian(values: Values) -> tuple[Array, Array]:
    """The equal welfare that is as good as the unequal one, without and with the scheme.

    NaN where a fifth lives on nothing.
    """
    fifths = [values.pair("welfare", place) for place in FIFTHS]
    with np.errstate(invalid="ignore", divide="ignore"):
        without, scheme = (
            np.exp(np.mean([np.log(pair[side]) for pair in fifths], axis=0)) for side in (0, 1)
        )
    return without, scheme


def _told(stance: str, pair: tuple[Array, Array]) -> Row:
    apart = difference(*pair)
    worded = words.of(apart)
    settled = worded.verdict in ("nearly_all", "most")
    numbers = ("estimate", "low", "high", "share", "share_low", "share_high")
    return {
        "stance": stance,
        "verdict": ("better" if apart.estimate > 0 else "worse") if settled else "open",
        "unit": say("measures.units.money_per_person_month"),
        "words": worded.said,
        "again": worded.again,
        "n": int(apart.n),
        **{name: _plain(getattr(apart, name)) for name in numbers},
    }


def _share_above(change: Array, rate: float) -> float:
    """Share of the draws whose mean over lucks lies above a rate; 0 where nothing is defined."""
    per_draw = _per_draw(change)
    return float((per_draw > rate).mean()) if len(per_draw) else 0.0


def _per_draw(values: Array) -> Array:
    """Mean over the lucks of each draw that has a value."""
    defined = ~np.isnan(values)
    has = defined.any(axis=1)
    return np.asarray(
        np.where(defined, values, 0.0).sum(axis=1)[has] / defined.sum(axis=1)[has], np.float64
    )


def _prices(values: Values) -> Iterator[Row]:
    """In each draw the gain over the harm, where both rise or both fall; else there is no price."""
    gain = values.change("welfare") * YEAR
    for name, (counted, many) in PRICED.items():
        harm = values.change(name) / many
        if counted:
            harm = harm * values.pair(counted)[1]
        gained, harmed = _both(gain, harm)
        priced = gained * harmed > 0
        row: Row = {"price_of": name, "n": len(gained), "priced": int(priced.sum())}
        if not len(gained) or not harmed.any():
            continue
        if priced.mean() > 0.5:
            ratio = gained[priced] / harmed[priced]
            low, middle, high = np.quantile(ratio, (TAIL, 0.5, 1 - TAIL)).tolist()
            row |= {"estimate": middle, "low": low, "high": high}
            row["kind"] = "bought" if np.median(harmed[priced]) > 0 else "spared"
        else:
            row["kind"] = "loses_both" if np.median(harmed) > 0 else "gains_both"
        yield row


def _both(gain: Array, harm: Array) -> tuple[Array, Array]:
    """Both per draw, in the draws that have both."""
    defined = ~(np.isnan(gain) | np.isnan(harm))
    gain, harm = np.where(defined, gain, np.nan), np.where(defined, harm, np.nan)
    return _per_draw(gain), _per_draw(harm)


def _plain(value: Any) -> float | None:
    number = float(value)
    return None if np.isnan(number) else number
