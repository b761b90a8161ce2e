"""Compile abuse by the operator: what is planted on critics, what of officials vanishes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.numbers import monthly, threshold
from internetplus.engine.tables.abuse import Abuse
from internetplus.schemes.subject import CompiledSubject
from internetplus.vocabulary.fields import N_DEEDS

PLANTED = 4
"""Deeds among which the operator chooses: those that cost most (our assumption)."""
LISTED = 1 << 20
"""A list weighs more than any points."""


def compile_abuse(inputs: Inputs) -> Abuse:
    """Tables of the phase `abuse`; only a scenario with abuse and a scheme for citizens run it."""
    parts = inputs.abuse
    cost = _costs(inputs.subject)
    deeds = _worst(inputs, cost)
    on = bool(parts) and bool(cost.any())
    yearly = inputs.mechanism("abuse.plant") if "critics" in parts else 0.0
    crisis = parts.get("crisis")
    return Abuse(
        on=int(on),
        plant=monthly(yearly),
        crisis=-1 if crisis is None else crisis,
        turned=threshold(inputs.mechanism("abuse.turned")),
        deeds=np.resize(deeds, PLANTED).astype(np.int32) if deeds.size else np.zeros(4, np.int32),
        many=int(deeds.size),
        cover=threshold(inputs.mechanism("abuse.cover")) if "officials" in parts else 0,
        against=(cost > 0).astype(np.int32),
    )


def _costs(subject: CompiledSubject | None) -> NDArray[np.int64]:
    """What a fresh record of each deed costs [64]: tenths of points, a list above all."""
    cost = np.zeros(N_DEEDS, np.int64)
    if subject is None:
        return cost
    if len(subject.grade_from):
        cost += np.maximum(-subject.worth[:, 0].astype(np.int64), 0)
        cost += LISTED * (subject.straight_to >= 0)
    for one in subject.lists:
        cost += LISTED * np.asarray(one.enter, np.int64)
    return cost


def _worst(inputs: Inputs, cost: NDArray[np.int64]) -> NDArray[np.int64]:
    """The harmful deeds that cost most, dearest first; of equal ones the first in number."""
    able = [
        deed.number
        for deed in inputs.catalogue.deeds.values()
        if deed.kind == "harmful" and cost[deed.number] > 0
    ]
    ranked = sorted(able, key=lambda number: (-cost[number], number))
    return np.array(ranked[:PLANTED], np.int64)
