"""Watching and deterrence: patrols that follow their own records, and what inspections are for."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from internetplus.engine import records
from internetplus.engine.phases.observe import _enter
from internetplus.engine.phases.visit import visit
from internetplus.engine.rules.numbers import threshold
from internetplus.engine.tables import Deeds, Food, Luck, Scratch, Trade
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import kernel
from internetplus.reproduce.system import Numbers, Settings, System
from internetplus.reproduce.town import Town
from internetplus.society.state import Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX

PLAIN, CORRECTED, REPORTED = 0, 1, 2
INSPECTIONS, ACTIVE = INDEX["inspections"], INDEX["active_poisoned_food"]
PENCE = 1000
"""Parts of a unit in which the inspection game's payments are booked."""
STEP, SPAN = 0.01, 400.0
CERTAIN = 2**32 - 1


class Patrol(NamedTuple):
    """Two districts: chances of 2^32 that a patrol finds, and that somebody reports."""

    kind: int
    finds: np.ndarray  # uint32 [2]
    told: np.ndarray  # uint32 [2]
    start: np.ndarray  # int64 [2] records at the beginning


@kernel
def _lies_in(u: np.uint32, part: int, whole: int) -> bool:
    """Whether a draw falls into this part of a whole."""
    return bool(np.int64(u) * whole < np.int64(part) << 32)


@kernel
def patrol(
    society: Society,
    deeds: Deeds,
    ledger: np.ndarray,
    urns: Patrol,
    share: np.ndarray,
    when: tuple[int, int],
) -> None:
    """Districts that are patrolled by their share of the records so far; `when`: seed, days.

    `share` [worlds] gets the first district's share at the end.
    """
    seed, days = when
    pool, count = society.pool, society.pool.count
    for w in range(share.size):
        for c in range(2):
            count[c] = 0
            for _ in range(urns.start[c]):
                r = records.pack(0, 0, 0, records.STOCK, records.ACCEPTED, 0)
                records.write(pool.record, count, c, r)
        for day in range(days):
            k = key(seed, P.INSPECTION, urns.kind, day, w)
            luck = Luck(seed, seed, day, w, 0)
            whole = count[0] + count[1]
            c = 0 if _lies_in(draw(k, 0), count[0], whole) else 1
            found = draw(k, 1) < urns.finds[c]
            if urns.kind == CORRECTED:
                found = found and _lies_in(draw(k, 2), count[1 - c], whole)
            if found:
                _enter(society, deeds, luck, ledger, c, (0, 0, records.HARMFUL, 0))
            if urns.kind == REPORTED:
                for other in range(2):
                    if draw(k, 3 + other) < urns.told[other]:
                        _enter(society, deeds, luck, ledger, other, (0, 0, records.HARMFUL, 1))
        share[w] = count[0] / (count[0] + count[1])


