"""Two lives in the hamlet, worked out by hand; every chance is set to never or always.

Money is in coins: 100,000 make a median monthly income. What is fixed here, for all:

    a ticket for the train   300 to get; without one the journey costs 2,000 more
    a late utility bill      fine 1,000 (hamlet's 0.01), the head of a household is late every month
    a court default          fine 50,000 (hamlet's 0.5), 24 months on the court list, no trains
    a wrong month            5,000 in compensation, once the record is annulled
    arrears                  counted in hundreds; 102/1024, rounded up, are caught up each month

Everybody asks for a journey once a month. Nobody loses work, nobody has heard of the scheme.
"""

from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import pytest

from internetplus import engine
from internetplus.engine import World, records
from internetplus.engine.month import When
from internetplus.engine.rules.numbers import NEVER
from internetplus.engine.shards import Shard
from internetplus.engine.stretch import advance
from internetplus.engine.tables import Tables
from internetplus.society.build import EMPLOYED, HEAD
from internetplus.society.demography import FULL
from internetplus.society.state import GRADE_SHIFT, NOT_SCORED, Society
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY, DEED_NAMES, GATE_NAMES
from tests.engine.lab import made_up, world

LATE, DEFAULT = DEED_NAMES.index("late_utility_bill"), DEED_NAMES.index("court_default")
JOURNEYS = slice(GATE_NAMES.index("visa"), GATE_NAMES.index("priority_queue") + 1)
"""The four services that share one draw: all of them are the same train here."""
MOTHER, FATHER, CHILD, NEIGHBOUR = range(4)
ALWAYS = 0
FAMILY_CELL, NEIGHBOUR_CELL, OTHERS_CELL = 1, 2, 0


class Hamlet(NamedTuple):
    """A hamlet whose chances are certainties, and the society that lives in it."""

    world: World
    society: Society
    fields: Any
    shard: Shard

    def month(self, number: int) -> dict[str, dict[str, int]]:
        """Live a month; what was booked on the family and on the neighbour, without the zeros."""
        self.shard.ledger[:] = 0
        shard, made = self.shard, self.world.seed
        when = When(np.array([7]), made, number, 0, 1, told=1)
        parts = (self.society, self.world.at(number).tables, self.fields, shard.scratch)
        advance(*parts, shard.ledger, shard.counts, self.world.where, when)
        cells = {"family": FAMILY_CELL, "neighbour": NEIGHBOUR_CELL}
        return {
            who: {
                name: int(self.shard.ledger[place, cell])
                for name, place in INDEX.items()
                if self.shard.ledger[place, cell]
            }
            for who, cell in cells.items()
        }


def certain(tables: Tables) -> Tables:
    """Nothing happens by chance: bills are late and seen, journeys asked, appeals made and won."""
    deeds, gates, life = tables.deeds, tables.gates, tables.life
    quiet = {name: np.zeros_like(getattr(deeds, name))
             for name in ("coef", "motive", "hidden", "restrained", "mix_up", "false_order",
                          "false_scheme", "repay", "norm", "harm")}  # fmt: skip
    base, seen = np.full_like(deeds.base, NEVER), np.full_like(deeds.seen, NEVER)
    base[LATE], seen[LATE] = ALWAYS, ALWAYS
    deeds = deeds._replace(base=base, seen=seen, **quiet)
    ask = np.zeros_like(gates.ask)
    ask[JOURNEYS] = (1 << 30) - 1
    same = {"loss": 2_000, "deposit": 300}
    gates = gates._replace(
        ask=ask,
        who=np.zeros_like(gates.who),
        fixed=np.zeros_like(gates.fixed),
        essential=np.zeros_like(gates.essential),
        refuse=np.full_like(gates.refuse, NEVER),
        thin=np.full_like(gates.thin, 1),
        default=np.full_like(gates.default, NEVER),
        **{name: np.full_like(getattr(gates, name), money) for name, money in same.items()},
    )
    closes = tables.score.closes.copy()
    closes[JOURNEYS] = np.bitwise_or.reduce(closes)
    score = tables.score._replace(closes=closes, gravity=np.zeros_like(tables.score.gravity))
    life = life._replace(
        aware_start=0, aware_contact=0, job_loss=0, mark=0, compensation=5_000, strain=0, late=0,
        appeal=np.full_like(life.appeal, 0), granted=np.full_like(life.granted, FULL),
    )  # fmt: skip
    life.appeal[records.FALSE] = FULL
    trade = tables.trade._replace(start=np.full_like(tables.trade.start, NEVER))
    food = tables.food._replace(background=0)
    return tables._replace(deeds=deeds, score=score, gates=gates, life=life, trade=trade, food=food)


