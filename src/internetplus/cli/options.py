"""Options that several verbs share, spelt once."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from internetplus.errors import UsageError
from internetplus.messages import say

_TIMES = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
_WAVE = re.compile(r"(\d+(?:\.\d+)?)\s*%(?:@(\d+))?")
_COUNT = re.compile(r"(\d[\d_,]*(?:\.\d+)?)\s*([kmg]?)", re.IGNORECASE)


def count(text: str) -> int:
    """A whole number as people write it: 20000, 20_000, 100k, 1.5M."""
    found = _COUNT.fullmatch(text.strip())
    if found is None or len(text) > 30:
        raise UsageError(say("cli.wrong.count", found=text[:30]))
    value = float(re.sub("[_,]", "", found[1])) * _TIMES[found[2].lower()]
    if value != int(value):
        raise UsageError(say("cli.wrong.count", found=text))
    return int(value)


def rollout(text: str | None) -> tuple[tuple[float, int], ...]:
    """Shares of every region and months: `10%`, or `30%@12,30%@24`."""
    found = []
    for part in text.split(",") if text else ():
        told = _WAVE.fullmatch(part.strip())
        if told is None:
            raise UsageError(say("cli.wrong.rollout", found=part[:30]))
        found.append((float(told[1]) / 100, int(told[2] or 0)))
    return tuple(found)


def abuse(text: str | None) -> tuple[str, ...]:
    """What an operator does: `critics,officials,crisis@12`."""
    return tuple(part.strip() for part in text.split(",")) if text else ()


def program() -> str:
    """The program as the user can call it from here, so that a suggested command can be pasted."""
    called = Path(sys.argv[0])
    known = shutil.which("internetplus")
    if called.name == "__main__.py" and not known:
        return f"{shlex.quote(sys.executable)} -m internetplus"
    if called.stem != "internetplus" or (known and Path(known).resolve() == called.resolve()):
        return "internetplus"
    here = Path.cwd()
    near = called.is_absolute() and called.is_relative_to(here)
    return shlex.quote(str(called.relative_to(here) if near else called))


def option(
    flag: str, *more: str, metavar: str | None = None, key: str = ""
) -> typer.models.OptionInfo:
    """An option whose help stands in the catalogue under `key`, or the name of its flag."""
    name = key or flag.removeprefix("--").replace("-", "_")
    found: typer.models.OptionInfo = typer.Option(
        flag, *more, metavar=metavar, help=say(f"cli.option.{name}")
    )
    return found


Society = Annotated[str, option("--society")]
Citizens = Annotated[str, option("--citizens", metavar="NUMBER")]
Months = Annotated[int, option("--months")]
Rollout = Annotated[str | None, option("--rollout", metavar="SHARES")]
Abuse = Annotated[str | None, option("--abuse", metavar="KINDS")]
Until = Annotated[int | None, option("--until", metavar="MONTH")]
BurnIn = Annotated[int, option("--burn-in")]
Draws = Annotated[int, option("--draws")]
Replicates = Annotated[int | None, option("--replicates")]
Seed = Annotated[int, option("--seed")]
Threads = Annotated[int | None, option("--threads")]
Out = Annotated[Path | None, option("--out")]
Arm = Annotated[str | None, option("--scheme", key="life_scheme")]
Draw = Annotated[int, option("--draw")]
Json = Annotated[bool, option("--json")]
Quiet = Annotated[bool, option("--quiet", "-q")]
