"""The people of a society have the marginals of its file, and live in regions of a fair size."""

import numpy as np
import pytest
from numpy.typing import NDArray

from internetplus.scenario import Scenario
from internetplus.society.build import (
    CREDIT_HISTORY,
    EMPLOYED,
    MIGRANT,
    ONLINE,
    URBAN,
    settings_of,
)
from internetplus.society.demography import places
from internetplus.society.state import NOT_SCORED, People
from internetplus.vocabulary.fields import REGION
from tests.engine.lab import TOWN, medians, play, read, start, world

N = 200_000


@pytest.fixture(scope="module")
def people() -> People:
    return start(citizens=N, burn_in=0).society.people


def years(people: People) -> NDArray[np.int64]:
    return people.age.astype(np.int64)


def test_ages_are_as_published(people: People) -> None:
    known, age = read().society.published, years(people)
    for share, name in (((age < 15).mean(), "children_0_14"), ((age >= 60).mean(), "aged_60")):
        assert known[name].low <= share <= known[name].high
    assert age.min() >= 0
    assert age.max() < 120


def test_households_have_the_sizes_of_the_file(people: People) -> None:
    place, size = people.home & 7, (people.home >> 3) & 7
    heads, sizes = place == 0, read().society.households.sizes
    for number, share in sizes.items():
        assert (size[heads] == int(number)).mean() == pytest.approx(share, abs=0.005)
    mean = 1 / (1 / size).mean()
    known = read().society.published["household_size"]
    assert known.low <= size.size / heads.sum() <= known.high
    assert mean == pytest.approx(size.size / heads.sum(), rel=1e-9)
    assert (years(people)[heads] >= 18).all()


def test_households_are_whole_runs_of_neighbours(people: People) -> None:
    place, size = people.home & 7, (people.home >> 3) & 7
    last = place == size - 1
    assert (place[:, 0] == 0).all()
    assert last[:, -1].all()
    same = ~last[:, :-1]
    assert (np.diff(place.astype(int), axis=1)[same] == 1).all()
    assert (np.diff(size.astype(int), axis=1)[same] == 0).all()


def test_town_and_country_and_those_online_are_as_published(people: People) -> None:
    known, flags = read().society.published, people.flags
    assert known["urban"].low <= ((flags & URBAN) != 0).mean() <= known["urban"].high
    assert known["online"].low <= ((flags & ONLINE) != 0).mean() <= known["online"].high
    adults = years(people) >= 18
    share = ((flags & CREDIT_HISTORY) != 0)[adults].mean()
    assert known["credit_history"].low <= share <= known["credit_history"].high
    assert not (flags[~adults] & (CREDIT_HISTORY | EMPLOYED)).any()


@pytest.mark.parametrize(("flag", "bit"), [("employed", EMPLOYED), ("migrant", MIGRANT)])
def test_flags_have_the_shares_of_the_file(people: People, flag: str, bit: int) -> None:
    age, urban = years(people), (people.flags & URBAN) != 0
    could = (age >= 18) & (age < 60) if flag == "employed" else age >= 0
    for side, here in (("urban", urban), ("rural", ~urban)):
        share = ((people.flags & bit) != 0)[could & here].mean()
        assert share == pytest.approx(medians()[f"society.flags.{flag}.{side}"], abs=0.01)


def gini(incomes: NDArray[np.float64]) -> float:
    """Mean difference of all pairs over twice the mean: sum (2 i - n - 1) x_i / (n sum x)."""
    x = np.sort(incomes)
    n = x.size
    return float(((2 * np.arange(1, n + 1) - n - 1) * x).sum() / (n * x.sum()))


def test_incomes_are_about_as_unequal_as_published(people: People) -> None:
    """Two log-normal halves reach the lower end of what is published."""
    known = read().society.published["gini"]
    table = world("none", citizens=TOWN).tables.life.income
    income = table[((people.flags & URBAN) != 0).astype(int), people.income]
    assert known.low - 0.005 <= gini(income.ravel().astype(float)) <= known.high
    assert np.median(income) == pytest.approx(100_000, rel=0.02)


def test_the_gini_of_a_lognormal_is_the_known_one() -> None:
    """2 Phi(sd / sqrt 2) - 1 = 0.3829 at a log standard deviation of 0.7071."""
    normal = np.sort(np.random.default_rng(1).standard_normal(100_000))
    assert gini(np.exp(normal * 0.5**0.5)) == pytest.approx(0.3829, abs=0.005)


def test_schooling_has_the_shares_of_the_file(people: People) -> None:
    urban = (people.flags & URBAN) != 0
    for side, here in (("urban", urban), ("rural", ~urban)):
        found = np.bincount(people.home[here] >> 6, minlength=4) / here.sum()
        assert found == pytest.approx(getattr(read().society.schooling, side), abs=0.01)


def test_traits_are_standard_and_independent(people: People) -> None:
    setting = settings_of(1, np.arange(len(people.age)))
    traits = np.stack([people.general, people.opinion, *setting.transpose(1, 0, 2)])
    scaled = traits.reshape(len(traits), -1) / 32
    assert scaled.mean(axis=1) == pytest.approx(0, abs=0.02)
    assert scaled.std(axis=1) == pytest.approx(1, abs=0.02)
    apart = np.corrcoef(scaled) - np.eye(len(traits))
    assert np.abs(apart).max() < 0.02


@pytest.mark.parametrize("citizens", [10_000, 33_000, 100_000, 300_000, 2_000_000])
def test_regions_have_at_least_32_communities_where_there_are_enough(citizens: int) -> None:
    communities = Scenario(citizens=citizens).communities
    region, urban = places(read().society, communities)
    sizes = np.bincount(region)
    assert (np.diff(region) >= 0).all()
    assert sizes.min() >= min(REGION, communities)
    assert len(sizes) == 1 or communities >= 2 * REGION
    assert urban.mean() == pytest.approx(0.5735, abs=0.03)


def test_provinces_are_merged_only_where_they_are_small() -> None:
    few, many = (int(places(read().society, n)[0].max()) + 1 for n in (98, 100_000))
    assert few in (1, 2, 3)
    assert many == len(read().society.provinces.rows)


def test_only_those_old_enough_hold_scores() -> None:
    found = play(world("internet-plus-2020", citizens=TOWN, months=3, burn_in=3))
    scored = (found.society.state.status >> 8) != NOT_SCORED
    assert (scored == (found.society.people.age >= 18)).all()
