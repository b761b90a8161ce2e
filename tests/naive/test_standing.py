"""Standing: kernel and twin agree on who joined, where scores start, and who has none."""

from __future__ import annotations

import pytest

from tests.naive.cases import Case
from tests.naive.phases import SEEDS, assert_same, case_before, luck_of, plain_rules, town_of
from tests.naive.standing import apart, rank, stand
from tests.naive.town import Town


def ranked(town: Town, found: Case) -> None:
    rank(town, plain_rules(found.tables), luck_of(found))


def placed(town: Town, found: Case) -> None:
    stand(town, plain_rules(found.tables), luck_of(found))


@pytest.mark.parametrize("seed", SEEDS)
def test_everybody_stands_at_the_same_place_in_the_queue(seed: int) -> None:
    assert_same("rank", seed, ranked)


@pytest.mark.parametrize("seed", SEEDS)
def test_scores_start_at_the_same_points(seed: int) -> None:
    assert_same("stand", seed, placed)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_people_have_no_score(seed: int) -> None:
    assert_same("apart", seed, lambda town, found: apart(town, plain_rules(found.tables)))


def test_some_cases_buy_are_caught_and_have_friends() -> None:
    entries: set[str] = set()
    befriended = False
    for seed in range(24):
        found = case_before("stand", seed)
        town = town_of(found, "stand")
        placed(town, found)
        entries |= {name for name, _ in +town["books"]}
        befriended |= any(p["start"]["all"] != p["start"]["true"] for p in town["people"])
    assert {"fakes_bought", "fakes_caught", "faked_months"} <= entries
    assert befriended
