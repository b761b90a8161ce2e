"""A sample of made-up people, none of them in any run, over whom traits are averaged."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.numbers import Parameters, base_hazard
from internetplus.society.build import ADULT, build
from internetplus.society.demography import NORMAL, demography, places
from internetplus.society.features import Features, features
from internetplus.society.model import Society
from internetplus.society.state import People, empty_people
from internetplus.vocabulary.catalogue import Deed
from internetplus.vocabulary.fields import FLAGS
from internetplus.vocabulary.groups import N_DEMAND

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
    _with: dict[int, NDArray[np.int64]] = field(default_factory=dict)
    _able: dict[tuple[int, bool], Able] = field(default_factory=dict)

    def able(self, deed: Deed) -> Able:
        """Who can do a deed."""
        wanted = flags_of(deed.who)
        if wanted not in self._able:
            who = able(self.people, deed)
            classes = np.bincount(self.features.watch[who], minlength=8)
            self._able[wanted] = Able(who, float(who.mean()), classes / max(int(who.sum()), 1))
        return self._able[wanted]

    def base(self, share: float, knows: float) -> int:
        """Hazard at average conduct at which the mean is a share; fitted once for a draw.

        `knows`: octaves that a standard deviation of conduct takes off.
        """
        if (share, knows) not in self.bases:
            self.bases[share, knows] = base_hazard(share, -knows * NORMAL)
        return self.bases[share, knows]

    def adults_with(self, flags: int) -> NDArray[np.int64]:
        """How many adults with all these flags there are in each demand class [40]."""
        if flags not in self._with:
            found = self.features.adult & ((self.people.flags & flags) == flags)
            self._with[flags] = np.bincount(self.features.demand[found], minlength=N_DEMAND)
        return self._with[flags]

    @cached_property
    def adults(self) -> float:
        """Share of adults."""
        return float(self.features.adult.mean())

    @cached_property
    def watched(self) -> NDArray[np.float64]:
        """Share of each class of watching [8]."""
        counts = np.bincount(self.features.watch.ravel(), minlength=8)
        return np.asarray(counts / counts.sum())


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
