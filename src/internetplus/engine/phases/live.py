"""Live: work and income, arrears, the burden of sanctions, the harm that befell the community."""

import numpy as np

from internetplus.engine.tables import Life, Luck, Scratch
from internetplus.kernel.bits import lowest, marked, without_lowest
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import kernel
from internetplus.society.build import EMPLOYED
from internetplus.society.state import (
    STATUS_JOB_DENIED,
    STATUS_PUBLISHED,
    STATUS_SANCTIONED,
    Society,
    State,
)
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

I32 = np.int32
PENSION_MONTHS = 60 * 12
LONGEST = 255
MOST_ARREARS = 1 << 28
HARM = INDEX["harm_citizens"]
INCOME, BENEFITS, LOST, JOBLESS, DENIED = (
    INDEX[name]
    for name in ("income", "benefits", "income_lost", "unemployed_months", "job_denied_months")
)


@kernel
def _lose_work(society: Society, life: Life, luck: Luck, scratch: Scratch, c: int) -> None:
    """Work lost by luck, or through a published sanction where employers look."""
    k = key(luck.seed, P.WORK, 0, luck.month, luck.community)
    flags, jobless, hit = society.people.flags[c], society.state.jobless[c], scratch.hit
    most = np.uint32(life.job_loss + life.mark)
    for i in range(COMMUNITY):
        works = np.uint8((flags[i] & np.uint16(EMPLOYED)) != 0)
        idle = jobless[i]
        jobless[i] = np.uint8(min(idle + 1, LONGEST)) if idle > 0 else np.uint8(0)
        hit[i] = works & np.uint8(idle == 0) & np.uint8(draw(k, i) < most)
    words = hit.view(np.uint64)
    for w in range(COMMUNITY // 8):
        mask = marked(words[w])
        while mask:
            i = 8 * w + lowest(mask)
            mask = without_lowest(mask)
            by_luck = np.int64(draw(k, i)) < life.job_loss
            if by_luck or society.state.status[c, i] & STATUS_PUBLISHED:
                jobless[i] = 1
                if not by_luck:
                    society.state.status[c, i] |= STATUS_JOB_DENIED


@kernel
def _earn(society: Society, life: Life, scratch: Scratch, c: int) -> None:
    """Incomes: wages of those employed, pensions past 60; `outcome` books them by cell."""
    born, income, flags = society.people.born[c], society.people.income[c], society.people.flags[c]
    flow = scratch.flow
    for i in range(COMMUNITY):
        pension = (np.int64(income[i]) * life.benefit) >> 10
        old = pension if born[i] >= PENSION_MONTHS else np.int64(0)
        flow[i] += np.int64(income[i]) if flags[i] & np.uint16(EMPLOYED) else old


@kernel
def _go_without(society: Society, life: Life, scratch: Scratch, ledger: np.ndarray, c: int) -> None:
    """Those without work lose their wage and get what the state gives."""
    words = society.state.jobless[c].view(np.uint64)
    for w in range(COMMUNITY // 8):
        if words[w] == 0:
            continue
        for i in range(8 * w, 8 * w + 8):
            if society.state.jobless[c, i] == 0:
                continue
            cell, wage = society.people.cell[c, i], np.int64(society.people.income[c, i])
            given = (wage * life.benefit) >> 10
            scratch.flow[i] -= wage - given
            ledger[INCOME, cell] -= wage - given
            ledger[BENEFITS, cell] += given
            ledger[JOBLESS, cell] += 1
            if society.state.status[c, i] & STATUS_JOB_DENIED:
                ledger[DENIED, cell] += 1
                ledger[LOST, cell] += wage - given
                scratch.struck[i] += wage - given


@kernel
def _bear(state: State, life: Life, scratch: Scratch, c: int) -> None:
    """Months under sanction in a row, and losses through sanctions not yet caught up."""
    status, burden, arrears = state.status[c], state.burden[c], state.arrears[c]
    struck = scratch.struck
    for i in range(COMMUNITY):
        more = np.uint8(min(burden[i] + 1, LONGEST))
        burden[i] = more if status[i] & np.uint16(STATUS_SANCTIONED) else np.uint8(0)
    for i in range(COMMUNITY):
        owed = np.int64(arrears[i])
        owed -= (owed * life.recovery + 1023) >> 10
        owed += struck[i]
        arrears[i] = I32(min(max(owed, np.int64(0)), np.int64(MOST_ARREARS)))


@kernel
def live(
    society: Society, life: Life, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Work, arrears and incomes; what harm befell the community is borne by all of it alike."""
    _lose_work(society, life, luck, scratch, c)
    shared, rest = scratch.harm[0] >> 10, scratch.harm[0] & 1023
    cell, row = society.people.cell[c], ledger[HARM]
    for i in range(COMMUNITY):
        part = shared + (1 if i < rest else 0)
        scratch.flow[i] += part
        row[cell[i]] += part
    _earn(society, life, scratch, c)
    _go_without(society, life, scratch, ledger, c)
    _bear(society.state, life, scratch, c)
