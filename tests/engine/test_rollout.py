"""A scheme that arrives here and there: the reached, the others, the nation's books."""

from __future__ import annotations

import numpy as np
import pytest

from internetplus import engine
from internetplus.engine.rollout import reached, spans, waves_of
from internetplus.errors import UsageError
from internetplus.scenario import Scenario
from internetplus.vocabulary.counters import INDEX
from tests.engine.lab import TOWN, play, start, total, world

SCHEME = "internet-plus-2020"
WAVES = ((0.25, 3), (0.5, 9))


def test_waves_are_neighbours_and_shares_of_each_region() -> None:
    region = np.repeat([0, 1], [8, 4])
    assert waves_of(region, WAVES).tolist() == [0, 0, 1, 1, 1, 1, -1, -1, 0, 1, 1, -1]
    assert waves_of(region, ()).tolist() == [0] * 12
    assert spans(np.array([0, 0, 1, 1, 1, -1]), 2) == [(0, 2), (2, 3), (3, 5), (5, 6)]
    assert reached(region, waves_of(region, WAVES), WAVES, 3).tolist() == [0.25, 0.25]
    assert reached(region, waves_of(region, WAVES), WAVES, 9).tolist() == [0.75, 0.75]


def test_reached_at_once_everywhere_is_no_rollout() -> None:
    snapshot = start()
    usual = play(world(SCHEME, months=6), snapshot)
    assert play(world(SCHEME, months=6, rollout=((1.0, 0),)), snapshot).digest == usual.digest
    assert Scenario(rollout=((1.0, 0),)).views == ()


def test_until_it_arrives_nothing_differs_and_later_only_the_reached_do() -> None:
    options = {"citizens": TOWN, "months": 12}
    snapshot = start(**options)
    stay = {"rollout": WAVES, "neutral": ("moves",), **options}
    with_it = play(world(SCHEME, **stay), snapshot)
    without = play(world("none", **stay), snapshot)
    plain = play(world("none", **options), snapshot)
    assert np.array_equal(without.monthly, plain.monthly)
    assert np.array_equal(with_it.monthly[:3], plain.monthly[:3])
    first, second, outside = with_it.waves
    assert np.array_equal(second.monthly[:3], without.waves[1].monthly[:3])
    graded = INDEX["grade_0"] + np.arange(4)
    assert first.monthly[5, graded].sum() > 0
    assert second.monthly[5, graded].sum() == 0 < second.monthly[11, graded].sum()
    assert outside.monthly[:, graded].sum() == 0


def test_the_parts_add_up_to_the_nation() -> None:
    options = {"citizens": TOWN, "months": 7, "rollout": ((0.4, 2),)}
    found = play(world(SCHEME, **options), start(citizens=TOWN))
    inside, outside, movers = found.waves
    assert np.array_equal(inside.monthly + outside.monthly, found.monthly)
    assert np.array_equal(inside.groups + outside.groups, found.groups)
    assert inside.citizens + outside.citizens == found.citizens
    assert movers.citizens < inside.citizens
    assert total(found, "refused_score_first_class_travel") >= 0


@pytest.mark.parametrize("parts", [1, 3, 7])
def test_shards_and_threads_change_nothing(parts: int) -> None:
    options = {"citizens": TOWN, "months": 6, "rollout": ((0.4, 2),)}
    arm, snapshot = world(SCHEME, **options), start(citizens=TOWN)
    one = engine.run(arm, snapshot, 0, parts=1)
    other = engine.run(arm, snapshot, 0, parts=parts, threads=2)
    assert one.digest == other.digest
    assert all(
        np.array_equal(a.groups, b.groups) for a, b in zip(one.waves, other.waves, strict=True)
    )


def test_lives_of_both_parts_are_replayed_as_they_ran() -> None:
    """Under the same rules a community's welfare hangs on nothing but fields, luck and its wave."""
    options = {"citizens": TOWN, "months": 6}
    snapshot, places = start(**options), (0, 20)
    arm = world(SCHEME, rollout=((0.4, 0),), **options)
    mixed = play(arm, snapshot)
    assert arm.wave[list(places)].tolist() == [0, -1]
    found = engine.lives(arm, snapshot, mixed, places, (3,)).welfare.reshape(2, -1)
    for row, scheme in enumerate((SCHEME, "none")):
        alone = engine.lives(world(scheme, **options), snapshot, mixed, places, (3,))
        assert np.array_equal(found[row], alone.welfare.reshape(2, -1)[row])


@pytest.mark.parametrize("rollout", [((0.7, 0), (0.5, 3)), ((0.0, 0),), ((0.5, 36),)])
def test_what_cannot_be_is_refused(rollout: tuple[tuple[float, int], ...]) -> None:
    with pytest.raises(UsageError, match="rollout"):
        Scenario(rollout=rollout)
