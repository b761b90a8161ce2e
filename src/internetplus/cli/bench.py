"""`bench`: how fast the engine is on this machine."""

from __future__ import annotations

from internetplus.cli import options, screen
from internetplus.cli.progress import warn_of_compiling

SCHEMES = ("none", "internet-plus-2020", "court-defaulters")
FULL = "internet-plus-2020"  # the scheme that uses the most mechanisms


def bench(
    citizens: options.Citizens = "100k",
    months: options.Months = 12,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Time the months of three schemes on one core, once compiled."""
    if not quiet:
        warn_of_compiling()
    from internetplus.experiments.bench import measure

    found = [measure(scheme, options.count(citizens), months) for scheme in SCHEMES]
    if as_json:
        full = next(one for one in found if one.scheme == FULL)
        screen.show_json(
            {
                "ns_per_citizen_month": full.ns_per_citizen_month,
                "bytes_per_citizen": full.bytes_per_citizen,
                "cases": [one._asdict() for one in found],
            }
        )
        return
    table = screen.plain_table("cli.column.scheme", "cli.column.speed", "cli.column.memory")
    for one in found:
        row = (f"{one.ns_per_citizen_month:.1f}", f"{one.bytes_per_citizen:.1f}")
        table.add_row(one.scheme, *row)
    screen.show_table(table)
    screen.tell("cli.bench.size", citizens=f"{found[0].citizens:,}", months=months)
