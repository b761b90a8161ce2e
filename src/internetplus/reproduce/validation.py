"""The generated part of `docs/validation.md`, from systems that were run in full and quickly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from internetplus.messages import say
from internetplus.reproduce.result import Result, number
from internetplus.reproduce.system import MISSED, Setting, System

BEGIN, END = "<!-- systems: begin -->", "<!-- systems: end -->"
COLUMNS = ("number", "target", "tolerance", "obtained", "quick")
Pair = tuple[System, Result, Result]


def page(runs: Sequence[Pair]) -> str:
    """Each system with its source, settings, parts, and its numbers in full and in quick form."""
    hit, numbers = (
        sum(full.reproduced for _, full, _ in runs),
        sum(len(r.checks) for _, r, _ in runs),
    )
    begun = say("reproduce.systems.page.begun", reproduced=hit, systems=len(runs), numbers=numbers)
    return "\n\n".join([BEGIN, begun, *(section(*run) for run in runs), END])


def section(system: System, full: Result, quick: Result) -> str:
    """One system."""
    told = "reproduce.systems.page"
    settings = ", ".join(_setting(n, s) for n, s in system.published.settings.items())
    said = say(f"reproduce.verdict.{full.verdict or 'untold'}")
    parts = [f"### {system.title}", f"`internetplus reproduce {system.name}`: {said}."]
    parts += ["\n".join("* " + say(f"{told}.sources", source=s) for s in system.published.sources)]
    parts += [say(f"{told}.modules", modules=", ".join(f"`{m}`" for m in system.modules))]
    parts += [say(f"{told}.settings", settings=settings)]
    return "\n\n".join([*parts, "\n".join(_table(full, quick))])


def lines(full: Result, quick: Result) -> Iterator[str]:
    """The row of each number."""
    for one, other in zip(full.checks, quick.checks, strict=True):
        name, target, tolerance, obtained, verdict = one.words()
        shown = f"{obtained} ({verdict})" if one.verdict == MISSED else obtained
        yield _line((name, target, tolerance, shown, number(other.obtained)))


def _table(full: Result, quick: Result) -> Iterator[str]:
    yield _line([say(f"reproduce.column.{name}") for name in COLUMNS])
    yield _line(["---"] * len(COLUMNS))
    yield from lines(full, quick)


def _setting(name: str, setting: Setting) -> str:
    value = ", ".join(f"{v:g}" for v in setting.values())
    bounds = {"least": f"{setting.least:g}", "most": f"{setting.most:g}"}
    return say("reproduce.systems.page.setting", name=name, value=value, **bounds)


def filled(text: str, runs: Sequence[Pair]) -> str:
    """A page with its generated part renewed."""
    before, _, rest = text.partition(BEGIN)
    return before + page(runs) + rest.partition(END)[2]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
