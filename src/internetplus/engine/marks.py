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
CHUNK = 256  # communities digested at a time
STIR, ROLL = U64(0x9E3779B97F4A7C15), U64(0xBF58476D1CE4E5B9)


def is_marked(month: int, months: int) -> bool:
    """Whether the marks are rolled on after a month: the last of a year or of the run."""
    return month % YEAR == YEAR - 1 or month + 1 == months


def first_marks(society: Society) -> Marks:
    """The marks at month 0."""
    return rolled(np.zeros(len(society.pool.count), U64), society)


def rolled(marks: Marks, society: Society) -> Marks:
    """The marks rolled on by the state and the live records as they stand."""
    found = marks * ROLL
    for first in range(0, marks.size, CHUNK):
        rows = slice(first, first + CHUNK)
        for place, array in enumerate(_arrays(society, rows)):
            found[rows] += _weighed(array, place)
    return found ^ (found >> U64(31))


def _arrays(society: Society, rows: slice) -> list[NDArray[np.generic]]:
    """State and live records of some communities; what lies behind the live ones is not state."""
    pool = society.pool
    found = [array[rows] for array in society.state]
    for records, count in ((pool.record, pool.count), (pool.trade, pool.trade_count)):
        live = np.arange(records.shape[1]) < count[rows, None]
        found.append(np.where(live, records[rows], np.uint32(0)))
    return found


def _weighed(array: NDArray[np.generic], place: int) -> Marks:
    """Sum over each community's words."""
    row = np.ascontiguousarray(array).view(np.uint8).reshape(len(array), -1)
    if row.shape[1] % 8:
        row = np.pad(row, ((0, 0), (0, -row.shape[1] % 8)))
    found = np.zeros(len(array), U64)
    if row.size:
        _sum_stirred(row.view(U64), U64(place << 32), found)
    return found


@kernel
def _sum_stirred(words: np.ndarray, place: np.uint64, found: np.ndarray) -> None:
    for c in range(words.shape[0]):
        total = U64(0)
        for n in range(words.shape[1]):
            word = words[c, n]
            stirred = U64(U64(word ^ U64(word >> U64(32))) * STIR)
            stirred = U64(stirred ^ U64(stirred >> U64(29)))
            weight = U64(U64(U64(U64(n + 1) + place) * STIR) | U64(1))
            total = U64(total + U64(stirred * weight))
        found[c] = total
