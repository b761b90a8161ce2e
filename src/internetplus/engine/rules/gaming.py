"""Compile appearance: what points are worth to those who may have them without the conduct.

The gain is the fall of V (docs/model.md, section M5), the price time or money; money weighs less
for the rich. Each place on the scale and income fifth takes the deed that pays best.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.numbers import NEVER, money, octaves, threshold
from internetplus.engine.rules.stakes import PLACES, stake
from internetplus.engine.tables.gaming import Gaming
from internetplus.society.build import N_QUINTILES, URBAN
from internetplus.vocabulary.catalogue import Deed
from internetplus.vocabulary.fields import MONEY, N_DEEDS, OCTAVE

Floats = NDArray[np.float64]
ROUTES = ("show", "certificate")
GRADIENT_LEVELS = 1.5
"""Levels of schooling below the middle of the four."""


def compile_gaming(inputs: Inputs, income: NDArray[np.int32]) -> Gaming:
    """Tables of the phase `game`; `income` as in `Life`."""
    net, deed = _best(inputs, income)
    share = _share(inputs, net)
    on = bool(np.any(share > 0)) and "gaming" not in inputs.neutral
    schooling = round(inputs.mechanism("gaming.schooling") * OCTAVE)
    honesty = np.array([0, round(inputs.mechanism("gaming.honesty") * OCTAVE)], np.int32)
    hazard = np.full(share.shape, NEVER, np.int32)
    lower = round(GRADIENT_LEVELS * schooling)
    for place in np.ndindex(share.shape) if on else ():
        if share[place] > 0:
            hazard[place] = max(octaves(float(share[place])) - lower, NEVER)
    source, helps = np.zeros(N_DEEDS, np.int32), np.zeros(N_DEEDS, np.int64)
    for name, one in inputs.catalogue.deeds.items():
        source[one.number] = _source(inputs, name, one)
        real = inputs.mechanism("gaming.substance") * inputs.value(f"deeds.{name}.harm")
        helps[one.number] = money(real) if "show" in one.appearance else 0
    return Gaming(
        on=int(on),
        hazard=hazard,
        deed=deed,
        source=source,
        schooling=schooling,
        honesty=honesty,
        most=bounds(hazard, schooling, honesty),
        price=np.array([money(price) for price in _prices(inputs)], np.int64),
        help=helps,
        found=threshold(inputs.mechanism("gaming.found_out")) if on else 0,
    )


def bounds(
    hazard: NDArray[np.int32], schooling: int, honesty: NDArray[np.int32]
) -> NDArray[np.uint32]:
    """Draws below which something can happen at all: best schooled, four deviations dishonest."""
    most = hazard.reshape(len(hazard), -1).max(axis=1) + 3 * schooling + 4 * honesty
    chance = np.exp2(np.minimum((most + 16) / OCTAVE, 0.0))
    return np.asarray(np.minimum(chance * 2**32, 2**32 - 1).astype(np.uint32))


def _prices(inputs: Inputs) -> tuple[float, float]:
    return inputs.mechanism("gaming.effort"), inputs.mechanism("gaming.price")


def wealth_of(inputs: Inputs, income: NDArray[np.int32]) -> Floats:
    """Mean income in work of each fifth of the sample, median monthly incomes."""
    people, adult = inputs.sample.people, inputs.sample.features.adult
    urban = ((people.flags & URBAN) != 0).astype(np.intp)
    wage = income[urban, people.income][adult]
    fifth = (people.cell % N_QUINTILES)[adult]
    many = np.maximum(np.bincount(fifth, minlength=N_QUINTILES), 1)
    mean = np.bincount(fifth, wage, N_QUINTILES) / many / MONEY
    return np.asarray(np.maximum(mean, 0.05))


def _best(inputs: Inputs, income: NDArray[np.int32]) -> tuple[Floats, NDArray[np.int32]]:
    """The greatest gain less its price [route, place, fifth], 0 if none pays; and its deed."""
    shape = (len(ROUTES), PLACES + 1, N_QUINTILES)
    net, deed = np.zeros(shape), np.zeros(shape, np.int32)
    subject = inputs.subject
    if subject is None or len(subject.grade_from) == 0:
        return net, deed
    wealth, (effort, price) = wealth_of(inputs, income), _prices(inputs)
    for name, one in inputs.catalogue.deeds.items():
        if not one.appearance or subject.worth[one.number].max() <= 0:
            continue
        if _source(inputs, name, one) == 0 or inputs.conduct(name).active <= 0:
            continue
        gain = -stake(subject, inputs.scale, inputs.value_of_places, one.number)
        for route, paid in ((0, np.full(N_QUINTILES, effort)), (1, price / wealth)):
            if ROUTES[route] in one.appearance:
                pays = gain[:, None] - paid[None, :]
                better = pays > net[route, 1:]
                net[route, 1:] = np.where(better, pays, net[route, 1:])
                deed[route, 1:][better] = one.number
    return net, deed


def _share(inputs: Inputs, net: Floats) -> Floats:
    """Share of those tempted who yield in a month: bounded, by how much it pays."""
    most = np.array([inputs.mechanism("gaming.show"), inputs.mechanism("gaming.certificates") / 12])
    reached = 1 - np.exp(-np.maximum(net, 0) / inputs.mechanism("gaming.gain_scale"))
    return np.asarray(most[:, None, None] * reached)


def _source(inputs: Inputs, name: str, deed: Deed) -> int:
    """Number of the connected source that sees most of a deed; 0 where none is."""
    reach = inputs.reach(name)
    found = [s for s in deed.sources if reach.get(s, 0) > 0]
    return 1 + deed.sources.index(max(found, key=lambda s: reach[s])) if found else 0
