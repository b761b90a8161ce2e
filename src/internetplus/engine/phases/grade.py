"""Grade: points of enterprises from records and visits, their grades, places and lists."""

import numpy as np

from internetplus.engine import records
from internetplus.engine.phases.judge import place_of, reached
from internetplus.engine.phases.visit import close
from internetplus.engine.phases.weigh import WEIGHTINGS, weighed
from internetplus.engine.tables import Luck, Scratch, Trade
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import sells_food
from internetplus.society.state import Society
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import DIMENSIONS, ENTERPRISES

I32 = np.int32
LISTED, REGRADED = INDEX["enterprises_listed"], INDEX["enterprises_regraded"]
NO_GRADE = 7
"""The last of the grades is that of the ungraded."""


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
    """Points, credits and lists from live records and the last look at each kitchen.

    Records of no more use leave the pool. `scratch.marks`: the lists of last month.
    """
    total, credits_, pool, kept = scratch.total[0], scratch.credits, society.pool, 0
    listed = society.state.listed[c]
    for e in range(ENTERPRISES):
        total[e] = _before_records(society, trade, c, e)
        scratch.marks[0, e] = listed[e]
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


@inner
def _before_records(society: Society, trade: Trade, c: int, e: int) -> int:
    """What an enterprise starts from: the base, and the points of its kitchen."""
    return int(trade.base + trade.violations * I32(society.state.violations[c, e]))


@kernel
def grade(
    society: Society, trade: Trade, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Grade, place and lists, and who is closed for them; whose grade hangs on the weights.

    `scratch.hit` says where something was going on before this month's visits.
    """
    _add_up(society, trade, luck, scratch, c)
    total, state = scratch.total[0], society.state
    for e in range(ENTERPRISES):
        start, given = _before_records(society, trade, c, e), NO_GRADE
        if trade.scored and (sells_food(e) or not trade.food_only):
            given = reached(trade.grade_from, total[e], NO_GRADE)
            if total[e] != start:
                ledger[REGRADED, 0] += _hangs(trade, scratch, given, start, e)
        ledger[LISTED, 0] += state.listed[c, e] != 0
        new = int(state.listed[c, e]) & ~int(scratch.marks[0, e])
        months = trade.close_listed[new]
        if given != state.standing[c, e] >> 5:
            months = max(months, trade.close[given])
        close(society, ledger, c, e, int(months), int(scratch.hit[e]))
        state.standing[c, e] = (given << 5) | place_of(total[e], trade.low, trade.step)


@inner
def _hangs(trade: Trade, scratch: Scratch, given: int, start: int, e: int) -> bool:
    """Whether another weighting of the four credits would give another grade."""
    for weighting in range(WEIGHTINGS):
        total = start + weighed(scratch.credits, weighting, e)
        if reached(trade.grade_from, total, NO_GRADE) != given:
            return True
    return False
