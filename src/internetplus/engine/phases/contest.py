"""Contest: appeals within capacity, repayment and repair; refunds and compensation."""

import numpy as np

from internetplus.engine import records
from internetplus.engine.tables import Deeds, Fields, Life, Luck, Scratch, Tables
from internetplus.kernel.bits import marked
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import schooling_of
from internetplus.society.state import STATUS_SANCTIONED, STATUS_TOUCHED, People, Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.counts import PENDING_APPEALS
from internetplus.vocabulary.fields import N_DEEDS

U32, U64 = np.uint32, np.uint64
FILED, GRANTED, GRANTED_WRONGLY = (
    INDEX[f"appeals_{name}"] for name in ("filed", "granted", "granted_wrongly")
)
REPAID, WORKED_OFF = INDEX["records_repaid"], INDEX["records_worked_off"]
LISTED_REPAID = INDEX["listed_repaid"]
LATE_MONTHS, ANNULLED = INDEX["late_months"], INDEX["records_annulled"]
GONE = -1
FINES = INDEX["fines"]
TO_CITIZENS, FROM_STATE = INDEX["transfer_citizens"], INDEX["transfer_state"]
DECIDED, TO_DECIDE, HELD_UP, PASSED = 1024, 2048, 3072, 4096
"""Slots of the ruling's luck: whether it comes this month, what it says, whether it is held up and
when it is passed on (deed number added)."""


@inner
def objects(people: People, life: Life, luck: Luck, c: int, r: np.uint32) -> bool:
    """Whether the subject of a scheme's new record contests it at once."""
    i, d, truth = records.who_of(r), records.deed_of(r), records.truth_of(r)
    if not life.suspensive or records.is_gain(truth) or records.source_of(r) == 0:
        return False
    k = key(luck.seed, P.APPEAL, d, luck.month, luck.community)
    return bool(draw(k, i) < life.appeal[truth, schooling_of(people.home[c, i])])


@inner
def _pay_back(
    society: Society,
    tables: Tables,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    r: np.uint32,
) -> None:
    """A record annulled: the fine comes back, a wrongful sanction is compensated."""
    i, d = records.who_of(r), records.deed_of(r)
    cell = society.people.cell[c, i]
    amount = np.int64(0)
    if records.source_of(r) == 0 and records.truth_of(r) != records.STOCK:
        amount += tables.deeds.fine[d]
        ledger[FINES, cell] -= tables.deeds.fine[d]
    if not records.is_true(records.truth_of(r)) and society.state.status[c, i] & STATUS_SANCTIONED:
        amount += tables.life.compensation * max(int(society.state.burden[c, i]), 1)
    ledger[FROM_STATE, cell] -= amount
    ledger[TO_CITIZENS, cell] += amount
    scratch.flow[i] += amount


@inner
def _rule(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    r: np.uint32,
) -> int:
    """Outcome for a pending record: 0 still waiting, 1 rejected, 2 annulled."""
    i, d, truth = records.who_of(r), records.deed_of(r), records.truth_of(r)
    k = key(luck.seed, P.RULING, DECIDED + d, luck.month, luck.community)
    if draw(k, i) >= fields.appeal[luck.region]:
        return 0
    k = key(luck.seed, P.RULING, TO_DECIDE + d, luck.month, luck.community)
    if draw(k, i) >= tables.life.granted[truth]:
        return 1
    cell = society.people.cell[c, i]
    ledger[GRANTED, cell] += 1
    ledger[GRANTED_WRONGLY, cell] += records.is_true(truth)
    _pay_back(society, tables, scratch, ledger, c, r)
    return 2


@inner
def _annulled(life: Life, luck: Luck, ledger: np.ndarray, cell: int, r: np.uint32) -> int:
    """An annulled record leaves at once, or when the services have heard of it."""
    k = key(luck.seed, P.RULING, HELD_UP + records.deed_of(r), luck.month, luck.community)
    if draw(k, records.who_of(r)) < life.late:
        return records.LATE
    ledger[ANNULLED, cell] += 1
    return GONE


@inner
def _heard(life: Life, luck: Luck, ledger: np.ndarray, cell: int, r: np.uint32) -> int:
    """One more month in which services act on an annulled record; do they hear of it?"""
    ledger[LATE_MONTHS, cell] += 1
    k = key(luck.seed, P.RULING, PASSED + records.deed_of(r), luck.month, luck.community)
    if draw(k, records.who_of(r)) < life.passed:
        ledger[ANNULLED, cell] += 1
        return GONE
    return records.LATE


@inner
def _files(society: Society, tables: Tables, luck: Luck, c: int, r: np.uint32) -> bool:
    """Whether the subject appeals a bad record: at once if told, else when a sanction is felt."""
    i, d, truth = records.who_of(r), records.deed_of(r), records.truth_of(r)
    if records.is_gain(truth):
        return False
    newly = STATUS_SANCTIONED | STATUS_TOUCHED
    hit = (society.state.status[c, i] & newly) == newly
    age, side = records.age_of(r, luck.month), 0 if records.source_of(r) == 0 else 1
    told = tables.deeds.told[side] and age == 0
    if age >= tables.deeds.contested[d, side] or not (hit or told):
        return False
    k = key(luck.seed, P.APPEAL, d, luck.month, luck.community)
    return bool(draw(k, i) < tables.life.appeal[truth, schooling_of(society.people.home[c, i])])


