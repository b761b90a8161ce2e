"""A larger society has the same rates: nothing depends on how many citizens are simulated."""

import numpy as np
import pytest

from internetplus.engine import Outcome
from internetplus.measures import values
from internetplus.measures.registry import HEADLINES
from tests.engine.lab import play, start, world
from tests.sizes import sized

SCHEME = "internet-plus-2020"
TOWNS, NATION = (35_000, 140_000, 4), (100_000, 1_000_000, 6)


def arms(citizens: int, seed: int) -> list[Outcome]:
    before = start(citizens=citizens, seed=seed)
    return [play(world(name, citizens=citizens, seed=seed), before) for name in ("none", SCHEME)]


def headlines(found: list[Outcome]) -> np.ndarray:
    """Level without the scheme and difference that it makes [2, headlines]."""
    level = [[values.value(one, measure) for measure in HEADLINES] for one in found]
    level = np.nan_to_num(level)  # what is told of schemes only is nothing without one
    return np.array([level[0], np.subtract(level[1], level[0])])


def agree(few: int, many: int, samples: int) -> None:
    """The large run lies within the range of small ones with other people.

    Bound: four standard deviations of a small run, and 3 % of the larger level for how far samples
    differ; some measures are nothing without the scheme. What no small run has seen once is
    rare and cannot be held against a large one.
    """
    small = np.array([headlines(arms(few, seed)) for seed in range(1, samples + 1)])
    large = headlines(arms(many, 99))
    spread = small.std(axis=0, ddof=1)
    gap = np.abs(small.mean(axis=0) - large)
    level = np.maximum(np.abs(large[0]), np.abs(large[0] + large[1]))
    room = np.where(small.any(axis=0), 4 * spread + 0.03 * level, np.inf)
    wrong = [m.name for m, ok in zip(HEADLINES, (gap <= room).all(axis=0), strict=True) if not ok]
    assert not wrong


@pytest.mark.parametrize(("few", "many", "samples"), sized([TOWNS], [TOWNS, NATION]))
def test_headlines_agree_between_few_citizens_and_many(few: int, many: int, samples: int) -> None:
    agree(few, many, samples)
