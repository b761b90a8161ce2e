"""Work, income and arrears: kernel and twin agree."""

from __future__ import annotations

import pytest

from tests.naive.cases import Case
from tests.naive.live import live
from tests.naive.phases import SEEDS, assert_same, luck_of, plain_rules
from tests.naive.town import Town


def twin(town: Town, found: Case) -> None:
    live(town, plain_rules(found.tables), luck_of(found))


@pytest.mark.parametrize("seed", SEEDS)
def test_people_earn_and_owe_the_same(seed: int) -> None:
    assert_same("live", seed, twin)
