"""Rollout: where a scheme applies and from which month on; the rest of the nation goes without."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
OUTSIDE = -1
Waves = tuple[tuple[float, int], ...]
"""Shares of each region's communities and the months in which the scheme reaches them."""


def waves_of(region: Ints, rollout: Waves) -> Ints:
    """Number of each community's wave [C], -1 where the scheme never comes; 0 if it has no waves.

    Neighbouring communities of a region form a wave, rounded so that shares of a region add up.
    """
    found = np.full(region.size, OUTSIDE if rollout else 0, np.int64)
    edges = np.cumsum([0.0, *(share for share, _ in rollout)])
    for one in np.unique(region):
        rows = np.flatnonzero(region == one)
        places = np.round(edges * rows.size).astype(int)
        for number, (first, last) in enumerate(pairwise(places)):
            found[rows[first:last]] = number
    return found


def spans(wave: Ints, parts: int) -> list[tuple[int, int]]:
    """Contiguous communities of one wave each, cut at the edges of about equal parts too."""
    turns = np.flatnonzero(np.diff(wave)) + 1
    equal = [wave.size * n // parts for n in range(parts + 1)]
    edges = sorted({*equal, *(int(one) for one in turns)})
    return [(a, b) for a, b in pairwise(edges) if b > a]


def reached(region: Ints, wave: Ints, rollout: Waves, month: int) -> NDArray[np.float64]:
    """Share of each region's communities [R] that the scheme has reached by a month."""
    started = np.array([month >= start for _, start in rollout] + [False])
    inside = started[wave] if rollout else np.ones(wave.size, bool)
    regions = int(region.max()) + 1
    return np.bincount(region, inside, regions) / np.bincount(region, minlength=regions)
