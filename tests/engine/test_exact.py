"""The same run to the bit on one thread or two, whole or in odd parts, run once or twice."""

import pytest

from internetplus import engine
from internetplus.engine import Outcome
from tests.engine.lab import differing, world

SHORT = {"citizens": 9 * 1024, "months": 12, "burn_in": 6}


def whole(threads: int, parts: int) -> Outcome:
    before, after = world(**SHORT), world("internet-plus-2020", **SHORT)
    snapshot = engine.burn_in(before, 3, threads=threads, parts=parts)
    return engine.run(after, snapshot, 3, threads=threads, parts=parts)


@pytest.fixture(scope="module")
def plain() -> Outcome:
    return whole(1, 1)


@pytest.mark.parametrize(("threads", "parts"), [(1, 3), (1, 7), (2, 1), (2, 2), (2, 3), (2, 7)])
def test_threads_and_parts_leave_every_bit_alone(plain: Outcome, threads: int, parts: int) -> None:
    other = whole(threads, parts)
    assert not differing(plain, other)
    assert all(
        (a == b).all()
        for mine, theirs in zip(plain.fields, other.fields, strict=True)
        for a, b in zip(mine, theirs, strict=True)
    )
    assert other.digest == plain.digest


def test_a_snapshot_can_be_run_from_twice() -> None:
    arm = world(**SHORT)
    snapshot = engine.burn_in(arm, 0)
    assert engine.run(arm, snapshot, 0).digest == engine.run(arm, snapshot, 0).digest


def test_another_luck_and_other_people_give_another_run(plain: Outcome) -> None:
    arm = world(**SHORT)
    assert engine.run(arm, engine.burn_in(arm, 0), 0).digest != plain.digest
    others = world(**SHORT, seed=2)
    first = engine.burn_in(arm, 0).society.people
    assert (engine.burn_in(others, 0).society.people.income != first.income).any()


def test_more_citizens_leave_the_first_communities_people_as_they_are() -> None:
    small = engine.burn_in(world(citizens=4096, burn_in=0), 0).society.people
    large = engine.burn_in(world(citizens=8192, burn_in=0), 0).society.people
    assert (small.general == large.general[:4]).all()
