"""Help for those of good name, and shutting out those who do not contribute."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from internetplus.engine import records
from internetplus.engine.phases.judge import judge
from internetplus.engine.phases.sanction import in_force
from internetplus.engine.phases.score import ALL, add_up
from internetplus.engine.rules.numbers import threshold
from internetplus.engine.tables import Luck, Scratch
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.reproduce.system import Numbers, Settings, System
from internetplus.reproduce.town import TENTHS, Rules, Town
from internetplus.society.state import Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY, GATE_NAMES

DEFECT, OPEN = 0, GATE_NAMES.index("home")
PRICE = 1000
"""Parts of a unit in which payments are booked."""
TO_CITIZENS, COST = INDEX["service_citizens"], INDEX["cost_citizens"]
HALVINGS = 60


FREE, SHUT, PAY = 0, 1, 2
"""Rows of what is kept of everybody: whether they ride free, are shut out, and what they earn."""


def _register(many: int) -> Town:
    """A town in which a record of not helping, or not giving, shuts out."""
    town = Town(-(-many // COMMUNITY))
    town.tables.score.worth[DEFECT, 0] = -TENTHS
    town.grades(0)
    town.tables.score.by_grade[0], town.tables.score.closes[OPEN] = 1, 1
    town.tables.deeds.keep[DEFECT] = 1
    return town


@kernel
def shut_out(
    society: Society, rules: Rules, scratch: Scratch, ledger: np.ndarray, kept: np.ndarray
) -> None:
    """A record of everybody who rides free, and whom it shuts out."""
    many, closes = kept.shape[1], rules.score.closes[OPEN]
    for c in range(society.people.age.shape[0]):
        society.pool.count[c] = 0
        last = min(COMMUNITY, many - COMMUNITY * c)
        for i in range(last):
            if kept[FREE, COMMUNITY * c + i]:
                r = records.pack(i, DEFECT, 0, records.HARMFUL, records.ACCEPTED, 0)
                records.write(society.pool.record, society.pool.count, c, r)
        luck = Luck(0, 0, 0, c, 0)
        add_up(society, rules.deeds, rules.life, rules.score, luck, scratch, ledger, c)
        judge(society.people, society.state, rules.score, scratch, c)
        for i in range(last):
            kept[SHUT, COMMUNITY * c + i] = (in_force(scratch, ALL, i) & closes) != 0


@kernel
def meet(
    society: Society,
    rules: Rules,
    scratch: Scratch,
    ledger: np.ndarray,
    kept: np.ndarray,
    how: tuple[int, int, int],
    met: np.ndarray,
) -> None:
    """Rounds in which each may help one other; `how`: seed, rounds, chance that a name is known.

    `met` int64 [2, 2, 2]: meetings and help by type of who may help and who may be helped.
    """
    seed, rounds, known = how
    many, defects = kept.shape[1], kept[FREE]
    shut_out(society, rules, scratch, ledger, kept)
    for t in range(rounds):
        k = key(seed, P.ASK, 2, t, 0)
        away = 1 + int((np.int64(draw(k, 0)) * (many - 1)) >> 32)
        for i in range(many):
            j = (i + away) % many
            shut = kept[SHUT, j] and np.int64(draw(k, 1 + i)) < known
            helps = not defects[i] and not shut
            met[defects[i], defects[j], 0] += 1
            met[defects[i], defects[j], 1] += helps


def _people(free: NDArray[np.bool_]) -> NDArray[np.int64]:
    """What is kept of everybody at the start."""
    return np.stack([free, np.zeros_like(free), np.zeros_like(free)]).astype(np.int64)


def _help(town: Town, share: float, seed: int, rounds: int, known: int) -> NDArray[np.float64]:
    """Share of meetings in which help is given, by the types of both [2, 2]."""
    kept = _people(np.arange(COMMUNITY) < share * COMMUNITY)
    met = np.zeros((2, 2, 2), np.int64)
    parts = (town.society, town.rules, town.scratch, town.ledger)
    meet(*parts, kept, (seed, rounds, known), met)
    return np.asarray(met[..., 1] / met[..., 0])


def _thresholds(help_: NDArray[np.float64]) -> tuple[float, float]:
    """Ratios from which helpers resist, and from which they have the larger basin.

    A pays a cost for each help given and gets the benefit of each got: 0 helpers, 1 defectors.
    """
    gives, gets = help_, help_.T
    resist = (gives[0, 0] - gives[1, 0]) / (gets[0, 0] - gets[1, 0])
    cost = gives[0].sum() - gives[1].sum()
    return float(resist), float(cost / (gets[0].sum() - gets[1].sum()))


def _fixing(help_: NDArray[np.float64], many: int, weak: float) -> float:
    """Ratio from which one helper takes over more often than chance (Moran process)."""
    low, high = 1.0, 50.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        pay = middle * help_.T - help_
        i = np.arange(1, many)
        helper = ((i - 1) * pay[0, 0] + (many - i) * pay[0, 1]) / (many - 1)
        other = (i * pay[1, 0] + (many - i - 1) * pay[1, 1]) / (many - 1)
        ratio = (1 - weak + weak * other) / (1 - weak + weak * helper)
        fixes = 1 / (1 + np.cumprod(ratio).sum())
        low, high = (low, middle) if fixes > 1 / many else (middle, high)
    return middle


def known_names(settings: Settings) -> Numbers:
    """Help where all names are known and where none is, weighed; then people who meet."""
    found: dict[str, float] = {}
    seed, rounds = settings.whole("seed"), settings.whole("rounds")
    all_, none = (_help(_register(COMMUNITY), 0.5, seed, 64, known) for known in (1 << 32, 0))
    for n, q in enumerate(settings.many("known")):
        help_ = q * all_ + (1 - q) * none
        resist, basin = _thresholds(help_)
        fixing = _fixing(help_, settings.whole("people"), settings.one("weak"))
        found |= {f"resist.{n}": resist, f"basin.{n}": basin, f"fixing.{n}": fixing}
    q = float(settings.many("known")[0])
    seen = _help(_register(COMMUNITY), 1 / 128, seed, rounds, threshold(q))
    for name in ("below", "above"):
        ratio = settings.one(name)
        pay = ratio * seen.T - seen
        found[f"{name}.gain"] = float(pay[1, 0] - pay[0, 0])
    return found


def known_names_expected(settings: Settings) -> Numbers:
    """One over q, (2 - q) over q, (3 - 2q) over q; a rare defector gains cost less q benefits."""
    found: dict[str, float] = {}
    for n, q in enumerate(settings.many("known")):
        found |= {f"resist.{n}": float(1 / q), f"basin.{n}": float((2 - q) / q)}
        found[f"fixing.{n}"] = float((3 - 2 * q) / q)
    return found


@inner
def _shuffle(order: np.ndarray, k: np.uint64) -> None:
    """Another order of the same people."""
    for i in range(order.size - 1, 0, -1):
        j = int((np.int64(draw(k, i)) * (i + 1)) >> 32)
        order[i], order[j] = order[j], order[i]


@inner
def _share_out(
    ledger: np.ndarray, kept: np.ndarray, group: np.ndarray, game: tuple[int, int, int]
) -> None:
    """One group's good: who gave shares it with those who are not shut out, and pays for that."""
    gift, pot, fee = game
    gave, barred = 0, 0
    for i in group:
        gave += kept[FREE, i] == 0
        barred += kept[SHUT, i]
    guards = gave > 0
    sharing = group.size - (barred if guards else 0)
    for i in group:
        shut = guards and kept[SHUT, i]
        got = 0 if shut else pot * gave // sharing
        paid = 0 if kept[FREE, i] else gift + fee * barred
        kept[PAY, i] = got - paid
        ledger[TO_CITIZENS, 0] += got
        ledger[COST, 0] -= paid


