"""Encounters and stars: kernel and twin agree; means move without a dead zone."""

from __future__ import annotations

import numpy as np
import pytest

from internetplus.engine.phases.stars import remember_stars
from internetplus.engine.tables import Luck
from tests.naive.cases import Case, case
from tests.naive.luck import Luck as PlainLuck
from tests.naive.meet import add_stars, meet
from tests.naive.phases import SEEDS, assert_same, luck_of, plain_rules
from tests.naive.town import Town


@pytest.mark.parametrize("seed", SEEDS)
def test_people_meet_and_rate_the_same(seed: int) -> None:
    def twin(town: Town, found: Case) -> None:
        made = PlainLuck(found.luck.people, 0, found.luck.community)
        meet(town, plain_rules(found.tables), luck_of(found), made)

    assert_same("meet", seed, twin)


@pytest.mark.parametrize("seed", SEEDS)
def test_stars_bring_the_same_points(seed: int) -> None:
    def twin(town: Town, found: Case) -> None:
        add_stars(town, plain_rules(found.tables))

    assert_same("add_stars", seed, twin)


@pytest.mark.parametrize("from_", [1.0, 4.6, 5.0])
def test_a_mean_reaches_a_constant_rating_from_both_sides(from_: float) -> None:
    """Every month one rating of four stars: 4.2 does not stay at 4.2."""
    found = case(3)
    state, scratch = found.society.state, found.scratch
    state.stars[0], state.rated[0], state.lean[0] = round(from_ * 8192), 252, 0
    scratch.got[:], scratch.load[:], scratch.tilt[:] = 16, 4, 0
    rules = found.tables.meet._replace(keep=256)
    for month in range(600):
        remember_stars(state, rules, Luck(1, 1, month, 0, 0), scratch, 0)
    assert abs(float(np.mean(state.stars[0])) / 8192 - 4) < 0.01
    assert (state.rated[0] == 252).all()
