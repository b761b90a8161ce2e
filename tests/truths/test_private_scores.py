"""A private score's parts: each switch moves its headline, and the signs that follow hold."""

from collections.abc import Mapping
from functools import cache

import numpy as np

from internetplus import engine
from internetplus.engine import Outcome
from internetplus.experiments.draws import draw
from internetplus.experiments.inputs import inputs
from internetplus.measures import values
from internetplus.measures.registry import named
from internetplus.scenario import Scenario
from tests.engine.lab import total

SIZE, LUCKS, MONTHS = 35_000, 3, 24
READ = inputs("china-2016", ["none", "sesame-2016", "baihe-display"])
MEDIANS = draw(READ.priors, 1, 1)[0]
SELECTED = {"mechanisms.join.honesty": 0.8, "mechanisms.join.youth": 0.0}


@cache
def _runs(
    scheme: str, neutral: tuple[str, ...], also: tuple[tuple[str, float], ...]
) -> list[Outcome]:
    def world(name: str) -> engine.World:
        where = Scenario(scheme=name, citizens=SIZE, months=MONTHS, burn_in=6, neutral=neutral)
        rules = READ.schemes[name]
        return engine.compile_world(
            where, READ.catalogue, READ.society, rules, {**MEDIANS, **dict(also)}
        )

    before, after = world("none"), world(scheme)
    return [engine.run(after, engine.burn_in(before, luck), luck) for luck in range(LUCKS)]


def runs(scheme: str, *neutral: str, also: Mapping[str, float] | None = None) -> list[Outcome]:
    return _runs(scheme, neutral, tuple(sorted((also or {}).items())))


def of(found: list[Outcome], measure: str) -> np.ndarray:
    return np.array([values.value(one, named(measure)) for one in found])


def clearly(difference: np.ndarray) -> float:
    """Mean of paired differences in standard errors."""
    return float(difference.mean() / (difference.std(ddof=1) / LUCKS**0.5 + 1e-12))


def test_those_eager_to_join_fail_less_without_any_score() -> None:
    """Selection alone: nobody is scored, and would-be users still break fewer deals."""
    first, every = (
        of(runs("none", also=SELECTED), f"failed_bicycle_rental_first_{k}") for k in (4, 8)
    )
    assert clearly(first - every) < -3


def test_without_selection_eagerness_says_nothing_about_failed_deals() -> None:
    found = runs("none", "join", also=SELECTED)
    first, every = (of(found, f"failed_bicycle_rental_first_{k}") for k in (4, 8))
    chosen = of(runs("none", also=SELECTED), "failed_bicycle_rental_first_4")
    assert (chosen / every).mean() < (first / every).mean()


def test_only_users_are_scored_and_about_as_many_as_the_scheme_says() -> None:
    for one in runs("sesame-2016"):
        users = total(one, "user_months") / total(one, "adult_months")
        assert total(one, "user_months") == total(one, "scored_months")
        assert 0.2 < users < 0.35  # half of the adults online, who are about half of all


def test_a_score_that_starts_from_nothing_opens_no_door() -> None:
    assert of(runs("sesame-2016"), "waiver_reach").mean() > 0.2
    assert total(runs("sesame-2016", "standing")[0], "waiver_months", "faked_months") == 0


def test_bought_profiles_open_doors_that_the_truth_would_not() -> None:
    path = "mechanisms.fakes.gain"
    none, much = (
        sum(total(one, "waived_faked") for one in runs("sesame-2016", also={path: gain}))
        for gain in (0.0, 0.15)
    )
    assert none < much


def test_better_payment_without_a_deposit_means_fewer_failed_deals() -> None:
    path = "mechanisms.deposits.loss_fall"
    failed = [
        of(runs("sesame-2016", also={path: fall}), "failed_bicycle_rental_first_4").mean()
        for fall in (0.0, 0.5)
    ]
    assert failed[1] < failed[0]


def test_filters_cost_matches_and_shut_out_honest_people() -> None:
    shown, hidden = (runs("baihe-display", *neutral) for neutral in ((), ("match",)))
    assert clearly(of(shown, "honest_matches") - of(hidden, "honest_matches")) < -3
    assert sum(total(one, "filtered", "looks_shown") for one in hidden) == 0
    assert sum(total(one, "filtered_honest") for one in shown) > 0


def test_a_dating_site_without_shown_scores_is_that_of_none() -> None:
    names = ("matches", "deceived_matches", "looks_silent")
    for with_score, without in zip(runs("sesame-2016"), runs("none"), strict=True):
        assert [total(with_score, n) for n in names] == [total(without, n) for n in names]
