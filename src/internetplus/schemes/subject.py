"""The rules for one kind of subject as flat arrays; points are whole tenths, ages are months.

Index of the arrays [64] is the number of a deed (citizens) or of a practice (enterprises).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import gcd
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.schemes.model import Block, Consequence, Enterprise
from internetplus.schemes.points import MOST_STEPS, Fading, List, Memory, Points
from internetplus.vocabulary.catalogue import DIMENSIONS, Catalogue
from internetplus.vocabulary.fields import N_DEEDS, N_GATES

TENTHS = 10  # units in one point
AGES = 128  # columns of `worth`; records older than 120 months do not exist
NO_GRADE = -1

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class CompiledList:
    """On it while an unrepaid live record of an `enter` deed is younger than `term`."""

    name: str
    enter: Flags  # [64]
    term: int  # months, at most 120
    leaves_when_repaid: bool
    objection_days: int


@dataclass(frozen=True)
class CompiledConsequence:
    """What meets those in one of the grades or on one of the lists."""

    name: str
    grades: Flags  # [grade], lowest first
    lists: Flags  # [list]
    deny: Flags  # [24] gates
    grant: Flags  # [24] gates
    inspect: float  # factor on inspection
    watch: float  # factor on what sources see
    publish: bool
    household: bool  # also meets those who live with them
    reward: float  # median monthly incomes a month
    close: int = 0  # months for which an enterprise is closed


@dataclass(frozen=True)
class CompiledSubject:
    """The rules for one kind of subject."""

    from_age: int  # years
    base: int  # tenths of a point
    points: Ints  # [64] tenths, weights applied
    dimension: Ints  # [64] 0 political, 1 commercial, 2 social, 3 legal
    worth: Ints  # [64, 128] tenths left at an age in months; 0 once expired
    months: Ints  # [64] age at which a record expires
    straight_to: Ints  # [64] grade, or -1
    steps: NDArray[np.float64]  # [64, 8] share of the points left by number of records before
    counts: Flags  # [64] whether the scheme takes notice of the deed at all
    grade_names: tuple[str, ...]  # lowest first
    grade_from: Ints  # [grade] tenths, lowest first; below the first is still the first
    lists: tuple[CompiledList, ...]
    consequences: tuple[CompiledConsequence, ...]
    violations: int = 0  # tenths of a point for each violation point of an inspection
    contest: bool = False  # who misses the best grade has the score taken again
    food_only: bool = False  # only enterprises that sell food are subjects


def compile_subject(
    block: Block, numbers: Mapping[str, tuple[int, str]], catalogue: Catalogue, from_age: int
) -> CompiledSubject:
    points, dimension = np.zeros(N_DEEDS, np.int64), np.zeros(N_DEEDS, np.int64)
    months, straight_to = np.zeros(N_DEEDS, np.int64), np.full(N_DEEDS, NO_GRADE, np.int64)
    rising = sorted(block.grades, key=lambda grade: grade.from_)
    names = tuple(grade.name for grade in rising)
    for number, kind in numbers.values():
        dimension[number] = DIMENSIONS.index(kind)
    for name, rule in block.points.items():
        number, kind = numbers[name]
        weight = 1.0 if block.score is None else getattr(block.score.factors.points.weights, kind)
        points[number] = round(rule.points * weight * TENTHS)
        months[number] = _fading(rule, block.memory).months
        if rule.straight_to is not None:
            straight_to[number] = names.index(rule.straight_to)
    base = round(block.score.base * TENTHS) if block.score else 0
    edges = np.array([round(grade.from_ * TENTHS) for grade in rising], np.int64)
    lists = tuple(_list(name, rules, numbers) for name, rules in block.lists.items())
    counts = (points != 0) | (straight_to != NO_GRADE)
    for rules in lists:
        counts |= rules.enter
    return CompiledSubject(
        from_age=from_age,
        base=base,
        points=points,
        dimension=dimension,
        worth=_worth(block, numbers, points, _step(points, edges - base)),
        months=months,
        straight_to=straight_to,
        steps=_steps(block, numbers),
        counts=counts,
        grade_names=names,
        grade_from=edges,
        lists=lists,
        consequences=tuple(
            _consequence(name, rule, block, names, catalogue)
            for name, rule in block.consequences.items()
        ),
        **_inspected(block),
    )


def _inspected(block: Block) -> dict[str, Any]:
    """What inspections do to the score of an enterprise."""
    factor = block.score.factors.inspection if block.score is not None else None
    if not isinstance(block, Enterprise):
        return {}
    return {
        "violations": round(factor.violations * TENTHS) if factor else 0,
        "contest": factor is not None and factor.contest,
        "food_only": block.sector == "food",
    }


def _steps(block: Block, numbers: Mapping[str, tuple[int, str]]) -> NDArray[np.float64]:
    """Share left of a record's points by the number of those before it [64, 8]."""
    steps = np.ones((N_DEEDS, MOST_STEPS))
    for name, rule in block.points.items():
        for step in rule.steps:
            steps[numbers[name][0], step.from_ - 1 :] = step.times
    return steps


def _fading(rule: Points, memory: Memory) -> Fading:
    return rule.memory or (memory.good if rule.points > 0 else memory.bad)


def _step(points: Ints, distances: Ints) -> int:
    """Finest step of a fading value: a tenth of what all points and edges are multiples of.

    Tied to the scheme's own scale, so that points and edges times ten give the same grades.
    """
    common = gcd(*(int(value) for value in (*points, *distances)), 0)
    return max(common // 10 if common % 10 == 0 else common, 1)


def _worth(block: Block, numbers: Mapping[str, tuple[int, str]], points: Ints, step: int) -> Ints:
    """What is left of each deed's points at each age, in tenths [64, 128].

    step:   worth(age) = points                          if age < months, else 0
    linear: worth(age) = points x (months - age) / months if age < months, else 0
    """
    worth = np.zeros((N_DEEDS, AGES), np.int64)
    for name, rule in block.points.items():
        number = numbers[name][0]
        fading = _fading(rule, block.memory)
        value = int(points[number])
        sign = 1 if value > 0 else -1
        for age in range(fading.months):
            left = abs(value)
            if fading.decay == "linear":
                part, whole = left * (fading.months - age), fading.months * step
                left = (2 * part + whole) // (2 * whole) * step
            worth[number, age] = sign * left
    return worth


def _list(name: str, rules: List, numbers: Mapping[str, tuple[int, str]]) -> CompiledList:
    enter = np.zeros(N_DEEDS, np.bool_)
    for deed in rules.enter:
        enter[numbers[deed][0]] = True
    return CompiledList(name, enter, rules.leave.months, rules.leave.repaid, rules.objection_days)


def _consequence(
    name: str, rule: Consequence, block: Block, grades: tuple[str, ...], catalogue: Catalogue
) -> CompiledConsequence:
    return CompiledConsequence(
        name=name,
        grades=np.array([grade in rule.if_.grade for grade in grades], np.bool_),
        lists=np.array([entry in rule.if_.list_ for entry in block.lists], np.bool_),
        deny=_gates(rule.deny, catalogue),
        grant=_gates(rule.grant, catalogue),
        inspect=rule.inspect,
        watch=rule.watch,
        publish=rule.publish,
        household=rule.through == "household",
        reward=rule.reward,
        close=rule.close,
    )


def _gates(names: list[str], catalogue: Catalogue) -> Flags:
    gates = np.zeros(N_GATES, np.bool_)
    for name in names:
        gates[catalogue.gates[name].number] = True
    return gates
