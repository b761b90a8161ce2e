"""Closing the books: kernel and twin agree."""

from __future__ import annotations

import pytest

from internetplus.engine.phases.account import hundreds
from tests.naive.account import account, bear
from tests.naive.cases import Case
from tests.naive.phases import SEEDS, assert_same
from tests.naive.town import Town


@pytest.mark.parametrize("seed", SEEDS)
def test_the_books_close_the_same(seed: int) -> None:
    assert_same("account", seed, lambda town, found: account(town, [0] * 8))


def test_harm_is_shared_out_to_the_last_unit() -> None:
    def borne(town: Town) -> int:
        return sum(n for (name, _), n in town["books"].items() if name == "harm_citizens")

    def flows(town: Town) -> int:
        return sum(person["flow"] for person in town["people"])

    def harmed(town: Town, _: Case) -> None:
        harm, booked, flowed = town["harm"], borne(town), flows(town)
        bear(town)
        assert borne(town) - booked == flows(town) - flowed == harm != 0
        account(town, [0] * 8)

    assert_same("account", 1, harmed)


@pytest.mark.parametrize("hundred", [0, 1, 3, 7, 65_537, 2**31 - 1])
def test_whole_hundreds_stay_whole(hundred: int) -> None:
    for amount in (100 * hundred - 1, 100 * hundred, 100 * hundred + 1, 100 * hundred + 99):
        assert hundreds(amount) == amount // 100
        assert hundreds(-amount) == -amount // 100
