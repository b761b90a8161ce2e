"""Federate: registers that keep a score of their own, each of its own customers and sources."""

import numpy as np

from internetplus.engine import records
from internetplus.engine.phases.judge import reached
from internetplus.engine.phases.score import ALL, CLEAN, TRUE
from internetplus.engine.tables import Luck, Registers, Scratch, Tables
from internetplus.kernel.bits import marked
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import STATUS_AWAY, Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY, N_GRADES

I32 = np.int32
MEMBERSHIPS, MEMBERS = INDEX["memberships"], INDEX["members"]
SEVERAL, DIVIDED = INDEX["members_of_several"], INDEX["members_divided"]


@inner
def _add(registers: Registers, scratch: Scratch, r: np.uint32, age: int) -> None:
    """Add one record to its subject's scores in the registers that take it."""
    i, d, truth = records.who_of(r), records.deed_of(r), records.truth_of(r)
    for k in range(registers.many):
        points = registers.worth[k, d, age] * registers.takes[k, d, records.source_of(r)]
        if points == 0:
            continue
        if records.procedure_of(r) != records.ERASED:
            scratch.apart[k, ALL, i] += points
        if not records.is_true(truth):
            continue
        scratch.apart[k, TRUE, i] += points
        if truth != records.LAWFUL or points > 0:
            scratch.apart[k, CLEAN, i] += points


@kernel
def _add_up(society: Society, tables: Tables, luck: Luck, scratch: Scratch, c: int) -> None:
    """One walk over the live records."""
    for k in range(tables.registers.many):
        for v in range(3):
            for i in range(COMMUNITY):
                scratch.apart[k, v, i] = tables.registers.base[k]
    for n in range(society.pool.count[c]):
        r = society.pool.record[c, n]
        age, source = records.age_of(r, luck.month), records.source_of(r)
        late = age < tables.deeds.delay[records.deed_of(r), source]
        new = luck.month - age >= tables.score.points_since
        if new and not late and records.procedure_of(r) != records.OBJECTED:
            _add(tables.registers, scratch, r, age)


@inner
def _customers(
    society: Society, tables: Tables, luck: Luck, found: np.ndarray, c: int, k: int
) -> None:
    """Mark the customers of one register, those away only where a score moves with them."""
    people, registers, status = society.people, tables.registers, society.state.status[c]
    elsewhere = np.uint16(STATUS_AWAY if tables.move.drops else 0)
    flags, age, among = people.flags[c], people.age[c], np.uint16(registers.among[k])
    luck_of, chance = key(luck.people, P.MEMBER, k, 0, luck.community), registers.member[k]
    least = np.uint8(registers.from_age[k])
    for i in range(COMMUNITY):
        able = np.uint8((flags[i] & among) == among) & np.uint8(age[i] >= least)
        here = np.uint8((status[i] & elsewhere) == 0)
        found[i] = able & here & np.uint8(draw(luck_of, i) < chance)


@inner
def _judge_most(tables: Tables, scratch: Scratch, k: int) -> None:
    """Customers of whom nothing is on record share one grade; the others are marked."""
    registers, customer, other = tables.registers, scratch.picked[0], scratch.picked[1]
    known, high, apart = scratch.hit, scratch.change, scratch.apart[k]
    base, upper = registers.base[k], registers.upper[k]
    grade = reached(registers.grade_from[k], base, N_GRADES)
    bits = registers.by_grade[k, grade] if tables.score.reach else I32(0)
    shared = np.uint8((bits & I32(tables.score.household)) != 0)
    for i in range(COMMUNITY):
        known[i] += customer[i]
        high[i] += I32(customer[i] & np.uint8(apart[ALL, i] >= upper))
        same = (apart[ALL, i] == base) & (apart[TRUE, i] == base) & (apart[CLEAN, i] == base)
        other[i] = customer[i] & np.uint8(not same)
        usual = customer[i] & np.uint8(same)
        scratch.held[i] |= usual & shared
        for v in range(3):
            scratch.effects[v, i] |= bits * I32(usual)


@inner
def _judge(tables: Tables, scratch: Scratch, k: int, i: int) -> None:
    """What follows from one register's three sums for a customer."""
    registers = tables.registers
    for v in range(3):
        grade = reached(registers.grade_from[k], scratch.apart[k, v, i], N_GRADES)
        bits = registers.by_grade[k, grade] if tables.score.reach else 0
        scratch.effects[v, i] |= bits
        if bits & tables.score.household:
            scratch.held[i] = 1


@kernel
def federate(
    society: Society, tables: Tables, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Scores and consequences of all registers; who stands high in one and low in another."""
    registers, people = tables.registers, society.people
    if registers.many == 0:
        return
    _add_up(society, tables, luck, scratch, c)
    known, high, cells = scratch.hit, scratch.change, people.cell[c]
    known[:] = 0
    high[:] = 0
    for k in range(registers.many):
        _customers(society, tables, luck, scratch.picked[0], c, k)
        _judge_most(tables, scratch, k)
        for nth in range(marked(scratch.picked[1], scratch.who)):
            _judge(tables, scratch, k, int(scratch.who[nth]))
    for i in range(COMMUNITY):
        if known[i]:
            ledger[MEMBERSHIPS, cells[i]] += known[i]
            ledger[MEMBERS, cells[i]] += 1
            ledger[SEVERAL, cells[i]] += known[i] > 1
            ledger[DIVIDED, cells[i]] += known[i] > 1 and 0 < high[i] < known[i]
