"""Exchange: what regions counted last month becomes the fields communities read this month.

Scarce things are shared out here, in integers: places, inspectors, watching, rulings.
"""

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.numbers import octaves, octaves_of
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
    OFFICES,
    OFFICES_CLAIM,
    OFFICES_TIED,
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
        trade=_usual(regions, usual),
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
    return Fields(
        attention=_attention(counts, attention),
        places=_places(counts, priority),
        inspection=_inspection(counts),
        appeal=_rulings(counts, np.asarray(capacity, np.float64)),
        trade=_trade(counts, usual),
        voice=_voice(counts),
        award=_awards(counts, awards),
    )


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


def _attention(counts: Counts, weight: float) -> NDArray[np.int32]:
    """Watching is conserved: p = capacity x w / sum(share x w), as changes of hazard."""
    others, targeted = counts[:, ATTENTION_OTHERS], counts[:, ATTENTION_TARGETED]
    found = np.zeros((len(counts), 2), np.int32)
    found[:, 1] = octaves(weight) if weight > 1 else 0
    some = targeted > 0
    if not some.any():
        return found
    scale = (others + targeted)[some] / (others + weight * targeted)[some]
    found[some, 0], found[some, 1] = octaves_of(scale), octaves_of(scale * weight)
    return found


def _places(counts: Counts, priority: int) -> NDArray[np.int32]:
    """Places for one unit of weight: as many in all as before, whoever is barred or favoured."""
    barred, plain, favoured = (
        counts[:, first : first + N_CITIZEN_GATES]
        for first in (ASKERS_BARRED, ASKERS_PLAIN, ASKERS_FAVOURED)
    )
    weight = plain * 256 + favoured * priority
    share = _over(ONE * 256 * (barred + plain + favoured), weight)
    return np.minimum(share, 64 * ONE).astype(np.int32)


def _inspection(counts: Counts) -> NDArray[np.int32]:
    """Inspections for one unit of weight: as many in all, whoever is visited more often."""
    return _over(ONE * counts[:, INSPECTED], counts[:, INSPECT_WEIGHT]).astype(np.int32)


def _over(above: Counts, below: Counts) -> Counts:
    """Whole quotients; one where there is nothing below."""
    found = np.full(above.shape, ONE, np.int64)
    np.floor_divide(above, below, out=found, where=below > 0)
    return found


def _rulings(counts: Counts, capacity: NDArray[np.float64]) -> NDArray[np.uint32]:
    """Chance that a pending appeal is decided: capacity over backlog."""
    adults = counts[:, ATTENTION_OTHERS] + counts[:, ATTENTION_TARGETED]
    backlog = counts[:, PENDING_APPEALS]
    decided = np.minimum(capacity * adults / 1000 / np.maximum(backlog, 1), 1.0)
    return np.where(backlog > 0, decided * FULL, FULL).astype(np.uint32)


def _trade(counts: Counts, usual: tuple[float, ...]) -> NDArray[np.int32]:
    """The usual shares; as many tenders as before go to those who are not barred."""
    found = _usual(len(counts), usual)
    bidders, free = counts[:, BIDDERS], counts[:, BIDDERS] - counts[:, BARRED]
    tenders = found[:, 0] * bidders // np.maximum(free, 1)
    found[:, 0] = np.where(free > 0, np.minimum(tenders, ONE), found[:, 0])
    return found


def _usual(regions: int, usual: tuple[float, ...]) -> NDArray[np.int32]:
    """The usual shares of those who get what enterprises ask for, in every region."""
    return np.tile(np.array([round(share * ONE) for share in usual], np.int32), (regions, 1))


def _voice(counts: Counts) -> NDArray[np.int32]:
    """What is said over what was said when burned in."""
    now, then = counts[:, VOICE_NOW], counts[:, VOICE_THEN]
    heard = np.maximum(octaves_of(now / np.maximum(then, 1)), -FAINTEST)
    return np.where(then > 0, heard, 0).astype(np.int32)


def _awards(counts: Counts, awards: tuple[float, float]) -> Counts:
    """Chance of an award: those that there are, over the institutions with a claim, with ties."""
    claims = np.maximum(counts[:, [OFFICES_CLAIM, OFFICES_TIED]], 1)
    chances = np.minimum(np.array(awards) * counts[:, [OFFICES]] / claims, 1.0)
    return (chances * FULL).astype(np.int64)
