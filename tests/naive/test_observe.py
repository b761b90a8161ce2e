"""Records: whoever saw an act, and whomever it was booked on, kernel and twin agree."""

from __future__ import annotations

import pytest

from tests.naive.act import act
from tests.naive.cases import Case
from tests.naive.observe import observe, write
from tests.naive.phases import (
    KERNELS,
    SEEDS,
    case_before,
    luck_of,
    never_booked,
    plain_fields,
    plain_rules,
    town_of,
)
from tests.naive.town import Town, differences


def twin(town: Town, found: Case) -> None:
    """All acts of the month, noticed or not, then what is written of them."""
    rules, luck = plain_rules(found.tables), luck_of(found)
    act(town, rules, luck)
    observe(town, rules, plain_fields(found.fields, found.luck.region), luck)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_records_are_written(seed: int) -> None:
    found = case_before("act", seed)
    town = town_of(found, "act")
    twin(town, found)
    for phase in ("act", "observe"):
        KERNELS[phase](found)
    wrong = differences(town_of(found, "observe"), town)
    assert not wrong, f"seed {seed}, kernel != twin: " + "; ".join(wrong)


def test_some_cases_fill_the_pool_mix_up_and_invent() -> None:
    entries = {"records_dropped", "records_mix_up", "records_false", "fined_wrongly"}
    assert not never_booked("act", twin, entries)


def test_a_full_pool_loses_what_was_written_first() -> None:
    records = [{"who": 1}, {"who": 2}]
    assert not write(records, 3, {"who": 3})
    assert write(records, 3, {"who": 4})
    assert [record["who"] for record in records] == [2, 3, 4]
