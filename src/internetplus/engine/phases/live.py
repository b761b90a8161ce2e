"""Live: work and income, arrears, the burden of sanctions, and the harm that befell the community."""

import numpy as np

from internetplus.engine.tables import Life, Luck, Scratch
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import EMPLOYED
from internetplus.society.state import (
    STATUS_JOB_DENIED,
    STATUS_PUBLISHED,
    STATUS_SANCTIONED,
    Society,
)
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

I32 = np.int32
PENSION_MONTHS = 60 * 12
LONGEST = 255
INCOME, BENEFITS, LOST, JOBLESS, DENIED = (
    INDEX[name]
    for name in ("income", "benefits", "income_lost", "unemployed_months", "job_denied_months")
)


@inner
def _earn(
    society: Society, life: Life, luck: Luck, ledger: np.ndarray, c: int, i: int, age: int
) -> int:
    """Income of one adult: wages, or what the state gives those without work or past 60."""
    people, state = society.people, society.state
    cell, wage = people.cell[c, i], people.income[c, i]
    works = people.flags[c, i] & EMPLOYED and age < PENSION_MONTHS
    if works and state.jobless[c, i] == 0:
        return int(wage)
    if not works and age < PENSION_MONTHS:
        return 0
    given = (wage * life.benefit) >> 10
    ledger[BENEFITS, cell] += given
    if works:
        ledger[JOBLESS, cell] += 1
        if state.status[c, i] & STATUS_JOB_DENIED:
            ledger[DENIED, cell] += 1
            ledger[LOST, cell] += wage - given
    return int(given)


@kernel
def _lose_work(society: Society, life: Life, luck: Luck, c: int) -> None:
    """Work lost by luck, or through a published sanction where employers look."""
    k = key(luck.seed, P.WORK, 0, luck.month, luck.community)
    flags, jobless = society.people.flags[c], society.state.jobless[c]
    for i in range(COMMUNITY):
        if not flags[i] & EMPLOYED:
            continue
        if jobless[i] > 0:
            jobless[i] = min(jobless[i] + 1, LONGEST)
        else:
            mark = life.mark if society.state.status[c, i] & STATUS_PUBLISHED else 0
            u = np.int64(draw(k, i))
            if u < life.job_loss + mark:
                jobless[i] = 1
                if u >= life.job_loss:
                    society.state.status[c, i] |= STATUS_JOB_DENIED


@kernel
def live(
    society: Society, life: Life, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Incomes and arrears; what harm befell the community is borne by all of it alike."""
    people, state = society.people, society.state
    _lose_work(society, life, luck, c)
    shared, rest = scratch.harm[0] >> 10, scratch.harm[0] & 1023
    for i in range(COMMUNITY):
        age = I32(people.born[c, i])
        losses = scratch.flow[i]
        if state.status[c, i] & STATUS_SANCTIONED:
            state.burden[c, i] = min(state.burden[c, i] + 1, LONGEST)
        else:
            state.burden[c, i] = 0
        owed = np.int64(state.arrears[c, i])
        owed -= (owed * life.recovery + 1023) >> 10
        if losses < 0:
            owed -= losses
        state.arrears[c, i] = min(max(owed, 0), 1 << 28)
        scratch.flow[i] += shared + (1 if i < rest else 0)
        if scratch.adult[i]:
            earned = _earn(society, life, luck, ledger, c, i, age)
            ledger[INCOME, people.cell[c, i]] += earned
            scratch.flow[i] += earned
