"""Decide: who asks which service; what each says is for `answer`."""

import numpy as np

from internetplus.engine.phases.answer import JOB, answer
from internetplus.engine.phases.score import ALL
from internetplus.engine.tables import Fields, Gates, Luck, Scratch, Tables
from internetplus.kernel.bits import marked
from internetplus.kernel.draw import draw, draws, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.fields import COMMUNITY, N_CITIZEN_GATES
from internetplus.vocabulary.groups import N_DEMAND

I32 = np.int32
U32 = np.uint32
LANE_BITS, LANE_GATES = 30, 4
REST = U32((1 << LANE_BITS) - 1)
SMALL = U32(1023)
"""No place in a table of gates by demand is larger; that the compiler knows it halves a look-up."""


@inner
def _ask(society: Society, gates: Gates, luck: Luck, scratch: Scratch, c: int, lane: int) -> None:
    """Who asks which of the four services that share a draw: two bits choose, the rest decide."""
    k = key(luck.seed, P.ASK, lane, luck.month, luck.community)
    demand, hit, flat = scratch.demand, scratch.hit, gates.ask.reshape(-1)
    flags, adult, jobless = society.people.flags[c], scratch.adult, society.state.jobless[c]
    drawn, first = scratch.hazard, U32(LANE_GATES * N_DEMAND * lane)
    draws(drawn, k)
    _below(hit, drawn, demand, adult, flat, first)
    for nth in range(marked(hit, scratch.who)):
        i = int(scratch.who[nth])
        g = int(U32(drawn[i]) >> U32(LANE_BITS)) + LANE_GATES * lane
        who = np.uint16(gates.who[g])
        able = ((flags[i] & who) == who) & ((g != JOB) | (jobless[i] == 0))
        n = scratch.n_asking[g]
        scratch.asking[g, np.uint64(n)] = i
        scratch.n_asking[g] = n + able


@kernel
def _below(
    hit: np.ndarray,
    drawn: np.ndarray,
    demand: np.ndarray,
    adult: np.ndarray,
    flat: np.ndarray,
    first: np.uint32,
) -> None:
    """Mark adults whose draw, but for the bits that chose the service, lies below its chance."""
    for i in range(COMMUNITY):
        u = U32(drawn[i])
        place = U32(U32(u >> U32(LANE_BITS)) * U32(N_DEMAND)) + U32(demand[i]) + first
        chance = flat[np.uint64(U32(place) & SMALL)]
        hit[i] = adult[i] & np.uint8(I32(u & REST) < chance)


@kernel
def _ask_more(society: Society, tables: Tables, luck: Luck, scratch: Scratch, c: int) -> None:
    """Those who need no deposit ask more often; one place a citizen, whoever asks twice."""
    gates, flags, demand = tables.gates, society.people.flags[c], scratch.demand
    hit = scratch.hit
    for g in range(N_CITIZEN_GATES):
        opens = tables.score.opens[g]
        if opens == 0 or gates.cover[g] <= 0 or gates.more <= 0 or g == JOB:
            continue
        k, who = key(luck.seed, P.ASK_MORE, g, luck.month, luck.community), np.uint16(gates.who[g])
        most = 0
        for n in range(N_DEMAND):
            most = max(most, (int(gates.ask[g, n]) * gates.more) >> 12)
        _favoured(hit, scratch.effects[ALL], scratch.adult, (I32(opens), k, most))
        for nth in range(marked(hit, scratch.who)):
            i = int(scratch.who[nth])
            chance_of = (np.int64(gates.ask[g, demand[i]]) * gates.more) >> 12
            n = scratch.n_asking[g]
            asks = (flags[i] & who) == who and np.int64(draw(k, i) >> U32(2)) < chance_of
            if asks and n < COMMUNITY:
                scratch.asking[g, n] = i
                scratch.n_asking[g] = n + 1


@kernel
def _favoured(
    hit: np.ndarray, effects: np.ndarray, adult: np.ndarray, rule: tuple[np.int32, np.uint64, int]
) -> None:
    """Mark the adults for whom a door is open and whose draw lies below the largest chance."""
    opens, k, most = rule
    bound = U32(min(most << 2, 0xFFFFFFFF))
    for i in range(COMMUNITY):
        hit[i] = adult[i] & np.uint8((effects[i] & opens) != 0) & np.uint8(draw(k, i) < bound)


@kernel
def decide(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
) -> None:
    """Who asks which service, and gets it; the jobless ask for work every month."""
    scratch.n_asking[:] = 0
    for lane in range(N_CITIZEN_GATES // LANE_GATES):
        if tables.gates.lanes[lane]:
            _ask(society, tables.gates, luck, scratch, c, lane)
    _ask_more(society, tables, luck, scratch, c)
    jobless, hit = society.state.jobless[c], scratch.hit
    for i in range(COMMUNITY):
        hit[i] = np.uint8(jobless[i] > 0)
    seeking, before = marked(hit, scratch.who), int(scratch.n_asking[JOB])
    for nth in range(seeking):
        scratch.asking[JOB, before + nth] = scratch.who[nth]
    scratch.n_asking[JOB] = before + seeking
    for g in range(N_CITIZEN_GATES):
        answer(society, tables, fields, luck, scratch, ledger, c, g)
