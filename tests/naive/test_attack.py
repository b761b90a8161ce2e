"""Attacks on the register: kernel and twin agree."""

from __future__ import annotations

import pytest

from tests.naive.attack import attack, stands_on
from tests.naive.cases import Case
from tests.naive.luck import Luck
from tests.naive.phases import SEEDS, assert_same, luck_of, plain_rules
from tests.naive.town import Town


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_files_leave_and_the_same_records_are_taken_out(seed: int) -> None:
    def twin(town: Town, found: Case) -> None:
        people = Luck(found.luck.people, 0, found.luck.community)
        attack(town, plain_rules(found.tables), luck_of(found), people)

    assert_same("attack", seed, twin)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_grades_stand_on_a_bought_change(seed: int) -> None:
    def twin(town: Town, found: Case) -> None:
        stands_on(town, plain_rules(found.tables))

    assert_same("stands_on", seed, twin)
