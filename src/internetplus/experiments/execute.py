"""The only place that drives the engine: jobs on threads, shared burn-in, arms, stop and go."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import replace
from functools import partial
from importlib import import_module
from threading import Event
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from internetplus.experiments import trails
from internetplus.experiments.panel import shares
from internetplus.experiments.plan import SERIES, Arm, Engine, Job, Part, Plan
from internetplus.experiments.worlds import Worlds
from internetplus.measures import values
from internetplus.scenario import Scenario

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, what is done and what there is to do."""
Keep = Callable[[Job, Part], None]
POLL = 0.2  # seconds between looks at the keyboard
SAMPLE = "lives"
CARDS = "cards"
AUDIT = "audited"
AUDITED_COMMUNITIES = 4
LUCKS_OF_A_DRAW = 64
"""Draws have lucks of their own, so that chance averages out over draws."""


def engine() -> Engine:
    """The engine of this package."""
    return cast(Engine, import_module("internetplus.engine"))


def execute(
    plan: Plan,
    driver: Engine,
    *,
    done: Mapping[Job, Part],
    keep: Keep,
    threads: int | None = None,
    progress: Progress | None = None,
) -> dict[Job, Part]:
    """Run every job that is not done yet; KeyboardInterrupt after the running ones are kept.

    Each job has a thread of its own; the last ones, which leave cores idle, share them all.
    """
    found = dict(done)
    todo = [job for job in plan.jobs if job not in found]
    report = progress or (lambda *_: None)
    report("run", len(found), len(plan.jobs))
    stop, worlds, cores = Event(), Worlds(plan, driver, todo), os.cpu_count() or 1
    wanted = threads or cores

    def work(place: int) -> tuple[Job, Part | None]:
        job, mine = todo[place], max(1, min(wanted, cores) // (len(todo) - place))
        return job, None if stop.is_set() else run_job(plan, driver, job, worlds, mine)

    with ThreadPoolExecutor(wanted) as pool:
        waiting = {pool.submit(work, place) for place in range(len(todo))}
        try:
            while waiting:
                ready, waiting = wait(waiting, timeout=POLL, return_when=FIRST_COMPLETED)
                _collect(ready, found, keep)
                if ready:
                    report("run", len(found), len(plan.jobs))
        except BaseException:
            stop.set()
            for future in waiting:
                future.cancel()
            finished, _ = wait(waiting)
            _collect({one for one in finished if _worked(one)}, found, keep)
            raise
    return {job: found[job] for job in plan.jobs}


def _worked(future: Future[tuple[Job, Part | None]]) -> bool:
    return not future.cancelled() and future.exception() is None


def _collect(
    ready: set[Future[tuple[Job, Part | None]]], found: dict[Job, Part], keep: Keep
) -> None:
    for future in ready:
        job, part = future.result()
        if part is not None and job not in found:
            keep(job, part)
            found[job] = part


def run_job(
    plan: Plan, driver: Engine, job: Job, known: Worlds | None = None, threads: int = 1
) -> Part:
    """One draw under one luck: burn in once per legal order, then every arm from there."""
    known = known or Worlds(plan, driver, [job])
    snapshots: dict[tuple[object, ...], Any] = {}
    lived: dict[Scenario, Any] = {}
    worlds, outcomes, starts = [], [], []
    luck = luck_of(plan, job)
    for arm in plan.arms:
        if arm.burn_in_key not in snapshots:
            snapshots[arm.burn_in_key] = driver.burn_in(
                known.of(arm.before, job), luck, threads=threads
            )
        world = known.of(arm.scenario, job)
        starts.append(snapshots[arm.burn_in_key])
        if arm.scenario not in lived:
            lived[arm.scenario] = driver.run(world, starts[-1], luck, threads=threads)
        outcomes.append(_seen(lived[arm.scenario], arm))
        worlds.append(world)
    known.leave(job)
    outcomes = _audited(plan, driver, job, worlds, starts, outcomes)
    found, people = _panel(plan, driver, job, worlds, starts, outcomes, threads)
    return Part(
        values=np.stack([values.table(one, plan.measures, plan.windows) for one in outcomes]),
        series=np.stack([values.series(one, SERIES) for one in outcomes]),
        shares=found,
        people=people,
        digests=tuple(str(one.digest) for one in outcomes),
        notes=_notes(plan, driver, job, worlds, outcomes),
        trail=trails.of(plan, job, starts, outcomes),
    )


def _audited(
    plan: Plan, driver: Engine, job: Job, worlds: list[Any], starts: list[Any], outcomes: list[Any]
) -> list[Any]:
    """Outcomes with an audit by lot where a scheme runs with abuse by its operator and without."""
    audit = getattr(driver, AUDIT, None)
    abused = {replace(one.scenario, abuse=()) for one in plan.arms if one.scenario.abuse}
    if audit is None or not abused:
        return outcomes
    chosen = sample(plan.arms[0].scenario.communities, AUDITED_COMMUNITIES)
    luck, found = luck_of(plan, job), list(outcomes)
    for place, arm in enumerate(plan.arms):
        if replace(arm.scenario, abuse=()) in abused and not arm.view:
            found[place] = audit(worlds[place], starts[place], outcomes[place], chosen, luck)
    return found


def _seen(outcome: Any, arm: Arm) -> Any:
    """What of a run an arm tells: the nation or one part of it."""
    return outcome.waves[arm.scenario.views.index(arm.view)] if arm.view else outcome


def luck_of(plan: Plan, job: Job) -> int:
    """The luck of a job, over all draws."""
    return plan.lucks[job.draw] if plan.lucks else job.draw * LUCKS_OF_A_DRAW + job.luck


def _panel(
    plan: Plan,
    driver: Engine,
    job: Job,
    worlds: list[Any],
    starts: list[Any],
    outcomes: list[Any],
    threads: int,
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Shares of winners and losers [arm, group, 4] and the panel's persons by group."""
    n_groups = len(values.GROUP_NAMES)
    found = np.full((len(plan.arms), n_groups, 4), np.nan)
    people = np.zeros(n_groups, np.int64)
    replay = getattr(driver, SAMPLE, None)
    if replay is None or job.luck or job.draw >= plan.panel.draws:
        return found, people
    turn = (job.draw, plan.panel.draws)
    chosen = sample(plan.arms[0].scenario.communities, plan.panel.communities, turn)
    whole = [arm for arm in plan.arms if arm.against and not arm.view]
    needed = {place for arm in whole for place in _pair(plan, arm)}
    welfare: dict[int, NDArray[np.int64]] = {}
    members = np.zeros((0, n_groups), bool)
    lucks = np.array_split(range(plan.panel.lucks), min(threads, plan.panel.lucks))
    with ThreadPoolExecutor(threads) as pool:
        for place in sorted(needed):
            lived = partial(replay, worlds[place], starts[place], outcomes[place], chosen)
            played = list(pool.map(lived, (some.tolist() for some in lucks)))
            welfare[place] = np.concatenate([one.welfare for one in played])
            members = played[0].groups
    for arm in whole:
        mine, other = _pair(plan, arm)
        told = shares(welfare[mine] - welfare[other], plan.panel.threshold, members)
        found[mine] = [one[:4] for one in told]
        people = np.array([one.n for one in told], np.int64)
    return found, people


def sample(communities: int, wanted: int, turn: tuple[int, int] = (0, 1)) -> tuple[int, ...]:
    """Some communities, spread evenly over the society; `turn`: which of how many such samples."""
    many, (mine, turns) = min(wanted, communities), turn
    return tuple((place * turns + mine) * communities // (many * turns) for place in range(many))


def _pair(plan: Plan, arm: Arm) -> tuple[int, int]:
    return plan.arms.index(arm), plan.against(arm)


def _notes(plan: Plan, driver: Engine, job: Job, worlds: list[Any], outcomes: list[Any]) -> str:
    """JSON by arm: how far the draw leaves what was studied; the first job's single subjects."""
    tell = getattr(driver, CARDS, None)
    arms = [
        row
        for row in zip(plan.arms, worlds, outcomes, strict=True)
        if row[0].against and not row[0].view
    ]
    beyond = {arm.name: float(w.beyond.share) for arm, w, _ in arms if hasattr(w, "beyond")}
    told = {}
    if tell is not None and job == (0, 0):
        told = {arm.name: tell(world, outcome, luck_of(plan, job)) for arm, world, outcome in arms}
    return json.dumps({"beyond": beyond, "cards": told}, sort_keys=True)
