"""Which plausible numbers each draw holds: shared doubt stays shared, every number has an address.

Each family of numbers has one coordinate of a scrambled Sobol sequence; it carries four fifths of
the variance (on the normal scale) of every number of the family. The rest is the number's own,
stratified over the draws and addressed by the number's path: a new deed changes no other number.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from internetplus.experiments.points import sobol
from internetplus.vocabulary.priors import FAMILIES

SHARED = 0.8
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
    if draws == 1:
        return (_central(priors),)
    from scipy.special import ndtri

    points = 1 << max(draws - 1, 1).bit_length()
    return cases(priors, ndtri(sobol(points, ROOM, seed)), seed)[:draws]


def _central(priors: Mapping[str, Uncertain]) -> dict[str, float]:
    """Everything at its central value."""
    return {path: float(priors[path].median) for path in sorted(priors)}


def told(
    priors: Mapping[str, Uncertain], drawn: Sequence[Mapping[str, float]]
) -> tuple[dict[str, float], ...]:
    """Parameters by path where the uncertain ones of each draw are known."""
    central = _central(priors)
    return tuple({**central, **numbers} for numbers in drawn)


def cases(
    priors: Mapping[str, Uncertain], shared: NDArray[np.float64], seed: int | None
) -> tuple[dict[str, float], ...]:
    """Parameters by path for normal scores [case, family]; without a seed no part of their own."""
    from scipy.special import ndtr, ndtri

    central = _central(priors)
    found = [dict(central) for _ in shared]
    for path in central:
        if priors[path].fixed:
            continue
        own = 0.0 if seed is None else ndtri(_stratified(len(shared), seed, path))
        family = shared[:, FAMILIES.index(str(priors[path].family))]
        chances = ndtr(np.sqrt(SHARED) * family + np.sqrt(1 - SHARED) * own)
        for numbers, u in zip(found, chances.tolist(), strict=True):
            numbers[path] = float(priors[path].ppf(u))
    return tuple(found)


def _stratified(points: int, seed: int, path: str) -> NDArray[np.float64]:
    """One value from each of `points` equal slices, in an order that the path decides."""
    word = hashlib.sha256(f"{seed}/{path}".encode()).digest()
    generator = np.random.Generator(np.random.PCG64(int.from_bytes(word[:16], "little")))
    return (generator.permutation(points) + generator.random(points)) / points
