"""Trust that counts by the trust of whoever gives it, and a clique that trusts only itself."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.month import ADD_UP
from internetplus.engine.tables import Luck
from internetplus.reproduce import filing
from internetplus.reproduce.system import Numbers, Settings, System
from internetplus.reproduce.town import Town
from internetplus.vocabulary.fields import COMMUNITY

Values = NDArray[np.float64]
WITHIN, INTO, CLIQUE = 0, 1, 2
"""Records of trust among the honest, from them to the clique, and inside the clique."""
ROUNDS, CALM = 3000, 1e-12
HALF = 1 << filing.LIMB


class Net:
    """Honest peers and a clique, each trust a record that counts what its giver is trusted."""

    def __init__(self, honest: int, clique: int) -> None:
        self.honest, self.clique = honest, clique
        people = honest + clique
        self.town = Town(1, room=1 + 2 * (honest * people + clique * clique) // COMMUNITY)
        score, deeds = self.town.tables.score, self.town.tables.deeds
        deeds.keep[:6] = filing.BLOCK
        score.dimension[:6] = (0, 1, 0, 1, 0, 1)
        for kind, givers, takers in (
            (WITHIN, honest - 1, np.arange(honest)),
            (INTO, honest, honest + np.arange(clique)),
            (CLIQUE, clique, honest + np.arange(clique)),
        ):
            who = np.repeat(takers, givers)
            for half in (0, 1):
                filing.file(self.town, who, np.full(who.size, 2 * kind + half))

    def worth(self, kind: int, points: float) -> None:
        """What a record of trust counts."""
        whole = round(points * HALF * HALF)
        self.town.tables.score.worth[2 * kind : 2 * kind + 2] = np.array(divmod(whole, HALF))[
            :, None
        ]

    def received(self) -> Values:
        """Trust that each peer gets from the others, by the score."""
        town, luck = self.town, Luck(1, 1, filing.NOW, 0, 0)
        town.live(luck, 0, ADD_UP, ADD_UP)
        halves = town.scratch.credits[:2, : self.honest + self.clique].astype(np.float64)
        return np.asarray((halves[0] * HALF + halves[1]) * filing.FINEST)


def clique_mass(honest: int, clique: int, leak: float, damping: float, share: float) -> float:
    """Trust that ends with the clique; `share`: how much it is trusted beforehand."""
    net, before = Net(honest, clique), np.zeros(honest + clique)
    before[:honest], before[honest:] = (1 - share) / honest, share / clique
    t = np.full(honest + clique, 1 / (honest + clique))
    for _ in range(ROUNDS):
        # peers of a kind are alike, so a record of each kind has one worth
        net.worth(WITHIN, float(t[0]) * (1 - leak) / (honest - 1))
        net.worth(INTO, float(t[0]) * leak / clique)
        net.worth(CLIQUE, float(t[-1]) / clique)
        fresh = (1 - damping) * net.received() + damping * before
        fresh /= fresh.sum()
        moved = np.abs(fresh - t).sum()
        t = fresh
        if moved < CALM:
            break
    return float(t[honest:].sum())


def _cases(settings: Settings) -> dict[str, tuple[int, int, float, float, float]]:
    """Size of both groups, leak, damping, trust beforehand, by check."""
    honest, leak, damping = (settings.one(n) for n in ("honest", "leak", "damping"))
    h, sizes = int(honest), [int(s) for s in settings.many("cliques")]
    cases = {
        "trusted": (h, sizes[0], leak, damping, 0.0),
        "larger": (h, sizes[1], leak, damping, 0.0),
        "careless": (h, sizes[0], settings.one("careless"), settings.one("wary"), 0.0),
        "closed": (h, sizes[0], 0.0, damping, 0.0),
        "sink": (h, sizes[0], leak, 0.0, 0.0),
    }
    for n, size in enumerate(sizes):
        cases[f"open.{n}"] = (h, size, leak, damping, size / (h + size))
    return cases


def trust(settings: Settings) -> Numbers:
    """The clique's trust in each case."""
    return {name: clique_mass(*case) for name, case in _cases(settings).items()}


def trust_expected(settings: Settings) -> Numbers:
    """((1 - a) f + a s) / (a + (1 - a) f)."""
    return {
        name: ((1 - a) * f + a * s) / (a + (1 - a) * f)
        for name, (_, _, f, a, s) in _cases(settings).items()
    }


def all_fit(settings: Settings) -> bool:
    """Whether everybody fits into one community."""
    return bool(settings.one("honest") + settings.many("cliques").max() <= COMMUNITY)


SYSTEMS = (System("weighted-trust", trust, trust_expected, ("records", "score"), all_fit),)
