"""The random function in its orders of use: along citizens, months, communities, slots."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.stats import chi2, norm

from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import kernel
from tests.sizes import sized

N = 1 << sized(20, 24)
LEAST = 1e-6
"""A test of sound luck fails once in a million; about two hundred are made."""
ORDERS = ("citizens", "months", "communities", "slots", "seeds")


@kernel
def fill(into: np.ndarray, order: int, seed: int) -> None:
    """Draws in one order of use: whatever is named runs fastest."""
    for n in range(into.size):
        a, b = n & 1023, n >> 10
        if order == 0:  # a community's citizens, community after community
            into[n] = draw(key(seed, 20, 3, 5, b), a)
        elif order == 1:  # one citizen's months
            into[n] = draw(key(seed, 20, 3, a - 24, b & 63), b >> 6)
        elif order == 2:  # the same citizen of all communities
            into[n] = draw(key(seed, 20, 3, b & 127, a), b >> 7)
        elif order == 3:  # slots of one decision
            into[n] = draw(key(seed, 20 + (a >> 6), a & 63, b & 127, b >> 7), 77)
        else:  # neighbouring seeds
            into[n] = draw(key(seed + a, 20, 3, b & 127, 0), b >> 7)


@pytest.fixture(scope="module", params=ORDERS)
def words(request: pytest.FixtureRequest) -> Any:
    into = np.zeros(N, np.uint32)
    fill(into, ORDERS.index(request.param), 987654321)
    return into


def two_sided(z: Any) -> float:
    """Smallest probability of deviations that large, for as many as there are."""
    z = np.atleast_1d(z)
    return float(min(2 * norm.sf(np.abs(z).max()) * z.size, 1.0))


def fits(counts: Any, expected: float) -> float:
    statistic = float(((counts - expected) ** 2).sum() / expected)
    return float(2 * min(chi2.sf(statistic, counts.size - 1), chi2.cdf(statistic, counts.size - 1)))


def test_every_bit_is_set_half_the_time(words: Any) -> None:
    ones = np.array([((words >> b) & 1).sum() for b in range(32)])
    assert two_sided((ones - N / 2) / np.sqrt(N / 4)) > LEAST


def test_bits_do_not_depend_on_one_another(words: Any) -> None:
    bits = np.stack([(words >> b) & 1 for b in range(32)]).astype(np.float32) * 2 - 1
    pairs = (bits @ bits.T)[np.triu_indices(32, 1)] / np.sqrt(N)
    assert two_sided(pairs) > LEAST


def test_neighbours_are_uncorrelated(words: Any) -> None:
    centred = words / 2**32 - 0.5
    lags = [1, 2, 3, 7, 8, 16, 31, 64, 1023, 1024, 1025, 2048, 65536]
    z = [12 * float(centred[lag:] @ centred[:-lag]) / np.sqrt(N - lag) for lag in lags]
    assert two_sided(z) > LEAST


def test_neighbouring_bits_are_uncorrelated(words: Any) -> None:
    for lag in (1, 2, 1024):
        changed = words[lag:] ^ words[:-lag]
        ones = np.array([((changed >> b) & 1).sum() for b in range(32)])
        n = N - lag
        assert two_sided((ones - n / 2) / np.sqrt(n / 4)) > LEAST


@pytest.mark.parametrize("shift", [0, 8, 16, 20])
def test_values_are_spread_evenly(words: Any, shift: int) -> None:
    counts = np.bincount((words >> shift) & 4095, minlength=4096)
    assert fits(counts, N / 4096) > LEAST


@pytest.mark.parametrize("lag", [1, 1024])
def test_pairs_are_spread_evenly(words: Any, lag: int) -> None:
    top = words >> 26
    counts = np.bincount(top[lag:] * 64 + top[:-lag], minlength=4096)
    assert fits(counts, (N - lag) / 4096) > LEAST


def test_rare_draws_come_as_often_as_they_should(words: Any) -> None:
    # Rare deeds live in the lowest draws; sums over a community are binomial.
    for octave in (6, 9, 12, 15):
        expected = N / 2**octave
        assert (
            two_sided((int((words < 2 ** (32 - octave)).sum()) - expected) / np.sqrt(expected))
            > LEAST
        )
    hits = (words < 2**26).reshape(-1, 1024).sum(axis=1)
    variance = 1024 / 64 * (1 - 1 / 64)
    spread = ((hits - 16) ** 2).sum() / variance
    assert two_sided((spread - hits.size) / np.sqrt(2 * hits.size)) > LEAST
