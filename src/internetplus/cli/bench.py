"""`bench`: how fast the engine is on this machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from internetplus.cli import options, screen
from internetplus.cli.progress import warn_of_compiling
from internetplus.messages import say


def bench(
    citizens: options.Citizens = "100k",
    months: options.Months = 12,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Time the months of three schemes, and each phase of a month, on one core, once compiled."""
    if not quiet:
        warn_of_compiling()
    from internetplus.experiments.bench import measured

    found = measured(options.count(citizens), months)
    if as_json:
        screen.show_json(found)
        return
    _whole(found["cases"])
    _by_phase(found["phases"])
    size = f"{found['cases'][0]['citizens']:,}"
    screen.tell("cli.bench.size", citizens=size, months=months)
    screen.tell("cli.bench.phases")


def _whole(cases: Sequence[Mapping[str, Any]]) -> None:
    table = screen.plain_table("cli.column.scheme", "cli.column.speed", "cli.column.memory")
    for one in cases:
        row = (f"{one['ns_per_citizen_month']:.1f}", f"{one['bytes_per_citizen']:.1f}")
        table.add_row(one["scheme"], *row)
    screen.show_table(table)


def _by_phase(phases: Mapping[str, Mapping[str, float]]) -> None:
    """A row per phase in the order of the month, their sum at the end."""
    table = screen.plain_table("cli.column.phase")
    for scheme in phases:
        table.add_column(scheme, justify="right")
    for name in next(iter(phases.values())):
        table.add_row(name, *(f"{mine[name]:.1f}" for mine in phases.values()))
    table.add_row(say("cli.bench.sum"), *(f"{sum(mine.values()):.1f}" for mine in phases.values()))
    screen.show_table(table)
