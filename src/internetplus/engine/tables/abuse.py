"""Tables of abuse by the operator: records planted on critics, records of officials let vanish."""

from typing import NamedTuple

import numpy as np


class Abuse(NamedTuple):
    on: int  # 1: the operator abuses the register
    plant: int  # chance of a month for somebody on record as a critic, 32 bits
    crisis: int  # month in which the register is turned on them; -1: never
    turned: int  # chance that a community's operator takes part in it, 32 bits
    deeds: np.ndarray  # int32 [4] what is planted: the deeds that cost most
    many: int  # how many of these there are
    cover: int  # chance that a record against an official vanishes, 32 bits
    against: np.ndarray  # int32 [64] 1: a deed that costs points or leads to a list
