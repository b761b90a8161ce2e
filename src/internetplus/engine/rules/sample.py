"""A sample of made-up people, none of them in any run, over whom traits are averaged."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from internetplus.engine.rules.numbers import Parameters
from internetplus.society.build import build
from internetplus.society.demography import demography, places
from internetplus.society.features import Features, features
from internetplus.society.model import Society
from internetplus.society.state import People, empty_people

COMMUNITIES, SEED = 16, 20161122
KEPT = 8
"""Samples of the last draws: the arms of one draw share theirs."""


@dataclass(frozen=True)
class Sample:
    """Made-up people with a draw's marginals."""

    society: Society  # keeps its address taken
    people: People
    features: Features
    bases: dict[tuple[int, float], int]  # hazards fitted to the sample, by deed and target


_KNOWN: OrderedDict[tuple[object, ...], Sample] = OrderedDict()


def sample_of(society: Society, parameters: Parameters) -> Sample:
    """The sample of a draw; made once for all its arms."""
    named = [name for name in parameters if name.startswith(("society.incomes.", "society.flags."))]
    key = (id(society), *(parameters[name] for name in sorted(named)))
    found = _KNOWN.get(key)
    if found is None:
        found = _KNOWN[key] = _made(society, parameters)
        while len(_KNOWN) > KEPT:
            _KNOWN.popitem(last=False)
    return found


def _made(society: Society, parameters: Parameters) -> Sample:
    _, urban = places(society, COMMUNITIES)
    people, numbers = empty_people(COMMUNITIES), np.arange(COMMUNITIES, dtype=np.int64)
    build(people, demography(society, dict(parameters), urban), SEED, numbers)
    return Sample(society, people, features(people, SEED, numbers), {})
