"""Score: one walk over live records adds up points, lists, causes; then grades, consequences.

Three sums: over all records, the own true ones, and those that harmed or helped somebody.
"""

import numpy as np

from internetplus.engine import records
from internetplus.engine.phases.contest import objects
from internetplus.engine.tables import Deeds, Life, Luck, Score, Scratch
from internetplus.kernel.bits import WORDS, gathered, lowest, whose, without_lowest
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import PARENT
from internetplus.society.state import GRADE_SHIFT, NOT_SCORED, People, Society, State
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY, N_GRADES

I32 = np.int32
ALL, TRUE, CLEAN = 0, 1, 2
OBJECTIONS, EXPIRED = INDEX["objections"], INDEX["records_expired"]
POSITIONS = 31


@kernel
def _clear(score: Score, scratch: Scratch) -> None:
    if score.even:
        scratch.total[:] = score.base
    else:
        for v in range(3):
            for i in range(COMMUNITY):
                scratch.total[v, i] = scratch.start[v, i]
    scratch.credits[:] = 0
    scratch.plus[:] = 0
    scratch.marks[:] = 0
    if score.steps_used:
        scratch.volume[:] = 0
    scratch.cause[:] = 0
    scratch.done[:] = 0
    scratch.held[:] = np.uint8(not score.even)


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
def _add(deeds: Deeds, score: Score, scratch: Scratch, r: np.uint32, month: int, age: int) -> None:
    """Add one record to its subject's three sums."""
    i, d, truth = records.who_of(r), records.deed_of(r), records.truth_of(r)
    written = month - age
    points = score.worth[d, age] if written >= score.points_since else 0
    if points and score.stepped[d]:
        points = _stepped(score, scratch, i, d, points)
    marks = _marks(score, r, d, age, written)
    scratch.held[i] = 1
    if points == 0 and marks == 0:
        return
    if records.procedure_of(r) == records.ERASED:
        scratch.plus[2, i] += points
        scratch.marks[ALL, i] |= marks & score.order_lists
    else:
        scratch.total[ALL, i] += points
        scratch.plus[1 if truth == records.BOUGHT else 0, i] += max(points, 0)
        scratch.credits[score.dimension[d], i] += points
        scratch.marks[ALL, i] |= marks
    if not records.is_true(truth):
        return
    scratch.total[TRUE, i] += points
    scratch.marks[TRUE, i] |= marks
    if truth == records.LAWFUL and points <= 0:
        return
    scratch.total[CLEAN, i] += points
    if points < 0 or marks:
        scratch.marks[CLEAN, i] |= marks
        scratch.cause[i] |= 1 << deeds.setting[d]
        scratch.done[i] += deeds.harm[d]


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
    """Walk over the live records once: drop the expired, hear objections, add up the rest."""
    people, pool, cell = society.people, society.pool, society.people.cell[c]
    record = pool.record[c]
    _clear(score, scratch)
    kept = 0
    for n in range(pool.count[c]):
        r = record[n]
        d, age = records.deed_of(r), records.age_of(r, luck.month)
        procedure = records.procedure_of(r)
        if age >= deeds.keep[d]:
            ledger[EXPIRED, cell[records.who_of(r)]] += 1
            continue
        if age == 0 and procedure == records.FRESH and objects(people, life, luck, c, r):
            procedure = records.OBJECTED
            r = records.with_procedure(r, records.OBJECTED)
            ledger[OBJECTIONS, cell[records.who_of(r)]] += 1
        if age >= deeds.delay[d, records.source_of(r)] and procedure != records.OBJECTED:
            _add(deeds, score, scratch, r, luck.month, age)
        record[kept] = r
        kept += 1
    pool.count[c] = kept


@inner
def reached(edges: np.ndarray, total: int, grades: int) -> int:
    """The highest of the first `grades` whose lowest total is reached."""
    grade = 0
    for g in range(1, grades):
        grade += total >= edges[g]
    return grade


