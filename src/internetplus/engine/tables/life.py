"""Tables of perception, work and procedure."""

from typing import NamedTuple

import numpy as np


class Life(NamedTuple):
    """Perception, work and procedure."""

    aware_start: int  # chance of becoming aware in a month, 32 bits
    aware_contact: int  # the same for those touched by the scheme
    risk_jump: int  # steps of perceived certainty after a fine or sanction
    risk_fade: int  # steps in 256 by which it fades back in a month
    pairs: int  # pairs of settings of life that are in use
    strain: int  # steps of need for arrears, 2^-16 for a hundred of money
    income: np.ndarray  # int32 [2, 256] income in work by settlement and place, money a month
    job_loss: int  # chance of losing work in a month, 32 bits
    benefit: int  # income without work, 1/1024 of the income in work
    recovery: int  # arrears caught up in a month, 1/1024
    appeal: np.ndarray  # uint32 [8, 4] chance of contesting a record by truth and schooling
    granted: np.ndarray  # uint32 [8] chance that a contest succeeds by truth
    mark: int  # chance a month of losing work through a published sanction, 32 bits
    suspensive: int  # 1: an objection stays the consequences
    compensation: int  # money for a month of wrongful sanction
    late: int  # chance that an annulled record goes on counting for a while, 32 bits
    passed: int  # chance a month that its annulment is passed on, 32 bits
    repair: np.ndarray  # uint32 [64] chance a month that a bad record of a deed is worked off
