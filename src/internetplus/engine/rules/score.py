"""Compile points, grades, lists and consequences: the order's lists first, then the scheme's."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.consequences import consequences
from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.numbers import money
from internetplus.engine.rules.standing import starts
from internetplus.engine.rules.stars import starred
from internetplus.engine.tables import Score
from internetplus.schemes.points import MOST_STEPPED, MOST_STEPS
from internetplus.schemes.subject import CompiledSubject
from internetplus.vocabulary.fields import (
    N_CITIZEN_GATES,
    N_CONSEQUENCES,
    N_DEEDS,
    N_GRADES,
    N_LISTS,
)

NEVER_REACHED = 2**30
LONG_AGO = -(1 << 20)
ATTENTION = 1.0
"""Factors on inspection or watching above this draw closer watching."""


def bits(flags: NDArray[np.bool_], shift: int = 0) -> int:
    return sum(1 << (n + shift) for n, flag in enumerate(flags) if flag)


def _lists(inputs: Inputs) -> dict[str, Any]:
    i32 = np.int32
    found: dict[str, NDArray[np.int32]] = {
        "lists": np.zeros(N_DEEDS, i32),
        "term": np.zeros(N_LISTS, i32),
        "leave_repaid": np.zeros(N_LISTS, i32),
        "lists_since": np.full(N_LISTS, LONG_AGO, i32),
    }
    n = 0
    for scheme in (inputs.order, inputs.scheme):
        for rule in scheme.citizen.lists if scheme.citizen else ():
            found["lists"][np.asarray(rule.enter)] |= 1 << n
            found["term"][n] = rule.term
            found["leave_repaid"][n] = rule.leaves_when_repaid
            if scheme is inputs.scheme:
                found["lists_since"][n] = -scheme.backfill
            n += 1
    return found


def _effects(inputs: Inputs) -> dict[str, Any]:
    i32 = np.int32
    t: dict[str, Any] = {
        "by_grade": np.zeros(16, i32),
        "by_list": np.zeros(256, i32),
        "closes": np.zeros(N_CITIZEN_GATES, i32),
        "opens": np.zeros(N_CITIZEN_GATES, i32),
        "reward": np.zeros(N_CONSEQUENCES, np.int64),
        "gravity": np.zeros(N_CONSEQUENCES, np.int64),
        "essential": np.zeros(N_CONSEQUENCES, i32),
    }
    gates = list(inputs.catalogue.gates.values())
    for n, rule, subject, place, first, register in consequences(inputs):
        for grade in np.flatnonzero(rule.grades) if register < 0 else ():
            t["by_grade"][grade] |= 1 << n
        meant = bits(rule.lists, first)
        for mask in range(256):
            if mask & meant:
                t["by_list"][mask] |= 1 << n
        if "gates" not in inputs.neutral:
            t["closes"] |= rule.deny[:N_CITIZEN_GATES].astype(i32) << n
            t["opens"] |= rule.grant[:N_CITIZEN_GATES].astype(i32) << n
        t["reward"][n] = money(rule.reward)
        cost = float(inputs.costs(subject).by_consequence[place])
        t["gravity"][n] = max(money(cost * 12), 0)
        for gate in gates:
            if gate.number < N_CITIZEN_GATES and gate.essential and rule.deny[gate.number]:
                t["essential"][n] |= 1 << inputs.catalogue.settings[gate.setting].number
    return t


def _parental(inputs: Inputs) -> int:
    """Bits of the consequences that close nothing but gates at which only parents ask."""
    only = {gate.number for gate in inputs.catalogue.gates.values() if "parent" in gate.who}
    found = 0
    for n, rule, *_ in consequences(inputs):
        closed = set(np.flatnonzero(rule.deny).tolist())
        found |= (bool(closed) and closed <= only and not rule.publish) << n
    return found


def _masks(inputs: Inputs) -> dict[str, Any]:
    """Bits of the consequences that sanction, reach the household, draw watching, are public."""
    bad = household = targeted = published = rewarding = 0
    for n, rule, *_ in consequences(inputs):
        watches = rule.inspect > ATTENTION or rule.watch > ATTENTION
        bad |= (bool(np.any(rule.deny)) or watches or rule.publish) << n
        household |= rule.household << n
        targeted |= watches << n
        published |= rule.publish << n
        rewarding |= (money(rule.reward) != 0) << n
    return {
        "bad": bad,
        "household": household,
        "targeted": targeted,
        "published": published,
        "rewarding": rewarding,
    }


def attention(inputs: Inputs) -> float:
    """Weight of watching of those whom a consequence targets, against 1 for the others."""
    return max([max(rule.inspect, rule.watch) for _, rule, *_ in consequences(inputs)] + [1.0])


def _steps(subject: CompiledSubject | None) -> dict[str, Any]:
    """Shares of the points left by number of records before, and the credit of each deed."""
    stepped, steps = np.zeros(N_DEEDS, np.int32), np.full((MOST_STEPPED, MOST_STEPS), 256, np.int32)
    rows = np.flatnonzero((subject.steps < 1).any(axis=1)) if subject else np.zeros(0, int)
    for row, deed in enumerate(rows[:MOST_STEPPED]):
        stepped[deed] = row + 1
        steps[row] = np.round(subject.steps[deed] * 256) if subject else 256
    return {
        "steps_used": int(rows.size > 0),
        "stepped": stepped,
        "steps": steps,
        "dimension": np.asarray(subject.dimension if subject else stepped, np.int32),
    }


def compile_score(inputs: Inputs) -> Score:
    """Tables of the phase `score`."""
    subject, scale = inputs.subject, inputs.scale
    graded = subject is not None and len(subject.grade_from) > 0
    worth = np.zeros((N_DEEDS, 128), np.int32)
    straight, straight_term = np.zeros(N_DEEDS, np.int32), np.zeros(N_DEEDS, np.int32)
    edges = np.full(N_GRADES, NEVER_REACHED, np.int32)
    if graded and subject is not None:
        worth[:] = subject.worth
        straight[:] = np.where(subject.straight_to >= 0, 1 << np.maximum(subject.straight_to, 0), 0)
        straight[:] <<= 8
        straight_term[:] = subject.months
        edges[: len(subject.grade_from)] = subject.grade_from
    return Score(
        scored=int(graded),
        from_age=subject.from_age if subject else 18,
        base=subject.base if subject and graded else 0,
        even=int(not starts(inputs) and not starred(inputs)),
        points_since=-inputs.scheme.backfill,
        worth=worth,
        **_steps(subject if graded else None),
        straight=straight,
        straight_term=straight_term,
        grade_from=edges,
        low=scale.low,
        step=scale.step,
        parental=_parental(inputs),
        order_lists=(1 << len(inputs.order.citizen.lists)) - 1 if inputs.order.citizen else 0,
        limit=round(inputs.mechanism("wrongful.k") * 16),
        reach=int("sanctions" not in inputs.neutral),
        **_masks(inputs),
        **_lists(inputs),
        **_effects(inputs),
    )
