"""Winners and losers from many lucks."""

import numpy as np
import pytest

from internetplus.experiments.panel import winners_losers
from internetplus.vocabulary.fields import MONEY

PEOPLE = 20_000
RNG = np.random.Generator(np.random.PCG64(1))
ORDINARY = RNG.normal(1.0, 0.05, (64, PEOPLE)) * 36


def lives(arm: str, draw: int, luck: int) -> np.ndarray:
    """36 months; every arm but the base has a tenth of its months dealt anew."""
    welfare = ORDINARY[luck].copy()
    if arm != "base":
        rng = np.random.Generator(np.random.PCG64([luck, draw]))
        shock = rng.normal(0, np.sqrt(3.6 * 2) * 0.05, PEOPLE)
        rare = rng.poisson(0.036, PEOPLE) - rng.poisson(0.036, PEOPLE)
        welfare += shock + 0.5 * rare
    if arm == "harm":
        welfare[: PEOPLE // 20] -= 1.0
        welfare[PEOPLE // 20 :] += 0.02
    return np.rint(welfare * MONEY).astype(np.int64)


def test_a_known_five_per_cent_is_found() -> None:
    (told,) = winners_losers(lives, "base", "harm")
    assert 0.04 <= told.losers <= 0.06


def test_a_sham_has_about_no_losers() -> None:
    (told,) = winners_losers(lives, "base", "sham")
    assert told.losers < 0.025
    assert abs(told.losers - told.sham_losers) < 0.005
    assert abs(told.winners - told.sham_winners) < 0.005


def test_one_luck_gives_no_share() -> None:
    with pytest.raises(ValueError, match="one luck"):
        winners_losers(lives, "base", "harm", lucks=1)


def test_groups_have_their_own_shares() -> None:
    members = np.zeros((PEOPLE, 2), bool)
    members[: PEOPLE // 20, 0] = True
    hit, empty = winners_losers(lives, "base", "harm", members=members)
    assert hit.losers > 0.99
    assert empty.n == 0
