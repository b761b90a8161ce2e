"""How long each phase takes: months cut short after each phase, from the same state."""

from __future__ import annotations

import time

import numpy as np

from internetplus.engine.month import PHASES, When, advance
from internetplus.engine.run import Snapshot, prepared
from internetplus.engine.shards import Shard
from internetplus.engine.world import World


def phase_times(
    world: World, snapshot: Snapshot, month: int = 0, repeats: int = 3
) -> dict[str, float]:
    """Nanoseconds of processor time a citizen-month of each phase on one thread; least of a few.

    `month` is the month that follows the snapshot.
    """
    shard = Shard(0, len(world.where), world.regions)
    until = np.array([_until(world, snapshot, shard, (n, month), repeats) for n in PHASES.values()])
    steps = np.diff(until, prepend=0.0) / snapshot.society.people.age.size
    return {name: float(step) for name, step in zip(PHASES, steps, strict=True)}


def _until(
    world: World, snapshot: Snapshot, shard: Shard, cut: tuple[int, int], repeats: int
) -> float:
    """Nanoseconds of a month up to a step."""
    spent, (step, month) = [], cut
    seeds = np.zeros(len(world.where), np.int64)
    for _ in range(repeats):
        society = prepared(snapshot.society, world)
        when = When(seeds, world.seed, month, shard.first, shard.last, end=step + 1)
        begin = time.thread_time_ns()
        advance(
            society,
            world.tables,
            snapshot.fields,
            shard.scratch,
            shard.ledger,
            shard.counts,
            world.where,
            when,
        )
        spent.append(time.thread_time_ns() - begin)
    return float(min(spent))
