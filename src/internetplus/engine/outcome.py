"""What a run leaves: sums by month and group, the fields, a digest, the society at its end."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.phases.live import PENSION_MONTHS
from internetplus.engine.phases.perceive import ADULT_MONTHS
from internetplus.engine.rules.deeds import KINDS
from internetplus.engine.tables import Fields, Tables
from internetplus.society.build import EMPLOYED
from internetplus.society.state import People, Society
from internetplus.vocabulary.counters import INDEX, N_COUNTERS, STOCKS
from internetplus.vocabulary.fields import DEED_NAMES, MONEY, N_CITIZEN_GATES, N_GRADES
from internetplus.vocabulary.groups import GROUPS, N_CELLS, SHAPE

Ints = NDArray[np.int64]
QUARTER = 3
_STOCKS = list(STOCKS)
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
        self._standing = margins(standing(people, tables, watched))

    def close(self, month: int, ledgers: Sequence[Ints]) -> None:
        """Book a month of all shards' ledgers [counters, cells]; empties them after a quarter."""
        total = np.sum([ledger.sum(axis=1) for ledger in ledgers], axis=0)
        self.monthly[month] = total - self._before + self._standing[:, 0]
        self._before = total
        self._before[_STOCKS] = 0
        if month % QUARTER == QUARTER - 1 or month + 1 == len(self.monthly):
            self._close_quarter(month, ledgers)
            self._before[:] = 0
        derive(self.monthly[month][:, None], self._tables)

    def _close_quarter(self, month: int, ledgers: Sequence[Ints]) -> None:
        months = np.full((N_COUNTERS, 1), month % QUARTER + 1)
        months[_STOCKS] = 1
        found = np.sum([margins(ledger) for ledger in ledgers], axis=0)
        found += self._standing * months
        derive(found, self._tables)
        found[SCORED] *= month % QUARTER + 1
        self.groups[month // QUARTER] = found
        for ledger in ledgers:
            ledger[:] = 0


def standing(people: People, tables: Tables, watched: NDArray[np.int64]) -> Ints:
    """What every month adds to a ledger [counters, cells] by itself: persons, incomes, watching."""
    ledger = np.zeros((N_COUNTERS, N_CELLS), np.int64)
    cell, wage = people.cell.ravel(), people.income.ravel().astype(np.int64)
    grown = people.born.ravel() >= ADULT_MONTHS
    for name in ("citizens", "person_months"):
        ledger[INDEX[name]] = np.bincount(cell, minlength=N_CELLS)
    for name in ("adults", "adult_months"):
        ledger[INDEX[name]] = np.bincount(cell[grown], minlength=N_CELLS)
    np.add.at(ledger[INDEX["settings_watched"]], cell, watched[people.watch.ravel()])
    works = (people.flags.ravel() & EMPLOYED) != 0
    old = (people.born.ravel() >= PENSION_MONTHS) & ~works
    pension = (wage * tables.life.benefit) >> 10
    np.add.at(ledger[INDEX["benefits"]], cell[old], pension[old])
    np.add.at(ledger[INDEX["income"]], cell[old], pension[old])
    np.add.at(ledger[INDEX["income"]], cell[works], wage[works])
    return ledger


def margins(ledger: Ints) -> Ints:
    """Sums by group [counters, groups] of a ledger by cell, in the order of GROUPS."""
    cube = ledger.reshape(len(ledger), *reversed(SHAPE))
    axes = range(len(SHAPE), 0, -1)
    parts = [ledger.sum(axis=1, keepdims=True)]
    parts += [cube.sum(axis=tuple(other for other in axes if other != axis)) for axis in axes]
    return np.concatenate(parts, axis=1)


def derive(ledger: Ints, tables: Tables) -> None:
    """Rows that follow from counts: totals by kind, harm not to citizens, prices, incomes."""
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
    ledger[INDEX["service_enterprises"]] += gates.profit @ given
    ledger[INDEX["cost_citizens"]] -= gates.loss @ refused + gates.deposit @ (given - waived)
    ledger[INDEX["service_citizens"]] += gates.time_gain @ waived
    ledger[INDEX["cost_citizens"]] -= ledger[INDEX["given_up_cost"]]
    inspected, contested = ledger[INDEX["inspections"]], ledger[INDEX["appeals_filed"]]
    contested = contested + ledger[INDEX["objections"]]
    ledger[INDEX["cost_state"]] -= INSPECTION_COST * inspected + RULING_COST * contested
    ledger[INDEX["refused_essential"]] += gates.essential @ refused
    income, benefits = ledger[INDEX["income"]], ledger[INDEX["benefits"]]
    ledger[INDEX["transfer_citizens"]] += income
    ledger[INDEX["transfer_state"]] -= benefits
    ledger[INDEX["transfer_enterprises"]] -= income - benefits
    wrong = INDEX["sanction_error"]
    ledger[INDEX["wrongful_months"]] += ledger[wrong : wrong + 4].sum(axis=0)
    first = INDEX["grade_0"]
    ledger[INDEX["scored_months"]] += ledger[first : first + N_GRADES].sum(axis=0)
