"""A month of some communities, step by step, in the order life happens."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from internetplus.engine.phases.abuse import abuse, on_record
from internetplus.engine.phases.account import account
from internetplus.engine.phases.act import act
from internetplus.engine.phases.attack import attack, stands_on
from internetplus.engine.phases.contest import contest
from internetplus.engine.phases.decide import decide
from internetplus.engine.phases.federate import federate
from internetplus.engine.phases.game import game, tally
from internetplus.engine.phases.judge import judge, share
from internetplus.engine.phases.live import live
from internetplus.engine.phases.match import find
from internetplus.engine.phases.meet import meet
from internetplus.engine.phases.move import move
from internetplus.engine.phases.observe import observe
from internetplus.engine.phases.perceive import neighbourhood, perceive
from internetplus.engine.phases.poll import poll
from internetplus.engine.phases.sanction import sanction
from internetplus.engine.phases.score import add_up
from internetplus.engine.phases.serve import serve
from internetplus.engine.phases.sicken import sicken
from internetplus.engine.phases.standing import apart, rank, stand
from internetplus.engine.phases.stars import add_stars
from internetplus.engine.phases.trade import deal
from internetplus.engine.phases.voice import echo, listen
from internetplus.engine.phases.weigh import weigh
from internetplus.engine.tables import Fields, Luck, Scratch, Tables
from internetplus.kernel.jit import inner, large
from internetplus.society.state import Society
from internetplus.vocabulary.counts import N_FRESH

KERNELS: tuple[Callable[..., None], ...] = (
    deal, perceive, neighbourhood, rank, listen, act, sicken, echo,
    serve, meet, observe, game, attack, abuse,
    stand, add_stars, add_up, judge, apart, weigh, federate, share,
    tally, stands_on, sanction, on_record, decide, find,
    live, contest, account, poll, move,
)  # fmt: skip
"""The steps of a month, in its order."""
STEPS = tuple(kernel.__name__ for kernel in KERNELS)
(
    DEAL, PERCEIVE, NEIGHBOURHOOD, RANK, LISTEN, ACT, SICKEN, ECHO,
    SERVE, MEET, OBSERVE, GAME, ATTACK, ABUSE,
    STAND, ADD_STARS, ADD_UP, JUDGE, APART, WEIGH, FEDERATE, SHARE,
    TALLY, STANDS_ON, SANCTION, ON_RECORD, DECIDE, FIND,
    LIVE, CONTEST, ACCOUNT, POLL, MOVE,
) = range(len(STEPS))  # fmt: skip
MONTH = len(STEPS)
PHASES = {
    "trade": DEAL, "perceive": LISTEN, "act": ECHO, "meet": MEET, "observe": GAME,
    "attack": ABUSE, "score": SHARE, "decide": FIND, "live": LIVE, "contest": CONTEST,
    "account": MOVE,
}  # fmt: skip
"""The phases that `bench` times, and the last step of each."""


class When(NamedTuple):
    """Which communities live which month, and which steps of it."""

    seeds: np.ndarray  # int64 [C] of each community's luck
    made: int  # seed of the people
    month: int
    first: int  # of the communities, and the one after the last
    last: int
    told: int = 0  # 1: stocks are told by group
    begin: int = 0  # of the steps, and the one after the last
    end: int = MONTH


def of_one(
    luck: Luck, c: int = 0, *, told: int = 0, begin: int = 0, end: int = MONTH
) -> tuple[np.ndarray, np.ndarray, When]:
    """The last arguments of `advance` for one community; what its region counts is for nobody."""
    seeds, where = np.full(c + 1, luck.seed), np.zeros((c + 1, 2), np.int64)
    where[c] = luck.community, luck.region
    when = When(seeds, luck.people, luck.month, c, c + 1, told, begin, end)
    return np.zeros((luck.region + 1, N_FRESH), np.int64), where, when


@inner
def _has(when: When, step: int) -> bool:
    return when.begin <= step < when.end


@inner
def _conduct(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    when: When,
) -> None:
    """Enterprises trade; citizens learn what holds, and act."""
    people, state = society.people, society.state
    if _has(when, DEAL):
        deal(society, tables, fields, luck, scratch, ledger, c)
    if _has(when, PERCEIVE):
        perceive(people, state, tables.life, luck, scratch, c)
    if _has(when, NEIGHBOURHOOD):
        neighbourhood(state, tables.deeds, scratch, c)
    if _has(when, RANK):
        rank(people, tables.join, luck, scratch, c)
    if _has(when, LISTEN):
        listen(state, tables.voice, fields, luck, scratch, c)
    if _has(when, ACT):
        act(people, tables.deeds, fields, luck, scratch, ledger, c)
    if _has(when, SICKEN):
        sicken(society, tables, fields, luck, scratch, ledger, c)
    if _has(when, ECHO):
        echo(state, tables.voice, luck, scratch, ledger, c)


@inner
def _watch(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    when: When,
) -> None:
    """What is seen of each other and by the sources, and what falsifies it."""
    if _has(when, SERVE):
        serve(society, tables, fields, luck, scratch, ledger, c)
    if _has(when, MEET):
        meet(society, tables, luck, scratch, ledger, c, when.told)
    if _has(when, OBSERVE):
        observe(society, tables.deeds, fields, luck, scratch, ledger, c)
    if _has(when, GAME):
        game(society, tables, luck, scratch, ledger, c)
    if _has(when, ATTACK):
        attack(society, tables, luck, scratch, ledger, c)
    if _has(when, ABUSE):
        abuse(society, tables, luck, scratch, ledger, c)


@inner
def _assess(
    society: Society,
    tables: Tables,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    when: When,
) -> None:
    """Everybody's scores, grades and consequences."""
    if _has(when, STAND):
        stand(society, tables, luck, scratch, ledger, c)
    if _has(when, ADD_STARS):
        add_stars(society.state, tables.meet, scratch, c)
    if _has(when, ADD_UP):
        deeds, life = tables.deeds, tables.life
        add_up(society, deeds, life, tables.score, luck, scratch, ledger, c)
    if _has(when, JUDGE):
        judge(society.people, society.state, tables.score, scratch, c)
    if _has(when, APART):
        apart(society, tables, scratch, ledger, c)
    if _has(when, WEIGH):
        weigh(society, tables.score, scratch, ledger, c, when.told)
    if _has(when, FEDERATE):
        federate(society, tables, luck, scratch, ledger, c)
    if _has(when, SHARE):
        share(society.people, tables.score, scratch, c)


