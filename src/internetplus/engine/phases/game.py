"""Game: deeds for show and bought certificates, by those who know the score and can afford it."""

import numpy as np

from internetplus.engine import records
from internetplus.engine.phases.judge import place_of
from internetplus.engine.phases.score import ALL, TRUE
from internetplus.engine.tables import Gaming, Luck, Score, Scratch, Tables
from internetplus.kernel.bits import count_marked, marked
from internetplus.kernel.draw import draw, happens, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import N_QUINTILES, schooling_of
from internetplus.society.state import GRADE_SHIFT, NOT_SCORED, Pool, Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

I32 = np.int32
NEVER = -(1 << 20)
SHOW, CERTIFICATE = 0, 1
ACTS = INDEX["shows"]
"""Certificates follow."""
FOUND, BOUGHT = INDEX["appearance_found"], INDEX["records_bought"]
RECORDED, DROPPED = INDEX["recorded_red_light"], INDEX["records_dropped"]
TIME, PAID = INDEX["appearance_time"], INDEX["appearance_paid"]
COST = INDEX["cost_citizens"]
FROM_CITIZENS, TO_ENTERPRISES = INDEX["transfer_citizens"], INDEX["transfer_enterprises"]
FAVOURED, UNEARNED, ESCAPED = (
    INDEX[name] for name in ("favour_months", "favour_unearned", "sanctions_escaped")
)
HELD, HELD_UNEARNED, SCHOOL, SCORED = (
    INDEX[name] for name in ("held_plus", "held_unearned", "held_school_0", "scored_school_0")
)
KNOWN = INDEX["score_n"]
"""The sums x, y, xx, yy, xy follow; then x, xx, xy of the score without what was not earned."""
PLACE = 1024
"""Parts of a place on the scale."""


