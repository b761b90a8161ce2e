"""Appearance: kernel and twin agree."""

from __future__ import annotations

import numpy as np
import pytest

from internetplus.engine.rules.gaming import bounds
from internetplus.kernel.draw import chance
from tests.naive.cases import Case
from tests.naive.gaming import game, tally
from tests.naive.phases import SEEDS, assert_same, luck_of, plain_rules
from tests.naive.town import Town


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_people_act_for_show_and_buy(seed: int) -> None:
    def twin(town: Town, found: Case) -> None:
        game(town, plain_rules(found.tables), luck_of(found))

    assert_same("game", seed, twin)


@pytest.mark.parametrize("seed", SEEDS)
def test_scores_hold_the_same_that_was_not_earned(seed: int) -> None:
    def twin(town: Town, found: Case) -> None:
        tally(town, plain_rules(found.tables))

    assert_same("tally", seed, twin)


@pytest.mark.parametrize("seed", range(20))
def test_no_chance_lies_above_the_bound(seed: int) -> None:
    rng = np.random.default_rng(seed)
    hazard = rng.integers(-9000, 0, (2, 32, 5)).astype(np.int32)
    schooling, honesty = int(rng.integers(0, 900)), rng.integers(0, 1500, 2).astype(np.int32)
    most = bounds(hazard, schooling, honesty)
    for route in range(2):
        top = int(hazard[route].max()) + 3 * schooling - ((int(honesty[route]) * -127) >> 5)
        assert most[route] >= min(int(chance(np.int32(min(top, 0)))), 2**32 - 1)
