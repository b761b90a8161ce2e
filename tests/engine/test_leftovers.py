"""Working memory: a month is the same whatever scheme used the memory before."""

from __future__ import annotations

import numpy as np

from internetplus.engine.month import When
from internetplus.engine.records import NO_RECORD, close_up
from internetplus.engine.run import prepared
from internetplus.engine.shards import Shard
from internetplus.engine.stretch import advance
from internetplus.engine.world import World
from internetplus.society.state import Society
from tests.engine.lab import start, world

ORDER = ("none", "internet-plus-2020", "court-defaulters", "none", "suining-2010", "none")


def lived(arm: World, shard: Shard) -> tuple[Society, Shard]:
    """One month, from the shared start, in this working memory."""
    society = prepared(start().society, arm)
    when = When(np.zeros(len(arm.where), np.int64), arm.seed, 0, 0, len(arm.where))
    fields = start().fields
    fresh = Shard(0, len(arm.where), arm.regions)
    rows = fresh.ledger, fresh.counts
    advance(society, arm.tables, fields, shard.scratch, *rows, arm.where, when)
    return society, fresh


def test_what_one_scheme_leaves_behind_does_not_reach_the_next() -> None:
    arms = [world(name) for name in ORDER]
    used = Shard(0, len(arms[0].where), arms[0].regions)
    seen = set()
    for arm in arms:
        again, with_used = lived(arm, used)
        clean, with_clean = lived(arm, Shard(0, len(arm.where), arm.regions))
        assert np.array_equal(with_used.ledger, with_clean.ledger)
        assert np.array_equal(with_used.counts, with_clean.counts)
        for mine, other in zip(again.state, clean.state, strict=True):
            assert np.array_equal(mine, other)
        assert np.array_equal(again.pool.record, clean.pool.record)
        seen.add(with_used.ledger.sum())
    assert len(seen) == len(set(ORDER))


def test_records_move_up_and_nothing_is_left_behind_them() -> None:
    record = np.array([7, NO_RECORD, 8, NO_RECORD, 9, 5, 6], np.uint32)
    assert close_up(record, 5) == 3
    assert record.tolist() == [7, 8, 9, 0, 0, 5, 6]
