"""How fast the engine is on this machine, and how much memory a citizen takes."""

from __future__ import annotations

import time
from typing import Any, NamedTuple

from internetplus.experiments.compare import prepare
from internetplus.experiments.execute import Engine, engine
from internetplus.experiments.plan import Panel
from internetplus.scenario import Scenario
from internetplus.society.state import bytes_per_citizen


class Speed(NamedTuple):
    """One scheme's time on one core, once compiled."""

    scheme: str
    citizens: int
    months: int
    ns_per_citizen_month: float  # everything included: ledgers, group tables, fields
    burn_in_seconds: float
    bytes_per_citizen: float


def measure(scheme: str, citizens: int, months: int, repeats: int = 3) -> Speed:
    """Time the months after the burn-in; the fastest of some repeats."""
    base = Scenario(scheme="none", citizens=citizens, months=months, burn_in=3)
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
    driver.run(world, snapshot, 0)
    best = min(_seconds(driver, world, snapshot) for _ in range(repeats))
    return Speed(
        scheme=scheme,
        citizens=base.population,
        months=months,
        ns_per_citizen_month=best * 1e9 / (base.population * months),
        burn_in_seconds=burned,
        bytes_per_citizen=bytes_per_citizen(snapshot.society),
    )


def _seconds(driver: Engine, world: Any, snapshot: Any) -> float:
    begin = time.perf_counter()
    driver.run(world, snapshot, 0)
    return time.perf_counter() - begin
