"""Exchange: what regions counted last month becomes the fields communities read this month.

Scarce things are shared out here, in integers: places, inspectors, watching, rulings.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.course import N_TRADE, ONE, Course, at, fields_at, first_course
from internetplus.engine.rules.numbers import FAINT, NEVER
from internetplus.engine.tables import Fields
from internetplus.kernel.jit import inner, kernel
from internetplus.society.demography import FULL
from internetplus.vocabulary.counts import (
    ADMITTED,
    ASKERS_BARRED,
    ASKERS_FAVOURED,
    ASKERS_PLAIN,
    ATTENTION_OTHERS,
    ATTENTION_TARGETED,
    BARRED,
    BIDDERS,
    INSPECT_WEIGHT,
    INSPECTED,
    OFFICES,
    OFFICES_CLAIM,
    OFFICES_TIED,
    PENDING_APPEALS,
    VOICE_NOW,
    VOICE_THEN,
)
from internetplus.vocabulary.fields import N_CITIZEN_GATES, OCTAVE

Counts = NDArray[np.int64]
MOST = 64 * ONE
FAINTEST = 8 * 1024
"""Octaves, 1/1024, below which speech is as good as none."""


class Scarce(NamedTuple):
    """How scarce things are shared out in every region."""

    attention: float  # weight of watching of the targeted
    priority: int  # weight of the favoured for places, 1/256
    by_mark: float  # awards a month for each rated institution
    by_ties: float
    usual: np.ndarray  # int32 [3] chance of a tender, a loan, market access, 1/65536
    rulings: np.ndarray  # float64 [R] appeals decided a month per 1,000 adults
    fixed: np.ndarray  # int32 [gates] 1: as many places as before the scheme


class Places(NamedTuple):
    """Places given [R, gates], from which follows whether there are as many as before.

    The share of one month follows from who asked the month before; what that misses, because
    nobody's chance exceeds one or the barred ask again and again, is made up for later.
    """

    yearly: np.ndarray  # int64 in the last year of the burn-in; 0 where nothing is held against it
    given: np.ndarray  # int64 since


def scarce(
    regions: int,
    capacity: float | NDArray[np.float64],
    attention: float,
    priority: int,
    usual: tuple[float, ...],
    awards: tuple[float, float] = (0.0, 0.0),
    fixed: NDArray[np.int32] | None = None,
) -> Scarce:
    """How things are shared out.

    `capacity`: appeals decided per 1,000 adults, of all regions or each; `attention`: weight of
    watching of the targeted; `priority`: weight of the favoured for places, 1/256; `usual`: shares
    of those who get a tender, a loan, market access; `awards`: a month for each rated institution,
    by mark and by ties; `fixed` [gates]: 1 where there are as many places as before, if any.
    """
    chances = np.array([round(u * ONE) for u in usual], np.int32)
    rulings = np.full(regions, capacity, np.float64)
    held = np.zeros(N_CITIZEN_GATES, np.int32) if fixed is None else fixed
    by_mark, by_ties = map(float, awards)
    return Scarce(float(attention), int(priority), by_mark, by_ties, chances, rulings, held)


def no_places(regions: int) -> Places:
    """Nothing given yet, and nothing to hold it against."""
    return Places(*(np.zeros((regions, N_CITIZEN_GATES), np.int64) for _ in Places._fields))


def fields_from(counts: Counts, rule: Scarce) -> Fields:
    """Next month's fields, where no places are held against former ones."""
    course = first_course(1, len(counts), (0.0,) * N_TRADE)
    exchange(counts, rule, no_places(len(counts)), course, 0, 0)
    return fields_at(course, 0)


