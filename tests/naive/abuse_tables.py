"""Random tables of abuse by the operator."""

from __future__ import annotations

import numpy as np

from internetplus.engine.tables import Abuse
from internetplus.vocabulary.fields import DEED_NAMES, N_DEEDS
from tests.naive.tables import Rng, known, some


def abuse(rng: Rng) -> Abuse:
    """The month of the crisis is set with the month of the case."""
    return Abuse(
        on=int(rng.random() < 0.8),
        plant=int(rng.choice([0, 1 << 29, 2**32 - 1])),
        crisis=-1,
        turned=int(rng.choice([0, 1 << 31, 2**32 - 1])),
        deeds=rng.permutation(len(DEED_NAMES))[:4].astype(np.int32),
        many=int(rng.integers(0, 5)),
        cover=int(rng.choice([0, 1 << 31, 2**32 - 1])),
        against=known(some(rng, N_DEEDS, 1, 1, 0.5)).astype(np.int32),
    )
