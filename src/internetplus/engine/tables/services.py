"""Tables of services to citizens."""

from typing import NamedTuple

import numpy as np


class Gates(NamedTuple):
    """Services; first axis: number of the gate [16]."""

    ask: np.ndarray  # int32 [16, 40] chance of asking in a month by demand class, of 2^30
    lanes: np.ndarray  # int32 [6] 1: somebody may ask for one of the four services of the draw
    who: np.ndarray  # int32 flags needed
    setting: np.ndarray  # int32
    essential: np.ndarray  # int32
    fixed: np.ndarray  # int32 1: places are fixed
    refuse: np.ndarray  # int32 hazard of refusal on the service's own evidence
    thin: np.ndarray  # int32 hazard of refusal of those without a credit history, NEVER: as others
    evidence: np.ndarray  # int32 its change by standard deviation of the setting's conduct
    general: np.ndarray  # int32 change of the hazard of default by standard deviation of honesty
    counted: np.ndarray  # int32 place among the services told by eagerness to join, -1: none
    unsecured: np.ndarray  # int32 change of the hazard of default where a deposit is waived
    more: int  # further asks of those who need no deposit, 1/1024 of the usual
    loss: np.ndarray  # int64 what a refusal costs, money
    deposit: np.ndarray  # int64 what a deposit costs its payer, money
    time_gain: np.ndarray  # int64 what a waiver saves besides, money
    default: np.ndarray  # int32 hazard of default
    default_loss: np.ndarray  # int64 what a default costs the service beyond any deposit
    cover: np.ndarray  # int64 what a deposit covers of it
    profit: np.ndarray  # int64 service's margin on one customer
    weight: int  # weight of the favoured for fixed places, 1/256
