"""Score: live records add up to points, lists and causes.

Three sums: over all records, the own true ones, and those that harmed or helped somebody.
"""

import numpy as np

from internetplus.engine import records
from internetplus.engine.phases.contest import objects
from internetplus.engine.phases.sort import (
    AS_IT_STANDS,
    BLAMED,
    NOT_CLEAN,
    NOT_EARNED,
    NOT_OWN,
    plain,
    sort,
    worth_of,
)
from internetplus.engine.tables import Deeds, Life, Luck, Score, Scratch
from internetplus.kernel.bits import marked
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import Society
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

I32, U32, U64 = np.int32, np.uint32, np.uint64
ALL, TRUE, CLEAN = 0, 1, 2
OBJECTIONS, EXPIRED = INDEX["objections"], INDEX["records_expired"]


@kernel
def _clear(score: Score, scratch: Scratch) -> None:
    """Before any record, of which the community before may have left something.

    Where nobody's record counted for a point, all still have what they start with.
    """
    if not (score.even and scratch.level[0] and scratch.total[ALL, 0] == score.base):
        _set_apart(score, scratch)
    scratch.marks[:] = 0
    if score.steps_used:
        scratch.volume[:] = 0
    scratch.cause[:] = 0
    scratch.done[:] = 0
    scratch.held[:] = np.uint8(not score.even)


@kernel
def _set_apart(score: Score, scratch: Scratch) -> None:
    """Before any point; the second and third sum are kept as what sets them apart, so few do."""
    scratch.level[0] = 0
    scratch.credits[:] = 0
    scratch.plus[:] = 0
    if score.even:
        scratch.total[:] = 0
        scratch.total[ALL] = score.base
        return
    total, start = scratch.total, scratch.start
    for i in range(COMMUNITY):
        total[ALL, i] = start[ALL, i]
        total[TRUE, i] = start[TRUE, i] - start[ALL, i]
        total[CLEAN, i] = start[CLEAN, i] - start[ALL, i]


@inner
def _marks(score: Score, r: np.uint32, d: int, age: int, written: int) -> int:
    """Bits of the lists that a record leads to, and of the grade it leads straight to."""
    straight = written >= score.points_since and age < score.straight_term[d]
    marks = score.straight[d] if straight else 0
    if not score.lists[d]:
        return int(marks)
    repaid = records.procedure_of(r) == records.REPAID
    by_scheme = records.source_of(r) != 0
    for n in range(score.term.size):
        bit = 1 << n
        if score.lists[d] & bit and age < score.term[n] and written >= score.lists_since[n]:
            unknown = by_scheme and score.order_lists & bit
            if not unknown and not (repaid and score.leave_repaid[n]):
                marks |= bit
    return int(marks)


@inner
def _stepped(score: Score, scratch: Scratch, i: int, d: int, points: int) -> int:
    """What is left of a record's points after the earlier ones of the same deed, rounded."""
    row = score.stepped[d] - 1
    before = scratch.volume[row, i]
    scratch.volume[row, i] = min(before + 1, score.steps.shape[1] - 1)
    return int((points * score.steps[row, before] + 128) >> 8)


@inner
def _add(deeds: Deeds, score: Score, scratch: Scratch, r: np.uint32, month: int, age: int) -> bool:
    """Add one record to its subject's three sums; whether it counts for a point."""
    i, d, truth = records.who_of(r), records.deed_of(r), records.truth_of(r)
    written = month - age
    points = score.worth[d, age] if written >= score.points_since else 0
    if points and score.stepped[d]:
        points = _stepped(score, scratch, i, d, points)
    marks = _marks(score, r, d, age, written)
    scratch.held[i] = 1
    if points == 0 and marks == 0:
        return False
    if points and scratch.level[0]:
        _set_apart(score, scratch)
    erased, own = records.procedure_of(r) == records.ERASED, records.is_true(truth)
    clean = own and not (truth == records.LAWFUL and points <= 0)
    if erased:
        scratch.plus[2, i] += points
    else:
        scratch.total[ALL, i] += points
        scratch.plus[1 if truth == records.BOUGHT else 0, i] += max(points, 0)
        scratch.credits[np.uint64(score.dimension[d]), i] += points
    if erased or not clean:
        scratch.total[TRUE, i] += points * (own - (not erased))
        scratch.total[CLEAN, i] += points * (clean - (not erased))
    if marks:
        scratch.marks[ALL, i] |= marks & score.order_lists if erased else marks
        scratch.marks[TRUE, i] |= marks if own else 0
        scratch.marks[CLEAN, i] |= marks if clean else 0
    blamed = clean & ((points < 0) | (marks != 0))  # half of all records: a jump would be a guess
    scratch.cause[i] |= int(blamed) << deeds.setting[d]
    scratch.done[i] += deeds.harm[d] & -np.int64(blamed)
    return bool(points)


