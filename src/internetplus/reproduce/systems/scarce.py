"""Scarce sanctions: spread at random, or given down a list that everybody knows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.course import ONE
from internetplus.engine.exchange import fields_from
from internetplus.engine.exchange import scarce as shared
from internetplus.engine.phases.visit import ONE_VISIT, visit
from internetplus.engine.tables import Food, Luck, Scratch, Trade
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import kernel
from internetplus.reproduce.system import Numbers, Settings, System
from internetplus.reproduce.town import Town
from internetplus.society.build import sells_food
from internetplus.society.state import Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counts import INSPECT_WEIGHT, INSPECTED, N_FRESH
from internetplus.vocabulary.fields import ENTERPRISES

Mask = NDArray[np.bool_]
CERTAIN = 2**32 - 1
SHOPS = [e for e in range(ENTERPRISES) if not sells_food(e)]
"""Who has no kitchen to look into."""


@kernel
def look(
    society: Society,
    trade: Trade,
    food: Food,
    scratch: Scratch,
    ledger: np.ndarray,
    who: np.ndarray,
) -> None:
    """One inspection of each of these enterprises [n, 2]."""
    for n in range(who.shape[0]):
        c = who[n, 0]
        visit(society, trade, food, Luck(1, 1, 0, c, 0), scratch, ledger, c, who[n, 1])


class Offenders:
    """Enterprises in the order of a list, each of whom may violate."""

    def __init__(self, many: int) -> None:
        n = np.arange(many)
        self.at = np.stack([n // len(SHOPS), np.array(SHOPS)[n % len(SHOPS)]], axis=1)
        self.town = Town(int(self.at[-1, 0]) + 1)
        trade = self.town.tables.trade
        trade.found[0], trade.able[0], trade.fine[0] = CERTAIN, 1, 1

    def sanction(self, violating: Mask, order: NDArray[np.intp], k: int) -> None:
        """The first `k` of those who violate, in an order, are inspected and fined."""
        practices = self.town.society.state.practices
        practices[self.at[:, 0], self.at[:, 1]] = violating
        met = order[violating[order]][:k]
        town = self.town
        rules = (town.tables.trade, town.tables.food)
        look(town.society, *rules, town.scratch, town.ledger, self.at[met])

    @property
    def sanctions(self) -> int:
        return self.town.counted("fines")


def _risk(k: int, violating: int) -> int:
    """Inspections for each violator, 1/65536, as the exchange shares them out."""
    counts = np.zeros((1, N_FRESH), np.int64)
    counts[0, INSPECTED], counts[0, INSPECT_WEIGHT] = k * ONE_VISIT, violating * ONE_VISIT
    fields = fields_from(counts, shared(len(counts), 1.0, 1.0, 256, (1.0, 1.0, 1.0)))
    return min(int(fields.inspection[0]), ONE)


def _at_random(settings: Settings, k: int) -> tuple[int, int]:
    """Violators at the end, and sanctions given, where chance says whom they meet."""
    n, periods = settings.whole("offenders"), settings.whole("periods")
    group, violating = Offenders(n), np.ones(n, np.bool_)
    worth_it = int(ONE * settings.one("cost") / settings.one("penalty"))
    for t in range(periods):
        k_of = np.uint64(key(settings.whole("seed"), P.INSPECTION, 0, t, 0))
        lot = np.argsort([draw(k_of, i) for i in range(n)])
        group.sanction(violating, lot, k)
        violating[:] = _risk(k, int(violating.sum())) < worth_it
    return int(violating.sum()), group.sanctions


def _by_list(settings: Settings, k: int) -> tuple[int, int]:
    """Periods until all comply, and sanctions given, where the list says whom they meet."""
    n = settings.whole("offenders")
    group, violating, periods = Offenders(n), np.ones(n, np.bool_), 0
    worth_it = int(ONE * settings.one("cost") / settings.one("penalty"))
    while violating.any() and periods <= n:
        group.sanction(violating, np.arange(n), k)
        ahead: NDArray[np.int64] = np.cumsum(violating) - violating
        violating = np.where(ahead < k, ONE, 0) < worth_it
        periods += 1
    return periods, group.sanctions


def scarce(settings: Settings) -> Numbers:
    """Just too few sanctions at random, just enough, and two numbers down the list."""
    enough, few = settings.whole("enough"), settings.whole("few")
    left, spent = _at_random(settings, enough - 1)
    left_enough, _ = _at_random(settings, enough)
    periods, total = _by_list(settings, few)
    return {
        "too_few.left": left,
        "too_few.sanctions": spent,
        "enough.left": left_enough,
        "few_by_list.periods": periods,
        "few_by_list.sanctions": total,
        "many_by_list.periods": _by_list(settings, enough - 1)[0],
    }


def scarce_expected(settings: Settings) -> Numbers:
    """All comply at once from k/n = cost/penalty on; down the list k more in each period."""
    n, periods = settings.whole("offenders"), settings.whole("periods")
    enough, few = settings.whole("enough"), settings.whole("few")
    ratio = settings.one("cost") / settings.one("penalty")

    def left(k: int) -> int:
        return 0 if k / n >= ratio else n

    spent = (enough - 1) * (periods if left(enough - 1) else 1)
    return {
        "too_few.left": left(enough - 1),
        "too_few.sanctions": spent,
        "enough.left": left(enough),
        "few_by_list.periods": -(-n // few),
        "few_by_list.sanctions": n,
        "many_by_list.periods": -(-n // (enough - 1)),
    }


def few_enough(settings: Settings) -> bool:
    """Whether there are no more sanctions than offenders."""
    return max(settings.whole("enough"), settings.whole("few")) <= settings.whole("offenders")


PARTS = ("exchange", "visit", "records", "draw")
SYSTEMS = (System("scarce-sanctions", scarce, scarce_expected, PARTS, few_enough),)
