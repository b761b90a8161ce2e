"""Registers of their own, and other weights: kernel and twin agree."""

from __future__ import annotations

import pytest

from tests.naive.federate import federate, weigh
from tests.naive.luck import Luck
from tests.naive.phases import SEEDS, assert_same, plain_rules


@pytest.mark.parametrize("seed", SEEDS)
def test_registers_hold_and_open_the_same(seed: int) -> None:
    assert_same(
        "federate",
        seed,
        lambda town, found: federate(
            town,
            plain_rules(found.tables),
            found.luck.month,
            Luck(found.luck.people, 0, found.luck.community),
        ),
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_grades_hang_on_the_weights(seed: int) -> None:
    assert_same("weigh", seed, lambda town, found: weigh(town, plain_rules(found.tables)))


def test_some_are_high_in_one_register_and_low_in_another_and_some_grades_hang() -> None:
    found = set()
    for seed in range(12):
        case_books = assert_same(
            "weigh", seed, lambda town, found: weigh(town, plain_rules(found.tables))
        )["books"]
        found |= {name for name, count in case_books.items() if count and name[0] == "regraded"}
    assert found
