"""Attack: lives stolen and looked up, records taken out for pay, and who finds it out.

Few events in a month: a lot for each register, a few for each community.
"""

import numpy as np

from internetplus.engine import records
from internetplus.engine.phases.judge import grade_of
from internetplus.engine.phases.score import ALL
from internetplus.engine.tables import Attack, Luck, Score, Scratch, Tables
from internetplus.engine.tables.attack import SLOTS
from internetplus.kernel.bits import marked
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import N_QUINTILES, OFFICIAL
from internetplus.society.state import GRADE_SHIFT, NOT_SCORED, Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

USUAL, AUDIT = 0, 1
BREACHES, LIVES, RECORDS = (INDEX[f"register_{name}"] for name in ("breaches", "lives", "records"))
CHANGED, RESTORED, ALARMS = (
    INDEX[f"register_{name}"] for name in ("changed", "restored", "alarms")
)
BRIBES, FROM_CITIZENS, TO_ENTERPRISES = (
    INDEX[name] for name in ("register_bribes", "transfer_citizens", "transfer_enterprises")
)
LOOKED_UP, SNOOPS = INDEX["register_looked_up"], INDEX["register_snoops_caught"]
CHANGED_MONTHS, BOUGHT_GRADES = INDEX["register_changed_months"], INDEX["register_bought_grades"]


