"""Abuse by the operator: kernels and twins agree."""

from __future__ import annotations

import pytest

from tests.naive.abuse import abuse, on_record
from tests.naive.cases import Case
from tests.naive.phases import SEEDS, assert_same, luck_of, plain_rules
from tests.naive.town import Town


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_records_are_planted_and_the_same_vanish(seed: int) -> None:
    def twin(town: Town, found: Case) -> None:
        abuse(town, plain_rules(found.tables), luck_of(found))

    assert_same("abuse", seed, twin)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_critics_are_on_record(seed: int) -> None:
    assert_same("on_record", seed, lambda town, _: on_record(town))
