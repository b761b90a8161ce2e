"""Random tables of who joins, what a score starts from, and the dating site."""

from __future__ import annotations

import numpy as np

from internetplus.engine.tables import Join, Match, Standing
from tests.naive.tables import I32, NEVER, OCTAVE, U32, Rng, some


def join(rng: Rng) -> Join:
    """Ranks that never rise with eagerness; sometimes everybody is scored."""
    rank = np.sort(rng.integers(0, 256, 4096))[::-1].astype(np.int32)
    weight = rng.integers(0, 400, 5).astype(I32)
    return Join(weight, np.ascontiguousarray(rank), int(rng.choice([256, 256, 0, 90, 255])))


def standing(rng: Rng, base: int) -> Standing:
    return Standing(
        on=int(rng.random() < 0.7),
        base=base,
        weight=some(rng, 7, 1, 3000, 0.7).astype(I32),
        ties=int(rng.integers(0, 9)),
        tie_weight=int(rng.integers(0, 2000)),
        fake=int(rng.choice([NEVER, -6 * OCTAVE, -2 * OCTAVE])),
        fake_honesty=int(rng.integers(0, 2000)),
        gain=int(rng.integers(0, 900)),
        caught=int(rng.choice([0, 1 << 30, 1 << 31])),
        price=int(rng.integers(0, 30000)),
    )


def match(rng: Rng) -> Match:
    return Match(
        on=int(rng.random() < 0.8),
        show=rng.choice(np.array([0, 1 << 30, 1 << 31], U32), 32),
        cut=int(rng.integers(0, 32)),
        filter=int(rng.choice([1 << 30, 1 << 31, 3 << 30])),
        silence=int(rng.choice([1 << 30, 1 << 31, 3 << 30])),
        front=int(rng.integers(0, 400)),
        sees=int(rng.integers(0, 300)),
        pick=int(rng.integers(0, 1024)),
    )
