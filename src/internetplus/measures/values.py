"""Outcome to numbers: the formula of each measure over the counted months, in pure numpy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from internetplus.measures.model import Measure
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.groups import GROUPS

QUARTER = 3
SURE, POWER = 1.959964, 0.841621
"""Normal quantiles of 0.975 and 0.8."""
GROUP_NAMES: tuple[str, ...] = tuple(
    "all" if family == "all" else f"{family}:{name}" for family, name in GROUPS
)
GROUP_PLACE: dict[str, int] = {name: place for place, name in enumerate(GROUP_NAMES)}


class Counted(Protocol):
    """The part of an outcome that measures read."""

    @property
    def monthly(self) -> NDArray[np.int64]:
        """[month, counter] for the nation."""

    @property
    def groups(self) -> NDArray[np.int64]:
        """[quarter, counter, group]; flows of the quarter, stocks at its last month."""


def value(outcome: Counted, measure: Measure, group: str = "all", window: int = 0) -> float:
    """One measure for one group over the first `window` months (0: all); NaN where undefined."""
    months = window or len(outcome.monthly)
    found = table(outcome, (measure,), (months,))
    return float(found[0, GROUP_PLACE[group], 0])


def table(
    outcome: Counted, measures: Sequence[Measure], windows: Sequence[int]
) -> NDArray[np.float64]:
    """Values [measure, group, window]; windows end with a quarter or with the run."""
    found = np.empty((len(measures), len(GROUP_NAMES), len(windows)))
    for place, months in enumerate(windows):
        flow, level = sums(outcome, months)
        found[:, :, place] = _formula(tuple(measures), flow, level)
    _contrasts(found, measures)
    return found


def series(outcome: Counted, measures: Sequence[Measure]) -> NDArray[np.float64]:
    """National values [measure, month]: rates over all months so far, levels as they stand.

    No value of a level in a month in which one of its stocks is not counted.
    """
    flow = np.cumsum(outcome.monthly, axis=0).T
    found = _formula(tuple(measures), flow, outcome.monthly.T)
    found[[measure.contrast is not None for measure in measures]] = np.nan
    month = np.arange(1, found.shape[1] + 1)
    between = (month % QUARTER != 0) & (month < month.size)
    found[np.ix_([measure.quarterly for measure in measures], between)] = np.nan
    return found


def sums(outcome: Counted, months: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Flows added over the first months, and the state at the last: int64 [counter, group]."""
    if not 1 <= months <= len(outcome.monthly):
        raise ValueError(f"a window of {months} months in a run of {len(outcome.monthly)}")
    if months % QUARTER and months != len(outcome.monthly):
        raise ValueError(f"a window of {months} months does not end with a quarter")
    quarters = -(-months // QUARTER)
    flow = outcome.groups[:quarters].sum(axis=0)
    level = outcome.groups[quarters - 1].copy()
    flow[:, 0] = outcome.monthly[:months].sum(axis=0)
    level[:, 0] = outcome.monthly[months - 1]
    return flow, level


def _formula(
    measures: tuple[Measure, ...], flow: NDArray[Any], level: NDArray[Any]
) -> NDArray[np.float64]:
    over, per, scale, is_level = _weights(measures)
    flow, level = flow.astype(np.float64), level.astype(np.float64)  # exact below 2**53
    top = np.where(is_level[:, None], _dot(over, level), _dot(over, flow))
    bottom = np.where(is_level[:, None], _dot(per, level), _dot(per, flow))
    found = np.full(top.shape, np.nan)
    np.divide(top, bottom, out=found, where=bottom != 0)
    found = found * scale[:, None]
    _correlations(found, measures, flow, level)
    _pairs(found, measures, flow)
    return np.asarray(found)


def _correlations(
    found: NDArray[np.float64],
    measures: tuple[Measure, ...],
    flow: NDArray[np.float64],
    level: NDArray[np.float64],
) -> None:
    """Pearson's r from the sums n, x, y, xx, yy, xy; NaN where one of the two does not vary.

    Over another one where the measure names it, and that is above zero.
    """
    for row, measure in enumerate(measures):
        if measure.correlation is None:
            continue
        sums_ = level if measure.reading == "level" else flow
        found[row] = _correlation(sums_, measure.correlation)
        if measure.against is not None:
            usual = _correlation(sums_, measure.against)
            np.divide(found[row], usual, out=found[row], where=usual > 0)
            found[row, ~(usual > 0)] = np.nan


def _correlation(sums_: NDArray[np.float64], names: tuple[str, ...]) -> NDArray[np.float64]:
    n, x, y, xx, yy, xy = (sums_[INDEX[name]] for name in names)
    spread = (n * xx - x * x) * (n * yy - y * y)
    found = np.full(spread.shape, np.nan)
    np.divide(n * xy - x * y, np.sqrt(np.maximum(spread, 0)), out=found, where=spread > 0)
    return found


def _pairs(
    found: NDArray[np.float64], measures: tuple[Measure, ...], flow: NDArray[np.float64]
) -> None:
    """Pairs of testers, alike but for one mark, that show with power 0.8 at 0.05 that it harms.

    Connor 1987 for McNemar's test; NaN where the mark does not lower more grades than it raises.
    """
    for row, measure in enumerate(measures):
        if measure.pairs is None:
            continue
        worse, better, n = (flow[INDEX[name]] for name in measure.pairs)
        apart, unlike = worse - better, worse + better
        spread = np.sqrt(np.maximum(unlike * n - apart**2, 0))
        needed = (SURE * np.sqrt(unlike * n) + POWER * spread) ** 2
        found[row] = np.nan
        np.divide(needed, apart**2, out=found[row], where=apart > 0)


def _dot(terms: Terms, sums_: NDArray[Any]) -> NDArray[np.float64]:
    """Sums of a few rows each, [measure, group]; those of no row are 0."""
    rows, signs, first, some = terms
    found = np.zeros((some.size, sums_.shape[1]))
    if rows.size:
        found[some] = np.add.reduceat(sums_[rows] * signs[:, None], first, axis=0)
    return found


def _contrasts(found: NDArray[np.float64], measures: Sequence[Measure]) -> None:
    """Replace values by the ratio of two groups; it exists for the whole society only."""
    for row, measure in enumerate(measures):
        if measure.contrast is None:
            continue
        first, second = (found[row, GROUP_PLACE[name]].copy() for name in measure.contrast)
        found[row] = np.nan
        np.divide(first, second, out=found[row, 0], where=second != 0)


class Terms(NamedTuple):
    """The counters that measures add up, all measures' one after the other."""

    rows: NDArray[np.intp]
    signs: NDArray[np.float64]
    first: NDArray[np.intp]  # place of the first term of each measure that has any
    some: NDArray[np.bool_]  # [measure] whether it has any


@cache
def _weights(
    measures: tuple[Measure, ...],
) -> tuple[Terms, Terms, NDArray[np.float64], NDArray[np.bool_]]:
    over = _terms([measure.over for measure in measures])
    per = _terms([measure.per for measure in measures])
    scale = np.array([measure.scale for measure in measures])
    is_level = np.array([measure.reading == "level" for measure in measures], bool)
    return over, per, scale, is_level


def _terms(names: Sequence[Sequence[str]]) -> Terms:
    every = [name for one in names for name in one]
    many = np.array([len(one) for one in names], np.intp)
    first = np.cumsum(many) - many
    return Terms(
        np.array([INDEX[name.removeprefix("-")] for name in every], np.intp),
        np.array([-1.0 if name[0] == "-" else 1.0 for name in every]),
        first[many > 0],
        many > 0,
    )
