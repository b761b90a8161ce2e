"""Luck: the kernels' numbers are those of plain integers."""

from __future__ import annotations

import random

import numpy as np

from internetplus.kernel import draw as kernel
from tests.naive import luck

WORST = 1.3e-3
"""Relative error of a probability: the step of the scale, and the rounding of the bend."""
EDGES = [
    0,
    1,
    2,
    127,
    128,
    2**24 - 1,
    2**24 + 1,
    2**31 - 1,
    2**31,
    2**32 - 129,
    2**32 - 128,
    2**32 - 1,
]


def test_keys_and_draws_are_the_same() -> None:
    rng = random.Random(1)
    for _ in range(3000):
        address = (
            rng.randrange(2**50),
            rng.randrange(90),
            rng.randrange(4096),
            rng.randrange(-600, 600),
            rng.randrange(2**21),
        )
        who = rng.randrange(2048)
        k = luck.key(*address)
        assert int(kernel.key(*address)) == k
        assert int(kernel.draw(np.uint64(k), who)) == luck.draw(k, who)


def test_a_community_draws_what_each_of_its_citizens_would() -> None:
    rng = random.Random(4)
    row, places = np.zeros(1024, np.int32), np.zeros(1024, np.int32)
    for _ in range(20):
        k = rng.randrange(2**64)
        kernel.draws(row, np.uint64(k))
        kernel.places(places, np.uint64(k))
        own = [luck.draw(k, who) for who in range(1024)]
        assert row.view(np.uint32).tolist() == own
        assert places.tolist() == [luck.level(u) for u in own]


def test_levels_are_the_same() -> None:
    rng = random.Random(2)
    numbers = EDGES + [rng.randrange(2 ** rng.randrange(1, 33)) for _ in range(3000)]
    for u in numbers:
        assert int(kernel.level(np.uint32(u))) == luck.level(u)


def test_thresholds_chances_and_events_are_the_same() -> None:
    rng = random.Random(3)
    hazards = [*range(-3000, 1500), *range(-40000, -3000, 37), -(1 << 20), -(1 << 21)]
    for hazard in hazards:
        assert int(kernel.threshold(np.int32(hazard))) == luck.threshold(hazard)
        assert int(kernel.chance(np.int32(hazard))) == luck.chance(hazard)
        u = rng.randrange(2 ** rng.randrange(1, 33))
        assert bool(kernel.happens(np.uint32(u), hazard)) == luck.happens(u, hazard)


def test_a_hazard_happens_as_often_as_it_says() -> None:
    # Draws below a hazard's chance happen; the scale has 1,024 steps to the octave.
    for hazard in range(-12 * 1024, 1, 61):
        edge = luck.chance(hazard)
        assert abs(edge / 2**32 / 2 ** (hazard / 1024) - 1) < WORST
        low, high = max(int(edge * 0.998), 1), min(int(edge * 1.002), 2**32 - 1)
        assert luck.happens(low, hazard)
        assert hazard == 0 or not luck.happens(high, hazard)
