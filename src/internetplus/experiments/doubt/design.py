"""Where the society is asked: families of doubt moved one by one, then all of them at once."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.experiments.draws import ROOM, Uncertain, cases
from internetplus.experiments.points import sobol
from internetplus.vocabulary.priors import FAMILIES

Array = NDArray[np.float64]
LEVELS = 4
PATHS = 6
"""Ways through the families, each of which moves every family once."""
SPREAD = 256
"""Cases in which all families and every number's own part are drawn at once."""
ENDS = (0.05, 0.95)
"""Quantiles between which a family is moved."""
LUCK = "luck"
"""Another luck, moved like a family: what chance alone would show."""
LUCKS_APART = 64


@dataclass(frozen=True)
class Design:
    """Cases by the quantile of each factor: float [case, factor], and their parameters."""

    factors: tuple[str, ...]
    at: Array
    parameters: tuple[Mapping[str, float], ...]
    lucks: tuple[int, ...]


def known_families(priors: Mapping[str, Uncertain]) -> tuple[str, ...]:
    """Families with some uncertain number, in the order of the vocabulary."""
    there = {str(prior.family) for prior in priors.values() if not prior.fixed}
    return tuple(name for name in FAMILIES if name in there)


def problem(factors: tuple[str, ...]) -> dict[str, Any]:
    """Factors as SALib wants them, each on the unit interval."""
    return {"num_vars": len(factors), "names": list(factors), "bounds": [[0.0, 1.0]] * len(factors)}


def screening(priors: Mapping[str, Uncertain], seed: int) -> Design:
    """Elementary effects (Morris 1991): families and luck moved one at a time along paths."""
    factors = (*known_families(priors), LUCK)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from SALib.sample import morris

        at = np.asarray(morris.sample(problem(factors), PATHS, num_levels=LEVELS, seed=seed))
    where = ENDS[0] + (ENDS[1] - ENDS[0]) * at[:, :-1]
    levels = np.round(at[:, -1] * (LEVELS - 1)).astype(int)
    lucks = tuple(int(level) * LUCKS_APART for level in levels)
    return Design(factors, at, cases(priors, _scores(factors[:-1], where), None), lucks)


def spread(priors: Mapping[str, Uncertain], seed: int) -> Design:
    """All families at once by a scrambled Sobol sequence, each number with a part of its own."""
    factors = known_families(priors)
    at = sobol(SPREAD, ROOM, (seed, len(factors)))
    at = at[:, [FAMILIES.index(name) for name in factors]]
    lucks = tuple((LEVELS + case) * LUCKS_APART for case in range(SPREAD))
    return Design(factors, at, cases(priors, _scores(factors, at), seed), lucks)


def _scores(factors: tuple[str, ...], at: Array) -> Array:
    """Normal scores [case, family of the vocabulary]."""
    from scipy.special import ndtri

    found = np.zeros((len(at), ROOM))
    for place, name in enumerate(factors):
        found[:, FAMILIES.index(name)] = ndtri(at[:, place])
    return found
