"""A scheme as flat arrays for the engine; points are whole tenths, ages are months.

Index of the arrays [64] is the number of a deed (citizens) or of a practice (enterprises).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import gcd
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.schemes.model import (
    Block,
    Consequence,
    Fading,
    List,
    Memory,
    Points,
    Procedure,
    Scheme,
)
from internetplus.vocabulary.catalogue import DIMENSIONS, Catalogue
from internetplus.vocabulary.fields import ATTRIBUTES, N_DEEDS, N_GATES, N_SOURCES

TENTHS = 10  # units in one point
AGES = 128  # columns of `worth`; records older than 120 months do not exist
NO_GRADE = -1
WORDS = (
    "name", "title", "note", "clause", "reference", "references", "register", "facts",
    "assumptions", "left_out", "published", "extends", "changes", "status", "start",
)  # fmt: skip

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
    counts: Flags  # [64] whether the scheme takes notice of the deed at all
    grade_names: tuple[str, ...]  # lowest first
    grade_from: Ints  # [grade] tenths, lowest first; below the first is still the first
    lists: tuple[CompiledList, ...]
    consequences: tuple[CompiledConsequence, ...]


@dataclass(frozen=True)
class CompiledScheme:
    """All rules of a scheme, or of a legal order."""

    name: str
    digest: str
    citizen: CompiledSubject | None
    enterprise: CompiledSubject | None
    sources: NDArray[np.float64]  # [16] share of subjects connected
    backfill: int  # months of old records that count at the start
    notice: bool
    objection_days: int
    suspensive: bool
    appeal_capacity: float  # decided per 1,000 adults and month
    repair: float  # chance a month
    compensation: float  # median monthly incomes
    replaces: tuple[str, ...]
    compare_without: tuple[str, ...]
    portable: bool
    adoption: float | None  # share of the adults online who are scored; None: all, unasked
    opt_in: float  # share of the scored who show it on a dating site
    standing: Ints  # [8] tenths of a point at the full value of each attribute, and of friends
    ties: int  # friends that count


def compile_scheme(scheme: Scheme, catalogue: Catalogue) -> CompiledScheme:
    """The arrays of a checked scheme."""
    sources = np.zeros(N_SOURCES)
    for name, share in scheme.sources.items():
        sources[catalogue.sources[name].number] = share
    enterprise = None
    if scheme.enterprise is not None:
        numbers = {name: (p.number, p.dimension) for name, p in catalogue.practices.items()}
        enterprise = _subject(scheme.enterprise, numbers, catalogue, from_age=0)
    citizen = None
    if "citizen" in scheme.subjects:
        numbers = {name: (deed.number, deed.dimension) for name, deed in catalogue.deeds.items()}
        citizen = _subject(scheme, numbers, catalogue, from_age=scheme.from_age)
    procedure = scheme.procedure
    return CompiledScheme(
        name=scheme.name,
        digest=rules_digest(scheme),
        citizen=citizen,
        enterprise=enterprise,
        sources=sources,
        backfill=scheme.backfill,
        notice=procedure.notice,
        objection_days=procedure.objection_days,
        suspensive=procedure.suspensive,
        appeal_capacity=procedure.appeal.per_1000_adults_month,
        repair=procedure.repair.chance,
        compensation=procedure.compensation,
        replaces=tuple(scheme.replaces),
        compare_without=tuple(scheme.compare_without),
        portable=scheme.portable,
        adoption=scheme.adoption.share if scheme.adoption else None,
        opt_in=(scheme.disclosure.opt_in or 0.0) if scheme.disclosure else 0.0,
        **_standing(scheme),
    )


def _standing(scheme: Scheme) -> dict[str, Any]:
    """What a citizen's score starts from besides the base."""
    weights, ties = [0.0] * (len(ATTRIBUTES) + 1), 0
    if scheme.score is not None:
        attribute, friends = scheme.score.factors.attribute, scheme.score.factors.association
        for n, name in enumerate(ATTRIBUTES):
            weights[n] = attribute.from_.get(name, 0.0) if attribute else 0.0  # type: ignore[call-overload]
        if friends is not None:
            weights[-1], ties = friends.weight, friends.ties
    return {"standing": np.array([round(w * TENTHS) for w in weights], np.int64), "ties": ties}


def order_scheme(
    lists: Mapping[str, List], consequences: Mapping[str, Consequence], procedure: Procedure
) -> Scheme:
    """The lists and consequences of a legal order as a scheme without a score."""
    return Scheme.model_validate(
        {
            "name": "order",
            "title": "order",
            "status": "in force",
            "lists": {name: rules.model_dump(by_alias=True) for name, rules in lists.items()},
            "consequences": {k: rule.model_dump(by_alias=True) for k, rule in consequences.items()},
            "procedure": procedure.model_dump(by_alias=True),
        }
    )


def rules_digest(scheme: Scheme) -> str:
    """Digest of what the rules say, apart from name, dates and the words about them."""
    rules = _without_words(scheme.model_dump(mode="json", by_alias=True))
    rules["grades"] = [[grade.name, grade.from_] for grade in scheme.grades]
    text = json.dumps(rules, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _without_words(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _without_words(below) for key, below in tree.items() if key not in WORDS}
    return [_without_words(below) for below in tree] if isinstance(tree, list) else tree


def _subject(
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
        counts=counts,
        grade_names=names,
        grade_from=edges,
        lists=lists,
        consequences=tuple(
            _consequence(name, rule, block, names, catalogue)
            for name, rule in block.consequences.items()
        ),
    )


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
    )


def _gates(names: list[str], catalogue: Catalogue) -> Flags:
    gates = np.zeros(N_GATES, np.bool_)
    for name in names:
        gates[catalogue.gates[name].number] = True
    return gates
