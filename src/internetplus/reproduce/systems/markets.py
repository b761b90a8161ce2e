"""A partner market: proposals in the order of liking, until nobody is left who would change."""

from __future__ import annotations

import numpy as np

from internetplus.engine.phases.match import MATCHES, SEARCHES, Site, _site, _taste
from internetplus.engine.tables import Luck, Match, Scratch
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.reproduce.system import Numbers, Settings, System
from internetplus.reproduce.town import Town
from internetplus.society.state import Society
from internetplus.vocabulary import purposes as P

NOBODY = -1
FINE = np.uint32((1 << 22) - 1)
"""The part of a draw that taste leaves unread; it settles ties."""


@inner
def _like(match: Match, site: Site, liking: np.ndarray, n: int, k: np.uint64) -> None:
    """How much each likes each other one; `liking` int64 [2, n, n]: proposers, receivers."""
    for side in range(2):
        for a in range(n):
            for b in range(n):
                u = draw(k, (side * n + a) * n + b)
                other = b + (n if side == 0 else 0)
                liked = np.int64(_taste(match, site, u, other))
                liking[side, a, b] = (liked << 22) | np.int64(u & FINE)


@inner
def _best(liking: np.ndarray, p: int, below: np.int64) -> int:
    """The receiver whom a proposer likes best of those liked less than the last one."""
    best, most = NOBODY, np.int64(-1)
    for r in range(liking.shape[2]):
        if liking[0, p, r] < below and liking[0, p, r] > most:
            best, most = r, liking[0, p, r]
    return best


@inner
def _defer(liking: np.ndarray, holds: np.ndarray, ledger: np.ndarray) -> None:
    """Everybody proposes in turn; receivers keep the best so far. `holds`: proposer of each."""
    n = holds.size
    holds[:] = NOBODY
    for first in range(n):
        p, below = first, np.int64(1) << 62
        while p != NOBODY:
            r = _best(liking, p, below)
            ledger[SEARCHES, 0] += 1
            old = holds[r]
            if old == NOBODY or liking[1, r, p] > liking[1, r, old]:
                holds[r] = p
                p = old
                below = liking[0, old, r] if old != NOBODY else np.int64(0)
            else:
                below = liking[0, p, r]
    ledger[MATCHES, 0] += n


@inner
def _ranks(liking: np.ndarray, holds: np.ndarray, found: np.ndarray) -> None:
    """Add ranks of partners on both sides, and pairs who would rather have each other."""
    n = holds.size
    for r in range(n):
        p = holds[r]
        for other in range(n):
            found[0] += liking[0, p, other] >= liking[0, p, r]
            found[1] += liking[1, r, other] >= liking[1, r, p]
    for r in range(n):
        for other in range(n):
            p = holds[other]
            better_for_p = liking[0, p, r] > liking[0, p, other]
            found[2] += better_for_p and liking[1, r, p] > liking[1, r, holds[r]]


@kernel
def match_all(
    society: Society,
    match: Match,
    scratch: Scratch,
    ledger: np.ndarray,
    liking: np.ndarray,
    holds: np.ndarray,
    how: tuple[int, int],
    found: np.ndarray,
) -> None:
    """Markets one after the other; `how`: seed, markets."""
    seed, markets = how
    for m in range(markets):
        site = _site(society, Luck(seed, seed, m, 0, 0), scratch, 0)
        k = key(seed, P.MATCH_TASTE, 1, m, 0)
        _like(match, site, liking, holds.size, k)
        _defer(liking, holds, ledger)
        _ranks(liking, holds, found)


def market(settings: Settings) -> Numbers:
    """Proposals, ranks of partners, and pairs who would run away with each other."""
    n, markets = settings.whole("people"), settings.whole("markets")
    town, found = Town(1), np.zeros(3, np.int64)
    liking, holds = np.zeros((2, n, n), np.int64), np.zeros(n, np.int64)
    how = (settings.whole("seed"), markets)
    parts = (town.society, town.tables.match, town.scratch, town.ledger)
    match_all(*parts, liking, holds, how, found)
    searches = town.ledger[SEARCHES].sum()
    return {
        "proposals": float(searches) / markets,
        "receiver_rank": float(found[1]) / markets / n,
        "unstable": float(found[2]),
    }


def market_expected(_: Settings) -> Numbers:
    """Deferred acceptance is stable; the other numbers were measured."""
    return {"unstable": 0.0}


SYSTEMS = (System("partner-market", market, market_expected, ("match", "draw")),)