@kernel
def exchange(
    counts: np.ndarray, rule: Scarce, places: Places, course: Course, row: int, month: int
) -> None:
    """Fill in the fields of a row with what follows from a month's counts [R, K]."""
    fields = at(course, row)
    for r in range(counts.shape[0]):
        count = counts[r]
        others, targeted = _attention(count, rule.attention)
        fields.attention[r, 0], fields.attention[r, 1] = others, targeted
        for g in range(N_CITIZEN_GATES):
            fields.places[r, g] = _places(count, rule.priority, g)
        fields.inspection[r] = _over(ONE * count[INSPECTED], count[INSPECT_WEIGHT])
        fields.appeal[r] = np.uint32(_rulings(count, rule.rulings[r]))
        for n in range(N_TRADE):
            fields.trade[r, n] = rule.usual[n]
        bidders, free = count[BIDDERS], count[BIDDERS] - count[BARRED]
        if free > 0:
            fields.trade[r, 0] = min(rule.usual[0] * bidders // free, ONE)
        fields.voice[r] = _voice(count)
        fields.award[r, 0] = _award(count, rule.by_mark, OFFICES_CLAIM)
        fields.award[r, 1] = _award(count, rule.by_ties, OFFICES_TIED)
        _steer(fields, count, places, rule.fixed, month, r)


@inner
def _steer(
    fields: Fields, count: np.ndarray, places: Places, fixed: np.ndarray, month: int, r: int
) -> None:
    """Correct the shares of fixed places by those due over given; both begin with a year's."""
    for g in range(N_CITIZEN_GATES):
        places.given[r, g] += count[ADMITTED + g]
        yearly = places.yearly[r, g]
        if yearly > 0 and fixed[g] > 0:
            due, had = yearly * (13 + month), 12 * (places.given[r, g] + yearly)
            fields.places[r, g] = min(fields.places[r, g] * due // max(had, 1), MOST)


@inner
def _octaves(chance: float) -> int:
    """The hazard of a chance, as `rules.numbers.octaves`."""
    return int(np.rint(OCTAVE * np.log2(chance))) if chance > FAINT else NEVER


@inner
def _over(above: int, below: int) -> int:
    """Whole quotient on the scale of shares; one where there is nothing below."""
    return above // below if below > 0 else ONE


@inner
def _attention(row: np.ndarray, weight: float) -> tuple[int, int]:
    """Watching is conserved: p = capacity x w / sum(share x w), as changes of hazard."""
    others, targeted = row[ATTENTION_OTHERS], row[ATTENTION_TARGETED]
    if targeted == 0:
        return 0, _octaves(weight) if weight > 1 else 0
    scale = (others + targeted) / (others + weight * targeted)
    return _octaves(scale), _octaves(scale * weight)


@inner
def _places(row: np.ndarray, priority: int, g: int) -> int:
    """Places for one unit of weight: as many in all as before, whoever is barred or favoured."""
    barred, plain, favoured = (
        row[ASKERS_BARRED + g],
        row[ASKERS_PLAIN + g],
        row[ASKERS_FAVOURED + g],
    )
    share = _over(ONE * 256 * (barred + plain + favoured), plain * 256 + favoured * priority)
    return min(share, MOST)


@inner
def _rulings(row: np.ndarray, capacity: float) -> int:
    """Chance that a pending appeal is decided: capacity over backlog."""
    adults, backlog = row[ATTENTION_OTHERS] + row[ATTENTION_TARGETED], row[PENDING_APPEALS]
    if backlog == 0:
        return FULL
    return int(min(capacity * adults / 1000 / backlog, 1.0) * FULL)


@inner
def _voice(row: np.ndarray) -> int:
    """What is said over what was said when burned in."""
    if row[VOICE_THEN] == 0:
        return 0
    return max(_octaves(row[VOICE_NOW] / row[VOICE_THEN]), -FAINTEST)


@inner
def _award(row: np.ndarray, share: float, with_claim: int) -> int:
    """Chance of an award: those that there are, over the institutions with a claim, with ties."""
    return int(min(share * row[OFFICES] / max(row[with_claim], 1), 1.0) * FULL)
