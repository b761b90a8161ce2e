"""A whole of one part, small enough to be compiled in a test."""

from typing import NamedTuple

import numpy as np

from internetplus.kernel.jit import kernel


class Pair(NamedTuple):
    """Arrays of two kinds."""

    first: np.ndarray
    second: np.ndarray


class Place(NamedTuple):
    """Whole numbers only, made up on the way."""

    row: int
    column: int


@kernel
def part(pair: Pair, place: Place, row: np.ndarray, more: int) -> int:
    """Write into a row; returns the sum of the second array."""
    for n in range(row.shape[1]):
        row[place.row, n] = pair.second[n]
    row[place.row, place.column] += more - 1
    return int(pair.second.sum())


@kernel
def whole(pair: Pair, row: np.ndarray, more: int) -> int:
    """All of it."""
    return more + part(pair, Place(0, 0), row, more)
