"""Fairness criteria that cannot all hold, on what a service's ledger says of two groups."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from internetplus.engine import records
from internetplus.engine.rules.numbers import octaves
from internetplus.engine.tables import Luck
from internetplus.reproduce import desk, filing, turn
from internetplus.reproduce.system import Numbers, Settings, System
from internetplus.reproduce.town import TENTHS, Town
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

DEED = 0
ASKED, BARRED, WRONG = (INDEX[f"{n}_loan"] for n in ("asked", "refused_score", "wrong_refused"))
DONE = INDEX["deed_red_light"]
GROUPS = ("first", "second")


class Confusion(NamedTuple):
    """People by what they did and what the service took them for."""

    caught: int
    missed: int
    wronged: int
    spared: int

    @property
    def false_alarms(self) -> float:
        return self.wronged / (self.wronged + self.spared)

    @property
    def implied(self) -> float:
        """False alarms that follow from prevalence, precision and misses."""
        guilty, innocent = self.caught + self.missed, self.wronged + self.spared
        odds, precision = guilty / innocent, self.caught / (self.caught + self.wronged)
        return odds * (1 - precision) / precision * (1 - self.missed / guilty)


def _register(communities: int, room: int = 2) -> Town:
    """A town in which a record of the deed closes the loan desk."""
    town = Town(communities, room)
    town.tables.score.worth[DEED, 0] = -TENTHS
    town.tables.deeds.keep[DEED] = 1
    town.grades(0)
    town.tables.score.by_grade[0], town.tables.score.closes[desk.LOAN] = desk.BARS, desk.BARS
    town.tables.gates.loss[desk.LOAN] = 1
    return town


def _ask_all(town: Town, month: int) -> None:
    """Everybody asks for a loan, under the scores as they stand."""
    for c in range(town.communities):
        luck = Luck(1, 1, month, c, 0)
        desk.judge_all(town, luck, c)
        parts = (town.society, town.tables)
        desk.ask(*parts, town.fields, luck, town.scratch, town.ledger, c, desk.LOAN)


def _confusion(town: Town, cell: int, guilty: int) -> Confusion:
    """What the ledger says of a group; a refusal is wrong where true records would not bring it."""
    asked, barred, wrong = (int(town.ledger[row, cell]) for row in (ASKED, BARRED, WRONG))
    caught = barred - wrong
    return Confusion(caught, guilty - caught, wrong, asked - guilty - wrong)


def _filed(settings: Settings, cell: int, prevalence: float) -> Confusion:
    """A group in which so many did it, and records of them are missed and wrong as said."""
    people = settings.whole("communities") * COMMUNITY
    guilty = round(people * prevalence)
    caught = round(guilty * (1 - settings.one("missed")))
    wronged = round(caught * (1 / settings.one("precision") - 1))
    town = _register(settings.whole("communities"))
    town.society.people.cell[:] = cell
    who = np.concatenate([np.arange(caught), guilty + np.arange(wronged)])
    truth = np.repeat([records.HARMFUL, records.FALSE], [caught, wronged])
    filing.file(town, who, np.full(who.size, DEED), 0, truth)
    _ask_all(town, filing.NOW)
    return _confusion(town, cell, guilty)


def _lived(settings: Settings, cell: int, prevalence: float) -> Confusion:
    """The same where deeds, records, mix-ups and false entries come by luck."""
    town = _register(settings.whole("communities"))
    town.society.people.cell[:] = cell
    town.deed(DEED, np.array([prevalence]))
    deeds = town.tables.deeds
    seen = octaves(1 - settings.one("missed"))
    deeds.seen[DEED] = seen
    deeds.mix_up[DEED], deeds.false_scheme[DEED] = 1 << 29, 1 << 25
    deeds.false_order[DEED] = 1 << 25
    turn.live(town, settings.whole("seed") + cell, 0, 1, turn.FROM_BASE)
    _ask_all(town, 0)
    return _confusion(town, cell, int(town.ledger[DONE, cell]))


def audit(settings: Settings) -> Numbers:
    """False alarms of two groups, and how far the identity is from holding."""
    found: dict[str, float] = {}
    for cell, name in enumerate(GROUPS):
        prevalence = float(settings.many("prevalence")[cell])
        filed, lived = (make(settings, cell, prevalence) for make in (_filed, _lived))
        found[f"{name}.false_alarms"] = filed.false_alarms
        found[f"{name}.identity"] = filed.false_alarms - filed.implied
        found[f"{name}.lived"] = lived.false_alarms - lived.implied
    return found


def audit_expected(settings: Settings) -> Numbers:
    """Equal precision and misses force unequal false alarms where prevalence differs."""
    precision, missed = settings.one("precision"), settings.one("missed")
    found: dict[str, float] = {}
    for name, p in zip(GROUPS, settings.many("prevalence"), strict=True):
        odds = float(p / (1 - p))
        found[f"{name}.false_alarms"] = odds * (1 - precision) / precision * (1 - missed)
        found |= {f"{name}.identity": 0.0, f"{name}.lived": 0.0}
    return found


SYSTEMS = (
    System(
        "fairness-audit",
        audit,
        audit_expected,
        ("perceive", "act", "observe", "records", "score", "answer"),
    ),
)
