"""A sample of made-up people, none of them in any run, over whom traits are averaged."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.numbers import Parameters
from internetplus.society.build import ADULT, build
from internetplus.society.demography import demography, places
from internetplus.society.features import Features, features
from internetplus.society.model import Society
from internetplus.society.state import People, empty_people
from internetplus.vocabulary.catalogue import Deed
from internetplus.vocabulary.fields import FLAGS

COMMUNITIES, SEED = 16, 20161122
KEPT = 8
"""Samples of the last draws: the arms of one draw share theirs."""


class Able(NamedTuple):
    """Those of a sample who can do a deed."""

    who: NDArray[np.bool_]  # [C, 1024]
    share: float  # of the sample
    watch: NDArray[np.float64]  # [8] share of each class of watching among them


@dataclass(frozen=True)
class Sample:
    """Made-up people with a draw's marginals."""

    society: Society  # keeps its address taken
    people: People
    features: Features
    bases: dict[tuple[float, float], int]  # hazards fitted to the sample, by what they depend on
    _able: dict[tuple[int, bool], Able] = field(default_factory=dict)

    def able(self, deed: Deed) -> Able:
        """Who can do a deed."""
        wanted = flags_of(deed.who)
        if wanted not in self._able:
            who = able(self.people, deed)
            classes = np.bincount(self.features.watch[who], minlength=8)
            self._able[wanted] = Able(who, float(who.mean()), classes / max(int(who.sum()), 1))
        return self._able[wanted]

    @cached_property
    def adults(self) -> float:
        """Share of adults."""
        return float(self.features.adult.mean())


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


def able(people: People, deed: Deed) -> NDArray[np.bool_]:
    """Who can do a deed."""
    mask, adult = flags_of(deed.who)
    can = (people.flags & mask) == mask
    return np.asarray(can & ((people.age >= ADULT) | (not adult)))


def flags_of(who: list[str]) -> tuple[int, bool]:
    """Bits of the flags named, and whether only adults are meant."""
    mask = sum(1 << FLAGS.index(name) for name in who if name != "adult")
    return mask, not {"student", "online"}.intersection(who)
