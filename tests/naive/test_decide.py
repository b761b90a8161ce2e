"""Sanctions and services: kernel and twin agree."""

from __future__ import annotations

import pytest

from tests.naive.cases import Case
from tests.naive.decide import decide, sanction
from tests.naive.phases import (
    SEEDS,
    assert_same,
    luck_of,
    never_booked,
    plain_fields,
    plain_rules,
)
from tests.naive.town import Town


def sanctioned(town: Town, found: Case) -> None:
    sanction(town, plain_rules(found.tables))


def decided(town: Town, found: Case) -> None:
    fields = plain_fields(found.fields, found.luck.region)
    decide(town, plain_rules(found.tables), fields, luck_of(found))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_people_are_sanctioned_for_the_same_reason(seed: int) -> None:
    assert_same("sanction", seed, sanctioned)


@pytest.mark.parametrize("seed", SEEDS)
def test_services_admit_the_same_people(seed: int) -> None:
    assert_same("decide", seed, decided)


def test_some_cases_meet_every_reason_and_every_answer() -> None:
    reasons = {"error", "lawful", "collateral", "disproportionate", "conform"}
    entries = {f"sanction_{reason}" for reason in reasons}
    assert not never_booked("sanction", sanctioned, entries)
    entries = {"refused_score_job", "wrong_refused_loan", "children_refused_false"}
    assert not never_booked("decide", decided, entries | {"default_loan", "waived_car_rental"})
