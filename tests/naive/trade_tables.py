"""Random tables of enterprises."""

from __future__ import annotations

import numpy as np

from internetplus.engine.tables import Trade
from internetplus.vocabulary.fields import PRACTICE_NAMES
from tests.naive.tables import (
    GRADES,
    I32,
    I64,
    LISTS,
    LONG_AGO,
    NEVER,
    NEVER_REACHED,
    OCTAVE,
    Rng,
    chances,
    edges,
    some,
    subsets,
    worths,
)


def trade(rng: Rng) -> Trade:
    base = int(rng.integers(0, 10000))
    practices = len(PRACTICE_NAMES)
    start = np.full(16, NEVER)
    start[:practices] = rng.integers(-9 * OCTAVE, OCTAVE, practices)
    top = edges(rng, base)
    top[GRADES - 1] = NEVER_REACHED
    arrays = {
        "start": start,
        "coef": rng.integers(0, 1500, 16),
        "motive": some(rng, (16, 32), -800, 0),
        "inspect": rng.choice([256, 256, 128, 768, 1024], 16),
        "deny": rng.integers(0, 8, 16),
        "dimension": rng.integers(0, 4, 16),
        "enter": subsets(rng, 16, LISTS, 0.1),
        "term": rng.integers(0, 121, LISTS),
        "inspect_listed": rng.choice([256, 256, 128, 768], 256),
        "deny_listed": rng.integers(0, 8, 256),
    }
    return Trade(
        end=chances(rng, 16),
        found=chances(rng, 16),
        false=chances(rng, 16),
        harm=rng.integers(0, 10**7, (16, 3)).astype(I64),
        fine=rng.integers(0, 10**6, (16, 3)).astype(I64),
        inspection=chances(rng, 3, 0.9).astype(I64),
        worth=worths(rng, 16),
        grade_from=top,
        base=base,
        low=base - int(rng.integers(0, 2000)),
        step=int(rng.integers(1, 90)),
        scored=int(rng.integers(0, 2)),
        since=int(rng.choice([LONG_AGO, 0, -24])),
        ask=chances(rng, 3, 0.8).astype(I64),
        gain=rng.integers(0, 10**6, (3, 3)).astype(I64),
        **{name: array.astype(I32) for name, array in arrays.items()},
    )
