"""Tables of registers that keep a score of their own beside the scheme's."""

from typing import NamedTuple

import numpy as np


class Registers(NamedTuple):
    """First axis: number of the register [8]."""

    many: int
    takes: np.ndarray  # int32 [8, 64, 5] 1: records of the deed by this writer (0: the order's)
    worth: np.ndarray  # int32 [8, 64, 128] tenths of a point by age in months
    base: np.ndarray  # int32 tenths of a point
    grade_from: np.ndarray  # int32 [8, 8] lowest total of each grade, ascending
    by_grade: np.ndarray  # int32 [8, 16] bits of consequences
    upper: np.ndarray  # int32 lowest total of the upper half of the grades
    from_age: np.ndarray  # int32 years
    member: np.ndarray  # uint32 chance of being a customer
    among: np.ndarray  # int32 flags that customers have