@kernel
def exclude(
    society: Society,
    rules: Rules,
    scratch: Scratch,
    ledger: np.ndarray,
    kept: np.ndarray,
    order: np.ndarray,
    how: tuple[int, int, int, int, int, int],
) -> None:
    """Rounds of groups, each followed by imitation of others who did better.

    `how`: seed, people in a group, rounds, then a gift, what it becomes, the fee per one shut out.
    """
    seed, size, rounds, gift, pot, fee = how
    many, free, pay = kept.shape[1], kept[FREE], kept[PAY]
    for t in range(rounds):
        shut_out(society, rules, scratch, ledger, kept)
        k, imitates = key(seed, P.ASK, 3, t, 0), key(seed, P.LEARNING, 3, t, 0)
        _shuffle(order, k)
        for g in range(many // size):
            group = order[g * size : (g + 1) * size]
            _share_out(ledger, kept, group, (gift, pot, fee))
        for i in range(many):
            order[i] = free[i] | (i << 1)
        for i in range(many):
            j = (i + 1 + int((np.int64(draw(imitates, 2 * i)) * (many - 1)) >> 32)) % many
            better = (pay[j] - pay[i]) / PRICE
            chance = 1.0 / (1.0 + np.exp(-2.0 * better))
            if draw(imitates, 2 * i + 1) < chance * 4294967295.0:
                free[i] = order[j] & 1
        for i in range(many):
            order[i] >>= 1


def _game(settings: Settings, fee: float) -> tuple[int, int, int]:
    gift = settings.one("gift")
    pot = settings.one("factor") * gift
    return round(gift * PRICE), round(pot * PRICE), round(fee * PRICE)


def _gain(settings: Settings, fee: float, riders: int) -> float:
    """What somebody who gives and guards gains over free-riders, by the ledger's flows."""
    size, town = settings.whole("group"), _register(COMMUNITY)
    kept = _people(np.arange(size) < riders)
    how = (1, size, 1, *_game(settings, fee))
    order = np.arange(size)
    parts = (town.society, town.rules, town.scratch, town.ledger)
    exclude(*parts, kept, order, how)
    return float(kept[PAY, -1] - (kept[PAY, 0] if riders else 0)) / PRICE


def excluding(settings: Settings) -> Numbers:
    """Where excluders begin to win, from the pay of every make-up of a group; then imitation."""
    found, size = {}, settings.whole("group")
    for n, fee in enumerate(settings.many("fees")):
        pay = [_gain(settings, float(fee), riders) for riders in range(size)]
        # pay falls by the same fee for each free-rider, so means are enough
        slope, top = pay[1] - pay[0], pay[0]
        found[f"edge.{n}"] = float(np.clip(1 + top / (slope * (size - 1)), 0, 1))
    for n, start in enumerate(settings.many("starts")):
        found[f"end.{n}"] = _imitated(settings, float(start))
    return found


def _imitated(settings: Settings, start: float) -> float:
    """Share of excluders in the end, from a share at the start."""
    size = settings.whole("group")
    many = settings.whole("people") // size * size
    town, kept = _register(many), _people(np.arange(many) >= round(start * many))
    how = (settings.whole("seed"), size, settings.whole("rounds"))
    game = _game(settings, settings.one("fee"))
    parts = (town.society, town.rules, town.scratch, town.ledger)
    exclude(*parts, kept, np.arange(many), (*how, *game))
    return float(1 - kept[FREE].mean())


def excluding_expected(settings: Settings) -> Numbers:
    """1 - (r - 1) c / ((n - 1) fee) where that is above 0."""
    gain = (settings.one("factor") - 1) * settings.one("gift")
    others = settings.whole("group") - 1

    def edge(fee: float) -> float:
        return float(np.clip(1 - gain / (others * fee), 0, 1))

    found = {f"edge.{n}": edge(float(fee)) for n, fee in enumerate(settings.many("fees"))}
    limit = edge(settings.one("fee"))
    ends = {f"end.{n}": float(s > limit) for n, s in enumerate(settings.many("starts"))}
    return found | ends


PARTS = ("records", "score", "sanction", "draw")
SYSTEMS = (
    System("known-names", known_names, known_names_expected, PARTS),
    System("excluding-freeriders", excluding, excluding_expected, PARTS),
)
