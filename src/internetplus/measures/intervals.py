"""How sure a difference is: its range over draws with chance removed, and what chance adds.

Draws are runs under other plausible numbers; a few are run twice under a second luck. Two lucks of
one draw differ by chance alone, so half their squared difference estimates the chance variance.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
ROUNDING = 1e-12
TAIL = 0.05
"""Share of the draws beyond each end of a range: 90 % lie inside."""
NORMAL_95 = 1.6448536269514722
POWER = 0.8
"""How often a run would have to show the smallest effect it claims to be able to show."""


class Difference(NamedTuple):
    """One scheme against another, by measure; every array has the shape of the measures."""

    base: Array  # mean over draws
    value: Array
    estimate: Array
    se: Array  # of the estimate, parameters and chance together
    low: Array  # 90 % range over draws, chance removed
    high: Array
    chance: Array  # 90 % of single runs lie within ± this by luck alone; NaN if no draw is doubled
    low_seen: Array  # the range with chance left in: what one more run would show
    high_seen: Array
    share: Array  # of draws whose difference has the sign of the estimate
    share_low: Array  # one-sided 95 % bounds
    share_high: Array
    n: NDArray[np.int64]  # draws in which both values are defined
    smallest: Array  # the smallest effect this run could have shown; NaN if no draw is doubled
    zero: NDArray[np.bool_]  # every single difference is exactly 0


def _exact_zero(mean: Array, values: Array) -> Array:
    """A mean that differs from 0 by rounding alone is 0."""
    largest = np.fmax.reduce(np.abs(values), axis=0, initial=0.0)
    return np.where(np.abs(mean) <= ROUNDING * largest, 0.0, mean)


def difference(base: Array, scheme: Array) -> Difference:
    """Compare values [draw, luck, ...]; NaN where a luck was not run or a value is undefined."""
    paired = scheme - base
    defined = ~np.isnan(paired)
    lucks = defined.sum(axis=1)
    per_draw = _mean(paired, defined, 1)
    has = lucks > 0
    n = has.sum(axis=0)
    estimate = _exact_zero(_mean(per_draw, has, 0), per_draw)
    variance = _ratio(np.where(has, (per_draw - estimate) ** 2, 0.0).sum(axis=0), n - 1)
    luck = _chance_variance(paired, defined)
    shrunk = per_draw
    share_luck = _mean(_ratio(luck * has, lucks), has, 0)
    kept = np.sqrt(np.clip(1 - _ratio(np.nan_to_num(share_luck), variance, 0.0), 0.0, 1.0))
    shrunk = estimate + (per_draw - estimate) * kept
    low, high = _quantile(shrunk, n, TAIL), _quantile(shrunk, n, 1 - TAIL)
    low, high = (_exact_zero(edge, per_draw) for edge in (low, high))
    low, high = np.minimum(low, estimate), np.maximum(high, estimate)
    chance = NORMAL_95 * np.sqrt(luck)
    added = np.nan_to_num(chance)
    share, share_low, share_high = _share(per_draw, estimate, has, n)
    return Difference(
        base=_mean(_mean(base, defined, 1), has, 0),
        value=_mean(_mean(scheme, defined, 1), has, 0),
        estimate=estimate,
        se=np.sqrt(_ratio(variance, n)),
        low=low,
        high=high,
        chance=chance,
        low_seen=estimate - np.hypot(estimate - low, added),
        high_seen=estimate + np.hypot(high - estimate, added),
        share=share,
        share_low=share_low,
        share_high=share_high,
        n=n,
        smallest=_smallest(luck, defined),
        zero=(n > 0) & np.all(~defined | (paired == 0), axis=(0, 1)),
    )


def binomial(hits: NDArray[np.int64], n: NDArray[np.int64]) -> tuple[Array, Array]:
    """One-sided 95 % bounds of a share (Clopper and Pearson 1934): 20 of 20 is at least 86 %."""
    from scipy.special import betaincinv

    a, b = hits.astype(np.float64), (n - hits).astype(np.float64)
    low = np.where(hits > 0, betaincinv(np.maximum(a, 1), b + 1, TAIL), 0.0)
    high = np.where(b > 0, betaincinv(a + 1, np.maximum(b, 1), 1 - TAIL), 1.0)
    return np.where(n > 0, low, np.nan), np.where(n > 0, high, np.nan)


def _share(
    per_draw: Array, estimate: Array, has: NDArray[np.bool_], n: NDArray[np.int64]
) -> tuple[Array, Array, Array]:
    same = has & (np.sign(per_draw) == np.sign(estimate)) & (per_draw != 0)
    hits = same.sum(axis=0)
    return (_ratio(hits.astype(np.float64), n), *binomial(hits, n))


def _chance_variance(paired: Array, defined: NDArray[np.bool_]) -> Array:
    """Variance of one run's difference by luck alone, from the draws with two lucks."""
    if paired.shape[1] < 2:
        return np.full(paired.shape[2:], np.nan)
    both = defined[:, 0] & defined[:, 1]
    half = np.where(both, (paired[:, 0] - paired[:, 1]) ** 2, 0.0).sum(axis=0) / 2
    return _ratio(half, both.sum(axis=0))


def _smallest(luck: Array, defined: NDArray[np.bool_]) -> Array:
    """Effect that this many runs would show four times in five, at 5 % false alarms."""
    from scipy.special import stdtrit

    doubled = defined.all(axis=1).sum(axis=0) if defined.shape[1] > 1 else np.zeros(luck.shape)
    freedom = np.maximum(doubled, 1)
    times = stdtrit(freedom, 1 - TAIL / 2) + stdtrit(freedom, POWER)
    return np.asarray(times * np.sqrt(_ratio(luck, defined.sum(axis=(0, 1)))), np.float64)


def _quantile(values: Array, n: NDArray[np.int64], share: float) -> Array:
    """Order statistics at share x (n + 1): on average this share of draws lies below."""
    if len(values) == 0:
        return np.full(values.shape[1:], np.nan)
    ordered = np.sort(values, axis=0)  # NaN last
    place = np.clip(share * (n + 1) - 1, 0, np.maximum(n - 1, 0))
    below = np.floor(place).astype(np.int64)
    above = np.minimum(below + 1, np.maximum(n - 1, 0))
    first = np.take_along_axis(ordered, below[None], axis=0)[0]
    second = np.take_along_axis(ordered, above[None], axis=0)[0]
    return np.asarray(first + (second - first) * (place - below), np.float64)


def _mean(values: Array, defined: NDArray[np.bool_], axis: int) -> Array:
    return _ratio(np.where(defined, values, 0.0).sum(axis=axis), defined.sum(axis=axis))


def _ratio(top: Array, bottom: Array | NDArray[np.int64], otherwise: float = np.nan) -> Array:
    top, low = np.broadcast_arrays(np.asarray(top, np.float64), bottom)
    found = np.full(top.shape, otherwise)
    np.divide(top, low, out=found, where=low > 0)
    return found
