"""Decide: services admit, refuse and waive; consequences take force, told apart by cause."""

import numpy as np

from internetplus.engine.phases.score import ALL, CLEAN, TRUE
from internetplus.engine.tables import Fields, Gates, Luck, Score, Scratch, Tables
from internetplus.kernel.bits import lowest, marked, without_lowest
from internetplus.kernel.draw import chance, draw, happens, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import CREDIT_HISTORY
from internetplus.society.state import (
    STATUS_JOB_DENIED,
    STATUS_OF_SANCTIONS,
    STATUS_PUBLISHED,
    STATUS_SANCTIONED,
    STATUS_TARGETED,
    STATUS_TOUCHED,
    STATUS_WRONGFUL,
    Society,
)
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY, GATE_NAMES, N_CITIZEN_GATES, N_CONSEQUENCES
from internetplus.vocabulary.groups import N_DEMAND

I32 = np.int32
U32 = np.uint32
JOB, BEST_SCHOOL = GATE_NAMES.index("job"), GATE_NAMES.index("best_school")
ASKED, REFUSED, BY_SCORE, WRONG, WAIVED, DEFAULTED = (
    INDEX[f"{event}_job"]
    for event in ("asked", "refused", "refused_score", "wrong_refused", "waived", "default")
)
CHILD, CHILD_FALSE = INDEX["children_refused"], INDEX["children_refused_false"]
COST_ENTERPRISES, LOSSES = INDEX["cost_enterprises"], INDEX["default_losses"]
FROM_STATE, TO_CITIZENS = INDEX["transfer_state"], INDEX["transfer_citizens"]
SANCTIONED, SEVERAL = INDEX["sanction_months"], INDEX["sanctioned_several"]
ERROR = INDEX["sanction_error"]
"""The five classes follow one another: error, lawful, collateral, disproportionate, conform."""

ASKERS_BARRED, ASKERS_PLAIN, ASKERS_FAVOURED = 0, N_CITIZEN_GATES, 2 * N_CITIZEN_GATES
ADMITTED = 58
NEVER = -(1 << 19)
"""Hazards as low as this are those of what does not happen."""
ATTENTION_OTHERS, ATTENTION_TARGETED = 3 * N_CITIZEN_GATES, 3 * N_CITIZEN_GATES + 1
LANE_BITS, LANE_GATES = 30, 4
EVIDENCE, DEFAULT = 0, N_CITIZEN_GATES
"""Places of the keys of this month's luck in `Scratch.keys`."""


@kernel
def _bits(gates: np.ndarray, effects: int) -> int:
    """Union of the gates of all consequences in force."""
    union, n = 0, 0
    while effects >> n:
        if effects & (1 << n):
            union |= gates[n]
        n += 1
    return union


@inner
def _in_force(scratch: Scratch, version: int, i: int) -> int:
    return int(scratch.effects[version, i] | scratch.shared[version, i])


@inner
def _classify(score: Score, scratch: Scratch, i: int) -> int:
    """The class of a sanction-month, first that fits; 0 error to 4 conform (docs/measures.md)."""
    if not _in_force(scratch, TRUE, i) & score.bad:
        return 0
    if not _in_force(scratch, CLEAN, i) & score.bad:
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
    people, state, score = society.people, society.state, tables.score
    for i in range(COMMUNITY):
        effects = _in_force(scratch, ALL, i)
        old = int(state.status[c, i])
        status = old & ~STATUS_OF_SANCTIONS
        if effects:
            cell = people.cell[c, i]
            bad = effects & score.bad
            if bad:
                status |= STATUS_SANCTIONED
                if not old & STATUS_SANCTIONED:
                    status |= STATUS_TOUCHED
                ledger[SANCTIONED, cell] += 1
                ledger[SEVERAL, cell] += (bad & (bad - 1)) != 0
                why = _classify(score, scratch, i)
                ledger[ERROR + why, cell] += 1
                if why < 2:
                    status |= STATUS_WRONGFUL
            if effects & score.targeted:
                status |= STATUS_TARGETED
            if scratch.effects[ALL, i] & score.published:
                status |= STATUS_PUBLISHED
            _reward(score, scratch, ledger, cell, i)
        state.status[c, i] = status
        if scratch.adult[i]:
            scratch.fresh[ATTENTION_TARGETED if status & STATUS_TARGETED else ATTENTION_OTHERS] += 1


@inner
def _reward(score: Score, scratch: Scratch, ledger: np.ndarray, cell: int, i: int) -> None:
    for n in range(N_CONSEQUENCES):
        if score.reward[n] != 0 and scratch.effects[ALL, i] & (1 << n):
            ledger[FROM_STATE, cell] -= score.reward[n]
            ledger[TO_CITIZENS, cell] += score.reward[n]
            scratch.flow[i] += score.reward[n]


@inner
def _admits(
    society: Society,
    gates: Gates,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    c: int,
    ask: tuple[int, int, int],
) -> bool:
    """Whether a service takes a customer who is not barred: its own evidence, then fixed places."""
    i, g, weight = ask
    conduct = I32(society.people.setting[c, gates.setting[g], i])
    hazard = gates.refuse[g] - ((gates.evidence[g] * conduct) >> 5)
    if gates.thin[g] <= 0 and not society.people.flags[c, i] & CREDIT_HISTORY:
        hazard = gates.thin[g]
    if hazard <= NEVER and not gates.fixed[g]:
        return True
    refusal = chance(I32(hazard))
    share = (1 << 32) - min(int(refusal), 1 << 32)
    if gates.fixed[g]:
        share = (share * fields.places[luck.region, g]) >> 16
        share = (share * weight) >> 8
    return bool(np.int64(draw(scratch.keys[EVIDENCE + g], i)) < share)


