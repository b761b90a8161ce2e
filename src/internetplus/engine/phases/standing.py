"""Standing: a mean of stars with its count, what is shown of it, and the points it brings."""

import numpy as np

from internetplus.engine.tables import Luck, Meet, Scratch
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import kernel
from internetplus.society.state import People, State
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

I32, I64 = np.int32, np.int64
STAR = 8192
MOST_COUNT = 252
"""Quarters at which a count stops: 63 usual ratings."""
PARTS = np.array([0, *(2**22 // n for n in range(1, 2048))], np.int64)
"""One over a number, 2^-22."""
LEAN = 32
"""Steps in a star of the part of a mean that is not about the subject's own conduct."""
FIRST_MONTH, YEAR = 6, 12
"""The month of each year that has bad days, counted from the start of the scheme."""
LAGS = (1, 6, 12)
DAYS, GAPS, FLOORS = (
    INDEX[f"bad_day_{name}_{LAGS[0]}"] for name in ("people", "gap", "lowest")
)
N, X, Y, XX, YY, XY = (INDEX[f"star_{name}"] for name in ("n", "x", "y", "xx", "yy", "xy"))
LEANING = INDEX["star_lean"]


@kernel
def show(state: State, meet: Meet, scratch: Scratch, c: int) -> None:
    """What everybody sees of everybody: the mean, shrunk towards the centre and rounded."""
    stars, rated, shown = state.stars[c], state.rated[c], scratch.shown
    for i in range(COMMUNITY):
        n = I64(rated[i])
        mean = ((meet.centre * meet.prior + I64(stars[i]) * n) * PARTS[meet.prior + n]) >> 22
        mean = mean if n >= meet.shown_from else I64(meet.centre)
        steps = ((mean + (meet.rounding >> 1)) * meet.by_round) >> 30
        shown[i] = I32(min(max(steps * meet.rounding, STAR), 5 * STAR))


@kernel
def place(state: State, meet: Meet, scratch: Scratch, c: int) -> None:
    """Points from stars: all of them, and those about the subject's own conduct alone."""
    show(state, meet, scratch, c)
    rated, lean, shown, start = state.rated[c], state.lean[c], scratch.shown, scratch.start
    for i in range(COMMUNITY):
        n = I64(rated[i]) if rated[i] >= meet.shown_from else I64(0)
        foreign = (I64(lean[i]) * (STAR // LEAN) * n * PARTS[meet.prior + n]) >> 22
        own = min(max(shown[i] - foreign, STAR), 5 * STAR)
        start[0, i] = I32(meet.base + ((meet.points * (shown[i] - meet.centre) + STAR // 2) >> 13))
        start[1, i] = I32(meet.base + ((meet.points * (own - meet.centre) + STAR // 2) >> 13))
        start[2, i] = start[1, i]


@kernel
def remember_stars(state: State, meet: Meet, luck: Luck, scratch: Scratch, c: int) -> None:
    """Fade the count, then move the mean by its share of this month's ratings; luck rounds."""
    k = key(luck.seed, P.STAR_ROUNDING, 0, luck.month, luck.community)
    stars, rated, lean = state.stars[c], state.rated[c], state.lean[c]
    for i in range(COMMUNITY):
        u = I64(draw(k, i))
        n = (I64(rated[i]) * meet.keep + (u & 255)) >> 8
        load, mean = I64(scratch.load[i]), I64(stars[i])
        whole = PARTS[n + load]
        moved = I64(scratch.got[i]) * STAR - load * mean
        mean += (moved * whole + (((u >> 8) & 4095) << 10)) >> 22
        tilt = I64(scratch.tilt[i]) * LEAN - load * I64(lean[i])
        leans = I64(lean[i]) + ((tilt * whole + ((u >> 20) << 10)) >> 22)
        stars[i] = np.uint16(min(max(mean, STAR), 5 * STAR))
        rated[i] = np.uint8(min(n + load, MOST_COUNT))
        lean[i] = np.int8(min(max(leans, -127), 127))


@kernel
def have_bad_days(meet: Meet, luck: Luck, scratch: Scratch, c: int) -> None:
    """A declared burst: some adults, by lot, get several single stars in one month."""
    if luck.month < FIRST_MONTH or luck.month % YEAR != FIRST_MONTH:
        return
    k = key(luck.seed, P.BAD_DAY, 0, luck.month, luck.community)
    for i in range(COMMUNITY):
        if scratch.adult[i] and draw(k, i) < meet.hit:
            scratch.got[i] += 4 * meet.burst
            scratch.load[i] += 4 * meet.burst


@kernel
def follow_bad_days(
    people: People, meet: Meet, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Those hit one, six and twelve months ago against the adults of their community."""
    for n in range(3):
        then = luck.month - LAGS[n]
        if then < FIRST_MONTH or then % YEAR != FIRST_MONTH:
            continue
        many, total = I64(0), I64(0)
        for i in range(COMMUNITY):
            many += I64(scratch.adult[i])
            total += I64(scratch.adult[i]) * I64(scratch.shown[i])
        mean = total // max(many, 1)
        k = key(luck.seed, P.BAD_DAY, 0, then, luck.community)
        for i in range(COMMUNITY):
            if scratch.adult[i] and draw(k, i) < meet.hit:
                cell = people.cell[c, i]
                ledger[DAYS + 3 * n, cell] += 1
                ledger[GAPS + 3 * n, cell] += mean - scratch.shown[i]
                ledger[FLOORS + 3 * n, cell] += scratch.shown[i] < meet.floor


@kernel
def take_stars(
    people: People, state: State, scratch: Scratch, ledger: np.ndarray, c: int, by_group: int
) -> None:
    """Sums from which means and the agreement of stars with honesty follow; stars in 1/64."""
    cell = people.cell[c] if by_group else scratch.nowhere
    for i in range(COMMUNITY):
        if scratch.adult[i]:
            x, y, g = I64(people.general[c, i]), I64(scratch.shown[i] >> 7), cell[i]
            ledger[N, g] += 1
            ledger[X, g] += x
            ledger[Y, g] += y
            ledger[XX, g] += x * x
            ledger[YY, g] += y * y
            ledger[XY, g] += x * y
            ledger[LEANING, g] += abs(I64(state.lean[c, i]))
