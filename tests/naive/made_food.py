"""Random tables and states of enterprises that sell food, often extreme."""

from __future__ import annotations

from typing import Any

import numpy as np

from internetplus.engine.tables import Food
from internetplus.society.state import State
from internetplus.vocabulary.fields import CUSTOM

OCTAVE = 1024
Rng = np.random.Generator


def chance(rng: Rng, share: float = 0.8) -> int:
    return int((2**32 - 1) * 2.0 ** -rng.uniform(0, 8)) if rng.random() < share else 0


def food(rng: Rng) -> Food:
    """Illness from none to nearly everybody, edges anywhere, custom that follows all or nothing."""
    background = chance(rng)
    limit = np.full(8, -1)
    edges = np.sort(rng.choice(np.arange(2, 60), int(rng.integers(0, 4)), replace=False))
    limit[: edges.size] = edges
    return Food(
        background=background,
        from_food=int(background * rng.random()),
        attack=int(rng.choice([0, 2000, 60_000, 120_000])),
        cost=int(rng.integers(0, 20_000)),
        suspect=np.sort(rng.integers(0, 2**32, 128)).astype(np.uint32),
        warn=int(rng.choice([-(1 << 20), -4 * OCTAVE, -OCTAVE, OCTAVE])),
        alarm=int(rng.choice([0, 256, 768, 2000])),
        rumour=int(rng.choice([0, 5, 60])),
        look=rng.integers(64, 257, 16).astype(np.int32),
        look_listed=rng.choice([256, 256, 100], 256).astype(np.int32),
        usual=np.array([64, 256, 2048], np.int64),
        points=np.sort(rng.integers(0, 250, 256)).astype(np.int32),
        noise=np.sort(rng.integers(-3 * OCTAVE, 3 * OCTAVE, 1024)).astype(np.int32),
        clean=int(rng.integers(OCTAVE, 6 * OCTAVE)),
        care=int(rng.integers(0, OCTAVE)),
        hazard=int(rng.integers(0, 40)),
        limit=limit.astype(np.int32),
        lenient=chance(rng),
        contest=int(rng.integers(0, 2)),
    )


def trade(rng: Rng) -> dict[str, Any]:
    """What the tables of enterprises say of those that sell food, and of closures."""
    return {
        "food_only": int(rng.random() < 0.3),
        "violations": int(rng.choice([0, -10, -25])),
        "closes": chance(rng),
        "closed_for": int(rng.integers(1, 7)),
        "close": (rng.integers(1, 7, 16) * (rng.random(16) < 0.2)).astype(np.int32),
        "close_listed": (
            rng.integers(1, 7, 256) * (rng.random(256) < 0.2) * (np.arange(256) > 0)
        ).astype(np.int32),
        "able": (rng.random((16, 64)) < 0.9).astype(np.uint8),
    }


def state(rng: Rng, s: State) -> None:
    """Custom in any parts, heat to the end of its scale, some closed for months."""
    shape = s.closed.shape
    s.closed[:] = rng.choice([0, 0, 0, 0, 1, 2, 5], shape)
    s.heat[:] = rng.choice([0, 0, 1, 3, 256, 300, 5000, 65_500], shape)
    s.muted[:] = rng.integers(0, 3, shape)
    s.violations[:] = rng.choice([0, 5, 13, 14, 28, 255], shape)
    sellers: Any = np.arange(3, shape[1], 4)
    for c in range(shape[0]):
        weight = rng.exponential(1, sellers.size) * (rng.random(sellers.size) < 0.8) + 1e-9
        cuts = np.floor(CUSTOM * np.cumsum(weight) / weight.sum()).astype(int)
        cuts[-1] = CUSTOM
        s.custom[c, sellers] = np.diff(cuts, prepend=0)
