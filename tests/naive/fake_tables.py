"""Random tables of fake standing."""

from __future__ import annotations

import numpy as np

from internetplus.engine.tables import Fakes
from tests.naive.tables import Rng, some


def fakes(rng: Rng) -> Fakes:
    """Often enough that a community has some of everything."""
    buys = some(rng, (2, 32, 5), 1, 1 << 30, 0.7).astype(np.uint32)
    leaves = some(rng, (2, 32, 5), 1, 1 << 30, 0.5).astype(np.uint32)
    return Fakes(
        on=int(rng.random() < 0.8),
        packet=int(rng.integers(1, 8)),
        buys=buys,
        most_buy=int(buys.max()),
        price=int(rng.integers(0, 50000)),
        weight=int(rng.integers(1, 7)),
        ring=int(rng.choice([0, 1 << 30, 2**32 - 1])),
        size=int(rng.choice([2, 4])),
        leaves=leaves,
        most_leave=int(leaves.max()),
        identity=int(rng.integers(0, 50000)),
        found=int(rng.choice([0, 1 << 31, 2**32 - 1])),
        alarm=int(rng.choice([0, 1 << 12, 1 << 15])),
    )
