"""A community replayed alone is the community that ran, to the bit, in every arm."""

from typing import Any

import numpy as np
import pytest

from internetplus import engine
from internetplus.engine import Outcome, Snapshot, World
from internetplus.engine.replay import Trail, alone, moments, started
from internetplus.experiments import trails
from internetplus.vocabulary.counters import FIRST_STOCK
from tests.engine.lab import world

SHORT = {"citizens": 3 * 1024, "months": 14, "burn_in": 6}
ARMS = ("none", "internet-plus-2020", "court-defaulters", "suining-2010", "corporate-2019",
        "nosedive")  # fmt: skip
LUCK = 3


@pytest.fixture(scope="module")
def before() -> World:
    return world(**SHORT)


@pytest.fixture(scope="module")
def snapshot(before: World) -> Snapshot:
    return engine.burn_in(before, LUCK)


def trail_of(snapshot: Snapshot, outcome: Outcome, region: int) -> Trail:
    """Through the table of a run folder, as `life` reads it."""
    like = snapshot.fields
    seen, run = trails.packed(snapshot.seen), trails.packed(outcome.fields)
    return Trail(
        LUCK,
        trails.unpacked(seen[:, region], like),
        trails.unpacked(run[:, region], like),
        (snapshot.society.state.norm_base != 0).any(axis=0),
    )


@pytest.mark.parametrize(
    ("name", "more"),
    [
        *((name, {}) for name in ARMS),
        ("internet-plus-2020", {"until": 7}),
        ("internet-plus-2020", {"rollout": ((0.4, 0), (0.3, 5))}),
    ],
)
def test_each_community_alone_is_what_it_was_and_their_sums_are_the_runs(
    name: str, more: dict[str, Any], before: World, snapshot: Snapshot
) -> None:
    arm = world(name, **SHORT, **more)
    outcome = engine.run(arm, snapshot, LUCK)
    flows = np.zeros_like(outcome.monthly)
    for row in range(3):
        trail = trail_of(snapshot, outcome, int(arm.where[row, 1]))
        start = started(alone(before, row), trail)
        told = list(moments(arm, row, start, trail))
        assert told[-1].mark == outcome.marks[row]
        for mine, theirs in zip(told[-1].after.state, outcome.society.state, strict=True):
            assert (mine[0] == theirs[row]).all()
        for moment in told:
            flows[moment.month] += moment.booked.sum(axis=0)
    booked = flows[:, :FIRST_STOCK].any(axis=0)
    booked &= ~np.isin(np.arange(FIRST_STOCK), derived())
    assert booked.sum() > 60
    assert (flows[:, :FIRST_STOCK] == outcome.monthly[:, :FIRST_STOCK])[:, booked].all()


def derived() -> list[int]:
    """Rows to which the books add at the end what follows from counts."""
    from internetplus.vocabulary.counters import INDEX

    names = ("deeds_", "harm_", "service_", "cost_", "profit_", "transfer_", "income", "benefits",
             "welfare", "person_months", "adult_months", "scored_months", "refused_essential",
             "wrongful_months")  # fmt: skip
    return [place for name, place in INDEX.items() if name.startswith(names)]


def test_following_somebody_changes_nothing_and_tells_their_own_entries(
    before: World, snapshot: Snapshot
) -> None:
    arm = world("internet-plus-2020", **SHORT)
    trail = trail_of(snapshot, engine.run(arm, snapshot, LUCK), 0)
    plain = started(alone(before, 1), trail)
    followed = started(alone(before, 1), trail, followed=[7, 900])
    pairs = zip(
        moments(arm, 1, plain, trail),
        moments(arm, 1, followed, trail, blocks=2, every=True),
        strict=True,
    )
    for mine, other in pairs:
        assert mine.mark == other.mark
        both = other.booked.sum(axis=0), mine.booked.sum(axis=0)
        assert (both[0][:FIRST_STOCK] == both[1][:FIRST_STOCK]).all()
        assert other.booked[1].any()


def test_another_luck_leaves_another_mark(before: World, snapshot: Snapshot) -> None:
    arm = world(**SHORT)
    outcome = engine.run(arm, snapshot, LUCK)
    trail = trail_of(snapshot, outcome, 0)._replace(luck=LUCK + 1)
    told = list(moments(arm, 0, started(alone(before, 0), trail), trail))
    assert told[-1].mark != outcome.marks[0]
