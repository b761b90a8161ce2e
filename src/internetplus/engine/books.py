"""Books: what months leave in a ledger, added up: of everybody by month, of groups by quarter.

Ledgers grow over a quarter, stocks apart; a month is what its sums have grown by.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from internetplus.kernel.jit import inner, kernel
from internetplus.vocabulary.counters import FIRST_STOCK, N_COUNTERS
from internetplus.vocabulary.groups import DEMAND_FAMILIES, GROUPS, GROUPS_OF, N_CELLS, N_DEMAND

Ints = NDArray[np.int64]
QUARTER = 3


class Books(NamedTuple):
    """The sums of a shard's ledger, apart for each block of cells."""

    totals: np.ndarray  # int64 [months, blocks, counters] since the last quarter; stocks stand
    groups: np.ndarray  # int64 [quarters, blocks, counters, groups]
    groups_of: np.ndarray  # [cells, families + 1]
    demand: np.ndarray  # int64 [40] working memory


def books(months: int, blocks: int) -> Books:
    """Empty books; of no months where nothing is to be booked."""
    return Books(
        np.zeros((months, blocks, N_COUNTERS), np.int64),
        np.zeros((-(-months // QUARTER), blocks, N_COUNTERS, len(GROUPS)), np.int64),
        GROUPS_OF,
        np.zeros(N_DEMAND, np.int64),
    )


def by_group(month: int, months: int) -> bool:
    """Whether the books are closed by group after a month: a quarter's last, or the run's."""
    return months > 0 and (month % QUARTER == QUARTER - 1 or month + 1 == months)


closes_quarter = inner(by_group)


@kernel
def close(ledger: np.ndarray, kept: Books, month: int) -> None:
    """Book a month of a ledger [counters, blocks x cells], which begins anew after a quarter."""
    months, blocks = kept.totals.shape[0], kept.totals.shape[1]
    if closes_quarter(month, months):
        for block in range(blocks):
            found = kept.groups[month // QUARTER, block]
            _add_groups(ledger, block * N_CELLS, kept.groups_of, kept.demand, found)
            for n in range(ledger.shape[0]):
                kept.totals[month, block, n] = found[n, 0]
        ledger[:] = 0
    elif months > 0:
        for block in range(blocks):
            _add_cells(ledger, block * N_CELLS, kept.totals[month, block])


@kernel
def _add_cells(ledger: np.ndarray, first: int, total: np.ndarray) -> None:
    """Sum over the cells of each counter, from the first of a block on."""
    for n in range(ledger.shape[0]):
        row, part = ledger[n], np.int64(0)
        for cell in range(N_CELLS):
            part += row[first + cell]
        total[n] = part


@kernel
def _add_groups(
    ledger: np.ndarray, first: int, groups_of: np.ndarray, demand: np.ndarray, found: np.ndarray
) -> None:
    """Sums over the slow families by demand class, over the classes by the slow families."""
    for n in range(ledger.shape[0]):
        row, sums, some = ledger[n], found[n], np.int64(0)
        for cell in range(N_CELLS):
            some |= row[first + cell]
        if some == 0:  # as are more than half of the rows
            continue
        demand[:] = 0
        for slow in range(0, N_CELLS, N_DEMAND):
            part = np.int64(0)
            for d in range(N_DEMAND):
                demand[d] += row[first + slow + d]
                part += row[first + slow + d]
            sums[0] += part
            for family in range(1 + DEMAND_FAMILIES, groups_of.shape[1]):
                sums[groups_of[slow, family]] += part
        for d in range(N_DEMAND):
            for family in range(1, 1 + DEMAND_FAMILIES):
                sums[groups_of[d, family]] += demand[d]


def margins(ledger: Ints) -> Ints:
    """Sums by group [counters, groups] of a ledger by cell, in the order of GROUPS."""
    found = np.zeros((len(ledger), len(GROUPS)), np.int64)
    _add_groups(ledger, 0, GROUPS_OF, np.zeros(N_DEMAND, np.int64), found)
    return found


def grown(totals: Ints) -> Ints:
    """What each month of `Books.totals` [months, counters] has brought; stocks as they stand."""
    found = totals.copy()
    before = np.arange(1, len(totals))
    on = before[before % QUARTER != 0]
    found[on, :FIRST_STOCK] -= totals[on - 1, :FIRST_STOCK]
    return found