def _patrolled(
    settings: Settings,
    kind: int,
    finds: tuple[float, float],
    start: tuple[int, int],
    size: tuple[int, int],
) -> NDArray[np.float64]:
    """The first district's share of the records in so many worlds, after so many days."""
    worlds, days = size
    told = (settings.one("reported"),) * 2
    town = Town(2, room=1 + days // 300)
    town.tables.deeds.keep[0] = 1
    chances = [np.array([threshold(x) for x in pair], np.uint32) for pair in (finds, told)]
    share = np.zeros(worlds)
    urns = Patrol(kind, chances[0], chances[1], np.array(start, np.int64))
    when = (settings.whole("seed"), days)
    patrol(town.society, town.tables.deeds, town.ledger, urns, share, when)
    return share


def runaway(settings: Settings) -> Numbers:
    """Alike districts; unlike ones; records weighed by where the patrol was; reports besides."""
    worlds, days, high = settings.whole("worlds"), settings.whole("days"), settings.one("high")
    alike: dict[str, float] = {}
    for name in ("even", "uneven"):
        a, b = (int(x) for x in settings.many(name))
        share = _patrolled(settings, PLAIN, (high, high), (a, b), (worlds, days))
        alike |= {f"{name}.mean": float(share.mean()), f"{name}.variance": float(share.var())}
    near, low = settings.one("near"), settings.one("low")
    fewer = (worlds // 10, 1000)
    early, late = (
        float(_patrolled(settings, PLAIN, (high, near), (1, 1), (fewer[0], many)).mean())
        for many in (1000, 10_000)
    )
    short, long = (settings.whole(name) for name in ("reported_days", "corrected_days"))
    corrected = _patrolled(settings, CORRECTED, (high, low), (5, 5), (worlds // 20, long))
    reported = _patrolled(settings, REPORTED, (high, low), (5, 5), (worlds // 20, short))
    return {
        **alike,
        "late": late,
        "rise": late - early,
        "corrected": float(corrected.mean()),
        "reported": float(reported.mean()),
    }


def runaway_expected(settings: Settings) -> Numbers:
    """Polya's urn ends in a beta distribution; the others where inflow equals share."""
    found: dict[str, float] = {}
    for name in ("even", "uneven"):
        a, b = settings.many(name)
        variance = a * b / ((a + b) ** 2 * (a + b + 1))
        found |= {f"{name}.mean": float(a / (a + b)), f"{name}.variance": float(variance)}
    high, low, r = (settings.one(name) for name in ("high", "low", "reported"))
    # r + high x = x (2 r + low + (high - low) x)
    roots = np.roots([high - low, 2 * r + low - high, -r])
    inside = [float(x.real) for x in roots if 0 <= x.real <= 1]
    return {**found, "corrected": high / (high + low), "reported": inside[0]}


@kernel
def play(
    society: Society,
    trade: Trade,
    food: Food,
    scratch: Scratch,
    ledger: np.ndarray,
    game: tuple[int, int, int, int],
    rounds: int,
) -> None:
    """Both answer what the other did so far; `game`: gain, fine, cost and reward of a look."""
    gain, fine, cost, reward = game
    for t in range(rounds):
        violates = gain * t > fine * ledger[INSPECTIONS, 0]
        looks = reward * ledger[ACTIVE, 0] > cost * t
        society.state.practices[0, 0] = np.uint16(violates)
        ledger[ACTIVE, 0] += violates
        if looks:
            visit(society, trade, food, Luck(1, 1, t & 127, 0, 0), scratch, ledger, 0, 0)


def _play(town: Town, game: tuple[int, int, int, int], rounds: int) -> None:
    rules = (town.tables.trade, town.tables.food)
    play(town.society, *rules, town.scratch, town.ledger, game, rounds)


def _inspected(fine: float) -> Town:
    """A town in which a look finds every violation, and fines it."""
    town = Town(3)
    town.tables.trade.found[0], town.tables.trade.able[0] = CERTAIN, 1
    town.tables.trade.fine[0] = round(fine * PENCE)
    return town


def inspection(settings: Settings) -> Numbers:
    """Fictitious play for a fine and its double; replicators paid what the ledger books."""
    gain, fine, cost, reward = (settings.one(n) for n in ("gain", "fine", "cost", "reward"))
    found: dict[str, float] = {}
    for name, p in (("once", fine), ("doubled", 2 * fine)):
        town, rounds = _inspected(p), settings.whole("rounds")
        game = (round(gain * PENCE), round(p * PENCE), round(cost * PENCE), round(reward * PENCE))
        _play(town, game, rounds)
        found[f"{name}.violations"] = town.counted("active_poisoned_food") / rounds
        found[f"{name}.inspections"] = town.counted("inspections") / rounds
    means = _replicators(gain, _booked(fine), cost, reward)
    return {**found, "mean_violations": means[0], "mean_inspections": means[1]}


def _booked(fine: float) -> tuple[float, float]:
    """What a look takes from a violator and finds at one, by the ledger."""
    town = _inspected(fine)
    _play(town, (1, 0, -1, 0), 2)
    caught = town.counted("found_poisoned_food")
    return town.counted("fines") / PENCE / caught, caught / 1.0


def _replicators(
    gain: float, booked: tuple[float, float], cost: float, reward: float
) -> tuple[float, float]:
    """Means over time of the closed orbit that begins in the middle (Runge-Kutta)."""
    fine, caught = booked

    def flow(z: NDArray[np.float64]) -> NDArray[np.float64]:
        x, y = z
        return np.array(
            [x * (1 - x) * (gain - fine * y), y * (1 - y) * (reward * caught * x - cost)]
        )

    z, total = np.array([0.5, 0.5]), np.zeros(2)
    for _ in range(round(SPAN / STEP)):
        a = flow(z)
        b = flow(z + STEP / 2 * a)
        c = flow(z + STEP / 2 * b)
        z = z + STEP / 6 * (a + 2 * b + 2 * c + flow(z + STEP * c))
        total += z
    mean = total / round(SPAN / STEP)
    return float(mean[0]), float(mean[1])


def inspection_expected(settings: Settings) -> Numbers:
    """Each mixes so that the other is indifferent."""
    gain, fine, cost, reward = (settings.one(n) for n in ("gain", "fine", "cost", "reward"))
    found: dict[str, float] = {}
    for name, p in (("once", fine), ("doubled", 2 * fine)):
        found |= {f"{name}.violations": cost / reward, f"{name}.inspections": gain / p}
    return {**found, "mean_violations": cost / reward, "mean_inspections": gain / fine}


def tempting(settings: Settings) -> bool:
    """Whether there is anything to play for on both sides."""
    gain, fine, cost, reward = (settings.one(n) for n in ("gain", "fine", "cost", "reward"))
    return fine > gain and reward > cost


SYSTEMS = (
    System("runaway-patrols", runaway, runaway_expected, ("observe", "records", "draw")),
    System("inspection-game", inspection, inspection_expected, ("visit", "records"), tempting),
)
