"""Sanction: consequences take force, told apart by what lies behind them."""

import numpy as np

from internetplus.engine.phases.score import ALL, CLEAN, TRUE
from internetplus.engine.tables import Score, Scratch, Tables
from internetplus.kernel.bits import marked
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import (
    STATUS_OF_SANCTIONS,
    STATUS_PUBLISHED,
    STATUS_SANCTIONED,
    STATUS_TARGETED,
    STATUS_TOUCHED,
    Society,
)
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.counts import ATTENTION_OTHERS, ATTENTION_TARGETED
from internetplus.vocabulary.fields import COMMUNITY, N_CONSEQUENCES

I32 = np.int32
FROM_STATE, TO_CITIZENS = INDEX["transfer_state"], INDEX["transfer_citizens"]
SANCTIONED, SEVERAL = INDEX["sanction_months"], INDEX["sanctioned_several"]
AT_ONCE = INDEX["sanctions_at_once"]
ERROR = INDEX["sanction_error"]
"""The five classes follow one another: error, lawful, collateral, disproportionate, conform."""


@inner
def in_force(scratch: Scratch, version: int, i: int) -> int:
    return int(scratch.effects[version, i] | scratch.shared[version, i])


@inner
def _many(bits: int) -> int:
    """How many bits are set."""
    found = 0
    while bits:
        bits &= bits - 1
        found += 1
    return found


@inner
def _classify(score: Score, scratch: Scratch, i: int) -> int:
    """The class of a sanction-month, first that fits; 0 error to 4 conform (docs/measures.md)."""
    if not in_force(scratch, TRUE, i) & score.bad:
        return 0
    if not in_force(scratch, CLEAN, i) & score.bad:
        return 1
    own = scratch.effects[ALL, i] & score.bad
    if own == 0:
        return 2
    loss = 0
    essential = 0
    for n in range(N_CONSEQUENCES):
        if own & (1 << n):
            loss += score.gravity[n]
            essential |= score.essential[n]
    if essential & ~scratch.cause[i] or loss * 16 > score.limit * scratch.done[i]:
        return 3
    return 4


@kernel
def sanction(
    society: Society, tables: Tables, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Book everybody's sanctions and rewards of the month and mark who is hit, wrongly, watched."""
    status, adult, hit = society.state.status[c], scratch.adult, scratch.hit
    own, others = scratch.effects[ALL], scratch.shared[ALL]
    bits, adults = np.uint16(STATUS_OF_SANCTIONS), 0
    for i in range(COMMUNITY):
        adults += adult[i]
        hit[i] = np.uint8((own[i] | others[i] | I32(status[i] & bits)) != 0)
    targeted = 0
    for nth in range(marked(hit, scratch.who)):
        i = int(scratch.who[nth])
        targeted += _sanction_one(society, tables.score, scratch, ledger, c, i)
    scratch.fresh[ATTENTION_TARGETED] += targeted
    scratch.fresh[ATTENTION_OTHERS] += adults - targeted


@inner
def _sanction_one(
    society: Society, score: Score, scratch: Scratch, ledger: np.ndarray, c: int, i: int
) -> int:
    """One citizen under consequences, now or last month; 1 for an adult whom they target."""
    effects = in_force(scratch, ALL, i)
    cell, bad = society.people.cell[c, i], effects & score.bad
    old = int(society.state.status[c, i])
    status = old & ~STATUS_OF_SANCTIONS
    if bad:
        status |= STATUS_SANCTIONED
        if not old & STATUS_SANCTIONED:
            status |= STATUS_TOUCHED
        ledger[SANCTIONED, cell] += 1
        ledger[SEVERAL, cell] += (bad & (bad - 1)) != 0
        ledger[AT_ONCE, cell] += _many(bad)
        why = _classify(score, scratch, i)
        ledger[ERROR + why, cell] += 1
    if effects & score.targeted:
        status |= STATUS_TARGETED
    if scratch.effects[ALL, i] & score.published:
        status |= STATUS_PUBLISHED
    if scratch.effects[ALL, i] & score.rewarding:
        _reward(score, scratch, ledger, cell, i)
    society.state.status[c, i] = status
    return 1 if status & STATUS_TARGETED and scratch.adult[i] else 0


@inner
def _reward(score: Score, scratch: Scratch, ledger: np.ndarray, cell: int, i: int) -> None:
    for n in range(N_CONSEQUENCES):
        if score.reward[n] != 0 and scratch.effects[ALL, i] & (1 << n):
            ledger[FROM_STATE, cell] -= score.reward[n]
            ledger[TO_CITIZENS, cell] += score.reward[n]
            scratch.flow[i] += score.reward[n]
