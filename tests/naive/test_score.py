"""Points, lists, grades, consequences and what reaches the household: kernel and twin agree."""

from __future__ import annotations

import pytest

from tests.naive.cases import Case
from tests.naive.phases import SEEDS, assert_same, case_before, luck_of, plain_rules, town_of
from tests.naive.score import add_up, judge, share
from tests.naive.town import Town


def added(town: Town, found: Case) -> None:
    add_up(town, plain_rules(found.tables), luck_of(found))


@pytest.mark.parametrize("seed", SEEDS)
def test_records_add_up_to_the_same_sums(seed: int) -> None:
    assert_same("add_up", seed, added)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_grades_and_consequences_follow(seed: int) -> None:
    assert_same("judge", seed, lambda town, found: judge(town, plain_rules(found.tables)))


@pytest.mark.parametrize("seed", SEEDS)
def test_households_share_the_same(seed: int) -> None:
    assert_same("share", seed, lambda town, found: share(town, plain_rules(found.tables)))


def test_some_cases_expire_object_repay_and_lead_straight_to_a_grade() -> None:
    entries: set[str] = set()
    straight = repaid = several = False
    for seed in range(12):
        found = case_before("add_up", seed)
        town = town_of(found, "add_up")
        added(town, found)
        entries |= {name for name, _ in +town["books"]}
        repaid |= any(record["procedure"] == "repaid" for record in town["records"])
        straight |= any(person["straight"]["all"] for person in town["people"])
        several |= any(len(person["lists"]["all"]) > 1 for person in town["people"])
    assert {"records_expired", "objections"} <= entries
    assert straight
    assert repaid
    assert several
