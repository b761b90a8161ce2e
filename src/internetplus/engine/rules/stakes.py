"""What points are worth to those who may lose them: compiled before the run, never measured in it.

V is the expected loss over the memory of the points, by backward induction over 31 places on the
scale, under the record rates of the society without a scheme (docs/model.md, section deterrence).
"""

from dataclasses import dataclass
from math import gcd

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.numbers import Parameters
from internetplus.schemes.subject import CompiledSubject

Floats = NDArray[np.float64]
PLACES = 31
MYOPIC_ABOVE = 0.7


@dataclass(frozen=True)
class Scale:
    """The score's range cut into 31 places."""

    low: int  # tenths of a point at place 1
    step: int  # tenths of a point from place to place

    def place(self, total: float) -> int:
        return int(self.places(np.float64(total)))

    def places(self, totals: Floats | np.float64) -> NDArray[np.int64]:
        """The places of several totals."""
        return np.asarray(np.clip((totals - self.low) // self.step + 1, 1, PLACES), np.int64)

    def totals(self) -> Floats:
        """The middle of each place, tenths of a point."""
        return np.asarray(self.low + self.step * (np.arange(PLACES) + 0.5), np.float64)


def scale_of(subject: CompiledSubject | None) -> Scale:
    """Places that cover the grades' edges and the base with a margin on both sides."""
    if subject is None or len(subject.grade_from) == 0:
        return Scale(-1000, 100)
    unit = _unit(subject)
    edges = [(int(edge) - subject.base) // unit for edge in subject.grade_from[1:]] + [0]
    span = max(max(edges) - min(edges), PLACES)
    low, high = min(edges) - span // 3, max(edges) + span // 6
    return Scale(subject.base + low * unit, max(-(-(high - low) // PLACES), 1) * unit)


def _unit(subject: CompiledSubject) -> int:
    """A tenth of what all points and edges are multiples of: ten times a scheme, same places."""
    common = gcd(*(int(p) for p in (*subject.points, *(subject.grade_from[1:] - subject.base))))
    return max(common // 10 if common % 10 == 0 else common, 1)


def grade_at(subject: CompiledSubject, total: float) -> int:
    return int(np.searchsorted(np.asarray(subject.grade_from[1:]), total, side="right"))


@dataclass(frozen=True)
class Costs:
    """Perceived loss a month, median monthly incomes, of each consequence; gains are negative."""

    by_consequence: Floats  # [n]
    subject: CompiledSubject

    def of_grade(self, grade: int) -> float:
        rules = self.subject.consequences
        return float(
            sum(
                cost
                for cost, rule in zip(self.by_consequence, rules, strict=True)
                if grade < len(rule.grades) and rule.grades[grade]
            )
        )

    def of_list(self, number: int) -> float:
        rules = self.subject.consequences
        return float(
            sum(
                cost
                for cost, rule in zip(self.by_consequence, rules, strict=True)
                if rule.lists[number]
            )
        )


def _transitions(subject: CompiledSubject, scale: Scale, rates: Floats, memory: int) -> Floats:
    """Chance of each place next month: one record at most, old ones fading towards the base."""
    totals = scale.totals()
    matrix, stay = np.zeros((PLACES, PLACES)), 1.0
    for deed in np.flatnonzero(rates):
        points = float(subject.worth[deed].min() + subject.worth[deed].max())
        if points == 0:
            continue
        matrix[np.arange(PLACES), scale.places(totals + points) - 1] += rates[deed]
        stay -= rates[deed]
    for s in range(PLACES):
        back = (subject.base - totals[s]) / memory / scale.step
        move = min(abs(back), 1.0) * max(stay, 0.0)
        neighbour = min(max(s + (1 if back > 0 else -1), 0), PLACES - 1)
        matrix[s, neighbour] += move
        matrix[s, s] += max(stay, 0.0) - move
    return np.asarray(matrix / matrix.sum(axis=1, keepdims=True))


def values(
    subject: CompiledSubject, scale: Scale, costs: Costs, rates: Floats, parameters: Parameters
) -> Floats:
    """Expected loss from each place on, over the longest memory of a bad record."""
    fades = np.flatnonzero(np.asarray(subject.worth).min(axis=0) < 0)
    memory = int(fades.max()) + 1 if fades.size else 12
    loss = np.array([costs.of_grade(grade_at(subject, total)) for total in scale.totals()])
    discount = (1 - parameters["mechanisms.value_of_points.discount"]) ** (1 / 12)
    if parameters["mechanisms.value_of_points.myopic"] > MYOPIC_ABOVE:
        return np.asarray(loss * (1 - discount**memory) / (1 - discount))
    matrix, value = _transitions(subject, scale, rates, memory), np.zeros(PLACES)
    for _ in range(memory):
        value = loss + discount * (matrix @ value)
    return value


def stake(subject: CompiledSubject, scale: Scale, value: Floats, deed: int) -> Floats:
    """Loss, by place, that one record of a deed brings; a gain is negative."""
    worth = np.asarray(subject.worth[deed])
    points = float(worth.min() if worth.min() < 0 else worth.max())
    after = scale.places(scale.totals() + points) - 1
    change = value[after] - value
    straight = int(subject.straight_to[deed])
    if straight >= 0:
        edge = subject.grade_from[straight + 1] if straight + 1 < len(subject.grade_from) else 0
        there = np.minimum(after, scale.place(edge - 1) - 1)
        change = np.maximum(value[there] - value, change)
    return np.asarray(change)
