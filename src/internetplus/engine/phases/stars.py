"""Stars: their mean with its count, what is shown of it, and the points it brings."""

import numpy as np

from internetplus.engine.tables import Luck, Meet, Scratch
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import People, State
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

I32, I64 = np.int32, np.int64
STAR = 8192
MOST_COUNT = 252
"""Quarters at which a count stops: 63 usual ratings."""
LEAN = 32
"""Steps in a star of the part of a mean that is not about the subject's own conduct."""
FIRST_MONTH, YEAR = 6, 12
"""The month of each year that has bad days, counted from the start of the scheme."""
LAGS = (1, 6, 12)
DAYS, GAPS, FLOORS = (INDEX[f"bad_day_{name}_{LAGS[0]}"] for name in ("people", "gap", "lowest"))
N, X, Y, XX, YY, XY = (INDEX[f"star_{name}"] for name in ("n", "x", "y", "xx", "yy", "xy"))
LEANING = INDEX["star_lean"]


@inner
def _part(by: np.int32) -> np.float64:
    """What `_divided` multiplies with."""
    return np.float64(1.0) / np.float64(by)


@inner
def _divided(number: np.int32, part: np.float64) -> np.int32:
    """Whole part of a quotient, rounded down; quicker than a division.

    Exact: with half a step added no quotient lies within half a part of a whole number.
    """
    return I32(np.floor((np.float64(number) + 0.5) * part))


@inner
def begin_anew(state: State, c: int, i: int, mean: int) -> None:
    """Somebody's stars as if nobody had given any."""
    state.stars[c, i] = np.uint16(mean)
    state.rated[c, i] = np.uint8(0)
    state.lean[c, i] = np.int8(0)


@kernel
def show(state: State, meet: Meet, scratch: Scratch, c: int) -> None:
    """What everybody sees of everybody: the mean, shrunk towards the centre and rounded."""
    stars, rated, shown = state.stars[c], state.rated[c], scratch.shown
    centre, prior, step = I32(meet.centre), I32(meet.prior), I32(meet.rounding)
    least, first = I32(meet.shown_from), I32(I32(meet.centre) * I32(meet.prior))
    of_step = _part(step)
    for i in range(COMMUNITY):
        n = I32(rated[i])
        mean = _divided(I32(first + I32(I32(stars[i]) * n)), _part(I32(prior + n)))
        mean = mean if n >= least else centre
        steps = _divided(I32(mean + (step >> 1)), of_step)
        shown[i] = min(max(I32(steps * step), I32(STAR)), I32(5 * STAR))


@kernel
def add_stars(state: State, meet: Meet, scratch: Scratch, c: int) -> None:
    """Points from stars shown: all of them, and those about the subject's own conduct alone."""
    if not meet.rated:
        return
    rated, lean, shown, start = state.rated[c], state.lean[c], scratch.shown, scratch.start
    points, centre = np.int64(meet.points), np.int64(meet.centre)
    prior, least = I32(meet.prior), I32(meet.shown_from)
    for i in range(COMMUNITY):
        n = I32(rated[i]) if I32(rated[i]) >= least else I32(0)
        foreign = _divided(I32(I32(lean[i]) * I32(STAR // LEAN) * n), _part(I32(prior + n)))
        own = min(max(I32(shown[i] - foreign), I32(STAR)), I32(5 * STAR))
        earned = I32((points * (own - centre) + STAR // 2) >> 13)
        start[0, i] += I32((points * (shown[i] - centre) + STAR // 2) >> 13)
        start[1, i] += earned
        start[2, i] += earned


@kernel
def remember_stars(state: State, meet: Meet, luck: Luck, scratch: Scratch, c: int) -> None:
    """Fade the count, then move the mean by its share of this month's ratings; luck rounds."""
    k = key(luck.seed, P.STAR_ROUNDING, 0, luck.month, luck.community)
    stars, rated, lean, keep = state.stars[c], state.rated[c], state.lean[c], I32(meet.keep)
    for i in range(COMMUNITY):
        u = draw(k, i)
        n = I32(I32(rated[i]) * keep + I32(u & np.uint32(255))) >> 8
        load, mean, leans = scratch.load[i], I32(stars[i]), I32(lean[i])
        whole = max(I32(n + load), I32(1))
        part = _part(whole)
        left = I32(I32((u >> np.uint32(8)) & np.uint32(4095)) * whole) >> 12
        moved = I32(I32(scratch.got[i] * I32(STAR)) - I32(load * mean))
        mean = I32(mean + _divided(I32(moved + left), part))
        left = I32(I32(u >> np.uint32(20)) * whole) >> 12
        tilt = I32(I32(scratch.tilt[i] * I32(LEAN)) - I32(load * leans))
        leans = I32(leans + _divided(I32(tilt + left), part))
        stars[i] = np.uint16(min(max(mean, I32(STAR)), I32(5 * STAR)))
        rated[i] = np.uint8(min(I32(n + load), I32(MOST_COUNT)))
        lean[i] = np.int8(min(max(leans, I32(-127)), I32(127)))


@kernel
def have_bad_days(meet: Meet, luck: Luck, scratch: Scratch) -> None:
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
        mean = total // many if many else I64(0)
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
    if by_group:
        _by_group(people, state, scratch, ledger, c)
        return
    general, lean, shown, adult = people.general[c], state.lean[c], scratch.shown, scratch.adult
    n, sx, sy, sxx = I32(0), I32(0), I32(0), I32(0)
    syy, sxy, leaning = I32(0), I32(0), I32(0)
    for i in range(COMMUNITY):
        one = I32(adult[i])
        x, y = I32(one * I32(general[i])), I32(one * (shown[i] >> 7))
        n, sx, sy, sxx = I32(n + one), I32(sx + x), I32(sy + y), I32(sxx + I32(x * x))
        syy, sxy = I32(syy + I32(y * y)), I32(sxy + I32(x * y))
        leaning = I32(leaning + one * abs(I32(lean[i])))
    ledger[N, 0] += n
    ledger[X, 0] += sx
    ledger[Y, 0] += sy
    ledger[XX, 0] += sxx
    ledger[YY, 0] += syy
    ledger[XY, 0] += sxy
    ledger[LEANING, 0] += leaning


@kernel
def _by_group(people: People, state: State, scratch: Scratch, ledger: np.ndarray, c: int) -> None:
    """The same sums by cell."""
    for i in range(COMMUNITY):
        if scratch.adult[i]:
            x, y, g = I64(people.general[c, i]), I64(scratch.shown[i] >> 7), people.cell[c, i]
            ledger[N, g] += 1
            ledger[X, g] += x
            ledger[Y, g] += y
            ledger[XX, g] += x * x
            ledger[YY, g] += y * y
            ledger[XY, g] += x * y
            ledger[LEANING, g] += abs(I64(state.lean[c, i]))
