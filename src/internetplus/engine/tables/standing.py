"""Tables of who joins a private score, what it starts from, and who fakes a profile."""

from typing import NamedTuple

import numpy as np

EVERYBODY = 256
"""Ranks of eagerness; as many users mean that all are scored unasked."""


class Join(NamedTuple):
    """Who uses the operator's app: the same order of eagerness in every arm."""

    weight: (
        np.ndarray
    )  # int32 [5] 1/256: chance, general honesty, conduct in money, youth, schooling
    rank: np.ndarray  # int32 [4096] rank among adults online by eagerness, 0 the most eager
    users: int  # ranks below it are scored; 256: everybody, online or not


class Standing(NamedTuple):
    """What a score starts from besides points, tenths of a point; and bought profiles."""

    on: int  # 1: the score starts where this puts people
    base: int
    weight: np.ndarray  # int32 [7] at the full value of each attribute
    ties: int  # ties whose places on the scale count
    tie_weight: int  # where all of them stand at the top
    fake: int  # hazard of being one who buys a profile, at average honesty
    fake_honesty: int  # its fall by standard deviation of general honesty
    gain: int  # what a bought profile adds while it is believed
    caught: int  # chance a month that it is not believed, 32 bits
    price: int  # money a year
