"""`selftest`: whether what must hold exactly does, on this machine."""

from __future__ import annotations

import typer

from internetplus.cli import options, screen
from internetplus.cli.progress import warn_of_compiling
from internetplus.messages import say


def selftest(as_json: options.Json = False, quiet: options.Quiet = False) -> None:
    """Try every law and leave with 1 if one does not hold."""
    if not quiet:
        warn_of_compiling()
    from internetplus.experiments.selftest import checks

    found = []
    for check in checks():
        found.append(check)
        if not as_json:
            word = say("cli.selftest.held" if check.held else "cli.selftest.broken")
            screen.show(f"{word}  {say(f'cli.selftest.{check.name}')}")
    if as_json:
        screen.show_json([check._asdict() for check in found])
    if not all(check.held for check in found):
        raise typer.Exit(screen.FINDING)
