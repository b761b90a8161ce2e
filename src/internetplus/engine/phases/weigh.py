"""Weigh: whose grade hangs on how the four credits are weighed."""

import numpy as np

from internetplus.engine.phases.score import ALL
from internetplus.engine.tables import Score, Scratch
from internetplus.kernel.bits import lowest, marked
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import GRADE_SHIFT, NOT_SCORED, Society
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY, DIMENSIONS, N_GRADES

I32 = np.int32
REGRADED, REGRADES = INDEX["regraded"], INDEX["regrades"]
WEIGHTINGS = 8
HALF, TWICE = 1, 4  # halves


@inner
def factor(weighting: int, dimension: int) -> int:
    """Twice the factor on a dimension's weight: half or double.

    Eight of the sixteen corners, those with an even number of doublings: each dimension is doubled
    in four of them, and each pair of dimensions is treated alike and unlike equally often.
    """
    if dimension < 3:
        doubled = weighting >> dimension & 1
    else:
        doubled = (weighting ^ weighting >> 1 ^ weighting >> 2) & 1
    return TWICE if doubled else HALF


@inner
def weighed(credits_: np.ndarray, weighting: int, who: int) -> int:
    """Somebody's points under a weighting, from those by dimension [4, n]."""
    total = 0
    for d in range(len(DIMENSIONS)):
        total += factor(weighting, d) * credits_[d, who]
    return int(total >> 1)


@kernel
def _without(scratch: Scratch) -> None:
    """What everybody has beside weighed points, and the highest grade that records leave them."""
    total, marks, credits_ = scratch.total[ALL], scratch.marks[ALL], scratch.credits
    rest, most = scratch.hazard, scratch.change
    for i in range(COMMUNITY):
        points = I32(credits_[0, i] + credits_[1, i]) + I32(credits_[2, i] + credits_[3, i])
        rest[i] = I32(total[i] - I32(points))
        most[i] = I32(N_GRADES)
        scratch.hit[i] = np.uint8((marks[i] >> I32(8)) != 0)
    for nth in range(marked(scratch.hit, scratch.who)):
        i = int(scratch.who[nth])
        most[i] = I32(lowest(np.uint64(marks[i] >> I32(8))))


@kernel
def _compare(score: Score, scratch: Scratch, status: np.ndarray, weighting: int) -> None:
    """Mark for whom a weighting gives another grade than the one they have."""
    credits_, rest, most, changed = scratch.credits, scratch.hazard, scratch.change, scratch.load
    f0, f1 = I32(factor(weighting, 0)), I32(factor(weighting, 1))
    f2, f3 = I32(factor(weighting, 2)), I32(factor(weighting, 3))
    for i in range(COMMUNITY):
        halves = I32(I32(f0 * credits_[0, i]) + I32(f1 * credits_[1, i]))
        halves = I32(halves + I32(I32(f2 * credits_[2, i]) + I32(f3 * credits_[3, i])))
        points, other = I32(rest[i] + (halves >> I32(1))), I32(0)
        for g in range(1, N_GRADES):
            other = I32(other + I32(points >= I32(score.grade_from[g])))
        grade = I32(status[i] >> np.uint16(GRADE_SHIFT))
        changed[i] += I32(min(other, most[i]) != grade)


@kernel
def weigh(
    society: Society, score: Score, scratch: Scratch, ledger: np.ndarray, c: int, told: int
) -> None:
    """Count, in the months that are told by group, the adults whose grade is not settled."""
    if not told or not score.scored:
        return
    status, changed, held = society.state.status[c], scratch.load, scratch.held
    _without(scratch)
    changed[:] = 0
    for weighting in range(WEIGHTINGS):
        _compare(score, scratch, status, weighting)
    for i in range(COMMUNITY):
        graded = (status[i] >> np.uint16(GRADE_SHIFT)) != np.uint16(NOT_SCORED)
        scratch.hit[i] = np.uint8(changed[i] > 0) & np.uint8(graded) & np.uint8(held[i] != 0)
    for nth in range(marked(scratch.hit, scratch.who)):
        i = int(scratch.who[nth])
        ledger[REGRADED, society.people.cell[c, i]] += 1
        ledger[REGRADES, society.people.cell[c, i]] += changed[i]
