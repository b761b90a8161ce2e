"""Random tables of expression."""

from __future__ import annotations

import numpy as np

from internetplus.engine.rules.voice import cuts
from internetplus.engine.tables import Voice
from tests.naive.tables import Rng


def voice(rng: Rng) -> Voice:
    table = cuts(float(rng.choice([0.0, 0.05, 0.3])), float(rng.uniform(0.3, 1.5)))
    return Voice(
        cut=np.ascontiguousarray(table),
        usual=int(table[80]),
        near=int(rng.integers(0, 1025)),
        fade=int(rng.integers(1, 400)),
        free_warnings=int(rng.random() < 0.3),
        since=int(rng.integers(-8, 100)),
    )
