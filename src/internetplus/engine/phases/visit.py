"""Visit: what an inspector looks for, finds, writes down and closes."""

import numpy as np

from internetplus.engine import records
from internetplus.engine.tables import Food, Luck, Scratch, Trade
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner
from internetplus.society.build import sells_food
from internetplus.society.state import Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.counts import INSPECTED
from internetplus.vocabulary.fields import N_GRADES, PRACTICE_NAMES

N_PRACTICES = len(PRACTICE_NAMES)
FOUND, FOUND_WRONGLY = INDEX["found_poisoned_food"], INDEX["found_wrongly"]
FINES, FINES_OF, DROPPED = INDEX["fines"], INDEX["fines_sole"], INDEX["records_dropped"]
FROM_ENTERPRISES, TO_STATE = INDEX["transfer_enterprises"], INDEX["transfer_state"]
INSPECTIONS, VISITED = INDEX["inspections"], INDEX["visited_sole"]
AT_FOOD, AT_UNSAFE = INDEX["inspections_food"], INDEX["inspections_unsafe"]
CLOSED, CLOSED_WRONGLY = INDEX["closed_sole"], INDEX["closed_wrongly_sole"]
CONTESTS = INDEX["contests"]
INSIDE, OUTSIDE, MOVED = (INDEX[f"scores_{name}"] for name in ("inside", "outside", "moved"))
NEAR = 3
"""Violation points beyond an edge that are a near-miss (our assumption)."""
MOST_POINTS = 255
ONE_VISIT = 1 << 20
"""A visit on the scale of `INSPECTED`."""
FIRST_SCORE, SECOND_SCORE = 0, 1


@inner
def find(
    society: Society, trade: Trade, luck: Luck, ledger: np.ndarray, c: int, e: int, p: int
) -> int:
    """One inspection looks for one practice; 1 if it finds it, rightly or wrongly."""
    bit, size = 1 << p, society.people.size[c, e]
    truth = records.HARMFUL
    if society.state.practices[c, e] & bit:
        k = key(luck.seed, P.FINDING, p, luck.month, luck.community)
        if draw(k, e) >= trade.found[p]:
            return 0
        society.state.practices[c, e] &= np.uint16(0xFFFF ^ bit)
    else:
        k = key(luck.seed, P.FALSE_FINDING, p, luck.month, luck.community)
        if not trade.able[p, e] or draw(k, e) >= trade.false[p]:
            return 0
        truth = records.FALSE
        ledger[FOUND_WRONGLY, 0] += 1
    ledger[FOUND + p, 0] += 1
    ledger[FINES, 0] += trade.fine[p, size]
    ledger[FINES_OF + size, 0] += trade.fine[p, size]
    ledger[FROM_ENTERPRISES, 0] -= trade.fine[p, size]
    ledger[TO_STATE, 0] += trade.fine[p, size]
    r = records.pack(e, p, luck.month, truth, records.FRESH, 0)
    ledger[DROPPED, 0] += records.write(society.pool.trade, society.pool.trade_count, c, r)
    return 1


@inner
def close(society: Society, ledger: np.ndarray, c: int, e: int, months: int, guilty: int) -> None:
    """Close an enterprise; wrongly where nothing was going on before the visit."""
    state, size = society.state, society.people.size[c, e]
    if months <= 0 or state.closed[c, e] > 0:
        return
    state.closed[c, e] = months
    state.practices[c, e] = 0
    state.heat[c, e] = 0
    ledger[CLOSED + size, 0] += 1
    ledger[CLOSED_WRONGLY + size, 0] += 0 if guilty else 1


@inner
def points_of(food: Food, care: int, unsafe: int, u: np.uint32) -> int:
    """Violation points that an inspector writes down: care, luck of the day, what was found."""
    octave = food.clean - ((food.care * care) >> 5) + food.noise[u >> np.uint32(22)]
    points = food.points[min(max(octave >> 5, 0), 255)] + unsafe * food.hazard
    return int(min(points, MOST_POINTS))


@inner
def softened(food: Food, ledger: np.ndarray, points: int, u: np.uint32) -> int:
    """The points after leniency: some near-misses are moved over a grade's edge."""
    for n in range(N_GRADES):
        edge = food.limit[n]
        if edge >= 0 and edge < points <= edge + NEAR and u < np.uint32(food.lenient):
            points = int(edge)
            ledger[MOVED, 0] += 1
    return points


@inner
def _kitchen(
    society: Society,
    food: Food,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    at: tuple[int, int],
) -> None:
    """A kitchen's points; who misses the best grade may have them taken once more.

    `at`: the enterprise, and whether unsafe food was found.
    """
    e, unsafe = at
    care = int(society.people.quality[c, e])
    points, tries = MOST_POINTS, 1
    for again in range(2):
        if again < tries:
            looks = key(luck.seed, P.HYGIENE, again, luck.month, luck.community)
            moves = key(luck.seed, P.LENIENCY, again, luck.month, luck.community)
            seen = points_of(food, care, unsafe, draw(looks, e))
            points = min(points, softened(food, ledger, seen, draw(moves, e)))
            if again == FIRST_SCORE and food.contest and points > food.limit[0]:
                tries = 2
                ledger[CONTESTS, 0] += 1
                scratch.fresh[INSPECTED] -= ONE_VISIT
    society.state.violations[c, e] = points
    for n in range(N_GRADES):
        edge = food.limit[n]
        if edge >= 0:
            ledger[INSIDE, 0] += edge - NEAR < points <= edge
            ledger[OUTSIDE, 0] += edge < points <= edge + NEAR


@inner
def visit(
    society: Society,
    trade: Trade,
    food: Food,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    e: int,
) -> None:
    """One inspection of one enterprise; it settles what was said of it."""
    state = society.state
    going_on = state.practices[c, e]
    ledger[INSPECTIONS, 0] += 1
    ledger[VISITED + society.people.size[c, e], 0] += 1
    findings, unsafe = 0, 0
    for p in range(N_PRACTICES):
        found = find(society, trade, luck, ledger, c, e, p)
        findings += found
        unsafe = found if p == 0 else unsafe
    state.heat[c, e] = 0
    if sells_food(e):
        ledger[AT_FOOD, 0] += 1
        ledger[AT_UNSAFE, 0] += going_on & np.uint16(1)
        _kitchen(society, food, luck, scratch, ledger, c, (e, unsafe))
    if findings:
        k = key(luck.seed, P.CLOSURE, 0, luck.month, luck.community)
        if draw(k, e) < np.uint32(trade.closes):
            close(society, ledger, c, e, trade.closed_for, int(going_on))
