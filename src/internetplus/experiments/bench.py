"""How fast the engine is on this machine, and how much memory a citizen takes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, NamedTuple

from internetplus.engine.timing import phase_times
from internetplus.experiments.compare import prepare
from internetplus.experiments.execute import engine
from internetplus.experiments.plan import Engine, Panel
from internetplus.scenario import Scenario
from internetplus.society.state import bytes_per_citizen

PLAIN = "none"
FULL = "internet-plus-2020"  # the scheme that uses the most mechanisms
SCHEMES = (PLAIN, FULL, "court-defaulters")

REPEATS = 25
"""Months cut short after each phase; the quickest counts, as nothing makes a processor too fast."""


class Speed(NamedTuple):
    """One scheme's time on one core, once compiled."""

    scheme: str
    citizens: int
    months: int
    ns_per_citizen_month: float  # everything included: ledgers, group tables, fields
    phases: dict[str, float]  # ns per citizen-month of the month after `phases_at`
    phases_at: int
    burn_in_seconds: float
    bytes_per_citizen: float


def measure(scheme: str, citizens: int, months: int, repeats: int = 3) -> Speed:
    """Time the months after the burn-in, the fastest of some repeats, and each phase of one month.

    The phases of no scheme are those of its first month; of a scheme, those after a full run,
    when its records have piled up.
    """
    base = Scenario(scheme=PLAIN, citizens=citizens, months=months, burn_in=3)
    other = base.with_scheme(scheme)
    plan = prepare((base, other), 1, 0, Panel(draws=0))
    driver, parameters = engine(), plan.parameters[0]
    read = plan.inputs
    before, world = (
        driver.compile_world(
            one, read.catalogue, read.society, read.schemes[one.scheme], parameters
        )
        for one in (base, other)
    )
    driver.burn_in(before, 0)  # compiles
    begin = time.perf_counter()
    snapshot = driver.burn_in(before, 0)
    burned = time.perf_counter() - begin
    outcome = driver.run(world, snapshot, 0)
    best = min(_seconds(driver, world, snapshot) for _ in range(repeats))
    after = snapshot._replace(society=outcome.society, fields=outcome.fields[-1])
    state, month = (snapshot, 0) if scheme == PLAIN else (after, world.months)
    return Speed(
        scheme=scheme,
        citizens=base.population,
        months=months,
        ns_per_citizen_month=best * 1e9 / (base.population * months),
        phases=phase_times(world, state, month, REPEATS),
        phases_at=month,
        burn_in_seconds=burned,
        bytes_per_citizen=bytes_per_citizen(state.society),
    )


def measured(citizens: int, months: int, schemes: Sequence[str] = SCHEMES) -> dict[str, Any]:
    """Every scheme measured, and the figures of the full model, one of them, at the top."""
    cases = [measure(scheme, citizens, months) for scheme in schemes]
    full = next(one for one in cases if one.scheme == FULL)
    return {
        "ns_per_citizen_month": full.ns_per_citizen_month,
        "bytes_per_citizen": full.bytes_per_citizen,
        "phases": {one.scheme: one.phases for one in cases if one.scheme in (PLAIN, FULL)},
        "cases": [one._asdict() for one in cases],
    }


def _seconds(driver: Engine, world: Any, snapshot: Any) -> float:
    """Processor time of a run on this thread: what others do on the machine is not counted."""
    begin = time.thread_time()
    driver.run(world, snapshot, 0)
    return time.thread_time() - begin
