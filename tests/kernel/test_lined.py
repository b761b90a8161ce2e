"""Arrays that begin a line of the cache."""

from typing import Any

import numpy as np
import pytest

from internetplus.engine.room import with_room
from internetplus.engine.run import copied
from internetplus.engine.tables import scratch
from internetplus.kernel import lined
from internetplus.society.state import Society, empty_people, empty_pool, empty_state

LINE_OF_THE_CACHE = 64


def begins_a_line(array: np.ndarray) -> bool:
    return bool(array.ctypes.data % LINE_OF_THE_CACHE == 0)


def a_society(per_citizen: float = 1) -> Society:
    return Society(empty_people(3), empty_state(3), empty_pool(3, per_citizen))


@pytest.mark.parametrize("shape", [1, 7, (0,), (3, 5), (2, 3, 1)])
@pytest.mark.parametrize("kind", [np.int8, np.uint16, np.int64, np.float32])
def test_they_are_what_numpy_makes(shape: Any, kind: Any) -> None:
    for mine, other in (
        (lined.zeros(shape, kind), np.zeros(shape, kind)),
        (lined.full(shape, 9, kind), np.full(shape, 9, kind)),
    ):
        np.testing.assert_array_equal(mine, other)
        assert (mine.dtype, mine.flags.c_contiguous) == (other.dtype, True)
        assert begins_a_line(mine) or mine.size == 0


def test_a_copy_and_some_rows_leave_the_array_alone() -> None:
    array = np.arange(12).reshape(4, 3)
    copy, rows = lined.copy(array), lined.take(array, [2, 0, 2])
    copy[0], rows[0] = -1, -1
    np.testing.assert_array_equal(array, np.arange(12).reshape(4, 3))
    np.testing.assert_array_equal(copy[1:], [[3, 4, 5], [6, 7, 8], [9, 10, 11]])
    np.testing.assert_array_equal(rows[1:], [[0, 1, 2], [6, 7, 8]])
    assert begins_a_line(copy)
    assert begins_a_line(rows)


def test_everything_a_month_works_on_begins_a_line() -> None:
    society = a_society()
    grown = with_room(
        society._replace(pool=society.pool._replace(count=lined.full(3, 900, np.int32)))
    )
    parts = (*society, *copied(society), *grown, scratch())
    arrays = [(name, getattr(part, name)) for part in parts for name in part._fields]
    assert [name for name, array in arrays if not begins_a_line(array)] == []


def test_so_does_every_community_of_a_pool_that_grew() -> None:
    full = a_society()
    full = full._replace(pool=full.pool._replace(count=np.array([5, 1001, 0], np.int32)))
    full.pool.record[:] = np.arange(1024)
    record = with_room(full).pool.record
    assert record.shape[1] >= 1001 + 256
    assert all(begins_a_line(row) for row in record)
    np.testing.assert_array_equal(record[:, :1024], full.pool.record)
