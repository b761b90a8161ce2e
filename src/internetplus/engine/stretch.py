"""A stretch: months in a row of some communities that nobody has to look into, lived in one go.

Between two months the regions' counts become their fields, and the month is booked.
"""

from typing import NamedTuple

import numpy as np

from internetplus.engine.books import Books, books, close, closes_quarter
from internetplus.engine.course import Course, at, first_course
from internetplus.engine.exchange import Places, Scarce, exchange, no_places, scarce
from internetplus.engine.month import KERNELS, When, live_month
from internetplus.engine.room import has_room
from internetplus.engine.tables import Fields, Scratch, Tables
from internetplus.kernel.jit import kernel, large
from internetplus.society.state import Society
from internetplus.vocabulary.counters import FIRST_STOCK


class Between(NamedTuple):
    """What there is to do between two months, and how many there are."""

    counts: np.ndarray  # int64 [R, K] that the regions count in a month; added to
    course: Course
    row: int  # of the course that the second month reads
    scarce: Scarce
    places: Places
    books: Books
    until: int  # the month after the last


@kernel
def clear(ledger: np.ndarray, counts: np.ndarray) -> None:
    """Before a month: stocks and counts from nothing."""
    ledger[FIRST_STOCK:] = 0
    counts[:] = 0


@large(*KERNELS)
def live_through(
    society: Society,
    tables: Tables,
    fields: Fields,
    scratch: Scratch,
    ledger: np.ndarray,
    where: np.ndarray,
    between: Between,
    when: When,
) -> int:
    """All months, the first of which reads `fields`; returns the one after the last it lived.

    That is an earlier one than `until` where records may lack room. What the last month counted is
    left to be exchanged. `where` int64 [C, 2] number and region of each community; `ledger` int64
    [counters, cells] is added to.
    """
    counts, kept, now, month = between.counts, between.books, fields, when.month
    months, apart = kept.totals.shape[0], kept.totals.shape[1] > 1
    while True:
        told = int(when.told != 0 or apart or closes_quarter(month, months))
        this = When(when.seeds, when.made, month, when.first, when.last, told, when.begin, when.end)
        live_month(society, tables, now, scratch, ledger, counts, where, this)
        close(ledger, kept, month)
        month += 1
        if month >= between.until or not has_room(society.pool.count, society.pool.record.shape[1]):
            return month
        row = between.row + month - when.month - 1
        exchange(counts, between.scarce, between.places, between.course, row, month - 1)
        now = at(between.course, row)
        clear(ledger, counts)


NOTHING = (
    first_course(1, 1, (1.0, 1.0, 1.0)), 0, scarce(1, 0.0, 1.0, 256, (1.0, 1.0, 1.0)),
    no_places(1), books(0, 1),
)  # fmt: skip
"""Before a single month there is nothing to do."""


def advance(
    society: Society,
    tables: Tables,
    fields: Fields,
    scratch: Scratch,
    ledger: np.ndarray,
    counts: np.ndarray,
    where: np.ndarray,
    when: When,
) -> None:
    """One month of some communities; `ledger` and `counts` are added to."""
    between = Between(counts, *NOTHING, when.month + 1)
    live_through(society, tables, fields, scratch, ledger, where, between, when)
