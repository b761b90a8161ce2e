"""A month of some communities, phase by phase, in the order life happens."""

import numpy as np

from internetplus.engine.phases.abuse import abuse, on_record
from internetplus.engine.phases.account import account
from internetplus.engine.phases.act import act
from internetplus.engine.phases.attack import attack, stands_on
from internetplus.engine.phases.contest import contest
from internetplus.engine.phases.decide import decide
from internetplus.engine.phases.federate import federate
from internetplus.engine.phases.game import game, tally
from internetplus.engine.phases.live import live
from internetplus.engine.phases.match import find
from internetplus.engine.phases.meet import meet
from internetplus.engine.phases.move import move
from internetplus.engine.phases.observe import observe
from internetplus.engine.phases.perceive import neighbourhood, perceive
from internetplus.engine.phases.poll import poll
from internetplus.engine.phases.sanction import sanction
from internetplus.engine.phases.score import add_up, judge, share
from internetplus.engine.phases.serve import serve
from internetplus.engine.phases.sicken import sicken
from internetplus.engine.phases.standing import apart, rank, stand
from internetplus.engine.phases.stars import add_stars
from internetplus.engine.phases.trade import deal
from internetplus.engine.phases.voice import echo, listen
from internetplus.engine.phases.weigh import weigh
from internetplus.engine.tables import Fields, Luck, Scratch, Tables
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import Society

PHASES = (
    "trade",
    "perceive",
    "act",
    "meet",
    "observe",
    "attack",
    "score",
    "decide",
    "live",
    "contest",
    "account",
)
"""The phases in the order of the month; `bench` times a month cut short after each of them."""
ALL_PHASES = len(PHASES)


@kernel
def assess(
    society: Society,
    tables: Tables,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    told: int,
) -> None:
    """Everybody's scores, grades and consequences; `told`: a month that is told by group."""
    stand(society, tables, luck, scratch, ledger, c)
    add_stars(society.state, tables.meet, scratch, c)
    add_up(society, tables, luck, scratch, ledger, c)
    judge(society.people, society.state, tables.score, scratch, c)
    apart(society, tables, scratch, ledger, c)
    weigh(society, tables.score, scratch, ledger, c, told)
    federate(society, tables, luck, scratch, ledger, c)
    share(society.people, tables.score, scratch, c)


@inner
def live_month(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    until: tuple[int, int],
) -> None:
    """One community's month, or its first phases; see `advance` for `until`."""
    phases, by_group = until
    people, state = society.people, society.state
    deal(society, tables, fields, luck, scratch, ledger, c)
    if phases > 1:
        perceive(people, state, tables.life, luck, scratch, c)
        neighbourhood(state, tables.deeds.norm, scratch, c)
        rank(people, tables.join, luck, scratch, c)
        listen(state, tables.voice, fields, luck, scratch, c)
    if phases > 2:
        act(people, tables.deeds, fields, luck, scratch, ledger, c)
        sicken(society, tables, fields, luck, scratch, ledger, c)
        echo(state, tables.voice, luck, scratch, ledger, c)
    if phases > 3:
        serve(society, tables, fields, luck, scratch, ledger, c)
        meet(society, tables, luck, scratch, ledger, c, by_group)
    if phases > 4:
        observe(society, tables.deeds, fields, luck, scratch, ledger, c)
        game(society, tables, luck, scratch, ledger, c)
    if phases > 5:
        attack(society, tables, luck, scratch, ledger, c)
        abuse(society, tables, luck, scratch, ledger, c)
    if phases > 6:
        assess(society, tables, luck, scratch, ledger, c, by_group)
    if phases > 7:
        tally(society, tables, scratch, ledger, c, by_group)
        stands_on(society, tables, scratch, ledger, c)
        sanction(society, tables, scratch, ledger, c)
        on_record(society, scratch, ledger, c)
        decide(society, tables, fields, luck, scratch, ledger, c)
        find(society, tables, luck, scratch, ledger, c)
    if phases > 8:
        live(society, tables.life, luck, scratch, ledger, c)
    if phases > 9:
        contest(society, tables, fields, luck, scratch, ledger, c)
    if phases > 10:
        account(society, scratch, ledger, c, by_group)
        poll(society, tables.poll, luck, scratch, ledger, c, by_group)
        move(society, tables, luck, scratch, ledger, c)


@kernel
def advance(
    society: Society,
    tables: Tables,
    fields: Fields,
    scratch: Scratch,
    ledger: np.ndarray,
    counts: np.ndarray,
    where: np.ndarray,
    when: tuple[np.ndarray, int, int, int, int, int, int],
) -> None:
    """One month of communities `first` to `last`; `where` int64 [C, 2] their number and region.

    `ledger` int64 [counters, cells] and `counts` int64 [regions, K] are added to. `when` is
    (seed of each community's luck int64 [C], seed of the people, month, first, last, how many
    phases, whether stocks are told by group).
    """
    seeds, made, month, first, last, phases, by_group = when
    for c in range(first, last):
        scratch.fresh[:] = 0
        luck = Luck(seeds[c], made, month, where[c, 0], where[c, 1])
        live_month(society, tables, fields, luck, scratch, ledger, c, (phases, by_group))
        for n in range(scratch.fresh.size):
            counts[where[c, 1], n] += scratch.fresh[n]
