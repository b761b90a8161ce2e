"""Loans by score: a permissive lender's chain, and one round under three rules of fairness."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from internetplus.reproduce import chain, desk, turn
from internetplus.reproduce.system import Numbers, Settings, System
from internetplus.reproduce.town import TENTHS, Town
from internetplus.vocabulary.fields import COMMUNITY

Values = NDArray[np.float64]
DEFAULT = 0
TOP = 6
SCORES = np.arange(TOP + 1)
TOLD = (1, 5, 10, 20, 50, 100)
FIRST, LAST = 400, 1200
GROUPS = ("first", "second")
RULES = ("unconstrained", "equal_rates", "equal_chances")


def _borrowers(town: Town, default: Values, loss: float) -> Town:
    """A loan kept lifts the score by a point, one not kept lowers it by `loss`; from 0 to 6."""
    town.deed(DEFAULT, default)
    town.put("score", even=0, base=TENTHS)
    town.tables.score.worth[DEFAULT, 0] = -(1 + loss) * TENTHS
    town.grades(*range(1, TOP + 1))
    return town


def _leads_to(loss: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where a loan kept and a default lead from each score, read off the engine."""
    kept, failed = (
        turn.moved(_borrowers(Town(1), np.full(1, chance), loss), SCORES, turn.FROM_GRADE)
        for chance in (0.0, 1.0)
    )
    return np.clip(kept, 0, TOP), np.clip(failed, 0, TOP)


def _spread(shares: Values, citizens: int) -> NDArray[np.int64]:
    """Scores of so many citizens in these shares."""
    edges = np.cumsum(shares / shares.sum())
    return np.searchsorted(edges, (np.arange(citizens) + 0.5) / citizens).clip(0, TOP)


def permissive(settings: Settings) -> Numbers:
    """Everybody gets a loan each period, and pays it back with a chance that hangs on the score."""
    repay, communities = settings.many("repay"), settings.whole("communities")
    kept, failed = _leads_to(1.0)
    matrix = chain.matrix(kept, repay) + chain.matrix(failed, 1 - repay)
    pi = chain.stationary(matrix)
    found = {f"share.{i}": float(pi[i]) for i in SCORES}
    found |= {"mean": float(pi @ SCORES), "repaid": float(pi @ repay)}
    found["eigenvalue"] = chain.second(matrix)
    town = _borrowers(Town(2 * communities), 1 - repay, 1.0)
    starts = [_spread(settings.many(name), communities * COMMUNITY) for name in GROUPS]
    town.place(np.concatenate(starts).reshape(2 * communities, COMMUNITY))
    told, _ = turn.live(town, settings.whole("seed"), 0, LAST, turn.FROM_GRADE)
    worth = np.clip(np.arange(told.shape[2]) - 1, 0, TOP)
    for g, name in enumerate(GROUPS):
        mine = told[:, g * communities : (g + 1) * communities].sum(1)
        means = mine @ worth / mine.sum(1)
        found |= {f"{name}.{m}": float(means[m - 1]) for m in TOLD}
    share = np.bincount(worth, told[FIRST:].sum((0, 1)))
    return found | {f"citizens.{i}": float(share[i] / share.sum()) for i in SCORES}


def permissive_expected(settings: Settings) -> Numbers:
    """Detailed balance; the means from the powers of the chain."""
    repay = settings.many("repay")
    pi = np.cumprod(np.append(1.0, repay[:-1] / (1 - repay[1:])))
    pi /= pi.sum()
    step = np.zeros((TOP + 1, TOP + 1))
    for i in range(TOP + 1):
        step[i, min(i + 1, TOP)] += repay[i]
        step[i, max(i - 1, 0)] += 1 - repay[i]
    found = {f"{kind}.{i}": float(pi[i]) for kind in ("share", "citizens") for i in SCORES}
    found |= {"mean": float(pi @ SCORES), "repaid": float(pi @ repay)}
    found["eigenvalue"] = float(np.sort(np.abs(np.linalg.eigvals(step)))[-2])
    for name in GROUPS:
        start = settings.many(name) / settings.many(name).sum()
        for m in TOLD:
            found[f"{name}.{m}"] = float(start @ np.linalg.matrix_power(step, m) @ SCORES)
    return found


