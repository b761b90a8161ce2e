"""What follows from who people are: conduct by setting, age and need as features, how watched."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from internetplus.kernel.jit import kernel
from internetplus.society.build import ADULT, N_QUINTILES, settings_of, watch_of
from internetplus.society.state import People
from internetplus.vocabulary.groups import N_DEMAND

YOUNG = np.clip((40 - np.arange(256)) * 2, -64, 64).astype(np.int8)
"""Feature of age, 1/32 standard deviation: two up to eight years, none at 40 (our assumption)."""
NEED = np.array([45, 17, 0, -17, -45], np.int8)
"""Feature of need by income quintile: the mean of a standard normal in each fifth, reversed."""


class Features(NamedTuple):
    """Of people without arrears; arrays are [C, 1024] where nothing else is said."""

    setting: NDArray[np.int8]  # [C, 12, 1024]
    adult: NDArray[np.bool_]
    demand: NDArray[np.int64]
    watch: NDArray[np.uint8]
    young: NDArray[np.int8]
    need: NDArray[np.int8]


def features(people: People, seed: int, numbers: NDArray[np.int64]) -> Features:
    """The features of communities by the seed of the people and their numbers."""
    cell = people.cell.astype(np.int64)
    return Features(
        setting=settings_of(seed, numbers),
        adult=np.asarray(people.age >= ADULT),
        demand=cell % N_DEMAND,
        watch=watched(people),
        young=YOUNG[people.age],
        need=NEED[cell % N_QUINTILES],
    )


def watched(people: People) -> NDArray[np.uint8]:
    """Class of watching of everybody [C, 1024]."""
    found = np.zeros(people.cell.shape, np.uint8)
    _watch(people.flags.ravel(), people.cell.ravel(), found.ravel())
    return found


@kernel
def _watch(flags: np.ndarray, cell: np.ndarray, found: np.ndarray) -> None:
    for i in range(flags.size):
        found[i] = watch_of(flags[i], cell[i])
