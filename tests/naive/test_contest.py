"""Appeals, rulings and settlements: kernel and twin agree."""

from __future__ import annotations

import pytest

from tests.naive.cases import Case
from tests.naive.contest import contest
from tests.naive.phases import (
    SEEDS,
    assert_same,
    case_before,
    luck_of,
    plain_fields,
    plain_rules,
    town_of,
)
from tests.naive.town import Town


def twin(town: Town, found: Case) -> None:
    fields = plain_fields(found.fields, found.luck.region)
    contest(town, plain_rules(found.tables), fields, luck_of(found))


@pytest.mark.parametrize("seed", SEEDS)
def test_records_have_the_same_fate(seed: int) -> None:
    assert_same("contest", seed, twin)


def test_some_cases_file_grant_reject_and_repay() -> None:
    entries: set[str] = set()
    procedures: set[str] = set()
    for seed in range(12):
        found = case_before("contest", seed)
        town = town_of(found, "contest")
        twin(town, found)
        entries |= {name for name, _ in +town["books"]}
        procedures |= {record["procedure"] for record in town["records"]}
    assert {"appeals_filed", "appeals_granted_wrongly", "records_repaid"} <= entries
    assert {"pending", "objected", "rejected", "repaid", "accepted"} <= procedures
