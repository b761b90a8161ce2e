"""Observe: sources write records of this month's acts, and of acts that never were."""

import numpy as np

from internetplus.engine import records
from internetplus.engine.tables import Deeds, Fields, Luck, Scratch
from internetplus.kernel.bits import marked
from internetplus.kernel.draw import draw, key, threshold
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import watch_of
from internetplus.society.state import (
    STATUS_AWAY,
    STATUS_CRITIC,
    STATUS_TARGETED,
    STATUS_TOUCHED,
    People,
    Society,
)
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

I32 = np.int32
U32 = np.uint32
RECORDED, BY_ORDER = INDEX["recorded_red_light"], INDEX["order_recorded_red_light"]
TRUE, FALSE, MIXED, LAWFUL = (
    INDEX[f"records_{name}"] for name in ("true", "false", "mix_up", "lawful")
)
FINED, FINED_WRONGLY, FINES = INDEX["fined"], INDEX["fined_wrongly"], INDEX["fines"]
FROM_CITIZENS, TO_STATE = INDEX["transfer_citizens"], INDEX["transfer_state"]
DROPPED = INDEX["records_dropped"]
N_SOURCES = 5
FALSE_PLACE_BITS = 26


@inner
def _source(
    deeds: Deeds, fields: Fields, luck: Luck, scratch: Scratch, n: int, view: tuple[int, int]
) -> int:
    """Which source recorded noticed act `n`: 0 the order, 1 to 4 the deed's sources, -1 none.

    The draw that let the act happen also decides who saw it: given that it lies below the hazard of
    the act, its place is uniform there.
    """
    watch, targeted = view
    who, d = scratch.noticed[n, 0], scratch.noticed[n, 1]
    hazard = scratch.noticed[n, 3] + deeds.hidden[d, scratch.classes[who]]
    if deeds.attended[d]:
        hazard += fields.attention[luck.region, targeted]
    place, seen = scratch.noticed[n, 2], deeds.seen[d, watch]
    if place >= threshold(I32(hazard + seen[N_SOURCES - 1])):  # most are not seen at all
        return -1
    source = 0
    for earlier in range(N_SOURCES - 1):
        source += place >= threshold(I32(hazard + seen[earlier]))
    return source


@inner
def _fine(
    people: People,
    deeds: Deeds,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    who: int,
    d: int,
    wrong: bool,
) -> None:
    cell, amount = people.cell[c, who], deeds.fine[d]
    ledger[FINED, cell] += 1
    if wrong:
        ledger[FINED_WRONGLY, cell] += 1
    ledger[FINES, cell] += amount
    ledger[FROM_CITIZENS, cell] -= amount
    ledger[TO_STATE, cell] += amount
    scratch.flow[who] -= amount
    scratch.struck[who] += amount


@inner
def _enter(
    society: Society,
    deeds: Deeds,
    luck: Luck,
    ledger: np.ndarray,
    c: int,
    entry: tuple[int, int, int, int],
) -> None:
    """Count a record, and keep it where somebody has a use for it."""
    who, d, truth, source = entry
    pool, cell = society.pool, society.people.cell[c, who]
    ledger[RECORDED + d, cell] += 1
    if source == 0:
        ledger[BY_ORDER + d, cell] += 1
    if truth == records.MIX_UP:
        ledger[MIXED, cell] += 1
    elif truth == records.FALSE:
        ledger[FALSE, cell] += 1
    else:
        ledger[LAWFUL if truth == records.LAWFUL else TRUE, cell] += 1
    if deeds.keep[d] > 0:
        r = records.pack(who, d, luck.month, truth, records.FRESH, source)
        ledger[DROPPED, cell] += records.write(pool.record, pool.count, c, r)


@kernel
def observe(
    society: Society,
    deeds: Deeds,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
) -> None:
    """Turn noticed acts into records, some of them on the wrong person, and add false entries."""
    people, state = society.people, society.state
    last, k = -1, np.uint64(0)
    for n in range(scratch.n_noticed[0]):
        who, d = scratch.noticed[n, 0], scratch.noticed[n, 1]
        targeted = 1 if state.status[c, who] & STATUS_TARGETED else 0
        watch = watch_of(people.flags[c, who], people.cell[c, who])
        source = _source(deeds, fields, luck, scratch, n, (watch, targeted))
        if source < 0:
            continue
        truth = deeds.kind[d]
        if d != last:  # frequent deeds come one after the other
            last, k = d, key(luck.seed, P.MIX_UP, d, luck.month, luck.community)
        if draw(k, who) < deeds.mix_up[d, source]:
            who = (who + 1 + int(draw(k, who + COMMUNITY)) % (COMMUNITY - 1)) % COMMUNITY
            if scratch.adult[who] < deeds.adult[d]:
                continue
            truth = records.MIX_UP
        if source and state.status[c, who] & STATUS_AWAY:
            continue
        _enter(society, deeds, luck, ledger, c, (who, d, truth, source))
        if deeds.told[1 if source else 0] and truth != records.HELPFUL:
            state.status[c, who] |= STATUS_TOUCHED
        if deeds.expression[d]:
            state.status[c, who] |= STATUS_CRITIC
        if source == 0 and deeds.fine[d] > 0:
            _fine(people, deeds, scratch, ledger, c, who, d, truth == records.MIX_UP)
    _false_entries(society, deeds, luck, scratch, ledger, c)


@kernel
def _false_entries(
    society: Society, deeds: Deeds, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """One draw a citizen: its first six bits choose the deed, the rest decide on a false entry."""
    people, state = society.people, society.state
    k = key(luck.seed, P.FALSE_ENTRY, 0, luck.month, luck.community)
    most = U32(0)
    for d in range(deeds.false_scheme.size):
        most = max(most, deeds.false_scheme[d])
    hit = scratch.hit
    for i in range(COMMUNITY):
        hit[i] = np.uint8((draw(k, i) & U32((1 << FALSE_PLACE_BITS) - 1)) < most)
    for nth in range(marked(hit, scratch.who)):
        i = int(scratch.who[nth])
        u = draw(k, i)
        d, rest = int(u >> U32(FALSE_PLACE_BITS)), u & U32((1 << FALSE_PLACE_BITS) - 1)
        if rest >= deeds.false_scheme[d] or not scratch.adult[i]:
            continue
        if (people.flags[c, i] & np.uint16(deeds.who[d])) != np.uint16(deeds.who[d]):
            continue
        source = 0 if rest < deeds.false_order[d] else 1
        if source and state.status[c, i] & STATUS_AWAY:
            continue
        _enter(society, deeds, luck, ledger, c, (i, d, records.FALSE, source))
        if deeds.told[1 if source else 0]:
            state.status[c, i] |= STATUS_TOUCHED
        if source == 0 and deeds.fine[d] > 0:
            _fine(people, deeds, scratch, ledger, c, i, d, True)
