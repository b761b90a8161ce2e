"""Random tables of encounters and stars."""

from __future__ import annotations

import numpy as np

from internetplus.engine.tables import Meet


def stars(rng: np.random.Generator) -> Meet:
    """Stars of all designs; sometimes none."""
    step = int(rng.choice([1, 82, 819, 8192]))
    quarters = rng.integers(1, 7, 65)
    return Meet(
        rated=int(rng.random() < 0.8),
        encounters=int(rng.integers(1, 4)),
        centre=int(rng.integers(8192, 5 * 8192)),
        prior=int(rng.integers(1, 201)),
        shown_from=int(rng.choice([0, 4, 40])),
        keep=int(rng.choice([256, 242, 128])),
        rounding=step,
        points=int(rng.integers(0, 5000)),
        floor=int(rng.integers(8192, 5 * 8192)),
        lure=int(rng.integers(0, 5000)),
        own_kind=int(rng.integers(0, 500)),
        loading=int(rng.integers(0, 257)),
        effort=np.append(0, rng.integers(0, 300, 31)).astype(np.int32),
        price=np.append(0, rng.choice([0, 1, 700, 3000], 31)).astype(np.int64),
        halo=int(rng.integers(0, 600)),
        penalty=int(rng.integers(0, 150)),
        drift=int(rng.integers(0, 9000)),
        noise=np.sort(rng.integers(-1000, 1000, 512)).astype(np.int16),
        edge=np.sort(rng.integers(-800, 800, 4)).astype(np.int32),
        response=rng.integers(0, 257, 3).astype(np.int32),
        retaliate=int(rng.integers(0, 257)),
        reciprocate=int(rng.integers(0, 257)),
        weight=quarters.astype(np.int32),
        burst=int(rng.integers(0, 31)),
        hit=int(2.0 ** rng.uniform(20, 31)),
    )
