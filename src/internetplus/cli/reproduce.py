"""`reproduce`: the published studies behind the lab's numbers, repeated inside the lab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from internetplus.cli import options, screen
from internetplus.cli.progress import Bar
from internetplus.errors import UsageError
from internetplus.messages import say

if TYPE_CHECKING:
    from internetplus.reproduce import Row

SourceStudies = Annotated[bool, options.option("--source-studies")]
SIZE = "128k"


def reproduce(
    source_studies: SourceStudies = False,
    citizens: options.Citizens = SIZE,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Print what was published, what the lab returns, and whether it fits."""
    if not source_studies:
        raise UsageError(say("cli.wrong.study", program=options.program()))
    from internetplus.reproduce import run

    size = options.count(citizens)
    with Bar(quiet=quiet) as bar:
        rows = run(progress=bar, citizens=size)
    if as_json:
        screen.show_json([row.plain() for row in rows])
        return
    _show(rows)
    hit = sum(row.reproduced for row in rows)
    screen.tell("reproduce.end", reproduced=hit, studies=len(rows), citizens=f"{size:,}")


def _show(rows: list[Row]) -> None:
    columns = ("study", "published", "obtained", "verdict")
    table = screen.plain_table(*(f"reproduce.column.{name}" for name in columns))
    for row in rows:
        table.add_row(*row.words())
    screen.show_table(table)
    for row in rows:
        if not row.reproduced:
            screen.tell("reproduce.missed", name=row.name, why=row.remark)
