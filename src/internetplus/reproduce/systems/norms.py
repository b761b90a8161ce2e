"""Norms of helping: what a deed does to a name, in one public register or one in each head."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from internetplus.engine import records
from internetplus.engine.phases.judge import grade_of
from internetplus.engine.phases.score import ALL, _add
from internetplus.engine.rules.numbers import threshold
from internetplus.engine.tables import Luck, Scratch
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.reproduce import filing
from internetplus.reproduce.desk import judge_all
from internetplus.reproduce.norming import (
    Errors,
    Norm,
    count_stable,
    opinions,
    steady,
    with_errors,
)
from internetplus.reproduce.system import Numbers, Settings, System
from internetplus.reproduce.town import TENTHS, Rules, Town
from internetplus.society.state import GRADE_SHIFT, Society
from internetplus.vocabulary import purposes as P

Bits = NDArray[np.int64]
SITUATIONS = 8
"""Deeds 4x + 2y + a: donor's name x, recipient's y, help given a; from 8 on the same misjudged."""
LEADING = {
    "L1": ("01011101", "1101"),
    "L2": ("01011001", "1101"),
    "L3": ("11011101", "0101"),
    "L4": ("10011101", "0101"),
    "L5": ("11011001", "0101"),
    "L6": ("10011001", "0101"),
    "L7": ("00011101", "0101"),
    "L8": ("00011001", "0101"),
}
TRIED = ("L1", "L3", "L6", "L8")
PRIVATE = {
    "image_scoring": (1, 1, 0, 0),
    "simple_standing": (1, 1, 0, 1),
    "stern_judging": (1, 0, 0, 1),
    "shunning": (1, 0, 0, 0),
}
"""Good after help for the good, help for the bad, none for the good, none for the bad."""


def _town(assess: Bits, communities: int = 1) -> Town:
    """A register in which a deed makes a good or a bad name, whatever was before."""
    town = Town(communities)
    worth = town.tables.score.worth
    half = assess.size
    worth[:half, 0], worth[half : 2 * half, 0] = TENTHS * assess, TENTHS * (1 - assess)
    town.tables.deeds.keep[:] = 1
    town.grades(1)
    return town


def _act_by(town: Town, act: Bits) -> None:
    """Helpers with a name x are a service that a name y may close."""
    for y in range(2):
        town.tables.score.by_grade[y] = sum(1 << x for x in range(2) if not act[2 * x + y])
    town.tables.score.closes[:2] = (1, 2)


def read_off(assess: Bits) -> Bits:
    """Names that the score gives after each deed, from one record of each."""
    town = _town(assess)
    filing.file(town, np.arange(assess.size), np.arange(assess.size))
    luck = Luck(1, 1, filing.NOW, 0, 0)
    judge_all(town, luck, 0)
    return (town.society.state.status[0, : assess.size] >> GRADE_SHIFT).astype(np.int64)


@inner
def _name(
    society: Society, rules: Rules, scratch: Scratch, register: int, i: int, deed: int
) -> None:
    """File a deed in a register and give its author the name that the score then says."""
    r = records.pack(i, deed, 0, records.HELPFUL, records.ACCEPTED, 0)
    society.pool.count[register] = 0
    records.write(society.pool.record, society.pool.count, register, r)
    scratch.total[ALL, i] = rules.score.base
    _add(rules.deeds, rules.score, scratch, r, 0, 0)
    grade = grade_of(rules.score, scratch.total[ALL, i], 0)
    society.state.status[register, i] = np.uint16(grade << GRADE_SHIFT)


@inner
def _pair(k: np.uint64, many: int) -> tuple[int, int]:
    """Two different people."""
    i = int((np.int64(draw(k, 0)) * many) >> 32)
    j = int((np.int64(draw(k, 1)) * (many - 1)) >> 32)
    return i, j + (j >= i)


@kernel
def in_public(
    society: Society,
    rules: Rules,
    scratch: Scratch,
    errors: np.ndarray,
    size: tuple[int, int, int, int],
    found: np.ndarray,
) -> None:
    """Meetings one after the other under one register; errors of acting, seeing, judging.

    `size`: seed, people, meetings not counted, meetings; `found`: good names, help given.
    """
    seed, many, unseen, steps = size
    score, status = rules.score, society.state.status
    for t in range(steps):
        k = key(seed, P.ASK, 0, t, 0)
        i, j = _pair(k, many)
        x, y = status[0, i] >> GRADE_SHIFT, status[0, j] >> GRADE_SHIFT
        helps = score.by_grade[y] & score.closes[x] == 0
        helps = helps and draw(k, 2) >= errors[0]
        seen = helps or draw(k, 3) < errors[1]
        misjudged = draw(k, 4) < errors[2]
        deed = 4 * x + 2 * y + (1 if seen else 0) + (SITUATIONS if misjudged else 0)
        _name(society, rules, scratch, 0, i, deed)
        if t >= unseen:
            found[1] += helps
            for person in range(many):
                found[0] += status[0, person] >> GRADE_SHIFT


@kernel
def in_private(
    society: Society,
    rules: Rules,
    scratch: Scratch,
    errors: np.ndarray,
    size: tuple[int, int, int, int],
    found: np.ndarray,
) -> None:
    """The same with a register for each observer, who judges by what it says of the recipient."""
    seed, many, unseen, steps = size
    status = society.state.status
    for t in range(steps):
        k, sees = key(seed, P.ASK, 1, t, 0), key(seed, P.MIX_UP, 1, t, 0)
        i, j = _pair(k, many)
        helps = (status[i, j] >> GRADE_SHIFT == 1) != (draw(k, 2) < errors[0])
        for observer in range(many):
            bad = status[observer, j] >> GRADE_SHIFT == 0
            deed = (0 if helps else 2) + bad
            deed += 4 if draw(sees, observer) < errors[1] else 0
            _name(society, rules, scratch, observer, i, deed)
        if t >= unseen:
            found[1] += helps
            if t % many == 0:
                for observer in range(many):
                    for person in range(many):
                        found[0] += status[observer, person] >> GRADE_SHIFT


def _bits(text: str) -> Bits:
    return np.array([int(c) for c in text])


def _errors(settings: Settings) -> dict[str, Errors]:
    few = Errors(settings.one("few"), 0.0, 0.0)
    many = Errors(*(settings.one(n) for n in ("assessing", "perceiving", "acting")))
    return {"few": few, "many": many}


def leading(settings: Settings) -> Numbers:
    """Eight norms whose judgments are read off the register; the count of all; and people."""
    found: dict[str, float] = {}
    for name, (assess, act) in LEADING.items():
        norm = Norm(read_off(_bits(assess)).astype(float), _bits(act).astype(float))
        found |= _told(name, norm, _errors(settings))
    rules = [read_off((code >> np.arange(SITUATIONS)) & 1) for code in range(256)]
    found |= _counted(settings, rules)
    for name in TRIED:
        found |= _people(settings, name)
    return found


def _told(name: str, norm: Norm, errors: dict[str, Errors]) -> Numbers:
    found: dict[str, float] = {}
    for kind, amount in errors.items():
        good, help_, ratio = steady(with_errors(norm, amount), amount)
        found |= {f"{kind}.{name}.good": good, f"{kind}.{name}.help": help_}
        found[f"{kind}.{name}.ratio"] = ratio
    return found


def _counted(settings: Settings, rules: list[Bits]) -> Numbers:
    amount = Errors(settings.one("rare"), 0.0, 0.0)
    counts = count_stable([r.astype(float) for r in rules], amount, settings.many("ratios"))
    return {f"stable.{n}": float(count) for n, count in enumerate(counts)}


def _people(settings: Settings, name: str) -> Numbers:
    assess, act = LEADING[name]
    town, many = _town(_bits(assess)), settings.whole("people")
    _act_by(town, _bits(act))
    town.society.state.status[:] = 1 << GRADE_SHIFT
    unseen, steps = (many * settings.whole(n) for n in ("burn_in", "updates"))
    shares = (settings.one(n) for n in ("acting", "perceiving", "assessing"))
    errors = np.array([threshold(x) for x in shares], np.uint32)
    found = np.zeros(2, np.int64)
    size = (settings.whole("seed"), many, unseen, steps)
    in_public(town.society, town.rules, town.scratch, errors, size, found)
    good, help_ = found / (steps - unseen)
    return {f"people.{name}.good": float(good) / many, f"people.{name}.help": float(help_)}


def leading_expected(settings: Settings) -> Numbers:
    """The same equations from the norms as published."""
    found: dict[str, float] = {}
    for name, (assess, act) in LEADING.items():
        norm = Norm(_bits(assess).astype(float), _bits(act).astype(float))
        found |= _told(name, norm, _errors(settings))
    found |= _counted(settings, [(code >> np.arange(SITUATIONS)) & 1 for code in range(256)])
    for name in TRIED:
        for what in ("good", "help"):
            found[f"people.{name}.{what}"] = found[f"many.{name}.{what}"]
    return found


def private(settings: Settings) -> Numbers:
    """Four norms where everybody keeps an opinion of everybody."""
    found, many = dict[str, float](), settings.whole("people")
    for n, wrong in enumerate(settings.many("wrong")):
        for name, good in PRIVATE.items():
            town = _town(np.array(good), many)
            town.society.state.status[:] = 1 << GRADE_SHIFT
            unseen, steps = (many * settings.whole(s) for s in ("burn_in", "periods"))
            errors = np.array([threshold(settings.one("slip")), threshold(wrong)], np.uint32)
            total = np.zeros(2, np.int64)
            size = (settings.whole("seed"), many, unseen, steps)
            in_private(town.society, town.rules, town.scratch, errors, size, total)
            looks = settings.whole("periods") - settings.whole("burn_in")
            found[f"{name}.{n}"] = float(total[0]) / looks / many**2
    return found


def private_expected(settings: Settings) -> Numbers:
    """The share who think well of a person, in a society without end: a fixed point."""
    found: dict[str, float] = {}
    for n, wrong in enumerate(settings.many("wrong")):
        for name, good in PRIVATE.items():
            found[f"{name}.{n}"] = opinions(good, float(wrong), settings.one("slip"))
    return found


PARTS = ("records", "score", "draw")
SYSTEMS = (
    System("leading-eight", leading, leading_expected, PARTS),
    System("private-opinions", private, private_expected, PARTS),
)
