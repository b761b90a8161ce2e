"""`study`: a study of the library, such as what each mechanism does."""

from __future__ import annotations

import shlex
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from internetplus.cli import options, outcome, screen
from internetplus.cli.progress import Bar
from internetplus.messages import say

if TYPE_CHECKING:
    from internetplus.experiments.studies import Study

Schemes = Annotated[list[str] | None, options.option("--scheme", key="study_scheme")]
Citizens = Annotated[
    str | None, options.option("--citizens", metavar="NUMBER", key="study_citizens")
]
Months = Annotated[int | None, options.option("--months", key="study_months")]
Draws = Annotated[int | None, options.option("--draws", key="study_draws")]

Sensitivity = Annotated[bool, options.option("--sensitivity", key="study_sensitivity")]


def study(
    name: Annotated[str, typer.Argument(help=say("cli.argument.study"))],
    scheme: Schemes = None,
    citizens: Citizens = None,
    months: Months = None,
    draws: Draws = None,
    sensitivity: Sensitivity = False,
    out: options.Out = None,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Compare a scheme several times, with and without parts of the model, and tell the gaps."""
    from internetplus.experiments import Interrupted
    from internetplus.experiments.studies import load, run_study
    from internetplus.report.page import write_report

    asked = {
        "schemes": list(dict.fromkeys(scheme or [])) or None,
        "citizens": None if citizens is None else options.count(citizens),
        "months": months,
        "draws": draws,
    }
    changes = {key: value for key, value in asked.items() if value is not None}
    chosen = load(name).model_copy(update=changes)
    folder = out or Path("runs") / f"{chosen.name}-{chosen.fingerprint[:8]}"
    try:
        with Bar(quiet=quiet) as bar:
            found = run_study(chosen, out=folder, progress=bar, doubted=sensitivity)
    except Interrupted as stopped:
        screen.note("cli.study.stopped", folder=shlex.quote(str(folder)))
        raise typer.Exit(stopped.exit_code) from None
    if chosen.kind in ("article", "staggered"):
        write_report(folder / next(iter(chosen.comparisons)))
    if as_json:
        screen.show_json(found.told)
    elif chosen.kind == "article":
        outcome.tell(folder)
    else:
        _show(chosen, found.told, folder)


def _show(chosen: Study, told: dict[str, Any], folder: Path) -> None:
    screen.show(chosen.title.en)
    columns = {one: say(f"cli.column.{one}") for one in chosen.columns}
    _tables("cli.study.scheme", chosen, told["rows"], columns)
    screen.tell(f"cli.study.means_{chosen.kind}", draws=chosen.draws)
    parted = [{**row, **row["parts"]} for row in told.get("parts", ())]
    if parted:
        views = {view: _view(view) for view in told["parts"][0]["parts"]}
        _tables("cli.study.parts", chosen, parted, views)
        screen.tell("cli.study.means_parts", draws=chosen.draws)
    screen.tell("cli.study.folder", folder=folder)


def _tables(
    heading: str, chosen: Study, rows: list[dict[str, Any]], columns: dict[str, str]
) -> None:
    """A table per scheme; `columns`: their titles by what is told in them."""
    for scheme, mine in groupby(rows, key=lambda row: str(row["scheme"])):
        table = screen.plain_table("cli.column.measure")
        for title in columns.values():
            table.add_column(title, overflow="fold")
        for row in mine:
            table.add_row(*_row(row, tuple(columns)))
        screen.show()
        screen.tell(heading, scheme=scheme, months=chosen.months)
        screen.show_table(table)


def _view(view: str) -> str:
    """The title of a part of the nation."""
    wave = view.removeprefix("wave-")
    return say("cli.column.wave", number=wave) if wave != view else say(f"cli.column.{view}")


def _row(row: dict[str, Any], columns: tuple[str, ...]) -> list[str]:
    from internetplus.report.numbers import interval, number, unit_text

    unit = str(row["unit"])
    beside = unit_text(unit)
    named = f"{row['mechanism']}: " if "mechanism" in row else ""
    cells = [named + str(row["title"]) + (f" ({beside})" if beside else "")]
    for part in columns:
        told = row[part]
        range_ = interval(told["low"], told["high"], unit, signed=True)
        cells.append(f"{number(told['estimate'], unit, signed=True)}\n[{range_}]")
    return cells
