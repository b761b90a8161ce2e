"""Shards: communities that one thread lives through, with its working memory, ledger and books."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.books import Books, books
from internetplus.engine.month import When
from internetplus.engine.rollout import OUTSIDE, spans
from internetplus.engine.stretch import Between, clear, live_through
from internetplus.engine.tables import Fields, Scratch, scratch
from internetplus.engine.world import World
from internetplus.society.state import Society
from internetplus.vocabulary.counters import N_COUNTERS
from internetplus.vocabulary.counts import N_FRESH
from internetplus.vocabulary.groups import N_CELLS

Ints = NDArray[np.int64]


class Shard:
    """Some communities with the working memory of one thread."""

    def __init__(
        self, first: int, last: int, regions: int, wave: int = 0, blocks: int = 1, months: int = 0
    ) -> None:
        """`blocks`: of cells; movers have the second to themselves. `months`: to be booked."""
        self.first, self.last, self.wave = first, last, wave
        self.scratch: Scratch = scratch()
        self.ledger = np.zeros((N_COUNTERS, blocks * N_CELLS), np.int64)
        self.counts = np.zeros((regions, N_FRESH), np.int64)
        self.books: Books = books(months, blocks)

    def live(
        self, world: World, society: Society, fields: Fields, between: Between, when: When
    ) -> int:
        """Live months of one arm, the first of which reads `fields`; returns the one it came to."""
        mine = between._replace(counts=self.counts, books=self.books)
        when = when._replace(first=self.first, last=self.last)
        tables, ledger = world.at(when.month, self.wave).tables, self.ledger
        clear(ledger, self.counts)
        return live_through(society, tables, fields, self.scratch, ledger, world.where, mine, when)


def shards(world: World, parts: int, months: int = 0) -> list[Shard]:
    """Contiguous parts of about equal size, each within one wave of the rollout."""
    wave, blocks = world.wave, 2 if world.tables.move.on else 1
    return [
        Shard(a, b, world.regions, int(wave[a]), 1 if wave[a] == OUTSIDE else blocks, months)
        for a, b in spans(wave, parts)
    ]
