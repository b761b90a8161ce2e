"""Tables of moving: who leaves the places where a scheme holds, and what stays behind."""

from typing import NamedTuple

import numpy as np


class Move(NamedTuple):
    on: int  # 1: the scheme holds in a part of the nation, and people leave it and come back
    leave: np.ndarray  # uint32 [2] chance a month that a household goes, locals and migrants
    flee: np.ndarray  # uint32 [2] the same under one of the scheme's sanctions
    back: int  # chance a month that one that is away comes back, 32 bits
    drops: int  # 1: records and score stay behind; 0: they go along
    national: int  # bits of the order's consequences, which hold everywhere
