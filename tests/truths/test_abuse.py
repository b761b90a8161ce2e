"""What an operator does to critics and for officials, and that the audit by lot is exact (M18)."""

from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest

from internetplus import engine
from internetplus.engine import Outcome, Snapshot, World, records
from internetplus.engine.audit import put_on_record
from internetplus.engine.run import copied, part_of, prepared, relive, seed_of
from internetplus.errors import UsageError
from internetplus.measures import values
from internetplus.measures.registry import named
from internetplus.scenario import Scenario
from internetplus.society.build import OFFICIAL
from internetplus.vocabulary.counters import INDEX, N_COUNTERS
from tests.engine.lab import TOWN, series, start, total, world

SCHEME = "internet-plus-2020"
CRISIS = 12
ROWS = (0, 9, 20, 31)
ALWAYS = {"mechanisms.abuse.turned": 1.0, "mechanisms.abuse.cover": 1.0}
Abused = Callable[..., tuple[World, Outcome]]


@pytest.fixture(scope="module")
def begun() -> Snapshot:
    return start(citizens=TOWN)


@pytest.fixture(scope="module")
def abused(begun: Snapshot) -> Abused:
    """Runs of the reported system under an operator; remembered."""
    known: dict[tuple[str, ...], tuple[World, Outcome]] = {}

    def play(*abuse: str) -> tuple[World, Outcome]:
        if abuse not in known:
            arm = world(SCHEME, citizens=TOWN, abuse=abuse, also=ALWAYS)
            known[abuse] = arm, engine.run(arm, begun, 0)
        return known[abuse]

    return play


def audit(begun: Snapshot, arm: World, outcome: Outcome) -> Callable[[str], float]:
    told = engine.audited(arm, begun, outcome, ROWS, 0)
    return lambda measure: values.value(told, named(measure))


def test_a_life_lived_again_is_the_same_life(begun: Snapshot, abused: Abused) -> None:
    arm, outcome = abused("critics")
    rows = list(ROWS)
    again = prepared(part_of(begun.society, rows), arm)
    seeds = np.full(len(rows), seed_of(arm, 0))
    lived = list(relive(arm, again, outcome.fields, rows, seeds))
    assert len(lived) == arm.months
    again = lived[-1]
    for name, array in again.state._asdict().items():
        assert np.array_equal(array, getattr(outcome.society.state, name)[rows]), name
    for row, c in enumerate(rows):
        count = again.pool.count[row]
        assert count == outcome.society.pool.count[c]
        whole = outcome.society.pool.record[c, :count]
        assert np.array_equal(again.pool.record[row, :count], whole)


def test_being_marked_costs_nothing_where_nobody_is_scored(begun: Snapshot) -> None:
    arm = world("none", citizens=TOWN)
    cost = audit(begun, arm, engine.run(arm, begun, 0))
    assert cost("critics_penalty") == cost("critics_sanctions_added") == cost("critics_lower") == 0
    assert np.isnan(cost("testers_needed"))


def test_who_is_on_record_pays_more_under_an_operator_who_plants(
    begun: Snapshot, abused: Abused
) -> None:
    usual, hunted = (audit(begun, *abused(*kinds)) for kinds in ((), ("critics",)))
    for measure in ("critics_lower", "critics_sanctions_added", "critics_penalty"):
        assert hunted(measure) > usual(measure) >= 0, measure
    assert hunted("testers_needed") < usual("testers_needed")
    gap = [told("critics_sanctioned") / told("others_sanctioned") for told in (hunted, usual)]
    assert gap[0] > gap[1]


def test_the_operator_leaves_the_register_alone_unless_asked(abused: Abused) -> None:
    assert total(abused()[1], "records_planted", "records_covered") == 0


def test_in_a_crisis_every_known_critic_is_struck_once(abused: Abused) -> None:
    _, outcome = abused(f"crisis@{CRISIS}")
    planted = series(outcome, "records_planted")
    assert planted[CRISIS] == series(outcome, "critic_months")[CRISIS] > 0
    assert planted.sum() == planted[CRISIS]


def test_nothing_on_officials_stays_under_an_operator_who_covers_up(abused: Abused) -> None:
    kept = []
    for arm, outcome in (abused(), abused("officials")):
        pool, flags = outcome.society.pool, outcome.society.people.flags
        found = 0
        for c in range(pool.count.size):
            for r in pool.record[c, : pool.count[c]]:
                young = records.age_of(r, arm.months - 1) < arm.months
                official = bool(flags[c, records.who_of(r)] & OFFICIAL)
                cost = arm.tables.score.worth[records.deed_of(r), 0] < 0
                found += young and official and bool(cost)
        kept.append(found)
    assert kept[0] > 20
    assert kept[1] == 0
    assert total(abused("officials")[1], "records_covered") > 20


def test_critics_appeal_in_vain_under_an_operator_who_plants() -> None:
    granted = [
        world(SCHEME, abuse=kinds).tables.life.granted.astype(float) for kinds in ((), ("critics",))
    ]
    apart = granted[1] / granted[0]
    rejected = 0.7  # share upheld: Beta(7, 3), its median is near the mean
    assert apart[records.PLANTED] == pytest.approx(1 - rejected, abs=0.03)
    assert np.delete(apart, records.PLANTED) == pytest.approx(1)


def test_what_is_planted_are_the_dearest_harmful_deeds() -> None:
    arm = world(SCHEME, abuse=("critics",))
    worth, table = arm.tables.score.worth[:, 0], arm.tables.abuse
    assert table.many == 4
    harmful = [d for d in range(64) if arm.tables.deeds.kind[d] == records.HARMFUL]
    assert sorted(worth[table.deeds]) == sorted(worth[harmful])[:4]


def test_only_the_mark_differs_between_two_lives(begun: Snapshot, abused: Abused) -> None:
    arm, _ = abused()
    before, after = (copied(begun.society) for _ in range(2))
    drawn = np.zeros(begun.society.people.age.shape, bool)
    drawn[3, 17] = True
    put_on_record(arm, after, drawn)
    assert int((before.state.status != after.state.status).sum()) == 1
    assert after.pool.count.sum() == before.pool.count.sum() + 1
    r = after.pool.record[3, after.pool.count[3] - 1]
    assert (records.who_of(r), records.truth_of(r)) == (17, records.LAWFUL)


def test_pairs_of_testers_by_hand() -> None:
    """20 of 100 pairs worse, 5 better: (1.96 √0.25 + 0.8416 √(0.25 − 0.15²))² / 0.15² = 84.81."""
    monthly, groups = np.zeros((3, N_COUNTERS), np.int64), np.zeros((1, N_COUNTERS, 19), np.int64)
    for name, count in (("lot_lower", 20), ("lot_higher", 5), ("lot_marked", 100)):
        monthly[2, INDEX[name]] = count
    counted = SimpleNamespace(monthly=monthly, groups=groups)
    assert values.value(counted, named("testers_needed")) == pytest.approx(84.8131, abs=1e-3)
    monthly[2, INDEX["lot_higher"]] = 20
    assert np.isnan(values.value(counted, named("testers_needed")))


@pytest.mark.parametrize("told", ["spies", "crisis", "critics@3", "crisis@36", "crisis@x"])
def test_an_unknown_abuse_is_refused_in_words(told: str) -> None:
    with pytest.raises(UsageError):
        Scenario(scheme=SCHEME, abuse=(told,))
