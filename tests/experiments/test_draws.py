"""Draws share their doubt by family and depend on no position."""

import numpy as np
import pytest
from scipy.special import ndtri

from internetplus.experiments.draws import draw


class Normal:
    fixed = False
    median = 0.0

    def __init__(self, family: str = "deterrence") -> None:
        self.family = family

    def ppf(self, u: float) -> float:
        return float(ndtri(u))


def spread(deeds: int) -> float:
    priors = {f"deeds.{i}.effect": Normal() for i in range(deeds)}
    totals = [np.mean(list(one.values())) for one in draw(priors, 64, seed=1)]
    return float(np.subtract(*np.quantile(totals, (0.95, 0.05))))


def test_the_range_of_a_total_does_not_shrink_as_deeds_are_split() -> None:
    assert spread(60) > 0.85 * spread(1)


def test_families_are_drawn_apart() -> None:
    found = draw({"a": Normal("error"), "b": Normal("chill")}, 64, seed=1)
    apart = np.corrcoef([[one["a"], one["b"]] for one in found], rowvar=False)[0, 1]
    assert abs(apart) < 0.3


def test_a_new_number_changes_no_other() -> None:
    before = draw({"a": Normal(), "c": Normal()}, 8, seed=1)
    after = draw({"a": Normal(), "b": Normal(), "c": Normal()}, 8, seed=1)
    assert [one["c"] for one in before] == [one["c"] for one in after]


def test_each_number_fills_its_range_evenly() -> None:
    found = np.sort([one["a"] for one in draw({"a": Normal()}, 64, seed=2)])
    assert np.abs(found - ndtri((np.arange(64) + 0.5) / 64)).mean() < 0.15


def test_a_single_draw_takes_central_values() -> None:
    assert draw({"a": Normal()}, 1, seed=5) == ({"a": 0.0},)


@pytest.mark.parametrize("draws", [3, 20])
def test_any_number_of_draws_works(draws: int) -> None:
    assert len(draw({"a": Normal()}, draws, seed=1)) == draws
