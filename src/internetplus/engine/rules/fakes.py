"""Compile fake standing: who buys stars, who rates in a ring, who comes back as somebody new.

What stars are worth is the rise of V (docs/model.md, section M17), as for a change of the register.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.gaming import wealth_of
from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.numbers import money, threshold
from internetplus.engine.rules.stakes import PLACES
from internetplus.engine.rules.stars import OFF, STAR, starred, weights
from internetplus.engine.tables.fakes import Fakes
from internetplus.schemes.stars import Stars
from internetplus.schemes.subject import TENTHS
from internetplus.society.build import N_QUINTILES

Floats = NDArray[np.float64]
PACKET, RING = 5, 4
"""Ratings bought at a time, and members of a ring (our assumptions)."""
MOST_RATINGS = 63.0
"""Ratings at which a count stops."""
LASTING = 3.0
"""Years for which stars count in what people expect, at most (our assumption)."""


def compile_fakes(inputs: Inputs, income: NDArray[np.int32]) -> Fakes:
    """Tables of the phase `fake`; `income` as in `Life`."""
    rules = inputs.scheme.stars or OFF
    on = starred(inputs) and "fakes" not in inputs.neutral
    price, identity = PACKET * price_of(inputs, rules), rules.new_identity_cost
    buys = leaves = np.zeros((2, PLACES + 1, N_QUINTILES))
    if on:
        wealth = wealth_of(inputs, income)
        buys = _chances(
            inputs, inputs.mechanism("fake_standing.reach"), _bought(inputs, rules), price / wealth
        )
        if identity is not None:
            leaves = _chances(
                inputs,
                inputs.mechanism("fake_standing.leaves"),
                _afresh(inputs, rules),
                identity / wealth,
            )
    sensitive, alarm = (
        inputs.mechanism("fake_standing.found"),
        inputs.mechanism("fake_standing.alarm"),
    )
    return Fakes(
        on=int(on),
        packet=PACKET,
        buys=_thresholds(buys),
        most_buy=int(_thresholds(buys).max()),
        price=money(price),
        weight=int(weights(rules)[(round(STAR * rules.prior_mean) - STAR) >> 9]),
        ring=threshold(inputs.mechanism("fake_standing.ring")),
        size=RING,
        leaves=_thresholds(leaves),
        most_leave=int(_thresholds(leaves).max()),
        identity=money(identity or 0.0),
        found=threshold(sensitive * rules.filter),
        alarm=round(alarm * rules.filter * 2**16),
    )


def _thresholds(chances: Floats) -> NDArray[np.uint32]:
    return np.round(np.minimum(chances, 1.0) * (2**32 - 1)).astype(np.uint32)


def price_of(inputs: Inputs, rules: Stars) -> float:
    """Median monthly incomes for a star; where only who dealt may rate, a deal besides."""
    deal = inputs.mechanism("fake_standing.deal") if rules.who == "verified" else 0.0
    return inputs.mechanism("fake_standing.price") + deal


def _chances(inputs: Inputs, yearly: float, gain: Floats, cost: Floats) -> Floats:
    """Chance of a month [who sells, place, fifth]; nobody does what costs more than it brings."""
    net = np.maximum(gain[:, :, None] - cost[None, None, :], 0)
    pays = 1 - np.exp(-net / inputs.mechanism("gaming.gain_scale"))
    found = np.zeros((2, PLACES + 1, N_QUINTILES))
    found[:, 1:] = yearly / 12 * pays
    return found


def _means(inputs: Inputs, rules: Stars) -> Floats:
    """The mean that one shows at each place of the scale, if the rest of the score is the base."""
    base = inputs.subject.base if inputs.subject else 0
    each = max(TENTHS * rules.points, 1e-9)
    return np.asarray(np.clip(rules.prior_mean + (inputs.scale.totals() - base) / each, 1, 5))


def _bought(inputs: Inputs, rules: Stars) -> Floats:
    """What a packet of fives is worth [who sells, place], for a mean of a usual count."""
    value = inputs.value_of_places
    count = rules.prior_count + usual_count(inputs, rules)
    more = (5 - _means(inputs, rules)) * PACKET / (count + PACKET)
    places, shift = np.arange(value.size), more * TENTHS * rules.points / inputs.scale.step
    doors = np.maximum(value - np.interp(places + shift, places, value), 0.0)
    return np.stack([doors, doors + _earned(inputs, rules, more)])


def _afresh(inputs: Inputs, rules: Stars) -> Floats:
    """What it is worth [who sells, place] to stand where a newcomer stands."""
    value, subject = inputs.value_of_places, inputs.subject
    start = inputs.scale.place(subject.base if subject else 0) - 1
    doors = np.maximum(value - value[start], 0.0)
    more = np.maximum(rules.prior_mean - _means(inputs, rules), 0.0)
    return np.stack([doors, doors + _earned(inputs, rules, more)])


def _earned(inputs: Inputs, rules: Stars, more: Floats) -> Floats:
    """What those who sell expect so many stars more to earn them until they have faded."""
    years = LASTING if rules.half_life is None else rules.half_life / 12 / float(np.log(2))
    return np.asarray(inputs.mechanism("fake_standing.worth") * more * min(years, LASTING))


def usual_count(inputs: Inputs, rules: Stars) -> float:
    """Ratings behind the mean of somebody who is met as often as others."""
    a_month = 2 * inputs.mechanism("stars.encounters") * inputs.mechanism("stars.response")
    if rules.half_life is None:
        return MOST_RATINGS
    return float(min(a_month / (1 - 0.5 ** (1 / rules.half_life)), MOST_RATINGS))
