"""The kernels by name, in the order of the month; a case can be stopped before any of them."""

from __future__ import annotations

import os
from collections.abc import Callable

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
from tests.naive.cases import Case, case
from tests.naive.luck import Luck
from tests.naive.rules import plain_fields, plain_rules
from tests.naive.town import Town, differences, read_town

KERNELS: dict[str, Callable[[Case], None]] = {
    "trade": lambda k: deal(k.society, k.tables, k.fields, k.luck, k.scratch, k.ledger, k.c),
    "perceive": lambda k: perceive(
        k.society.people, k.society.state, k.tables.life, k.luck, k.scratch, k.c
    ),
    "neighbourhood": lambda k: neighbourhood(k.society.state, k.tables.deeds.norm, k.scratch, k.c),
    "rank": lambda k: rank(k.society.people, k.tables.join, k.luck, k.scratch, k.c),
    "listen": lambda k: listen(k.society.state, k.tables.voice, k.fields, k.luck, k.scratch, k.c),
    "act": lambda k: act(
        k.society.people, k.tables.deeds, k.fields, k.luck, k.scratch, k.ledger, k.c
    ),
    "sicken": lambda k: sicken(k.society, k.tables, k.fields, k.luck, k.scratch, k.ledger, k.c),
    "echo": lambda k: echo(k.society.state, k.tables.voice, k.luck, k.scratch, k.ledger, k.c),
    "serve": lambda k: serve(k.society, k.tables, k.fields, k.luck, k.scratch, k.ledger, k.c),
    "meet": lambda k: meet(k.society, k.tables, k.luck, k.scratch, k.ledger, k.c, 1),
    "observe": lambda k: observe(
        k.society, k.tables.deeds, k.fields, k.luck, k.scratch, k.ledger, k.c
    ),
    "game": lambda k: game(k.society, k.tables, k.luck, k.scratch, k.ledger, k.c),
    "attack": lambda k: attack(k.society, k.tables, k.luck, k.scratch, k.ledger, k.c),
    "abuse": lambda k: abuse(k.society, k.tables, k.luck, k.scratch, k.ledger, k.c),
    "stand": lambda k: stand(k.society, k.tables, k.luck, k.scratch, k.ledger, k.c),
    "add_stars": lambda k: add_stars(k.society.state, k.tables.meet, k.scratch, k.c),
    "add_up": lambda k: add_up(k.society, k.tables, k.luck, k.scratch, k.ledger, k.c),
    "judge": lambda k: judge(k.society.people, k.society.state, k.tables.score, k.scratch, k.c),
    "apart": lambda k: apart(k.society, k.tables, k.scratch, k.ledger, k.c),
    "weigh": lambda k: weigh(k.society, k.tables.score, k.scratch, k.ledger, k.c, 1),
    "federate": lambda k: federate(k.society, k.tables, k.luck, k.scratch, k.ledger, k.c),
    "share": lambda k: share(k.society.people, k.tables.score, k.scratch, k.c),
    "tally": lambda k: tally(k.society, k.tables, k.scratch, k.ledger, k.c, 1),
    "stands_on": lambda k: stands_on(k.society, k.tables, k.scratch, k.ledger, k.c),
    "sanction": lambda k: sanction(k.society, k.tables, k.scratch, k.ledger, k.c),
    "on_record": lambda k: on_record(k.society, k.scratch, k.ledger, k.c),
    "decide": lambda k: decide(k.society, k.tables, k.fields, k.luck, k.scratch, k.ledger, k.c),
    "find": lambda k: find(k.society, k.tables, k.luck, k.scratch, k.ledger, k.c),
    "live": lambda k: live(k.society, k.tables.life, k.luck, k.scratch, k.ledger, k.c),
    "contest": lambda k: contest(k.society, k.tables, k.fields, k.luck, k.scratch, k.ledger, k.c),
    "account": lambda k: account(k.society, k.scratch, k.ledger, k.c, 1),
    "poll": lambda k: poll(k.society, k.tables.poll, k.luck, k.scratch, k.ledger, k.c, 1),
    "move": lambda k: move(k.society, k.tables, k.luck, k.scratch, k.ledger, k.c),
}
SUMS_FROM = list(KERNELS).index("add_up")
SEEDS = list(range(int(os.environ.get("CASES", "24"))))
"""Random cases of each phase; a kernel that was rewritten deserves more: `CASES=200 make test`."""


def case_before(phase: str, seed: int) -> Case:
    """A random case whose month the kernels have lived up to a phase."""
    found = case(seed)
    for name, kernel in KERNELS.items():
        if name == phase:
            break
        kernel(found)
    return found


def town_of(found: Case, phase: str) -> Town:
    """The case in plain Python; sums once somebody has written them."""
    return read_town(found, sums=list(KERNELS).index(phase) >= SUMS_FROM)


def luck_of(found: Case) -> Luck:
    where = found.luck
    return Luck(where.seed, where.month, where.community, where.people)


def assert_same(phase: str, seed: int, twin: Callable[[Town, Case], None]) -> Town:
    """The kernel and its twin turn the same case into the same town; returns the twin's."""
    found = case_before(phase, seed)
    town = town_of(found, phase)
    twin(town, found)
    KERNELS[phase](found)
    wrong = differences(town_of(found, phase), town)
    assert not wrong, f"{phase}, seed {seed}, kernel != twin: " + "; ".join(wrong)
    return town


__all__ = ["SEEDS", "assert_same", "case_before", "luck_of", "plain_fields", "plain_rules"]
