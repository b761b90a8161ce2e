"""Answer: a service judges all who ask it at once, then books what it said to each."""

from typing import NamedTuple

import numpy as np

from internetplus.engine.phases.admit import (
    BARRED,
    FAVOURED,
    TAKEN,
    Ends,
    Terms,
    admit,
    bar,
    counts,
    fail,
)
from internetplus.engine.phases.sanction import in_force
from internetplus.engine.phases.score import ALL, CLEAN, TRUE
from internetplus.engine.tables import Fields, Gates, Luck, Scratch, Tables
from internetplus.kernel.draw import key
from internetplus.kernel.jit import inner
from internetplus.society.state import STATUS_JOB_DENIED, Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.counts import (
    ADMITTED,
    ASKERS_BARRED,
    ASKERS_FAVOURED,
    ASKERS_PLAIN,
)
from internetplus.vocabulary.fields import GATE_NAMES

U64 = np.uint64
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
"""Hazards as low as this are those of what does not happen, whatever is added to a hazard."""


class Desk(NamedTuple):
    """One service this month: what it sees of a community and where it books, rows [1024]."""

    g: int
    many: int  # who ask
    asking: np.ndarray
    said: np.ndarray  # by place among those asking
    cell: np.ndarray
    flow: np.ndarray
    setting: np.ndarray
    general: np.ndarray
    join: np.ndarray
    fails: np.ndarray  # by place among those asking
    default: np.uint64  # key of the luck of how a deal ends


@inner
def _desk(society: Society, gates: Gates, luck: Luck, scratch: Scratch, c: int, g: int) -> Desk:
    people = society.people
    return Desk(
        g,
        int(scratch.n_asking[g]),
        scratch.asking[g],
        scratch.hit,
        people.cell[c],
        scratch.flow,
        scratch.setting[gates.setting[g]],
        people.general[c],
        scratch.join,
        scratch.few,
        key(luck.seed, P.DEFAULT, g, luck.month, luck.community),
    )


@inner
def _book(gates: Gates, desk: Desk, ledger: np.ndarray) -> None:
    """Book who asked, who got it and who paid; `outcome` books the rest from counts."""
    g, covers = desk.g, gates.cover[desk.g] > 0
    asked, refused, waived = ledger[ASKED + g], ledger[REFUSED + g], ledger[WAIVED + g]
    loss, deposit, gain = -gates.loss[g], -gates.deposit[g], gates.time_gain[g]
    free = gain if covers else deposit
    for n in range(desk.many):
        i, told = U64(desk.asking[n]), int(desk.said[n])
        cell, taken = desk.cell[i], told >> 2
        asked[cell] += 1
        refused[cell] += 1 - taken
        desk.flow[i] += (free if told & FAVOURED else deposit) if taken else loss
    if covers:
        for n in range(desk.many):
            waived[desk.cell[U64(desk.asking[n])]] += desk.said[n] >= FAVOURED + TAKEN


@inner
def _deal(gates: Gates, desk: Desk, ledger: np.ndarray) -> None:
    """Book how deals end with those who were served, where they can fail or are counted."""
    g, counted, covers = desk.g, int(gates.counted[desk.g]), gates.cover[desk.g] > 0
    fallible = gates.default[g] > NEVER
    if fallible:
        rule = Ends(
            gates.default[g], gates.evidence[g], gates.general[g],
            gates.unsecured[g] if covers else 0, desk.default,
        )  # fmt: skip
        fail(desk.fails, (desk.many, desk.asking, desk.said), desk.setting, desk.general, rule)
    for n in range(desk.many):
        if not desk.said[n] & TAKEN:
            continue
        i = U64(desk.asking[n])
        cell, eighth = desk.cell[i], int(desk.join[i]) >> 5
        if counted >= 0:
            ledger[DEALS + 8 * counted + eighth, cell] += 1
        if fallible and desk.fails[n]:
            waived = bool(desk.said[n] & FAVOURED) & covers
            loss = gates.default_loss[g] - (0 if waived else gates.cover[g])
            ledger[DEFAULTED + g, cell] += 1
            ledger[LOSSES, cell] += loss
            ledger[COST_ENTERPRISES, cell] -= loss
            if counted >= 0:
                ledger[FAILED + 8 * counted + eighth, cell] += 1
                ledger[LOSSES_OF + counted, cell] += loss


