"""Tables of fake standing: bought stars, rings, new identities, and the filter against them."""

from typing import NamedTuple

import numpy as np


class Fakes(NamedTuple):
    on: int  # 1: people rate each other, and some of it is fake
    packet: int  # ratings bought at a time
    buys: np.ndarray  # uint32 [2, 32, 5] chance of a month: who sells, place on the scale, fifth
    most_buy: int  # the largest of these chances
    price: int  # of a packet, money
    weight: int  # quarters that the rating of a newcomer weighs
    ring: int  # chance that a run of neighbouring members rate each other, 32 bits
    size: int  # members of a ring
    leaves: np.ndarray  # uint32 [2, 32, 5] the same for coming back as a newcomer
    most_leave: int  # the largest of these chances
    identity: int  # what that costs, money
    found: int  # chance that the filter takes out a fake rating, 32 bits
    alarm: int  # chance that it takes out a sincere five, 16 bits
