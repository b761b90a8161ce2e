"""`resume`: finish a run that was interrupted, to the same bytes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from internetplus.cli import options, running
from internetplus.messages import say

if TYPE_CHECKING:
    from internetplus.experiments.execute import Progress


def resume(
    folder: Annotated[Path, typer.Argument(help=say("cli.argument.folder"))],
    threads: options.Threads = None,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Run what is still missing in FOLDER and print what was found."""
    from internetplus.report.painter import ahead

    with ahead():  # see `running.compare`
        from internetplus import experiments

        def work(bar: Progress) -> Any:
            return experiments.resume(
                folder, threads=threads, progress=bar, summed=running.draw_ahead
            )

        running.finish(work, folder, as_json=as_json, quiet=quiet)
