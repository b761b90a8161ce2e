"""The shape of a measure: a name, a formula over counters, and what it means in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from internetplus.messages import say
from internetplus.vocabulary import fields
from internetplus.vocabulary.counters import COUNTERS, INDEX

Direction = Literal["benefit", "harm", "neutral"]
Reading = Literal["window", "level"]

YEAR = 12
THOUSAND_YEARS = 12_000.0
"""From per person-month to per 1,000 persons and year."""
MONEY = 1 / fields.MONEY
"""From the ledger's unit to median monthly incomes."""


@dataclass(frozen=True)
class Measure:
    """A named outcome: sum of `over` divided by sum of `per`, times `scale`.

    A counter written with a leading minus is taken off. `window` adds flows over all months up to
    the one asked for; `level` takes stocks at that month. Where the divisor is 0 there is no value.
    """

    name: str
    unit: str  # key under measures.units
    direction: Direction
    over: tuple[str, ...]
    per: tuple[str, ...]
    scale: float
    mechanism: str
    headline: bool = False
    reading: Reading = "window"
    contrast: tuple[str, str] | None = None  # groups whose values are divided by each other
    correlation: tuple[str, ...] | None = (
        None  # counters n, x, y, xx, yy, xy; replaces the quotient
    )
    pairs: tuple[str, str, str] | None = None  # counters worse, better, n; replaces the quotient
    against: tuple[str, ...] | None = None  # counters of a correlation that it is divided by
    text: str = ""  # key under measures; the name when empty
    subject: str = ""  # the deed, gate, practice or grade of a family

    def __hash__(self) -> int:
        """By the name: tables of hundreds of measures are looked up for each arm of each draw."""
        return hash(self.name)

    @property
    def title(self) -> str:
        """The measure's name as a reader sees it."""
        told = say(f"measures.{self._text}.title", subject=self._subject)
        return told[:1].upper() + told[1:]

    @property
    def definition(self) -> str:
        """What is counted, and how the edge cases are settled."""
        return say(f"measures.{self._text}.means", subject=self._subject)

    @property
    def unit_title(self) -> str:
        """The unit as a reader sees it."""
        return say(f"measures.units.{self.unit}")

    @property
    def counters(self) -> tuple[str, ...]:
        """Every counter that the formula reads."""
        more = (self.correlation, self.against, self.pairs)
        names = (*self.over, *self.per, *(name for part in more for name in part or ()))
        return tuple(name.removeprefix("-") for name in names)

    @cached_property
    def quarterly(self) -> bool:
        """Whether it rests on stocks that are counted only when a quarter ends, or the run."""
        return any(COUNTERS[INDEX[name]].quarterly for name in self.counters)

    @property
    def _text(self) -> str:
        return self.text or self.name

    @property
    def _subject(self) -> str:
        return self.subject.replace("_", " ")
