"""Illness, suspicion, warnings: kernel and twin agree."""

from __future__ import annotations

import pytest

from tests.naive.cases import Case
from tests.naive.food import sicken
from tests.naive.phases import SEEDS, assert_same, luck_of, never_booked, plain_rules
from tests.naive.town import Town


def twin(town: Town, found: Case) -> None:
    town["acts"] = []
    sicken(town, plain_rules(found.tables), luck_of(found))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_people_fall_ill_and_warn(seed: int) -> None:
    assert_same("sicken", seed, twin)


def test_some_cases_warn_rightly_and_wrongly_and_keep_still() -> None:
    entries = {"ill_unwarned", "warned_true", "warned_wrong", "withheld_true", "withheld_wrong"}
    assert not never_booked("sicken", twin, entries)
