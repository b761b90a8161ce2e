"""Trade: practices of enterprises, inspection by fixed staff, grades, custom, bars."""

import numpy as np

from internetplus.engine.phases.custom import shop
from internetplus.engine.phases.grade import NO_GRADE, grade
from internetplus.engine.phases.visit import ONE_VISIT, visit
from internetplus.engine.tables import Fields, Luck, Scratch, Tables, Trade
from internetplus.kernel.bits import gathered, lowest, without_lowest
from internetplus.kernel.draw import draw, key, level, threshold
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX, TRADE_GATES
from internetplus.vocabulary.counts import BARRED, BIDDERS, INSPECT_WEIGHT, INSPECTED
from internetplus.vocabulary.fields import ENTERPRISES, PRACTICE_NAMES

I32 = np.int32
N_PRACTICES = len(PRACTICE_NAMES)
MONTHS, ACTIVE = INDEX["enterprise_months"], INDEX["active_poisoned_food"]
BEGUN = INDEX["unsafe_begun"]
ASKED, REFUSED = INDEX["asked_tender"], INDEX["refused_tender"]
GRADE = INDEX["enterprise_grade_0"]
SERVICE = INDEX["service_enterprises"]


@inner
def _practise(
    society: Society,
    trade: Trade,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    p: int,
) -> None:
    """One practice taken up and given up; the harm of those going on falls on the community."""
    ends = key(luck.seed, P.PRACTICE_END, p, luck.month, luck.community)
    starts = key(luck.seed, P.PRACTICE, p, luck.month, luck.community)
    practices, size, change = society.state.practices[c], society.people.size[c], scratch.hit
    _turns(society, trade, scratch, c, starts, p)
    end, bit, times, harm, begun = trade.end[p], np.uint16(1 << p), 0, np.int64(0), 0
    for e in range(ENTERPRISES):
        over = np.uint8(draw(ends, e) < end)
        begun += 0 if practices[e] & bit else change[e]
        change[e] = over if practices[e] & bit else change[e]
    for e in range(ENTERPRISES):
        practices[e] ^= np.uint16(bit * change[e])
    for e in range(ENTERPRISES):
        if practices[e] & bit:
            times += 1
            harm += trade.harm[p, size[e]]
    ledger[ACTIVE + p, 0] += times
    if p == 0:
        ledger[BEGUN, 0] += begun
    scratch.harm[0] -= harm


@inner
def _turns(
    society: Society, trade: Trade, scratch: Scratch, c: int, starts: np.uint64, p: int
) -> None:
    """Mark in `scratch.hit` the enterprises that would take a practice up."""
    start, coef, motive, able = trade.start[p], trade.coef[p], trade.motive[p], trade.able[p]
    standing, quality = society.state.standing[c], society.people.quality[c]
    place, hazard, change = scratch.change, scratch.hazard, scratch.hit
    closed = society.state.closed[c]
    for e in range(ENTERPRISES):
        place[e] = level(draw(starts, e))
    for e in range(ENTERPRISES):
        hazard[e] = I32(start - I32(I32(coef * I32(quality[e])) >> 5))
    for e in range(ENTERPRISES):
        hazard[e] = I32(hazard[e] + motive[standing[e] & 31])
    for e in range(ENTERPRISES):
        change[e] = np.uint8(place[e] < threshold(hazard[e])) & able[e] & np.uint8(closed[e] == 0)


@inner
def _weight(society: Society, trade: Trade, c: int, e: int) -> int:
    """Weight of inspection: the largest of grade and lists."""
    graded = trade.inspect[society.state.standing[c, e] >> 5]
    return int(max(graded, trade.inspect_listed[society.state.listed[c, e]]))


@kernel
def _inspect(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
) -> None:
    """Inspectors go where grades and warnings send them; their number is fixed by the region.

    Nobody is visited twice in a month: a weight beyond that is not counted, or visits were lost.
    """
    trade, state, guilty = tables.trade, society.state, scratch.hit
    k = key(luck.seed, P.INSPECTION, 0, luck.month, luck.community)
    most = (np.int64(ONE_VISIT) << 16) // max(np.int64(fields.inspection[luck.region]), np.int64(1))
    for e in range(ENTERPRISES):
        guilty[e] = state.practices[c, e] != 0
        usual = trade.inspection[society.people.size[c, e]]
        scratch.fresh[INSPECTED] += (usual * 256) >> 20
        if state.closed[c, e]:
            continue
        weight = np.int64(_weight(society, trade, c, e))
        weight += (np.int64(state.heat[c, e]) * tables.food.alarm) >> 8
        scratch.fresh[INSPECT_WEIGHT] += min((usual * weight) >> 20, most)
        chance = ((usual * weight) >> 8) * fields.inspection[luck.region] >> 16
        if np.int64(draw(k, e)) < chance:
            visit(society, trade, tables.food, luck, scratch, ledger, c, e)


@kernel
def _bid(society: Society, scratch: Scratch, c: int, k: np.uint64, chance: int) -> None:
    """Mark in `scratch.hit` the enterprises in business that ask."""
    asks, closed = scratch.hit, society.state.closed[c]
    for e in range(ENTERPRISES):
        asks[e] = np.uint8(np.int64(draw(k, e)) < chance) & np.uint8(closed[e] == 0)


@kernel
def _apply(
    society: Society,
    trade: Trade,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    g: int,
) -> None:
    """Tenders, loans, market access; as many tenders as before: others get what the barred miss."""
    asks = key(luck.seed, P.TENDER, 2 * g, luck.month, luck.community)
    won = key(luck.seed, P.TENDER, 2 * g + 1, luck.month, luck.community)
    _bid(society, scratch, c, asks, trade.ask[g])
    share = np.int64(fields.trade[luck.region, g]) << 16
    mask = gathered(scratch.hit, 0)
    while mask:
        e = lowest(mask)
        mask = without_lowest(mask)
        ledger[ASKED + g, 0] += 1
        scratch.fresh[BIDDERS] += g == 0
        closed = trade.deny[society.state.standing[c, e] >> 5]
        closed |= trade.deny_listed[society.state.listed[c, e]]
        if closed & (1 << g):
            ledger[REFUSED + g, 0] += 1
            scratch.fresh[BARRED] += g == 0
        elif np.int64(draw(won, e)) < share:
            ledger[SERVICE, 0] += trade.gain[g, society.people.size[c, e]]


@kernel
def deal(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
) -> None:
    """The enterprises' month."""
    state, trade = society.state, tables.trade
    ledger[MONTHS, 0] += ENTERPRISES
    for e in range(ENTERPRISES):
        state.closed[c, e] -= state.closed[c, e] > 0
    for p in range(N_PRACTICES):
        _practise(society, trade, luck, scratch, ledger, c, p)
    for e in range(ENTERPRISES):
        graded = state.standing[c, e] >> 5
        if graded != NO_GRADE:
            ledger[GRADE + graded, 0] += 1
    _inspect(society, tables, fields, luck, scratch, ledger, c)
    grade(society, trade, luck, scratch, ledger, c)
    shop(society, tables.food, scratch, ledger, c)
    for g in range(len(TRADE_GATES)):
        _apply(society, trade, fields, luck, scratch, ledger, c, g)
