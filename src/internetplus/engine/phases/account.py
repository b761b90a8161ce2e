"""Account: welfare of each household, the neighbourhood's conduct, and who stands where."""

import numpy as np

from internetplus.engine import records
from internetplus.engine.tables import Scratch
from internetplus.kernel.bits import lowest, marked, without_lowest
from internetplus.kernel.jit import kernel
from internetplus.society.state import (
    GRADE_SHIFT,
    NOT_SCORED,
    STATUS_AWARE,
    Society,
    State,
)
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY, SETTINGS

I32 = np.int32
CHILD_OF_SCALE = 14 * 12
TRAPPED_MONTHS = 12
MEMORY_LOG2 = 4
"""The norm is a running mean over about 16 months."""
WELFARE, AWARE, LISTED, TRAPPED = (
    INDEX[name] for name in ("welfare", "aware", "on_list", "trapped")
)
GRADE = INDEX["grade_0"]
LIVE, LIVE_FALSE, WAITING = (
    INDEX[name] for name in ("live_records", "live_false", "pending_appeals")
)
N_SETTINGS = len(SETTINGS)


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
            child = people.born[c, j] < CHILD_OF_SCALE
            tenths += 3 if child else 5
        each = total * 10 // tenths
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
def take_stock(society: Society, scratch: Scratch, ledger: np.ndarray, c: int) -> None:
    """Who stands where at the end of the month."""
    people, state, pool = society.people, society.state, society.pool
    status, burden, listed = state.status[c], state.burden[c], scratch.marks[0]
    cell, hit = people.cell[c], scratch.hit
    for i in range(COMMUNITY):
        scored = np.uint8((status[i] >> GRADE_SHIFT) != NOT_SCORED)
        known = np.uint8((status[i] & np.uint16(STATUS_AWARE)) != 0)
        caught = np.uint8(burden[i] >= TRAPPED_MONTHS) | np.uint8((listed[i] & 255) != 0)
        hit[i] = scored | known | caught
    words = hit.view(np.uint64)
    for w in range(COMMUNITY // 8):
        mask = marked(words[w])
        while mask:
            i = 8 * w + lowest(mask)
            mask = without_lowest(mask)
            ledger[AWARE, cell[i]] += status[i] & STATUS_AWARE
            ledger[LISTED, cell[i]] += (listed[i] & 255) != 0
            ledger[TRAPPED, cell[i]] += burden[i] >= TRAPPED_MONTHS
            if (status[i] >> GRADE_SHIFT) != NOT_SCORED:
                ledger[GRADE + (status[i] >> GRADE_SHIFT), cell[i]] += 1
    for n in range(pool.count[c]):
        r = pool.record[c, n]
        group = cell[records.who_of(r)]
        ledger[LIVE, group] += 1
        ledger[LIVE_FALSE, group] += not records.is_true(records.truth_of(r))
        procedure = records.procedure_of(r)
        ledger[WAITING, group] += procedure == records.PENDING or procedure == records.OBJECTED


@kernel
def account(society: Society, scratch: Scratch, ledger: np.ndarray, c: int) -> None:
    """Close the month's books."""
    share_out(society, scratch, ledger, c)
    remember(society.state, scratch, c)
    take_stock(society, scratch, ledger, c)