@inner
def _follow(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    when: When,
) -> None:
    """What follows from the scores at the services."""
    if _has(when, TALLY):
        tally(society, tables, scratch, ledger, c, when.told)
    if _has(when, STANDS_ON):
        stands_on(society, tables, scratch, ledger, c)
    if _has(when, SANCTION):
        sanction(society, tables, scratch, ledger, c)
    if _has(when, ON_RECORD):
        on_record(society, scratch, ledger, c)
    if _has(when, DECIDE):
        decide(society, tables, fields, luck, scratch, ledger, c)
    if _has(when, FIND):
        find(society, tables, luck, scratch, ledger, c)


@inner
def _close(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    when: When,
) -> None:
    """How people get by, what they contest, the month's books, and who moves."""
    if _has(when, LIVE):
        live(society, tables.life, luck, scratch, ledger, c)
    if _has(when, CONTEST):
        contest(society, tables, fields, luck, scratch, ledger, c)
    if _has(when, ACCOUNT):
        account(society, scratch, ledger, c, when.told)
    if _has(when, POLL):
        poll(society, tables.poll, luck, scratch, ledger, c, when.told)
    if _has(when, MOVE):
        move(society, tables, luck, scratch, ledger, c)


@large(*KERNELS)
def live_month(
    society: Society,
    tables: Tables,
    fields: Fields,
    scratch: Scratch,
    ledger: np.ndarray,
    counts: np.ndarray,
    where: np.ndarray,
    when: When,
) -> None:
    """One month of some communities; `where` int64 [C, 2] their number and region.

    `ledger` int64 [counters, cells] and `counts` int64 [regions, K] are added to.
    """
    for c in range(when.first, when.last):
        if when.begin == 0:
            scratch.fresh[:] = 0
        luck = Luck(when.seeds[c], when.made, when.month, where[c, 0], where[c, 1])
        _conduct(society, tables, fields, luck, scratch, ledger, c, when)
        _watch(society, tables, fields, luck, scratch, ledger, c, when)
        _assess(society, tables, luck, scratch, ledger, c, when)
        _follow(society, tables, fields, luck, scratch, ledger, c, when)
        _close(society, tables, fields, luck, scratch, ledger, c, when)
        if when.end == MONTH:
            for n in range(scratch.fresh.size):
                counts[where[c, 1], n] += scratch.fresh[n]
