"""Account: harm and flows shared out, the neighbourhood's conduct, and who stands where."""

import numpy as np

from internetplus.engine import records
from internetplus.engine.tables import Scratch
from internetplus.kernel.bits import count_marked, marked
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import (
    GRADE_SHIFT,
    NOT_SCORED,
    STATUS_AWARE,
    Society,
    State,
)
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY, MOST_AT_HOME, N_GRADES, N_SETTINGS

I32, U32, U64 = np.int32, np.uint32, np.uint64
CHILD_OF_SCALE = 14
TRAPPED_MONTHS = 12
MEMORY_LOG2 = 4
"""The norm is a running mean over about 16 months."""
SHARE_BITS = 20
TENTHS_BITS = 6
TENTHS = (1 << TENTHS_BITS) - 1
"""Tenths of adults of a household fit into so many bits."""
FIRST_ADULT = 5
"""Tenths that the first of a household counts more than other adults."""
FARTHEST = MOST_AT_HOME - 1
SHARES = np.array([0, *(round(10 * 2**SHARE_BITS / n) for n in range(1, 64))], np.int64)
"""Each member's share of a household's flow by its tenths of equivalent adults, 2^-20."""
HARM, WELFARE = INDEX["harm_citizens"], INDEX["welfare"]
AWARE, LISTED, TRAPPED = (INDEX[name] for name in ("aware", "on_list", "trapped"))
GRADE = INDEX["grade_0"]
LIVE, LIVE_FALSE, WAITING = (
    INDEX[name] for name in ("live_records", "live_false", "pending_appeals")
)


@kernel
def share_out(society: Society, scratch: Scratch, ledger: np.ndarray, c: int) -> None:
    """What harm befell the community is borne by all of it alike; then homes share their flows.

    A household has its flows over its equivalent adults: 1, others 0.5, children 0.3.
    """
    flow, cell, welfare = scratch.flow, society.people.cell[c], society.state.welfare[c]
    part, rest = scratch.harm[0] >> 10, scratch.harm[0] & 1023
    for i in range(COMMUNITY):
        flow[i] += part + np.int64(i < rest)
    _divide(flow, scratch.purse, society.people.home[c], society.people.age[c], SHARES)
    harm, row = ledger[HARM], ledger[WELFARE]
    for i in range(COMMUNITY):
        harm[cell[i]] += part + np.int64(i < rest)
        row[cell[i]] += flow[i]
    for i in range(COMMUNITY):
        welfare[i] += hundreds(flow[i])
    for i in range(COMMUNITY):
        flow[i] = 0
        scratch.struck[i] = 0
    scratch.harm[0] = 0


@kernel
def _divide(
    flow: np.ndarray, purse: np.ndarray, home: np.ndarray, age: np.ndarray, shares: np.ndarray
) -> None:
    """Each member's share of a household's flows; `purse` [1024 + 10]: with room for neighbours.

    Each looks at all who may live with them, so that none waits for another: as a vector that takes
    a third of the time of a walk from home to home. Flows and tenths of adults are added as one.
    """
    for i in range(COMMUNITY):
        tenths = np.int64(3) if age[i] < np.uint8(CHILD_OF_SCALE) else np.int64(5)
        purse[i + FARTHEST] = (flow[i] << TENTHS_BITS) + tenths
    for i in range(COMMUNITY):
        place, size = I32(home[i] & np.uint8(7)), U32((home[i] >> np.uint8(3)) & np.uint8(7))
        has = np.int64(0)
        for away in range(-FARTHEST, FARTHEST + 1):
            at_home = U32(place + away) < size
            has += purse[i + FARTHEST + away] if at_home else np.int64(0)
        adults = U64(has & TENTHS) + U64(FIRST_ADULT)
        flow[i] = ((has >> TENTHS_BITS) * shares[adults]) >> SHARE_BITS


@kernel
def hundreds(amount: np.int64) -> np.int32:
    """Whole hundreds of an amount below 2^50, rounded down.

    0.01 is wrong by less than half of its last place: what is a whole hundred stays one.
    """
    return I32(np.floor(float(amount) * 0.01))


