"""Tables of attacks on the register: theft, changes for pay, audits."""

from typing import NamedTuple

import numpy as np

SLOTS = 8
"""Changes for pay that a community can see in a month."""


class Attack(NamedTuple):
    on: int  # 1: there is a register of citizens, and who attacks it
    parts: int  # registers kept apart
    named: int  # 1: they are those of the scheme, with customers and sources of their own
    breach: int  # chance of a month that one of them is broken into, 32 bits
    lost: int  # share of its lives that a thief takes, 32 bits
    offer: int  # chance of a month that a slot for a change comes up, 32 bits
    share: np.ndarray  # uint32 [32, 5] who takes it, by place on the scale and income fifth
    price: int  # money
    look: np.ndarray  # uint32 [2] chance of a month that files are looked at: as usual, by an audit
    found: np.ndarray  # uint32 [2] chance that this finds a change
    snoop: int  # chance of a month that an official looks a file up, 32 bits
    caught: int  # chance that this comes out, 32 bits
    alarm: int  # chance that an audit strikes off a true good record, 32 bits
