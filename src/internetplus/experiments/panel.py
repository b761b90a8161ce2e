"""Winners and losers: the same people under many lucks, so that luck is not taken for effect.

A single pair of lives mixes the effect of a scheme with re-dealt luck. So a panel of communities is
replayed under many lucks in both arms, each arm's fields held fixed, and a person is a winner only
if the mean difference passes a threshold and twice its own error. Beside it stands the share that
luck alone would yield: the same differences with their person's mean taken off and their signs
dealt half plus, half minus, as under a scheme that does nothing but re-deal luck.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from internetplus.vocabulary.fields import MONEY

Lives = Callable[[str, int, int], NDArray[np.int64]]
"""(arm, draw, luck) -> welfare of each person over the run, in the ledger's unit of money."""

ERRORS = 2.0
SHAMS = 8  # ways of dealing the signs


class Shares(NamedTuple):
    """Shares of the persons of a group, in 0-1."""

    winners: float
    losers: float
    sham_winners: float
    sham_losers: float
    n: int


def winners_losers(
    lives: Lives,
    base: str,
    scheme: str,
    *,
    draw: int = 0,
    lucks: int = 64,
    threshold: float = 0.05,
    members: NDArray[np.bool_] | None = None,
) -> list[Shares]:
    """Shares per group for one draw; `members` is [person, group], all persons if left out."""
    apart = np.stack([lives(scheme, draw, luck) - lives(base, draw, luck) for luck in range(lucks)])
    return shares(apart, threshold, members)


def shares(
    apart: NDArray[np.int64], threshold: float, members: NDArray[np.bool_] | None = None
) -> list[Shares]:
    """From differences [luck, person] to shares per group."""
    lucks, persons = apart.shape
    if lucks < 2:
        raise ValueError("no share of winners or losers is computed from one luck")
    if members is None:
        members = np.ones((persons, 1), bool)
    apart_money = apart / MONEY
    mean = apart_money.mean(axis=0)
    rest = apart_money - mean
    error = np.sqrt((rest**2).sum(axis=0) / (lucks - 1) / lucks)
    real = _verdicts(mean, error, threshold)
    sham = np.mean(
        [
            _verdicts((signs[:, None] * rest).mean(axis=0), error, threshold)
            for signs in _signs(lucks)
        ],
        axis=0,
    )
    return [_of_group(real, sham, members[:, group]) for group in range(members.shape[1])]


def _verdicts(
    mean: NDArray[np.float64], error: NDArray[np.float64], threshold: float
) -> NDArray[np.float64]:
    """Winner and loser as 0 or 1: [2, person]."""
    needed = np.maximum(threshold, ERRORS * error)
    return np.stack([mean > needed, mean < -needed]).astype(np.float64)


def _signs(lucks: int) -> Sequence[NDArray[np.float64]]:
    """Ways to deal plus and minus evenly over the lucks, fixed once for all (Walsh 1923)."""
    place = np.arange(lucks, dtype=np.uint64)
    found = []
    for row in range(1, SHAMS + 1):
        ones = np.bitwise_count(place & np.uint64(row)) & 1
        found.append(1.0 - 2.0 * ones)
    return found


def _of_group(
    real: NDArray[np.float64], sham: NDArray[np.float64], chosen: NDArray[np.bool_]
) -> Shares:
    n = int(chosen.sum())
    if n == 0:
        return Shares(np.nan, np.nan, np.nan, np.nan, 0)
    first, second = real[:, chosen].mean(axis=1), sham[:, chosen].mean(axis=1)
    return Shares(float(first[0]), float(first[1]), float(second[0]), float(second[1]), n)
