"""Tables of institutions that citizens rate; first axis of arrays by kind: number of the kind [4].

Standard deviations of an institution's work are counted in 1/256, stars in 1/8192, ratings in
1/1024, pressure in 1/2^20 of all that marks can make an average institution do.
"""

from typing import NamedTuple

import numpy as np


class Serve(NamedTuple):
    """What institutions are, what marks make of them, who rates them."""

    on: int  # 1: the scheme has institutions rated
    rated: np.ndarray  # int32 [4] 1: this kind is
    normal: np.ndarray  # int32 [512] quantiles of the standard normal
    common: int  # part of the unseen work that goes with the seen one, 1/256
    own: int  # part of its own, 1/256
    charm: int  # what raters see besides the work, 1/256 sd
    heed: np.ndarray  # int32 [32] quantiles of how much an institution heeds its mark, 1/256
    tied: int  # chance of having friends among those who award, 32 bits
    pressure: int  # what hangs on the marks, 1/2^20
    adapt: int  # part of the way to it in a month, 1/1024
    moved: np.ndarray  # int64 [65] effort moved by pressure in 1/16, 1/2^16 of all effort
    up: np.ndarray  # int64 [65] what the seen work gains by it, 1/256 sd
    down: np.ndarray  # int64 [65] what the unseen work loses
    lenient: np.ndarray  # int64 [65] what lower standards add to a rating, 1/256 sd
    spoils: int  # unseen work lost for it, 1/256
    worth: int  # part of the service's worth that is in the seen work, 1/256
    value: int  # money a month to the community for a standard deviation of service
    slots: int  # would-be raters of each institution a month, children among them
    noise: np.ndarray  # int32 [512] quantiles of a single experience beside the work, 1/256 sd
    loading: int  # of the work on a single experience, 1/256
    bias: np.ndarray  # int32 [4] fall of a rating by standard deviation of critical opinion
    edge: np.ndarray  # int32 [4] experience from which there are two, three, four, five stars
    response: np.ndarray  # int32 [3] chance that three; two, four; one, five are given, 1/256
    fear: int  # of those who would give one or two: held back for fear, 1/256
    coerced: int  # of those held back: give five instead of nothing, 1/256
    retaliate: int  # chance that one or two stars are paid back, 1/256
    price: int  # what that costs who gave them, money
    centre: int  # mean that each starts with, 1/8192 star
    prior: int  # ratings that it weighs, 1/1024
    fade: int  # part of the count lost in a month, 1/1024
    claim: int  # mean from which one may have an award, 1/8192 star
    near: int  # below it by less is a near-miss
    rounded: int  # chance that a near-miss is moved over the edge, 32 bits
