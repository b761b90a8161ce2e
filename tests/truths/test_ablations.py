"""Every mechanism set neutral moves its headline; where the model claims a sign, the sign holds."""

from collections.abc import Callable, Mapping

import numpy as np
import pytest

from internetplus.engine import Outcome
from internetplus.measures import values
from internetplus.measures.registry import named
from tests.engine.lab import TOWN, lived, total

LUCKS, MONTHS = 4, 24
SCHEME = "internet-plus-2020"
Arm = Callable[..., list[Outcome]]


@pytest.fixture(scope="module")
def runs() -> Arm:
    """Runs of the reported system with a mechanism neutral from the burn-in on; kept."""
    known: dict[str, list[Outcome]] = {}

    def play(
        *neutral: str, scheme: str = SCHEME, also: Mapping[str, float] | None = None
    ) -> list[Outcome]:
        key = repr((neutral, scheme, also))
        if key not in known:
            options = {"citizens": TOWN, "months": MONTHS, "neutral": neutral, "also": also}
            known[key] = lived(scheme, range(LUCKS), **options)
        return known[key]

    return play


def change(runs: Arm, mechanism: str, measure: str) -> tuple[float, float]:
    """Paired difference of a measure when a mechanism is set neutral, and its standard error."""
    found = [
        [values.value(one, named(measure)) for one in arm] for arm in (runs(), runs(mechanism))
    ]
    difference = np.array(found[1]) - np.array(found[0])
    return float(difference.mean()), float(difference.std(ddof=1) / LUCKS**0.5)


@pytest.mark.parametrize(
    ("mechanism", "measure", "sign"),
    [
        ("deterrence", "deeds_harmful", 1),
        ("deterrence", "displaced", -1),
        ("deterrence", "lawful_given_up", -1),
        ("deterrence", "contract_breaches", 1),
        ("norms", "deeds_harmful", 0),
        ("crowding", "deeds_harmful", -1),
        ("observation", "false_share", -1),
        ("observation", "sanction_error", -1),
        ("gates", "refused_score", -1),
        ("gates", "waived", -1),
        ("sanctions", "wrongful_sanctions", -1),
        ("sanctions", "trapped", -1),
        ("life", "deeds_harmful", 0),
        ("procedure", "false_share", 1),
        ("gaming", "score_unearned", -1),
        ("expression", "hidden_dissent", -1),
        ("approval", "approval", 1),
    ],
)
def test_a_mechanism_set_neutral_moves_its_headline(
    runs: Arm, mechanism: str, measure: str, sign: int
) -> None:
    moved, error = change(runs, mechanism, measure)
    assert abs(moved) > 3 * error
    assert sign == 0 or np.sign(moved) == sign


def test_without_stars_nobody_is_left_alone_for_them(runs: Arm) -> None:
    """The low-rated are lonelier with stars than with the same luck without, in every run."""
    usual, gone = runs(scheme="nosedive"), runs("stars", scheme="nosedive")
    isolation = [values.value(one, named("isolation")) for one in usual]
    assert min(isolation) > 0
    assert [values.value(one, named("isolation")) for one in gone] == [0.0] * LUCKS
    assert all(values.value(one, named("star_information")) > 0.2 for one in usual)
    stars = ("ratings", "shunned", "effort_cost", "bad_day_people_1")
    assert all(total(one, name) > 0 for one in usual for name in stars)
    assert sum(total(one, *stars) for one in gone) == 0


def test_a_bad_day_is_still_felt_after_half_a_year_and_fades(runs: Arm) -> None:
    gaps = [
        np.mean([values.value(one, named(f"bad_day_gap_{lag}")) for one in runs(scheme="nosedive")])
        for lag in (1, 6, 12)
    ]
    assert gaps[0] > gaps[1] > gaps[2] > 0


def test_nothing_is_left_of_what_a_switch_takes_away(runs: Arm) -> None:
    gone = {
        "deterrence": ("displaced", "lawful_given_up", "harmful_given_up"),
        "observation": ("records_false", "records_mix_up", "sanction_error", "fined_wrongly"),
        "gates": ("refused_score_fast_train", "waived_car_rental", "children_refused"),
        "sanctions": ("sanction_months", "fined", "fines", "refused_score_fast_train"),
        "life": ("job_denied_months", "income_lost"),
        "procedure": ("appeals_filed", "appeals_granted", "objections"),
    }
    for mechanism, names in gone.items():
        assert sum(total(one, *names) for one in runs(mechanism)) == 0, mechanism
        assert all(
            sum(total(one, name) for one in runs()) > 0 for name in names if name != "objections"
        )


def test_without_appeals_wrongful_months_are_not_fewer(runs: Arm) -> None:
    usual = sum(total(one, "wrongful_months") for one in runs())
    assert sum(total(one, "wrongful_months") for one in runs("procedure")) >= usual


@pytest.mark.parametrize(("effect", "sign"), [(0.3, 1), (-0.3, -1)])
def test_paid_virtue_follows_the_sign_of_its_prior(runs: Arm, effect: float, sign: int) -> None:
    """The sign is unknown, so both are tried at fixed values."""
    paths = ("mechanisms.crowding.virtue", "mechanisms.crowding.virtue_field")
    also = dict.fromkeys(paths, effect)
    paid = sum(total(one, "deeds_helpful") for one in runs(also=also))
    free = sum(total(one, "deeds_helpful") for one in runs("crowding", also=also))
    assert np.sign(paid - free) == sign


def test_most_that_sanctions_deter_is_most_that_they_change(runs: Arm) -> None:
    """A larger share deterred by any sanction means fewer harmful deeds under the scheme."""
    path = "mechanisms.deterrence.largest_share"
    deeds = [
        sum(total(one, "deeds_harmful") for one in runs(also={path: share}))
        for share in (0.0, 0.3, 0.6)
    ]
    assert deeds[0] > deeds[1] > deeds[2]


def test_fines_of_the_order_deter_where_they_are_felt(runs: Arm) -> None:
    """Without deterrence those fined and made wary do no less than the others."""
    deterred, free = (runs(*neutral, scheme="none") for neutral in ((), ("deterrence",)))
    assert sum(total(one, "deed_speeding") for one in deterred) < sum(
        total(one, "deed_speeding") for one in free
    )
