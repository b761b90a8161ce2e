"""What a comparison runs: its arms, draws and lucks; and what each run leaves behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from internetplus.errors import InternetPlusError
from internetplus.measures.model import Measure
from internetplus.measures.registry import ALL, HEADLINES
from internetplus.scenario import Scenario
from internetplus.society.model import WHOLE_ORDER

HORIZONS = (12, 36, 120)
"""Months at which results are told, beside the end of the run."""
SERIES: tuple[Measure, ...] = tuple(
    dict.fromkeys((*HEADLINES, *(m for m in ALL if m.reading == "level")))
)
"""Measures kept month by month for the nation."""


class Interrupted(InternetPlusError):  # noqa: N818 - no fault of anybody
    """The user stopped a comparison; what was done is kept if there is a folder."""

    exit_code = 130


@dataclass(frozen=True)
class Arm:
    """One scenario of a comparison, under its own name, and the arm it is held against."""

    name: str
    scenario: Scenario
    against: str  # "" for a reference arm
    view: str = ""  # the part of the nation that is told, see `Scenario.views`

    @property
    def before(self) -> Scenario:
        """The scenario until month 0: no scheme, and no part of the legal order lifted yet.

        Only where the whole order is missing it has always been: what it would have left behind,
        records and norms, is part of what is to be missed.
        """
        missing = {WHOLE_ORDER} & set(self.scenario.without)
        return replace(
            self.scenario.with_scheme("none"),
            without=tuple(missing),
            until=None,
            rollout=(),
            abuse=(),
        )

    @property
    def burn_in_key(self) -> tuple[object, ...]:
        """Arms with the same key share their burn-in: the legal order, no scheme yet."""
        order = self.before
        return tuple(sorted((key, repr(value)) for key, value in order.key().items()))


class Job(NamedTuple):
    """One draw under one luck, all arms."""

    draw: int
    luck: int


@dataclass(frozen=True)
class Inputs:
    """Everything read from the library before the first run."""

    catalogue: Any
    society: Any
    schemes: Mapping[str, Any]
    digests: Mapping[str, str]  # of what they say: society, catalogue, scheme:<name>
    texts: Mapping[str, str] = field(default_factory=dict)  # file of the run folder -> YAML
    priors: Mapping[str, Any] = field(default_factory=dict)  # path -> uncertain number
    measures: tuple[Measure, ...] = ALL  # with those of the words that schemes define

    @property
    def no_effects(self) -> dict[str, float]:
        """The effects of schemes whose evidence is weak or thin, each at nothing."""
        found = {path: prior for path, prior in self.priors.items() if prior.is_weak_effect}
        return {path: float(prior.no_effect) for path, prior in found.items()}


@dataclass(frozen=True)
class Panel:
    """How winners and losers are looked for."""

    draws: int = 4
    lucks: int = 64
    communities: int = 2  # of each draw; every draw looks at others
    threshold: float = 0.05  # median monthly incomes over the whole run


@dataclass(frozen=True)
class Plan:
    """All that `execute` needs; nothing in it is decided later."""

    arms: tuple[Arm, ...]
    inputs: Inputs
    parameters: tuple[Mapping[str, float], ...]
    replicates: int
    panel: Panel
    fingerprint: str
    measures: tuple[Measure, ...] = field(default=ALL)
    lucks: tuple[int, ...] = ()  # of each draw, where a design says so

    def parameters_of(self, scenario: Scenario, draw: int) -> Mapping[str, float]:
        """The numbers of a draw, as the scenario takes them."""
        drawn = self.parameters[draw]
        return drawn if scenario.weak_effects else {**drawn, **self.inputs.no_effects}

    @property
    def windows(self) -> tuple[int, ...]:
        """Months at which the run is told."""
        months = self.arms[0].scenario.months
        return tuple(sorted({at for at in HORIZONS if at < months} | {months}))

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Every run, in the order of the results."""
        draws = range(len(self.parameters))
        return tuple(
            Job(draw, luck) for draw in draws for luck in range(2 if draw < self.replicates else 1)
        )

    def against(self, arm: Arm) -> int:
        """Place of the arm that this one is held against."""
        return [other.name for other in self.arms].index(arm.against)


class Engine(Protocol):
    """What the experiments ask of the engine."""

    def compile_world(
        self,
        scenario: Scenario,
        catalogue: Any,
        society: Any,
        scheme: Any,
        parameters: Mapping[str, float],
    ) -> Any:
        """Everything constant of one arm in one draw."""

    def burn_in(self, world: Any, luck: int, *, threads: int = 1) -> Any:
        """The society at month 0, before any scheme."""

    def run(self, world: Any, snapshot: Any, luck: int, *, threads: int = 1) -> Any:
        """All months from the snapshot on; the snapshot is left as it is."""


class Part(NamedTuple):
    """What one job leaves behind."""

    values: NDArray[np.float64]  # [arm, measure, group, window]
    series: NDArray[np.float64]  # [arm, SERIES, month]
    shares: NDArray[np.float64]  # [arm, group, 4]: winners, losers, the sham's two; NaN if no panel
    people: NDArray[np.int64]  # [group] persons of the panel
    digests: tuple[str, ...]  # of each arm's fields and state
    notes: str  # JSON: cards and counts of the first job
    trail: Mapping[str, NDArray[Any]] = MappingProxyType({})  # for replay (experiments/trails)


def plain(model: Any) -> dict[str, Any]:
    """A file's content as plain values."""
    found = model.model_dump(mode="json") if hasattr(model, "model_dump") else model
    return dict(found) if isinstance(found, Mapping) else {}
