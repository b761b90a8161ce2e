"""Laws that hold under any scheme one could write: money, records, grades, watching."""

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from internetplus.engine import Outcome, Snapshot
from internetplus.vocabulary.fields import N_GRADES
from tests.engine.lab import UNAWARE, made_up, play, series, start, total, world

SIZE: dict[str, Any] = {"citizens": 4096, "months": 12, "also": UNAWARE}
DEEDS = ("red_light", "tax_evasion", "late_utility_bill", "criticism", "loan_arrears", "donation")
SOURCES = ("cameras", "tax", "utilities", "social_network", "bank", "court")
GATES = ("fast_train", "loan", "job", "best_school", "car_rental")
GRADES = tuple(f"grade_{n}" for n in range(N_GRADES))
TRANSFERS = ("transfer_citizens", "transfer_enterprises", "transfer_state")
WRITTEN = tuple(f"records_{name}" for name in ("true", "false", "mix_up", "lawful", "bought"))
CLASSES = ("error", "lawful", "collateral", "disproportionate", "conform")
few = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return start(**SIZE)


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    """A scheme with points of either sign, some sources, two or three grades, gates and memory."""
    points = draw(st.dictionaries(st.sampled_from(DEEDS), st.integers(-90, 30), min_size=1))
    edges = sorted(draw(st.sets(st.integers(20, 130), min_size=1, max_size=2)), reverse=True)
    names = [f"g{place}" for place in range(len(edges) + 1)]
    denied = draw(st.lists(st.sampled_from(GATES), min_size=1, unique=True))
    known = draw(st.dictionaries(st.sampled_from(SOURCES), st.floats(0.1, 1.0)))
    memory = {
        "months": draw(st.integers(1, 120)),
        "decay": draw(st.sampled_from(["step", "linear"])),
    }
    return {
        "score": {"base": 100},
        "sources": known,
        "points": points,
        "memory": {"bad": memory, "good": memory},
        "grades": [
            {"name": name, "from": edge} for name, edge in zip(names, [*edges, 0], strict=True)
        ],
        "consequences": {"shut": {"if": {"grade": names[-1]}, "deny": denied}},
        "backfill": draw(st.sampled_from([0, 6])),
    }


def under(snapshot: Snapshot, told: dict[str, Any]) -> Outcome:
    return play(world(made_up(**told), **SIZE), snapshot)


@few
@given(told=rules())
def test_money_sanctions_and_people_are_conserved(snapshot: Snapshot, told: dict[str, Any]) -> None:
    found = under(snapshot, told)
    assert not series(found, *TRANSFERS).any()
    classes = series(found, *(f"sanction_{name}" for name in CLASSES))
    assert (classes == series(found, "sanction_months")).all()
    assert (series(found, "person_months") == found.citizens).all()


@few
@given(told=rules())
def test_records_are_conserved(snapshot: Snapshot, told: dict[str, Any]) -> None:
    """What is held is what was, with what was written, without what has gone or was loaded late."""
    found = under(snapshot, {**told, "backfill": 0})
    gone = series(
        found, "records_expired", "records_annulled", "records_dropped", "appearance_found"
    )
    start_held = int(snapshot.society.pool.count.sum())
    change = np.diff(series(found, "live_records"), prepend=start_held)
    assert (change <= series(found, *WRITTEN) - gone).all()
    assert total(found, "records_dropped") == 0


@few
@given(told=rules())
def test_every_scored_adult_has_one_grade_that_the_scheme_has(
    snapshot: Snapshot, told: dict[str, Any]
) -> None:
    found = under(snapshot, told)
    assert (series(found, *GRADES) == series(found, "scored_months")).all()
    assert not series(found, *GRADES[len(told["grades"]) :]).any()


@few
@given(told=rules(), more=st.floats(1.0, 5.0))
def test_more_watching_never_writes_fewer_true_records(
    snapshot: Snapshot, told: dict[str, Any], more: float
) -> None:
    """Where nobody has heard of the scheme and nothing follows from it, conduct is the same."""
    quiet = {**told, "consequences": {}}
    closer = {name: min(1.0, share * more) for name, share in told["sources"].items()}
    less, most = under(snapshot, quiet), under(snapshot, {**quiet, "sources": closer})
    own = ("records_true", "records_lawful")
    assert total(most, *own) >= total(less, *own)
    assert (series(most, "deeds_harmful") == series(less, "deeds_harmful")).all()


def test_a_scheme_without_grades_grades_nobody_and_refuses_nobody(snapshot: Snapshot) -> None:
    found = under(snapshot, {"sources": {"cameras": 1.0}, "points": {"red_light": -50}})
    assert not series(found, *GRADES).any()
    assert total(found, "refused_score_car_rental") == 0  # no list of the order closes it
