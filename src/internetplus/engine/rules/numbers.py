"""From rates and shares to the integers that kernels compare."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from internetplus.kernel.jit import kernel
from internetplus.vocabulary.fields import MONEY, OCTAVE

NEVER = -(1 << 20)
"""A hazard so low that no draw falls below it."""

Parameters = Mapping[str, float]
FAINT = 1e-9
"""A chance so small that it counts as none."""
CLASSES = 512
"""Of the changes of a hazard that people's traits make."""
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

    Chances are cut at 1; found over classes of change.
    """
    if target <= 0 or changes.size == 0:
        return NEVER
    first, last = float(changes.min()), float(changes.max())
    half = 0.5 * (first == last)  # of a class where all are the same
    edges = np.linspace(first - half, last + half, CLASSES + 1)
    counts = np.zeros(CLASSES, np.int64)
    _count(changes, edges, counts)
    factors = np.exp2((edges[1:] + edges[:-1]) / 2)
    return round(_fitted(target, counts / changes.size, factors) * OCTAVE)


@kernel
def _count(values: np.ndarray, edges: np.ndarray, counts: np.ndarray) -> None:
    """Add how many values lie in each class; the last has its upper edge too."""
    last = counts.size - 1
    scale = counts.size / (edges[counts.size] - edges[0])
    for i in range(values.size):
        value = values[i]
        n = min(max(int((value - edges[0]) * scale), 0), last)
        while n > 0 and value < edges[n]:
            n -= 1
        while n < last and value >= edges[n + 1]:
            n += 1
        counts[n] += 1


@kernel
def _fitted(target: float, weight: np.ndarray, factors: np.ndarray) -> float:
    """Octaves at which the mean chance is the target, by bisection."""
    low, high = -40.0, 24.0
    for _ in range(HALVINGS):
        middle, mean = (low + high) / 2, 0.0
        for n in range(weight.size):
            mean += weight[n] * min(2.0**middle * factors[n], 1.0)
        if mean < target:
            low = middle
        else:
            high = middle
    return low
