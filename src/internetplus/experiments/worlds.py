"""The worlds of a comparison: compiled once for all runs of a draw, forgotten after the last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from threading import Lock
from typing import Any

from internetplus.experiments.plan import Engine, Job, Plan
from internetplus.scenario import Scenario


def world_of(plan: Plan, driver: Engine, scenario: Scenario, job: Job) -> Any:
    """One arm in one draw."""
    return driver.compile_world(
        scenario,
        plan.inputs.catalogue,
        plan.inputs.society,
        plan.inputs.schemes[scenario.scheme],
        plan.parameters_of(scenario, job.draw),
    )


class Worlds:
    """The worlds of some runs; threads may ask for them at the same time."""

    def __init__(self, plan: Plan, driver: Engine, jobs: Iterable[Job]) -> None:
        self._plan, self._driver = plan, driver
        self._left = Counter(job.draw for job in jobs)
        self._locks = {draw: Lock() for draw in self._left}
        self._found: dict[int, dict[Scenario, Any]] = {draw: {} for draw in self._left}

    def of(self, scenario: Scenario, job: Job) -> Any:
        """The world of a scenario in the draw of a run."""
        with self._locks[job.draw]:
            found = self._found[job.draw]
            if scenario not in found:
                found[scenario] = world_of(self._plan, self._driver, scenario, job)
            return found[scenario]

    def leave(self, job: Job) -> None:
        """A run has ended."""
        with self._locks[job.draw]:
            self._left[job.draw] -= 1
            if not self._left[job.draw]:
                self._found[job.draw].clear()
