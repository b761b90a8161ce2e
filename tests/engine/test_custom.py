"""Customers are neither made nor lost: what one enterprise loses the others gain."""

import numpy as np
import pytest

from internetplus.engine import Outcome, Snapshot
from internetplus.engine.cards import cards
from internetplus.vocabulary.fields import CUSTOM, ENTERPRISES, FIRST_FOOD, FOOD_EVERY
from tests.engine.lab import made_up, play, start, total, world

FOOD = np.arange(ENTERPRISES) % FOOD_EVERY == FIRST_FOOD
HARD = {"mechanisms.enterprises.custom": 0.9, "mechanisms.enterprises.rumour": 0.4}
"""Customers who flee low grades and rumours."""


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return start(also=HARD)


@pytest.mark.parametrize("scheme", ["none", "food-grades", "corporate-2019"])
def test_custom_of_every_community_adds_up(snapshot: Snapshot, scheme: str) -> None:
    state = play(world(scheme, also=HARD, months=12), snapshot).society.state
    assert (state.custom.sum(axis=1, dtype=np.int64) == CUSTOM).all()
    assert not state.custom[:, ~FOOD].any()
    assert not state.custom[state.closed > 0].any()
    assert (state.custom != snapshot.society.state.custom).any()


def test_at_the_start_custom_goes_by_size() -> None:
    """12 sole traders at a quarter, 3 small ones, a large one at 8: 14 in all."""
    custom = start(burn_in=0).society.state.custom[0, FOOD]
    assert custom[:12].tolist() == [CUSTOM // 56] * 12
    assert custom[12:15].tolist() == [CUSTOM // 14] * 3
    assert custom[15] == CUSTOM - custom[:15].sum()


def test_without_grades_rumours_and_closures_nobody_moves() -> None:
    neutral = {"neutral": ("enterprises",), "months": 12, "burn_in": 6}
    outcome = play(world("food-grades", **neutral), start(**neutral))
    assert total(outcome, "custom_away", "closed_sole", "closed_small", "closed_large") == 0


def closing(months: int) -> Outcome:
    """A scheme that closes whoever falls into the lower of two hygiene grades."""
    block = {
        "sector": "food",
        "score": {"base": 0, "factors": {"inspection": {"violations": -1}}},
        "grades": [{"name": "fair", "from": -13}, {"name": "foul", "from": -1000}],
        "consequences": {"shut": {"if": {"grade": "foul"}, "close": months, "publish": True}},
    }
    scheme = made_up(subjects=["enterprise"], enterprise=block)
    return play(world(scheme, months=24, also=HARD), start(also=HARD))


def test_a_scheme_that_closes_for_longer_moves_more_custom() -> None:
    found = [closing(months) for months in (0, 1, 6)]
    away = [total(one, "custom_away") for one in found]
    closed = [total(one, "closed_sole", "closed_small", "closed_large") for one in found]
    assert away == sorted(away)
    assert away[0] < away[2]
    assert closed[0] < closed[1]


def test_transfers_still_sum_to_zero() -> None:
    outcome = closing(3)
    assert not total(outcome, "transfer_citizens", "transfer_enterprises", "transfer_state")
    fines = ("fines_sole", "fines_small", "fines_large")
    assert 0 < total(outcome, *fines) < total(outcome, "fines")


@pytest.mark.parametrize("scheme", ["food-grades", "corporate-2019"])
def test_an_enterprise_has_a_card_graded_or_not(snapshot: Snapshot, scheme: str) -> None:
    arm = world(scheme, also=HARD, months=6)
    card = cards(arm, play(arm, snapshot), 0)["enterprise"]
    assert card["grade"] in (None, *arm.enterprise_grades)
