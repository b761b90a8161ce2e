"""A stretch ends where its months do, or earlier where records may lack room."""

from __future__ import annotations

import numpy as np
import pytest

from internetplus.engine.books import books
from internetplus.engine.course import first_course
from internetplus.engine.exchange import no_places, scarce
from internetplus.engine.month import When
from internetplus.engine.room import A_MONTH, has_room, with_room
from internetplus.engine.run import prepared
from internetplus.engine.shards import Shard
from internetplus.engine.stretch import Between
from internetplus.engine.world import World
from internetplus.kernel import lined
from internetplus.society.state import Society
from tests.engine.lab import start, world

MONTHS = 3


def lived(arm: World, society: Society) -> int:
    """The month that a stretch of three comes to."""
    shard = Shard(0, len(arm.where), arm.regions)
    rule = scarce(arm.regions, arm.capacity, arm.attention, 256, arm.usual)
    course, places = first_course(MONTHS + 1, arm.regions, arm.usual), no_places(arm.regions)
    between = Between(shard.counts, course, 1, rule, places, books(0, 1), MONTHS)
    when = When(np.zeros(len(arm.where), np.int64), arm.seed, 0, 0, 0)
    return shard.live(arm, society, start().fields, between, when)


def test_months_go_on_as_long_as_there_is_room() -> None:
    arm = world("internet-plus-2020")
    society = prepared(start().society, arm)
    pool = society.pool
    narrow = lined.copy(pool.record[:, : int(pool.count.max()) + A_MONTH])
    tight = society._replace(pool=pool._replace(record=narrow, count=pool.count.copy()))
    assert has_room(tight.pool.count, narrow.shape[1])
    came = lived(arm, tight)
    assert came == 1
    assert not has_room(tight.pool.count, narrow.shape[1])
    wide = np.zeros((len(narrow), narrow.shape[1] + MONTHS * A_MONTH), np.uint32)
    wide[:, : narrow.shape[1]] = pool.record[:, : narrow.shape[1]]
    assert lived(arm, society._replace(pool=pool._replace(record=wide))) == MONTHS


@pytest.mark.parametrize("most", [0, 1, 40, 300])
def test_a_pool_with_room_is_left_as_it_is(most: int) -> None:
    society = start().society
    count = society.pool.count.copy()
    count[:], count[-1] = 0, most
    one = society._replace(pool=society.pool._replace(count=count))
    roomy = with_room(one)
    held = one.pool.record.shape[1]
    assert has_room(count, held) == (most + A_MONTH <= held) == (roomy is one)
    assert has_room(count, roomy.pool.record.shape[1])
