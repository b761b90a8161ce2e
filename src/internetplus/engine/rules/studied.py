"""How far a scheme leaves the range in which the response to sanctions was ever studied."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.motives import order_loss, scheme_loss

STUDIED = 2.0
"""Certainty and size of sanctions were studied up to about double: officers per head, points."""
BEYOND = 3.0
"""Times outside that range from which a deed is flagged."""
CHANGED = 1.01


class Extrapolation(NamedTuple):
    """Of the harmful deeds whose expected sanction a scheme changes."""

    share: float  # flagged for certainty or size
    certainty: float  # flagged for certainty
    severity: float  # flagged for the size of the sanction
    deeds: tuple[str, ...]  # those flagged


def extrapolation(inputs: Inputs) -> Extrapolation:
    """Share of deeds whose certainty or sanction lies over three times outside what was studied.

    Certainty: the order's records and the scheme's, over the order's. Size: what order and scheme
    do to whom they record, at the score where everybody starts, over what the order does. Where
    there was none before, any change lies outside.
    """
    certain, severe, changed = set(), set(), 0
    for name, deed in inputs.catalogue.deeds.items():
        if deed.kind != "harmful" or inputs.conduct(name).active == 0:
            continue
        more, larger = _certainty(inputs, name), _severity(inputs, name, deed.number)
        if max(more, larger) < CHANGED:
            continue
        changed += 1
        if more > STUDIED * BEYOND:
            certain.add(name)
        if larger > STUDIED * BEYOND:
            severe.add(name)
    of = max(changed, 1)
    flagged = tuple(sorted(certain | severe))
    return Extrapolation(len(flagged) / of, len(certain) / of, len(severe) / of, flagged)


def _ratio(added: float, before: float) -> float:
    if added <= 0:
        return 1.0
    return np.inf if before <= 0 else (before + added) / before


def _certainty(inputs: Inputs, name: str) -> float:
    return _ratio(sum(inputs.reach(name).values()), inputs.conduct(name).detection)


def _severity(inputs: Inputs, name: str, number: int) -> float:
    subject = inputs.subject
    if subject is None:
        return 1.0
    place = inputs.scale.place(subject.base) - 1 if len(subject.grade_from) else 0
    return _ratio(float(scheme_loss(inputs, number)[place]), order_loss(inputs, name))
