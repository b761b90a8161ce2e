"""Months of a small world: conduct, its record, and the score that follows, by the engine."""

import numpy as np

from internetplus.engine.phases.act import act
from internetplus.engine.phases.judge import judge
from internetplus.engine.phases.observe import observe
from internetplus.engine.phases.perceive import perceive
from internetplus.engine.phases.score import ALL, add_up
from internetplus.engine.tables import Fields, Luck, Scratch
from internetplus.kernel.jit import kernel
from internetplus.reproduce.town import Rules, Town
from internetplus.society.state import GRADE_SHIFT, Society, State
from internetplus.vocabulary.fields import COMMUNITY

FROM_BASE, FROM_GRADE, FROM_PLACE = 0, 1, 2
"""Where a month's score starts: from the base, or where last month's grade or place left it."""


@kernel
def _carry(state: State, rules: Rules, scratch: Scratch, c: int, carried: int) -> None:
    """Start from last month's grade or place; a scale ends where its grades or places end."""
    for i in range(COMMUNITY):
        last = np.int32(state.position[c, i]) - 1
        if carried == FROM_GRADE:
            last = np.int32(state.status[c, i] >> GRADE_SHIFT)
        for v in range(3):
            scratch.start[v, i] = rules.score.base + rules.score.step * last


@kernel
def turns(
    society: Society,
    rules: Rules,
    fields: Fields,
    scratch: Scratch,
    ledger: np.ndarray,
    told: np.ndarray,
    total: np.ndarray,
    when: tuple[int, int, int, int],
) -> None:
    """Months one after the other; `when`: seed, first month, months, where scores start.

    `told` int64 [months, C, 32] counts who stands at which place; `total` int32 [C, 1024] is the
    last month's.
    """
    seed, first, months, carried = when
    for m in range(months):
        for c in range(society.people.age.shape[0]):
            luck = Luck(seed, seed, first + m, c, 0)
            perceive(society.people, society.state, rules.life, luck, scratch, c)
            act(society.people, rules.deeds, fields, luck, scratch, ledger, c)
            observe(society, rules.deeds, fields, luck, scratch, ledger, c)
            if carried != FROM_BASE:
                _carry(society.state, rules, scratch, c, carried)
            add_up(society, rules.deeds, rules.life, rules.score, luck, scratch, ledger, c)
            judge(society.people, society.state, rules.score, scratch, c)
            for i in range(COMMUNITY):
                told[m, c, society.state.position[c, i] & 31] += 1
                total[c, i] = scratch.total[ALL, i]


def live(
    town: Town, seed: int, first: int, months: int, carried: int
) -> tuple[np.ndarray, np.ndarray]:
    """Who stands at which place, month by month [months, C, 32], and the last totals."""
    told = np.zeros((months, town.communities, 32), np.int64)
    total = np.zeros((town.communities, COMMUNITY), np.int32)
    parts = (town.society, town.rules, town.fields, town.scratch, town.ledger)
    turns(*parts, told, total, (seed, first, months, carried))
    return told, total


def moved(town: Town, score: np.ndarray, carried: int) -> np.ndarray:
    """The places to which one month brings citizens who stand at these, from 0."""
    everybody = np.resize(score, (town.communities, COMMUNITY))
    town.place(everybody)
    live(town, 1, 0, 1, carried)
    return town.society.state.position[0, : score.size].astype(np.int64) - 1
