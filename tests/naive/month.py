"""A whole month of one community in plain Python."""

from __future__ import annotations

from types import SimpleNamespace

from tests.naive.abuse import abuse, on_record
from tests.naive.account import account, stand_by
from tests.naive.act import act
from tests.naive.attack import attack, stands_on
from tests.naive.contest import contest
from tests.naive.decide import decide, sanction
from tests.naive.federate import federate, weigh
from tests.naive.food import sicken
from tests.naive.gaming import game, tally
from tests.naive.live import live
from tests.naive.luck import Luck
from tests.naive.match import find
from tests.naive.meet import add_stars, meet
from tests.naive.move import move
from tests.naive.observe import observe
from tests.naive.perceive import neighbourhood, perceive
from tests.naive.poll import poll
from tests.naive.score import add_up, judge, share
from tests.naive.serve import serve
from tests.naive.standing import apart, rank, stand
from tests.naive.town import Town
from tests.naive.trade import deal
from tests.naive.voice import echo, listen


def live_month(
    town: Town, rules: SimpleNamespace, fields: SimpleNamespace, luck: Luck, people: Luck
) -> None:
    """The phases in the order life happens; `people` is the luck that made the citizens."""
    deal(town, rules, fields, luck)
    perceive(town, rules, luck)
    neighbourhood(town, rules)
    rank(town, rules, luck)
    listen(town, rules, fields)
    act(town, rules, luck)
    sicken(town, rules, luck)
    echo(town, rules, luck)
    serve(town, rules, fields, luck)
    meet(town, rules, luck, people)
    observe(town, rules, fields, luck)
    game(town, rules, luck)
    attack(town, rules, luck, people)
    abuse(town, rules, luck)
    stand(town, rules, luck)
    add_stars(town, rules)
    add_up(town, rules, luck)
    judge(town, rules)
    apart(town, rules)
    weigh(town, rules)
    federate(town, rules, luck.month, people)
    share(town, rules)
    tally(town, rules)
    stands_on(town, rules)
    sanction(town, rules)
    on_record(town)
    decide(town, rules, fields, luck)
    find(town, rules, luck)
    live(town, rules, luck)
    contest(town, rules, fields, luck)
    account(town, rules.watched)
    poll(town, rules, people)
    move(town, rules, luck)
    stand_by(town, rules.life)
