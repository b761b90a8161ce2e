"""Account: welfare of each household, the neighbourhood's conduct, and who stands where."""

import numpy as np

from internetplus.engine import records
from internetplus.engine.tables import Scratch
from internetplus.kernel.bits import WORDS, gathered, whose, without_lowest
from internetplus.kernel.jit import kernel
from internetplus.society.state import (
    GRADE_SHIFT,
    NOT_SCORED,
    STATUS_AWARE,
    Society,
    State,
)
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY, N_SETTINGS

I32 = np.int32
CHILD_OF_SCALE = 14
TRAPPED_MONTHS = 12
MEMORY_LOG2 = 4
"""The norm is a running mean over about 16 months."""
SHARE_BITS = 20
SHARES = np.array([0, *(round(10 * 2**SHARE_BITS / n) for n in range(1, 64))], np.int64)
"""Each member's share of a household's flow by its tenths of equivalent adults, 2^-20."""
WELFARE, AWARE, LISTED, TRAPPED = (
    INDEX[name] for name in ("welfare", "aware", "on_list", "trapped")
)
GRADE = INDEX["grade_0"]
LIVE, LIVE_FALSE, WAITING = (
    INDEX[name] for name in ("live_records", "live_false", "pending_appeals")
)


@kernel
def share_out(society: Society, scratch: Scratch, ledger: np.ndarray, c: int) -> None:
    """The household's flows of a month over its equivalent adults (1, others 0.5, children 0.3)."""
    people, state = society.people, society.state
    i = 0
    while i < COMMUNITY:
        size = (people.home[c, i] >> 3) & 7
        total, tenths = np.int64(0), 5
        for j in range(i, i + size):
            total += scratch.flow[j]
            tenths += 3 if people.age[c, j] < CHILD_OF_SCALE else 5
        each = (total * SHARES[tenths]) >> SHARE_BITS
        for j in range(i, i + size):
            ledger[WELFARE, people.cell[c, j]] += each
            state.welfare[c, j] += each // 100
            scratch.flow[j] = 0
            scratch.struck[j] = 0
        i += size
    scratch.harm[0] = 0


@kernel
def remember(state: State, scratch: Scratch, c: int) -> None:
    """Running mean of the neighbourhood's harmful deeds by setting."""
    for s in range(N_SETTINGS):
        state.norm[c, s] += (scratch.events[s] * 256 - state.norm[c, s]) >> MEMORY_LOG2


@kernel
def take_stock(
    society: Society, scratch: Scratch, ledger: np.ndarray, c: int, by_group: int
) -> None:
    """Who stands where at the end of the month; all in the first cell where no group is told."""
    people, state, pool = society.people, society.state, society.pool
    status, burden, listed = state.status[c], state.burden[c], scratch.marks[0]
    cell, hit = people.cell[c], scratch.hit
    if not by_group:
        cell = scratch.nowhere
    for i in range(COMMUNITY):
        scored = np.uint8((status[i] >> GRADE_SHIFT) != NOT_SCORED)
        known = np.uint8((status[i] & np.uint16(STATUS_AWARE)) != 0)
        caught = np.uint8(burden[i] >= TRAPPED_MONTHS) | np.uint8((listed[i] & 255) != 0)
        hit[i] = scored | known | caught
    for w in range(WORDS):
        mask = gathered(hit, w)
        while mask:
            i = whose(mask, w)
            mask = without_lowest(mask)
            ledger[AWARE, cell[i]] += status[i] & STATUS_AWARE
            ledger[LISTED, cell[i]] += (listed[i] & 255) != 0
            ledger[TRAPPED, cell[i]] += burden[i] >= TRAPPED_MONTHS
            if (status[i] >> GRADE_SHIFT) != NOT_SCORED:
                ledger[GRADE + (status[i] >> GRADE_SHIFT), cell[i]] += 1
    record = pool.record[c]
    for n in range(pool.count[c]):
        if records.procedure_of(record[n]) == records.ERASED:
            continue
        group = cell[records.who_of(record[n])]
        ledger[LIVE, group] += 1
        truth = records.truth_of(record[n])
        if not records.is_true(truth) and truth != records.BOUGHT:
            ledger[LIVE_FALSE, group] += 1
        procedure = records.procedure_of(record[n])
        if procedure == records.PENDING or procedure == records.OBJECTED:
            ledger[WAITING, group] += 1


@kernel
def account(society: Society, scratch: Scratch, ledger: np.ndarray, c: int, by_group: int) -> None:
    """Close the month's books; `by_group`: stocks are told by group this month."""
    share_out(society, scratch, ledger, c)
    remember(society.state, scratch, c)
    take_stock(society, scratch, ledger, c, by_group)
