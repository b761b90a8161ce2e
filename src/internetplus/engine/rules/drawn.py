"""One draw of the uncertain numbers: what it says of a society, whatever scheme runs there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.numbers import Parameters
from internetplus.engine.rules.sample import Sample, sample_of
from internetplus.schemes.same import once_for
from internetplus.society.model import Society
from internetplus.vocabulary.catalogue import Catalogue, Deed
from internetplus.vocabulary.fields import OWN_DEEDS

Floats = NDArray[np.float64]
R = TypeVar("R")
DRAWS = 8
"""Draws kept: each thread of a comparison works on one, with all its arms."""
DEPOSIT_COST = 0.02
"""Cost of binding a deposit, share of it (our assumption: some months' interest and bother)."""


@dataclass(frozen=True)
class Conduct:
    """How often a deed is really done and recorded under the legal order."""

    active: float  # chance of a month in which it happens at all
    acts: float  # acts in such a month
    detection: float  # chance that one act is recorded by the order


@dataclass(frozen=True)
class Drawn:
    """The numbers of one draw, before they become integers."""

    catalogue: Catalogue
    society: Society
    parameters: Parameters
    neutral: frozenset[str]  # mechanisms in their neutral state
    sample: Sample  # a few communities, for averages over traits
    known: dict[object, Any] = field(default_factory=dict)  # see `of_draw`
    _conduct: dict[str, Conduct] = field(default_factory=dict)
    _views: dict[str, Floats] = field(default_factory=dict)
    _written: dict[str, dict[str, float]] = field(default_factory=dict)

    def value(self, path: str) -> float:
        return float(self.parameters[path])

    def mechanism(self, path: str) -> float:
        return self.value(f"mechanisms.{path}")

    def conduct(self, name: str) -> Conduct:
        """Frequency and detection of a deed: recorded rate over detection if only that is known."""
        if name not in self._conduct:
            self._conduct[name] = self._conduct_of(name)
        return self._conduct[name]

    def _conduct_of(self, name: str) -> Conduct:
        deed = self.catalogue.deeds[name]
        here = self.society.conduct.deeds.get(name)
        if here is not None:
            rate = self.value(f"society.conduct.deeds.{name}.rate")
            detection = self.value(f"society.conduct.deeds.{name}.detection")
        elif self.society.conduct.others == "none" and deed.number < OWN_DEEDS:
            return Conduct(0.0, 1.0, 0.0)
        else:
            rate, detection = self._published(name, deed)
        if name not in self.society.order.records:
            detection = 0.0
        monthly = rate / 12
        active = min(monthly / deed.occasions, 0.9)
        return Conduct(active, monthly / active if active > 0 else 1.0, detection)

    def _published(self, name: str, deed: Deed) -> tuple[float, float]:
        detection = min(self.value(f"deeds.{name}.detection"), 1.0)
        if deed.recorded is None:
            return min(self.value(f"deeds.{name}.rate"), deed.cap), detection
        recorded = self.value(f"deeds.{name}.recorded")
        rate = min(recorded / max(detection, 1e-9), deed.cap)
        return rate, min(recorded / rate, 1.0)

    def sources_of(self, name: str) -> list[str]:
        """Sources of a deed by their number in a record: the order's, its own; "" for none."""
        order = self.society.order.records.get(name)
        found = [order.source if order else "", *self.catalogue.deeds[name].sources[:4]]
        return found + [""] * (5 - len(found))

    def able_share(self, name: str) -> float:
        """Share of the adults who can do a deed."""
        return self.sample.able(self.catalogue.deeds[name]).share / self.sample.adults

    def written(self, source: str) -> dict[str, float]:
        """Share of each deed in what a source would write if connected; helpful ones apart."""
        if source not in self._written:
            rates = {}
            for name, deed in self.catalogue.deeds.items():
                order = self.society.order.records.get(name)
                conduct = self.conduct(name)
                if deed.kind == "helpful":
                    continue
                if order is not None and order.source == source:
                    rates[name] = conduct.active * min(conduct.detection * conduct.acts, 1.0)
                    rates[name] *= self.able_share(name)
                elif source in deed.sources and source in deed.reach:
                    reach = min(self.value(f"deeds.{name}.reach.{source}") * conduct.acts, 1.0)
                    rates[name] = conduct.active * reach * self.able_share(name)
            total = sum(rates.values())
            self._written[source] = {k: v / total for k, v in rates.items()} if total > 0 else {}
        return self._written[source]

    def views(self, source: str) -> Floats:
        """A source's view of each class of watching [8] over its view of all."""
        if source not in self._views:
            self._views[source] = self._view(source)
        return self._views[source]

    def _view(self, source: str) -> Floats:
        if "observation" in self.neutral:
            return np.ones(8)
        by = self.catalogue.sources[source].coverage_by
        view = np.ones(8)
        for w in range(8):
            view[w] *= by.get("online", 1.0) if w & 1 else by.get("offline", 1.0)
            view[w] *= by.get("urban", 1.0) if w & 2 else by.get("rural", 1.0)
            view[w] *= self.value(f"sources.{source}.unequal") if w & 4 else 1.0
        return np.asarray(view / (view @ self.sample.watched))

    def granted(self, gate: str) -> float:
        """What priority or a waived deposit is worth to an asker, median monthly incomes."""
        deposit = self.catalogue.gates[gate].deposit
        saved = DEPOSIT_COST * self.value(f"gates.{gate}.deposit") if deposit else 0.0
        return saved + self.value(f"gates.{gate}.time_gain")


@once_for(DRAWS)
def drawn(
    society: Society, catalogue: Catalogue, parameters: Parameters, neutral: frozenset[str]
) -> Drawn:
    """What a draw says; the same for all its arms."""
    return Drawn(catalogue, society, parameters, neutral, sample_of(society, parameters))


def of_draw(function: Callable[[Drawn], R]) -> Callable[[Drawn], R]:
    """Work out once for all arms of a draw what hangs on no scheme; nobody changes it."""

    @wraps(function)
    def asked(given: Drawn) -> R:
        if function not in given.known:
            given.known[function] = function(given)
        return cast(R, given.known[function])

    return asked