@inner
def place_of(total: int, low: int, step: int) -> int:
    return min(max((total - low) // step + 1, 1), POSITIONS)


@kernel
def grade_of(score: Score, total: int, marks: int) -> int:
    """The grade of a total, lowered by any record that leads straight to a grade."""
    grade = reached(score.grade_from, total, N_GRADES)
    return min(grade, lowest(np.uint64(marks >> 8))) if marks >> 8 else grade


@inner
def _consequences(score: Score, grade: int, marks: int, scored: int) -> int:
    bits = score.by_list[marks & 255] | (score.by_grade[grade] if scored else 0)
    return int(bits) if score.reach else 0


@kernel
def _judge_plain(state: State, score: Score, scratch: Scratch, c: int) -> None:
    """Nobody has a grade; one place for all; no consequence but those of lists."""
    place = np.uint8(place_of(score.base, score.low, score.step))
    unscored = np.uint16(NOT_SCORED << GRADE_SHIFT)
    status, position = state.status[c], state.position[c]
    for i in range(COMMUNITY):
        status[i] = np.uint16((status[i] & np.uint16(0x00FF)) | unscored)
        position[i] = place
    scratch.effects[:] = 0


@kernel
def _grades(grade: np.ndarray, total: np.ndarray, edges: np.ndarray) -> None:
    """The grade that each total reaches."""
    grade[:] = 0
    for g in range(1, N_GRADES):
        edge = I32(edges[g])
        for i in range(COMMUNITY):
            grade[i] += np.uint8(total[i] >= edge)


@kernel
def _places(place: np.ndarray, total: np.ndarray, low: int, step: int) -> None:
    """The place of each total; a quotient of small numbers is never rounded up to a whole one."""
    first, each = I32(low), float(step)
    for i in range(COMMUNITY):
        above = max(I32(total[i] - first), I32(0))
        place[i] = np.uint8(min(I32(float(above) / each), I32(POSITIONS - 1)) + I32(1))


@kernel
def _judge_held(people: People, state: State, score: Score, scratch: Scratch, c: int) -> None:
    """Grade, place and consequences of everybody from the sum over all records."""
    grade, age, flags = scratch.hit, people.age[c], people.flags[c]
    status, from_age = state.status[c], np.uint8(score.from_age)
    _grades(grade, scratch.total[ALL], score.grade_from)
    _places(state.position[c], scratch.total[ALL], score.low, score.step)
    unscored = np.uint16(NOT_SCORED << GRADE_SHIFT)
    for i in range(COMMUNITY):
        given = np.uint16(grade[i]) << np.uint16(GRADE_SHIFT)
        meant = given if score.scored and age[i] >= from_age else unscored
        status[i] = np.uint16((status[i] & np.uint16(0x00FF)) | meant)
    felt, effects = I32(~score.parental), scratch.effects[ALL]
    for i in range(COMMUNITY):
        effects[i] = 0
    if score.scored and score.reach:
        for g in range(N_GRADES):
            bits = I32(score.by_grade[g])
            for i in range(COMMUNITY):
                effects[i] |= bits if grade[i] == g else I32(0)
    for i in range(COMMUNITY):
        mine = effects[i] if flags[i] & np.uint16(PARENT) else effects[i] & felt
        effects[i] = mine if age[i] >= from_age else I32(0)
        scratch.effects[TRUE, i] = effects[i]
        scratch.effects[CLEAN, i] = effects[i]


@kernel
def _mark_special(scratch: Scratch) -> None:
    """Mark who has lists, straight grades, or sums that differ."""
    total, marks, hit = scratch.total, scratch.marks, scratch.hit
    for i in range(COMMUNITY):
        apart = (total[ALL, i] ^ total[TRUE, i]) | (total[ALL, i] ^ total[CLEAN, i])
        lists = marks[ALL, i] | marks[TRUE, i] | marks[CLEAN, i]
        hit[i] = np.uint8((apart | lists) != 0)


@inner
def _judge_one(
    people: People, state: State, score: Score, scratch: Scratch, c: int, i: int
) -> None:
    """Grade and consequences of somebody whose sums differ, or with lists or straight grades."""
    scored = score.scored and people.age[c, i] >= score.from_age
    felt = -1 if people.flags[c, i] & PARENT else ~score.parental
    for v in range(3):
        marks = scratch.marks[v, i]
        grade = grade_of(score, scratch.total[v, i], marks)
        scratch.effects[v, i] = _consequences(score, grade, marks, scored) & felt
        if v == ALL and scored:
            state.status[c, i] = (state.status[c, i] & 0x00FF) | (grade << GRADE_SHIFT)


@kernel
def judge(people: People, state: State, score: Score, scratch: Scratch, c: int) -> None:
    """Grades, places on the scale and consequences from the three sums; adults only."""
    if score.scored or not score.even:
        _judge_held(people, state, score, scratch, c)
    else:
        _judge_plain(state, score, scratch, c)
    _mark_special(scratch)
    for w in range(WORDS):
        mask = gathered(scratch.hit, w)
        while mask:
            i = whose(mask, w)
            mask = without_lowest(mask)
            _judge_one(people, state, score, scratch, c, i)


@kernel
def share(people: People, score: Score, scratch: Scratch, c: int) -> None:
    """Consequences that reach the household: what each member has from the others."""
    scratch.shared[:] = 0
    if score.household == 0:
        return
    plain = score.by_grade[grade_of(score, score.base, 0)] if score.scored else 0
    if plain & score.household:
        scratch.held[:] = 1
    done = 0
    for w in range(WORDS):
        mask = gathered(scratch.held, w)
        while mask:
            i = whose(mask, w)
            mask = without_lowest(mask)
            bits = scratch.effects[ALL, i] | scratch.effects[TRUE, i] | scratch.effects[CLEAN, i]
            if i >= done and bits & score.household:
                home = int(people.home[c, i])
                first = i - (home & 7)
                done = first + ((home >> 3) & 7)
                _share_home(people, score, scratch, c, first, done)


@kernel
def _share_home(
    people: People, score: Score, scratch: Scratch, c: int, first: int, last: int
) -> None:
    """One household; what only parents can feel reaches parents and children."""
    for v in range(3):
        for j in range(first, last):
            bits = scratch.effects[v, j] & score.household
            for other in range(first, last):
                if other != j:
                    parent = people.flags[c, other] & PARENT or not scratch.adult[other]
                    scratch.shared[v, other] |= bits if parent else bits & ~score.parental
