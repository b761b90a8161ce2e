"""Score: one walk over live records adds up points, lists, causes; then grades, consequences.

Everything is added up three times: over all records, over the subject's own true ones, and over the
own true ones that harmed or helped somebody; the differences tell why a sanction is there.
"""

import numpy as np

from internetplus.engine import records
from internetplus.engine.tables import Deeds, Life, Luck, Score, Scratch, Tables
from internetplus.kernel.bits import lowest, marked, without_lowest
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import PARENT
from internetplus.society.state import GRADE_SHIFT, NOT_SCORED, People, Society, State
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY, N_GRADES

I32 = np.int32
ALL, TRUE, CLEAN = 0, 1, 2
OBJECTIONS, EXPIRED = INDEX["objections"], INDEX["records_expired"]
POSITIONS = 31


@kernel
def _clear(score: Score, scratch: Scratch) -> None:
    scratch.total[:] = score.base
    scratch.marks[:] = 0
    scratch.cause[:] = 0
    scratch.done[:] = 0
    scratch.held[:] = 0


@inner
def _objects(people: People, life: Life, luck: Luck, c: int, r: np.uint32) -> bool:
    """Whether the subject of a scheme's new record contests it at once."""
    i, d, truth = records.who_of(r), records.deed_of(r), records.truth_of(r)
    if not life.suspensive or truth == records.HELPFUL or records.source_of(r) == 0:
        return False
    k = key(luck.seed, P.APPEAL, d, luck.month, luck.community)
    return bool(draw(k, i) < life.appeal[truth, people.schooling[c, i]])


@inner
def _add(deeds: Deeds, score: Score, scratch: Scratch, r: np.uint32, month: int) -> None:
    """Add one record to its subject's three sums."""
    i, d, truth = records.who_of(r), records.deed_of(r), records.truth_of(r)
    age = records.age_of(r, month)
    repaid = records.procedure_of(r) == records.REPAID
    written = month - age
    points = score.worth[d, age] if written >= score.points_since else 0
    counts = written >= score.points_since
    marks = score.straight[d] if counts and age < score.straight_term[d] else 0
    for n in range(score.term.size if score.lists[d] else 0):
        bit = 1 << n
        if score.lists[d] & bit and age < score.term[n] and written >= score.lists_since[n]:
            known = records.source_of(r) == 0 or not score.order_lists & bit
            if known and not (repaid and score.leave_repaid[n]):
                marks |= bit
    scratch.held[i] = 1
    scratch.total[ALL, i] += points
    scratch.marks[ALL, i] |= marks
    if not records.is_true(truth):
        return
    scratch.total[TRUE, i] += points
    scratch.marks[TRUE, i] |= marks
    if truth == records.LAWFUL and points <= 0:
        return
    scratch.total[CLEAN, i] += points
    scratch.marks[CLEAN, i] |= marks
    if points < 0 or marks:
        scratch.cause[i] |= 1 << deeds.setting[d]
        scratch.done[i] += deeds.harm[d]


@kernel
def add_up(
    society: Society, tables: Tables, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Walk over the live records once: drop the expired, hear objections, add up the rest."""
    people, pool = society.people, society.pool
    deeds, score = tables.deeds, tables.score
    _clear(score, scratch)
    kept = 0
    for n in range(pool.count[c]):
        r = pool.record[c, n]
        i, d, age = records.who_of(r), records.deed_of(r), records.age_of(r, luck.month)
        if age >= deeds.keep[d]:
            ledger[EXPIRED, people.cell[c, i]] += 1
            continue
        new = age == 0 and records.procedure_of(r) == records.FRESH
        if new and _objects(people, tables.life, luck, c, r):
            r = records.with_procedure(r, records.OBJECTED)
            ledger[OBJECTIONS, people.cell[c, i]] += 1
        there = age >= deeds.delay[d, records.source_of(r)]
        if there and records.procedure_of(r) != records.OBJECTED:
            _add(deeds, score, scratch, r, luck.month)
        pool.record[c, kept] = r
        kept += 1
    pool.count[c] = kept


@kernel
def grade_of(score: Score, total: int, marks: int) -> int:
    """The grade of a total, lowered by any record that leads straight to a grade."""
    grade = 0
    for g in range(1, N_GRADES):
        grade += total >= score.grade_from[g]
    for g in range(N_GRADES):
        if (marks >> 8) & (1 << g):
            grade = min(grade, g)
    return grade


@inner
def _consequences(score: Score, total: int, marks: int, scored: int) -> int:
    bits = score.by_list[marks & 255]
    if scored:
        bits |= score.by_grade[grade_of(score, total, marks)]
    return bits if score.reach else 0


@kernel
def _place(score: Score, total: int) -> int:
    return min(max((total - score.low) // score.step + 1, 1), POSITIONS)


@kernel
def _judge_plain(people: People, state: State, score: Score, scratch: Scratch, c: int) -> None:
    """Grade, place and consequences of all as if nobody held a record."""
    grade = grade_of(score, score.base, 0)
    bits = score.by_grade[grade] if score.scored and score.reach else 0
    place = np.uint8(_place(score, score.base))
    born, status, position = people.born[c], state.status[c], state.position[c]
    unscored = np.uint16(NOT_SCORED << GRADE_SHIFT)
    graded = np.uint16(grade << GRADE_SHIFT) if score.scored else unscored
    from_month = np.int16(score.from_month)
    for i in range(COMMUNITY):
        meant = graded if born[i] >= from_month else unscored
        status[i] = np.uint16((status[i] & np.uint16(0x00FF)) | meant)
        position[i] = place
    parents, others, flags = I32(bits), I32(bits & ~score.parental), people.flags[c]
    for v in range(3):
        effects = scratch.effects[v]
        for i in range(COMMUNITY):
            felt = parents if flags[i] & np.uint16(PARENT) else others
            effects[i] = felt if born[i] >= from_month else I32(0)


@inner
def _judge_one(
    people: People, state: State, score: Score, scratch: Scratch, c: int, i: int
) -> None:
    """Grade, place and consequences of somebody who holds records."""
    scored = score.scored and people.born[c, i] >= score.from_month
    total, marks = scratch.total[ALL, i], scratch.marks[ALL, i]
    for v in range(3):
        bits = _consequences(score, scratch.total[v, i], scratch.marks[v, i], scored)
        if not people.flags[c, i] & PARENT:
            bits &= ~score.parental
        scratch.effects[v, i] = bits
    grade = grade_of(score, total, marks) if scored else NOT_SCORED
    state.position[c, i] = _place(score, total)
    state.status[c, i] = (state.status[c, i] & 0x00FF) | (grade << GRADE_SHIFT)


@kernel
def judge(people: People, state: State, score: Score, scratch: Scratch, c: int) -> None:
    """Grades, places on the scale and consequences from the three sums; adults only."""
    _judge_plain(people, state, score, scratch, c)
    words = scratch.held.view(np.uint64)
    for w in range(COMMUNITY // 8):
        mask = marked(words[w])
        while mask:
            i = 8 * w + lowest(mask)
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
    words, done = scratch.held.view(np.uint64), 0
    for w in range(COMMUNITY // 8):
        mask = marked(words[w])
        while mask:
            i = 8 * w + lowest(mask)
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
