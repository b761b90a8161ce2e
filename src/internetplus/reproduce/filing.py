"""Records of known deeds and ages, filed one by one, and what the score makes of them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.engine import records
from internetplus.engine.month import ADD_UP
from internetplus.engine.tables import Luck
from internetplus.kernel.jit import kernel
from internetplus.reproduce.town import Town
from internetplus.vocabulary.fields import COMMUNITY

NOW = 1000
BLOCK = 128
"""Months that a record's age can tell."""
LIMB = 20
FINEST = 2.0 ** (-2 * LIMB)
"""Points in two whole numbers, each of 20 bits."""
Integers = NDArray[np.integer[Any]]


@kernel
def file_all(
    record: np.ndarray,
    count: np.ndarray,
    who: np.ndarray,
    deed: np.ndarray,
    age: np.ndarray,
    truth: np.ndarray,
) -> None:
    """Write records of citizens who are numbered through the communities."""
    for n in range(who.size):
        c, i = who[n] >> 10, who[n] & 1023
        r = records.pack(i, deed[n], NOW - age[n], truth[n], records.ACCEPTED, 0)
        records.write(record, count, c, r)


def file(
    town: Town, who: Integers, deed: Integers, age: Integers | int = 0, truth: Integers | int = 0
) -> None:
    """File a record for each of these citizens."""
    deeds, ages, truths = (
        np.broadcast_to(np.asarray(x), np.shape(who)).astype(np.int64) for x in (deed, age, truth)
    )
    pool = town.society.pool
    file_all(pool.record, pool.count, np.asarray(who, np.int64), deeds, ages, truths)


def remembering(factor: float, kinds: int, blocks: int, citizens: int, room: int) -> Town:
    """A town whose records of so many kinds fade by a factor a month, for so many blocks of ages.

    A kind has two deeds in each block, for the upper and the lower half of its points; the halves
    of the first two kinds are counted on the four credits.
    """
    town = Town(-(-citizens // COMMUNITY), room)
    score, deeds = town.tables.score, town.tables.deeds
    for kind in range(kinds):
        for block in range(blocks):
            for age in range(BLOCK):
                points = round(factor ** (BLOCK * block + age) * 2.0 ** (2 * LIMB))
                d = number(kind, block)
                score.worth[d, age], score.worth[d + 1, age] = divmod(points, 1 << LIMB)
                score.dimension[d], score.dimension[d + 1] = 2 * kind, 2 * kind + 1
                deeds.keep[d] = deeds.keep[d + 1] = BLOCK
    return town


def number(kind: int, block: int) -> int:
    """The deed of the upper half of a kind's points in a block of ages; the lower one follows."""
    return 32 * kind + 2 * block


def remember(town: Town, who: Integers, kind: int, age: Integers) -> None:
    """File both halves of a record of any age."""
    for half in (0, 1):
        file(town, who, number(kind, 0) + 2 * (age // BLOCK) + half, age % BLOCK)


def remembered(town: Town, c: int = 0) -> NDArray[np.float64]:
    """Points of each kind [2, 1024] in one community."""
    luck = Luck(1, 1, NOW, c, 0)
    town.live(luck, c, ADD_UP, ADD_UP)
    halves = town.scratch.credits.astype(np.float64)
    return (halves[::2] * 2.0**LIMB + halves[1::2]) * FINEST
