"""What `run`, `compare` and `resume` share: scenarios, the bar, the report, the screen."""

from __future__ import annotations

import shlex
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from internetplus.cli import outcome, screen
from internetplus.cli.options import count, program
from internetplus.cli.progress import Bar

if TYPE_CHECKING:
    from internetplus.experiments.execute import Progress
    from internetplus.scenario import Scenario

BASE = "none"
LAST = 3
"""Runs that are left when what writes reports is read in: on busy cores that takes a while."""


@dataclass(frozen=True)
class Wish:
    """What was asked for on the command line."""

    society: str
    citizens: str
    months: int
    burn_in: int
    draws: int
    replicates: int | None
    seed: int
    threads: int | None
    out: Path | None
    as_json: bool
    quiet: bool
    rollout: tuple[tuple[float, int], ...] = ()
    until: int | None = None
    abuse: tuple[str, ...] = ()
    panel: int = 4  # draws whose winners and losers are told


def scenarios(wish: Wish, schemes: Sequence[str]) -> list[Scenario]:
    """The base without any scheme, then one scenario for each other scheme, in the order asked.

    With abuse by the operator, each runs once more under it.
    """
    from internetplus.scenario import Scenario

    base = Scenario(
        society=wish.society,
        scheme=BASE,
        citizens=count(wish.citizens),
        months=wish.months,
        burn_in=wish.burn_in,
        seed=wish.seed,
        rollout=wish.rollout,
    )
    others = (base.with_scheme(name) for name in _others(schemes))
    plain = [replace(one, until=wish.until) for one in others]
    abused = [replace(one, abuse=wish.abuse) for one in plain if wish.abuse]
    return [base, *plain, *abused]


def _others(schemes: Sequence[str]) -> list[str]:
    """All schemes but the first `none`; `compare none none` compares it with itself."""
    found = list(schemes)
    if BASE in found and len(found) > 1:
        found.remove(BASE)
    return list(dict.fromkeys(found))


def compare(wish: Wish, schemes: Sequence[str]) -> None:
    """Run the comparison that was asked for, and print it."""
    from internetplus.report.painter import ahead

    with ahead():  # it takes as long to get ready as to draw, and the other cores are idle now
        from internetplus import experiments

        asked = tuple(scenarios(wish, schemes))
        planned = experiments.Panel(draws=wish.panel)
        plan = experiments.prepare(asked, wish.draws, wish.replicates, planned)
        folder = wish.out or default_folder(asked[1:], plan.fingerprint)

        def work(bar: Progress) -> Any:
            return experiments.carry_out(
                plan, asked, folder, threads=wish.threads, progress=bar, summed=draw_ahead
            )

        finish(work, folder, as_json=wish.as_json, quiet=wish.quiet)


def default_folder(others: Sequence[Scenario], fingerprint: str) -> Path:
    """A folder below `runs`, named after the schemes and the digest of all that is asked for."""
    names = "-".join(Path(one.scheme).stem for one in others)
    return Path("runs") / f"{names[:60]}-{fingerprint[:8]}"


def finish(work: Callable[[Progress], Any], folder: Path, *, as_json: bool, quiet: bool) -> None:
    """Do the work under a bar, print what was found, write the report."""
    begin = time.perf_counter()
    result = _watched(work, folder, quiet=quiet)
    from internetplus.report.page import write_report

    if as_json:
        write_report(folder)
        screen.show_json(dict(result.summary))
        return
    write_report(outcome.tell(folder))
    if not quiet:
        screen.note("cli.compare.took", seconds=f"{time.perf_counter() - begin:.0f}")


def _watched(work: Callable[[Progress], Any], folder: Path, *, quiet: bool) -> Any:
    """Do the work under a bar; when it is stopped, say how to go on."""
    import typer

    from internetplus.experiments import Interrupted

    try:
        with Bar(quiet=quiet) as bar:
            return work(_with_report_ahead(bar))
    except Interrupted as stopped:
        screen.note("cli.stopped", program=program(), folder=shlex.quote(str(folder)))
        raise typer.Exit(stopped.exit_code) from None


def _with_report_ahead(bar: Bar) -> Progress:
    """The bar; during the last runs what writes reports is read in."""
    from threading import Thread

    ahead = Thread(target=_read_in)

    def note(stage: str, done: int, total: int) -> None:
        bar(stage, done, total)
        if stage == "run" and total - LAST <= done < total and ahead.ident is None:
            ahead.start()

    return note


def _read_in() -> None:
    from internetplus.report.page import template

    template()


def draw_ahead(summary: str) -> None:
    """Begin the report's charts; what is wrong with one is said when the report is written."""
    from internetplus.report import page

    with suppress(Exception):
        page.draw_ahead(summary)
