"""How likely each deed is for each citizen: a hazard is a sum of logarithms, one for each trait."""

import numpy as np

from internetplus.engine.tables import Deeds, Scratch
from internetplus.kernel.draw import threshold
from internetplus.kernel.fused import fused
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import People
from internetplus.vocabulary.fields import COMMUNITY

I32, F32 = np.int32, np.float32
Weights = tuple[np.float32, np.float32, np.float32, np.float32, np.float32, np.float32]
"""Of honesty, opinion, setting, youth and need; hazard at average traits."""
Kinds = tuple[int, int, int, int, bool]
"""Classes of incentive in rising order, 256 where there are fewer; whether there are no more."""
HARMFUL, LAWFUL, HELPFUL = 0, 1, 2
CLASSES = 256
LIFT = 1 << 18
"""256 octaves: what is less likely than 2^-256 never happens."""


@inner
def norm_of(deeds: Deeds, scratch: Scratch, d: int) -> np.int32:
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
    base = deeds.base[d] + norm_of(deeds, scratch, d)
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
    """The formula of `hazard_of` in steps of the scale of hazards, lifted above zero."""
    c, one = deeds.coef[d], F32(1 / 32)
    base = F32(deeds.base[d] + norm_of(deeds, scratch, d))
    steps = (one * F32(c[0]), one * F32(c[1]), one * F32(c[2]), one * F32(c[3]), one * F32(c[4]))
    return (*steps, F32(base + F32(LIFT)))


@kernel
def kinds_of(classes: np.ndarray) -> Kinds:
    """The classes of incentive that people here have, the four smallest; and whether all they have.

    Where nobody is aware of a scheme, few ever have more: who was caught of late is set apart.
    """
    a = _next_class(classes, 0)
    b = _next_class(classes, a + 1)
    c = _next_class(classes, b + 1)
    d = _next_class(classes, c + 1)
    return a, b, c, d, _next_class(classes, d + 1) >= CLASSES


@kernel
def _next_class(classes: np.ndarray, first: int) -> int:
    """The smallest class from `first` on that somebody has; 256 if there is none."""
    if first >= CLASSES:
        return CLASSES
    start, least = np.uint8(first), np.uint8(CLASSES - 1)
    for i in range(COMMUNITY):
        least = min(least, np.uint8(classes[i] - start))  # smaller ones turn round to the top
    return min(first + int(least), CLASSES)


@kernel
def who_does(
    hit: np.ndarray,
    hazard: np.ndarray,
    place: np.ndarray,
    shared: np.ndarray,
    setting: np.ndarray,
    classes: np.ndarray,
    motive: np.ndarray,
    rule: tuple[Weights, Kinds],
) -> None:
    """Everybody's hazard of a deed, 0 at most, and whose draw lies below it.

    A few comparisons are faster than a look-up, so motives are looked up only where there are many.
    They take back the lift.
    """
    weight, (first, second, third, fourth, all_) = rule
    if all_:
        b, c, d = I32(second), I32(third), I32(fourth)
        for_a, for_b = I32(motive[first & 255] - LIFT), I32(motive[second & 255] - LIFT)
        for_c, for_d = I32(motive[third & 255] - LIFT), I32(motive[fourth & 255] - LIFT)
        if (for_a == for_b) & (for_a == for_c) & (for_a == for_d):
            for i in range(COMMUNITY):
                hazard[i] = min(I32(_by_traits(weight, shared, setting, i) + for_a), I32(0))
                hit[i] = np.uint8(place[i] < threshold(hazard[i]))
            return
        for i in range(COMMUNITY):
            kind, moved = I32(classes[i]), for_a
            moved = for_b if kind == b else moved
            moved = for_c if kind == c else moved
            moved = for_d if kind == d else moved
            hazard[i] = min(I32(_by_traits(weight, shared, setting, i) + moved), I32(0))
            hit[i] = np.uint8(place[i] < threshold(hazard[i]))
    else:
        for i in range(COMMUNITY):
            moved = I32(motive[np.uint64(classes[i])] - LIFT)
            hazard[i] = min(I32(_by_traits(weight, shared, setting, i) + moved), I32(0))
            hit[i] = np.uint8(place[i] < threshold(hazard[i]))


@inner
def _by_traits(weight: Weights, shared: np.ndarray, setting: np.ndarray, i: int) -> np.int32:
    """What somebody's traits make of a hazard, lifted and rounded down.

    Exact in 32 bits: all terms are multiples of 1/32 below 2^19.
    """
    general, opinion, own, young, need, base = weight
    x = fused(general, shared[0, i], fused(opinion, shared[1, i], base))
    y = fused(own, F32(setting[i]), fused(young, shared[2, i], F32(need * shared[3, i])))
    return I32(F32(x + y))
