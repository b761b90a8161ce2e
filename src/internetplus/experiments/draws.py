"""Which plausible numbers each draw holds: shared doubt stays shared, every number has an address.

Each family of numbers has one coordinate of a scrambled Sobol sequence; it carries four fifths of
the variance (on the normal scale) of every number of the family. The rest is the number's own,
stratified over the draws and addressed by the number's path: a new deed changes no other number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Protocol, get_args

import numpy as np
from numpy.typing import NDArray

from internetplus.vocabulary.priors import Family

SHARED = 0.8
FAMILIES: tuple[str, ...] = get_args(Family)
"""A family's place is its coordinate: new ones go to the end."""
ROOM = 32  # coordinates drawn, so that a new family leaves the others as they are


class Uncertain(Protocol):
    """What a draw needs to know of an uncertain number."""

    @property
    def fixed(self) -> bool:
        """Whether there is no uncertainty in it."""

    @property
    def family(self) -> str | None:
        """The doubt that this number shares with others; fixed numbers may have none."""

    @property
    def median(self) -> float:
        """Its central value."""

    def ppf(self, u: float) -> float:
        """The value below which it lies with probability u."""


def draw(priors: Mapping[str, Uncertain], draws: int, seed: int) -> tuple[dict[str, float], ...]:
    """Parameters by path, once per draw; a single draw takes the central values."""
    central = {path: float(priors[path].median) for path in sorted(priors)}
    if draws == 1:
        return (central,)
    paths = [path for path in central if not priors[path].fixed]
    columns = {}
    for path, chances in zip(paths, _chances(priors, paths, draws, seed), strict=True):
        columns[path] = [float(priors[path].ppf(float(u))) for u in chances]
    return tuple({**central, **{path: columns[path][i] for path in paths}} for i in range(draws))


def _chances(
    priors: Mapping[str, Uncertain], paths: Sequence[str], draws: int, seed: int
) -> list[NDArray[np.float64]]:
    from scipy.special import ndtr, ndtri

    points = 1 << max(draws - 1, 1).bit_length()
    shared = ndtri(_sobol(points, seed))
    found = []
    for path in paths:
        own = ndtri(_stratified(points, seed, path))
        family = shared[:, FAMILIES.index(str(priors[path].family))]
        mixed = np.sqrt(SHARED) * family + np.sqrt(1 - SHARED) * own
        found.append(np.asarray(ndtr(mixed[:draws]), np.float64))
    return found


def _sobol(points: int, seed: int) -> NDArray[np.float64]:
    from scipy.stats import qmc

    generator = np.random.Generator(np.random.PCG64(seed))
    sequence = qmc.Sobol(ROOM, scramble=True, seed=generator).random(points)
    return np.asarray(np.clip(sequence, 2**-31, 1 - 2**-31))


def _stratified(points: int, seed: int, path: str) -> NDArray[np.float64]:
    """One value from each of `points` equal slices, in an order that the path decides."""
    word = hashlib.sha256(f"{seed}/{path}".encode()).digest()
    generator = np.random.Generator(np.random.PCG64(int.from_bytes(word[:16], "little")))
    return (generator.permutation(points) + generator.random(points)) / points
