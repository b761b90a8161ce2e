"""Tables of conduct and its observation."""

from typing import NamedTuple

import numpy as np


class Deeds(NamedTuple):
    """Conduct and its observation; first axis: number of the deed [64]."""

    dense: np.ndarray  # int32 [n] deeds with a draw of their own
    cells: np.ndarray  # int16 [n] rare deed of each 1024th of the draw that they share
    cell: np.ndarray  # int32 first of its cells
    slot: np.ndarray  # int32 width of its slot, 2^-slot: the most it happens in a month
    base: np.ndarray  # int32 hazard of an active month at average traits
    coef: (
        np.ndarray
    )  # int32 [64, 5] hazard a standard deviation: honesty, opinion, setting, young, need
    setting: np.ndarray  # int32
    kind: np.ndarray  # int32 0 harmful, 1 lawful, 2 helpful
    who: np.ndarray  # int32 flags needed
    adult: np.ndarray  # int32 1: from 18 years
    motive: np.ndarray  # int32 [64, 256] change of the hazard by class of incentive
    hidden: np.ndarray  # int32 [64, 256] change of the hazard of a record: moved out of sight
    moved: np.ndarray  # int32 [64, 256] share moved out of sight, 1/1000
    avoided: np.ndarray  # int32 [64, 256] acts given up for each one done, 1/1000
    forgone: np.ndarray  # int32 [64, 256] what they were worth to their author, money
    restrained: np.ndarray  # int32 1: those aware of the scheme may hold back or hide
    seen: np.ndarray  # int32 [64, 8, 5] cumulative hazard of a record by watching: order, sources
    attended: np.ndarray  # int32 1: inspectors or cameras look, and attention is scarce
    mix_up: np.ndarray  # uint32 [64, 5] chance that the record lands on somebody else
    delay: np.ndarray  # int32 [64, 5] months until a source's record reaches the register
    told: np.ndarray  # int32 [2] 1: who gets a record learns of it: from the order, from the scheme
    false_order: np.ndarray  # uint32 chance of a false entry under the order, of 2^26
    false_scheme: np.ndarray  # uint32 the same, order and scheme together
    expression: np.ndarray  # int32 1: speech, kept private where too few others speak
    norm: np.ndarray  # int32 [12] exponent of the neighbourhood's norm by setting, 1/1024
    fine: np.ndarray  # int64 money
    harm: np.ndarray  # int64 money an active month; helpful deeds: what they bring
    victim: np.ndarray  # int32 0 citizens, 1 enterprises, 2 state, 3 nobody
    keep: np.ndarray  # int32 months for which a record is of use to anybody, 0: not kept
    repay: np.ndarray  # uint32 [64, 2] chance a month that the debt is paid: free, listed
    contested: np.ndarray  # int32 [64, 2] months open to appeal: order's, scheme's
