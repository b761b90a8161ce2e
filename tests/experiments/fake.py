"""A tiny engine: outcomes of the right shape whose numbers follow from parameters and luck."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np

from internetplus.experiments.plan import Inputs
from internetplus.vocabulary.counters import INDEX, N_COUNTERS
from internetplus.vocabulary.fields import MONEY
from internetplus.vocabulary.groups import GROUPS


@dataclass(frozen=True)
class FakePrior:
    fixed: bool = False
    family: str = "deterrence"
    evidence: str = "weak"
    median: float = 1.0
    note: str = ""

    def ppf(self, u: float) -> float:
        return float(np.exp(2 * (u - 0.5)))


class FakeOutcome(NamedTuple):
    monthly: np.ndarray
    groups: np.ndarray
    digest: str


class FakeLives(NamedTuple):
    welfare: np.ndarray
    groups: np.ndarray


class FakeEngine:
    """Schemes lower harmful deeds by a share that depends on the draw; luck adds noise."""

    def __init__(self) -> None:
        self.burned = 0
        self.compiled = 0
        self.threads: list[int] = []  # of each run
        self.stop_after = 10**9

    def compile_world(self, scenario: Any, catalogue: Any, society: Any, scheme: Any,
                      parameters: Any) -> Any:  # fmt: skip
        self.compiled += 1
        return scenario, dict(scheme), dict(parameters)

    def burn_in(self, world: Any, luck: int, *, threads: int = 1) -> Any:
        self.burned += 1
        if self.burned > self.stop_after:
            raise KeyboardInterrupt
        return luck

    def run(self, world: Any, snapshot: Any, luck: int, *, threads: int = 1) -> FakeOutcome:
        scenario, scheme, parameters = world
        self.threads.append(threads)
        months, people = scenario.months, scenario.population
        effect = scheme.get("effect", 0.0) * sum(parameters.values()) / len(parameters)
        noise = np.random.Generator(np.random.PCG64([luck, scenario.seed]))
        monthly = np.zeros((months, N_COUNTERS), np.int64)
        for name in ("person_months", "citizens"):
            monthly[:, INDEX[name]] = people
        for name in ("adult_months", "adults"):
            monthly[:, INDEX[name]] = people * 8 // 10
        deeds = people * 0.1 * (1 - effect) * (1 + 0.01 * noise.standard_normal(months))
        monthly[:, INDEX["deeds_harmful"]] = deeds.astype(np.int64)
        monthly[:, INDEX["welfare"]] = people * MONEY
        quarters = -(-months // 3)
        groups = np.zeros((quarters, N_COUNTERS, len(GROUPS)), np.int64)
        for month in range(months):
            groups[month // 3] += monthly[month][:, None]
        for name in ("citizens", "adults"):
            groups[:, INDEX[name]] = monthly[-1, INDEX[name]]
        return FakeOutcome(monthly, groups, f"{scheme}{luck}")

    def lives(self, world: Any, snapshot: Any, outcome: Any, places: tuple[int, ...],
              lucks: Any) -> FakeLives:  # fmt: skip
        _, scheme, _ = world
        persons = 1024 * len(places)
        noise = [np.random.Generator(np.random.PCG64([luck, 7])) for luck in lucks]
        welfare = np.stack([one.integers(30, 40, persons) for one in noise]) * MONEY
        if scheme.get("effect"):
            welfare[:, : persons // 20] -= MONEY // 2
        groups = np.ones((persons, len(GROUPS)), bool)
        groups[: persons // 2, 1] = False
        return FakeLives(welfare, groups)


SCHEMES: dict[str, dict[str, Any]] = {
    "none": {"title": "No scheme"},
    "mild": {
        "title": "Mild",
        "effect": 0.05,
        "points": {"red_light": -5},
        "memory": {"bad": {"months": 60}},
    },
    "sham": {"title": "Sham"},
    "court": {"title": "Court list", "effect": 0.01, "compare_without": ["court_list"]},
}


def fake_inputs(society: str, schemes: Any) -> Inputs:
    return Inputs(
        catalogue=None,
        society=SimpleNamespace(order=SimpleNamespace(parts=("order", "court_list"))),
        schemes={name: SCHEMES[name] for name in ("none", *schemes)},
        digests={"society": society, **{name: name for name in schemes}},
        texts={"society.yaml": "name: fake\n", "schemes/none.yaml": "name: none\n"},
        priors={f"deeds.{i}.rate": FakePrior() for i in range(6)},
    )
