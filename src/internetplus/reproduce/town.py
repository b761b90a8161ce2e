"""A small world for published results: blank citizens under tables written for one system.

Everything the engine's tables can say is off until `put` says otherwise: no deed happens, every
record of a deed that does happen is written, every service takes all who ask.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.course import first_fields
from internetplus.engine.month import of_one
from internetplus.engine.rules.numbers import NEVER, octaves
from internetplus.engine.stretch import advance
from internetplus.engine.tables import Deeds, Life, Luck, Score, Tables, scratch
from internetplus.engine.tables.standing import EVERYBODY
from internetplus.kernel.jit import kernel
from internetplus.reproduce.lab import Lab
from internetplus.society.state import (
    GRADE_SHIFT,
    STATUS_AWARE,
    Society,
    empty_people,
    empty_pool,
    empty_state,
)
from internetplus.vocabulary.counters import INDEX, N_COUNTERS
from internetplus.vocabulary.fields import COMMUNITY
from internetplus.vocabulary.groups import N_CELLS

GROWN = 30
NO_GRADE = np.int32(1 << 30)
"""A total that nobody reaches."""
TENTHS = 10
"""The engine's unit of score is a tenth of a point."""


@cache
def _shape() -> Tables:
    """Tables of a compiled world, for their shapes and types."""
    return Lab(COMMUNITY).world(1).tables


def _blank(part: Any) -> Any:
    """The same tables with nothing in them."""
    if isinstance(part, tuple):
        return type(part)(*(_blank(one) for one in part))
    return np.zeros_like(part) if isinstance(part, np.ndarray) else type(part)(0)


class Rules(NamedTuple):
    """What conduct, its records and scores follow; all tables would take longer to compile."""

    deeds: Deeds
    life: Life
    score: Score


class Town:
    """Some communities, their rules, one thread's working memory and a ledger."""

    def __init__(self, communities: int, room: int = 2) -> None:
        """`room`: live records a head for which there is place."""
        self.communities = communities
        self.society = Society(
            empty_people(communities), empty_state(communities), empty_pool(communities, room)
        )
        self.society.people.age[:] = GROWN
        self.society.state.status[:] = STATUS_AWARE
        self.tables: Tables = _blank(_shape())
        self.fields = first_fields(1, (1.0, 1.0, 1.0))
        self.scratch = scratch()
        self.scratch.adult[:] = 1
        self.ledger = np.zeros((N_COUNTERS, N_CELLS), np.int64)
        self._nothing_happens()

    def live(self, luck: Luck, c: int, first: int, last: int) -> None:
        """Some steps of a community's month, `first` to `last`."""
        parts = (self.society, self.tables, self.fields, self.scratch, self.ledger)
        advance(*parts, *of_one(luck, c, begin=first, end=last + 1))

    @property
    def rules(self) -> Rules:
        return Rules(self.tables.deeds, self.tables.life, self.tables.score)

    def _nothing_happens(self) -> None:
        tables = self.tables
        self.put(
            "deeds",
            dense=np.zeros(0, np.int32),
            cells=np.zeros(0, np.int16),
            base=np.full_like(tables.deeds.base, NEVER),
        )
        self.put("score", scored=1, even=1, reach=1, step=TENTHS)
        tables.score.grade_from[:] = NO_GRADE
        for hazard in ("refuse", "thin", "default"):
            getattr(tables.gates, hazard)[:] = NEVER
        tables.trade.start[:] = NEVER
        self.put("join", users=EVERYBODY)

    def put(self, part: str, **changed: Any) -> None:
        """Exchange some tables of a part."""
        self.tables = self.tables._replace(**{part: getattr(self.tables, part)._replace(**changed)})

    def grades(self, *edges: float) -> None:
        """Grades from these totals on, in points, ascending; grade 0 is below them all."""
        for g, edge in enumerate(edges, start=1):
            self.tables.score.grade_from[g] = round(edge * TENTHS)

    def place(self, score: NDArray[np.integer[Any]]) -> None:
        """Put citizens [communities, 1024] on places of the scale, counted from 0."""
        self.society.state.position[:] = score + 1
        self.society.state.status[:] = (score.astype(np.uint16) << GRADE_SHIFT) | STATUS_AWARE

    def deed(self, d: int, chances: NDArray[np.float64], kind: int = 0) -> None:
        """A deed with a draw of its own; `chances` by place from 0, the last for all above."""
        deeds = self.tables.deeds
        for place in range(31):
            chance = float(chances[min(place, len(chances) - 1)])
            deeds.motive[d, place + 1 :: 32] = octaves(chance)
        deeds.base[d], deeds.kind[d], deeds.keep[d] = 0, kind, 1
        self.put("deeds", dense=np.append(deeds.dense, np.int32(d)))

    def counted(self, name: str) -> int:
        """What the ledger says of a counter."""
        return int(self.ledger[INDEX[name]].sum())


@kernel
def clear(pool_count: np.ndarray) -> None:
    """Empty the record pool."""
    for c in range(pool_count.size):
        pool_count[c] = 0
