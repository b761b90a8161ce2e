"""A virtual study: a published finding, and how to look for it inside the lab."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from internetplus.messages import known, say
from internetplus.reading import read
from internetplus.reproduce.lab import Lab
from internetplus.vocabulary.filling import Strict, fill
from internetplus.vocabulary.priors import Prior

LIBRARY = Path(__file__).parent.parent / "library" / "studies.yaml"
LOW, HIGH = 0.05, 0.95
REPRODUCED, MISSED = "reproduced", "missed"


class Published(Strict):
    """What a study found, as a distribution with its reference."""

    target: Prior


class Target(NamedTuple):
    """The published finding: its centre, its 90 % range, and where it stands."""

    value: float
    low: float
    high: float
    unit: str
    reference: str
    note: str


class Obtained(NamedTuple):
    """What the lab returned, and the numbers beside it."""

    value: float
    detail: Mapping[str, float]


class Row(NamedTuple):
    """One study, published and obtained."""

    id: str
    name: str
    target: Target
    obtained: float
    detail: Mapping[str, float]
    tolerance: tuple[float, float]
    verdict: str
    seconds: float
    modules: tuple[str, ...]

    @property
    def reproduced(self) -> bool:
        return self.verdict == REPRODUCED

    @property
    def remark(self) -> str:
        """Why the lab misses, as far as is known."""
        key = f"reproduce.study.{self.id}.missed"
        return say(key if known(key) else "reproduce.unexplained")

    def words(self) -> tuple[str, str, str, str]:
        """Name, published with range, obtained, verdict: a row of a table."""
        low, high = self.tolerance
        published = say(
            "reproduce.range", value=told(self.target.value), low=told(low), high=told(high)
        )
        said = say(f"reproduce.verdict.{self.verdict}")
        return self.name, f"{published}, {self.target.unit}", told(self.obtained), said

    def plain(self) -> dict[str, object]:
        """The row for another program."""
        beside = self.target._asdict()
        return {
            **self._asdict(),
            "target": self.target.value,
            "detail": dict(self.detail),
            "tolerance": list(self.tolerance),
            "modules": list(self.modules),
            **{key: beside[key] for key in ("unit", "reference", "note")},
        }


def told(value: float) -> str:
    """A number as a table shows it."""
    text = f"{value:.3f}" if abs(value) < 0.1 else f"{value:.2f}"
    return text.replace("-", "−")


@dataclass(frozen=True)
class Study:
    """A virtual study and the phases of the engine that it exercises."""

    id: str
    try_in: Callable[[Lab], Obtained]
    modules: tuple[str, ...]

    @property
    def name(self) -> str:
        return say(f"reproduce.study.{self.id}.name")

    @property
    def target(self) -> Target:
        prior = published()[self.id].target
        low, high = prior.ppf(LOW), prior.ppf(HIGH)
        if prior.distribution.name == "U":
            low, high = prior.distribution.arguments
        where = str(prior.reference)
        return Target(prior.median, low, high, str(prior.unit), where, prior.note or "")

    def run(self, citizens: int, parameters: Mapping[str, float] | None = None) -> Obtained:
        """Repeat the study in a society of this size; without parameters at all medians."""
        return self.try_in(Lab(citizens, parameters))


def verdict(value: float, target: Target) -> str:
    """Whether a value lies in the published range."""
    return REPRODUCED if target.low <= value <= target.high else MISSED


class Library(Strict):
    """All published findings by study."""

    studies: dict[str, Published]


@cache
def published() -> dict[str, Published]:
    """The findings of `library/studies.yaml`."""
    return fill(Library, read(LIBRARY, "studies.yaml")).studies
