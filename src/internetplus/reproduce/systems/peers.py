"""Axelrod's norms game: who breaks a norm, who punishes, and who punishes those who do not."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from internetplus.engine import records
from internetplus.engine.phases.observe import _enter, _fine
from internetplus.engine.rules.numbers import threshold
from internetplus.engine.tables import Deeds, Luck, Scratch
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.reproduce.system import Numbers, Settings, System
from internetplus.reproduce.town import Town
from internetplus.society.state import Society
from internetplus.vocabulary import purposes as P

MANY, TRIES, BITS = 20, 4, 3
MOST = 7
DEFECTION, PUNISHING, BEING_PUNISHED = 0, 1, 2
"""What is fined: a part in others' harm, the trouble of punishing, and punishment itself."""
TEMPTATION = 3
GAME, META = 0, 1
BOLD, VENGEFUL = 0, 1
LUCK_A_TRY = 4096
"""Room for the draws of one opportunity of one person."""
COLLAPSED = (6 / 7, 1 / 7)
ESTABLISHED = (2 / 7, 5 / 7)
UNIT = 8192
SQUARE = 20


@inner
def _answer(
    society: Society,
    deeds: Deeds,
    scratch: Scratch,
    ledger: np.ndarray,
    traits: np.ndarray,
    who: tuple[int, int],
    seen: tuple[int, np.uint32, np.uint64, int],
) -> None:
    """One witness of a deed, and the others where a witness lets it pass.

    `who`: culprit, witness; `seen`: kind of game, chance to be seen, key and place of luck.
    """
    i, j = who
    kind, visible, k, at = seen
    if draw(k, at + j) >= visible:
        return
    _enter(society, deeds, Luck(0, 0, 0, 0, 0), ledger, 0, (i, 0, records.HARMFUL, 1))
    if np.int64(draw(k, at + MANY + j)) * MOST < np.int64(traits[VENGEFUL, j]) << 32:
        _fine(society.people, deeds, scratch, ledger, 0, i, BEING_PUNISHED, False)
        _fine(society.people, deeds, scratch, ledger, 0, j, PUNISHING, False)
        return
    if kind != META:
        return
    for m in range(MANY):
        if m in (i, j) or draw(k, at + 2 * MANY + MANY * j + m) >= visible:
            continue
        u = np.int64(draw(k, at + 2 * MANY + MANY * (MANY + j) + m))
        if u * MOST < np.int64(traits[VENGEFUL, m]) << 32:
            _fine(society.people, deeds, scratch, ledger, 0, j, BEING_PUNISHED, False)
            _fine(society.people, deeds, scratch, ledger, 0, m, PUNISHING, False)


@inner
def _live(
    society: Society,
    deeds: Deeds,
    scratch: Scratch,
    ledger: np.ndarray,
    traits: np.ndarray,
    kind: int,
    k: np.uint64,
) -> None:
    """One generation's opportunities; what each has earned is left in `scratch.flow`."""
    society.pool.count[0] = 0
    for i in range(MANY):
        scratch.flow[i] = 0
    for i in range(MANY):
        for t in range(TRIES):
            at = LUCK_A_TRY * (TRIES * i + t)
            visible = draw(k, at + LUCK_A_TRY - 1)
            if np.int64(traits[BOLD, i]) << 32 <= np.int64(visible) * MOST:
                continue
            scratch.flow[i] += TEMPTATION
            for j in range(MANY):
                if j != i:
                    _fine(society.people, deeds, scratch, ledger, 0, j, DEFECTION, False)
                    seen = (kind, visible, k, at)
                    _answer(society, deeds, scratch, ledger, traits, (i, j), seen)


@inner
def _breed(traits: np.ndarray, born: np.ndarray, flow: np.ndarray, k: np.uint64) -> None:
    """Two heirs at a standard deviation above the mean, none at one below; back to as many.

    `born`: parent of each heir, then room for what the heirs are.
    """
    mean, square, n = 0.0, 0.0, 0
    for i in range(MANY):
        mean += flow[i] / MANY
    for i in range(MANY):
        square += (flow[i] - mean) ** 2 / MANY
    spread = np.sqrt(square)
    for i in range(MANY):
        heirs = 2 if flow[i] >= mean + spread else 1 if flow[i] > mean - spread else 0
        for _ in range(heirs):
            born[0, n] = i
            n += 1
    turn = 0
    while n > MANY:
        out = int((np.int64(draw(k, turn)) * n) >> 32)
        n, turn = n - 1, turn + 1
        born[0, out] = born[0, n]
    first = n
    while n < MANY:
        again = int((np.int64(draw(k, turn)) * first) >> 32)
        born[0, n] = born[0, again]
        n, turn = n + 1, turn + 1
    for trait in range(2):
        for n in range(MANY):
            born[1 + trait, n] = traits[trait, born[0, n]]