@kernel
def remember(state: State, scratch: Scratch, c: int) -> None:
    """Running mean of the neighbourhood's harmful deeds by setting."""
    for s in range(N_SETTINGS):
        state.norm[c, s] += (scratch.events[s] * 256 - state.norm[c, s]) >> MEMORY_LOG2


@kernel
def take_stock(society: Society, scratch: Scratch, ledger: np.ndarray, c: int) -> None:
    """Who stands where at the end of the month, by group."""
    people, state, pool = society.people, society.state, society.pool
    status, burden, listed = state.status[c], state.burden[c], scratch.marks[0]
    cell, hit = people.cell[c], scratch.hit
    for i in range(COMMUNITY):
        hit[i] = np.uint8((status[i] & np.uint16(STATUS_AWARE)) != 0)
    count_marked(ledger[AWARE], cell, hit, scratch.who)
    for i in range(COMMUNITY):
        hit[i] = np.uint8((listed[i] & I32(255)) != 0)
    count_marked(ledger[LISTED], cell, hit, scratch.who)
    for i in range(COMMUNITY):
        hit[i] = np.uint8(burden[i] >= np.uint8(TRAPPED_MONTHS))
    count_marked(ledger[TRAPPED], cell, hit, scratch.who)
    for i in range(COMMUNITY):
        hit[i] = np.uint8((status[i] >> np.uint16(GRADE_SHIFT)) != np.uint16(NOT_SCORED))
    for nth in range(marked(hit, scratch.who)):
        i = int(scratch.who[nth])
        ledger[GRADE + (status[i] >> GRADE_SHIFT), cell[i]] += 1
    record = pool.record[c]
    for n in range(pool.count[c]):
        group = cell[records.who_of(record[n])]
        ledger[LIVE, group] += _counts(record[n])
        if _is_false(record[n]):
            ledger[LIVE_FALSE, group] += 1
        if _waits(record[n]):
            ledger[WAITING, group] += 1


@inner
def _counts(r: np.uint32) -> bool:
    return records.procedure_of(r) != records.ERASED


@inner
def _is_false(r: np.uint32) -> bool:
    truth = records.truth_of(r)
    return _counts(r) & (not records.is_true(truth)) & (truth != records.BOUGHT)


@inner
def _waits(r: np.uint32) -> bool:
    procedure = records.procedure_of(r)
    return (procedure == records.PENDING) | (procedure == records.OBJECTED)


@kernel
def take_stock_of_all(society: Society, scratch: Scratch, ledger: np.ndarray, c: int) -> None:
    """The same where no group is told: all in the first cell."""
    status, burden, listed = society.state.status[c], society.state.burden[c], scratch.marks[0]
    aware, on_list, trapped = I32(0), I32(0), I32(0)
    for i in range(COMMUNITY):
        aware = I32(aware + I32(status[i] & np.uint16(STATUS_AWARE)))
        on_list = I32(on_list + I32((listed[i] & I32(255)) != 0))
        trapped = I32(trapped + I32(burden[i] >= np.uint8(TRAPPED_MONTHS)))
    ledger[AWARE, 0] += aware
    ledger[LISTED, 0] += on_list
    ledger[TRAPPED, 0] += trapped
    for grade in range(N_GRADES):
        many = I32(0)
        for i in range(COMMUNITY):
            many = I32(many + I32((status[i] >> np.uint16(GRADE_SHIFT)) == np.uint16(grade)))
        ledger[GRADE + grade, 0] += many
    record = society.pool.record[c]
    live, false, waiting = I32(0), I32(0), I32(0)
    for n in range(society.pool.count[c]):
        live = I32(live + I32(_counts(record[n])))
        false = I32(false + I32(_is_false(record[n])))
        waiting = I32(waiting + I32(_waits(record[n])))
    ledger[LIVE, 0] += live
    ledger[LIVE_FALSE, 0] += false
    ledger[WAITING, 0] += waiting


@kernel
def account(society: Society, scratch: Scratch, ledger: np.ndarray, c: int, by_group: int) -> None:
    """Close the month's books; `by_group`: stocks are told by group this month."""
    share_out(society, scratch, ledger, c)
    remember(society.state, scratch, c)
    if by_group:
        take_stock(society, scratch, ledger, c)
    else:
        take_stock_of_all(society, scratch, ledger, c)
