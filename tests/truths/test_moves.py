"""A county scheme is left behind at the border: who leaves, what is lost, and who is counted."""

from __future__ import annotations

import numpy as np
import pytest

from internetplus.engine import Outcome, Snapshot, records
from internetplus.vocabulary.counters import INDEX
from tests.engine.lab import TOWN, made_up, play, read, start, total, world

SCHEME = "suining-2010"
COUNTY = {"citizens": TOWN, "months": 12, "rollout": ((0.4, 2),)}
MOVED = ("moved_away", "away_months", "records_left_behind")
OFTEN = {"mechanisms.moves.leave": 0.1, "mechanisms.moves.fleeing": 20.0}
ALL_LEAVE = {"mechanisms.moves.leave": 1e9, "mechanisms.moves.stay": 1e12}
GRADED = INDEX["grade_0"] + np.arange(8)


@pytest.fixture(scope="module")
def before() -> Snapshot:
    return start(citizens=TOWN)


@pytest.fixture(scope="module")
def county(before: Snapshot) -> Outcome:
    """The reported system, kept in a county."""
    rules = read().schemes["internet-plus-2020"].model_copy(update={"portable": False})
    return play(world(rules, also=OFTEN, **COUNTY), before)


@pytest.fixture(scope="module")
def nothing(before: Snapshot) -> Outcome:
    return play(world("none", also=OFTEN, **COUNTY), before)


@pytest.mark.parametrize(
    "options", [{"rollout": ()}, {"rollout": ((1.0, 2),)}, {"neutral": ("moves",)}]
)
def test_nobody_moves_where_there_is_no_border_or_nothing_to_move(
    options: dict[str, object], before: Snapshot
) -> None:
    found = play(world(SCHEME, **{**COUNTY, **options}), before)
    assert total(found, *MOVED) == 0
    assert len(found.waves) in (0, 2)


def test_movers_are_people_of_the_reached_places_and_the_same_in_every_arm(
    county: Outcome, nothing: Outcome
) -> None:
    inside, outside, movers = county.waves
    assert 0 < movers.citizens < inside.citizens
    assert total(outside, *MOVED) == 0 < total(inside, *MOVED)
    for mine, theirs in zip(county.waves, nothing.waves, strict=True):
        assert mine.citizens == theirs.citizens
        for name in ("person_months", "adult_months"):
            assert total(mine, name) == total(theirs, name)
    assert total(movers, "person_months") == 12 * movers.citizens
    assert (movers.groups <= inside.groups)[:, INDEX["person_months"]].all()


def test_without_a_sanction_only_movers_leave(county: Outcome, nothing: Outcome) -> None:
    """In the society without the scheme all who leave are movers; with it some flee besides."""
    assert total(nothing, "moved_away") == total(nothing.waves[2], "moved_away")
    assert total(nothing, "moved_sanctioned", "records_left_behind") == 0
    assert total(county, "moved_away") > total(county.waves[2], "moved_away")
    fled = total(county, "moved_sanctioned")
    assert fled >= total(county, "moved_away") - total(nothing, "moved_away")


def test_the_months_told_of_movers_add_up_by_group(county: Outcome) -> None:
    """Stocks too: in every month they stand in the movers' own books."""
    movers = county.waves[2]
    assert (movers.monthly[3:, GRADED].sum(axis=1) > 0).all()
    quarters = movers.groups[:, GRADED, 0].sum(axis=1)
    assert (quarters == movers.monthly[2::3, GRADED].sum(axis=1)).all()


def test_where_everybody_has_left_the_scheme_meets_nobody(before: Snapshot) -> None:
    nation = play(world(SCHEME, also=ALL_LEAVE, **COUNTY), before)
    found, pool = nation.waves[0], nation.society.pool
    grown = found.monthly[:, INDEX["adults"]]
    assert found.monthly[2, GRADED].sum() == grown[2]
    assert grown[2] > 0
    assert found.monthly[3:, GRADED].sum() == 0
    assert found.monthly[3:, INDEX["aware"]].sum() == 0
    assert found.monthly[3:, INDEX["moved_away"]].sum() == 0
    assert (found.monthly[3:, INDEX["away_months"]] == found.citizens).all()
    by_scheme = [n for name, n in INDEX.items() if name.startswith("refused_score_")]
    plain = play(world("none", also=ALL_LEAVE, **COUNTY), before).waves[0]
    assert (found.monthly[3:, by_scheme] == plain.monthly[3:, by_scheme]).all()
    held = [records.source_of(r) for c, n in enumerate(pool.count) for r in pool.record[c, :n]]
    assert set(held) == {0}


def test_a_score_that_moves_along_keeps_its_records_and_its_grade(before: Snapshot) -> None:
    rules = {
        "points": {"speeding": -50}, "score": {"base": 1000},
        "grades": [{"name": "A", "from": 990}, {"name": "D", "from": 0}],
        "sources": {"inspectors": 1.0, "court": 1.0, "cameras": 1.0},
    }  # fmt: skip
    kept, lost = (
        play(world(made_up(**rules, portable=portable), also=ALL_LEAVE, **COUNTY), before).waves[0]
        for portable in (True, False)
    )
    assert total(kept, "records_left_behind") == 0 < total(lost, "records_left_behind")
    assert (kept.monthly[3:, GRADED].sum(axis=1) == kept.monthly[3:, INDEX["adults"]]).all()
    assert lost.monthly[3:, GRADED].sum() == 0


def test_as_many_are_away_as_two_chances_allow(before: Snapshot) -> None:
    """Of locals p leave a month and q come back: p/(p + q) x (1 - (1 - p - q)^n) after n months."""
    yearly, stay, months = 0.6, 5.0, 30
    rates = {"leave": yearly, "migrants": 1.0, "fleeing": 1.0, "stay": stay}
    also = {f"mechanisms.moves.{name}": value for name, value in rates.items()}
    options = {**COUNTY, "months": months, "rollout": ((0.8, 0),)}
    found = play(world("none", also=also, **options), before).waves[0]
    p, q = 1 - np.exp(-yearly / 12), 1 / stay
    wanted = p / (p + q) * (1 - (1 - p - q) ** (months - 1))
    share = found.monthly[-1, INDEX["away_months"]] / found.citizens
    households = found.citizens / 3
    assert abs(share - wanted) < 4 * (wanted * (1 - wanted) / households) ** 0.5
