"""The fixed table of words."""

import math
from math import comb

import pytest

from internetplus.experiments import words

SURE = {"zero": False, "n": 32, "estimate": -3.0, "smallest": 0.1, "share_low": 0.91}


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({}, "nearly_all"),
        ({"share_low": 0.86}, "most"),
        ({"share_low": 0.6}, "more_than_half"),
        ({"share_low": 0.4}, "no_clear_difference"),
        ({"smallest": 3.5}, "too_small"),
        ({"smallest": math.nan}, "nearly_all"),
        ({"zero": True, "estimate": 0.0}, "exactly_zero"),
        ({"n": 0}, "undefined"),
    ],
)
def test_the_first_fitting_line_counts(change: dict[str, float], verdict: str) -> None:
    assert words.verdict(**(SURE | change)) == verdict  # type: ignore[arg-type]


def test_reservations_stand_behind_the_verdict() -> None:
    told = words.sentence("nearly_all", 2.0, words.notes(8, settled=False))
    assert told == "higher in nearly all draws; few draws; not settled"


def test_a_word_at_the_edge_of_its_class_may_change_with_more_draws() -> None:
    assert words.kept(32, 32) == 1.0
    # "nearly all" needs 32 of 32; of 31 in 32 a set of 32 others has 32 of 32 in (31/32)^32.
    most = sum(comb(32, k) * (31 / 32) ** k * (1 / 32) ** (32 - k) for k in range(26, 32))
    assert words.kept(32, 31) == pytest.approx(most)
    assert words.notes(32, again=words.steady("most", 32, 31 / 32)) == ("may_change",)
    assert words.notes(32, again=words.steady("nearly_all", 32, 1.0)) == ()
    assert words.steady("too_small", 32, 0.6) == 1.0


def test_more_draws_steady_a_word() -> None:
    assert words.kept(320, 250) > words.kept(32, 25) + 0.05
