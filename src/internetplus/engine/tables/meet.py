"""Tables of encounters and the stars that people give each other."""

from typing import NamedTuple

import numpy as np


class Meet(NamedTuple):
    """Stars are counted in 1/8192; weights of ratings in quarters of a usual one."""

    rated: int  # 1: the scheme has stars
    encounters: int  # begun by each adult in a month
    centre: int  # mean that everybody starts with
    prior: int  # quarters that it weighs
    shown_from: int  # quarters from which a mean is shown
    keep: int  # share of the count left after a month, 1/256
    rounding: int  # steps of the shown mean
    points: int  # tenths of a point for one star
    floor: int  # mean below which one is in the lowest grade
    lure: int  # change of log-weight in being chosen, 1/1024 octave, for a star
    own_kind: int  # log-weight of somebody of one's own group, 1/1024 octave
    loading: int  # of honesty on how an encounter goes, 1/256
    effort: np.ndarray  # int32 [32] effort to please by place on the scale, 1/256 sd; 0: unaware
    price: np.ndarray  # int64 [32] what it costs a month, money
    halo: int  # 1/256 sd for a star above the centre
    penalty: int  # of another group, 1/256 sd
    drift: int  # by which standards fall in a month, 1/256 sd, 1/1024
    noise: np.ndarray  # int16 [512] quantiles of how an encounter goes beside honesty, 1/256 sd
    edge: np.ndarray  # int32 [4] from where on there are two, three, four, five stars
    response: np.ndarray  # int32 [3] chance that three; two, four; one, five are given, 1/256
    retaliate: int  # chance that a bad rating is paid back, 1/256
    reciprocate: int  # chance that a good rating is returned by who would not have rated, 1/256
    weight: np.ndarray  # int32 [65] quarters by the rater's shown mean
    burst: int  # bad ratings of a bad day
    hit: int  # chance of a bad day in the month that has one, 32 bits
