"""What the rules of one world are compiled from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.numbers import Parameters
from internetplus.engine.rules.sample import Sample
from internetplus.engine.rules.stakes import Costs, Scale, scale_of, values
from internetplus.schemes.compiled import CompiledScheme
from internetplus.schemes.subject import CompiledSubject
from internetplus.society.model import Society
from internetplus.vocabulary.catalogue import Catalogue, Deed
from internetplus.vocabulary.fields import N_DEEDS, OWN_DEEDS

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Conduct:
    """How often a deed is really done and recorded under the legal order."""

    active: float  # chance of a month in which it happens at all
    acts: float  # acts in such a month
    detection: float  # chance that one act is recorded by the order


@dataclass(frozen=True)
class Inputs:
    """One arm in one draw, before it becomes integers."""

    catalogue: Catalogue
    society: Society
    order: CompiledScheme  # the lists, consequences and procedure of the legal order in force
    courts: CompiledScheme  # the whole order, parts that a scenario leaves out included
    scheme: CompiledScheme
    parameters: Parameters
    neutral: frozenset[str]  # mechanisms in their neutral state
    sample: Sample  # a few communities, for averages over traits
    abuse: Mapping[str, int] = field(default_factory=dict)  # what the operator does: first month
    bounded: bool = False  # whether there are places that the scheme never reaches
    _conduct: dict[str, Conduct] = field(default_factory=dict)
    _reach: dict[str, dict[str, float]] = field(default_factory=dict)
    _views: dict[str, Floats] = field(default_factory=dict)
    _written: dict[str, dict[str, float]] = field(default_factory=dict)
    _costs: dict[int, Costs] = field(default_factory=dict)

    def value(self, path: str) -> float:
        return float(self.parameters[path])

    def mechanism(self, path: str) -> float:
        return self.value(f"mechanisms.{path}")

    @property
    def subject(self) -> CompiledSubject | None:
        """The scheme's rules for citizens."""
        return self.scheme.citizen

    @cached_property
    def scale(self) -> Scale:
        return scale_of(self.subject)

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

    @cached_property
    def record_rates(self) -> Floats:
        """Records a month of each deed under the order, for an average adult."""
        rates = np.zeros(N_DEEDS)
        for name, deed in self.catalogue.deeds.items():
            conduct = self.conduct(name)
            seen = min(conduct.detection * conduct.acts, 1.0)
            extra = sum(self.reach(name).values())
            share = self.sample.able(deed).share
            rates[deed.number] = conduct.active * min(seen + extra * conduct.acts, 1.0) * share
        return rates

    def sources_of(self, name: str) -> list[str]:
        """Sources of a deed by their number in a record: the order's, its own; "" for none."""
        order = self.society.order.records.get(name)
        found = [order.source if order else "", *self.catalogue.deeds[name].sources[:4]]
        return found + [""] * (5 - len(found))

    def reach(self, name: str) -> dict[str, float]:
        """Chance that each of the scheme's sources writes one act down, for average coverage.

        A source through which the order records the deed adds nothing: its records are re-used.
        """
        if name not in self._reach:
            self._reach[name] = self._reach_of(name)
        return self._reach[name]

    def _reach_of(self, name: str) -> dict[str, float]:
        deed, found = self.catalogue.deeds[name], {}
        order = self.society.order.records.get(name)
        for source in deed.sources:
            if order is not None and order.source == source:
                continue
            connected = float(self.scheme.sources[self.catalogue.sources[source].number])
            if connected > 0 and source in deed.reach:
                coverage = min(self.value(f"sources.{source}.coverage"), 1.0)
                kept = 1 - self.value(f"sources.{source}.miss")
                reach = self.value(f"deeds.{name}.reach.{source}")
                found[source] = min(connected * coverage * kept * reach, 1.0)
        return found

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
        return np.asarray(view / (view @ self._watched))

    @cached_property
    def _watched(self) -> Floats:
        """Share of the sample in each class of watching."""
        counts = np.bincount(self.sample.features.watch.ravel(), minlength=8)
        return np.asarray(counts / counts.sum())

    def costs(self, rules: CompiledSubject) -> Costs:
        """Perceived monthly loss of each consequence: closed gates, as often as they are asked."""
        if id(rules) not in self._costs:
            self._costs[id(rules)] = self._cost(rules)
        return self._costs[id(rules)]

    def _cost(self, rules: CompiledSubject) -> Costs:
        perceived = self.mechanism("value_of_points.perceived_loss")
        names = list(self.catalogue.gates)
        costs = np.zeros(len(rules.consequences))
        for n, rule in enumerate(rules.consequences):
            for gate in names:
                g = self.catalogue.gates[gate].number
                if self.catalogue.gates[gate].subject == "citizen":
                    asked = self.value(f"gates.{gate}.ask.rate") / 12
                    costs[n] += asked * self.value(f"gates.{gate}.loss") * bool(rule.deny[g])
                    costs[n] -= asked * self.granted(gate) * bool(rule.grant[g])
            costs[n] -= rule.reward
        return Costs(costs * perceived, rules)

    def granted(self, gate: str) -> float:
        """What priority or a waived deposit is worth to an asker, median monthly incomes."""
        deposit = self.catalogue.gates[gate].deposit
        saved = DEPOSIT_COST * self.value(f"gates.{gate}.deposit") if deposit else 0.0
        return saved + self.value(f"gates.{gate}.time_gain")

    @cached_property
    def value_of_places(self) -> Floats:
        """V by place on the scale, for citizens."""
        assert self.subject is not None
        costs = self.costs(self.subject)
        return values(self.subject, self.scale, costs, self.record_rates, self.parameters)


DEPOSIT_COST = 0.02
"""Cost of binding a deposit, share of it (our assumption: some months' interest and bother)."""
