"""A small society for virtual studies: worlds with something changed, under the same luck."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from internetplus import engine
from internetplus.experiments.inputs import inputs
from internetplus.experiments.plan import Inputs
from internetplus.scenario import Scenario
from internetplus.schemes.model import Scheme
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import OCTAVE

SOCIETY, NONE, LUCK = "china-2016", "none", 0
MONTHS, BURN_IN = 24, 24


class Lab:
    """A society of one size, its parameters, and what was already run in it."""

    def __init__(
        self, citizens: int, parameters: Mapping[str, float] | None = None, seed: int = 1
    ) -> None:
        self.read: Inputs = inputs(SOCIETY, [NONE])
        central = {path: float(prior.median) for path, prior in self.read.priors.items()}
        self.parameters: dict[str, float] = {**central, **(parameters or {})}
        self.citizens, self.seed = citizens, seed
        self._start: engine.Snapshot | None = None
        self._control: dict[int, engine.Outcome] = {}

    def world(
        self,
        months: int = MONTHS,
        changed: Mapping[str, float] | None = None,
        scheme: Scheme | None = None,
        without: tuple[str, ...] = (),
    ) -> engine.World:
        """One arm: no scheme, or numbers changed, a scheme, parts of the order left out."""
        scenario = Scenario(
            SOCIETY, NONE, self.citizens, months, BURN_IN, self.seed, without=without
        )
        return engine.compile_world(
            scenario,
            self.read.catalogue,
            self.read.society,
            scheme or self.read.schemes[NONE],
            {**self.parameters, **(changed or {})},
        )

    @property
    def start(self) -> engine.Snapshot:
        """The society at month 0, after two years under the legal order."""
        if self._start is None:
            self._start = engine.burn_in(self.world(), LUCK)
        return self._start

    def control(self, months: int = MONTHS) -> engine.Outcome:
        """The arm in which nothing is changed."""
        if months not in self._control:
            self._control[months] = self.run(self.world(months))
        return self._control[months]

    def run(self, world: engine.World, start: engine.Snapshot | None = None) -> engine.Outcome:
        """All months of an arm from the shared month 0."""
        return engine.run(world, start or self.start, LUCK)

    def other(self, changed: Mapping[str, float], citizens: int | None = None) -> Lab:
        """A laboratory in which some numbers hold from before month 0 on."""
        return Lab(citizens or self.citizens, {**self.parameters, **changed}, self.seed)

    def recorded_by(self, *sources: str) -> list[str]:
        """Deeds that the order records through one of these sources, so far as they are fined."""
        records = self.read.society.order.records
        return [name for name, rule in records.items() if rule.source in sources]

    def number(self, deed: str) -> int:
        """Number of a deed."""
        return int(self.read.catalogue.deeds[deed].number)

    def watch_more(self, deeds: Sequence[str], factor: float, months: int) -> engine.World:
        """The order records some deeds so many times as often from month 0 on, and people know."""
        world = self.world(months, {f"shift.certainty.{name}": factor for name in deeds})
        seen = np.array(world.tables.deeds.seen)
        for name in deeds:
            more = seen[self.number(name)] + round(OCTAVE * float(np.log2(factor)))
            seen[self.number(name)] = np.minimum(more, 0)
        return with_deeds(world, seen=seen)

    def fine_more(self, deeds: Sequence[str], factor: float, months: int) -> engine.World:
        """What the order does to those it records grows by a factor from month 0 on."""
        world = self.world(months, {f"shift.severity.{name}": factor for name in deeds})
        fine = np.array(world.tables.deeds.fine)
        numbers = [self.number(name) for name in deeds]
        fine[numbers] = np.round(fine[numbers] * factor)
        return with_deeds(world, fine=fine)


def with_deeds(world: engine.World, **changed: NDArray[np.generic]) -> engine.World:
    """A world with some tables of conduct exchanged."""
    deeds = world.tables.deeds._replace(**changed)
    return replace(world, tables=world.tables._replace(deeds=deeds))


def told(start: engine.Snapshot, mask: NDArray[np.bool_], bit: int) -> engine.Snapshot:
    """Month 0 with a bit of the status set for those whom the mask names."""
    society = start.society
    status = np.where(mask, society.state.status | np.uint16(bit), society.state.status)
    state = society.state._replace(status=status.astype(np.uint16))
    return start._replace(society=society._replace(state=state))


def total(outcome: engine.Outcome, *counters: str, last: int | None = None) -> float:
    """Sum of some counters over all months, or over the last ones."""
    rows = outcome.monthly if last is None else outcome.monthly[-last:]
    return float(sum(int(rows[:, INDEX[name]].sum()) for name in counters))


def done(outcome: engine.Outcome, deeds: Sequence[str]) -> float:
    """Months in which somebody did one of these deeds."""
    return total(outcome, *(f"deed_{name}" for name in deeds))
