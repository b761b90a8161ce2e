"""Room in the pool for the records that a month may bring."""

import numpy as np

from internetplus.kernel import lined
from internetplus.kernel.jit import kernel
from internetplus.society.state import Society

A_MONTH, STEP = 256, 64
"""Records that a community may get in a month, beyond which the oldest go and are counted; the
pool grows by whole steps, so that each community's records begin a line of the cache."""


@kernel
def has_room(count: np.ndarray, held: int) -> bool:
    """Whether a pool of so many places takes what a month may bring to records [C]."""
    most = 0
    for c in range(count.size):
        most = max(most, count[c])
    return most + A_MONTH <= held


def with_room(society: Society) -> Society:
    """A society whose pool takes what a month may bring; itself if it does."""
    pool = society.pool
    held, needed = pool.record.shape[1], int(pool.count.max()) + A_MONTH
    if held >= needed:
        return society
    record = lined.zeros((len(pool.record), (-(-needed // STEP) + 1) * STEP), np.uint32)
    record[:, :held] = pool.record
    return society._replace(pool=pool._replace(record=record))
