"""Walk: a society on its way through the months, stretch by stretch, its shards side by side."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.course import fields_at, first_course
from internetplus.engine.exchange import Places, Scarce, exchange, no_places, scarce
from internetplus.engine.month import When
from internetplus.engine.room import with_room
from internetplus.engine.shards import Shard
from internetplus.engine.stretch import Between
from internetplus.engine.tables import Fields
from internetplus.engine.world import World
from internetplus.society.state import Society

Ints = NDArray[np.int64]


class Walk:
    """What a society is and reads from a month on.

    A shard alone lives through all months that it may; several meet after each, because what one
    of them counts changes what the others read.
    """

    def __init__(
        self,
        world: World,
        society: Society,
        seed: int,
        span: tuple[int, int],
        pieces: Sequence[Shard],
        pool: Executor,
    ) -> None:
        """`span`: the first month, and the one after the last."""
        self.society, self.month = society, span[0]
        self._world, self._zero, self._pieces, self._pool = world, span[0], pieces, pool
        self._course = first_course(span[1] - span[0] + 1, world.regions, world.usual)
        self._seeds, self._places = np.full(len(world.where), seed), no_places(world.regions)

    def begin_with(self, fields: Fields, given: Ints) -> None:
        """Fields of the first month, and places [regions, gates] given in the year before it."""
        for array, found in zip(self._course, fields, strict=True):
            array[0] = found
        self._places = Places(given, np.zeros_like(given))

    def to(self, month: int) -> None:
        """Live up to a month, through months in which the same arms hold."""
        while self.month < month:
            self._live(month if len(self._pieces) == 1 else self.month + 1)

    def fields(self, month: int) -> Fields:
        """What a month reads."""
        return fields_at(self._course, month - self._zero)

    def seen(self) -> tuple[Fields, ...]:
        """What each month so far has read."""
        return tuple(self.fields(month) for month in range(self._zero, self.month))

    def given(self) -> Ints:
        """Places [regions, gates] given since this was asked last."""
        given = self._places.given.copy()
        self._places.given[:] = 0
        return given

    def _live(self, end: int) -> None:
        """Live until a month, or until records may lack room."""
        world, first = self._world, self._pieces[0]
        self.society = with_room(self.society)
        society, fields = self.society, self.fields(self.month)
        rule = _rule(world, self.month)
        row, places = self.month - self._zero + 1, self._places
        between = Between(first.counts, self._course, row, rule, places, first.books, end)
        when = When(self._seeds, world.seed, self.month, 0, 0)

        def live(piece: Shard) -> int:
            return piece.live(world, society, fields, between, when)

        beside = map if len(self._pieces) == 1 else self._pool.map
        come = list(beside(live, self._pieces))
        for piece in self._pieces[1:]:
            first.counts += piece.counts
        self.month = come[0]
        exchange(first.counts, rule, places, self._course, self.month - self._zero, self.month - 1)


def _rule(world: World, month: int) -> Scarce:
    """How scarce things are shared out after a month."""
    arm, gates = world.at(month), world.tables.gates
    weight = arm.tables.gates.weight
    usual = (arm.attention, weight, arm.usual, arm.awards)
    return scarce(world.regions, world.capacity_at(month), *usual, gates.fixed)