@inner
def _turn_away(
    society: Society,
    tables: Tables,
    scratch: Scratch,
    desk: Desk,
    ledger: np.ndarray,
    c: int,
) -> None:
    """Book where the refusals of the barred land."""
    g, state = desk.g, society.state
    for n in range(desk.many):
        if not desk.said[n] & BARRED:
            continue
        i = int(desk.asking[n])
        cell = desk.cell[i]
        ledger[BY_SCORE + g, cell] += 1
        scratch.struck[i] += tables.gates.loss[g]
        wrong = not in_force(scratch, CLEAN, i) & tables.score.closes[g]
        if wrong:
            ledger[WRONG + g, cell] += 1
        if g == BEST_SCHOOL:
            ledger[CHILD, cell] += 1
            ledger[CHILD_FALSE, cell] += wrong
        if g == JOB and state.jobless[c, i] > 0:
            state.status[c, i] |= STATUS_JOB_DENIED


@inner
def _employ(society: Society, desk: Desk, c: int) -> None:
    """Who was jobless and got work has it."""
    jobless, status = society.state.jobless[c], society.state.status[c]
    for n in range(desk.many):
        i = U64(desk.asking[n])
        if desk.said[n] & TAKEN and jobless[i] > 0:
            jobless[i] = 0
            status[i] &= 0xFFFF ^ STATUS_JOB_DENIED


@inner
def _fake(scratch: Scratch, desk: Desk, ledger: np.ndarray, opens: int) -> None:
    """Book whom a bought profile spared the deposit."""
    for n in range(desk.many):
        i = int(desk.asking[n])
        if desk.said[n] == FAVOURED + TAKEN and scratch.faked[i]:
            ledger[FAKED, desk.cell[i]] += scratch.effects[TRUE, i] & opens == 0


@inner
def answer(
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
    gates, desk = tables.gates, _desk(society, tables.gates, luck, scratch, c, g)
    terms = Terms(
        desk.many,
        int(tables.score.closes[g]),
        int(tables.score.opens[g]),
        int(gates.refuse[g]),
        int(gates.evidence[g]),
        int(gates.thin[g]),
        gates.refuse[g] <= 2 * NEVER and gates.thin[g] > 0 and not gates.fixed[g],
        int(gates.fixed[g]),
        int(fields.places[luck.region, g]),
        int(gates.weight),
        key(luck.seed, P.EVIDENCE, g, luck.month, luck.community),
    )
    bar(desk.said, desk.asking, scratch.effects[ALL], scratch.shared[ALL], terms)
    if not terms.sure:
        flags, place = society.people.flags[c], scratch.hazard
        admit(desk.said, place, desk.asking, desk.setting, flags, terms)
    barred, favoured, given = counts(desk.said, desk.many)
    _book(gates, desk, ledger)
    if gates.counted[g] >= 0 or gates.default[g] > NEVER:
        _deal(gates, desk, ledger)
    if barred:
        _turn_away(society, tables, scratch, desk, ledger, c)
    if g == JOB:
        _employ(society, desk, c)
    if favoured and gates.cover[g] > 0:
        _fake(scratch, desk, ledger, terms.opens)
    scratch.fresh[ASKERS_BARRED + g] += barred
    scratch.fresh[ASKERS_FAVOURED + g] += favoured
    scratch.fresh[ASKERS_PLAIN + g] += desk.many - barred - favoured
    scratch.fresh[ADMITTED + g] += given
