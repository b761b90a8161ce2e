"""Points of scrambled Sobol sequences, kept on disk: to load the library takes half a second."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

import numpy as np
import scipy
from numpy.typing import NDArray

from internetplus.cache import folder

Points = NDArray[np.float64]
NEAREST = 2**-31
"""To 0 and to 1: the normal scores of all points are finite."""


def sobol(points: int, dimensions: int, seed: int | tuple[int, ...]) -> Points:
    """The first points [points, dimensions] of a sequence."""
    seeds = "-".join(map(str, (seed,) if isinstance(seed, int) else seed))
    made_by = f"scipy-{scipy.__version__}-numpy-{np.__version__}"
    path = folder("points") / f"{made_by}-{points}-{dimensions}-{seeds}.npy"
    found = _kept(path)
    if found is None or found.shape != (points, dimensions):
        found = _made(points, dimensions, seed)
        _keep(path, found)
    return np.clip(found, NEAREST, 1 - NEAREST)


def _made(points: int, dimensions: int, seed: int | tuple[int, ...]) -> Points:
    from scipy.stats import qmc

    generator = np.random.Generator(np.random.PCG64(seed))
    return np.asarray(qmc.Sobol(dimensions, scramble=True, seed=generator).random(points))


def _kept(path: Path) -> Points | None:
    """What lies on disk; nothing where it cannot be read."""
    with suppress(OSError, ValueError, EOFError):
        return np.asarray(np.load(path, allow_pickle=False), np.float64)
    return None


def _keep(path: Path, points: Points) -> None:
    """Write whole or not at all; where that fails the points are made again next time."""
    with suppress(OSError):
        handle, name = mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            np.save(file, points)
        Path(name).replace(path)
