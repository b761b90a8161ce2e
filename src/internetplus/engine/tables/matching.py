"""Tables of the dating site."""

from typing import NamedTuple

import numpy as np


class Match(NamedTuple):
    """How people on a dating site look at each other."""

    on: int  # 1: scores can be shown
    show: np.ndarray  # uint32 [32] chance of showing one's score by place on the scale
    cut: int  # place from which a shown score passes a filter
    filter: int  # chance of filtering by scores, 32 bits
    silence: int  # chance that a filter reads silence as low, 32 bits
    front: int  # what a good score adds by being placed in front, 1/1024 of the range of taste
    sees: int  # what a standard deviation of honesty adds to taste, 1/1024 of its range
    pick: int  # taste from which one accepts, 1/1024 of its range
