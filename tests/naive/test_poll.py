"""Public opinion: kernel and twin agree."""

from __future__ import annotations

import pytest

from tests.naive.cases import Case
from tests.naive.phases import SEEDS, assert_same, luck_of, plain_rules
from tests.naive.poll import poll
from tests.naive.town import Town


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_people_approve(seed: int) -> None:
    def twin(town: Town, found: Case) -> None:
        poll(town, plain_rules(found.tables), luck_of(found))

    assert_same("poll", seed, twin)
