"""`check`: every fault of scheme files, in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from internetplus.cli import options, screen
from internetplus.errors import FaultyFile, UsageError
from internetplus.messages import say

if TYPE_CHECKING:
    from internetplus.errors import Fault
    from internetplus.schemes.load import Examined


def check(
    files: Annotated[list[str], typer.Argument(help=say("cli.argument.files"))],
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Tell all faults and warnings of FILES; leave with 1 if there is a fault."""
    examined = {name: found for name in files if (found := _examined(name)) is not None}
    if as_json:
        screen.show_json(
            {
                name: {
                    "faults": [_plain(fault) for fault in one.faults],
                    "warnings": [_plain(fault) for fault in _warnings(name, one)],
                }
                for name, one in examined.items()
            }
        )
    else:
        for name, one in examined.items():
            _tell(name, one.faults, [] if quiet else _warnings(name, one))
    if len(examined) < len(set(files)):
        raise typer.Exit(screen.WRONG_USE)
    if any(one.faults for one in examined.values()):
        raise typer.Exit(screen.FINDING)


def _examined(name: str) -> Examined | None:
    """What is to be said about a file; none, and a complaint, if there is no such scheme."""
    from internetplus.schemes.load import examine

    try:
        return examine(name)
    except UsageError as error:
        screen.complain(error)
        return None


def _warnings(name: str, examined: Examined) -> list[Fault]:
    """What the file's reader warns of, and figures that no run can be compared with."""
    if examined.scheme is None or not examined.scheme.published.given:
        return examined.warnings
    from internetplus.errors import Fault
    from internetplus.experiments.inputs import uncompared

    found = uncompared(examined.scheme)
    return [*examined.warnings, *(Fault(name, None, f"published.{f}", why) for f, why in found)]


def _tell(name: str, faults: list[Fault], warnings: list[Fault]) -> None:
    for warning in warnings:
        screen.tell("cli.check.warning", said=warning)
    if not faults:
        screen.tell("cli.check.good", file=name)
        return
    screen.show(str(FaultyFile(faults)))
    screen.tell("cli.check.one" if len(faults) == 1 else "cli.check.count", faults=len(faults))


def _plain(fault: Fault) -> dict[str, Any]:
    return {name: value for name, value in vars(fault).items() if value != ""}
