"""`report`: the page of a finished run, written again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from internetplus.cli import options, outcome, screen
from internetplus.errors import UsageError
from internetplus.messages import say

SUMMARY = "summary.json"


def report(
    folder: Annotated[Path, typer.Argument(help=say("cli.argument.folder"))],
    quiet: options.Quiet = False,
) -> None:
    """Write `report.html` of FOLDER and print the run once more."""
    if not (folder / SUMMARY).is_file():
        raise UsageError(say("cli.wrong.no_folder", folder=folder, file=SUMMARY))
    from internetplus.report.page import write_report

    page = write_report(folder)
    if quiet:
        screen.tell("cli.compare.report", file=page)
    else:
        outcome.tell(folder)
