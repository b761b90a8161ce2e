"""Enterprises: kernel and twin agree."""

from __future__ import annotations

import pytest

from internetplus.society.state import TRADE_CAPACITY
from tests.naive.cases import Case
from tests.naive.phases import SEEDS, assert_same, case_before, luck_of, plain_fields, plain_rules
from tests.naive.town import Town
from tests.naive.trade import deal


def twin(town: Town, found: Case) -> None:
    fields = plain_fields(found.fields, found.luck.region)
    deal(town, plain_rules(found.tables), fields, luck_of(found))


@pytest.mark.parametrize("seed", SEEDS)
def test_enterprises_deal_the_same(seed: int) -> None:
    assert_same("deal", seed, twin)


def test_some_cases_find_more_than_the_pool_of_findings_holds() -> None:
    overflowing = False
    for seed in range(24):
        full = case_before("deal", seed).society.pool.trade_count[0] == TRADE_CAPACITY
        books = assert_same("deal", seed, twin)["books"]
        overflowing |= full and any(name.startswith("found_") for name, _ in +books)
    assert overflowing
