"""Decide: who asks which service; services admit, refuse and waive the deposit."""

from typing import NamedTuple

import numpy as np

from internetplus.engine.phases.sanction import in_force
from internetplus.engine.phases.score import ALL, CLEAN, TRUE
from internetplus.engine.tables import Fields, Gates, Luck, Scratch, Tables
from internetplus.kernel.bits import WORDS, gathered, whose, without_lowest
from internetplus.kernel.draw import chance, draw, happens, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import CREDIT_HISTORY
from internetplus.society.state import STATUS_JOB_DENIED, Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.counts import (
    ADMITTED,
    ASKERS_BARRED,
    ASKERS_FAVOURED,
    ASKERS_PLAIN,
)
from internetplus.vocabulary.fields import COMMUNITY, GATE_NAMES, N_CITIZEN_GATES
from internetplus.vocabulary.groups import N_DEMAND

I32 = np.int32
U32 = np.uint32
JOB, BEST_SCHOOL = GATE_NAMES.index("job"), GATE_NAMES.index("best_school")
ASKED, REFUSED, BY_SCORE, WRONG, WAIVED, DEFAULTED = (
    INDEX[f"{event}_job"]
    for event in ("asked", "refused", "refused_score", "wrong_refused", "waived", "default")
)
CHILD, CHILD_FALSE = INDEX["children_refused"], INDEX["children_refused_false"]
DEALS, FAILED, LOSSES_OF = (
    INDEX[name] for name in ("deals_home_j0", "failed_home_j0", "losses_home")
)
FAKED = INDEX["waived_faked"]
COST_ENTERPRISES, LOSSES = INDEX["cost_enterprises"], INDEX["default_losses"]
NEVER = -(1 << 19)
"""Hazards as low as this are those of what does not happen."""
LANE_BITS, LANE_GATES = 30, 4


class Desk(NamedTuple):
    """One service this month: what it sees of a community and where it books, rows [1024]."""

    g: int
    setting: np.ndarray
    flags: np.ndarray
    cell: np.ndarray
    general: np.ndarray
    join: np.ndarray
    own: np.ndarray  # consequences of everybody's own score
    shared: np.ndarray  # and through the household
    flow: np.ndarray
    struck: np.ndarray
    evidence: np.uint64  # key of the luck of its judgment
    default: np.uint64  # and of how a deal ends


@inner
def _desk(society: Society, gates: Gates, luck: Luck, scratch: Scratch, c: int, g: int) -> Desk:
    people = society.people
    return Desk(
        g,
        scratch.setting[gates.setting[g]],
        people.flags[c],
        people.cell[c],
        people.general[c],
        scratch.join,
        scratch.effects[ALL],
        scratch.shared[ALL],
        scratch.flow,
        scratch.struck,
        key(luck.seed, P.EVIDENCE, g, luck.month, luck.community),
        key(luck.seed, P.DEFAULT, g, luck.month, luck.community),
    )


@inner
def _admits(gates: Gates, desk: Desk, i: int, places: int) -> bool:
    """Whether a service takes a customer who is not barred: its own evidence, then fixed places.

    `places`: for one unit of weight, times the customer's weight.
    """
    g = desk.g
    hazard = gates.refuse[g] - ((gates.evidence[g] * I32(desk.setting[i])) >> 5)
    if gates.thin[g] <= 0 and not desk.flags[i] & CREDIT_HISTORY:
        hazard = gates.thin[g]
    if hazard <= NEVER and not gates.fixed[g]:
        return True
    share = (1 << 32) - min(int(chance(I32(hazard))), 1 << 32)
    if gates.fixed[g]:
        share = (share * places) >> 24
    return bool(np.int64(draw(desk.evidence, i)) < share)


@inner
def _serve(gates: Gates, desk: Desk, ledger: np.ndarray, i: int, waived: bool) -> None:
    """Book a service given: deposit or waiver, default; `outcome` books the rest from counts."""
    g = desk.g
    if waived:
        ledger[WAIVED + g, desk.cell[i]] += 1
        desk.flow[i] += gates.time_gain[g]
    else:
        desk.flow[i] -= gates.deposit[g]
    counted, eighth = gates.counted[g], int(desk.join[i]) >> 5
    if counted >= 0:
        ledger[DEALS + 8 * counted + eighth, desk.cell[i]] += 1
    if gates.default[g] <= NEVER:
        return
    risk = gates.default[g] - ((gates.evidence[g] * I32(desk.setting[i])) >> 5)
    risk -= (gates.general[g] * I32(desk.general[i])) >> 5
    risk += gates.unsecured[g] if waived else 0
    if happens(draw(desk.default, i), risk):
        loss = gates.default_loss[g] - (0 if waived else gates.cover[g])
        ledger[DEFAULTED + g, desk.cell[i]] += 1
        ledger[LOSSES, desk.cell[i]] += loss
        ledger[COST_ENTERPRISES, desk.cell[i]] -= loss
        if counted >= 0:
            ledger[FAILED + 8 * counted + eighth, desk.cell[i]] += 1
            ledger[LOSSES_OF + counted, desk.cell[i]] += loss


