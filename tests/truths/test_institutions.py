"""Rated institutions: effort is conserved, marks rise and tell less the more hangs on them."""

from collections.abc import Callable

import numpy as np
import pytest

from internetplus import engine
from internetplus.engine import Outcome
from internetplus.measures import values
from internetplus.measures.registry import named
from internetplus.schemes.model import Scheme
from tests.engine.lab import TOWN, made_up, play, series, total, world

SCHEME, LUCKS = "rated-institutions", 3
PATH = "mechanisms.institutions."
Runs = Callable[..., list[Outcome]]


@pytest.fixture(scope="module")
def runs() -> Runs:
    """Runs of a scheme under some lucks from the same month 0; kept."""
    before = [engine.burn_in(world("none", citizens=TOWN), luck) for luck in range(LUCKS)]
    known: dict[str, list[Outcome]] = {}

    def lived(scheme: str | Scheme = SCHEME, *neutral: str, **also: float) -> list[Outcome]:
        key = repr((scheme, neutral, also))
        if key not in known:
            paths = {PATH + name: value for name, value in also.items()}
            arm = world(scheme, citizens=TOWN, neutral=neutral, also=paths)
            known[key] = [play(arm, one, luck) for luck, one in enumerate(before)]
        return known[key]

    return lived


def told(found: list[Outcome], measure: str) -> list[float]:
    return [values.value(one, named(measure)) for one in found]


def rated(**rules: object) -> Scheme:
    block = {"kinds": ["municipality", "school", "hospital", "shop"], **rules}
    return made_up(subjects=["institution"], institution=block)


def test_what_seen_work_gains_in_effort_unseen_work_loses(runs: Runs) -> None:
    for one in runs():
        moved = series(one, "office_effort_seen")
        assert not (moved + series(one, "office_effort_unseen")).any()
        assert (np.diff(moved) >= 0).all()
        assert moved[0] > 0


def test_more_at_stake_moves_more_inflates_more_and_tells_less(runs: Runs) -> None:
    """Information left: all with nothing at stake, nine tenths at the median, less beyond."""
    arms = [runs(rated()), runs(), runs(stake_scale=0.1)]
    for measure, sign in (
        ("effort_seen", 1), ("marks_inflation", 1), ("standards_lowered", 1),
        ("marks_held_back", 1), ("marks_information_left", -1),
    ):  # fmt: skip
        found = [float(np.mean(told(arm, measure))) for arm in arms]
        assert sign * (found[1] - found[0]) > 0, measure
        assert sign * (found[2] - found[1]) > 0, measure


def test_marks_on_which_nothing_hangs_are_honest_to_the_bit(runs: Runs) -> None:
    for arm in (runs(rated()), runs(SCHEME, "institutions")):
        assert told(arm, "marks_information_left") == [1.0] * LUCKS
        assert told(arm, "marks_inflation") == [0.0] * LUCKS
        assert all(total(one, "office_marks") > 0 for one in arm)
        nothing = ("office_held_back", "office_paid_back", "office_rounded")
        assert sum(total(one, *nothing) for one in arm) == 0
    assert told(runs(rated()), "welfare") == told(runs("none"), "welfare")


def test_leniency_costs_information_and_service(runs: Runs) -> None:
    lenient, strict = runs(lenient_most=0.6), runs(lenient_most=0.0)
    for measure in ("marks_information_left", "service_change"):
        assert np.mean(told(lenient, measure)) < np.mean(told(strict, measure)), measure


@pytest.mark.parametrize(("worth", "sign"), [(0.9, 1), (0.1, -1)])
def test_moved_effort_helps_where_what_is_seen_is_what_counts(
    runs: Runs, worth: float, sign: int
) -> None:
    """Its sign is unknown, so both are tried; seen work has half of the usual effort."""
    arm = runs(worth=worth, seen=0.5, lenient_most=0.0)
    assert np.sign(told(arm, "service_change")).tolist() == [sign] * LUCKS
    pairs = zip(told(arm, "welfare"), told(runs("none"), "welfare"), strict=True)
    assert all(sign * (with_marks - without) > 0 for with_marks, without in pairs)


def test_who_cannot_be_traced_holds_back_less(runs: Runs) -> None:
    open_, hidden = (
        runs(rated(publish=True, stars={"anonymous": known})) for known in (False, True)
    )
    for measure in ("marks_held_back", "marks_paid_back", "marks_inflation"):
        assert np.mean(told(hidden, measure)) < np.mean(told(open_, measure)), measure


def test_awards_are_as_many_as_the_scheme_says(runs: Runs) -> None:
    """100 a year for 1,000 institutions, from the second month on; by ties only if ties count."""
    for tie in (0.0, 0.5):
        arm = runs(rated(publish=True, awards={"per_1000_year": 100, "stars": 3.5}), by_tie=tie)
        given = sum(total(one, "awards") for one in arm)
        due = sum(series(one, "mark_n")[1:].sum() for one in arm) * 0.1 / 12
        assert abs(given - due) < 3 * due**0.5
        assert (sum(total(one, "awards_tied") for one in arm) > 0) == (tie > 0)


def test_where_nobody_rates_institutions_nothing_is_kept(runs: Runs) -> None:
    for one in runs("none"):
        assert total(one, "office_marks") == 0
        assert not one.society.state.office.any()
        assert np.isnan(values.value(one, named("marks_information_left")))