@inner
def _add_plain(
    deeds: Deeds, score: Score, scratch: Scratch, record: np.ndarray, first: int, many: int
) -> None:
    """Add the records of a block that count as they stand."""
    total, plus, credits_ = scratch.total, scratch.plus, scratch.credits
    for n in range(many):
        if scratch.few[n] != AS_IT_STANDS:
            continue
        r, code = record[first + n], int(scratch.code[n])
        i, d = U64(records.part(r, records.WHO)), U64(records.part(r, records.DEED))
        points = scratch.steps[n]
        scratch.held[i] = 1
        total[ALL, i] += points
        plus[U64((code & NOT_EARNED) >> 2), i] += max(points, I32(0))
        credits_[U64(score.dimension[d]), i] += points
        if code & NOT_CLEAN:
            total[TRUE, i] -= points * I32(code & NOT_OWN)
            total[CLEAN, i] -= points
        blamed = (code & BLAMED) >> 3
        scratch.cause[i] |= I32(blamed << deeds.setting[d])
        scratch.done[i] += deeds.harm[d] & -np.int64(blamed)


@inner
def _hold(scratch: Scratch, record: np.ndarray, first: int, many: int) -> None:
    """Whose records count, though not for a point."""
    for n in range(many):
        if scratch.few[n] == AS_IT_STANDS:
            scratch.held[U64(records.part(record[first + n], records.WHO))] = 1


@inner
def _add_alone(
    society: Society,
    deeds: Deeds,
    life: Life,
    score: Score,
    luck: Luck,
    scratch: Scratch,
    c: int,
    r: np.uint32,
) -> tuple[np.uint32, bool]:
    """Look at one record: what it is after this month, NO_RECORD if it expired; does it count?"""
    d, age, procedure = records.deed_of(r), records.age_of(r, luck.month), records.procedure_of(r)
    if age >= deeds.keep[d]:
        return records.NO_RECORD, False
    if age == 0 and procedure == records.FRESH and objects(society.people, life, luck, c, r):
        return records.with_procedure(r, records.OBJECTED), False
    if age < deeds.delay[d, records.source_of(r)] or procedure == records.OBJECTED:
        return r, False
    return r, _add(deeds, score, scratch, r, luck.month, age)


@kernel
def add_up(
    society: Society,
    deeds: Deeds,
    life: Life,
    score: Score,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
) -> None:
    """Go over the live records once: drop the expired, hear objections, add up the rest."""
    pool, record, cell = society.pool, society.pool.record[c], society.people.cell[c]
    kind, code, points, alone = scratch.few, scratch.code, scratch.steps, scratch.hit
    gone, counted = 0, 0
    _clear(score, scratch)
    plain(deeds, score, scratch)
    worth, delay = score.worth.reshape(-1), deeds.delay.reshape(-1)
    for first in range(0, pool.count[c], records.BLOCK):
        many = min(pool.count[c] - first, records.BLOCK)
        sort(kind, alone, record, (first, many, luck.month), scratch.common, delay)
        at = (first, many, luck.month)
        some = worth_of(points, code, kind, record, at, worth, score.points_since)
        if some and scratch.level[0]:
            _set_apart(score, scratch)
        counted |= some
        if some:
            _add_plain(deeds, score, scratch, record, first, many)
        else:
            _hold(scratch, record, first, many)
        for nth in range(marked(alone, scratch.who)):
            n = int(scratch.who[nth])
            r = record[first + n]
            new, counts = _add_alone(society, deeds, life, score, luck, scratch, c, r)
            record[first + n] = new
            counted |= counts
            if new == records.NO_RECORD:
                gone += 1
                ledger[EXPIRED, cell[records.who_of(r)]] += 1
            elif new != r:
                ledger[OBJECTIONS, cell[records.who_of(r)]] += 1
    if gone:
        pool.count[c] = records.close_up(record, pool.count[c])
    _join(score, scratch, counted)


@inner
def _join(score: Score, scratch: Scratch, counted: int) -> None:
    """The second and third sum from what sets them apart, where anything does."""
    if scratch.level[0]:
        return
    scratch.level[0], total = score.even and not counted, scratch.total
    for i in range(COMMUNITY):
        total[TRUE, i] += total[ALL, i]
        total[CLEAN, i] += total[ALL, i]