@inner
def _turn_away(
    society: Society,
    tables: Tables,
    scratch: Scratch,
    desk: Desk,
    ledger: np.ndarray,
    c: int,
    refusal: tuple[int, bool],
) -> None:
    """Book a refusal where it lands."""
    (i, barred), g = refusal, desk.g
    loss, cell = tables.gates.loss[g], desk.cell[i]
    ledger[REFUSED + g, cell] += 1
    desk.flow[i] -= loss
    if not barred:
        return
    ledger[BY_SCORE + g, cell] += 1
    desk.struck[i] += loss
    wrong = not in_force(scratch, CLEAN, i) & tables.score.closes[g]
    if wrong:
        ledger[WRONG + g, cell] += 1
    if g == BEST_SCHOOL:
        ledger[CHILD, cell] += 1
        ledger[CHILD_FALSE, cell] += wrong
    if g == JOB and society.state.jobless[c, i] > 0:
        society.state.status[c, i] |= STATUS_JOB_DENIED


@inner
def _answer(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    g: int,
) -> None:
    """One service answers all who ask it."""
    state, gates, desk = (
        society.state,
        tables.gates,
        _desk(society, tables.gates, luck, scratch, c, g),
    )
    closes, opens = tables.score.closes[g], tables.score.opens[g]
    places, covers = fields.places[luck.region, g], gates.cover[g] > 0
    asking, asked, out, first, given = scratch.asking[g], ledger[ASKED + g], 0, 0, 0
    for n in range(scratch.n_asking[g]):
        i = int(asking[n])
        barred = (desk.own[i] | desk.shared[i]) & closes != 0
        favoured = desk.own[i] & opens != 0
        asked[desk.cell[i]] += 1
        out += barred
        first += favoured & (not barred)
        if not barred and _admits(gates, desk, i, places * (gates.weight if favoured else 256)):
            given += 1
            _serve(gates, desk, ledger, i, favoured and covers)
            if favoured and covers and scratch.faked[i]:
                ledger[FAKED, desk.cell[i]] += scratch.effects[TRUE, i] & opens == 0
            if g == JOB and state.jobless[c, i] > 0:
                state.jobless[c, i] = 0
                state.status[c, i] &= 0xFFFF ^ STATUS_JOB_DENIED
        else:
            _turn_away(society, tables, scratch, desk, ledger, c, (i, barred))
    scratch.fresh[ASKERS_BARRED + g] += out
    scratch.fresh[ASKERS_FAVOURED + g] += first
    scratch.fresh[ASKERS_PLAIN + g] += scratch.n_asking[g] - out - first
    scratch.fresh[ADMITTED + g] += given


@inner
def _ask(society: Society, gates: Gates, luck: Luck, scratch: Scratch, c: int, lane: int) -> None:
    """Who asks which of the four services that share a draw: two bits choose, the rest decide."""
    k = key(luck.seed, P.ASK, lane, luck.month, luck.community)
    demand, hit, flat = scratch.demand, scratch.hit, gates.ask.reshape(-1)
    flags, adult, jobless = society.people.flags[c], scratch.adult, society.state.jobless[c]
    place, left, rest = scratch.change, scratch.hazard, U32((1 << LANE_BITS) - 1)
    for i in range(COMMUNITY):
        u = draw(k, i)
        gate = I32(I32(u >> U32(LANE_BITS)) + I32(LANE_GATES * lane))
        place[i] = I32(I32(gate * N_DEMAND) + I32(demand[i]))
        left[i] = I32(u & rest)
    for i in range(COMMUNITY):
        hit[i] = np.uint8(left[i] < flat[place[i]])
    for w in range(WORDS):
        mask = gathered(hit, w)
        while mask:
            i = whose(mask, w)
            mask = without_lowest(mask)
            g = int(draw(k, i) >> U32(LANE_BITS)) + LANE_GATES * lane
            who = np.uint16(gates.who[g])
            able = (adult[i] != 0) & ((flags[i] & who) == who) & ((g != JOB) | (jobless[i] == 0))
            n = scratch.n_asking[g]
            scratch.asking[g, n] = i
            scratch.n_asking[g] = n + able


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
        for w in range(WORDS):
            mask = gathered(hit, w)
            while mask:
                i = whose(mask, w)
                mask = without_lowest(mask)
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
    for w in range(WORDS):
        mask = gathered(hit, w)
        while mask:
            scratch.asking[JOB, scratch.n_asking[JOB]] = whose(mask, w)
            scratch.n_asking[JOB] += 1
            mask = without_lowest(mask)
    for g in range(N_CITIZEN_GATES):
        _answer(society, tables, fields, luck, scratch, ledger, c, g)
