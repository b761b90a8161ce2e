"""One service of a small world: whom it bars, whom it favours, whom it takes by lot."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.course import ONE
from internetplus.engine.month import ADD_UP, JUDGE
from internetplus.engine.phases.answer import answer
from internetplus.engine.tables import Fields, Luck, Scratch, Tables
from internetplus.kernel.jit import kernel
from internetplus.reproduce.town import Town
from internetplus.society.state import GRADE_SHIFT, Society
from internetplus.vocabulary.fields import COMMUNITY, GATE_NAMES, N_GRADES

LOAN = GATE_NAMES.index("loan")
BARS, FAVOURS = 1, 2
"""The two consequences of a grade."""


@kernel
def ask(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    g: int,
) -> None:
    """Everybody of a community asks one service; `scratch.flow`: -1 where turned away."""
    for i in range(COMMUNITY):
        scratch.flow[i] = 0
        scratch.asking[g, i] = i
    scratch.n_asking[g] = COMMUNITY
    answer(society, tables, fields, luck, scratch, ledger, c, g)


def as_graded(town: Town, c: int) -> None:
    """The consequences of everybody's last grade."""
    grade = town.society.state.status[c] >> GRADE_SHIFT
    town.scratch.effects[:] = town.tables.score.by_grade[grade]


def judge_all(town: Town, luck: Luck, c: int) -> None:
    """Scores, grades and consequences of a community from the records as they stand."""
    town.live(luck, c, ADD_UP, JUDGE)


def rule(town: Town, taken: NDArray[np.float64], g: int = LOAN) -> None:
    """Grades that are never taken are barred; always taken, favoured; the others drawn by lot.

    All drawn by lot have the same chance: a rule that takes from the top has one such grade.
    """
    score, gates = town.tables.score, town.tables.gates
    lot = float(max((t for t in taken if 0 < t < 1), default=1.0))
    for grade in range(N_GRADES):
        t = taken[min(grade, taken.size - 1)]
        score.by_grade[grade] = BARS if t <= 0 else FAVOURS if t >= 1 else 0
    score.closes[g], score.opens[g] = BARS, FAVOURS
    gates.fixed[g], gates.loss[g] = 1, 1
    town.fields.places[0, g] = round(lot * ONE)
    town.put("gates", weight=int(np.ceil(256 * 1.01 / lot)))


def serve(
    town: Town, taken: NDArray[np.float64], seed: int, month: int = 0, g: int = LOAN
) -> NDArray[np.bool_]:
    """Who is served [communities, 1024] where each grade is taken with a chance."""
    rule(town, taken, g)
    served = np.zeros((town.communities, COMMUNITY), np.bool_)
    for c in range(town.communities):
        luck = Luck(seed, seed, month, c, 0)
        as_graded(town, c)
        ask(town.society, town.tables, town.fields, luck, town.scratch, town.ledger, c, g)
        served[c] = town.scratch.flow == 0
    return served


def chances(taken: NDArray[np.float64]) -> NDArray[np.float64]:
    """The chance by grade, read off the service with hardly a place by lot, and one for each."""
    served = []
    for places in (1, ONE):
        town = Town(1)
        town.place(np.resize(np.arange(taken.size), (1, COMMUNITY)))
        rule(town, taken)
        town.fields.places[0, LOAN] = places
        town.put("gates", weight=1 << 25)
        luck = Luck(1, 1, 0, 0, 0)
        as_graded(town, 0)
        ask(town.society, town.tables, town.fields, luck, town.scratch, town.ledger, 0, LOAN)
        served.append((town.scratch.flow == 0)[: taken.size])
    return np.where(served[0], 1.0, np.where(served[1], taken, 0.0))