@kernel
def attack(
    society: Society, tables: Tables, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Thieves, buyers, and those who look after the register."""
    rules = tables.attack
    if rules.on == 0:
        return
    for part in range(rules.parts):
        if draw(key(luck.seed, P.BREACH, part, luck.month, 0), 0) < rules.breach:
            ledger[BREACHES, 0] += 1
            _steal(society, tables, luck, scratch, ledger, c, part)
    for slot in range(SLOTS):
        k = key(luck.seed, P.TAMPER, slot, luck.month, luck.community)
        if draw(k, 0) < rules.offer:
            _sell(society, tables, luck, scratch, ledger, c, k)
    _snoop(society, tables, luck, scratch, ledger, c)
    for way in (USUAL, AUDIT):
        k = key(luck.seed, P.LOOK, way, luck.month, luck.community)
        if draw(k, COMMUNITY) < rules.look[way]:
            _look(society, rules, luck, ledger, c, way)


@inner
def _kept_there(society: Society, tables: Tables, luck: Luck, c: int, i: int, part: int) -> bool:
    """Whether a register keeps a file of somebody."""
    people = society.people
    if tables.attack.named:
        registers, k = tables.registers, key(luck.people, P.MEMBER, part, 0, luck.community)
        able = (people.flags[c, i] & registers.among[part]) == registers.among[part]
        old = people.age[c, i] >= registers.from_age[part]
        return bool(able and old and draw(k, i) < registers.member[part])
    if (society.state.status[c, i] >> GRADE_SHIFT) == NOT_SCORED:
        return False
    k = key(luck.people, P.PART, 0, 0, luck.community)
    return bool(tables.attack.parts == 1 or int(draw(k, i)) % tables.attack.parts == part)


@inner
def _snoop(
    society: Society, tables: Tables, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Officials look up files of the register they have access to; now and then it comes out."""
    rules, people, flags = tables.attack, society.people, society.people.flags[c]
    hit = scratch.hit
    k = key(luck.seed, P.SNOOP, 0, luck.month, luck.community)
    for i in range(COMMUNITY):
        hit[i] = np.uint8((flags[i] & np.uint16(OFFICIAL)) != 0)
    for nth in range(marked(hit, scratch.who)):
        i = int(scratch.who[nth])
        if draw(k, i) >= rules.snoop:
            continue
        whom = int(draw(k, i + COMMUNITY)) % COMMUNITY
        part = int(draw(k, i + 2 * COMMUNITY)) % rules.parts
        if whom != i and _kept_there(society, tables, luck, c, whom, part):
            ledger[LOOKED_UP, people.cell[c, whom]] += 1
            ledger[SNOOPS, people.cell[c, i]] += draw(k, i + 3 * COMMUNITY) < rules.caught


@kernel
def _steal(
    society: Society,
    tables: Tables,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    part: int,
) -> None:
    """The files of a share of one register's people leave it, with their records."""
    rules, pool, cell, hit = tables.attack, society.pool, society.people.cell[c], scratch.hit
    k = key(luck.seed, P.STOLEN, part, luck.month, luck.community)
    for i in range(COMMUNITY):
        gone = draw(k, i) < rules.lost and _kept_there(society, tables, luck, c, i, part)
        hit[i] = np.uint8(gone)
        ledger[LIVES, cell[i]] += gone
    for n in range(pool.count[c]):
        r = pool.record[c, n]
        i = records.who_of(r)
        if hit[i] and records.procedure_of(r) != records.ERASED:
            if rules.named == 0:
                ledger[RECORDS, cell[i]] += 1
            else:
                d, source = records.deed_of(r), records.source_of(r)
                ledger[RECORDS, cell[i]] += tables.registers.takes[part, d, source]


@inner
def _sell(
    society: Society,
    tables: Tables,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    k: np.uint64,
) -> None:
    """Somebody who knows of the scheme, whom it pays, has the worst record taken out."""
    rules, pool = tables.attack, society.pool
    i = int(draw(k, 1)) % COMMUNITY
    place, cell = int(scratch.classes[i]) & 31, int(society.people.cell[c, i])
    scored = (society.state.status[c, i] >> GRADE_SHIFT) != NOT_SCORED
    if place == 0 or not scored or not scratch.adult[i]:
        return
    if draw(k, 2) >= rules.share[place, cell % N_QUINTILES]:
        return
    n = _worst(society, tables.score, luck, c, i)
    if n < 0:
        return
    pool.record[c, n] = records.with_procedure(pool.record[c, n], records.ERASED)
    ledger[CHANGED, cell] += 1
    ledger[BRIBES, cell] += rules.price
    ledger[FROM_CITIZENS, cell] -= rules.price
    ledger[TO_ENTERPRISES, cell] += rules.price
    scratch.flow[i] -= rules.price


@inner
def _worst(society: Society, score: Score, luck: Luck, c: int, i: int) -> int:
    """The first of the records that cost somebody most points; -1 if none does."""
    pool, worst, least = society.pool, -1, 0
    for n in range(pool.count[c]):
        r = pool.record[c, n]
        if records.who_of(r) != i:
            continue
        procedure, age = records.procedure_of(r), records.age_of(r, luck.month)
        if procedure != records.FRESH and procedure != records.ACCEPTED:
            continue
        points = int(score.worth[records.deed_of(r), age])
        if luck.month - age >= score.points_since and points < least:
            worst, least = n, points
    return worst


@kernel
def _look(
    society: Society, rules: Attack, luck: Luck, ledger: np.ndarray, c: int, way: int
) -> None:
    """Changes that come out are undone; an audit also strikes off what it holds for a change."""
    pool, kept = society.pool, 0
    for n in range(pool.count[c]):
        r = pool.record[c, n]
        i, d = records.who_of(r), records.deed_of(r)
        if records.procedure_of(r) == records.ERASED:
            k = key(luck.seed, P.LOOK, 2 + 64 * way + d, luck.month, luck.community)
            if draw(k, i) < rules.found[way]:
                r = records.with_procedure(r, records.ACCEPTED)
                ledger[RESTORED, society.people.cell[c, i]] += 1
        elif way == AUDIT and rules.alarm > 0 and records.truth_of(r) == records.HELPFUL:
            k = key(luck.seed, P.ALARM, d, luck.month, luck.community)
            if draw(k, i) < rules.alarm:
                ledger[ALARMS, society.people.cell[c, i]] += 1
                continue
        pool.record[c, kept] = r
        kept += 1
    pool.count[c] = kept


@kernel
def stands_on(
    society: Society, tables: Tables, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Who holds a changed file this month, and whose grade would be another without the change."""
    if tables.attack.on == 0:
        return
    status, cell, erased = society.state.status[c], society.people.cell[c], scratch.plus[2]
    for i in range(COMMUNITY):
        if erased[i] == 0:
            continue
        ledger[CHANGED_MONTHS, cell[i]] += 1
        given = int(status[i]) >> GRADE_SHIFT
        if given != NOT_SCORED:
            total, marks = int(scratch.total[ALL, i] + erased[i]), int(scratch.marks[ALL, i])
            ledger[BOUGHT_GRADES, cell[i]] += grade_of(tables.score, total, marks) != given
