"""The books of months in a row are the sums of what each month books."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from internetplus.engine.books import books, by_group, close, grown
from internetplus.vocabulary.counters import FIRST_STOCK, N_COUNTERS
from internetplus.vocabulary.groups import GROUPS, N_CELLS, membership

Ints = Any


def lived(months: int, blocks: int) -> Iterator[Ints]:
    """What each of some months books at random [counters, blocks x cells]."""
    rng = np.random.default_rng(months)
    for _ in range(months):
        yield rng.integers(-(2**40), 2**40, (N_COUNTERS, blocks * N_CELLS))


@pytest.mark.parametrize("months", [1, 2, 3, 7, 12])
@pytest.mark.parametrize("blocks", [1, 2])
def test_months_and_quarters_are_plain_sums(months: int, blocks: int) -> None:
    """Flows of a month and a quarter, and stocks as they stand at the end of it."""
    kept, ledger = books(months, blocks), np.zeros((N_COUNTERS, blocks * N_CELLS), np.int64)
    since = np.zeros((N_COUNTERS, len(GROUPS)), np.int64)
    for month, brought in enumerate(lived(months, blocks)):
        ledger[FIRST_STOCK:] = 0
        ledger += brought
        close(ledger, kept, month)
        since[FIRST_STOCK:] = 0
        for block in range(blocks):
            mine = brought[:, block * N_CELLS : (block + 1) * N_CELLS]
            told = grown(kept.totals[:, block])[month]
            assert (told == mine.sum(axis=1)).all()
        since += brought[:, -N_CELLS:] @ membership()
        if by_group(month, months):
            assert (kept.groups[month // 3, -1] == since).all()
            since[:] = 0


def test_books_of_no_months_leave_the_ledger_alone() -> None:
    ledger = np.ones((N_COUNTERS, N_CELLS), np.int64)
    close(ledger, books(0, 1), -1)
    assert (ledger == 1).all()
