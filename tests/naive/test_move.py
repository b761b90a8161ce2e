"""Moving: kernel and twin agree."""

from __future__ import annotations

import pytest

from tests.naive.cases import Case
from tests.naive.move import move
from tests.naive.phases import SEEDS, assert_same, case_before, luck_of, plain_rules, town_of
from tests.naive.town import Town


def moved(town: Town, found: Case) -> None:
    move(town, plain_rules(found.tables), luck_of(found))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_households_come_and_go_and_leave_the_same_records(seed: int) -> None:
    assert_same("move", seed, moved)


def test_some_cases_leave_flee_come_back_and_lose_records() -> None:
    entries: set[str] = set()
    came_back = False
    for seed in range(12):
        found = case_before("move", seed)
        town = town_of(found, "move")
        before = [person["away"] for person in town["people"]]
        town["books"].clear()
        moved(town, found)
        entries |= {name for name, _ in +town["books"]}
        pairs = zip(before, town["people"], strict=True)
        came_back |= any(was and not person["away"] for was, person in pairs)
    assert {"moved_away", "moved_sanctioned", "away_months", "records_left_behind"} <= entries
    assert came_back
