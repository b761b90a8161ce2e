"""A scheme that is withdrawn: nothing of it is left but what it did."""

import pytest

from internetplus import engine
from internetplus.engine import Outcome, Snapshot
from internetplus.engine import records as pool
from tests.engine.lab import TOWN, differing, play, series, start, world

UNTIL, SCHEME = 18, "internet-plus-2020"
SIZE = {"citizens": TOWN, "months": 30}


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return start(**SIZE)


@pytest.fixture(scope="module")
def ended(snapshot: Snapshot) -> Outcome:
    return play(world(SCHEME, until=UNTIL, **SIZE), snapshot)


def test_a_scheme_withdrawn_before_it_starts_is_no_scheme(snapshot: Snapshot) -> None:
    never = play(world(SCHEME, until=0, **SIZE), snapshot)
    changed = differing(play(world("none", **SIZE), snapshot), never)
    assert changed <= {"said_after", "usual_after"}


def test_until_the_end_it_is_the_scheme(snapshot: Snapshot, ended: Outcome) -> None:
    whole = play(world(SCHEME, **SIZE), snapshot)
    assert (ended.monthly[:UNTIL] == whole.monthly[:UNTIL]).all()
    last = play(world(SCHEME, until=SIZE["months"], **SIZE), snapshot)
    assert not differing(whole, last)
    assert last.digest == whole.digest


def test_afterwards_there_are_no_scores_rules_or_records(ended: Outcome) -> None:
    gone = ("scored_months", "shows", "lawful_given_up", "displaced", "refused_score_job")
    assert series(ended, *gone)[:UNTIL].all()
    assert not series(ended, *gone, "settings_watched", "aware")[UNTIL:].any()
    held = ended.society.pool
    for c in range(len(held.count)):
        assert all(pool.source_of(r) == 0 for r in held.record[c, : held.count[c]])


def test_panels_of_lives_end_with_the_scheme_too(snapshot: Snapshot, ended: Outcome) -> None:
    arm = world(SCHEME, until=UNTIL, **SIZE)
    lives = engine.lives(arm, snapshot, ended, (0, 1), (0, 0, 1))
    assert (lives.welfare[0] == lives.welfare[1]).all()
    assert (lives.welfare[0] != lives.welfare[2]).any()
    assert engine.cards(arm, ended, 0)["citizen"]
