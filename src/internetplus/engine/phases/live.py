"""Live: work and income, arrears, the burden of sanctions."""

import numpy as np

from internetplus.engine.phases.account import hundreds
from internetplus.engine.tables import Life, Luck, Scratch
from internetplus.kernel.bits import marked
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import kernel
from internetplus.society.build import EMPLOYED, URBAN
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
PENSION = 60
LONGEST = 255
MOST_ARREARS = 65535
HUNDRED = 100
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
    for nth in range(marked(hit, scratch.who)):
        i = int(scratch.who[nth])
        by_luck = np.int64(draw(k, i)) < life.job_loss
        if by_luck or society.state.status[c, i] & STATUS_PUBLISHED:
            jobless[i] = 1
            if not by_luck:
                society.state.status[c, i] |= STATUS_JOB_DENIED


@kernel
def _go_without(society: Society, life: Life, scratch: Scratch, ledger: np.ndarray, c: int) -> None:
    """Those without work lose their wage and get what the state gives."""
    jobless, hit = society.state.jobless[c], scratch.hit
    for i in range(COMMUNITY):
        hit[i] = np.uint8(jobless[i] > 0)
    for nth in range(marked(hit, scratch.who)):
        i = int(scratch.who[nth])
        cell, urban = society.people.cell[c, i], society.people.flags[c, i] & URBAN
        wage = np.int64(life.income[1 if urban else 0, society.people.income[c, i]])
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
    struck, recovery, most = scratch.struck, I32(life.recovery), np.int64(MOST_ARREARS * HUNDRED)
    for i in range(COMMUNITY):
        more = np.uint8(min(burden[i] + 1, LONGEST))
        burden[i] = more if status[i] & np.uint16(STATUS_SANCTIONED) else np.uint8(0)
    for i in range(COMMUNITY):
        owed = I32(arrears[i])
        owed = I32(owed - I32(I32(I32(owed * recovery) + I32(1023)) >> 10))
        lost = hundreds(min(max(struck[i], np.int64(0)), most))
        arrears[i] = np.uint16(min(I32(owed + lost), I32(MOST_ARREARS)))


@kernel
def live(
    society: Society, life: Life, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Work and arrears.

    Usual incomes are no flow of the month: `outcome.standing` books them once.
    """
    _lose_work(society, life, luck, scratch, c)
    _go_without(society, life, scratch, ledger, c)
    _bear(society.state, life, scratch, c)
