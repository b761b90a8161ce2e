"""`reproduce`: published systems and studies, repeated through the lab's own parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from internetplus.cli import options, screen
from internetplus.cli.progress import Bar
from internetplus.errors import UsageError, quoted
from internetplus.messages import say

if TYPE_CHECKING:
    from internetplus.reproduce import Result, Row, Study, System

SourceStudies = Annotated[bool, options.option("--source-studies")]
Names = Annotated[list[str] | None, typer.Argument(help=say("cli.argument.published"))]
Set = Annotated[list[str] | None, options.option("--set", metavar="SETTING=VALUE")]
SIZE = "128k"


def reproduce(
    names: Names = None,
    change: Set = None,
    source_studies: SourceStudies = False,
    citizens: options.Citizens = SIZE,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Print what was published, what the lab returns, and whether it fits."""
    systems, studies = _chosen(names or [], source_studies)
    changed = dict(_pair(text) for text in change or [])
    if changed and (len(systems) != 1 or studies):
        raise UsageError(say("reproduce.wrong.one", program=options.program()))
    from internetplus.reproduce import run, run_systems

    size = options.count(citizens)
    with Bar(quiet=quiet) as bar:
        results = run_systems(systems, changed, progress=bar)
        rows = run(studies, progress=bar, citizens=size) if studies else []
    if as_json:
        screen.show_json([one.plain() for one in results] + [row.plain() for row in rows])
        return
    if results:
        _show_systems(results, told=bool(changed))
    if rows:
        _show(rows)
        hit = sum(row.reproduced for row in rows)
        screen.tell("reproduce.end", reproduced=hit, studies=len(rows), citizens=f"{size:,}")


def _chosen(names: Sequence[str], only_studies: bool) -> tuple[list[System], list[Study]]:
    """What the user named; everything where nothing is."""
    from internetplus.reproduce import studies, systems, unknown

    if not names:
        return ([] if only_studies else systems()), studies()
    known = {system.name: system for system in systems()}
    others = {study.id.replace("_", "-"): study for study in studies()}
    wanted = list(dict.fromkeys(name.replace("_", "-") for name in names))
    for name in wanted:
        if name not in known and name not in others:
            raise unknown(name, [*known, *others])
    found = [known[name] for name in wanted if name in known]
    return found, [others[name] for name in wanted if name in others]


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise UsageError(say("reproduce.wrong.pair", found=quoted(text)))
    return name.strip(), value


def _show_systems(results: list[Result], *, told: bool) -> None:
    columns = ("number", "target", "tolerance", "obtained", "verdict")
    table = screen.plain_table(*(f"reproduce.column.{name}" for name in columns))
    for result in results:
        took = say("reproduce.systems.time", seconds=f"{result.seconds:.1f}")
        said = say(f"reproduce.verdict.{result.verdict or 'untold'}")
        table.add_row(f"{result.name} ({result.id})", "", "", took, said)
        for check in result.checks:
            name, *rest = check.words()
            table.add_row(f"  {name}", *rest)
    screen.show_table(table)
    if told:
        screen.tell("reproduce.systems.untold")
    hit = sum(result.reproduced for result in results)
    screen.tell("reproduce.systems.end", reproduced=hit, systems=len(results))


def _show(rows: list[Row]) -> None:
    columns = ("study", "published", "obtained", "verdict")
    table = screen.plain_table(*(f"reproduce.column.{name}" for name in columns))
    for row in rows:
        table.add_row(*row.words())
    screen.show_table(table)
    for row in rows:
        if not row.reproduced:
            screen.tell("reproduce.missed", name=row.name, why=row.remark)
