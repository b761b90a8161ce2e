"""`run`: one scheme beside no scheme; quicker than `compare`, with fewer draws."""

from __future__ import annotations

from typing import Annotated

import typer

from internetplus.cli import options, running
from internetplus.messages import say


def run(
    scheme: Annotated[str, typer.Argument(help=say("cli.argument.scheme"))],
    society: options.Society = "china-2016",
    citizens: options.Citizens = "100k",
    months: options.Months = 36,
    burn_in: options.BurnIn = 24,
    rollout: options.Rollout = None,
    until: options.Until = None,
    abuse: options.Abuse = None,
    draws: options.Draws = 8,
    replicates: options.Replicates = None,
    seed: options.Seed = 1,
    threads: options.Threads = None,
    out: options.Out = None,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Run a scheme and print what was found."""
    wish = running.Wish(
        society=society,
        citizens=citizens,
        months=months,
        burn_in=burn_in,
        rollout=options.rollout(rollout),
        until=until,
        abuse=options.abuse(abuse),
        draws=draws,
        replicates=replicates,
        seed=seed,
        threads=threads,
        out=out,
        as_json=as_json,
        quiet=quiet,
        panel=1,
    )
    running.compare(wish, [scheme])
