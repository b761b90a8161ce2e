"""Judge: grades, places on the scale and consequences from the three sums of points."""

import numpy as np

from internetplus.engine.phases.score import ALL, CLEAN, TRUE
from internetplus.engine.tables import Score, Scratch
from internetplus.kernel.bits import lowest, marked
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import PARENT
from internetplus.society.state import GRADE_SHIFT, NOT_SCORED, People, State
from internetplus.vocabulary.fields import COMMUNITY, N_GRADES

I32 = np.int32
POSITIONS = 31


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
    for i in range(COMMUNITY):
        above = I32(0)
        for g in range(1, N_GRADES):
            above = I32(above + I32(total[i] >= I32(edges[g])))
        grade[i] = np.uint8(above)


@kernel
def _places(place: np.ndarray, total: np.ndarray, low: int, step: int) -> None:
    """The place of each total; a quotient of small numbers is never rounded up to a whole one."""
    first, each = I32(low), float(step)
    for i in range(COMMUNITY):
        above = max(I32(total[i] - first), I32(0))
        place[i] = np.uint8(min(I32(float(above) / each), I32(POSITIONS - 1)) + I32(1))


@kernel
def _effects(
    effects: np.ndarray, grade: np.ndarray, age: np.ndarray, flags: np.ndarray, score: Score
) -> None:
    """The consequences of grades, for those of age."""
    felt, from_age = I32(~score.parental), np.uint8(score.from_age)
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


@kernel
def _judge_held(people: People, state: State, score: Score, scratch: Scratch, c: int) -> None:
    """Grade and place of everybody from the sum over all records; consequences of all three."""
    grade, age, flags = scratch.hit, people.age[c], people.flags[c]
    status, from_age = state.status[c], np.uint8(score.from_age)
    _grades(grade, scratch.total[ALL], score.grade_from)
    _places(state.position[c], scratch.total[ALL], score.low, score.step)
    unscored = np.uint16(NOT_SCORED << GRADE_SHIFT)
    for i in range(COMMUNITY):
        given = np.uint16(grade[i]) << np.uint16(GRADE_SHIFT)
        meant = given if score.scored and age[i] >= from_age else unscored
        status[i] = np.uint16((status[i] & np.uint16(0x00FF)) | meant)
    for v in range(3):
        if v != ALL:
            _grades(grade, scratch.total[v], score.grade_from)
        _effects(scratch.effects[v], grade, age, flags, score)


@kernel
def _mark_special(scratch: Scratch) -> None:
    """Mark who has lists or straight grades."""
    marks, hit = scratch.marks, scratch.hit
    for i in range(COMMUNITY):
        hit[i] = np.uint8((marks[ALL, i] | marks[TRUE, i] | marks[CLEAN, i]) != 0)


@inner
def _judge_one(
    people: People, state: State, score: Score, scratch: Scratch, c: int, i: int
) -> None:
    """Grade and consequences of somebody with lists or straight grades."""
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
    for nth in range(marked(scratch.hit, scratch.who)):
        i = int(scratch.who[nth])
        _judge_one(people, state, score, scratch, c, i)


@kernel
def share(people: People, score: Score, scratch: Scratch, c: int) -> None:
    """Consequences that reach the household: what each member has from the others."""
    if scratch.unshared[0] == 0:
        scratch.shared[:] = 0
    scratch.unshared[0] = score.household == 0
    if score.household == 0:
        return
    hit, household = scratch.hit, I32(score.household)
    own, true, clean = scratch.effects[ALL], scratch.effects[TRUE], scratch.effects[CLEAN]
    for i in range(COMMUNITY):
        hit[i] = np.uint8(((own[i] | true[i] | clean[i]) & household) != 0)
    done = 0
    for nth in range(marked(hit, scratch.who)):
        i = int(scratch.who[nth])
        if i >= done:
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
