"""Rate: what both sides of an encounter would give, and what everybody got in the month."""

import numpy as np

from internetplus.engine.tables import Luck, Meet, Scratch
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import People
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

I32 = np.int32
NOBODY = -(1 << 20)
"""Log-weight of whom nobody can choose."""
RATINGS, ONES, FIVES = INDEX["ratings"], INDEX["ratings_one"], INDEX["ratings_five"]
UNFAIR = INDEX["ratings_unfair"]


@inner
def _star(e: tuple[np.int32, np.int32, np.int32, np.int32], went: np.int32) -> np.int32:
    """The star for an encounter that went so well, 1/256 sd."""
    return I32(
        I32(1) + I32(went >= e[0]) + I32(went >= e[1]) + I32(went >= e[2]) + I32(went >= e[3])
    )


@inner
def _chance(r: tuple[np.int32, np.int32, np.int32], star: np.int32) -> np.int32:
    """How often such a star is given, 1/256: most after one or five, least after three."""
    usual = r[2] if (star == I32(1)) | (star == I32(5)) else r[1]
    return r[0] if star == I32(3) else usual


@kernel
def think(meet: Meet, luck: Luck, scratch: Scratch, slot: int) -> None:
    """What both would rate: given, earned, and whether they do; some pay back what they got."""
    k = key(luck.seed, P.RATING, slot, luck.month, luck.community)
    e = (I32(meet.edge[0]), I32(meet.edge[1]), I32(meet.edge[2]), I32(meet.edge[3]))
    r = (I32(meet.response[0]), I32(meet.response[1]), I32(meet.response[2]))
    retaliate, reciprocate, best = I32(meet.retaliate), I32(meet.reciprocate), scratch.best[1]
    there, here = scratch.went[0], scratch.went[2]
    more, less, adult = scratch.went[1], scratch.went[3], scratch.adult
    for i in range(COMMUNITY):
        v = draw(k, i + COMMUNITY)
        meets = I32(best[i] > I32(NOBODY // 2)) & I32(adult[i] != 0)
        earned, given = _star(e, there[i]), _star(e, I32(there[i] + more[i]))
        due, answer = _star(e, here[i]), _star(e, I32(here[i] + less[i]))
        says = meets & I32(I32(v & np.uint32(255)) < _chance(r, given))
        answers = meets & I32(I32((v >> np.uint32(8)) & np.uint32(255)) < _chance(r, answer))
        moved = I32((v >> np.uint32(16)) & np.uint32(255))
        bad = says & I32(given <= I32(2)) & I32(moved < retaliate)
        good = says & I32(given >= I32(4)) & I32(answers == I32(0)) & I32(moved < reciprocate)
        answer = I32(bad + I32(I32(5) * good) + I32(I32(I32(1) - bad - good) * answer))
        scratch.hazard[i] = I32(says * I32(given | I32(earned << 4)))
        scratch.change[i] = I32(I32(answers | bad | good) * I32(answer | I32(due << 4)))


@inner
def _stars_and_weight(rating: np.int32, weight: np.int32) -> np.int64:
    """What a rating adds to the sum of weighted stars (high half) and of weights (low half)."""
    return np.int64((np.int64(weight * (rating & I32(15))) << 32) + np.int64(weight))


@inner
def _tilt_and_counts(rating: np.int32, weight: np.int32) -> np.int64:
    """What it adds to what was not earned (high half), and to the counts of `Scratch.given`."""
    given, earned = rating & I32(15), rating >> I32(4)
    counts = np.int64(I32(rating > I32(0)) + (I32(given == I32(1)) << I32(8)))
    counts += np.int64(I32(given == I32(5)) << I32(16))
    counts += np.int64(given != earned) << 24
    return np.int64((np.int64(weight * I32(given - earned)) << 32) + counts)


@kernel
def weigh_up(scratch: Scratch) -> None:
    """Ratings of a round as sums: those of the chosen are set aside, those of who chose added."""
    mass, chosen, gains, gives = scratch.mass, scratch.chosen[0], scratch.gains, scratch.gives
    there, back = scratch.hazard, scratch.change
    for i in range(COMMUNITY):
        weight = mass[i] * I32(there[i] > I32(0))
        gives[0, i] = _stars_and_weight(there[i], weight)
        gives[1, i] = _tilt_and_counts(there[i], weight)
    for i in range(COMMUNITY):
        j = np.uint64((i + int(chosen[i])) & (COMMUNITY - 1))
        weight = mass[j] * I32(back[i] > I32(0))
        gains[0, i] += _stars_and_weight(back[i], weight)
        gains[1, i] += _tilt_and_counts(back[i], weight)


@kernel
def rate(scratch: Scratch) -> None:
    """Hand over the ratings of one round of encounters, and count who was chosen."""
    first, second, picks = scratch.gains[0], scratch.gains[1], scratch.gains[2]
    seen, unseen, best, adult = scratch.chosen[0], scratch.chosen[1], scratch.best[1], scratch.adult
    stars, tilts = scratch.gives[0], scratch.gives[1]
    for i in range(COMMUNITY):
        meets = np.int64(best[i] > NOBODY // 2) & np.int64(adult[i])
        j = np.uint64((i + int(seen[i])) & (COMMUNITY - 1))
        even = np.uint64((i + int(unseen[i])) & (COMMUNITY - 1))
        first[j] += stars[i]
        second[j] += tilts[i]
        picks[j] += meets
        picks[even] += meets * ((np.int64(even != j) << 32) + (1 << 16))


@kernel
def unpack(scratch: Scratch) -> None:
    """The month's sums, each in a row of its own."""
    first, second, picks = scratch.gains[0], scratch.gains[1], scratch.gains[2]
    for i in range(COMMUNITY):
        scratch.got[i] = I32(first[i] >> 32)
        scratch.load[i] = I32(first[i])
        scratch.tilt[i] = I32(second[i] >> 32)
        scratch.given[i] = I32(second[i])
    for i in range(COMMUNITY):
        scratch.picked[0, i] = np.uint8(picks[i])
        scratch.picked[1, i] = np.uint8(picks[i] >> 16)
        scratch.passed[i] = np.uint8(picks[i] >> 32)


@kernel
def book(people: People, scratch: Scratch, ledger: np.ndarray, c: int) -> None:
    """Ratings of the month, by who got them."""
    for i in range(COMMUNITY):
        given, cell = scratch.given[i], people.cell[c, i]
        if given == 0:
            continue
        ledger[RATINGS, cell] += given & 255
        ledger[FIVES, cell] += (given >> 16) & 255
        if given & 0xFF00:
            ledger[ONES, cell] += (given >> 8) & 255
        if given >> 24:
            ledger[UNFAIR, cell] += given >> 24
