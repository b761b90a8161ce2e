"""Exchange: what regions counted last month becomes the fields communities read this month.

Scarce things are shared out here, in integers: places, inspectors, watching, rulings.
"""

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.numbers import octaves
from internetplus.engine.tables import Fields
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
    PENDING_APPEALS,
    VOICE_NOW,
    VOICE_THEN,
)
from internetplus.vocabulary.fields import N_CITIZEN_GATES

Counts = NDArray[np.int64]
ONE = 65536
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
    )


def fields_from(
    counts: Counts,
    capacity: float | NDArray[np.float64],
    attention: float,
    priority: int,
    usual: tuple[float, ...],
) -> Fields:
    """Next month's fields.

    `capacity`: appeals decided per 1,000 adults, of all regions or each; `attention`: weight of
    watching of the targeted; `priority`: weight of the favoured for places, 1/256; `usual`: shares
    of those who get a tender, a loan, market access.
    """
    regions = counts.shape[0]
    rulings = np.broadcast_to(capacity, regions)
    fields = first_fields(regions, usual)
    for r in range(regions):
        row = counts[r]
        fields.attention[r] = _attention(row, attention)
        fields.places[r] = _places(row, priority)
        if row[INSPECT_WEIGHT] > 0:
            fields.inspection[r] = ONE * row[INSPECTED] // row[INSPECT_WEIGHT]
        fields.appeal[r] = _rulings(row, float(rulings[r]))
        if row[VOICE_THEN] > 0:
            heard = float(row[VOICE_NOW]) / float(row[VOICE_THEN])
            fields.voice[r] = max(octaves(heard), -FAINTEST)
        bidders, free = int(row[BIDDERS]), int(row[BIDDERS] - row[BARRED])
        if free > 0:
            fields.trade[r, 0] = min(round(usual[0] * ONE) * bidders // free, ONE)
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
        self._given += counts[:, ADMITTED : ADMITTED + N_CITIZEN_GATES]
        due = self._yearly * (12 + self._months)
        given = 12 * (self._given + self._yearly)
        steered = (self._yearly > 0) & (fixed > 0)
        places = fields.places.astype(np.int64) * due // np.maximum(given, 1)
        fields.places[:] = np.where(steered, np.minimum(places, 64 * ONE), fields.places)


def _attention(row: Counts, weight: float) -> tuple[int, int]:
    """Watching is conserved: p = capacity x w / sum(share x w), as changes of hazard."""
    others, targeted = int(row[ATTENTION_OTHERS]), int(row[ATTENTION_TARGETED])
    if targeted == 0:
        return 0, octaves(weight) if weight > 1 else 0
    scale = (others + targeted) / (others + weight * targeted)
    return octaves(scale), octaves(scale * weight)


def _places(row: Counts, priority: int) -> Counts:
    """Places for one unit of weight: as many in all as before, whoever is barred or favoured."""
    barred = row[ASKERS_BARRED : ASKERS_BARRED + N_CITIZEN_GATES]
    plain = row[ASKERS_PLAIN : ASKERS_PLAIN + N_CITIZEN_GATES]
    favoured = row[ASKERS_FAVOURED : ASKERS_FAVOURED + N_CITIZEN_GATES]
    weight = plain * 256 + favoured * priority
    asked = barred + plain + favoured
    share = np.full(N_CITIZEN_GATES, ONE, np.int64)
    np.floor_divide(ONE * 256 * asked, weight, out=share, where=weight > 0)
    return np.minimum(share, 64 * ONE)


def _rulings(row: Counts, capacity: float) -> int:
    """Chance that a pending appeal is decided: capacity over backlog."""
    adults = int(row[ATTENTION_OTHERS] + row[ATTENTION_TARGETED])
    backlog = int(row[PENDING_APPEALS])
    if backlog == 0:
        return FULL
    return int(min(capacity * adults / 1000 / backlog, 1.0) * FULL)
