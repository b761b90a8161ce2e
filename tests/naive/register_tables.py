"""Random tables of registers that keep a score of their own."""

from __future__ import annotations

import numpy as np

from internetplus.engine.tables import Registers
from internetplus.vocabulary.fields import FLAGS, N_DEEDS, N_REGISTERS
from tests.naive.tables import CONSEQUENCES, I32, Rng, chances, edges, subsets, worths


def registers(rng: Rng) -> Registers:
    """None, or up to eight, of which each takes some records."""
    base, every = rng.integers(0, 10000, N_REGISTERS), range(N_REGISTERS)
    return Registers(
        many=int(rng.choice([0, 1, 3, N_REGISTERS])),
        takes=(rng.random((N_REGISTERS, N_DEEDS, 5)) < 0.4).astype(I32),
        worth=np.array([worths(rng, N_DEEDS) for _ in every], I32),
        base=base.astype(I32),
        grade_from=np.array([edges(rng, int(base[k])) for k in every], I32),
        by_grade=subsets(rng, (N_REGISTERS, 16), CONSEQUENCES, 0.1).astype(I32),
        upper=(base + rng.integers(-300, 300, N_REGISTERS)).astype(I32),
        from_age=rng.choice([0, 18, 30], N_REGISTERS).astype(I32),
        member=chances(rng, N_REGISTERS),
        among=subsets(rng, N_REGISTERS, len(FLAGS), 0.1).astype(I32),
    )
