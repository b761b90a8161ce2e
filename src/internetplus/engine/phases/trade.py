"""Trade: practices of enterprises, inspection by fixed staff, their records, grades, bars."""

import numpy as np

from internetplus.engine import records
from internetplus.engine.phases.weigh import WEIGHTINGS, factor
from internetplus.engine.tables import Fields, Luck, Scratch, Trade
from internetplus.kernel.draw import draw, key, level, threshold
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX, TRADE_GATES
from internetplus.vocabulary.counts import BARRED, BIDDERS, INSPECT_WEIGHT, INSPECTED
from internetplus.vocabulary.fields import DIMENSIONS, ENTERPRISES, N_GRADES, PRACTICE_NAMES

I32 = np.int32
N_PRACTICES = len(PRACTICE_NAMES)
MONTHS, ACTIVE, FOUND = (
    INDEX[name] for name in ("enterprise_months", "active_poisoned_food", "found_poisoned_food")
)
INSPECTIONS, FOUND_WRONGLY = INDEX["inspections"], INDEX["found_wrongly"]
ASKED, REFUSED = INDEX["asked_tender"], INDEX["refused_tender"]
GRADE = INDEX["enterprise_grade_0"]
LISTED, REGRADED = INDEX["enterprises_listed"], INDEX["enterprises_regraded"]
FINES, DROPPED = INDEX["fines"], INDEX["records_dropped"]
FROM_ENTERPRISES, TO_STATE = INDEX["transfer_enterprises"], INDEX["transfer_state"]
SERVICE = INDEX["service_enterprises"]
NO_GRADE = 7
POSITIONS = 31


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
    _turns(scratch, society.state.standing[c], society.people.quality[c], starts, trade, p)
    end, bit, times, harm = trade.end[p], np.uint16(1 << p), 0, np.int64(0)
    for e in range(ENTERPRISES):
        over = np.uint8(draw(ends, e) < end)
        change[e] = over if practices[e] & bit else change[e]
    for e in range(ENTERPRISES):
        practices[e] ^= np.uint16(bit * change[e])
    for e in range(ENTERPRISES):
        if practices[e] & bit:
            times += 1
            harm += trade.harm[p, size[e]]
    ledger[ACTIVE + p, 0] += times
    scratch.harm[0] -= harm


@inner
def _turns(
    scratch: Scratch,
    standing: np.ndarray,
    quality: np.ndarray,
    starts: np.uint64,
    trade: Trade,
    p: int,
) -> None:
    """Mark in `scratch.hit` the enterprises that would take a practice up."""
    start, coef, motive = trade.start[p], trade.coef[p], trade.motive[p]
    place, hazard, change = scratch.change, scratch.hazard, scratch.hit
    for e in range(ENTERPRISES):
        place[e] = level(draw(starts, e))
    for e in range(ENTERPRISES):
        hazard[e] = I32(start - I32(I32(coef * I32(quality[e])) >> 5))
    for e in range(ENTERPRISES):
        hazard[e] = I32(hazard[e] + motive[standing[e] & 31])
    for e in range(ENTERPRISES):
        change[e] = np.uint8(place[e] < threshold(hazard[e]))


@inner
def _find(
    society: Society, trade: Trade, luck: Luck, ledger: np.ndarray, c: int, e: int, p: int
) -> None:
    """One inspection looks for one practice."""
    bit = 1 << p
    size = society.people.size[c, e]
    truth = records.HARMFUL
    if society.state.practices[c, e] & bit:
        k = key(luck.seed, P.FINDING, p, luck.month, luck.community)
        if draw(k, e) >= trade.found[p]:
            return
        society.state.practices[c, e] &= np.uint16(0xFFFF ^ bit)
    else:
        k = key(luck.seed, P.FALSE_FINDING, p, luck.month, luck.community)
        if draw(k, e) >= trade.false[p]:
            return
        truth = records.FALSE
        ledger[FOUND_WRONGLY, 0] += 1
    ledger[FOUND + p, 0] += 1
    ledger[FINES, 0] += trade.fine[p, size]
    ledger[FROM_ENTERPRISES, 0] -= trade.fine[p, size]
    ledger[TO_STATE, 0] += trade.fine[p, size]
    r = records.pack(e, p, luck.month, truth, records.FRESH, 0)
    ledger[DROPPED, 0] += records.write(society.pool.trade, society.pool.trade_count, c, r)


@inner
def _weight(society: Society, trade: Trade, c: int, e: int) -> int:
    """Weight of inspection: the largest of grade and lists."""
    graded = trade.inspect[society.state.standing[c, e] >> 5]
    return int(max(graded, trade.inspect_listed[society.state.listed[c, e]]))


