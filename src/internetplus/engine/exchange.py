"""Exchange: what regions counted last month becomes the fields communities read this month.

Scarce things are shared out here, in integers: places, inspectors, watching, rulings.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

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
ONE = 65536
MOST = 64 * ONE
FAINTEST = 8 * 1024
"""Octaves, 1/1024, below which speech is as good as none."""


def first_fields(regions: int, usual: tuple[float, ...]) -> Fields:
    """Fields before anything was counted: the usual share of everything, no backlog."""
    return Fields(
        attention=np.zeros((regions, 2), np.int32),
        places=np.full((regions, N_CITIZEN_GATES), ONE, np.int32),
        inspection=np.full(regions, ONE, np.int32),
        appeal=np.full(regions, FULL, np.uint32),
        trade=np.tile(np.array([round(u * ONE) for u in usual], np.int32), (regions, 1)),
        voice=np.zeros(regions, np.int32),
        award=np.zeros((regions, 2), np.int64),
    )


def fields_from(
    counts: Counts,
    capacity: float | NDArray[np.float64],
    attention: float,
    priority: int,
    usual: tuple[float, ...],
    awards: tuple[float, float] = (0.0, 0.0),
) -> Fields:
    """Next month's fields.

    `capacity`: appeals decided per 1,000 adults, of all regions or each; `attention`: weight of
    watching of the targeted; `priority`: weight of the favoured for places, 1/256; `usual`: shares
    of those who get a tender, a loan, market access; `awards`: a month for each rated institution,
    by mark and by ties.
    """
    fields, rulings = first_fields(len(counts), usual), np.full(len(counts), capacity, np.float64)
    rule = Rule(float(attention), int(priority), float(awards[0]), float(awards[1]))
    _exchange(counts, rulings, rule, fields)
    return fields


class Places:
    """Sees to it that over the months as many fixed places are given as before the scheme.

    The share of one month follows from who asked the month before; what that misses, because
    nobody's chance exceeds one or the barred ask again and again, is made up for later.
    """

    def __init__(self, yearly: Counts) -> None:
        """`yearly` int64 [regions, gates]: places given in the last year of the burn-in."""
        self._yearly = yearly
        self._given = np.zeros_like(yearly)
        self._months = 0

    def steer(self, counts: Counts, fields: Fields, fixed: Counts) -> None:
        """Correct next month's shares by places due over places given; both begin with a year's."""
        self._months += 1
        _steer(fields.places, counts, self._given, self._yearly, fixed, self._months)


@kernel
def _steer(
    places: np.ndarray,
    counts: np.ndarray,
    given: np.ndarray,
    yearly: np.ndarray,
    fixed: np.ndarray,
    months: int,
) -> None:
    """Count what was given of each region's places, and correct the shares of the fixed ones."""
    for r in range(places.shape[0]):
        for g in range(N_CITIZEN_GATES):
            given[r, g] += counts[r, ADMITTED + g]
            if yearly[r, g] > 0 and fixed[g] > 0:
                due, had = yearly[r, g] * (12 + months), 12 * (given[r, g] + yearly[r, g])
                places[r, g] = min(places[r, g] * due // max(had, 1), MOST)


class Rule(NamedTuple):
    """How scarce things are shared out in every region; see `fields_from`."""

    attention: float
    priority: int
    by_mark: float
    by_ties: float


@kernel
def _exchange(counts: np.ndarray, rulings: np.ndarray, rule: Rule, fields: Fields) -> None:
    """Fill in the first fields; `rulings` float64 [R]: appeals decided per 1,000 adults."""
    for r in range(counts.shape[0]):
        row = counts[r]
        others, targeted = _attention(row, rule.attention)
        fields.attention[r, 0], fields.attention[r, 1] = others, targeted
        for g in range(N_CITIZEN_GATES):
            fields.places[r, g] = _places(row, rule.priority, g)
        fields.inspection[r] = _over(ONE * row[INSPECTED], row[INSPECT_WEIGHT])
        fields.appeal[r] = np.uint32(_rulings(row, rulings[r]))
        bidders, free = row[BIDDERS], row[BIDDERS] - row[BARRED]
        if free > 0:
            fields.trade[r, 0] = min(fields.trade[r, 0] * bidders // free, ONE)
        fields.voice[r] = _voice(row)
        fields.award[r, 0] = _award(row, rule.by_mark, OFFICES_CLAIM)
        fields.award[r, 1] = _award(row, rule.by_ties, OFFICES_TIED)


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
