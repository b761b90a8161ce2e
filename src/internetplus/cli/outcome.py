"""What a finished run folder says on the screen: the system at work, ten measures, what next."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

from internetplus.cli import screen
from internetplus.cli.options import program
from internetplus.messages import say

if TYPE_CHECKING:
    from internetplus.report.arms import Arm
    from internetplus.report.folder import RunFolder

MOST_MEASURES = 10
MOST_PUBLISHED = 8


def tell(folder: Path) -> RunFolder:
    """Print the run of a folder, and where its report is or will be; gives what was read."""
    from internetplus.report import folder as folders
    from internetplus.report import works

    run = folders.read(folder)
    for line in works.text(run):
        screen.show(line)
    _answers(run)
    _measures(run)
    _published(run)
    for warning in run.summary.get("warnings", []):
        screen.show(str(warning))
    screen.show()
    screen.tell("cli.compare.report", file=folder / "report.html")
    _next(run, folder)
    return run


def _answers(run: RunFolder) -> None:
    """The article's questions, a line each, where the run answers them."""
    from internetplus.report import answers

    lines = answers.brief(run)
    if lines:
        screen.show()
        screen.tell("answers.title")
    for line in lines:
        screen.show(line)


def told_measures(run: RunFolder) -> list[str]:
    """Names of the measures that are printed, in the order of the run's headlines."""
    from internetplus.report.ranges import headlines

    return list(dict.fromkeys(str(row["measure"]) for row in headlines(run)))[:MOST_MEASURES]


def _measures(run: RunFolder) -> None:
    from internetplus.report import arms
    from internetplus.report.ranges import headlines

    rows, names = headlines(run), told_measures(run)
    if not names or run.rows("answers"):
        return
    among = [arm for arm in arms.schemes(run) if any(r["scheme"] == arm.name for r in rows)]
    table = screen.plain_table("cli.column.measure", "cli.column.base")
    for arm in among:
        table.add_column(say("cli.column.change", scheme=arm.title), overflow="fold")
    for name in names:
        mine = {str(row["scheme"]): row for row in rows if row["measure"] == name}
        table.add_row(*_row(mine, among))
    screen.show()
    screen.tell("cli.compare.measures", month=run.horizon)
    screen.show_table(table)


def _published(run: RunFolder) -> None:
    """The published figures that the run can be held against, a line each, and how many others."""
    from internetplus.report import published

    every = published.compared(run)
    told = [one for one in every if one.kind != published.NOT_COMPARABLE]
    if not every:
        return
    screen.show()
    if not told:
        screen.tell("cli.compare.unpublished", silent=len(every))
        return
    screen.tell("cli.compare.published", inside=sum(one.kind == published.INSIDE for one in told),
                told=len(told), silent=len(every) - len(told))  # fmt: skip
    for one in sorted(told, key=lambda one: one.kind != published.OUTSIDE)[:MOST_PUBLISHED]:
        screen.tell("cli.compare.figure", kind=one.verdict, scheme=one.name, what=one.what,
                    published=one.published, simulated=one.simulated, span=one.span)  # fmt: skip


def _row(mine: dict[str, dict[str, Any]], among: list[Arm]) -> list[str]:
    from internetplus.report.numbers import number, unit_text

    first = next(iter(mine.values()))
    unit = str(first.get("unit") or "")
    beside = unit_text(unit)
    title = str(first["title"]) + (f" ({beside})" if beside else "")
    return [title, number(first.get("base"), unit), *(_change(mine.get(a.name)) for a in among)]


def _change(row: dict[str, Any] | None) -> str:
    """A difference, its range and what may be said of it."""
    from internetplus.report.numbers import interval, number

    if row is None:
        return "–"
    unit = str(row.get("unit") or "")
    told = number(row["estimate"], unit, signed=True)
    if row.get("low") is not None:
        told += f" [{interval(row['low'], row.get('high'), unit, signed=True)}]"
    return f"{told}\n{row['words']}" if row.get("words") else told


def _next(run: RunFolder, folder: Path) -> None:
    """Three commands that work when pasted."""
    from internetplus.report import arms

    ran = (str(arm.row.get("scheme") or arm.name) for arm in arms.schemes(run))
    names = list(dict.fromkeys(ran)) or ["internet-plus-2020"]
    other = names[1] if len(names) > 1 else "none"
    call = program()
    scheme, beside = shlex.quote(names[0]), shlex.quote(other)
    screen.show()
    screen.tell("cli.compare.next")
    screen.show(f"  {call} describe {scheme} --against {beside}")
    screen.show(f"  {call} describe none --society {shlex.quote(_society(run))}")
    screen.show(
        f"  {call} new my-town --from {scheme} --out {shlex.quote(str(folder / 'my-town.yaml'))}"
    )


def _society(run: RunFolder) -> str:
    return str(run.scenario.get("society") or "china-2016")
