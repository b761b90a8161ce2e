"""Meet: adults choose a counterpart among a few whom luck puts in their way; both may rate."""

import numpy as np

from internetplus.engine.phases.standing import (
    STAR,
    follow_bad_days,
    have_bad_days,
    place,
    remember_stars,
    show,
    take_stars,
)
from internetplus.engine.tables import Luck, Meet, Scratch
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import MIGRANT, URBAN
from internetplus.society.state import People, Society, State
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

I32 = np.int32
CANDIDATES = 3
NOBODY = -(1 << 20)
KIND = URBAN | MIGRANT
KIND_SHIFT = 10
FINE = 64
"""Steps of a star by which the lowest tenth is found."""
TENTH = 10
ENCOUNTERS, SHUNNED = INDEX["encounters"], INDEX["shunned"]
ALONE, ALONE_EVEN = INDEX["alone"], INDEX["alone_even"]
LOW, LOW_ALONE, LOW_EVEN = (INDEX[n] for n in ("low_months", "low_alone", "low_alone_even"))
RATINGS, ONES, FIVES = INDEX["ratings"], INDEX["ratings_one"], INDEX["ratings_five"]
UNFAIR = INDEX["ratings_unfair"]
EFFORT, COST = INDEX["effort_cost"], INDEX["cost_citizens"]


@kernel
def _clear(people: People, meet: Meet, scratch: Scratch, c: int) -> None:
    """Nobody has met; how likeable everybody's company is, and how much they are sought."""
    general, classes = people.general[c], scratch.classes
    loading, lure, centre = I32(meet.loading), I32(meet.lure), I32(meet.centre)
    flags, shown = people.flags[c], scratch.shown
    for i in range(COMMUNITY):
        scratch.pleasing[i] = (I32(general[i]) * loading >> 8) + meet.effort[classes[i] & 31]
        sought = (I32(shown[i] - centre) >> 3) * lure >> 10
        scratch.sought[0, i] = sought if scratch.adult[i] else I32(NOBODY)
        scratch.sought[1, i] = I32(0) if scratch.adult[i] else I32(NOBODY)
        scratch.kind[i] = np.uint8((flags[i] & np.uint16(KIND)) >> np.uint16(KIND_SHIFT))
        scratch.picked[0, i] = 0
        scratch.picked[1, i] = 0
        scratch.got[i] = 0
        scratch.load[i] = 0
        scratch.tilt[i] = 0


@kernel
def _choose(meet: Meet, luck: Luck, scratch: Scratch, slot: int) -> None:
    """The largest of log-weight and luck wins; the second choice is what it would be unseen."""
    where = key(luck.seed, P.CANDIDATE, slot, luck.month, luck.community)
    k = key(luck.seed, P.CHOICE, slot, luck.month, luck.community)
    kind, sought, own = scratch.kind, scratch.sought, I32(meet.own_kind)
    for i in range(COMMUNITY):
        scratch.best[0, i] = I32(NOBODY)
        scratch.best[1, i] = I32(NOBODY)
        scratch.chosen[0, i] = np.int16(i)
        scratch.chosen[1, i] = np.int16(i)
    for n in range(CANDIDATES):
        mask = I32(1 + draw(where, n) % np.uint32(COMMUNITY - 1))
        shift = np.uint32(10 * n)
        for i in range(COMMUNITY):
            j = I32(i) ^ mask
            same = own if kind[i] == kind[j] else I32(0)
            luckily = I32(meet.gumbel[(draw(k, i) >> shift) & np.uint32(1023)]) + same
            seen, unseen = I32(luckily + sought[0, j]), I32(luckily + sought[1, j])
            if seen > scratch.best[0, i]:
                scratch.best[0, i] = seen
                scratch.chosen[0, i] = np.int16(j)
            if unseen > scratch.best[1, i]:
                scratch.best[1, i] = unseen
                scratch.chosen[1, i] = np.int16(j)


@inner
def _star(meet: Meet, scratch: Scratch, j: int, change: int, luck: int) -> int:
    """The rating that `j` deserves or gets."""
    at = min(max((scratch.pleasing[j] + change + 128) >> 3, 0), 31)
    return int(meet.star[at, luck])


@inner
def _change(meet: Meet, scratch: Scratch, i: int, j: int, drift: int) -> int:
    """What makes the rating of `j` by `i` better or worse than the encounter was."""
    seen = ((int(scratch.shown[j]) - meet.centre) * meet.halo) >> 21
    apart = meet.penalty if scratch.kind[i] != scratch.kind[j] else 0
    return int(seen - apart + drift)


@inner
def _give(meet: Meet, scratch: Scratch, i: int, j: int, given: int, earned: int) -> None:
    """Add the rating of `j` by `i`: sums, weight, and what of it was not earned."""
    weight = meet.weight[(scratch.shown[i] - STAR) >> 9]
    scratch.got[j] += weight * given
    scratch.load[j] += weight
    scratch.tilt[j] += weight * (given - earned)


