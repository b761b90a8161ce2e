"""Weigh: whose grade hangs on how the four credits are weighed."""

import numpy as np

from internetplus.engine.phases.score import ALL, grade_of
from internetplus.engine.tables import Score, Scratch
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import GRADE_SHIFT, NOT_SCORED, Society
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY, DIMENSIONS

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


@inner
def _grades_changed(score: Score, scratch: Scratch, grade: int, i: int) -> int:
    """How many of the weightings would give somebody another grade."""
    points = 0
    for d in range(len(DIMENSIONS)):
        points += scratch.credits[d, i]
    start, changed = scratch.total[ALL, i] - points, 0
    for weighting in range(WEIGHTINGS):
        total = start + weighed(scratch.credits, weighting, i)
        other = grade_of(score, total, scratch.marks[ALL, i])
        changed += other != grade
    return changed


@kernel
def weigh(
    society: Society, score: Score, scratch: Scratch, ledger: np.ndarray, c: int, told: int
) -> None:
    """Count, in the months that are told by group, the adults whose grade is not settled."""
    if not told or not score.scored:
        return
    for i in range(COMMUNITY):
        grade = society.state.status[c, i] >> GRADE_SHIFT
        if not scratch.held[i] or grade == NOT_SCORED:
            continue
        changed = _grades_changed(score, scratch, grade, i)
        ledger[REGRADED, society.people.cell[c, i]] += changed > 0
        ledger[REGRADES, society.people.cell[c, i]] += changed
