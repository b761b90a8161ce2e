"""Bought stars, rings and new names, and a filter that errs both ways (M17)."""

from collections.abc import Callable

import numpy as np
import pytest

from internetplus.engine import Outcome
from internetplus.engine.rules.fakes import PACKET
from internetplus.measures import values
from internetplus.measures.registry import named
from internetplus.schemes.load import load_scheme
from tests.engine.lab import TOWN, differing, lived, total

SCHEME = "marketplace-stars"
OFTEN = {
    "mechanisms.fake_standing.reach": 0.9, "mechanisms.fake_standing.price": 0.001,
    "mechanisms.fake_standing.deal": 0.004, "mechanisms.fake_standing.leaves": 0.9,
    "mechanisms.fake_standing.ring": 0.1,
}  # fmt: skip
"""Fakes cheap and common enough for a small society."""
Played = Callable[..., Outcome]


@pytest.fixture(scope="module")
def played() -> Played:
    """Runs of the marketplace with some keys of its stars changed; remembered."""
    known: dict[str, Outcome] = {}

    def play(also: dict[str, float] | None = None, neutral: str = "", **stars: object) -> Outcome:
        key = repr((also, neutral, stars))
        if key not in known:
            scheme = load_scheme(SCHEME)
            score = scheme.score
            changed = score.factors.stars.model_copy(update=stars)
            factors = score.factors.model_copy(update={"stars": changed})
            rules = {"score": score.model_copy(update={"factors": factors})}
            options = {"citizens": TOWN, "also": {**OFTEN, **(also or {})}}
            options |= {"neutral": (neutral,) if neutral else ()}
            known[key] = lived(scheme.model_copy(update=rules), [0], **options)[0]
        return known[key]

    return play


def measured(outcome: Outcome, measure: str) -> float:
    return values.value(outcome, named(measure))


def test_stars_are_bought_handed_around_and_left_behind(played: Played) -> None:
    found = played()
    assert total(found, "stars_bought") % PACKET == 0
    for name in ("stars_bought", "stars_ringed", "stars_caught", "stars_alarmed", "identities_new"):
        assert total(found, name) > 50, name


def test_without_a_filter_nothing_is_taken_out(played: Played) -> None:
    found = played(filter=0.0)
    assert total(found, "stars_caught", "stars_alarmed") == 0
    assert measured(found, "bought_stars") > measured(played(), "bought_stars")


@pytest.mark.parametrize("strict", [0.5, 1.0])
def test_the_filter_errs_at_the_rates_that_were_put_in(played: Played, strict: float) -> None:
    sharp = {"mechanisms.fake_standing.found": 0.6, "mechanisms.fake_standing.alarm": 0.05}
    found = played(sharp, filter=strict)
    fakes = total(found, "stars_bought", "stars_ringed")
    share = 0.6 * strict
    error = 4 * (share * (1 - share) / fakes) ** 0.5
    assert measured(found, "fakes_found") == pytest.approx(share, abs=error)
    fives, alarmed = total(found, "ratings_five"), total(found, "stars_alarmed")
    share = 0.05 * strict
    error = 4 * (share * (1 - share) / (fives + alarmed)) ** 0.5
    assert alarmed / (fives + alarmed) == pytest.approx(share, abs=error)


def test_where_a_name_cannot_be_left_nobody_leaves_it(played: Played) -> None:
    assert total(played(new_identity_cost=None), "identities_new") == 0


def test_a_dearer_name_is_left_less_often(played: Played) -> None:
    cheap, dear = (
        measured(played(new_identity_cost=cost), "new_identities") for cost in (0.0, 0.5)
    )
    assert cheap > dear


def test_where_anybody_may_rate_stars_are_cheaper_and_more_are_bought(played: Played) -> None:
    costly = {"mechanisms.fake_standing.deal": 0.01}
    dealt, open_ = played(costly, who="verified"), played(costly, who="anybody")
    assert measured(open_, "price_of_star") < measured(dealt, "price_of_star")
    assert total(open_, "stars_bought") > total(dealt, "stars_bought")


def test_the_price_is_the_one_put_in(played: Played) -> None:
    assert measured(played(), "price_of_star") == pytest.approx(0.001 + 0.004, rel=1e-3)


def test_fakes_are_not_taken_for_own_conduct(played: Played) -> None:
    """What fakes add to a mean stands in the part of it that was not earned."""
    honest, faked = played(neutral="fakes"), played(filter=0.0)
    leans = [float(one.society.state.lean.mean()) for one in (honest, faked)]
    assert leans[1] > leans[0]
    assert measured(faked, "star_mean") > measured(honest, "star_mean")
    assert measured(faked, "star_information") < measured(honest, "star_information")


def test_the_switch_takes_the_filter_away_with_the_fakes(played: Played) -> None:
    plain = played(neutral="fakes")
    assert total(plain, "stars_bought", "stars_ringed", "stars_alarmed", "identities_new") == 0
    same = played(neutral="fakes", filter=1.0, new_identity_cost=None, who="anybody")
    assert not differing(plain, same)


def test_money_for_stars_is_booked_at_both_ends(played: Played) -> None:
    free = {"mechanisms.fake_standing.price": 1e-9, "mechanisms.fake_standing.deal": 1e-9}
    assert total(played(free), "stars_paid") == 0
    assert total(played(), "stars_paid") > 0
    assert np.isnan(measured(played(neutral="fakes"), "price_of_star"))
