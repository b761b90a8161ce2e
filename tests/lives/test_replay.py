"""A community replayed alone is the community that ran, to the bit, in every arm."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from internetplus import engine
from internetplus.engine import Outcome, Snapshot, World
from internetplus.engine.books import by_group
from internetplus.engine.replay import Trail, alone, cleared, moments, play, started
from internetplus.engine.room import with_room
from internetplus.engine.run import prepared, turn
from internetplus.experiments import trails
from internetplus.society.state import Society
from internetplus.vocabulary.counters import FIRST_STOCK, N_COUNTERS
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
        for month, ledger in enumerate(ledgers(arm, row, start, trail)):
            flows[month] += ledger.sum(axis=1)
    booked = flows[:, :FIRST_STOCK].any(axis=0)
    booked &= ~np.isin(np.arange(FIRST_STOCK), derived())
    assert booked.sum() > 60
    assert (flows[:, :FIRST_STOCK] == outcome.monthly[:, :FIRST_STOCK])[:, booked].all()


def ledgers(
    whole: World, row: int, start: Society, trail: Trail, followed: int = 0
) -> Iterator[np.ndarray]:
    """What each month books [counters, cells], month by month as `moments` lives them."""
    society, desk = prepared(start, whole), cleared(followed)
    for month, fields in enumerate(trail.fields):
        turn(whole, society, month)
        society = with_room(society)
        arm = alone(whole.at(month, int(whole.wave[row]) if whole.rollout else 0), row)
        told = int(followed > 0 or by_group(month, whole.months))
        desk.ledger[:] = 0
        play(arm, society, fields, trail.luck, month, desk, told)
        yield desk.ledger.copy()


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
    cells = [int(followed.people.cell[0, i]) for i in (7, 900)]
    months = zip(
        moments(arm, 1, plain, trail),
        moments(arm, 1, followed, trail, (7, 900), every=True),
        ledgers(arm, 1, plain, trail),
        ledgers(arm, 1, followed, trail, followed=2),
        strict=True,
    )
    for mine, other, all_, apart in months:
        assert mine.mark == other.mark
        assert mine.booked.shape == (0, N_COUNTERS)
        assert (other.booked == apart[:, cells].T).all()
        assert other.booked[0].any()
        assert (all_.sum(axis=1) == apart.sum(axis=1))[:FIRST_STOCK].all()


def test_another_luck_leaves_another_mark(before: World, snapshot: Snapshot) -> None:
    arm = world(**SHORT)
    outcome = engine.run(arm, snapshot, LUCK)
    trail = trail_of(snapshot, outcome, 0)._replace(luck=LUCK + 1)
    told = list(moments(arm, 0, started(alone(before, 0), trail), trail))
    assert told[-1].mark != outcome.marks[0]
