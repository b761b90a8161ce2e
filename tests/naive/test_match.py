"""The dating site: kernel and twin agree."""

from __future__ import annotations

import pytest

from internetplus.vocabulary.fields import GATE_NAMES
from tests.naive.cases import Case
from tests.naive.match import find
from tests.naive.phases import SEEDS, assert_same, luck_of, never_booked, plain_rules
from tests.naive.town import Town

DATING = GATE_NAMES.index("dating_match")


def found_each_other(town: Town, found: Case) -> None:
    asking = found.scratch.asking[DATING, : found.scratch.n_asking[DATING]]
    town["searching"] = asking.tolist()
    find(town, plain_rules(found.tables), luck_of(found))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_people_find_each_other(seed: int) -> None:
    assert_same("find", seed, found_each_other)


def test_some_cases_filter_show_and_deceive() -> None:
    entries = {"filtered", "filtered_honest", "matches_shown", "deceived_matches"}
    assert not never_booked("find", found_each_other, entries)
