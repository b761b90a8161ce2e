"""What a run leaves: sums by month and group, the fields, a digest, the society at its end."""

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
from internetplus.engine.rules.conduct import KINDS
from internetplus.engine.tables import Fields, Tables
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import ADULT, EMPLOYED, URBAN, watch_of
from internetplus.society.state import People, Society
from internetplus.vocabulary.counters import INDEX, LEDGER_GATES
from internetplus.vocabulary.fields import (
    COUNTED_GATES,
    DEED_NAMES,
    MONEY,
    N_CITIZEN_GATES,
    N_GRADES,
)
from internetplus.vocabulary.groups import N_CELLS

Ints = NDArray[np.int64]
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
BOOKED = (CITIZENS, ADULTS, WATCHED, INCOME, BENEFITS, WELFARE)
LIVING, GROWN_UP, SEEN, EARNED, PAID, WORTH = range(len(BOOKED))
"""Rows of what `_stand` books: one for each of BOOKED."""
STANDING = np.array([*BOOKED, PERSON_MONTHS, ADULT_MONTHS])
"""Counters that grow by the same each month: persons, incomes, watching, and a month of each."""
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


def standing(people: People, tables: Tables, watched: NDArray[np.int64]) -> Ints:
    """What every month adds by itself to the rows of STANDING of a ledger [counters, cells]."""
    booked = np.zeros((len(BOOKED), N_CELLS), np.int64)
    wage = np.zeros(people.cell.shape[1], np.int64)
    _stand(people, tables.life.income, tables.life.benefit, watched, wage, booked)
    return np.concatenate([booked, booked[[LIVING, GROWN_UP]]])


@kernel
def _stand(
    people: People,
    income: np.ndarray,
    benefit: int,
    watched: np.ndarray,
    wage: np.ndarray,
    by_cell: np.ndarray,
) -> None:
    """Book everybody, then home by home what usual incomes, shared as `account` does, are worth."""
    for c in range(people.cell.shape[0]):
        for i in range(wage.size):
            _book(people, watched, by_cell, c, i)
            wage[i] = _usual(people, income, benefit, by_cell, c, i)
        first = 0
        while first < wage.size:
            after = first + ((int(people.home[c, first]) >> 3) & 7)
            whole, tenths = np.int64(0), FIRST_ADULT
            for i in range(first, after):
                whole += wage[i]
                tenths += 3 if people.age[c, i] < CHILD_OF_SCALE else 5
            each = (whole * SHARES[tenths]) >> SHARE_BITS
            for i in range(first, after):
                by_cell[WORTH, people.cell[c, i]] += each
            first = after


@inner
def _book(people: People, watched: np.ndarray, by_cell: np.ndarray, c: int, i: int) -> None:
    """A person, whether grown up, and the settings in which the scheme's sources see them."""
    cell = people.cell[c, i]
    by_cell[LIVING, cell] += 1
    by_cell[GROWN_UP, cell] += people.age[c, i] >= ADULT
    by_cell[SEEN, cell] += watched[watch_of(people.flags[c, i], cell)]


@inner
def _usual(
    people: People, income: np.ndarray, benefit: int, by_cell: np.ndarray, c: int, i: int
) -> np.int64:
    """What a person earns in a usual month: a wage, or a pension; without a branch."""
    cell, flags = people.cell[c, i], people.flags[c, i]
    wage = np.int64(income[int((flags & URBAN) != 0), people.income[c, i]])
    works = np.int64((flags & EMPLOYED) != 0)
    pension = ((wage * benefit) >> 10) * np.int64(people.age[c, i] >= PENSION) * (1 - works)
    by_cell[PAID, cell] += pension
    earned = wage * works + pension
    by_cell[EARNED, cell] += earned
    return np.int64(earned)


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
