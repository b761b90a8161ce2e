"""People: kernel and twin make the same ones out of the same marginals."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from internetplus.experiments.inputs import inputs
from internetplus.society.build import Demography, build
from internetplus.society.demography import demography
from internetplus.society.state import empty_people
from tests.naive import build as naive
from tests.naive.phases import SEEDS
from tests.naive.rules import listed
from tests.naive.tables import Rng
from tests.naive.town import read_enterprises, read_people

NUMBERS = np.array([0, 7, 123456], np.int64)


def shares(rng: Rng, *shape: int) -> Any:
    """Cumulative shares, sometimes with an empty class."""
    drawn = rng.random(shape) * (rng.random(shape) < 0.9) + 1e-9
    return ((np.cumsum(drawn, axis=-1) / drawn.sum(axis=-1, keepdims=True)) * (2**32 - 1)).astype(
        np.uint32
    )


def made_up(seed: int) -> Demography:
    rng = np.random.default_rng(seed)
    return Demography(
        urban=rng.integers(0, 2, NUMBERS.size).astype(np.uint8),
        normal=np.sort(rng.integers(-127, 128, 1024)).astype(np.int8),
        household=shares(rng, 6),
        head_age=np.sort(rng.integers(18, 96, 1024)).astype(np.int16),
        income=np.sort(rng.integers(1, 10**6, (2, 256))).astype(np.int32),
        quintile=np.sort(rng.integers(1, 10**6, 4)).astype(np.int32),
        schooling=shares(rng, 2, 4)[:, :3].copy(),
        online=rng.integers(0, 2**32, (2, 4)).astype(np.uint32),
        flags=rng.integers(0, 2**32, (2, 13)).astype(np.uint32),
        honesty=np.sort(rng.integers(-127, 128, 2)).astype(np.int8),
    )


def assert_same(marginals: Demography, seed: int) -> None:
    people = empty_people(NUMBERS.size)
    build(people, marginals, seed, NUMBERS)
    plain = SimpleNamespace(**{name: listed(value) for name, value in marginals._asdict().items()})
    for c, number in enumerate(NUMBERS.tolist()):
        assert naive.build(plain, bool(plain.urban[c]), seed, number) == read_people(
            people, c, seed, number
        )
        assert naive.enterprises(plain, seed, number) == read_enterprises(people, c)


@pytest.mark.parametrize("seed", SEEDS[:12])
def test_random_marginals_give_the_same_people(seed: int) -> None:
    assert_same(made_up(seed), seed * 1000)


@pytest.mark.parametrize("name", ["china-2016", "hamlet"])
def test_a_society_of_the_library_gives_the_same_people(name: str) -> None:
    found = inputs(name, ["none"])
    middle = {path: prior.ppf(0.5) for path, prior in found.priors.items()}
    urban = np.array([0, 1, 1], np.uint8)
    assert_same(demography(found.society, middle, urban), 20)
