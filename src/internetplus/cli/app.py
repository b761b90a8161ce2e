"""The verbs in the order of the help page, and what happens to an error."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperGroup

from internetplus.cli import (
    about,
    bench,
    check,
    compare,
    describe,
    life,
    new,
    registry,
    report,
    reproduce,
    resume,
    run,
    schemes,
    screen,
    selftest,
    societies,
    study,
)
from internetplus.errors import InternetPlusError
from internetplus.messages import say

LOOK, TRY, UNDERSTAND, TRUST = (
    say(f"cli.panel.{name}") for name in ("look", "try", "understand", "trust")
)
VERBS: dict[str, tuple[Callable[..., None], ...]] = {
    LOOK: (schemes.schemes, societies.societies, describe.describe, about.about),
    TRY: (new.new, check.check, run.run, compare.compare, study.study, resume.resume),
    UNDERSTAND: (report.report, life.life, registry.registry),
    TRUST: (bench.bench, reproduce.reproduce, selftest.selftest),
}


class Verbs(TyperGroup):
    """The group of all verbs; a mistake that the user can mend ends in words and exit code 2."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except InternetPlusError as error:
            screen.complain(error)
            raise typer.Exit(error.exit_code) from None


def build() -> typer.Typer:
    """The application with every verb that works."""
    application = typer.Typer(
        cls=Verbs,
        help=say("cli.help"),
        epilog=say("cli.epilog"),
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    application.callback()(_version)
    for panel, functions in VERBS.items():
        for function in functions:
            name = function.__name__
            command = application.command(name, help=say(f"cli.verb.{name}"), rich_help_panel=panel)
            command(function)
    return application


def _say_version(wanted: bool) -> None:
    if wanted:
        from internetplus import __version__

        screen.tell("cli.version", version=__version__)
        raise typer.Exit


def _version(
    version: bool = typer.Option(
        False, "--version", help=say("cli.option.version"), callback=_say_version, is_eager=True
    ),
) -> None:
    del version


app = build()
