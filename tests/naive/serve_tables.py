"""Random tables of rated institutions."""

from __future__ import annotations

import numpy as np

from internetplus.engine.tables import Serve
from internetplus.vocabulary.fields import N_INSTITUTIONS
from tests.naive.tables import I32, I64, Rng, chances


def serve(rng: Rng) -> Serve:
    def rising(most: int) -> np.ndarray:
        return np.r_[0, np.cumsum(rng.integers(0, most, 64))].astype(I64)

    def quantiles(many: int) -> np.ndarray:
        return np.sort(np.round(rng.normal(0, 256, many))).astype(I32)

    return Serve(
        on=int(rng.random() < 0.8),
        rated=rng.integers(0, 2, N_INSTITUTIONS).astype(I32),
        normal=quantiles(512),
        common=int(rng.integers(0, 257)),
        own=int(rng.integers(0, 257)),
        charm=int(rng.integers(0, 300)),
        heed=np.sort(rng.integers(0, 1025, 32)).astype(I32),
        tied=int(chances(rng, 1)[0]),
        pressure=int(rng.choice([0, 1, 1 << 18, 1 << 20])),
        adapt=int(rng.integers(1, 1025)),
        moved=rising(700),
        up=rising(9),
        down=rising(9),
        lenient=rising(12),
        spoils=int(rng.integers(0, 257)),
        worth=int(rng.integers(0, 257)),
        value=int(rng.integers(0, 10**6)),
        slots=int(rng.integers(1, 65)),
        noise=quantiles(512),
        loading=int(rng.integers(0, 257)),
        bias=rng.integers(0, 200, N_INSTITUTIONS).astype(I32),
        edge=np.sort(rng.integers(-700, 300, 4)).astype(I32),
        response=rng.integers(0, 257, 3).astype(I32),
        fear=int(rng.choice([0, 80, 256])),
        coerced=int(rng.integers(0, 257)),
        retaliate=int(rng.choice([0, 80, 256])),
        price=int(rng.integers(0, 9000)),
        centre=int(rng.integers(8192, 5 * 8192 + 1)),
        prior=int(rng.integers(256, 40_000)),
        fade=int(rng.choice([0, 57, 500])),
        claim=int(rng.integers(3 * 8192, 5 * 8192)),
        near=int(rng.choice([0, 819, 8192])),
        rounded=int(chances(rng, 1)[0]),
    )
