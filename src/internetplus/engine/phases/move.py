"""Move: households leave the places where a scheme holds, and come back."""

import numpy as np

from internetplus.engine import records
from internetplus.engine.phases.score import ALL
from internetplus.engine.phases.stars import begin_anew
from internetplus.engine.tables import Luck, Move, Scratch, Tables
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import MIGRANT
from internetplus.society.state import (
    STATUS_AWARE,
    STATUS_AWAY,
    STATUS_CRITIC,
    UNRATED,
    People,
    Society,
)
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

AWAY, LEFT, FLED = (INDEX[name] for name in ("away_months", "moved_away", "moved_sanctioned"))
RECORDS = INDEX["records_left_behind"]


@kernel
def move(
    society: Society, tables: Tables, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Who comes and goes at the end of the month; what is known of them stays if it cannot move.

    Those away keep home, work and neighbours: what changes is that the scheme does not hold.
    """
    rules, people, status = tables.move, society.people, society.state.status[c]
    if rules.on == 0:
        return
    k = key(luck.seed, P.MOVE, 0, luck.month, luck.community)
    scratch.hit[:] = 0
    i, gone = 0, 0
    while i < COMMUNITY:
        after = i + ((int(people.home[c, i]) >> 3) & 7)
        if status[i] & STATUS_AWAY:
            for j in range(i, after):
                ledger[AWAY, people.cell[c, j]] += 1
            if draw(k, i + COMMUNITY) < rules.back:
                _turn(society, rules, c, (i, after))
        else:
            hit = _sanctioned(tables, scratch, i, after)
            if draw(k, i) < chance_of(rules, people, c, i, hit):
                _turn(society, rules, c, (i, after))
                for j in range(i, after):
                    scratch.hit[j] = 1
                    ledger[LEFT, people.cell[c, j]] += 1
                    ledger[FLED, people.cell[c, j]] += hit
                gone += 1
        i = after
    if gone and rules.drops:
        _leave_behind(society, scratch, ledger, c)


@inner
def chance_of(rules: Move, people: People, c: int, i: int, hit: bool) -> int:
    """Chance of a month that the household of citizen `i`, its first, goes away."""
    migrant = 1 if people.flags[c, i] & MIGRANT else 0
    return int(rules.flee[migrant] if hit else rules.leave[migrant])


@inner
def _sanctioned(tables: Tables, scratch: Scratch, first: int, after: int) -> bool:
    """Whether somebody of a household is under one of the scheme's sanctions."""
    bits = 0
    for i in range(first, after):
        bits |= int(scratch.effects[ALL, i] | scratch.shared[ALL, i])
    return bool(bits & tables.score.bad & ~tables.move.national)


@inner
def _turn(society: Society, rules: Move, c: int, household: tuple[int, int]) -> None:
    """Away or back: nobody knows of the scheme yet, and where nothing moves, nobody is known."""
    state = society.state
    for i in range(household[0], household[1]):
        state.status[c, i] = (state.status[c, i] ^ STATUS_AWAY) & ~STATUS_AWARE
        if rules.drops:
            state.status[c, i] &= ~STATUS_CRITIC
            if state.rated.size:
                begin_anew(state, c, i, UNRATED)


@inner
def _leave_behind(society: Society, scratch: Scratch, ledger: np.ndarray, c: int) -> None:
    """Records of the scheme's sources stay where those who left once lived, and are lost."""
    pool, kept = society.pool, 0
    for n in range(pool.count[c]):
        r = pool.record[c, n]
        i = records.who_of(r)
        if scratch.hit[i] and records.source_of(r) != 0:
            ledger[RECORDS, society.people.cell[c, i]] += 1
            continue
        pool.record[c, kept] = r
        kept += 1
    pool.count[c] = kept
