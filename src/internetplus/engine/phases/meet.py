"""Meet: adults choose a counterpart among a few whom luck puts in their way; both may rate."""

import numpy as np

from internetplus.engine.phases.fake import fake, leave, sift
from internetplus.engine.phases.rate import NOBODY, book, rate, think, unpack, weigh_up
from internetplus.engine.phases.stars import (
    STAR,
    follow_bad_days,
    have_bad_days,
    remember_stars,
    show,
    take_stars,
)
from internetplus.engine.tables import Luck, Meet, Scratch, Tables
from internetplus.kernel.bits import marked
from internetplus.kernel.draw import draw, draws, key, level
from internetplus.kernel.jit import kernel
from internetplus.society.build import MIGRANT, URBAN
from internetplus.society.state import People, Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

I32 = np.int32
CANDIDATES = 3
KIND = URBAN | MIGRANT
KIND_SHIFT = 10
TENTH = 10
SHUNNED = INDEX["shunned"]
ALONE, ALONE_EVEN = INDEX["alone"], INDEX["alone_even"]
LOW, LOW_ALONE, LOW_EVEN = (INDEX[n] for n in ("low_months", "low_alone", "low_alone_even"))
EFFORT, COST = INDEX["effort_cost"], INDEX["cost_citizens"]


@kernel
def _clear(people: People, meet: Meet, scratch: Scratch, c: int) -> None:
    """Nobody has met; how pleasing everybody's company is, and how much they are sought."""
    general, classes, flags = people.general[c], scratch.classes, people.flags[c]
    loading, lure, centre = I32(meet.loading), I32(meet.lure), I32(meet.centre)
    halo = I32(meet.halo)
    sought, kind, shown, adult = scratch.sought, scratch.kind, scratch.shown, scratch.adult
    scratch.gains[:] = 0
    for i in range(COMMUNITY):
        effort = meet.effort[classes[i] & np.uint8(31)]
        scratch.pleasing[i] = (I32(I32(general[i]) * loading) >> 5) + effort
        scratch.halo[i] = I32(I32((shown[i] - centre) >> 3) * halo) >> 10
        scratch.mass[i] = meet.weight[(shown[i] - I32(STAR)) >> 9]
    for i in range(COMMUNITY):
        weight = I32(I32((shown[i] - centre) >> 3) * lure) >> 10
        never = I32(NOBODY) * I32(adult[i] == 0)
        sought[0, i] = weight * I32(adult[i] != 0) + never
        sought[1, i] = never
        kind[i] = np.uint8((flags[i] & np.uint16(KIND)) >> np.uint16(KIND_SHIFT))
    for i in range(COMMUNITY):  # once more behind the last, so that candidates are neighbours
        sought[0, COMMUNITY + i] = sought[0, i]
        sought[1, COMMUNITY + i] = sought[1, i]
        kind[COMMUNITY + i] = kind[i]


@kernel
def _take(
    luckily: np.ndarray, weight: np.ndarray, away: int, best: np.ndarray, chosen: np.ndarray
) -> None:
    """Take the candidate so many places away where no earlier one is better."""
    for i in range(COMMUNITY):
        now = I32(luckily[i] + weight[i + away])
        better = now > best[i]
        chosen[i] = I32(away) if better else chosen[i]
        best[i] = now if better else best[i]


@kernel
def _fortune(kind: np.ndarray, away: int, own: np.int32, k: np.uint64, luckily: np.ndarray) -> None:
    """Log-weight by group, and luck: the least of exponential draws over weights is chosen."""
    for i in range(COMMUNITY):
        wait = max(I32(-level(draw(k, i))), I32(1))
        same = own if kind[i] == kind[i + away] else I32(0)
        luckily[i] = I32(same - level(np.uint32(wait)))


@kernel
def _choose(meet: Meet, luck: Luck, scratch: Scratch, slot: int) -> None:
    """The largest of log-weight, base-2 in 1/1024, and luck wins; once more with stars unseen."""
    where = key(luck.seed, P.CANDIDATE, slot, luck.month, luck.community)
    best, chosen, sought, luckily = scratch.best, scratch.chosen, scratch.sought, scratch.hazard
    best[:] = NOBODY
    for n in range(CANDIDATES):
        away = int(1 + draw(where, n) % np.uint32(COMMUNITY - 1))
        k = key(luck.seed, P.CHOICE, CANDIDATES * slot + n, luck.month, luck.community)
        _fortune(scratch.kind, away, I32(meet.own_kind), k, luckily)
        _take(luckily, sought[0], away, best[0], chosen[0])
        _take(luckily, sought[1], away, best[1], chosen[1])


