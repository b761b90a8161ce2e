"""Random tables of moving."""

from __future__ import annotations

from internetplus.engine.tables import Move
from tests.naive.tables import Rng, chances


def move(rng: Rng) -> Move:
    return Move(
        on=int(rng.random() < 0.7),
        leave=chances(rng, 2, 0.8),
        flee=chances(rng, 2, 0.8),
        back=int(rng.choice([0, 1 << 30, 1 << 32])),
        drops=int(rng.random() < 0.6),
        national=int(rng.integers(0, 1 << 16)),
    )
