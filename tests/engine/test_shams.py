"""Schemes that must change nothing, to the bit."""

from typing import Any

import pytest

from internetplus import Scenario, compare
from internetplus.engine import Outcome, Snapshot
from internetplus.schemes.model import Scheme
from tests.engine.lab import TOWN, UNAWARE, differing, made_up, play, read, start, total, world

PAPER = (
    "recorded_", "records_", "live_", "grade_", "enterprise_grade_", "scored_months",
    "settings_watched", "regraded", "regrades",
    "enterprises_", "register_", "held_", "scored_school_", "score_", "earned_", "approve",
    "polled", "critic_",
)  # fmt: skip
"""Rows that tell of records, scores, grades and what is thought of them: paper, as long as nothing
follows from it."""
NO_HEARING: dict[str, Any] = {"notice": False, "appeal": {"per_1000_adults_month": 0}}


def article(**changes: Any) -> dict[str, Any]:
    """The rules of the reported system, some of them changed."""
    rules = read().schemes["internet-plus-2020"].model_dump(mode="json", by_alias=True)
    return {**rules, **changes}


def without_consequences(rules: dict[str, Any]) -> dict[str, Any]:
    """Scores and grades, and nothing that follows from them."""
    enterprise = {**rules["enterprise"], "consequences": {}}
    alone = {"subjects": ["citizen", "enterprise"], "institution": None}
    return {
        **rules, **alone, "consequences": {}, "enterprise": enterprise, "procedure": NO_HEARING
    }  # fmt: skip


def times_ten(rules: Any) -> Any:
    """All points, the base and all edges ten times as large."""
    if isinstance(rules, list):
        return [times_ten(one) for one in rules]
    if not isinstance(rules, dict):
        return rules
    return {
        key: value * 10
        if key in ("points", "base", "from") and isinstance(value, (int, float))
        else times_ten(value)
        for key, value in rules.items()
        if key != "facts"
    }


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return start(citizens=TOWN, also=UNAWARE)


@pytest.fixture(scope="module")
def nothing(snapshot: Snapshot) -> Outcome:
    return play(world("none", citizens=TOWN, also=UNAWARE), snapshot)


@pytest.mark.parametrize("changes", [{}, {"sources": {}}, {"backfill": 0}, {"from_age": 30}])
def test_scores_of_which_nothing_follows_change_no_life(
    snapshot: Snapshot, nothing: Outcome, changes: dict[str, Any]
) -> None:
    sham = Scheme.model_validate(without_consequences(article(**changes)))
    outcome = play(world(sham, citizens=TOWN, also=UNAWARE), snapshot)
    assert total(outcome, "scored_months") > 0
    changed = differing(nothing, outcome)
    assert not {name for name in changed if not name.startswith(PAPER)}
    same = ("order_recorded_red_light", "fined", "welfare", "deeds_harmful", "transfer_citizens")
    assert not changed.intersection(same)


def test_points_and_edges_times_ten_change_nothing_at_all() -> None:
    rules, months = article(), {"citizens": TOWN, "months": 24}
    before = start(**months)
    plain = play(world(Scheme.model_validate(rules), **months), before)
    large = play(world(Scheme.model_validate(times_ten(rules)), **months), before)
    assert total(plain, "scored_months") > 0
    assert not differing(plain, large)


def test_points_for_a_deed_that_nobody_does_change_nothing() -> None:
    common: dict[str, Any] = {
        "score": {"base": 100},
        "sources": {"court": 1, "utilities": 1, "inspectors": 1, "cameras": 1},
        "grades": [{"name": "good", "from": 90}, {"name": "bad", "from": 0}],
        "consequences": {"shut": {"if": {"grade": "bad"}, "deny": ["loan", "fast_train"]}},
    }
    points = {"late_utility_bill": -20, "court_default": -20}
    size = {"society": "hamlet", "citizens": 4096}
    before = start(**size)
    few = play(world(made_up(points=points, **common), **size), before)
    many = made_up(points={**points, "speeding": -20, "award": 20}, **common)
    assert total(few, "refused_score_loan") > 0
    assert not differing(few, play(world(many, **size), before))


def test_none_against_none_is_zero_in_every_measure_group_and_draw() -> None:
    base = Scenario(citizens=4096, months=12, burn_in=6)
    result = compare(base, base, draws=3, replicates=1, panel=1)
    rows = result.differences
    assert len(rows) > 1000
    for column in ("estimate", "low", "high", "chance"):
        values = rows[column].drop_nans().drop_nulls()
        assert len(values) > 0
        assert (values == 0).all()


def test_an_enterprise_on_a_list_loses_its_tenders() -> None:
    listed = {
        "lists": {"food": {"enter": "poisoned_food", "leave": {"months": 36}}},
        "consequences": {"shut": {"if": {"list": "food"}, "deny": ["tender"], "inspect": 4.0}},
    }
    rules = {
        "name": "food", "title": "Food list", "status": "invented",
        "subjects": ["enterprise"], "enterprise": listed,
    }  # fmt: skip
    before = start(citizens=TOWN, months=24)
    bare = play(world(Scheme.model_validate({**rules, "enterprise": {}}), citizens=TOWN), before)
    after = play(world(Scheme.model_validate(rules), citizens=TOWN), before)
    assert total(after, "enterprises_listed") > 0 == total(bare, "enterprises_listed")
    assert total(after, "refused_tender") > total(bare, "refused_tender")
