"""The score's arithmetic: points that fade, a bounded scale, good and bad reports weighed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from internetplus.reproduce import chain, filing, turn
from internetplus.reproduce.system import Numbers, Settings, System
from internetplus.reproduce.town import TENTHS, Town
from internetplus.vocabulary.fields import COMMUNITY

Values = NDArray[np.float64]
AGES, BLOCKS = 1024, 8
SCALE = 1000
"""Tenths of a point that stand for one point, so that fading leaves small remains."""
BAD = 0
MONTHS, SETTLED = 150, 400
LONGEST = 512
UP, DOWN = 0, 1


def fading(settings: Settings) -> Numbers:
    """How one record fades, read off the pool; then citizens with a record a month."""
    p, up, down, lag = (settings.one(name) for name in ("share", "up", "down", "lag"))
    town = filing.remembering(settings.one("factor"), 1, BLOCKS, AGES, 2)
    filing.remember(town, np.arange(AGES), 0, np.arange(AGES))
    w = filing.remembered(town)[0]
    k = int(lag)
    return {
        "mean": float((p * up + (1 - p) * down) * w.sum()),
        "variance": float(p * (1 - p) * (up - down) ** 2 * (w @ w)),
        "echo": float(w[:-k] @ w[k:] / (w @ w)),
        "half_life": float(np.log(0.5) / np.log(w[1] / w[0])),
        **_fading_citizens(settings),
    }


def _fading_citizens(settings: Settings) -> Numbers:
    """Citizens whose bad records take away what a good one a month would have given."""
    p, up, down = (settings.one(name) for name in ("share", "up", "down"))
    town = Town(settings.whole("communities"), room=64)
    ages = settings.one("factor") ** np.arange(filing.BLOCK)
    ages[-1] = 0.0  # by then a record has left the pool
    town.deed(BAD, np.array([1 - p]))
    town.tables.deeds.keep[BAD] = filing.BLOCK - 1
    town.tables.score.worth[BAD] = np.round(SCALE * (down - up) * ages)
    town.put("score", base=round(SCALE * up * ages.sum()))
    seed, lag = settings.whole("seed"), settings.whole("lag")
    _, then = turn.live(town, seed, 0, SETTLED - lag, turn.FROM_BASE)
    _, now = turn.live(town, seed, SETTLED - lag, lag, turn.FROM_BASE)
    return {
        "citizens_mean": float(now.mean()) / SCALE,
        "citizens_variance": float(now.var()) / SCALE**2,
        "citizens_echo": float(np.corrcoef(then.ravel(), now.ravel())[0, 1]),
    }


def fading_expected(settings: Settings) -> Numbers:
    """A discrete Ornstein-Uhlenbeck process."""
    p, up, down, factor, lag = (
        settings.one(name) for name in ("share", "up", "down", "factor", "lag")
    )
    mean = (p * up + (1 - p) * down) / (1 - factor)
    variance = p * (1 - p) * (up - down) ** 2 / (1 - factor**2)
    return {
        "mean": mean,
        "variance": variance,
        "echo": factor**lag,
        "half_life": float(np.log(0.5) / np.log(factor)),
        "citizens_mean": mean,
        "citizens_variance": variance,
        "citizens_echo": factor**lag,
    }


def bounded(settings: Settings) -> Numbers:
    """Where each step leads, read off the score; then citizens who step at random."""
    p, q, top = settings.one("up"), settings.one("down"), settings.whole("top")
    free = np.arange(top + 1)
    rise, fall = (free < top).astype(float), (free > 0).astype(float)
    up = turn.moved(_steps(Town(1), {UP: rise}), free, turn.FROM_PLACE)
    down = turn.moved(_steps(Town(1), {DOWN: fall}), free, turn.FROM_PLACE)
    matrix = chain.matrix(up, p) + chain.matrix(down, q) + (1 - p - q) * np.eye(top + 1)
    pi = chain.stationary(matrix)
    town = _shared_draw(_steps(Town(settings.whole("communities")), {}), p * rise, q * fall)
    town.place(np.resize(free, (town.communities, COMMUNITY)))
    seed, months = settings.whole("seed"), settings.whole("months")
    told, _ = turn.live(town, seed, 0, months, turn.FROM_PLACE)
    share = told[months // 3 :].sum((0, 1)) / told[months // 3 :].sum()
    return {
        "lowest": float(pi[0]),
        "highest": float(pi[-1]),
        "mean": float(pi @ free),
        "climb": chain.hitting(matrix, 0, top),
        "citizens_lowest": float(share[1]),
        "citizens_highest": float(share[top + 1]),
    }


def _steps(town: Town, chances: dict[int, Values]) -> Town:
    """Deeds that lift or lower a score by a point."""
    town.put("score", even=0)
    town.tables.score.worth[UP, 0], town.tables.score.worth[DOWN, 0] = TENTHS, -TENTHS
    for d, chance in chances.items():
        town.deed(d, chance)
    return town


def _shared_draw(town: Town, up: Values, down: Values) -> Town:
    """Both deeds on the draw that rare deeds share: never both in a month."""
    for d, chance in ((UP, up), (DOWN, down)):
        town.deed(d, chance)
        town.tables.deeds.slot[d], town.tables.deeds.cell[d] = 1, 512 * d
    cells = np.repeat(np.array([UP, DOWN], np.int16), 512)[:-1]  # the table has no room for all
    town.put("deeds", dense=np.zeros(0, np.int32), cells=cells)
    return town


def bounded_expected(settings: Settings) -> Numbers:
    """A birth and death chain: its shares go as the powers of up over down."""
    p, q, top = settings.one("up"), settings.one("down"), settings.whole("top")
    pi = (p / q) ** np.arange(top + 1)
    pi /= pi.sum()
    climb = sum(pi[: k + 1].sum() / (p * pi[k]) for k in range(top))
    found = {"lowest": pi[0], "highest": pi[-1], "mean": pi @ np.arange(top + 1), "climb": climb}
    again = {"citizens_lowest": pi[0], "citizens_highest": pi[-1]}
    return {name: float(value) for name, value in {**found, **again}.items()}


def _expectation(good: float | Values, bad: float | Values) -> Values:
    """A beta reputation: the mean of what good and bad reports leave likely."""
    return np.asarray((good + 1) / (good + bad + 2))


def _after(factor: float, good: int, blocks: int) -> Values:
    """The reputation after so many good reports and then 0, 1, 2, … bad ones."""
    many = COMMUNITY // 4
    town = filing.remembering(factor, 2, blocks, COMMUNITY, 2 * (good + many))
    for bad in range(many):
        ages = np.arange(good + bad)
        filing.remember(town, np.full(good, bad), 0, ages[bad:])
        filing.remember(town, np.full(bad, bad), 1, ages[:bad])
    return _expectation(*filing.remembered(town)[:, :many])


def reports(settings: Settings) -> Numbers:
    """A spotless file and what spoils it; then citizens with a report a month."""
    factor, good = settings.one("factor"), settings.whole("good")
    long, unfading = _after(factor, LONGEST, 6), _after(1.0, good, 4)
    broken = int(np.argmax(long < 0.5))
    p, town = settings.one("share"), Town(settings.whole("communities"), room=64)
    town.deed(BAD, np.array([1 - p]))
    town.tables.deeds.keep[BAD] = filing.BLOCK - 1
    town.tables.score.worth[BAD] = np.round(-SCALE * TENTHS * factor ** np.arange(filing.BLOCK))
    _, total = turn.live(town, settings.whole("seed"), 0, MONTHS, turn.FROM_BASE)
    bad = -total / (SCALE * TENTHS)
    score = _expectation((1 - factor**MONTHS) / (1 - factor) - bad, bad)
    return {
        "spotless": float(long[0]),
        "broken_by": broken,
        "broken": float(long[broken]),
        "unfading_broken_by": int(np.argmax(unfading < 0.5)),
        "citizens_mean": float(score.mean()),
        "citizens_variance": float(score.var()),
    }


def reports_expected(settings: Settings) -> Numbers:
    """Sums of powers; the moments are those of a sum of independent reports."""
    factor, p, good = settings.one("factor"), settings.one("share"), settings.whole("good")
    whole, bad = 1 / (1 - factor), np.arange(LONGEST)
    left = whole * factor**bad
    path = (left + 1) / (whole + 2)
    broken = int(np.argmax(path < 0.5))
    return {
        "spotless": (whole + 1) / (whole + 2),
        "broken_by": broken,
        "broken": float(path[broken]),
        "unfading_broken_by": good + 1,
        "citizens_mean": (p * whole + 1) / (whole + 2),
        "citizens_variance": p * (1 - p) / (1 - factor**2) / (whole + 2) ** 2,
    }


PARTS = ("perceive", "act", "observe", "records", "score", "draw")
SYSTEMS = (
    System("fading-score", fading, fading_expected, PARTS),
    System("bounded-score", bounded, bounded_expected, PARTS),
    System("forgetful-reputation", reports, reports_expected, PARTS),
)
