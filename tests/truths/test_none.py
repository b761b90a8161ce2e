"""The society without any scheme: flat, as published, with people fined, wronged and heard."""

import numpy as np
import pytest

from internetplus.engine import Outcome
from internetplus.engine.rules.sample import able
from internetplus.measures import values
from internetplus.measures.registry import HEADLINES
from internetplus.scenario import Scenario
from internetplus.vocabulary.fields import PRACTICE_NAMES
from tests.engine.lab import TOWN, play, read, series, sobol, total, world

LUCKS = 6
YEARS = 3
BURN_IN = Scenario.burn_in
"""The usual one: after half of it, months of sanction still drift."""
FLAT = (
    "deeds_harmful", "deeds_helpful", "deeds_lawful", "records_true", "records_false", "fined",
    "fined_wrongly", "fines", "appeals_filed", "appeals_granted", "sanction_months",
    "sanction_collateral", "refused_essential", "refused_score_fast_train", "welfare", "income",
    "unemployed_months", "harm_citizens", "cost_citizens", "default_losses", "inspections",
    "found_wrongly", "on_list", "live_false", "pending_appeals",
)  # fmt: skip
ACTIVE = tuple(f"active_{name}" for name in PRACTICE_NAMES)
LIVED = [measure for measure in HEADLINES if measure.contrast is None]


@pytest.fixture(scope="module")
def lucks() -> list[Outcome]:
    arm = world(citizens=TOWN, burn_in=BURN_IN)
    return [play(arm, luck=luck) for luck in range(LUCKS)]


@pytest.fixture(scope="module")
def draws() -> list[Outcome]:
    return [play(world("none", draw, citizens=100_000, burn_in=BURN_IN)) for draw in sobol(8)]


@pytest.mark.parametrize("name", [*FLAT, "practices"])
def test_nothing_drifts_over_three_years(lucks: list[Outcome], name: str) -> None:
    """Third year against first, over lucks: within four standard errors or half a percent."""
    names = ACTIVE if name == "practices" else (name,)
    years = np.array([series(one, *names).reshape(YEARS, 12).mean(axis=1) for one in lucks])
    change = years[:, -1] - years[:, 0]
    error = change.std(ddof=1) / LUCKS**0.5
    assert abs(change.mean()) <= max(4 * error, 0.005 * abs(years.mean()))


def test_doubling_the_burn_in_moves_no_headline_by_a_tenth_of_its_range(
    lucks: list[Outcome], draws: list[Outcome]
) -> None:
    arm = world(citizens=TOWN, burn_in=2 * BURN_IN)
    longer = [play(arm, luck=luck) for luck in range(LUCKS)]
    for measure in LIVED:
        usual, later = ([values.value(one, measure) for one in some] for some in (lucks, longer))
        width = np.ptp([values.value(one, measure) for one in draws])
        moved = np.array(later) - np.array(usual)
        if np.isnan(moved).all():
            continue  # told of schemes only
        chance = 3 * moved.std(ddof=1) / LUCKS**0.5
        assert abs(moved.mean()) <= 0.1 * width + chance, measure.name


def expected(draw: dict[str, float], outcome: Outcome, name: str) -> tuple[float, int]:
    """Records of a deed by the order over the run: published, and written in the run."""
    eligible = int(able(outcome.society.people, read().catalogue.deeds[name]).sum())
    return YEARS * eligible * draw[f"deeds.{name}.recorded"], total(
        outcome, f"order_recorded_{name}"
    )


PUBLISHED = sorted(n for n, deed in read().catalogue.deeds.items() if deed.recorded is not None)


@pytest.mark.parametrize("draw", range(8))
def test_published_record_rates_come_back_in_every_draw(draw: int) -> None:
    """No errors and no lessons from being caught: what is written is the published rate.

    Tolerance: four standard errors of a Poisson count, and 5 % for base rates fitted on a sample.
    """
    neutral = ("deterrence", "observation", "norms", "life")
    drawn = sobol(8)[draw]
    outcome = play(world("none", drawn, citizens=100_000, neutral=neutral))
    for name in PUBLISHED:
        want, got = expected(drawn, outcome, name)
        assert abs(got - want) <= 4 * want**0.5 + 0.05 * want + 1, name


def test_they_come_back_in_the_whole_model_too(draws: list[Outcome]) -> None:
    """Wrong entries add to them, those caught hold back: within a fifth, Poisson errors apart."""
    for drawn, outcome in zip(sobol(8), draws, strict=True):
        for name in PUBLISHED:
            want, got = expected(drawn, outcome, name)
            if want > 25:
                assert abs(got - want) <= 4 * want**0.5 + 0.2 * want, name


def test_people_are_fined_listed_wronged_and_heard(lucks: list[Outcome]) -> None:
    seen = ("fined", "fined_wrongly", "appeals_filed", "appeals_granted", "sanction_error",
            "sanction_collateral", "refused_score_fast_train", "records_repaid")  # fmt: skip
    for name in seen:
        assert sum(total(one, name) for one in lucks) > 0, name
    for one in lucks:
        assert total(one, "fined_wrongly") < 0.2 * total(one, "fined")
        assert not total(
            one, "scored_months", "aware", "displaced", "lawful_given_up", "waived_home"
        )


def test_the_court_list_is_as_long_as_published(draws: list[Outcome]) -> None:
    """Share of adults listed, and entries a year, cover what is published."""
    published = read().society.published
    shares = [series(one, "on_list")[-1] / series(one, "adults")[-1] for one in draws]
    flows = [
        total(one, "recorded_court_default") / total(one, "adult_months") * 12 for one in draws
    ]
    for found, known in ((shares, published["on_list"]), (flows, published["listed_year"])):
        assert min(found) < known.value < max(found)
        assert known.low * 0.7 < float(np.median(found)) < known.high * 1.3