@kernel
def _meet(meet: Meet, luck: Luck, scratch: Scratch, slot: int) -> None:
    """How each encounter goes for both, and what their marks and groups change in the rating."""
    k = key(luck.seed, P.RATING, slot, luck.month, luck.community)
    drift = I32((meet.drift * max(luck.month, 0)) >> 10)
    penalty, chosen, kind = I32(meet.penalty), scratch.chosen[0], scratch.kind
    pleasing, halo, went = scratch.pleasing, scratch.halo, scratch.went
    draws(scratch.hazard, k)
    for i in range(COMMUNITY):
        j, u = (i + int(chosen[i])) & (COMMUNITY - 1), np.uint32(scratch.hazard[i])
        change = I32(drift - (penalty if kind[i] != kind[j] else I32(0)))
        went[0, i] = I32(pleasing[j] + I32(meet.noise[u & np.uint32(511)]))
        went[1, i] = I32(change + halo[j])
        went[2, i] = I32(pleasing[i] + I32(meet.noise[(u >> np.uint32(9)) & np.uint32(511)]))
        went[3, i] = I32(change + halo[i])


@kernel
def _lowest(scratch: Scratch) -> int:
    """Step of the shown mean in which the lowest tenth of the adults ends."""
    shown, adult, many = scratch.shown, scratch.adult, I32(0)
    for i in range(COMMUNITY):
        many = I32(many + I32(adult[i]))
    low, high = 0, 256
    while low < high:
        middle = (low + high) >> 1
        edge, below = I32(STAR + 128 * (middle + 1)), I32(0)
        for i in range(COMMUNITY):
            below = I32(below + I32(adult[i]) * I32(shown[i] < edge))
        if TENTH * below >= many:
            high = middle
        else:
            low = middle + 1
    return low


@kernel
def _count_alone(people: People, scratch: Scratch, ledger: np.ndarray, c: int, cut: int) -> None:
    """Adults whom nobody chose, and whom nobody would have chosen had no stars been shown."""
    edge, picked, shown = I32(STAR + 128 * (cut + 1)), scratch.picked, scratch.shown
    for i in range(COMMUNITY):
        told = np.uint8(picked[0, i] == 0) | np.uint8(picked[1, i] == 0)
        told |= np.uint8(shown[i] < edge) | np.uint8(scratch.passed[i] > 0)
        scratch.hit[i] = told & scratch.adult[i]
    for nth in range(marked(scratch.hit, scratch.who)):
        i = int(scratch.who[nth])
        cell, alone, even = people.cell[c, i], picked[0, i] == 0, picked[1, i] == 0
        ledger[SHUNNED, cell] += scratch.passed[i]
        ledger[ALONE, cell] += alone
        ledger[ALONE_EVEN, cell] += even
        if shown[i] < edge:
            ledger[LOW, cell] += 1
            ledger[LOW_ALONE, cell] += alone
            ledger[LOW_EVEN, cell] += even


@kernel
def _please(people: People, meet: Meet, scratch: Scratch, ledger: np.ndarray, c: int) -> None:
    """Effort to please costs time and money."""
    for i in range(COMMUNITY):
        scratch.hit[i] = np.uint8((scratch.classes[i] & np.uint8(31)) != 0) & scratch.adult[i]
    for nth in range(marked(scratch.hit, scratch.who)):
        i = int(scratch.who[nth])
        price = meet.price[scratch.classes[i] & 31]
        if price > 0:
            scratch.flow[i] -= price
            ledger[COST, people.cell[c, i]] -= price
            ledger[EFFORT, people.cell[c, i]] += price


@kernel
def meet(
    society: Society,
    tables: Tables,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    by_group: int,
) -> None:
    """A month of encounters and stars; nothing where nobody is rated."""
    rules = tables.meet
    if not rules.rated:
        return
    people, state = society.people, society.state
    show(state, rules, scratch, c)
    _clear(people, rules, scratch, c)
    cut = _lowest(scratch)
    for slot in range(rules.encounters):
        _choose(rules, luck, scratch, slot)
        _meet(rules, luck, scratch, slot)
        think(rules, luck, scratch, slot)
        sift(people, tables, luck, scratch, ledger, c, slot)
        weigh_up(scratch)
        rate(scratch)
    unpack(scratch)
    book(people, scratch, ledger, c)
    _count_alone(people, scratch, ledger, c, cut)
    _please(people, rules, scratch, ledger, c)
    fake(society, tables, luck, scratch, ledger, c)
    have_bad_days(rules, luck, scratch)
    remember_stars(state, rules, luck, scratch, c)
    leave(society, tables, luck, scratch, ledger, c)
    show(state, rules, scratch, c)
    follow_bad_days(people, rules, luck, scratch, ledger, c)
    take_stars(people, state, scratch, ledger, c, by_group)
