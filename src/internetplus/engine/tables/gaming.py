"""Tables of appearance: deeds for show and bought certificates."""

from typing import NamedTuple

import numpy as np


class Gaming(NamedTuple):
    """Two routes to points without conduct: 0 deeds for show, 1 certificates."""

    on: int  # 1: some deed earns points that can be had by appearance
    hazard: np.ndarray  # int32 [2, 32, 5] of a month by place on the scale and income fifth
    deed: np.ndarray  # int32 [2, 32, 5] the deed that pays best
    source: np.ndarray  # int32 [64] number, in a record, of the source that takes it down
    schooling: int  # what a level of schooling adds to the hazard
    honesty: np.ndarray  # int32 [2] what a standard deviation of honesty takes off
    most: np.ndarray  # uint32 [2] no draw above it leads to anything
    price: np.ndarray  # int64 [2] money an act: time, money
    help: np.ndarray  # int64 [64] what a deed for show brings others, money
    found: int  # chance a month that what was staged or bought is found out, 32 bits