@kernel
def game(
    society: Society, tables: Tables, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """What was staged or bought may be found out; then who yields to the points this month."""
    if tables.gaming.on == 0:
        return
    if tables.gaming.found > 0:
        _find_out(society, tables.gaming, luck, ledger, c)
    for route in (SHOW, CERTIFICATE):
        _tempt(society, tables, luck, scratch, ledger, c, route)


@inner
def _find_out(society: Society, gaming: Gaming, luck: Luck, ledger: np.ndarray, c: int) -> None:
    """All that somebody has staged or bought of one deed comes out together."""
    pool, record, kept = society.pool, society.pool.record[c], 0
    last, k = -1, np.uint64(0)
    for n in range(pool.count[c]):
        r = record[n]
        if records.truth_of(r) == records.BOUGHT:
            d, i = records.deed_of(r), records.who_of(r)
            if d != last:
                last, k = d, key(luck.seed, P.APPEARANCE_FOUND, d, luck.month, luck.community)
            if draw(k, i) < gaming.found:
                ledger[FOUND, society.people.cell[c, i]] += 1
                continue
        record[kept] = r
        kept += 1
    pool.count[c] = kept


@inner
def _tempt(
    society: Society,
    tables: Tables,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    route: int,
) -> None:
    """Who is scored and aware, and yields on one of the two routes."""
    people, rules = society.people, tables.gaming
    k = key(luck.seed, P.APPEARANCE, route, luck.month, luck.community)
    hit, most, classes = scratch.hit, rules.most[route], scratch.classes
    status, adult = society.state.status[c], scratch.adult
    for i in range(COMMUNITY):
        knows = np.uint8((classes[i] & np.uint8(31)) != 0) & adult[i]
        scored = np.uint8((status[i] >> np.uint16(GRADE_SHIFT)) != np.uint16(NOT_SCORED))
        hit[i] = knows & scored & np.uint8(draw(k, i) < most)
    for nth in range(marked(hit, scratch.who)):
        i = int(scratch.who[nth])
        place, fifth = int(classes[i]) & 31, int(people.cell[c, i]) % N_QUINTILES
        hazard = int(rules.hazard[route, place, fifth])
        if hazard <= NEVER:
            continue
        hazard += rules.schooling * schooling_of(people.home[c, i])
        hazard -= (rules.honesty[route] * int(people.general[c, i])) >> 5
        if happens(draw(k, i), min(hazard, 0)):
            d = int(rules.deed[route, place, fifth])
            _appear(people.cell[c, i], rules, scratch, ledger, (route, i, d))
            _enter(society.pool, tables, luck, ledger, c, (people.cell[c, i], i, d))


@inner
def _appear(
    cell: int, rules: Gaming, scratch: Scratch, ledger: np.ndarray, act: tuple[int, int, int]
) -> None:
    """Book what it costs: time that brings others little, or money to who sells certificates."""
    route, i, d = act
    price = rules.price[route]
    ledger[ACTS + route, cell] += 1
    scratch.flow[i] -= price
    if route == SHOW:
        ledger[TIME, cell] += price
        ledger[COST, cell] -= price
        scratch.harm[0] += rules.help[d]
    else:
        ledger[PAID, cell] += price
        ledger[FROM_CITIZENS, cell] -= price
        ledger[TO_ENTERPRISES, cell] += price


@inner
def _enter(
    pool: Pool, tables: Tables, luck: Luck, ledger: np.ndarray, c: int, entry: tuple[int, int, int]
) -> None:
    """A record like any other to the register; the lab knows what it is."""
    cell, i, d = entry
    ledger[RECORDED + d, cell] += 1
    ledger[BOUGHT, cell] += 1
    if tables.deeds.keep[d] > 0:
        source = int(tables.gaming.source[d])
        r = records.pack(i, d, luck.month, records.BOUGHT, records.FRESH, source)
        ledger[DROPPED, cell] += records.write(pool.record, pool.count, c, r)


@kernel
def tally(
    society: Society, tables: Tables, scratch: Scratch, ledger: np.ndarray, c: int, told: int
) -> None:
    """Favours and sanctions that hang on what was not earned; in told months what scores hold."""
    if not tables.score.scored:
        return
    now, own, hit, cell = (
        scratch.effects[ALL],
        scratch.effects[TRUE],
        scratch.hit,
        society.people.cell[c],
    )
    bad, good = I32(tables.score.bad), I32(~tables.score.bad)
    for i in range(COMMUNITY):
        hit[i] = np.uint8((now[i] & good) != 0)
    count_marked(ledger[FAVOURED], cell, hit, scratch.who)
    for i in range(COMMUNITY):
        hit[i] = np.uint8((now[i] & ~own[i] & good) != 0)
    count_marked(ledger[UNEARNED], cell, hit, scratch.who)
    for i in range(COMMUNITY):
        hit[i] = np.uint8((own[i] & ~now[i] & bad) != 0)
    count_marked(ledger[ESCAPED], cell, hit, scratch.who)
    if told:
        for i in range(COMMUNITY):
            if society.state.status[c, i] >> GRADE_SHIFT != NOT_SCORED:
                _hold(society, tables.score, scratch, ledger, c, i)


@inner
def _hold(
    society: Society, score: Score, scratch: Scratch, ledger: np.ndarray, c: int, i: int
) -> None:
    """What of a score is plus, what of it not earned; sums for what a score tells of honesty."""
    cell, level = society.people.cell[c, i], schooling_of(society.people.home[c, i])
    earned, bought = int(scratch.plus[0, i]), int(scratch.plus[1, i])
    x, y = int(society.state.position[c, i]), int(society.people.general[c, i])
    own = x
    if bought:
        unearned = PLACE * bought // score.step
        ledger[HELD_UNEARNED, cell] += unearned
        ledger[SCHOOL + level, cell] += unearned
        own = place_of(int(scratch.total[ALL, i]) - bought, score.low, score.step)
    if earned + bought:
        ledger[HELD, cell] += PLACE * (earned + bought) // score.step
    ledger[SCORED + level, cell] += 1
    ledger[KNOWN, cell] += 1
    ledger[KNOWN + 1, cell] += x
    ledger[KNOWN + 2, cell] += y
    ledger[KNOWN + 3, cell] += x * x
    ledger[KNOWN + 4, cell] += y * y
    ledger[KNOWN + 5, cell] += x * y
    ledger[KNOWN + 6, cell] += own
    ledger[KNOWN + 7, cell] += own * own
    ledger[KNOWN + 8, cell] += own * y