@kernel
def _inspect(
    society: Society,
    trade: Trade,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
) -> None:
    """Inspectors go where the weight is; their number is fixed by the region."""
    k = key(luck.seed, P.INSPECTION, 0, luck.month, luck.community)
    for e in range(ENTERPRISES):
        size = society.people.size[c, e]
        weight = np.int64(_weight(society, trade, c, e))
        usual = trade.inspection[size]
        scratch.fresh[INSPECT_WEIGHT] += (usual * weight) >> 20
        scratch.fresh[INSPECTED] += (usual * 256) >> 20
        chance = ((usual * weight) >> 8) * fields.inspection[luck.region] >> 16
        if np.int64(draw(k, e)) < chance:
            ledger[INSPECTIONS, 0] += 1
            for p in range(N_PRACTICES):
                _find(society, trade, luck, ledger, c, e, p)


@inner
def _lists(trade: Trade, p: int, age: int) -> int:
    """Bits of the lists on which a finding of practice `p` still keeps an enterprise."""
    found = 0
    for n in range(trade.term.size):
        if trade.enter[p] & (1 << n) and age < trade.term[n]:
            found |= 1 << n
    return found


@kernel
def _add_up(society: Society, trade: Trade, luck: Luck, scratch: Scratch, c: int) -> None:
    """Points, credits and lists from live records; those of no more use leave the pool."""
    total, credits_, pool, kept = scratch.total[0], scratch.credits, society.pool, 0
    listed = society.state.listed[c]
    for e in range(ENTERPRISES):
        total[e] = trade.base
        listed[e] = 0
        for d in range(len(DIMENSIONS)):
            credits_[d, e] = 0
    for n in range(pool.trade_count[c]):
        r = pool.trade[c, n]
        e, p, age = records.who_of(r), records.deed_of(r), records.age_of(r, luck.month)
        worth, lists = trade.worth[p, age], _lists(trade, p, age)
        if worth == 0 and lists == 0:
            continue
        if luck.month - age >= trade.since:
            total[e] += worth
            credits_[trade.dimension[p], e] += worth
            listed[e] |= np.uint8(lists)
        pool.trade[c, kept] = r
        kept += 1
    pool.trade_count[c] = kept


@kernel
def _grade(
    society: Society, trade: Trade, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Grade, place and lists; how many would have another grade under other weights."""
    _add_up(society, trade, luck, scratch, c)
    total = scratch.total[0]
    for e in range(ENTERPRISES):
        grade = _grade_of(trade, total[e])
        place = min(max((total[e] - trade.low) // trade.step + 1, 1), POSITIONS)
        society.state.standing[c, e] = ((grade if trade.scored else NO_GRADE) << 5) | place
        ledger[LISTED, 0] += society.state.listed[c, e] != 0
        if trade.scored and total[e] != trade.base:
            ledger[REGRADED, 0] += _hangs(trade, scratch, grade, e)


@inner
def _grade_of(trade: Trade, total: int) -> int:
    grade = 0
    for g in range(1, N_GRADES - 1):
        grade += total >= trade.grade_from[g]
    return grade


@inner
def _hangs(trade: Trade, scratch: Scratch, grade: int, e: int) -> bool:
    """Whether another weighting of the four credits would give another grade."""
    for weighting in range(WEIGHTINGS):
        weighed = 0
        for d in range(len(DIMENSIONS)):
            weighed += factor(weighting, d) * scratch.credits[d, e]
        if _grade_of(trade, trade.base + (weighed >> 1)) != grade:
            return True
    return False


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
    for e in range(ENTERPRISES):
        if np.int64(draw(asks, e)) >= trade.ask[g]:
            continue
        ledger[ASKED + g, 0] += 1
        scratch.fresh[BIDDERS] += g == 0
        closed = trade.deny[society.state.standing[c, e] >> 5]
        closed |= trade.deny_listed[society.state.listed[c, e]]
        if closed & (1 << g):
            ledger[REFUSED + g, 0] += 1
            scratch.fresh[BARRED] += g == 0
        elif np.int64(draw(won, e)) < np.int64(fields.trade[luck.region, g]) << 16:
            ledger[SERVICE, 0] += trade.gain[g, society.people.size[c, e]]


@kernel
def deal(
    society: Society,
    trade: Trade,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
) -> None:
    """The enterprises' month."""
    ledger[MONTHS, 0] += ENTERPRISES
    for p in range(N_PRACTICES):
        _practise(society, trade, luck, scratch, ledger, c, p)
    if trade.scored:
        for e in range(ENTERPRISES):
            ledger[GRADE + (society.state.standing[c, e] >> 5), 0] += 1
    _inspect(society, trade, fields, luck, scratch, ledger, c)
    _grade(society, trade, luck, scratch, ledger, c)
    for g in range(len(TRADE_GATES)):
        _apply(society, trade, fields, luck, scratch, ledger, c, g)
