"""Random tables of public opinion."""

from __future__ import annotations

import numpy as np

from internetplus.engine.tables import Poll
from internetplus.vocabulary.fields import N_CONSEQUENCES
from tests.naive.tables import Rng, chances, subsets


def poll(rng: Rng) -> Poll:
    harm, favour = (int(subsets(rng, 1, N_CONSEQUENCES, 0.3)[0]) for _ in range(2))
    return Poll(
        held=int(rng.random() < 0.8),
        harm=harm & ~favour,
        favour=favour,
        heard=np.sort(chances(rng, 1025)),
        private=chances(rng, 16, 0.9),
        stated=chances(rng, 16, 0.9),
    )
