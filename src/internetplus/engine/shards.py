"""Shards: communities that one thread lives through a month, with its working memory and ledger."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.month import When, advance
from internetplus.engine.outcome import by_group
from internetplus.engine.rollout import OUTSIDE, spans
from internetplus.engine.tables import Fields, Scratch, scratch
from internetplus.engine.world import World
from internetplus.society.state import Society
from internetplus.vocabulary.counters import FIRST_STOCK, N_COUNTERS
from internetplus.vocabulary.counts import N_FRESH
from internetplus.vocabulary.groups import N_CELLS

Ints = NDArray[np.int64]


class Shard:
    """Some communities with the working memory of one thread."""

    def __init__(self, first: int, last: int, regions: int, wave: int = 0, blocks: int = 1) -> None:
        """`blocks`: of cells; movers have the second to themselves."""
        self.first, self.last, self.wave = first, last, wave
        self.scratch: Scratch = scratch()
        self.ledger = np.zeros((N_COUNTERS, blocks * N_CELLS), np.int64)
        self.counts = np.zeros((regions, N_FRESH), np.int64)

    def advance(
        self, world: World, society: Society, fields: Fields, seeds: Ints, month: int
    ) -> None:
        """A month; `seeds` [C]: of each community's luck."""
        self.ledger[FIRST_STOCK:] = 0
        self.counts[:] = 0
        apart = self.ledger.shape[1] > N_CELLS
        told = int(apart or by_group(month, world.months))
        when = When(seeds, world.seed, month, self.first, self.last, told)
        tables = world.at(month, self.wave).tables
        advance(society, tables, fields, self.scratch, self.ledger, self.counts, world.where, when)


def shards(world: World, parts: int) -> list[Shard]:
    """Contiguous parts of about equal size, each within one wave of the rollout."""
    wave, blocks = world.wave, 2 if world.tables.move.on else 1
    return [
        Shard(a, b, world.regions, int(wave[a]), 1 if wave[a] == OUTSIDE else blocks)
        for a, b in spans(wave, parts)
    ]
