"""A published system: its settings, what was published of it, and how the lab runs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from internetplus.errors import UsageError, listed, nearest, quoted
from internetplus.messages import say
from internetplus.reading import read
from internetplus.vocabulary.filling import Strict, fill

LIBRARY = Path(__file__).parent.parent / "library" / "validation.yaml"
REPRODUCED, MISSED = "reproduced", "missed"
Numbers = Mapping[str, float]


class Setting(Strict):
    """A number of the system, or several; `size`: how much of it is run, and nothing else."""

    value: float | list[float]
    least: float
    most: float
    whole: bool = False
    size: bool = False
    small: float | None = None

    def values(self) -> list[float]:
        return [float(v) for v in (self.value if isinstance(self.value, list) else [self.value])]


class Check(Strict):
    """One published or derived number, and how near the lab must come."""

    cited: float | None = None
    within: float | None = None
    least: float | None = None
    most: float | None = None
    small_within: float | None = None
    of: str | None = None  # the setting whose values the number in this check's id counts

    def range(self, target: float | None, *, small: bool = False) -> tuple[float, float] | None:
        """The values that count as reproduced; None where nothing is published."""
        within = self.small_within if small and self.small_within is not None else self.within
        if within is None:
            return (_or(self.least, -np.inf), _or(self.most, np.inf))
        return None if target is None else (target - within, target + within)


class Published(Strict):
    """All that was published of one system."""

    sources: list[str]
    settings: dict[str, Setting]
    checks: dict[str, Check]


class Library(Strict):
    """Every published system by its name."""

    systems: dict[str, Published]


@cache
def library() -> dict[str, Published]:
    """The systems of `library/validation.yaml`."""
    return fill(Library, read(LIBRARY, "validation.yaml")).systems


@dataclass(frozen=True)
class Settings:
    """Values of the settings of one run of a system."""

    given: Mapping[str, tuple[float, ...]]
    usual: bool  # nothing but sizes differs from what was published

    def one(self, name: str) -> float:
        return self.given[name][0]

    def whole(self, name: str) -> int:
        return int(self.given[name][0])

    def many(self, name: str) -> NDArray[np.float64]:
        return np.array(self.given[name])


@dataclass(frozen=True)
class System:
    """How the lab runs a system, what is expected of it, and the parts it goes through."""

    name: str
    obtain: Callable[[Settings], Numbers]
    expect: Callable[[Settings], Numbers]
    modules: tuple[str, ...]
    sound: Callable[[Settings], bool] = lambda _: True

    @property
    def title(self) -> str:
        return say(f"reproduce.row.{self.name}.title")

    @property
    def published(self) -> Published:
        return library()[self.name]

    def targets(self, settings: Settings) -> dict[str, float | None]:
        """What each check should return; None where other settings have no published value."""
        derived = self.expect(settings)
        return {
            name: derived.get(name, check.cited if settings.usual else None)
            for name, check in self.published.checks.items()
        }


def settings_of(
    system: System, changed: Mapping[str, str] | None = None, *, small: bool = False
) -> Settings:
    """The published settings, some of them changed as a user wrote them."""
    known = {"seed": SEED, **system.published.settings}
    for name in changed or {}:
        if name not in known:
            raise _unknown(system, name, list(known))
    given = {name: _value(setting, small) for name, setting in known.items()}
    usual = True
    for name, text in (changed or {}).items():
        given[name] = _parsed(system, name, known[name], text)
        usual &= known[name].size or given[name] == tuple(known[name].values())
    settings = Settings(given, usual)
    if not system.sound(settings):
        raise UsageError(say(f"reproduce.row.{system.name}.sound", name=system.name))
    return settings


SEED = Setting(value=1, least=0, most=1e9, whole=True, size=True)


def _value(setting: Setting, small: bool) -> tuple[float, ...]:
    return (setting.small,) if small and setting.small is not None else tuple(setting.values())


def _unknown(system: System, name: str, known: Sequence[str]) -> UsageError:
    near = nearest(name, known)
    said = say("reproduce.wrong.setting", name=system.name, found=quoted(name))
    hint = f" {say('errors.nearest', nearest=near)}" if near else ""
    return UsageError(f"{said}{hint} {say('errors.allowed', allowed=listed(known))}")


def _parsed(system: System, name: str, setting: Setting, text: str) -> tuple[float, ...]:
    """Numbers as a user writes them; one for all, or as many as the system has."""
    many, parts = len(setting.values()), text.split(",")
    words = {"name": system.name, "setting": name, "found": quoted(text)}
    try:
        values = [float(part) for part in parts]
    except ValueError:
        raise UsageError(say("reproduce.wrong.number", **words)) from None
    if len(values) not in (1, many):
        raise UsageError(say("reproduce.wrong.many", **words, many=many))
    inside = all(setting.least <= v <= setting.most for v in values)
    if not inside or (setting.whole and any(v != int(v) for v in values)):
        kind = say("reproduce.whole" if setting.whole else "reproduce.any")
        bounds = {"least": f"{setting.least:g}", "most": f"{setting.most:g}", "kind": kind}
        raise UsageError(say("reproduce.wrong.value", **words, **bounds))
    return tuple(values * many if len(values) == 1 else values)


def _or(value: float | None, other: float) -> float:
    return other if value is None else value
