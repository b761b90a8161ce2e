"""Fake standing: stars that are bought, rings, new identities, and a filter that errs both ways."""

import numpy as np

from internetplus.engine.phases.stars import LEAN, STAR, begin_anew
from internetplus.engine.tables import Luck, Scratch, Tables
from internetplus.kernel.bits import marked
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import N_QUINTILES, SELF_EMPLOYED
from internetplus.society.state import People, Society, State
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

I32 = np.int32
BOUGHT, RINGED, CAUGHT, ALARMED = (
    INDEX[f"stars_{name}"] for name in ("bought", "ringed", "caught", "alarmed")
)
PAID, NEW = INDEX["stars_paid"], INDEX["identities_new"]
FROM_CITIZENS, TO_ENTERPRISES = INDEX["transfer_citizens"], INDEX["transfer_enterprises"]


@kernel
def sift(
    people: People,
    tables: Tables,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    slot: int,
) -> None:
    """The filter takes out sincere fives of one round of encounters: false alarms."""
    rules = tables.fakes
    if rules.on == 0 or rules.alarm == 0:
        return
    k = key(luck.seed, P.STAR_ALARM, slot, luck.month, luck.community)
    alarm, there, back = np.uint32(rules.alarm), scratch.hazard, scratch.change
    hit = scratch.hit
    for i in range(COMMUNITY):
        u = draw(k, i)
        first = np.uint8((there[i] & I32(15)) == I32(5)) & np.uint8((u & np.uint32(0xFFFF)) < alarm)
        other = np.uint8((back[i] & I32(15)) == I32(5)) & np.uint8((u >> np.uint32(16)) < alarm)
        hit[i] = first | other
    for nth in range(marked(hit, scratch.who)):
        i = int(scratch.who[nth])
        u = draw(k, i)
        if (there[i] & 15) == 5 and (u & np.uint32(0xFFFF)) < alarm:
            there[i] = 0
            j = (i + int(scratch.chosen[0, i])) & (COMMUNITY - 1)
            ledger[ALARMED, people.cell[c, j]] += 1
        if (back[i] & 15) == 5 and (u >> np.uint32(16)) < alarm:
            back[i] = 0
            ledger[ALARMED, people.cell[c, i]] += 1


@kernel
def fake(
    society: Society, tables: Tables, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Add the fake ratings of the month that the filter leaves."""
    if tables.fakes.on == 0:
        return
    _buy(society, tables, luck, scratch, ledger, c)
    _ring(society, tables, luck, scratch, ledger, c)


@inner
def _may(scratch: Scratch, most: int, k: np.uint64) -> None:
    """Mark in `hit` the adults whose draw lies below the largest of the chances."""
    hit, adult, edge = scratch.hit, scratch.adult, np.uint32(most)
    for i in range(COMMUNITY):
        hit[i] = np.uint8(draw(k, i) < edge) & adult[i]


@inner
def _does(
    people: People, scratch: Scratch, chances: np.ndarray, k: np.uint64, c: int, i: int
) -> bool:
    """Whether one of them does: by trade, place as it is known to them, and income."""
    place, fifth = int(scratch.classes[i]) & 31, int(people.cell[c, i]) % N_QUINTILES
    sells = int((people.flags[c, i] & np.uint16(SELF_EMPLOYED)) != 0)
    return bool(draw(k, i) < chances[sells, place, fifth])


@inner
def _pay(scratch: Scratch, ledger: np.ndarray, i: int, cell: int, price: int) -> None:
    ledger[FROM_CITIZENS, cell] -= price
    ledger[TO_ENTERPRISES, cell] += price
    scratch.flow[i] -= price


@inner
def _add(state: State, scratch: Scratch, c: int, i: int, weight: int) -> None:
    """Fives of this weight, quarters; what they add to one's own conduct was not earned."""
    own = int(state.stars[c, i]) - int(state.lean[c, i]) * (STAR // LEAN)
    own = min(max(own, STAR), 5 * STAR)
    scratch.got[i] += I32(5 * weight)
    scratch.load[i] += I32(weight)
    scratch.tilt[i] += I32((weight * (5 * STAR - own)) // STAR)


@inner
def _buy(
    society: Society, tables: Tables, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """A packet of fives by made-up members."""
    rules = tables.fakes
    k = key(luck.seed, P.STAR_BOUGHT, 0, luck.month, luck.community)
    _may(scratch, rules.most_buy, k)
    for nth in range(marked(scratch.hit, scratch.who)):
        i = int(scratch.who[nth])
        if not _does(society.people, scratch, rules.buys, k, c, i):
            continue
        left, cell = 0, int(society.people.cell[c, i])
        for n in range(rules.packet):
            left += int(draw(k, i + COMMUNITY * (n + 1)) >= rules.found)
        ledger[BOUGHT, cell] += rules.packet
        ledger[CAUGHT, cell] += rules.packet - left
        ledger[PAID, cell] += rules.price
        _pay(scratch, ledger, i, cell, rules.price)
        _add(society.state, scratch, c, i, left * rules.weight)


@inner
def _knows(scratch: Scratch, i: int) -> bool:
    return bool(scratch.adult[i] != 0 and (scratch.classes[i] & np.uint8(31)) != 0)


@inner
def _ring(
    society: Society, tables: Tables, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Runs of neighbours, by lot for life, of whom each gives each other one five a month."""
    rules = tables.fakes
    lot = key(luck.people, P.STAR_RING, 0, 0, luck.community)
    k = key(luck.seed, P.STAR_RING, 1, luck.month, luck.community)
    for block in range(COMMUNITY // rules.size):
        if draw(lot, block) >= rules.ring:
            continue
        first = block * rules.size
        for i in range(first, first + rules.size):
            for j in range(first, first + rules.size):
                if i == j or not _knows(scratch, i) or not _knows(scratch, j):
                    continue
                cell = society.people.cell[c, i]
                ledger[RINGED, cell] += 1
                if draw(k, i * rules.size + j - first) < rules.found:
                    ledger[CAUGHT, cell] += 1
                else:
                    _add(society.state, scratch, c, i, int(scratch.mass[j]))


@kernel
def leave(
    society: Society, tables: Tables, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Some who show less than a newcomer come back as one; their ratings stay with the old name."""
    rules, state = tables.fakes, society.state
    if rules.on == 0 or rules.most_leave == 0:
        return
    k = key(luck.seed, P.NEW_IDENTITY, 0, luck.month, luck.community)
    _may(scratch, rules.most_leave, k)
    for nth in range(marked(scratch.hit, scratch.who)):
        i = int(scratch.who[nth])
        if scratch.shown[i] >= tables.meet.centre:
            continue
        if not _does(society.people, scratch, rules.leaves, k, c, i):
            continue
        cell = int(society.people.cell[c, i])
        begin_anew(state, c, i, tables.meet.centre)
        ledger[NEW, cell] += 1
        _pay(scratch, ledger, i, cell, rules.identity)
