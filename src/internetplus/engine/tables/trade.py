"""Tables of enterprises."""

from typing import NamedTuple

import numpy as np


class Trade(NamedTuple):
    """Enterprises; first axis: number of the practice [16]."""

    start: np.ndarray  # int32 hazard of taking a practice up
    coef: np.ndarray  # int32 change by standard deviation of care
    motive: np.ndarray  # int32 [16, 32] change by position
    end: np.ndarray  # uint32 chance of giving it up in a month
    found: np.ndarray  # uint32 chance that an inspection finds it
    false: np.ndarray  # uint32 chance that an inspection finds what is not there
    harm: np.ndarray  # int64 [16, 3] money a month by size
    fine: np.ndarray  # int64 [16, 3]
    inspection: np.ndarray  # int64 [3] chance of inspection in a month by size, 2^32
    worth: np.ndarray  # int32 [16, 128]
    grade_from: np.ndarray  # int32 [8]
    base: int
    low: int
    step: int
    scored: int
    since: int
    inspect: np.ndarray  # int32 [16] weight of inspection by grade, 1/256
    dimension: np.ndarray  # int32 [16] of the four credits
    enter: np.ndarray  # int32 [16] bits of the lists that a finding leads to
    term: np.ndarray  # int32 [8] months on each list
    inspect_listed: np.ndarray  # int32 [256] weight of inspection by bits of lists, 1/256
    deny_listed: np.ndarray  # int32 [256] by bits of lists: bits of the three gates closed
    deny: np.ndarray  # int32 [16] by grade: bits of the three gates closed
    ask: np.ndarray  # int64 [3] chance of asking in a month: tender, loan, market; 32 bits
    gain: np.ndarray  # int64 [3, 3] what is got by gate and size, money
