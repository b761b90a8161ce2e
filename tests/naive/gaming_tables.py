"""Random tables of appearance."""

from __future__ import annotations

from internetplus.engine.rules.gaming import bounds
from internetplus.engine.tables import Gaming
from internetplus.vocabulary.fields import DEED_NAMES, N_DEEDS
from tests.naive.tables import I32, I64, NEVER, OCTAVE, Rng, some


def gaming(rng: Rng) -> Gaming:
    hazard = some(rng, (2, 32, 5), -9 * OCTAVE, -OCTAVE, 0.8, NEVER).astype(I32)
    hazard[:, 0] = NEVER
    schooling, honesty = int(rng.integers(0, 900)), rng.integers(0, 1500, 2).astype(I32)
    return Gaming(
        on=int(rng.random() < 0.8),
        hazard=hazard,
        deed=rng.integers(0, len(DEED_NAMES), (2, 32, 5)).astype(I32),
        source=rng.integers(1, 5, N_DEEDS).astype(I32),
        schooling=schooling,
        honesty=honesty,
        most=bounds(hazard, schooling, honesty),
        price=rng.integers(0, 9000, 2).astype(I64),
        help=some(rng, N_DEEDS, 1, 9000).astype(I64),
        found=int(rng.choice([0, 1 << 28, 1 << 31])),
    )
