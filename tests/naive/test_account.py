"""Closing the books: kernel and twin agree."""

from __future__ import annotations

import pytest

from tests.naive.account import account
from tests.naive.phases import SEEDS, assert_same


@pytest.mark.parametrize("seed", SEEDS)
def test_the_books_close_the_same(seed: int) -> None:
    assert_same("account", seed, lambda town, found: account(town, [0] * 8))
