"""The worlds of a comparison: compiled once for all runs of a draw, forgotten after the last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from threading import Lock
from typing import Any

from internetplus.experiments.plan import Engine, Job, Plan
from internetplus.scenario import Scenario


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
                found[scenario] = self._compiled(scenario, job.draw)
            return found[scenario]

    def _compiled(self, scenario: Scenario, draw: int) -> Any:
        read, numbers = self._plan.inputs, self._plan.parameters_of(scenario, draw)
        scheme = read.schemes[scenario.scheme]
        return self._driver.compile_world(scenario, read.catalogue, read.society, scheme, numbers)

    def leave(self, job: Job) -> None:
        """A run has ended."""
        with self._locks[job.draw]:
            self._left[job.draw] -= 1
            if not self._left[job.draw]:
                self._found[job.draw].clear()
