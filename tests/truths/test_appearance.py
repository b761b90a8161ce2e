"""Appearance instead of virtue: who has it, what it costs, what it does to the score."""

from collections.abc import Callable

import numpy as np
import pytest

from internetplus.engine import Outcome
from internetplus.measures import values
from internetplus.measures.registry import named
from tests.engine.lab import TOWN, lived, medians, total

LUCKS = 3
KEEN = {"mechanisms.gaming.show": 0.4, "mechanisms.awareness.after_year": 0.6}
SCHEME = "internet-plus-2020"
Runs = Callable[..., list[Outcome]]


@pytest.fixture(scope="module")
def runs() -> Runs:
    known: dict[str, list[Outcome]] = {}

    def play(*neutral: str, **also: float) -> list[Outcome]:
        key = repr((neutral, also))
        if key not in known:
            paths = {f"mechanisms.gaming.{name}": value for name, value in also.items()}
            options = {"citizens": TOWN, "neutral": neutral, "also": {**KEEN, **paths}}
            known[key] = lived(SCHEME, range(LUCKS), **options)
        return known[key]

    return play


def mean(found: list[Outcome], measure: str, group: str = "all") -> float:
    return float(np.mean([values.value(one, named(measure), group) for one in found]))


def test_points_are_gained_without_conduct_and_none_without_the_mechanism(runs: Runs) -> None:
    usual, gone = runs(), runs("gaming")
    assert mean(usual, "score_unearned") > 0
    assert mean(gone, "score_unearned") == mean(gone, "plus_unearned") == 0
    names = ("shows", "certificates", "records_bought", "appearance_time", "appearance_paid")
    assert all(total(one, name) > 0 for one in usual for name in names)
    assert sum(total(one, *names) for one in gone) == 0


def test_it_is_no_helpful_deed_and_no_false_record(runs: Runs) -> None:
    """What is staged beside the real deeds leaves their number as it was, to a percent or two."""
    usual, gone = runs(), runs("gaming")
    deeds = [mean(found, "deeds_helpful") for found in (usual, gone)]
    assert deeds[0] == pytest.approx(deeds[1], rel=0.02)
    assert mean(usual, "false_share") < mean(gone, "false_share")


def test_those_who_can_afford_it_have_more_of_it(runs: Runs) -> None:
    assert mean(runs(), "certificates", "income:q5") > 2 * mean(runs(), "certificates", "income:q1")
    assert mean(runs(), "score_unearned_college") > mean(runs(), "score_unearned_primary")
    assert mean(runs(), "score_unearned_gap") > 1


def test_without_a_gradient_schooling_makes_no_difference(runs: Runs) -> None:
    even = runs(schooling=0.0)
    ratio = mean(even, "score_unearned_college") / mean(even, "score_unearned_primary")
    assert 0.8 < ratio < 1.25


def test_a_score_tells_less_of_honesty_than_what_was_earned(runs: Runs) -> None:
    for one in runs():
        told, earned = (
            values.value(one, named(name))
            for name in ("score_information", "score_information_earned")
        )
        assert 0 < told < earned


def test_favours_rest_on_it_and_the_own_sums_do_not_count_it(runs: Runs) -> None:
    assert mean(runs(), "favour_unearned") > mean(runs("gaming"), "favour_unearned")


def test_what_comes_out_is_struck_off(runs: Runs) -> None:
    strict = runs(found_out=0.5)
    assert mean(strict, "score_unearned") < 0.3 * mean(runs(), "score_unearned")
    assert 0.5 < mean(strict, "appearance_found") <= 1


def test_dear_certificates_are_not_bought(runs: Runs) -> None:
    dear = runs(price=100.0)
    assert sum(total(one, "certificates") for one in dear) == 0
    assert sum(total(one, "shows") for one in dear) > 0
    assert medians()["mechanisms.gaming.price"] < 1