@kernel
def _rate(
    people: People, meet: Meet, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int, slot: int
) -> None:
    """Whoever chose rates first; where ratings are seen at once, the other may pay back."""
    k = key(luck.seed, P.RATING, slot, luck.month, luck.community)
    drift = (meet.drift * max(luck.month, 0)) >> 10
    for i in range(COMMUNITY):
        if scratch.best[1, i] <= NOBODY // 2 or not scratch.adult[i]:
            continue
        j, even = int(scratch.chosen[0, i]) & 1023, int(scratch.chosen[1, i]) & 1023
        ledger[ENCOUNTERS, people.cell[c, i]] += 1
        scratch.picked[0, j] += np.uint8(1)
        scratch.picked[1, even] += np.uint8(1)
        ledger[SHUNNED, people.cell[c, even]] += even != j
        u, v = int(draw(k, i)), int(draw(k, i + COMMUNITY))
        there, back = u & 511, (u >> 9) & 511
        earned = _star(meet, scratch, j, 0, there)
        given = _star(meet, scratch, j, _change(meet, scratch, i, j, drift), there)
        due = _star(meet, scratch, i, 0, back)
        answer = _star(meet, scratch, i, _change(meet, scratch, j, i, drift), back)
        says = (v & 255) < meet.response[given]
        answers = ((v >> 8) & 255) < meet.response[answer]
        if says and given <= 2 and ((v >> 16) & 255) < meet.retaliate:
            answer, answers = 1, True
        elif says and given >= 4 and not answers and ((v >> 16) & 255) < meet.reciprocate:
            answer, answers = 5, True
        if says:
            _give(meet, scratch, i, j, given, earned)
            _book(people, ledger, c, j, given, earned)
        if answers:
            _give(meet, scratch, j, i, answer, due)
            _book(people, ledger, c, i, answer, due)


@inner
def _book(people: People, ledger: np.ndarray, c: int, j: int, given: int, earned: int) -> None:
    """Count a rating at who gets it."""
    cell = people.cell[c, j]
    ledger[RATINGS, cell] += 1
    if given == 5:
        ledger[FIVES, cell] += 1
    elif given == 1:
        ledger[ONES, cell] += 1
    if given != earned:
        ledger[UNFAIR, cell] += 1


@kernel
def _lowest(state: State, meet: Meet, scratch: Scratch, c: int) -> int:
    """Step of the shown mean at which the lowest tenth of the rated adults is reached."""
    scratch.tally[:] = 0
    many = 0
    for i in range(COMMUNITY):
        if scratch.adult[i]:
            scratch.tally[(scratch.shown[i] - STAR) >> 7] += 1
            many += 1
    below, cut = 0, 0
    while cut < 256 and TENTH * (below + scratch.tally[cut]) < many:
        below += scratch.tally[cut]
        cut += 1
    return cut


@kernel
def _count_alone(people: People, scratch: Scratch, ledger: np.ndarray, c: int, cut: int) -> None:
    """Adults whom nobody chose, and whom nobody would have chosen had no stars been shown."""
    for i in range(COMMUNITY):
        if not scratch.adult[i]:
            continue
        cell, low = people.cell[c, i], (scratch.shown[i] - STAR) >> 7 <= cut
        alone, even = scratch.picked[0, i] == 0, scratch.picked[1, i] == 0
        if low:
            ledger[LOW, cell] += 1
            ledger[LOW_ALONE, cell] += alone
            ledger[LOW_EVEN, cell] += even
        if alone or even:
            ledger[ALONE, cell] += alone
            ledger[ALONE_EVEN, cell] += even


@kernel
def _please(people: People, meet: Meet, scratch: Scratch, ledger: np.ndarray, c: int) -> None:
    """Effort to please costs time and money."""
    for i in range(COMMUNITY):
        price = meet.price[scratch.classes[i] & 31] if scratch.adult[i] else 0
        if price > 0:
            scratch.flow[i] -= price
            ledger[COST, people.cell[c, i]] -= price
            ledger[EFFORT, people.cell[c, i]] += price


@kernel
def meet(
    society: Society,
    tables: Meet,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    by_group: int,
) -> None:
    """A month of encounters and stars; nothing where nobody is rated."""
    if not tables.rated:
        return
    people, state = society.people, society.state
    show(state, tables, scratch, c)
    _clear(people, tables, scratch, c)
    cut = _lowest(state, tables, scratch, c)
    for slot in range(tables.encounters):
        _choose(tables, luck, scratch, slot)
        _rate(people, tables, luck, scratch, ledger, c, slot)
    _count_alone(people, scratch, ledger, c, cut)
    _please(people, tables, scratch, ledger, c)
    have_bad_days(tables, luck, scratch, c)
    remember_stars(state, tables, luck, scratch, c)
    place(state, tables, scratch, c)
    follow_bad_days(people, tables, luck, scratch, ledger, c)
    take_stars(people, state, scratch, ledger, c, by_group)
