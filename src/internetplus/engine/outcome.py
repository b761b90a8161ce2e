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
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import ADULT, EMPLOYED, URBAN, watch_of
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
CITIZENS, PERSON_MONTHS, ADULTS, ADULT_MONTHS = (
    INDEX[name] for name in ("citizens", "person_months", "adults", "adult_months")
)
WATCHED, INCOME, BENEFITS, WELFARE = (
    INDEX[name] for name in ("settings_watched", "income", "benefits", "welfare")
)
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
        told = by_group(month, len(self.monthly))
        total = self._close_quarter(month, ledgers) if told else _total(ledgers)
        self.monthly[month] = total - self._before + self._standing[:, 0]
        self._before = np.zeros(N_COUNTERS, np.int64) if told else total
        self._before[FIRST_STOCK:] = 0

    def _close_quarter(self, month: int, ledgers: Sequence[Ints]) -> Ints:
        """Book the groups; returns everybody's sums."""
        months = np.full((N_COUNTERS, 1), month % QUARTER + 1)
        months[FIRST_STOCK:] = 1
        found = np.sum([margins(ledger) for ledger in ledgers], axis=0)
        self.groups[month // QUARTER] = found + self._standing * months
        return np.asarray(found[:, 0])

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
    _stand(people, tables.life.income, tables.life.benefit, watched, ledger)
    return ledger


@kernel
def _stand(
    people: People, income: np.ndarray, benefit: int, watched: np.ndarray, ledger: np.ndarray
) -> None:
    """Book everybody, home by home; usual incomes are shared at home as `account` shares flows."""
    for c in range(people.cell.shape[0]):
        first = 0
        while first < people.cell.shape[1]:
            after = first + ((int(people.home[c, first]) >> 3) & 7)
            whole, tenths = np.int64(0), FIRST_ADULT
            for i in range(first, after):
                _count(people, watched, ledger, c, i)
                whole += _usual(people, income, benefit, ledger, c, i)
                tenths += 3 if people.age[c, i] < CHILD_OF_SCALE else 5
            each = (whole * SHARES[tenths]) >> SHARE_BITS
            for i in range(first, after):
                ledger[WELFARE, people.cell[c, i]] += each
            first = after


@inner
def _count(people: People, watched: np.ndarray, ledger: np.ndarray, c: int, i: int) -> None:
    """A person, whether grown up, and the settings in which the scheme's sources see them."""
    cell, grown = people.cell[c, i], people.age[c, i] >= ADULT
    ledger[CITIZENS, cell] += 1
    ledger[PERSON_MONTHS, cell] += 1
    ledger[ADULTS, cell] += grown
    ledger[ADULT_MONTHS, cell] += grown
    ledger[WATCHED, cell] += watched[watch_of(people.flags[c, i], cell)]


@inner
def _usual(
    people: People, income: np.ndarray, benefit: int, ledger: np.ndarray, c: int, i: int
) -> np.int64:
    """What a person earns in a usual month: a wage, or a pension."""
    cell, flags = people.cell[c, i], people.flags[c, i]
    wage = np.int64(income[int((flags & URBAN) != 0), people.income[c, i]])
    if flags & EMPLOYED == 0:
        wage = (wage * benefit) >> 10 if people.age[c, i] >= PENSION else np.int64(0)
        ledger[BENEFITS, cell] += wage
    ledger[INCOME, cell] += wage
    return wage


def _total(ledgers: Sequence[Ints]) -> Ints:
    """Sums over the cells of each counter, of all ledgers."""
    total = np.zeros(N_COUNTERS, np.int64)
    for ledger in ledgers:
        _add_cells(ledger, total)
    return total


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