@inner
def _mutate(traits: np.ndarray, born: np.ndarray, k: np.uint64, rate: np.uint32) -> None:
    """The heirs take over; each bit of theirs may flip."""
    for trait in range(2):
        for i in range(MANY):
            value = born[1 + trait, i]
            for b in range(BITS):
                if draw(k, 256 + BITS * (MANY * trait + i) + b) < rate:
                    value ^= 1 << b
            traits[trait, i] = value


@kernel
def evolve(
    society: Society,
    deeds: Deeds,
    scratch: Scratch,
    ledger: np.ndarray,
    told: np.ndarray,
    born: np.ndarray,
    how: tuple[int, int, np.uint32],
) -> None:
    """Runs of generations; `told` int64 [runs, generations, 2] the sums of both traits.

    `how`: seed, kind of game, chance that a bit flips. `born` int64 [5, 40]: room to breed.
    """
    seed, kind, rate = how
    traits = born[3:5, :MANY]
    for run in range(told.shape[0]):
        k = key(seed, P.PEOPLE_TRAIT, kind, 0, run)
        for trait in range(2):
            for i in range(MANY):
                traits[trait, i] = draw(k, MANY * trait + i) >> np.uint32(29)
        for g in range(told.shape[1]):
            lives = key(seed, P.ACT, kind, g, run)
            _live(society, deeds, scratch, ledger, traits, kind, lives)
            breeds = key(seed, P.LEARNING, kind, g, run)
            _breed(traits, born, scratch.flow, breeds)
            _mutate(traits, born, breeds, rate)
            for trait in range(2):
                told[run, g, trait] = 0
                for i in range(MANY):
                    told[run, g, trait] += traits[trait, i]


def _runs(settings: Settings, kind: int, runs: int, generations: int) -> NDArray[np.float64]:
    """Mean boldness and vengefulness [runs, generations, 2], from 0 to 1."""
    town = Town(1, room=8)
    deeds = town.tables.deeds
    deeds.keep[0] = 1
    deeds.fine[DEFECTION], deeds.fine[PUNISHING] = 1, settings.whole("trouble")
    deeds.fine[BEING_PUNISHED] = settings.whole("punishment")
    told, born = np.zeros((runs, generations, 2), np.int64), np.zeros((5, 2 * MANY), np.int64)
    rate = np.uint32(threshold(settings.one("mutation")))
    parts = (town.society, deeds, town.scratch, town.ledger)
    evolve(*parts, told, born, (settings.whole("seed"), kind, rate))
    return told / (MANY * MOST)


def norms_game(settings: Settings) -> Numbers:
    """Shares of runs in which the norm has collapsed or is established, generations later."""
    runs, later = settings.whole("runs"), settings.whole("later")
    plain = _runs(settings, GAME, runs, later)
    meta = _runs(settings, META, settings.whole("meta_runs"), 100)
    return {
        "collapsed_late": _share(plain[:, -1], COLLAPSED, collapse=True),
        "collapsed_midway": _share(plain[:, 299], COLLAPSED, collapse=True),
        "meta_established": _share(meta[:, 99], ESTABLISHED, collapse=False),
        "meta_collapsed": _share(meta[:, 99], COLLAPSED, collapse=True),
    }


def _share(means: NDArray[np.float64], edge: tuple[float, float], *, collapse: bool) -> float:
    """Share of runs beyond both edges; a mean at an edge counts."""
    bold, vengeful = means[:, BOLD] - edge[0], means[:, VENGEFUL] - edge[1]
    if not collapse:
        bold, vengeful = -bold, -vengeful
    return float(((bold >= -1e-12) & (vengeful <= 1e-12)).mean())


def nothing_known(_: Settings) -> Numbers:
    """No closed form: the published picture is the target."""
    return {}


SYSTEMS = (System("norms-game", norms_game, nothing_known, ("observe", "records", "draw")),)
