"""Random tables of attacks on the register."""

from __future__ import annotations

import numpy as np

from internetplus.engine.tables import Attack, Registers
from tests.naive.tables import Rng, some


def attack(rng: Rng, registers: Registers) -> Attack:
    named = int(registers.many > 0 and rng.random() < 0.5)
    return Attack(
        on=int(rng.random() < 0.8),
        parts=int(registers.many) if named else int(rng.choice([1, 3, 8])),
        named=named,
        breach=int(rng.choice([0, 1 << 30, 1 << 31])),
        lost=int(rng.choice([0, 1 << 30, 2**32 - 1])),
        offer=int(rng.choice([0, 1 << 31, 2**32 - 1])),
        share=some(rng, (32, 5), 1, 2**32 - 1, 0.8).astype(np.uint32),
        price=int(rng.integers(0, 50000)),
        look=rng.choice([0, 1 << 31, 2**32 - 1], 2).astype(np.uint32),
        found=rng.choice([0, 1 << 31, 2**32 - 1], 2).astype(np.uint32),
        alarm=int(rng.choice([0, 1 << 29])),
        snoop=int((more := rng.spawn(1)[0]).choice([0, 1 << 30, 2**32 - 1])),
        caught=int(more.choice([0, 1 << 31, 2**32 - 1])),
    )
