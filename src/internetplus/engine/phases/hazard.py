"""How likely each deed is for each citizen: a hazard is a sum of logarithms, one for each trait."""

import numpy as np

from internetplus.engine.tables import Deeds, Scratch
from internetplus.kernel.draw import draw, level, threshold
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import People
from internetplus.vocabulary.fields import COMMUNITY

I32, F32 = np.int32, np.float32
Weights = tuple[np.float32, np.float32, np.float32, np.float32, np.float32, np.float32]
"""Of honesty, opinion, setting, youth and need; hazard at average traits."""
HARMFUL, LAWFUL, HELPFUL = 0, 1, 2
LIFT = 1 << 18
"""256 octaves: what is less likely than 2^-256 never happens."""


@inner
def _norm(deeds: Deeds, scratch: Scratch, d: int) -> np.int32:
    """What the neighbourhood changes in the hazard of deed `d`."""
    return I32(scratch.norm[np.uint64(deeds.setting[d])] * I32(deeds.kind[d] == HARMFUL))


@inner
def hazard_of(people: People, deeds: Deeds, scratch: Scratch, c: int, d: int, i: int) -> int:
    """One citizen's hazard of deed `d`."""
    x = I32(deeds.coef[d, 0]) * I32(people.general[c, i])
    x += I32(deeds.coef[d, 1]) * I32(people.opinion[c, i])
    x += I32(deeds.coef[d, 2]) * I32(scratch.setting[np.uint64(deeds.setting[d]), i])
    x += I32(deeds.coef[d, 3]) * I32(scratch.young[i])
    x += I32(deeds.coef[d, 4]) * I32(scratch.need[i])
    base = deeds.base[d] + _norm(deeds, scratch, d)
    return int(base + (x >> 5) + deeds.motive[d, scratch.classes[i]])


@kernel
def traits(people: People, scratch: Scratch, c: int) -> None:
    """The traits that all deeds share, as numbers that are multiplied faster than integers."""
    general, opinion = people.general[c], people.opinion[c]
    young, need, rows = scratch.young, scratch.need, scratch.traits
    for i in range(COMMUNITY):
        rows[0, i] = F32(general[i])
        rows[1, i] = F32(opinion[i])
        rows[2, i] = F32(young[i])
        rows[3, i] = F32(need[i])


@inner
def weights(deeds: Deeds, scratch: Scratch, d: int) -> Weights:
    """The formula of `hazard_of` in steps of the scale of hazards."""
    c, one = deeds.coef[d], F32(1 / 32)
    base = F32(deeds.base[d] + _norm(deeds, scratch, d))
    steps = (one * F32(c[0]), one * F32(c[1]), one * F32(c[2]), one * F32(c[3]), one * F32(c[4]))
    return (*steps, base)


@kernel
def draw_places(place: np.ndarray, k: np.uint64) -> None:
    """Where everybody's draw lies on the scale of hazards."""
    for i in range(COMMUNITY):
        place[i] = level(draw(k, i))


@kernel
def who_does(
    hit: np.ndarray,
    hazard: np.ndarray,
    place: np.ndarray,
    shared: np.ndarray,
    setting: np.ndarray,
    classes: np.ndarray,
    motive: np.ndarray,
    weight: Weights,
) -> None:
    """Everybody's hazard of a deed, 0 at most, and whose draw lies below it.

    Exact in 32 bits: all terms are multiples of 1/32 below 2^19.
    """
    general, opinion, own, young, need, base = weight
    for i in range(COMMUNITY):
        x = F32(F32(general * shared[0, i]) + F32(opinion * shared[1, i]))
        y = F32(F32(own * F32(setting[i])) + F32(young * shared[2, i]))
        x = F32(F32(x + y) + F32(F32(need * shared[3, i]) + base))
        h = min(I32(whole(x) + motive[np.uint64(classes[i])]), I32(0))
        hazard[i] = h
        hit[i] = np.uint8(place[i] < threshold(h))


@inner
def whole(x: np.float32) -> np.int32:
    """The whole steps of a hazard, rounded down."""
    return I32(I32(x + F32(LIFT)) - I32(LIFT))
