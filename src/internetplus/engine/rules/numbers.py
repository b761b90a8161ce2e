"""From rates and shares to the integers that kernels compare."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from internetplus.vocabulary.fields import MONEY, OCTAVE

NEVER = -(1 << 20)
"""A hazard so low that no draw falls below it."""

Parameters = Mapping[str, float]
FAINT = 1e-9
"""A chance so small that it counts as none."""
HALVINGS = 20
"""Of a range of 64 octaves: down to 1/16384 of an octave."""


def octaves(probability: float) -> int:
    """The hazard, in 1/1024 octave, of a probability."""
    return NEVER if probability <= FAINT else round(OCTAVE * float(np.log2(probability)))


def octaves_of(chances: NDArray[np.float64]) -> NDArray[np.int32]:
    """The hazards of a table of probabilities."""
    found = np.full(chances.shape, NEVER, np.int32)
    some = chances > FAINT
    found[some] = np.rint(OCTAVE * np.log2(chances[some]))
    return found


def threshold(probability: float, bits: int = 32) -> int:
    """The number below which a draw of so many bits falls with a probability."""
    return int(min(max(probability, 0.0), 1.0) * (2**bits - 1))


def thresholds(chances: NDArray[np.float64], bits: int) -> NDArray[np.int64]:
    """The same for several probabilities."""
    return np.asarray((np.clip(chances, 0.0, 1.0) * (2**bits - 1)).astype(np.int64))


def monthly(yearly: float) -> int:
    """The threshold of an event in a month, from its rate a year."""
    return threshold(1 - np.exp(-yearly / 12))


def money(months: float) -> int:
    """Median monthly incomes in units of money."""
    return round(months * MONEY)


def base_hazard(target: float, changes: NDArray[np.float64]) -> int:
    """The hazard at which the mean chance over people with these changes, octaves, is the target.

    Chances are cut at 1; found by bisection over 512 classes of change.
    """
    if target <= 0 or changes.size == 0:
        return NEVER
    counts, edges = np.histogram(changes, bins=512)
    weight, factors = counts / changes.size, np.exp2((edges[1:] + edges[:-1]) / 2)
    low, high = -40.0, 24.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if weight @ np.minimum(2.0**middle * factors, 1.0) < target:
            low = middle
        else:
            high = middle
    return round(low * OCTAVE)
