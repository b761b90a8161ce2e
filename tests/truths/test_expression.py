"""Speech falls with what is at stake and with the silence of others, and returns slowly."""

from collections.abc import Callable

import numpy as np
import pytest

from internetplus.engine import Outcome
from internetplus.measures import values
from internetplus.measures.registry import named
from internetplus.vocabulary.counters import INDEX
from tests.engine.lab import TOWN, lived, total

SCHEME, LUCKS = "internet-plus-2020", 3
FEAR = {
    "mechanisms.awareness.after_year": 0.7, "mechanisms.chill.fall": 0.35,
    "mechanisms.chill.dose_scale": 0.1, "mechanisms.chill.warnings": 1.0,
    "mechanisms.expression.spread": 0.5, "mechanisms.expression.habit": 12.0,
}  # fmt: skip
Runs = Callable[..., list[Outcome]]


@pytest.fixture(scope="module")
def runs() -> Runs:
    """Runs of a scheme that takes points for speech, under strong fear; kept."""
    known: dict[str, list[Outcome]] = {}

    def play(
        scheme: str = SCHEME, *neutral: str, until: int | None = None, **also: float
    ) -> list[Outcome]:
        key = repr((scheme, neutral, until, also))
        if key not in known:
            paths = {f"mechanisms.expression.{name}": value for name, value in also.items()}
            options = {"citizens": TOWN, "neutral": neutral, "also": {**FEAR, **paths}}
            known[key] = lived(scheme, range(LUCKS), until=until, **options)
        return known[key]

    return play


def mean(found: list[Outcome], measure: str) -> float:
    return float(np.mean([values.value(one, named(measure)) for one in found]))


def said(found: list[Outcome], *months: int) -> int:
    first, last = months or (0, None)
    place = [one.monthly[first:last] for one in found]
    names = ("deed_criticism", "deed_petition", "deed_warning_unsafe_food")
    columns = [INDEX[name] for name in names]
    return int(sum(one[:, columns].sum() for one in place))


def test_some_opinion_is_hidden_without_any_scheme_and_speech_keeps_its_level(runs: Runs) -> None:
    usual = runs("none")
    assert mean(usual, "hidden_dissent") == pytest.approx(0.17, abs=0.02)
    assert mean(usual, "speech_level") == pytest.approx(1, abs=0.04)
    assert said(usual) == pytest.approx(said(runs("none", "expression")), rel=0.03)


def test_speech_falls_under_a_scheme_and_further_through_the_silence_of_others(runs: Runs) -> None:
    usual, watched = runs("none"), runs()
    assert mean(watched, "speech_level") < mean(usual, "speech_level") - 0.05
    assert mean(watched, "hidden_dissent") > mean(usual, "hidden_dissent") + 0.03
    alone = said(runs(SCHEME, "expression"), 24, 36) / said(runs("none", "expression"), 24, 36)
    together = said(watched, 24, 36) / said(usual, 24, 36)
    assert together < alone - 0.02 < 1


def test_with_no_fear_there_is_nothing_to_spread(runs: Runs) -> None:
    free, usual = runs(SCHEME, "deterrence"), runs("none", "deterrence")
    assert said(free) == pytest.approx(said(usual), rel=0.02)


def test_the_closer_together_the_thresholds_the_further_silence_spreads(runs: Runs) -> None:
    levels = [mean(runs(spread=spread), "speech_level") for spread in (1.2, 0.5, 0.4)]
    assert levels[0] > levels[1] > levels[2]


def test_warnings_of_unsafe_food_fall_too_and_more_fall_ill(runs: Runs) -> None:
    watched, free = runs(), runs(SCHEME, "warnings")
    assert mean(watched, "warnings_given") < 0.95 * mean(free, "warnings_given")
    assert total_of(watched, "withheld_true") > 0 == total_of(free, "withheld_true")


def total_of(found: list[Outcome], name: str) -> int:
    return sum(total(one, name) for one in found)


def gap(runs: Runs, month: int, **options: float) -> float:
    """How far the habit of speaking lies below that of the same society without a scheme."""
    level = [named("speech_level")]
    arms = [runs("none", habit=options["habit"]), runs(until=24, **options)]
    found = [[values.series(one, level)[0, month - 1] for one in arm] for arm in arms]
    return float(np.mean(np.array(found[0]) - np.array(found[1])))


def test_speech_returns_after_the_scheme_and_later_where_silence_is_a_habit(runs: Runs) -> None:
    """A year after the end: most is back where the habit is short, some where it is long."""
    left = {}
    for months in (2.0, 18.0):
        before, after = (gap(runs, month, habit=months) for month in (24, 36))
        assert before > 0.04
        left[months] = after / before
    assert left[2.0] < 0.35 < left[18.0] < 1
    assert 0.8 < mean(runs(until=24, habit=2.0), "speech_returned") < 1


def test_where_no_scheme_is_withdrawn_nothing_has_returned(runs: Runs) -> None:
    assert np.isnan(mean(runs(), "speech_returned"))