class Group(NamedTuple):
    """Shares of a group by score, and how often each score pays back."""

    shares: Values
    repay: Values

    def taken(self, rate: float) -> Values:
        """Chance of a loan by score where this share of the group is taken from the top."""
        above = np.append(np.cumsum(self.shares[::-1])[::-1][1:], 0.0)
        return np.clip((rate - above) / np.where(self.shares > 0, self.shares, 1.0), 0.0, 1.0)

    def profit(self, rate: float) -> float:
        return float(self.shares * (2 * self.repay - 1) @ self.taken(rate))

    def reached(self, rate: float) -> float:
        """Share of those who would pay back that gets a loan."""
        return float(self.shares * self.repay @ self.taken(rate) / (self.shares @ self.repay))

    def corners(self) -> Values:
        return np.append(0.0, np.cumsum(self.shares[::-1]))

    def dearest(self) -> float:
        """The rate at which the lender earns most."""
        return max((float(r) for r in self.corners()), key=lambda r: round(self.profit(r), 12))

    def rate_at(self, reached: float) -> float:
        """The rate at which so many of those who would pay back are reached."""
        rates = self.corners()
        return float(np.interp(reached, [self.reached(r) for r in rates], rates))


def _groups(settings: Settings) -> tuple[Group, Group]:
    """Both groups, of whom the same scores pay back alike."""
    first, second = (Group(settings.many(n), settings.many("repay")) for n in GROUPS)
    return first, second


def chosen(groups: tuple[Group, Group], rule: str) -> tuple[float, float]:
    """The rates of a lender who earns most under a rule; profits bend only where a score ends."""
    one, two = groups
    if rule == "unconstrained":
        return one.dearest(), two.dearest()
    if rule == "equal_rates":
        pairs = [(float(r), float(r)) for g in groups for r in g.corners()]
    else:
        marks = [g.reached(r) for g in groups for r in g.corners()]
        pairs = [(one.rate_at(t), two.rate_at(t)) for t in marks]
    return max(pairs, key=lambda p: round(one.profit(p[0]) + two.profit(p[1]), 12))


def round_of_loans(settings: Settings) -> Numbers:
    """The loan desk by its closed and fixed places, and the scores that follow, read off."""
    kept, failed = _leads_to(settings.one("loss"))
    groups = _groups(settings)
    found: dict[str, float] = {}
    for rule in RULES:
        profit = 0.0
        for name, group, rate in zip(GROUPS, groups, chosen(groups, rule), strict=True):
            taken = desk.chances(group.taken(rate))
            change = group.repay * (kept - SCORES) + (1 - group.repay) * (failed - SCORES)
            weight = group.shares * taken
            found[f"{rule}.{name}.rate"] = float(weight.sum())
            found[f"{rule}.{name}.reached"] = float(
                weight @ group.repay / (group.shares @ group.repay)
            )
            found[f"{rule}.{name}.change"] = float(weight @ change)
            profit += float(weight @ (2 * group.repay - 1)) / 2
            found[f"{rule}.{name}.citizens"] = _citizens(settings, group, rate)
        found[f"{rule}.profit"] = profit
    return found


def _citizens(settings: Settings, group: Group, rate: float) -> float:
    """Mean change of score of a group of citizens who ask for a loan."""
    communities = settings.whole("communities")
    town = _borrowers(Town(communities), 1 - group.repay, settings.one("loss"))
    before = _spread(group.shares, communities * COMMUNITY).reshape(communities, COMMUNITY)
    town.place(before)
    seed = settings.whole("seed")
    served = desk.serve(town, group.taken(rate), seed)
    turn.live(town, seed, 0, 1, turn.FROM_GRADE)
    after = np.clip(town.society.state.position.astype(np.int64) - 1, 0, TOP)
    return float(((after - before) * served).mean())


def round_expected(settings: Settings) -> Numbers:
    """The same sums over the groups' shares."""
    repay, loss = settings.many("repay"), settings.one("loss")
    groups = _groups(settings)
    up, down = np.minimum(SCORES + 1, TOP) - SCORES, np.maximum(SCORES - loss, 0) - SCORES
    found: dict[str, float] = {}
    for rule in RULES:
        rates = chosen(groups, rule)
        for name, group, rate in zip(GROUPS, groups, rates, strict=True):
            weight = group.shares * group.taken(rate)
            found[f"{rule}.{name}.rate"] = rate
            found[f"{rule}.{name}.reached"] = group.reached(rate)
            change = float(weight @ (repay * up + (1 - repay) * down))
            found[f"{rule}.{name}.change"] = found[f"{rule}.{name}.citizens"] = change
        found[f"{rule}.profit"] = sum(g.profit(r) for g, r in zip(groups, rates, strict=True)) / 2
    return found


def any_share(settings: Settings) -> bool:
    """Whether both groups have somebody in them."""
    return all(settings.many(name).sum() > 0 for name in GROUPS)


SYSTEMS = (
    System(
        "permissive-lending",
        permissive,
        permissive_expected,
        ("perceive", "act", "observe", "records", "score"),
        any_share,
    ),
    System(
        "fair-lending",
        round_of_loans,
        round_expected,
        ("perceive", "act", "observe", "records", "score", "answer"),
        any_share,
    ),
)
