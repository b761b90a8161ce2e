"""Marks: a rolling digest of each community's state, 8 bytes, by which a replay is checked.

A mark is a sum over 64-bit words, each stirred and weighted by its place, so it takes one pass.
"""

import numpy as np
from numpy.typing import NDArray

from internetplus.kernel.jit import kernel
from internetplus.society.state import Society

Marks = NDArray[np.uint64]
U64 = np.uint64
YEAR = 12
ALL = np.iinfo(np.int64).max // 4
"""So many halves of words as there are."""
LOW_HALF, WHOLE = U64(0xFFFFFFFF), U64(0xFFFFFFFFFFFFFFFF)
STIR, ROLL = U64(0x9E3779B97F4A7C15), U64(0xBF58476D1CE4E5B9)


def is_marked(month: int, months: int) -> bool:
    """Whether the marks are rolled on after a month: the last of a year or of the run."""
    return month % YEAR == YEAR - 1 or month + 1 == months


def first_marks(society: Society) -> Marks:
    """The marks at month 0."""
    return rolled(np.zeros(len(society.pool.count), U64), society)


def rolled(marks: Marks, society: Society) -> Marks:
    """The marks rolled on by the state and the live records as they stand."""
    found, pool = marks * ROLL, society.pool
    every = np.full(marks.size, ALL)
    rows = [(array, every) for array in society.state]
    rows += [(pool.record, pool.count), (pool.trade, pool.trade_count)]
    for place, (array, count) in enumerate(rows):
        words = _words(array)
        if words.size:
            _sum_stirred(words, count.astype(np.int64), U64(place << 32), found)
    return found ^ (found >> U64(31))


def of_rows(array: NDArray[np.generic]) -> Marks:
    """A mark of each row of an array by itself."""
    words, found = _words(array), np.zeros(len(array), U64)
    _sum_stirred(words, np.full(len(array), ALL), U64(0), found)
    return found


def _words(array: NDArray[np.generic]) -> NDArray[np.uint64]:
    """Each community's row in words."""
    row = np.ascontiguousarray(array).view(np.uint8).reshape(len(array), -1)
    if row.shape[1] % 8:
        row = np.pad(row, ((0, 0), (0, -row.shape[1] % 8)))
    return row.view(U64)


@kernel
def _sum_stirred(words: np.ndarray, count: np.ndarray, place: np.uint64, found: np.ndarray) -> None:
    """Add the sum over each community's words; `count` [C]: of the halves of words that are state.

    A word of zeros adds nothing.
    """
    for c in range(words.shape[0]):
        total, last = U64(0), min(count[c], 2 * words.shape[1])
        for n in range((last + 1) // 2):
            word = words[c, n] & (LOW_HALF if 2 * n + 1 == last else WHOLE)
            stirred = U64(U64(word ^ U64(word >> U64(32))) * STIR)
            stirred = U64(stirred ^ U64(stirred >> U64(29)))
            weight = U64(U64(U64(U64(n + 1) + place) * STIR) | U64(1))
            total = U64(total + U64(stirred * weight))
        found[c] = U64(found[c] + total)
