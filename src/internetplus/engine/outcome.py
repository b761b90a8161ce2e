"""What a run leaves: integer sums by month and group, the fields, a digest, the society at its end."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.deeds import KINDS
from internetplus.engine.tables import Deeds, Fields
from internetplus.society.state import Society
from internetplus.vocabulary.counters import INDEX, N_COUNTERS, STOCKS
from internetplus.vocabulary.fields import DEED_NAMES
from internetplus.vocabulary.groups import GROUPS, N_CELLS, membership

Ints = NDArray[np.int64]
FIRST_DEED = INDEX["deed_red_light"]
VICTIMS = ("harm_citizens", "harm_enterprises", "harm_state")


class Outcome(NamedTuple):
    """The result of one arm in one draw under one luck."""

    monthly: Ints  # [months, counters] the nation; stocks as they stand
    groups: Ints  # [quarters, counters, groups] flows of the quarter; stocks at its last month
    fields: tuple[Fields, ...]  # that each month read
    digest: str
    citizens: int
    society: Society  # at the end


class Books:
    """Adds the ledgers of a run up, month by month."""

    def __init__(self, months: int, deeds: Deeds) -> None:
        self.monthly = np.zeros((months, N_COUNTERS), np.int64)
        self.groups = np.zeros((-(-months // 3), N_COUNTERS, len(GROUPS)), np.int64)
        self._deeds, self._members = deeds, membership()
        self._quarter = np.zeros((N_COUNTERS, N_CELLS), np.int64)

    def close(self, month: int, ledger: Ints) -> None:
        """Book a month's ledger [counters, cells]."""
        derive(ledger, self._deeds)
        self.monthly[month] = ledger.sum(axis=1)
        stocks = list(STOCKS)
        self._quarter += ledger
        self._quarter[stocks] = ledger[stocks]
        if month % 3 == 2 or month + 1 == len(self.monthly):
            self.groups[month // 3] = self._quarter @ self._members
            self._quarter[:] = 0


def derive(ledger: Ints, deeds: Deeds) -> None:
    """Rows that follow from the deeds' rows: totals by kind, harm by who bears it."""
    for d in range(len(DEED_NAMES)):
        row, kind = ledger[FIRST_DEED + d], KINDS[deeds.kind[d]]
        ledger[INDEX[f"deeds_{kind}"]] += row
        if deeds.victim[d] < len(VICTIMS):
            sign = 1 if kind == "helpful" else -1
            ledger[INDEX[VICTIMS[deeds.victim[d]]]] += sign * int(deeds.harm[d]) * row