@inner
def _serve(
    society: Society,
    gates: Gates,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    use: tuple[int, int, int],
) -> None:
    """Book a service given: deposit or waiver, default; `outcome` books the rest from counts."""
    i, g, waived = use
    cell = society.people.cell[c, i]
    if waived:
        ledger[WAIVED + g, cell] += 1
        scratch.flow[i] += gates.time_gain[g]
    else:
        scratch.flow[i] -= gates.deposit[g]
    conduct = I32(society.people.setting[c, gates.setting[g], i])
    if gates.default[g] <= NEVER:
        return
    u = draw(scratch.keys[DEFAULT + g], i)
    if happens(u, gates.default[g] - ((gates.evidence[g] * conduct) >> 5)):
        loss = gates.default_loss[g] - (0 if waived else gates.cover[g])
        ledger[DEFAULTED + g, cell] += 1
        ledger[LOSSES, cell] += loss
        ledger[COST_ENTERPRISES, cell] -= loss


@inner
def _turn_away(
    society: Society,
    tables: Tables,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    refusal: tuple[int, int, bool],
) -> None:
    """Book a refusal where it lands."""
    i, g, barred = refusal
    people, gates, score = society.people, tables.gates, tables.score
    cell = people.cell[c, i]
    ledger[REFUSED + g, cell] += 1
    scratch.flow[i] -= gates.loss[g]
    if not barred:
        return
    ledger[BY_SCORE + g, cell] += 1
    scratch.struck[i] += gates.loss[g]
    wrong = not _bits(score.deny, _in_force(scratch, CLEAN, i)) & (1 << g)
    if wrong:
        ledger[WRONG + g, cell] += 1
    if g == BEST_SCHOOL:
        ledger[CHILD, cell] += 1
        ledger[CHILD_FALSE, cell] += wrong
    if g == JOB and society.state.jobless[c, i] > 0:
        society.state.status[c, i] |= STATUS_JOB_DENIED


@inner
def _ask(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    request: tuple[int, int],
) -> None:
    """One citizen asks for one service."""
    i, g = request
    people, state, gates, score = society.people, society.state, tables.gates, tables.score
    effects = _in_force(scratch, ALL, i)
    barred = _bits(score.deny, effects) & (1 << g) != 0
    favoured = _bits(score.grant, scratch.effects[ALL, i]) & (1 << g) != 0
    ledger[ASKED + g, people.cell[c, i]] += 1
    scratch.fresh[
        g + (ASKERS_BARRED if barred else ASKERS_FAVOURED if favoured else ASKERS_PLAIN)
    ] += 1
    weight = gates.weight if favoured else 256
    if not barred and _admits(society, gates, fields, luck, scratch, c, (i, g, weight)):
        scratch.fresh[ADMITTED + g] += 1
        _serve(society, gates, scratch, ledger, c, (i, g, favoured and gates.cover[g] > 0))
        if g == JOB and state.jobless[c, i] > 0:
            state.jobless[c, i] = 0
            state.status[c, i] &= 0xFFFF ^ STATUS_JOB_DENIED
    else:
        _turn_away(society, tables, scratch, ledger, c, (i, g, barred))


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
    """Who asks which service, and gets it; four services share one draw by fixed places."""
    people, gates = society.people, tables.gates
    demand, hit = people.demand[c], scratch.hit
    place, left = scratch.change, scratch.hazard
    flat = gates.ask.reshape(-1)
    rest = U32((1 << LANE_BITS) - 1)
    for g in range(N_CITIZEN_GATES):
        scratch.keys[EVIDENCE + g] = key(luck.seed, P.EVIDENCE, g, luck.month, luck.community)
        scratch.keys[DEFAULT + g] = key(luck.seed, P.DEFAULT, g, luck.month, luck.community)
    for lane in range(N_CITIZEN_GATES // LANE_GATES):
        k = key(luck.seed, P.ASK, lane, luck.month, luck.community)
        for i in range(COMMUNITY):
            u = draw(k, i)
            gate = I32(I32(u >> U32(LANE_BITS)) + I32(LANE_GATES * lane))
            place[i] = I32(I32(gate * N_DEMAND) + I32(demand[i]))
            left[i] = I32(u & rest)
        for i in range(COMMUNITY):
            hit[i] = np.uint8(left[i] < flat[place[i]])
        words = hit.view(np.uint64)
        for w in range(COMMUNITY // 8):
            mask = marked(words[w])
            while mask:
                i = 8 * w + lowest(mask)
                mask = without_lowest(mask)
                g = int(draw(k, i) >> U32(LANE_BITS)) + LANE_GATES * lane
                who = np.uint16(gates.who[g])
                able = scratch.adult[i] and (people.flags[c, i] & who) == who
                if able and (g != JOB or society.state.jobless[c, i] == 0):
                    _ask(society, tables, fields, luck, scratch, ledger, c, (i, g))
    words = society.state.jobless[c].view(np.uint64)
    for w in range(COMMUNITY // 8):
        if words[w] == 0:
            continue
        for i in range(8 * w, 8 * w + 8):
            if society.state.jobless[c, i] > 0:
                _ask(society, tables, fields, luck, scratch, ledger, c, (i, JOB))
