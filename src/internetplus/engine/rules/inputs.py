"""What the rules of one world are compiled from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.drawn import Drawn
from internetplus.engine.rules.stakes import Costs, Scale, scale_of, values
from internetplus.schemes.compiled import CompiledScheme
from internetplus.schemes.subject import CompiledSubject
from internetplus.vocabulary.fields import N_DEEDS

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Inputs(Drawn):
    """One arm in one draw, before it becomes integers."""

    order: CompiledScheme  # the lists, consequences and procedure of the legal order in force
    courts: CompiledScheme  # the whole order, parts that a scenario leaves out included
    scheme: CompiledScheme
    abuse: Mapping[str, int] = field(default_factory=dict)  # what the operator does: first month
    bounded: bool = False  # whether there are places that the scheme never reaches
    _reach: dict[str, dict[str, float]] = field(default_factory=dict)
    _costs: dict[int, Costs] = field(default_factory=dict)

    @property
    def subject(self) -> CompiledSubject | None:
        """The scheme's rules for citizens."""
        return self.scheme.citizen

    @cached_property
    def scale(self) -> Scale:
        return scale_of(self.subject)

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

    @cached_property
    def value_of_places(self) -> Floats:
        """V by place on the scale, for citizens."""
        assert self.subject is not None
        costs = self.costs(self.subject)
        return values(self.subject, self.scale, costs, self.record_rates, self.parameters)
