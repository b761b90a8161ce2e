"""Work, income and arrears: kernel and twin agree."""

from __future__ import annotations

import pytest

from tests.naive.cases import Case
from tests.naive.live import live, usual
from tests.naive.phases import SEEDS, assert_same, luck_of, plain_rules
from tests.naive.town import Town


def twin(town: Town, found: Case) -> None:
    live(town, plain_rules(found.tables), luck_of(found))


@pytest.mark.parametrize("seed", SEEDS)
def test_people_earn_and_owe_the_same(seed: int) -> None:
    assert_same("live", seed, twin)


def test_harm_is_shared_out_to_the_last_unit() -> None:
    def harmed(town: Town, found: Case) -> None:
        before = sum(person["flow"] for person in town["people"])
        earned = sum(town["books"][name, cell] for name, cell in town["books"] if name == "income")
        twin(town, found)
        paid = sum(n for (name, _), n in town["books"].items() if name == "income") - earned
        life = plain_rules(found.tables).life
        paid -= sum(usual(person, life) for person in town["people"])
        after = sum(person["flow"] for person in town["people"])
        assert after - before == town["harm"] + paid

    assert_same("live", 1, harmed)
