"""What a run of a published system returned, beside what it should."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from internetplus.errors import UsageError, listed, nearest, quoted
from internetplus.messages import say
from internetplus.reproduce.system import MISSED, REPRODUCED, Settings, System, settings_of
from internetplus.reproduce.systems import ALL

STAGE = "systems"
NUMBER = re.compile(r"(L?)(\d+)")


class Compared(NamedTuple):
    """One number of a system."""

    id: str
    name: str
    target: float | None
    obtained: float
    tolerance: tuple[float, float] | None
    verdict: str | None

    def plain(self) -> dict[str, object]:
        """The number for another program."""
        bounds = None if self.tolerance is None else list(self.tolerance)
        return {**self._asdict(), "tolerance": bounds}

    def words(self) -> tuple[str, str, str, str, str]:
        """Name, target, tolerance, obtained, verdict."""
        said = say(f"reproduce.verdict.{self.verdict or 'untold'}")
        target = "" if self.target is None else number(self.target)
        return self.name, target, self._allowed(), number(self.obtained), said

    def _allowed(self) -> str:
        if self.tolerance is None:
            return ""
        if self.target is not None:
            return say("reproduce.within", within=f"{self.tolerance[1] - self.target:.2g}")
        low, high = (f"{bound:g}" for bound in self.tolerance)
        return say("reproduce.between", low=low, high=high)


class Result(NamedTuple):
    """One system, published and obtained."""

    id: str
    name: str
    checks: tuple[Compared, ...]
    seconds: float
    modules: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def verdict(self) -> str | None:
        """Reproduced where every number with a target is, at least one; None where none has one."""
        told = {check.verdict for check in self.checks} - {None}
        return MISSED if MISSED in told else REPRODUCED if told else None

    @property
    def reproduced(self) -> bool:
        return self.verdict == REPRODUCED

    @property
    def headline(self) -> Compared:
        """The first miss, or the first number with a target."""
        missed = [check for check in self.checks if check.verdict == MISSED]
        aimed = [check for check in self.checks if check.target is not None]
        return (missed or aimed or list(self.checks))[0]

    def plain(self) -> dict[str, object]:
        """The system for another program: its headline on top, every number below."""
        head = self.headline.plain()
        return {
            "id": self.id,
            "name": self.name,
            **{key: head[key] for key in ("target", "obtained", "tolerance")},
            "verdict": self.verdict,
            "seconds": self.seconds,
            "modules": list(self.modules),
            "headline": self.headline.id,
            "checks": [check.plain() for check in self.checks],
            "sources": list(self.sources),
        }


def number(value: float) -> str:
    """A number as a table shows it; what is below 1e-9 is nothing."""
    value = round(value, 9) + 0.0
    return f"{value:.6g}".replace("-", "−")


def systems() -> list[System]:
    """Every published system, in the order of the page."""
    return list(ALL)


def named(name: str) -> System:
    """The system of this name."""
    known = {system.name: system for system in ALL}
    if name not in known:
        raise unknown(name, list(known))
    return known[name]


def unknown(name: str, known: Sequence[str]) -> UsageError:
    """No published result has this name."""
    said, near = say("reproduce.wrong.name", found=quoted(name)), nearest(name, known)
    hint = f" {say('errors.nearest', nearest=near)}" if near else ""
    return UsageError(f"{said}{hint} {say('errors.allowed', allowed=listed(known, len(known)))}")


def run_system(
    system: System, changed: Mapping[str, str] | None = None, *, small: bool = False
) -> Result:
    """Run a system with the published settings or others; `small`: quickly, with wider ranges."""
    settings = settings_of(system, changed, small=small)
    begin = time.perf_counter()
    obtained, targets = system.obtain(settings), system.targets(settings)
    seconds = time.perf_counter() - begin
    checks = []
    for name, check in system.published.checks.items():
        target, value = targets[name], float(obtained[name])
        told = check.within is not None or settings.usual
        allowed = check.range(target, small=small) if told else None
        said = None if allowed is None else _verdict(value, allowed)
        checks.append(Compared(name, label(system, name, settings), target, value, allowed, said))
    sources = tuple(system.published.sources)
    return Result(system.name, system.title, tuple(checks), seconds, system.modules, sources)


def run_systems(
    wanted: Sequence[System],
    changed: Mapping[str, str] | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> list[Result]:
    """Run systems one after the other."""
    results: list[Result] = []
    for system in wanted:
        results.append(run_system(system, changed))
        if progress is not None:
            progress(STAGE, len(results), len(wanted))
    return results


def _verdict(value: float, allowed: tuple[float, float]) -> str:
    return REPRODUCED if allowed[0] <= value <= allowed[1] else MISSED


def label(system: System, name: str, settings: Settings) -> str:
    """A number's name in words; numbers in its id are filled in, or what they count."""
    parts, values = name.split("."), []
    of = system.published.checks[name].of
    for n, part in enumerate(parts):
        found = NUMBER.fullmatch(part)
        if found:
            at = int(found[2])
            values.append(f"{settings.many(of)[at]:g}" if of else part)
            parts[n] = "#"
    return say(f"reproduce.row.{system.name}.check.{'.'.join(parts)}", n=" ".join(values))