def settle(society: Society) -> None:
    """A mother at work, father and child at home; a neighbour at work; others without income."""
    people, state, pool = society
    for traits in (people.general, people.opinion):
        traits[:] = 0
    for found in (state.jobless, state.practices, pool.count, pool.trade_count):
        found[:] = 0
    people.age[0] = 40
    people.age[0, CHILD] = 10
    people.flags[0] = 0
    people.flags[0, MOTHER] = HEAD | EMPLOYED
    people.flags[0, NEIGHBOUR] = EMPLOYED
    people.home[0] = 1 << 3
    people.home[0, [MOTHER, FATHER, CHILD]] = [place | (3 << 3) for place in range(3)]
    people.cell[0] = OTHERS_CELL
    people.cell[0, [MOTHER, FATHER, CHILD]] = FAMILY_CELL
    people.cell[0, NEIGHBOUR] = NEIGHBOUR_CELL


@pytest.fixture
def hamlet() -> Hamlet:
    scheme = made_up(
        score={"base": 100},
        points={"late_utility_bill": -5},
        memory={"bad": {"months": 12}},
        grades=[{"name": "good", "from": 91}, {"name": "bad", "from": 0}],
        consequences={"no_trains": {"if": {"grade": "bad"}, "deny": ["fast_train"]}},
    )
    size = {"society": "hamlet", "citizens": COMMUNITY, "burn_in": 0}
    built = world(scheme, **size)
    snapshot = engine.burn_in(world("none", **size), 0)
    settle(snapshot.society)
    arm = replace(built, tables=certain(built.tables))
    return Hamlet(arm, snapshot.society, snapshot.fields, Shard(0, 1, arm.regions))


def test_the_hamlets_own_fines_are_those_of_its_file(hamlet: Hamlet) -> None:
    assert hamlet.world.tables.deeds.fine[LATE] == 1_000
    assert hamlet.world.tables.deeds.fine[DEFAULT] == 50_000


def test_an_ordinary_life(hamlet: Hamlet) -> None:
    """A mother pays her bill late three months running; what changes from a usual month:

    Month 0. Fine 1,000, two tickets at 300 (the child asks for none): -1,000 - 2 x 300 = -1,600 for
             the home. The scale is 1 + 0.5 + 0.3 = 1.8, so each of the three has -1,600 / 1.8 =
             -888.9, rounded down -889; three times that is -2,667.
             Score 100 - 5 = 95: good. Arrears: nothing before, then the fine: 10 hundreds.
    Month 1. Score 100 - 10 = 90, below 91: bad, so no train for her: 2,000 instead of 300.
             -1,000 - 2,000 - 300 = -3,300; each has -3,300 / 1.8 = -1,833.3, down to -1,834, the
             three -5,502.
             One record is true and harmful, so the month under sanction is one by the rules.
             Arrears: 10 - 1 (102/1024 of it, 0.996, rounded up) + 10 + 20 = 39 hundreds.
    Month 2. The same money; score 85. Arrears: 39 - 4 (3.88 rounded up) + 30 = 65 hundreds.
    """
    first, second, third = (hamlet.month(number)["family"] for number in range(3))
    state = hamlet.society.state

    assert first["welfare"] == -2_667
    assert first["fines"] == first["transfer_state"] == -first["transfer_citizens"] == 1_000
    assert first["order_recorded_late_utility_bill"] == first["recorded_late_utility_bill"] == 1
    assert first["deed_late_utility_bill"] == first["fined"] == first["records_true"] == 1
    assert "sanction_months" not in first
    assert first["grade_1"] == 2

    assert second["welfare"] == third["welfare"] == -5_502
    for month in (second, third):
        assert month["sanction_months"] == month["sanction_conform"] == 1
        assert month["grade_0"] == month["grade_1"] == 1
        assert month["fined"] == 1
        assert "fined_wrongly" not in month
    assert [month["live_records"] for month in (first, second, third)] == [1, 2, 3]

    assert state.welfare[0, [MOTHER, FATHER, CHILD]].tolist() == [-9 - 19 - 19] * 3
    assert state.arrears[0, MOTHER] == 65
    assert state.arrears[0, [FATHER, CHILD]].tolist() == [0, 0]
    assert state.burden[0, MOTHER] == 2
    assert state.status[0, CHILD] >> GRADE_SHIFT == NOT_SCORED


