"""Gaming a cut: points bought to reach it, and who pays for a cut that allows for that."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from internetplus.engine import records
from internetplus.engine.phases.judge import judge
from internetplus.engine.phases.score import TRUE, add_up
from internetplus.engine.tables import Luck, Scratch
from internetplus.kernel.jit import kernel
from internetplus.reproduce.system import Numbers, Settings, System
from internetplus.reproduce.systems.crowds import draw_all
from internetplus.reproduce.town import Rules, Town
from internetplus.society.state import GRADE_SHIFT, Society
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

Values = NDArray[np.float64]
Integers = NDArray[np.int64]
UNIT = 4096
"""Tenths of a point in one standard deviation of the score."""
LOW, HIGH = -8.0, 8.0
WORDS = 17
"""Purchases of 1, 2, 4, … tenths."""
FROM_CITIZENS, TO_ENTERPRISES = INDEX["transfer_citizens"], INDEX["transfer_enterprises"]
QUALIFIED, NOT_QUALIFIED = 1.0, -1.0
PENCE = 1000


@kernel
def buy(
    society: Society,
    rules: Rules,
    scratch: Scratch,
    ledger: np.ndarray,
    start: np.ndarray,
    accepted: np.ndarray,
    deal: tuple[int, int, int],
) -> None:
    """Who lacks points buys them where they are worth it; the score then admits or does not.

    `deal`: the cut, the price of a point, the most somebody pays. `start` int64 [C, 1024] becomes
    what each has paid.
    """
    cut, price, most = deal
    for c in range(start.shape[0]):
        society.pool.count[c] = 0
        for i in range(COMMUNITY):
            lacks, had = cut - start[c, i], start[c, i]
            start[c, i] = 0
            for v in range(3):
                scratch.start[v, i] = had
            if lacks <= 0 or price * lacks > most:
                continue
            for word in range(WORDS):
                if lacks & (1 << word):
                    r = records.pack(i, word, 0, records.BOUGHT, records.ACCEPTED, 0)
                    records.write(society.pool.record, society.pool.count, c, r)
            start[c, i] = price * lacks
            ledger[FROM_CITIZENS, 0] -= price * lacks
            ledger[TO_ENTERPRISES, 0] += price * lacks
        luck = Luck(0, 0, 0, c, 0)
        add_up(society, rules.deeds, rules.life, rules.score, luck, scratch, ledger, c)
        judge(society.people, society.state, rules.score, scratch, c)
        for i in range(COMMUNITY):
            accepted[c, i] = society.state.status[c, i] >> GRADE_SHIFT
            accepted[c, i] |= np.int64(scratch.total[TRUE, i] >= cut) << 1


class Market:
    """People whose points stand on a grid or were drawn, who may buy more."""

    def __init__(self, points: Integers) -> None:
        self.points = points.reshape(-1, COMMUNITY)
        self.town = Town(len(self.points), room=WORDS)
        self.town.put("score", even=0)
        self.town.tables.score.worth[:WORDS, 0] = 1 << np.arange(WORDS)
        self.town.tables.deeds.keep[:WORDS] = 1

    def under(self, cut: float, price: float, *, all_pay: bool = False) -> tuple[Integers, Values]:
        """Who is accepted, and what each has paid; `all_pay`: whatever it costs."""
        edge, each = round(cut * UNIT), round(price * PENCE)
        self.town.tables.score.grade_from[1] = edge
        most = 1 << 40 if all_pay else UNIT * PENCE
        paid, accepted = self.points.copy(), np.zeros_like(self.points)
        town = self.town
        parts = (town.society, town.rules, town.scratch, town.ledger)
        buy(*parts, paid, accepted, (edge, each, most))
        return accepted.ravel() & 1, paid.ravel() / (UNIT * PENCE)


def _grid() -> Integers:
    return np.arange(round(LOW * UNIT), round(HIGH * UNIT))


def _weights(points: Integers, mean: float) -> Values:
    """Share of a normal group in each cell of the grid, from one point to the next."""
    return np.asarray(ndtr((points + 1) / UNIT - mean) - ndtr(points / UNIT - mean))


class Exact:
    """The market on a grid, weighed by normal shares."""

    def __init__(self) -> None:
        self.points = _grid()
        self.market = Market(self.points)
        self.good, self.bad = (_weights(self.points, m) for m in (QUALIFIED, NOT_QUALIFIED))

    def accuracy(self, cut: float, price: float) -> float:
        accepted, _ = self.market.under(cut, price)
        return float(self.good @ accepted + self.bad @ (1 - accepted)) / 2

    def burden(self, cut: float, price: float, mean: float) -> float:
        """What qualified people must pay to be accepted; paid falls evenly within a cell."""
        _, paid = self.market.under(cut, price, all_pay=True)
        middle = (paid + np.append(paid[1:], 0.0)) / 2
        return float(_weights(self.points, mean) @ middle)

    def best(self, price: float) -> float:
        """The cut of the highest accuracy, by halving on the grid of points."""
        low, high = 0, round(HIGH * UNIT / 2)
        while high - low > 1:
            middle = (low + high) // 2
            here, there = (self.accuracy(m / UNIT, price) for m in (middle, middle + 1))
            low, high = (middle, high) if there > here else (low, middle)
        here, there = (self.accuracy(m / UNIT, price) for m in (low, high))
        return (high if there > here else low) / UNIT


def gaming(settings: Settings) -> Numbers:
    """The best cut for each price, its burden, a second group; then people drawn by luck."""
    exact, found = Exact(), dict[str, float]()
    for n, price in enumerate(settings.many("prices")):
        best = exact.best(float(price))
        found |= {
            f"best.{n}": best,
            f"accuracy.{n}": exact.accuracy(best, float(price)),
            f"naive.{n}": exact.accuracy(0.0, float(price)),
            f"naive_burden.{n}": exact.burden(0.0, float(price), QUALIFIED),
            f"burden.{n}": exact.burden(best, float(price), QUALIFIED),
        }
    other, first = settings.one("other"), float(settings.many("prices")[0])
    for name, cut in (("naive", 0.0), ("best", found["best.0"])):
        found[f"{name}_other"] = exact.burden(cut, first, other)
        gap = found[f"{name}_other"] - exact.burden(cut, first, QUALIFIED)
        found[f"{name}_gap"] = gap
    return {**found, **_people(settings, first, found["best.0"])}


def _people(settings: Settings, price: float, best: float) -> Numbers:
    """The same for people drawn from both groups."""
    uniform = np.zeros((settings.whole("communities"), COMMUNITY))
    draw_all(settings.whole("seed"), uniform)
    good = np.resize([True, False], uniform.size)
    points = ndtri(uniform.ravel()) + np.where(good, QUALIFIED, NOT_QUALIFIED)
    market = Market(np.floor(points * UNIT).astype(np.int64))
    found: dict[str, float] = {}
    for name, cut in (("naive", 0.0), ("best", best)):
        accepted, _ = market.under(cut, price)
        _, paid = market.under(cut, price, all_pay=True)
        found[f"people.{name}"] = float((accepted == good).mean())
        found[f"people.{name}_burden"] = float(paid[good].mean())
    return found


def gaming_expected(settings: Settings) -> Numbers:
    """Everybody short of the cut by less than 1/price moves to it."""

    def accuracy(cut: float, price: float) -> float:
        edge = cut - 1 / price
        return float(ndtr(QUALIFIED - edge) + ndtr(edge - NOT_QUALIFIED)) / 2

    def burden(cut: float, price: float, mean: float = QUALIFIED) -> float:
        z = cut - mean
        return float(price * (z * ndtr(z) + np.exp(-z * z / 2) / np.sqrt(2 * np.pi)))

    found: dict[str, float] = {}
    for n, price in enumerate(map(float, settings.many("prices"))):
        found |= {
            f"best.{n}": 1 / price,
            f"accuracy.{n}": accuracy(1 / price, price),
            f"naive.{n}": accuracy(0.0, price),
            f"naive_burden.{n}": burden(0.0, price),
            f"burden.{n}": burden(1 / price, price),
        }
    other, first = settings.one("other"), float(settings.many("prices")[0])
    for name, cut in (("naive", 0.0), ("best", 1 / first)):
        found[f"{name}_other"] = burden(cut, first, other)
        found[f"{name}_gap"] = burden(cut, first, other) - burden(cut, first)
        found[f"people.{name}"] = accuracy(cut, first)
        found[f"people.{name}_burden"] = burden(cut, first)
    return found


SYSTEMS = (System("gaming-the-cut", gaming, gaming_expected, ("records", "score", "draw")),)
