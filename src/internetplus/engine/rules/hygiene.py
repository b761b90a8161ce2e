"""Compile hygiene scores: care, luck, the inspector's hand; what published grades make better."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.numbers import threshold
from internetplus.schemes.subject import CompiledSubject
from internetplus.society.demography import NORMAL
from internetplus.vocabulary.fields import N_GRADES, OCTAVE

SPREAD = 0.7
"""Log standard deviation of violation points between visits (our assumption)."""
HAZARD_POINTS = 7
"""Violation points of unsafe food that is found (our assumption: New York's least for a hazard)."""
NO_EFFECT_BELOW = 0.4
"""Draws below it take the study in which published grades make nobody healthier."""
HIGHEST_SHARE = 0.98
STEPS_AN_OCTAVE = 32


class Improvement(NamedTuple):
    """What published hygiene grades change."""

    score: float  # natural logarithm by which violation points fall
    unsafe: float  # factor on the beginning of unsafe spells


def published(rules: CompiledSubject | None) -> NDArray[np.bool_]:
    """Which grades customers can see [8]."""
    shown = np.zeros(N_GRADES, np.bool_)
    for rule in rules.consequences if rules is not None else ():
        if rule.publish:
            shown[: len(rule.grades)] |= rule.grades
    return shown


def improvement(inputs: Inputs, rules: CompiledSubject | None) -> Improvement:
    """Scores in the best grade rise by a published share; part of the rise is real care.

    Of the real part a fall of unsafe food of the same size follows, unless the draw takes the study
    that found none.
    """
    none = Improvement(0.0, 1.0)
    if rules is None or rules.violations == 0 or "enterprises" in inputs.neutral:
        return none
    edges = limits(rules)
    if edges[0] < 0 or not published(rules).any():
        return none
    rise = inputs.mechanism("enterprises.compliance")
    best = float(np.log(edges[0] + 1.5) - np.log(inputs.mechanism("enterprises.violations") + 1))
    before = _below(best / SPREAD)
    after = min(before * (1 + rise), max(before, HIGHEST_SHARE))
    shift = float(_place(after)) * SPREAD - best
    real = inputs.mechanism("enterprises.real_quality") * rise
    if inputs.mechanism("enterprises.which_study") < NO_EFFECT_BELOW:
        real = 0.0
    return Improvement(max(shift, 0.0), 1 - real)


def _below(z: float) -> float:
    return float(np.mean(z > NORMAL))


def _place(share: float) -> float:
    return float(np.interp(share, (np.arange(1024) + 0.5) / 1024, NORMAL))


def limits(rules: CompiledSubject | None) -> NDArray[np.int32]:
    """Most violation points that still have each grade but the lowest, the best first; -1: none.

    A score without points for practices: base + weight x violations >= edge of the grade.
    """
    found = np.full(N_GRADES, -1, np.int32)
    if rules is None or rules.violations >= 0:
        return found
    for n, edge in enumerate(rules.grade_from[:0:-1]):
        found[n] = max((rules.base - int(edge)) // -rules.violations, -1)
    return found


def scores(inputs: Inputs, better: Improvement) -> dict[str, object]:
    """Tables of a visit to a kitchen: points by octave, care, luck of the day.

    log(points + 1) = log(median + 1) + SPREAD x (sqrt(1 - r) x z - sqrt(r) x care), r reliability
    """
    octave = np.arange(256)
    share = inputs.mechanism("enterprises.reliability")
    unit = SPREAD / np.log(2) * OCTAVE
    median = np.log2(inputs.mechanism("enterprises.violations") + 1)
    noise = np.round(NORMAL * np.sqrt(1 - share) * unit)
    return {
        "points": np.round(2 ** ((octave + 0.5) / STEPS_AN_OCTAVE) - 1).astype(np.int32),
        "noise": noise.astype(np.int32),
        "clean": round(float(median - better.score / np.log(2)) * OCTAVE),
        "care": round(float(np.sqrt(share) * unit)),
        "hazard": HAZARD_POINTS,
    }


def leniency(inputs: Inputs) -> int:
    """Chance that a near-miss is moved over an edge, 32 bits."""
    lenient = 0.0 if "enterprises" in inputs.neutral else inputs.mechanism("enterprises.leniency")
    return threshold(lenient)
