"""Serve: institutions work under marks and citizens rate them; awards within a budget.

Beside each mark runs an honest one, with the same luck: what the same citizens would have given if
nothing hung on it. The quality meant is the service's, seen and unseen work by their worth.
"""

import numpy as np

from internetplus.engine.tables import Fields, Luck, Scratch, Serve, Tables
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import ADULT
from internetplus.society.state import Society, State
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.counts import OFFICES, OFFICES_CLAIM, OFFICES_TIED
from internetplus.vocabulary.fields import N_INSTITUTIONS

U32 = np.uint32
PRESSED, SUM, COUNT, HONEST_SUM, HONEST_COUNT = range(5)
"""Columns of `State.office`."""
STEP_BITS, STEPS = 16, 64
"""Pressure from one entry of a table to the next, and how many."""
BAD = 2
"""Stars up to which a mark is a bad one."""
MARKS, BAD_MARKS, HELD_BACK, COERCED, PAID_BACK = (
    INDEX[f"office_{name}"] for name in ("marks", "bad", "held_back", "coerced", "paid_back")
)
ROUNDED, AWARDS, AWARDS_TIED, AWARDS_LOW = (
    INDEX[name] for name in ("office_rounded", "awards", "awards_tied", "awards_low")
)
COST = INDEX["cost_citizens"]
MOVED_UP, MOVED_DOWN, LENIENT, SERVICE = (
    INDEX[f"office_{name}"] for name in ("effort_seen", "effort_unseen", "lenient", "service")
)
KNOWN, TRUE_KNOWN, OF_KIND = INDEX["mark_n"], INDEX["honest_x"], INDEX["mark_n_municipality"]


@kernel
def serve(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
) -> None:
    """A month of the community's institutions; nothing where nobody rates them."""
    rules = tables.serve
    if rules.on == 0:
        return
    for kind in range(N_INSTITUTIONS):
        if rules.rated[kind]:
            seen, unseen, charm, heed, tied = traits(rules, luck, kind)
            pressed = _press(society.state, rules, c, kind, heed)
            up, lenient = at(rules.up, pressed), at(rules.lenient, pressed)
            spoilt = at(rules.down, pressed) + ((lenient * rules.spoils) >> 8)
            usual = (rules.worth * seen + (256 - rules.worth) * unseen) >> 8
            now = rules.worth * (seen + up) + (256 - rules.worth) * (unseen - spoilt)
            true = now >> 8
            scratch.harm[0] += ((true - usual) * rules.value) >> 8
            honest = (rules.loading * (seen + charm)) >> 8
            given = ((rules.loading * (seen + up + charm)) >> 8) + lenient
            _rate(society, rules, luck, scratch, ledger, c, (kind, honest, given))
            mark = _tell(society.state, rules, ledger, c, (kind, usual, true, pressed))
            _award(rules, fields, luck, scratch, ledger, (kind, mark, true, tied))


@inner
def traits(rules: Serve, luck: Luck, kind: int) -> tuple[int, int, int, int, int]:
    """Seen and unseen work, charm, heed, friends: luck of the people, the same for good."""
    k = key(luck.people, P.OFFICE_TRAIT, kind, 0, luck.community)
    seen, own = int(rules.normal[draw(k, 0) >> U32(23)]), int(rules.normal[draw(k, 1) >> U32(23)])
    unseen = (rules.common * seen + rules.own * own) >> 8
    charm = (rules.charm * int(rules.normal[draw(k, 2) >> U32(23)])) >> 8
    heed = int(rules.heed[draw(k, 3) >> U32(27)])
    tied = 1 if np.int64(draw(k, 4)) < rules.tied else 0
    return seen, unseen, charm, heed, tied


@inner
def _press(state: State, rules: Serve, c: int, kind: int, heed: int) -> int:
    """Pressure moves towards what hangs on the mark, as far as this institution heeds it."""
    now = int(state.office[c, kind, PRESSED])
    now += ((((rules.pressure * heed) >> 8) - now) * rules.adapt) >> 10
    state.office[c, kind, PRESSED] = now
    return now


@inner
def at(table: np.ndarray, pressed: int) -> int:
    """A table's value at a pressure, straight between its entries."""
    step = min(pressed >> STEP_BITS, STEPS - 1)
    rest = pressed - (step << STEP_BITS)
    low, high = int(table[step]), int(table[step + 1])
    return low + (((high - low) * rest) >> STEP_BITS)


@inner
def _star(rules: Serve, went: int) -> int:
    """The star for an experience, 1/256 sd."""
    star = 1
    for n in range(4):
        star += 1 if went >= rules.edge[n] else 0
    return star


