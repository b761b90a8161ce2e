"""The fixed table of words."""

import math

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
