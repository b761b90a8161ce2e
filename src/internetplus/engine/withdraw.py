"""Withdraw: a scheme ends; what it kept is gone, what it did to people stays."""

import numpy as np

from internetplus.engine import records
from internetplus.society.state import STATUS_AWARE, Society


def withdraw(society: Society) -> None:
    """Drop the records that the scheme's sources wrote; nobody knows of a scheme that is no more.

    Records of the legal order stay, like arrears, lost work, fear and the habit of silence.
    """
    pool = society.pool
    for c in range(len(pool.count)):
        held = pool.record[c, : pool.count[c]]
        kept = held[[records.source_of(r) == 0 for r in held]]
        pool.record[c, : kept.size] = kept
        pool.count[c] = kept.size
    society.state.status[:] &= np.uint16(0xFFFF ^ STATUS_AWARE)
