"""The whole legal order lifted, and a society whose order lacks services."""

import pytest

from internetplus.engine import Outcome
from internetplus.society.model import WHOLE_ORDER
from internetplus.vocabulary.counters import INDEX
from tests.engine.lab import made_up, play, total, world

BY_THE_ORDER = (
    "fined", "inspections", "records_true", "records_false", "live_records", "on_list",
    "sanction_months", "appeals_filed", "refused_score_fast_train", "refused_score_loan",
)  # fmt: skip
HAPPEN = BY_THE_ORDER[:-2]
"""What is never nil in so small a society with its order."""


@pytest.fixture(scope="module")
def pair() -> tuple[Outcome, Outcome]:
    """The same society with its order and without it."""
    return play(world(months=12)), play(world(months=12, without=(WHOLE_ORDER,)))


def test_nothing_that_the_order_does_is_left(pair: tuple[Outcome, Outcome]) -> None:
    assert all(total(pair[0], name) > 0 for name in HAPPEN)
    found = [name for name in INDEX if name.startswith(("recorded_", "found_"))]
    assert {name for name in (*BY_THE_ORDER, *found) if total(pair[1], name)} == set()


@pytest.mark.parametrize("name", ["deeds_harmful", "deeds_helpful", "asked_loan", "refused_loan"])
def test_people_do_and_are_refused_what_they_were(name: str, pair: tuple[Outcome, Outcome]) -> None:
    assert total(pair[1], name) == pytest.approx(total(pair[0], name), rel=0.05)


def test_services_refuse_by_lot() -> None:
    assert world().tables.gates.evidence.any()
    assert not world(without=(WHOLE_ORDER,)).tables.gates.evidence.any()


def test_a_scheme_may_take_over_the_whole_order() -> None:
    outcome = play(world(made_up(replaces=[WHOLE_ORDER]), months=6))
    assert total(outcome, "fined", "records_true") == 0


@pytest.mark.parametrize("scheme", ["none", "internet-plus-2020"])
def test_a_society_may_lack_services(scheme: str) -> None:
    outcome = play(world(scheme, society="hamlet", months=6))
    assert total(outcome, "asked_loan") > 0
    assert total(outcome, "asked_visa", "asked_tender", "refused_tender") == 0
