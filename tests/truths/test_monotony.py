"""More of one thing is never less of what follows from it."""

from typing import Any

import pytest

from internetplus.engine import Outcome, Snapshot
from tests.engine.lab import TOWN, UNAWARE, made_up, play, series, start, total, world

SIZE: dict[str, Any] = {"citizens": TOWN, "also": UNAWARE}
DEEDS = ("red_light", "tax_evasion", "late_utility_bill", "criticism", "smoking_ban_breach")
SOURCES = ("cameras", "tax", "utilities", "social_network", "crowd")


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return start(**SIZE)


def under(snapshot: Snapshot, **changes: Any) -> Outcome:
    """A run under a scheme of two grades in which nobody has heard of it."""
    rules: dict[str, Any] = {
        "score": {"base": 100},
        "sources": dict.fromkeys(SOURCES, 0.5),
        "points": dict.fromkeys(DEEDS, -10),
        "grades": [{"name": "good", "from": 91}, {"name": "bad", "from": 0}],
        "consequences": {"shut": {"if": {"grade": "bad"}, "deny": ["fast_train"]}},
    }
    return play(world(made_up(**{**rules, **changes}), **SIZE), snapshot)


def test_more_sources_never_write_fewer_true_records(snapshot: Snapshot) -> None:
    shares = (0.0, 0.2, 0.5, 1.0)
    found = [under(snapshot, sources=dict.fromkeys(SOURCES, share)) for share in shares]
    written = [total(one, "records_true", "records_lawful") for one in found]
    assert written == sorted(written)
    assert written[0] < written[-1]


def test_a_longer_memory_never_holds_fewer_records(snapshot: Snapshot) -> None:
    spans = (12, 24, 60, 120)
    found = [under(snapshot, memory={"bad": {"months": months}}) for months in spans]
    live = [int(series(one, "live_records")[-1]) for one in found]
    low = [total(one, "grade_0") for one in found]
    assert live == sorted(live)
    assert live[0] < live[-1]
    assert low == sorted(low)


def test_a_lower_edge_never_puts_more_into_the_lowest_grade(snapshot: Snapshot) -> None:
    low, shut = [], []
    for edge in (99, 91, 81, 51):
        grades = [{"name": "good", "from": edge}, {"name": "bad", "from": 0}]
        one = under(snapshot, grades=grades)
        low.append(total(one, "grade_0"))
        shut.append(total(one, "refused_score_fast_train"))
    assert low == sorted(low, reverse=True)
    assert shut == sorted(shut, reverse=True)
    assert low[0] > low[-1]


def test_larger_points_never_put_fewer_into_the_lowest_grade(snapshot: Snapshot) -> None:
    found = [under(snapshot, points=dict.fromkeys(DEEDS, -points)) for points in (2, 5, 10, 50)]
    low = [total(one, "grade_0") for one in found]
    assert low == sorted(low)
    assert low[0] < low[-1]


def test_old_records_loaded_at_the_start_never_lift_a_grade(snapshot: Snapshot) -> None:
    low = [int(series(under(snapshot, backfill=months), "grade_0")[0]) for months in (0, 6, 24)]
    assert low == sorted(low)
    assert low[0] < low[-1]


def test_closing_more_gates_never_refuses_fewer(snapshot: Snapshot) -> None:
    few = {"shut": {"if": {"grade": "bad"}, "deny": ["fast_train"]}}
    more = {"shut": {"if": {"grade": "bad"}, "deny": ["fast_train", "loan", "home"]}}
    names = [f"refused_score_{gate}" for gate in ("fast_train", "loan", "home")]
    found = [under(snapshot, consequences=rules) for rules in ({}, few, more)]
    refused = [total(one, *names) for one in found]
    assert refused == sorted(refused)
    assert refused[0] < refused[1] < refused[2]


def test_more_hearings_never_leave_more_waiting(snapshot: Snapshot) -> None:
    waiting = []
    for capacity in (0.0, 0.1, 1.0, 10.0):
        hearing = {"notice": True, "appeal": {"per_1000_adults_month": capacity}}
        waiting.append(int(series(under(snapshot, procedure=hearing), "pending_appeals")[-1]))
    assert waiting == sorted(waiting, reverse=True)
    assert waiting[0] > waiting[-1]
