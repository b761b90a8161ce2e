"""What the mechanism of unsafe food claims: who falls ill, what warnings and grades change."""

from collections.abc import Callable, Mapping

import numpy as np
import pytest

from internetplus.engine import Outcome
from internetplus.measures import values
from internetplus.measures.registry import named
from tests.engine.lab import TOWN, lived, medians, play, read, start, total, world

LUCKS = 4
Arm = Callable[..., list[Outcome]]
AFRAID = {
    "mechanisms.awareness.after_year": 0.9, "mechanisms.chill.fall": 0.45,
    "mechanisms.chill.warnings": 1.0, "mechanisms.chill.dose_scale": 0.0005,
    "mechanisms.enterprises.suspicion": 0.5, "mechanisms.enterprises.warns": 0.1,
    "mechanisms.enterprises.alarm": 10.0, "practices.poisoned_food.rate": 0.3,
}  # fmt: skip
"""Nearly all know the scheme and the least stake frightens; much unsafe food, alert inspectors."""


@pytest.fixture(scope="module")
def runs() -> Arm:
    """Runs of a scheme under some lucks; kept."""
    known: dict[str, list[Outcome]] = {}

    def run(scheme: str, *neutral: str, also: Mapping[str, float] | None = None) -> list[Outcome]:
        key = repr((scheme, neutral, also))
        if key not in known:
            options = {"citizens": TOWN, "neutral": neutral, "also": also}
            known[key] = lived(scheme, range(LUCKS), **options)
        return known[key]

    return run


def change(first: list[Outcome], second: list[Outcome], measure: str) -> tuple[float, float]:
    """Paired difference of a measure, second less first, and its standard error."""
    pairs = [[values.value(one, named(measure)) for one in arm] for arm in (first, second)]
    found = np.array(pairs[1]) - np.array(pairs[0])
    return float(found.mean()), float(found.std(ddof=1) / LUCKS**0.5)


def assert_moves(found: tuple[float, float], sign: int) -> None:
    moved, error = found
    assert abs(moved) > 3 * error
    assert np.sign(moved) == sign


def test_illness_is_as_published(runs: Arm) -> None:
    """Episodes of all causes: the background is what unsafe spells do not explain."""
    wanted = medians()["mechanisms.enterprises.illness_background"]
    found = np.mean([values.value(one, named("illness")) for one in runs("none")]) / 1000
    assert found == pytest.approx(wanted, rel=0.05)
    known = read().society.published["illness"]
    assert known.low <= found <= known.high


def test_most_warnings_are_about_safe_food(runs: Arm) -> None:
    """The signal drowns: a victim suspects rightly one time in six, and others are ill too."""
    wrong = [values.value(one, named("warnings_wrong_share")) for one in runs("none")]
    assert 0.5 < float(np.mean(wrong)) < 1
    given = [values.value(one, named("warnings_given")) for one in runs("none")]
    rate = medians()["deeds.warning_unsafe_food.rate"] * 1000
    assert rate / 4 < float(np.mean(given)) < rate


def test_warnings_make_fewer_ill(runs: Arm) -> None:
    many = {"practices.poisoned_food.rate": 0.3, "mechanisms.enterprises.warns": 0.3}
    steered, blind = runs("none", also=many), runs("none", "enterprises", also=many)
    assert_moves(change(steered, blind, "illness_unsafe"), 1)
    assert_moves(change(steered, blind, "unsafe_spell"), 1)
    assert_moves(change(steered, blind, "unsafe_visits"), -1)


def test_inspectors_are_no_more_for_being_warned(runs: Arm) -> None:
    steered, blind = runs("none"), runs("none", "enterprises")
    visits = [sum(total(one, "inspections") for one in arm) for arm in (steered, blind)]
    assert visits[0] == pytest.approx(visits[1], rel=0.02)


def test_fear_withholds_warnings_and_makes_more_ill(runs: Arm) -> None:
    scheme = "internet-plus-2020"
    feared, free = runs(scheme, also=AFRAID), runs(scheme, "warnings", also=AFRAID)
    assert_moves(change(feared, free, "warnings_given"), 1)
    assert_moves(change(feared, free, "warnings_withheld"), -1)
    assert_moves(change(feared, free, "unsafe_spell"), -1)
    assert_moves(change(feared, free, "illness_unsafe"), -1)
    withheld = ("withheld_true", "withheld_wrong", "ill_unwarned")
    assert all(sum(total(one, name) for one in feared) > 0 for name in withheld)
    assert sum(total(one, *withheld) for one in free) == 0


def test_published_grades_improve_scores_more_than_health(runs: Arm) -> None:
    none, graded = runs("none"), runs("food-grades")
    top = np.mean([values.value(one, named("enterprise_grade_2")) for one in graded])
    assert top > 0.8
    assert_moves(change(none, graded, "custom_unsafe"), -1)
    studied = {"mechanisms.enterprises.which_study": 0.2}
    begun = [sum(total(one, "unsafe_begun") for one in arm)
             for arm in (none, graded, runs("food-grades", also=studied))]  # fmt: skip
    assert begun[1] < begun[0] == begun[2]


def test_leniency_bunches_scores_inside_the_edge(runs: Arm) -> None:
    strict = runs("food-grades", also={"mechanisms.enterprises.leniency": 0.0})
    assert_moves(change(strict, runs("food-grades"), "bunching"), 1)
    assert sum(total(one, "scores_moved") for one in strict) == 0


def test_contests_take_the_time_of_visits(runs: Arm) -> None:
    assert_moves(change(runs("none"), runs("food-grades"), "inspections"), -1)


def test_nothing_is_left_of_what_the_switch_takes_away(runs: Arm) -> None:
    gone = (
        "closed_sole",
        "closed_small",
        "closed_large",
        "scores_moved",
        "contests",
        "custom_away",
    )
    plain, neutral = runs("food-grades"), runs("food-grades", "enterprises")
    assert all(sum(total(one, name) for one in plain) > 0 for name in gone)
    assert sum(total(one, *gone) for one in neutral) == 0


def test_the_order_closes_some_where_nothing_is_going_on() -> None:
    """The larger an enterprise the more often it is visited, so the more often it is closed."""
    found = play(world("none", citizens=200_000), start(citizens=200_000))
    assert total(found, "closed_wrongly_sole", "closed_wrongly_small", "closed_wrongly_large") > 0
    few, many = (values.value(found, named(f"inspections_{size}")) for size in ("small", "large"))
    assert few < many