@inner
def _rate(
    society: Society,
    rules: Serve,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    what: tuple[int, int, int],
) -> None:
    """The month's ratings; `what`: kind, how its work is met, how with all it does for marks."""
    kind, honest, given = what
    row, people = society.state.office[c, kind], society.people
    for n in range(SUM, HONEST_COUNT + 1):
        row[n] -= (int(row[n]) * rules.fade) >> 10
    k = key(luck.seed, P.OFFICE_RATING, kind, luck.month, luck.community)
    for n in range(rules.slots):
        u = draw(k, n)
        i = int(u & U32(1023))
        if people.age[c, i] < ADULT:
            continue
        patience = int((u >> U32(19)) & U32(255))
        mood = int(rules.noise[(u >> U32(10)) & U32(511)])
        mood -= (int(rules.bias[kind]) * int(people.opinion[c, i])) >> 5
        star = _star(rules, mood + honest)
        if patience < rules.response[abs(star - 3)]:
            row[HONEST_SUM] += star << 10
            row[HONEST_COUNT] += 1 << 10
        star = _star(rules, mood + given)
        if patience < rules.response[abs(star - 3)]:
            star = _dare(people.cell[c, i], rules, luck, scratch, ledger, (kind, n, i, star))
            if star > 0:
                row[SUM] += star << 10
                row[COUNT] += 1 << 10


@inner
def _dare(
    cell: int,
    rules: Serve,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    what: tuple[int, int, int, int],
) -> int:
    """The star that is given in the end, 0: none; `what`: kind, rating, citizen, star felt."""
    kind, n, i, star = what
    if star <= BAD:
        u = draw(key(luck.seed, P.OFFICE_FEAR, kind, luck.month, luck.community), n)
        if int(u & U32(255)) < rules.fear:
            ledger[HELD_BACK, cell] += 1
            if int((u >> U32(8)) & U32(255)) >= rules.coerced:
                return 0
            ledger[COERCED, cell] += 1
            star = 5
        else:
            ledger[BAD_MARKS, cell] += 1
            if int((u >> U32(16)) & U32(255)) < rules.retaliate:
                ledger[PAID_BACK, cell] += 1
                ledger[COST, cell] -= rules.price
                scratch.flow[i] -= rules.price
    ledger[MARKS, cell] += 1
    return star


@inner
def mark_of(rules: Serve, total: int, count: int) -> int:
    """Mean of the ratings and of what all start with, 1/8192 star."""
    return (total * 8192 + rules.prior * rules.centre) // (count + rules.prior)


@inner
def _tell(
    state: State, rules: Serve, ledger: np.ndarray, c: int, what: tuple[int, int, int, int]
) -> int:
    """Books the mark beside the quality; `what`: kind, quality without marks and now, pressure."""
    kind, usual, true, pressed = what
    row = state.office[c, kind]
    mark = mark_of(rules, int(row[SUM]), int(row[COUNT]))
    honest = mark_of(rules, int(row[HONEST_SUM]), int(row[HONEST_COUNT]))
    x, y, own, plain = mark >> 7, true >> 3, honest >> 7, usual >> 3
    moved = at(rules.moved, pressed)
    ledger[MOVED_UP, 0] += moved
    ledger[MOVED_DOWN, 0] -= moved
    ledger[LENIENT, 0] += at(rules.lenient, pressed)
    ledger[SERVICE, 0] += true - usual
    ledger[OF_KIND + kind, 0] += 1
    ledger[OF_KIND + N_INSTITUTIONS + kind, 0] += x
    ledger[KNOWN, 0] += 1
    ledger[KNOWN + 1, 0] += x
    ledger[KNOWN + 2, 0] += y
    ledger[KNOWN + 3, 0] += x * x
    ledger[KNOWN + 4, 0] += y * y
    ledger[KNOWN + 5, 0] += x * y
    ledger[TRUE_KNOWN, 0] += own
    ledger[TRUE_KNOWN + 1, 0] += plain
    ledger[TRUE_KNOWN + 2, 0] += own * own
    ledger[TRUE_KNOWN + 3, 0] += plain * plain
    ledger[TRUE_KNOWN + 4, 0] += own * plain
    return mark


@inner
def _award(
    rules: Serve,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    what: tuple[int, int, int, int],
) -> None:
    """Who has a claim, near-misses moved over the edge among them, and who gets an award."""
    kind, mark, true, tied = what
    k = key(luck.seed, P.OFFICE_AWARD, kind, luck.month, luck.community)
    claim = mark >= rules.claim
    if not claim and mark >= rules.claim - rules.near and np.int64(draw(k, 0)) < rules.rounded:
        ledger[ROUNDED, 0] += 1
        claim = True
    scratch.fresh[OFFICES] += 1
    scratch.fresh[OFFICES_CLAIM] += 1 if claim else 0
    scratch.fresh[OFFICES_TIED] += tied
    earned = claim and np.int64(draw(k, 1)) < fields.award[luck.region, 0]
    by_tie = not earned and tied == 1 and np.int64(draw(k, 2)) < fields.award[luck.region, 1]
    if earned or by_tie:
        ledger[AWARDS, 0] += 1
        ledger[AWARDS_TIED, 0] += 1 if by_tie else 0
        ledger[AWARDS_LOW, 0] += 1 if true < 0 else 0
