"""How long each phase takes: months cut short after each phase, from the same state."""

from __future__ import annotations

import time

import numpy as np

from internetplus.engine.month import PHASES, When
from internetplus.engine.run import Snapshot, prepared
from internetplus.engine.shards import Shard
from internetplus.engine.stretch import advance
from internetplus.engine.world import World


def phase_times(
    world: World, snapshot: Snapshot, month: int = 0, repeats: int = 3
) -> dict[str, float]:
    """Nanoseconds of processor time a citizen-month of each phase on one thread; least of a few.

    `month` is the month that follows the snapshot. The cuts take turns, so that a machine that is
    slow for a while is so for all of them; a longer month counts as no shorter than the one before.
    """
    shard = Shard(0, len(world.where), world.regions)
    spent = [
        [_until(world, snapshot, shard, step, month) for step in PHASES.values()]
        for _ in range(repeats)
    ]
    until = np.maximum.accumulate(np.min(spent, axis=0))
    steps = np.diff(until, prepend=0.0) / snapshot.society.people.age.size
    return {name: float(step) for name, step in zip(PHASES, steps, strict=True)}


def _until(world: World, snapshot: Snapshot, shard: Shard, step: int, month: int) -> float:
    """Nanoseconds of a month up to a step."""
    society, seeds = prepared(snapshot.society, world), np.zeros(len(world.where), np.int64)
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
    return float(time.thread_time_ns() - begin)
