"""Federate: registers that keep a score of their own, each of its own customers and sources."""

import numpy as np

from internetplus.engine import records
from internetplus.engine.phases.score import ALL, CLEAN, TRUE, reached
from internetplus.engine.tables import Luck, Registers, Scratch, Tables
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY, N_GRADES

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
        luck_of = key(luck.people, P.MEMBER, k, 0, luck.community)
        for i in range(COMMUNITY):
            able = people.flags[c, i] & registers.among[k] == registers.among[k]
            if not able or people.age[c, i] < registers.from_age[k]:
                continue
            if draw(luck_of, i) < registers.member[k]:
                known[i] += 1
                high[i] += scratch.apart[k, ALL, i] >= registers.upper[k]
                _judge(tables, scratch, k, i)
    for i in range(COMMUNITY):
        ledger[MEMBERSHIPS, cells[i]] += known[i]
        ledger[MEMBERS, cells[i]] += known[i] > 0
        ledger[SEVERAL, cells[i]] += known[i] > 1
        ledger[DIVIDED, cells[i]] += known[i] > 1 and 0 < high[i] < known[i]