@inner
def _settles(
    society: Society, deeds: Deeds, life: Life, luck: Luck, c: int, r: np.uint32, procedure: int
) -> int:
    """1: the debt behind a record is paid this month; 2: a bad record is worked off; 0: neither."""
    i, d = records.who_of(r), records.deed_of(r)
    hit = 1 if society.state.status[c, i] & STATUS_SANCTIONED else 0
    if procedure != records.REPAID and deeds.repay[d, hit] > 0:
        k = key(luck.seed, P.REPAY, d, luck.month, luck.community)
        if draw(k, i) < deeds.repay[d, hit]:
            return 1
    if records.is_gain(records.truth_of(r)) or life.repair[d] == 0:
        return 0
    k = key(luck.seed, P.REPAY, 64 + d, luck.month, luck.community)
    return 2 if draw(k, i) < life.repair[d] else 0


@inner
def _proceed(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    r: np.uint32,
) -> int:
    """What becomes of a record this month: its procedure, or GONE."""
    cell, procedure = society.people.cell[c, records.who_of(r)], records.procedure_of(r)
    if procedure == records.FRESH or procedure == records.ACCEPTED:
        procedure = records.ACCEPTED
        if _files(society, tables, luck, c, r):
            procedure = records.PENDING
            ledger[FILED, cell] += 1
    elif procedure == records.PENDING or procedure == records.OBJECTED:
        ruling = _rule(society, tables, fields, luck, scratch, ledger, c, r)
        if ruling == 2:
            return _annulled(tables.life, luck, ledger, cell, r)
        if ruling == 1:
            procedure = records.REJECTED
    settled = _settles(society, tables.deeds, tables.life, luck, c, r, procedure)
    if settled == 2:
        ledger[WORKED_OFF, cell] += 1
        return GONE
    if settled == 1:
        procedure = records.REPAID
        ledger[REPAID, cell] += 1
        ledger[LISTED_REPAID, cell] += tables.score.lists[records.deed_of(r)] != 0
    return procedure


@inner
def _next(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    r: np.uint32,
) -> int:
    """A record's procedure after this month, or GONE."""
    procedure = records.procedure_of(r)
    if procedure == records.LATE:
        cell = int(society.people.cell[c, records.who_of(r)])
        return _heard(tables.life, luck, ledger, cell, r)
    if procedure == records.ERASED:
        return procedure
    return _proceed(society, tables, fields, luck, scratch, ledger, c, r)


@inner
def _settled(deeds: Deeds, life: Life) -> np.uint64:
    """Deeds whose records may be repaid or worked off, a bit each."""
    found = np.uint64(0)
    for d in range(N_DEEDS):
        if deeds.repay[d, 0] or deeds.repay[d, 1] or life.repair[d]:
            found |= np.uint64(np.uint64(1) << np.uint64(d))
    return found


@kernel
def _moving(
    hit: np.ndarray, record: np.ndarray, status: np.ndarray, settled: np.uint64,
    at: tuple[int, int, int],
) -> None:  # fmt: skip
    """Mark the records of a block to which something may happen: most have been looked at and lie.

    `status`: of everybody, as words of two; `at`: first of the block, how many, month.
    """
    first, many, month = at
    newly = U32(STATUS_SANCTIONED | STATUS_TOUCHED)
    hit[:] = 0
    for n in range(records.filled(record, first, many)):
        r = record[first + n]
        i = records.part(r, records.WHO)
        both = U32(U32(status[U64(i >> U32(1))]) >> U32(U32(i & U32(1)) << U32(4)))
        deed = (settled >> U64(records.part(r, records.DEED))) & U64(1)
        moves = np.uint8((both & newly) == newly) | np.uint8(deed)
        new = np.uint8(records.months_since(r, month) == 0)
        open_ = np.uint8(records.part(r, records.PROCEDURE) != records.ACCEPTED)
        hit[n] = (moves | new | open_) & np.uint8(n < many)


@kernel
def contest(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
) -> None:
    """Visit the records to which something may happen: file, rule, settle; annulled ones leave."""
    pool, record, hit, gone = society.pool, society.pool.record[c], scratch.hit, 0
    settled, status = _settled(tables.deeds, tables.life), society.state.status[c].view(np.int32)
    for first in range(0, pool.count[c], records.BLOCK):
        many = min(pool.count[c] - first, records.BLOCK)
        _moving(hit, record, status, settled, (first, many, luck.month))
        for nth in range(marked(hit, scratch.who)):
            n = first + int(scratch.who[nth])
            procedure = _next(society, tables, fields, luck, scratch, ledger, c, record[n])
            if procedure == GONE:
                record[n] = records.NO_RECORD
                gone += 1
                continue
            if procedure == records.PENDING or procedure == records.OBJECTED:
                scratch.fresh[PENDING_APPEALS] += 1
            record[n] = records.with_procedure(record[n], procedure)
    if gone:
        pool.count[c] = records.close_up(record, pool.count[c])
