"""What a run leaves: sums by month and group, the fields, a digest, the society at its end."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.phases.account import (
    CHILD_OF_SCALE,
    FIRST_ADULT,
    SHARE_BITS,
    SHARES,
)
from internetplus.engine.phases.live import PENSION
from internetplus.engine.rules.deeds import KINDS
from internetplus.engine.tables import Fields, Tables
from internetplus.kernel.jit import kernel
from internetplus.society.build import ADULT, EMPLOYED, URBAN
from internetplus.society.features import watched as watch_classes
from internetplus.society.state import People, Society
from internetplus.vocabulary.counters import FIRST_STOCK, INDEX, LEDGER_GATES, N_COUNTERS
from internetplus.vocabulary.fields import (
    COUNTED_GATES,
    DEED_NAMES,
    MONEY,
    N_CITIZEN_GATES,
    N_GRADES,
)
from internetplus.vocabulary.groups import (
    DEMAND_FAMILIES,
    GROUPS,
    GROUPS_OF,
    N_CELLS,
    N_DEMAND,
)

Ints = NDArray[np.int64]
QUARTER = 3
SCORED = INDEX["scored_months"]
FIRST_DEED = INDEX["deed_red_light"]
INSPECTION_COST, RULING_COST = MONEY // 20, MONEY // 10
"""An inspection and a ruling cost the state 1/20 and 1/10 of a median income (our assumption)."""
VICTIMS = ("harm_citizens", "harm_enterprises", "harm_state")


class Outcome(NamedTuple):
    """The result of one arm in one draw under one luck."""

    monthly: Ints  # [months, counters] the nation; stocks as they stand
    groups: Ints  # [quarters, counters, groups] flows of the quarter; stocks at its last month
    fields: tuple[Fields, ...]  # that each month read
    digest: str
    citizens: int
    society: Society  # at the end
    marks: NDArray[np.uint64]  # [communities] rolling digest of each one's state
    waves: tuple["Outcome", ...] = ()  # of each part of a rollout, the outside last


def by_group(month: int, months: int) -> bool:
    """Whether the books are closed by group after a month: a quarter's last, or the run's."""
    return month % QUARTER == QUARTER - 1 or month + 1 == months


class Books:
    """Adds the ledgers of a run up: the nation month by month, the groups by quarter.

    Ledgers grow over a quarter, stocks apart; a month is what its sums have grown by.
    """

    def __init__(
        self, months: int, tables: Tables, people: People, watched: NDArray[np.int64]
    ) -> None:
        """`watched` [8]: settings the scheme's sources see of each class of watching, 1/1000."""
        self.monthly = np.zeros((months, N_COUNTERS), np.int64)
        self.groups = np.zeros((-(-months // QUARTER), N_COUNTERS, len(GROUPS)), np.int64)
        self._tables, self._before = tables, np.zeros(N_COUNTERS, np.int64)
        self.watch(people, watched)

    def watch(self, people: People, watched: NDArray[np.int64]) -> None:
        """What every month adds by itself, from now on."""
        self._standing = margins(standing(people, self._tables, watched))

    def close(self, month: int, ledgers: Sequence[Ints]) -> None:
        """Book a month of all shards' ledgers [counters, cells], which then grow until a quarter
        ends.
        """
        total = np.zeros(N_COUNTERS, np.int64)
        for ledger in ledgers:
            _add_cells(ledger, total)
        self.monthly[month] = total - self._before + self._standing[:, 0]
        self._before = total
        self._before[FIRST_STOCK:] = 0
        if by_group(month, len(self.monthly)):
            self._close_quarter(month, ledgers)
            self._before[:] = 0

    def _close_quarter(self, month: int, ledgers: Sequence[Ints]) -> None:
        months = np.full((N_COUNTERS, 1), month % QUARTER + 1)
        months[FIRST_STOCK:] = 1
        found = np.sum([margins(ledger) for ledger in ledgers], axis=0)
        self.groups[month // QUARTER] = found + self._standing * months

    def finish(self) -> None:
        """Add the rows that follow from counts, once all months are booked."""
        derive(self.monthly.T, self._tables)
        derive(self.groups.transpose(1, 0, 2), self._tables)
        lengths = np.full(len(self.groups), QUARTER)
        lengths[-1] = len(self.monthly) - QUARTER * (len(self.groups) - 1)
        self.groups[:, SCORED] *= lengths[:, None]


def standing(people: People, tables: Tables, watched: NDArray[np.int64]) -> Ints:
    """What every month adds to a ledger [counters, cells] by itself: persons, incomes, watching."""
    ledger = np.zeros((N_COUNTERS, N_CELLS), np.int64)
    cell, grown = people.cell.ravel(), people.age.ravel() >= ADULT
    for name in ("citizens", "person_months"):
        ledger[INDEX[name]] = np.bincount(cell, minlength=N_CELLS)
    for name in ("adults", "adult_months"):
        ledger[INDEX[name]] = np.bincount(cell[grown], minlength=N_CELLS)
    np.add.at(ledger[INDEX["settings_watched"]], cell, watched[watch_classes(people).ravel()])
    urban = ((people.flags.ravel() & URBAN) != 0).astype(np.intp)
    wage = tables.life.income[urban, people.income.ravel()].astype(np.int64)
    works = (people.flags.ravel() & EMPLOYED) != 0
    old = (people.age.ravel() >= PENSION) & ~works
    pension = (wage * tables.life.benefit) >> 10
    np.add.at(ledger[INDEX["benefits"]], cell[old], pension[old])
    usual = np.where(works, wage, np.where(old, pension, 0))
    np.add.at(ledger[INDEX["income"]], cell, usual)
    np.add.at(ledger[INDEX["welfare"]], cell, shared_out(people, usual))
    return ledger


def shared_out(people: People, flow: Ints) -> Ints:
    """Flows [persons] shared by each household's equivalent adults, as `account` does."""
    place, age = people.home.ravel() & 7, people.age.ravel()
    first = np.flatnonzero(place == 0)
    tenths = FIRST_ADULT + np.add.reduceat(np.where(age < CHILD_OF_SCALE, 3, 5), first)
    each = (np.add.reduceat(flow, first) * SHARES[tenths]) >> SHARE_BITS
    return np.repeat(each, np.diff(np.append(first, place.size)))


@kernel
def _add_cells(ledger: np.ndarray, total: np.ndarray) -> None:
    """Add the sum over the cells of each counter."""
    for n in range(ledger.shape[0]):
        row, part = ledger[n], np.int64(0)
        for cell in range(row.size):
            part += row[cell]
        total[n] += part


def margins(ledger: Ints) -> Ints:
    """Sums by group [counters, groups] of a ledger by cell, in the order of GROUPS."""
    found = np.zeros((len(ledger), len(GROUPS)), np.int64)
    _margins(ledger, GROUPS_OF, np.zeros(N_DEMAND, np.int64), found)
    return found


@kernel
def _margins(
    ledger: np.ndarray, groups_of: np.ndarray, demand: np.ndarray, found: np.ndarray
) -> None:
    """Sums over the slow families by demand class, over the classes by the slow families."""
    for n in range(ledger.shape[0]):
        row, sums = ledger[n], found[n]
        demand[:] = 0
        for first in range(0, row.size, N_DEMAND):
            part = np.int64(0)
            for d in range(N_DEMAND):
                demand[d] += row[first + d]
                part += row[first + d]
            sums[0] += part
            for family in range(1 + DEMAND_FAMILIES, groups_of.shape[1]):
                sums[groups_of[first, family]] += part
        for d in range(N_DEMAND):
            for family in range(1, 1 + DEMAND_FAMILIES):
                sums[groups_of[d, family]] += demand[d]


def derive(ledger: Ints, tables: Tables) -> None:
    """Rows that follow from counts: totals by kind, harm not to citizens, prices, incomes.

    First axis: counters; what the others are does not matter.
    """
    deeds, gates = tables.deeds, tables.gates
    for d in range(len(DEED_NAMES)):
        row, kind = ledger[FIRST_DEED + d], KINDS[deeds.kind[d]]
        ledger[INDEX[f"deeds_{kind}"]] += row
        if 0 < deeds.victim[d] < len(VICTIMS):
            sign = 1 if kind == "helpful" else -1
            ledger[INDEX[VICTIMS[deeds.victim[d]]]] += sign * int(deeds.harm[d]) * row
    asked, refused, waived = (
        ledger[INDEX[f"{event}_job"] : INDEX[f"{event}_job"] + N_CITIZEN_GATES]
        for event in ("asked", "refused", "waived")
    )
    given = asked - refused
    ledger[INDEX["service_enterprises"]] += _worth(gates.profit, given)
    ledger[INDEX["cost_citizens"]] -= _worth(gates.loss, refused)
    ledger[INDEX["cost_citizens"]] -= _worth(gates.deposit, given - waived)
    ledger[INDEX["service_citizens"]] += _worth(gates.time_gain, waived)
    ledger[INDEX["cost_citizens"]] -= ledger[INDEX["given_up_cost"]]
    for gate in LEDGER_GATES:
        g = COUNTED_GATES.index(gate)
        earned = int(gates.profit[g]) * given[g] - ledger[INDEX[f"losses_{gate}"]]
        ledger[INDEX[f"profit_{gate}"]] += earned
    inspected, contested = ledger[INDEX["inspections"]], ledger[INDEX["appeals_filed"]]
    contested = contested + ledger[INDEX["objections"]]
    ledger[INDEX["cost_state"]] -= INSPECTION_COST * inspected + RULING_COST * contested
    ledger[INDEX["refused_essential"]] += _worth(gates.essential, refused)
    income, benefits = ledger[INDEX["income"]], ledger[INDEX["benefits"]]
    ledger[INDEX["transfer_citizens"]] += income
    ledger[INDEX["transfer_state"]] -= benefits
    ledger[INDEX["transfer_enterprises"]] -= income - benefits
    wrong = INDEX["sanction_error"]
    ledger[INDEX["wrongful_months"]] += ledger[wrong : wrong + 4].sum(axis=0)
    first = INDEX["grade_0"]
    ledger[INDEX["scored_months"]] += ledger[first : first + N_GRADES].sum(axis=0)


def _worth(each: NDArray[Any], counts: Ints) -> Ints:
    """Sum over the services of a count times what each is worth."""
    return np.asarray(np.tensordot(each.astype(np.int64), counts, axes=1))
