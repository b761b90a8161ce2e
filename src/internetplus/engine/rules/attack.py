"""Compile attacks on the register: theft, changes for pay, and how they come out.

What a change is worth is the rise of V (docs/model.md, section M16); its price grows with the share
of changes that come out.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.gaming import wealth_of
from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.numbers import money, monthly, threshold
from internetplus.engine.rules.stakes import PLACES
from internetplus.engine.tables.attack import SLOTS, Attack
from internetplus.society.build import N_QUINTILES
from internetplus.vocabulary.fields import COMMUNITY

Floats = NDArray[np.float64]
USUAL_LOOKS = 1.0
"""Times a year that a file is looked at in the usual run of things."""


def compile_attack(inputs: Inputs, income: NDArray[np.int32]) -> Attack:
    """Tables of the phase `attack`; `income` as in `Life`."""
    scheme, named = inputs.scheme, len(inputs.scheme.registers)
    kept = inputs.subject is not None and (named > 0 or len(inputs.subject.grade_from) > 0)
    on = kept and "security" not in inputs.neutral
    looks = np.array([USUAL_LOOKS, scheme.security.audits_per_year])
    finds = _finds(inputs)
    price = price_of(inputs, looks, finds)
    slots = _chances(inputs, price, income) * COMMUNITY / SLOTS
    offer = min(float(slots.max()), 1.0) if on else 0.0
    share = np.minimum(slots / offer, 1.0) if offer > 0 else np.zeros_like(slots)
    apart = scheme.security.parts if scheme.security.registry == "federated" else 1
    return Attack(
        on=int(on),
        parts=named or apart,
        named=int(named > 0),
        breach=monthly(inputs.mechanism("security.breach")),
        lost=threshold(inputs.mechanism("security.lost")),
        offer=threshold(offer),
        share=np.round(share * (2**32 - 1)).astype(np.uint32),
        price=money(price),
        look=_thresholds(np.minimum(looks / 12, 1.0)),
        found=_thresholds(1 - (1 - finds) ** np.maximum(looks / 12, 1.0)),
        snoop=monthly(inputs.mechanism("security.snoop")),
        caught=threshold(inputs.mechanism("security.snoop_caught")),
        alarm=0 if scheme.security.append_only else threshold(inputs.mechanism("security.alarm")),
    )


def _thresholds(chances: Floats) -> NDArray[np.uint32]:
    return np.array([threshold(float(one)) for one in chances], np.uint32)


def _finds(inputs: Inputs) -> Floats:
    """Share of changes found by a usual look and by an audit: all that left a trace."""
    audit = 1.0 if inputs.scheme.security.append_only else inputs.mechanism("security.audit_finds")
    return np.array([inputs.mechanism("security.noticed"), audit])


def price_of(inputs: Inputs, looks: Floats, finds: Floats) -> float:
    """Median monthly incomes for a change: more, the more of them come out within a year."""
    out = 1 - float(np.exp(-(looks @ finds)))
    return inputs.mechanism("security.price") + out * inputs.mechanism("security.stake")


def _chances(inputs: Inputs, price: float, income: NDArray[np.int32]) -> Floats:
    """Chance of a month that somebody has a record taken out [place, fifth]; 0 where it costs."""
    found = np.zeros((PLACES + 1, N_QUINTILES))
    subject = inputs.subject
    if subject is None or len(subject.grade_from) == 0:
        return found
    cost = -np.minimum(subject.worth.min(axis=1), 0)
    written = inputs.record_rates * (cost > 0)
    if written.sum() <= 0:
        return found
    points = float(written @ cost / written.sum())
    value, scale, wealth = inputs.value_of_places, inputs.scale, wealth_of(inputs, income)
    after = scale.places(scale.totals() + points) - 1
    net = (value - value[after])[:, None] - (price / wealth)[None, :]
    pays = 1 - np.exp(-np.maximum(net, 0) / inputs.mechanism("gaming.gain_scale"))
    found[1:] = inputs.mechanism("security.reach") / 12 * pays
    return found
