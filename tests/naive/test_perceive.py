"""Awareness, fear, need and the neighbourhood: kernel and twin agree."""

from __future__ import annotations

import pytest

from tests.naive.cases import Case
from tests.naive.perceive import neighbourhood, perceive
from tests.naive.phases import SEEDS, assert_same, luck_of, plain_rules
from tests.naive.town import Town


@pytest.mark.parametrize("seed", SEEDS)
def test_people_learn_the_same(seed: int) -> None:
    def twin(town: Town, found: Case) -> None:
        perceive(town, plain_rules(found.tables), luck_of(found))

    assert_same("perceive", seed, twin)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_neighbourhood_counts_the_same(seed: int) -> None:
    def twin(town: Town, found: Case) -> None:
        neighbourhood(town, plain_rules(found.tables))

    assert_same("neighbourhood", seed, twin)
