"""Differences carry their range, with chance taken out and told beside it."""

import numpy as np
import pytest

from internetplus.measures.intervals import binomial, difference

RNG = np.random.Generator(np.random.PCG64(4))


def runs(effect: np.ndarray, noise: float, doubled: int = 8) -> np.ndarray:
    found = np.full((len(effect), 2), np.nan)
    found[:, 0] = effect + noise * RNG.standard_normal(len(effect))
    found[:doubled, 1] = effect[:doubled] + noise * RNG.standard_normal(doubled)
    return found


def test_no_difference_is_exactly_zero() -> None:
    base = runs(np.ones(32), 0.3)
    told = difference(base, base)
    assert told.zero
    assert (told.estimate, told.low, told.high, told.chance) == (0, 0, 0, 0)


def test_pure_chance_leaves_a_narrow_range() -> None:
    widths = [
        float(np.subtract(told.high, told.low))
        for told in (difference(np.zeros((32, 2)), runs(np.zeros(32), 1.0, 32)) for _ in range(40))
    ]
    assert np.median(widths) < 1.2  # the raw range is about 3.3


def test_a_parameter_range_survives_the_removal() -> None:
    told = difference(np.zeros((512, 2)), runs(np.linspace(-1, 1, 512), 0.5, 512))
    assert told.low == pytest.approx(-0.9, abs=0.1)
    assert told.high == pytest.approx(0.9, abs=0.1)
    assert told.chance == pytest.approx(1.645 * 0.5, rel=0.1)
    assert told.low_seen < told.low


def test_twenty_of_twenty_is_at_least_86_per_cent() -> None:
    low, high = binomial(np.array([20, 18, 0]), np.array([20, 20, 20]))
    assert low == pytest.approx([0.861, 0.717, 0.0], abs=0.001)
    assert high[0] == 1.0


def test_undefined_values_are_left_out() -> None:
    base, scheme = np.zeros((4, 1)), np.array([[1.0], [2.0], [np.nan], [3.0]])
    told = difference(base, scheme)
    assert (told.n, told.estimate, told.share) == (3, 2.0, 1.0)
    assert np.isnan(told.chance)
    assert not difference(base, base * np.nan).n


def test_half_of_all_ranges_hold_what_they_should() -> None:
    inside = []
    for _ in range(200):
        values = RNG.standard_normal((32, 1))
        told = difference(np.zeros((32, 1)), values)
        inside.append(np.mean(np.abs(RNG.standard_normal(500) - 0) < 9) and float(
            np.mean((told.low < (z := RNG.standard_normal(500))) & (z < told.high))
        ))  # fmt: skip
    assert np.mean(inside) == pytest.approx(0.9, abs=0.02)


def test_the_smallest_effect_shrinks_with_the_runs() -> None:
    few = difference(np.zeros((8, 2)), runs(np.zeros(8), 1.0, 8))
    many = difference(np.zeros((128, 2)), runs(np.zeros(128), 1.0, 8))
    assert many.smallest < few.smallest