def test_arrears_are_those_of_the_first_two_months(hamlet: Hamlet) -> None:
    owed = []
    for number in range(2):
        hamlet.month(number)
        owed.append(int(hamlet.society.state.arrears[0, MOTHER]))
    assert owed == [10, 39]


def test_a_wrongful_sanction_that_is_appealed_and_annulled(hamlet: Hamlet) -> None:
    """A court default is booked on the wrong man, who paid the fine of 50,000 the day before.

    Month 0. On the court list, so no train: -2,000; living alone, welfare is the same. Without the
             false record no sanction: the month is one of error. Told by the court, the neighbour
             appeals; nothing is decided in the month of filing.
    Month 1. Still listed, for an appeal stays nothing: -2,000. Then the court annuls the record:
             the fine comes back, 50,000, and two wrong months at 5,000 are made good:
             -2,000 + 50,000 + 10,000 = 58,000. The state pays 60,000.
    Month 2. Off the list, and on the train: -300.
    """
    pool = hamlet.society.pool
    false = records.pack(NEIGHBOUR, DEFAULT, 0, records.FALSE, records.FRESH, 0)
    records.write(pool.record, pool.count, 0, false)
    first, second, third = (hamlet.month(number)["neighbour"] for number in range(3))

    assert first["welfare"] == -2_000
    assert first["appeals_filed"] == first["live_records"] == first["live_false"] == 1
    assert first["pending_appeals"] == first["on_list"] == 1
    assert "appeals_granted" not in first

    assert second["welfare"] == 58_000
    assert second["transfer_citizens"] == -second["transfer_state"] == 60_000
    assert second["fines"] == -50_000
    assert second["appeals_granted"] == 1
    assert not {"appeals_granted_wrongly", "live_records", "pending_appeals"}.intersection(second)

    for month in (first, second):
        assert month["sanction_months"] == month["sanction_error"] == 1
        assert month["on_list"] == 1

    assert third["welfare"] == -300
    assert not {"sanction_months", "on_list", "live_records", "appeals_filed"}.intersection(third)
    assert hamlet.society.state.welfare[0, NEIGHBOUR] == -20 + 580 - 3
    assert hamlet.society.state.burden[0, NEIGHBOUR] == 0


def test_a_correction_that_reaches_the_station_late(hamlet: Hamlet) -> None:
    """The same, but the station hears of the annulment a month later.

    Month 1. The court annuls the record and pays: -2,000 + 50,000 + 10,000 = 58,000.
    Month 2. The station still has the list: no train, -2,000, a month of error that nobody makes
             good. Then it hears of it.
    Month 3. On the train: -300.
    """
    life = hamlet.world.tables.life._replace(late=FULL, passed=FULL)
    tables = hamlet.world.tables._replace(life=life)
    late = hamlet._replace(world=replace(hamlet.world, tables=tables))
    pool = late.society.pool
    false = records.pack(NEIGHBOUR, DEFAULT, 0, records.FALSE, records.FRESH, 0)
    records.write(pool.record, pool.count, 0, false)
    _, second, third, fourth = (late.month(number)["neighbour"] for number in range(4))

    assert second["welfare"] == 58_000
    assert "late_months" not in second
    assert third["welfare"] == -2_000
    assert third["late_months"] == third["sanction_error"] == third["on_list"] == 1
    assert not {"appeals_filed", "appeals_granted", "transfer_citizens"}.intersection(third)
    assert fourth["welfare"] == -300
    assert not {"sanction_months", "on_list", "late_months", "live_records"}.intersection(fourth)


def test_refusals_of_the_wrongly_listed_count_as_wrong(hamlet: Hamlet) -> None:
    pool = hamlet.society.pool
    false = records.pack(NEIGHBOUR, DEFAULT, 0, records.FALSE, records.FRESH, 0)
    records.write(pool.record, pool.count, 0, false)
    booked = hamlet.month(0)["neighbour"]
    for event in ("asked", "refused", "refused_score", "wrong_refused"):
        assert sum(booked.get(f"{event}_{gate}", 0) for gate in GATE_NAMES[JOURNEYS]) == 1


def test_nothing_happens_to_the_others(hamlet: Hamlet) -> None:
    """1,020 others buy a ticket each: -300 a month, and no more."""
    hamlet.month(0)
    booked = hamlet.shard.ledger[:, OTHERS_CELL]
    assert booked[INDEX["welfare"]] == -300 * 1_020
    assert not booked[[INDEX["fined"], INDEX["sanction_months"], INDEX["live_records"]]].any()
