"""What one side gives another takes; what is told apart adds up; scarce things stay as many."""

from typing import Any

import numpy as np
import pytest

from internetplus.engine import Outcome, Snapshot
from internetplus.engine.exchange import fields_from, scarce
from internetplus.schemes.model import Scheme
from internetplus.vocabulary.counters import COUNTERS, INDEX
from internetplus.vocabulary.counts import ATTENTION_OTHERS, ATTENTION_TARGETED, N_FRESH
from internetplus.vocabulary.fields import N_GRADES
from internetplus.vocabulary.groups import FAMILIES
from tests.engine.lab import TOWN, UNAWARE, made_up, play, read, series, start, total, world

TRANSFERS = ("transfer_citizens", "transfer_enterprises", "transfer_state")
CLASSES = tuple(
    f"sanction_{name}" for name in ("error", "lawful", "collateral", "disproportionate", "conform")
)
GRADES = tuple(f"grade_{n}" for n in range(N_GRADES))
HARSH: dict[str, Any] = {
    "score": {"base": 100},
    "sources": {"court": 1, "bank": 1, "utilities": 1, "cameras": 1, "inspectors": 1, "tax": 1},
    "points": {"red_light": -10, "tax_evasion": -20, "late_utility_bill": -10, "criticism": -10},
    "grades": [{"name": "good", "from": 91}, {"name": "bad", "from": 0}],
}
"""A scheme under which many fall into the lower of two grades."""


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return start(citizens=TOWN)


@pytest.fixture(scope="module", params=["none", "internet-plus-2020", "suining-2010"])
def outcome(request: pytest.FixtureRequest, snapshot: Snapshot) -> Outcome:
    return play(world(request.param, citizens=TOWN), snapshot)


def test_transfers_sum_to_zero_every_month_and_quarter(outcome: Outcome) -> None:
    assert not series(outcome, *TRANSFERS).any()
    places = [INDEX[name] for name in TRANSFERS]
    assert not outcome.groups[:, places, 0].sum(axis=1).any()
    assert series(outcome, "transfer_citizens").all()


def test_the_five_classes_add_up_to_all_sanction_months(outcome: Outcome) -> None:
    assert (series(outcome, *CLASSES) == series(outcome, "sanction_months")).all()
    parts = outcome.groups[:, [INDEX[name] for name in CLASSES]].sum(axis=1)
    assert (parts == outcome.groups[:, INDEX["sanction_months"]]).all()
    assert (series(outcome, "wrongful_months") == series(outcome, *CLASSES[:4])).all()


def test_the_groups_of_each_family_add_up_to_all(outcome: Outcome) -> None:
    first = 1
    for names in FAMILIES.values():
        parts = outcome.groups[:, :, first : first + len(names)].sum(axis=2)
        assert (parts == outcome.groups[:, :, 0]).all()
        first += len(names)
    assert first == outcome.groups.shape[2]


def test_quarters_add_up_to_the_months(outcome: Outcome) -> None:
    for place, counter in enumerate(COUNTERS):
        months, quarters = outcome.monthly[:, place], outcome.groups[:, place, 0]
        if counter.kind == "flow":
            assert months.sum() == quarters.sum()
        else:
            assert (months[2::3] == quarters).all()


def test_stocks_are_counted_every_month_but_for_those_that_say_otherwise(outcome: Outcome) -> None:
    between = np.arange(len(outcome.monthly)) % 3 != 2
    for place, counter in enumerate(COUNTERS):
        months = outcome.monthly[:, place]
        if counter.quarterly:
            assert not months[between].any(), counter.name
        elif counter.kind == "stock" and months[~between].all():
            assert months[between].any(), counter.name


def test_every_scored_adult_has_one_grade_and_nobody_else(outcome: Outcome) -> None:
    graded = series(outcome, *GRADES)
    assert (graded == series(outcome, "scored_months")).all()
    if graded.any():
        assert (graded == series(outcome, "adults")).all()
    child = [group for family in FAMILIES.values() for group in family].index("child") + 1
    assert not outcome.groups[:, INDEX["scored_months"], child].any()


def test_nobody_appears_or_vanishes(outcome: Outcome) -> None:
    assert set(series(outcome, "citizens")) == {outcome.citizens}
    assert (series(outcome, "person_months") == outcome.citizens).all()
    assert (series(outcome, "adult_months") == series(outcome, "adults")).all()


def test_records_are_written_and_leave_one_by_one(outcome: Outcome, snapshot: Snapshot) -> None:
    """Live records are at most those at the start, and written, less expired and annulled."""
    names = ("true", "false", "mix_up", "lawful", "bought")
    classes = tuple(f"records_{name}" for name in names)
    written = series(outcome, *classes)
    gone = series(
        outcome, "records_expired", "records_annulled", "records_dropped", "appearance_found"
    )
    live = np.diff(series(outcome, "live_records"), prepend=int(snapshot.society.pool.count.sum()))
    assert (live <= written - gone).all()
    assert total(outcome, "records_dropped") == 0


@pytest.mark.parametrize("scheme", ["none", "internet-plus-2020", "nosedive", "marketplace-stars"])
def test_welfare_is_what_the_ledger_books_on_citizens(scheme: str) -> None:
    """Where all live alone the equivalised flow is the flow: no booking is missing or double."""
    alone = read().society.households.model_copy(update={"sizes": {"1": 1.0}})
    nation = read().society.model_copy(update={"households": alone})
    before = start(society_file=nation)
    found = play(world(scheme, society_file=nation), before)
    booked = series(
        found, *(f"{kind}_citizens" for kind in ("transfer", "cost", "harm", "service"))
    )
    assert (series(found, "welfare") == booked).all()
    assert total(found, "harm_citizens") != 0


def test_a_pure_privilege_changes_who_is_admitted_and_not_how_many() -> None:
    gates = ("promotion", "best_school", "priority_queue")
    rule = {"if": {"grade": "good"}, "grant": list(gates)}
    before = start(citizens=TOWN, also=UNAWARE)
    plain = play(world(made_up(**HARSH), citizens=TOWN, also=UNAWARE), before)
    scheme = made_up(**HARSH, consequences={"first": rule})
    favoured = play(world(scheme, citizens=TOWN, also=UNAWARE), before)
    refused = INDEX["refused_promotion"]
    assert (favoured.groups[:, refused] != plain.groups[:, refused]).any()
    for gate in gates:
        usual = total(plain, f"asked_{gate}") - total(plain, f"refused_{gate}")
        given = total(favoured, f"asked_{gate}") - total(favoured, f"refused_{gate}")
        chance = 3 * (2 * usual) ** 0.5
        assert abs(given - usual) < 0.02 * usual + chance


def test_inspectors_are_as_many_whoever_they_visit() -> None:
    rules = read().schemes["internet-plus-2020"].model_dump(mode="json", by_alias=True)
    closer = {"if": {"grade": ["C", "D"]}, "inspect": 10.0}
    enterprise = {**rules["enterprise"], "consequences": {"watched": closer}}
    size = {"citizens": 100_000}
    before = start(**size)
    usual = play(world("none", **size), before)
    weighted = Scheme.model_validate({**rules, "consequences": {}, "enterprise": enterprise})
    found = play(world(weighted, **size), before)
    assert total(found, "enterprise_grade_0") > 0
    usually, now = total(usual, "inspections"), total(found, "inspections")
    assert abs(now - usually) < 0.02 * usually
    hits = [name for name in INDEX if name.startswith("found_") and name != "found_wrongly"]
    assert total(found, *hits) > total(usual, *hits)


@pytest.mark.parametrize("targeted", [0, 1, 30, 500, 999])
@pytest.mark.parametrize("weight", [1.0, 3.0, 50.0])
def test_closer_watching_of_some_is_taken_from_the_others(targeted: int, weight: float) -> None:
    """Mean factor on what is seen, over all adults, is one."""
    counts = np.zeros((1, N_FRESH), np.int64)
    counts[0, [ATTENTION_OTHERS, ATTENTION_TARGETED]] = 1000 - targeted, targeted
    attention = fields_from(counts, scarce(1, 0.0, weight, 768, (0.3, 0.3, 0.3))).attention[0]
    others, watched = np.exp2(attention / 1024)
    assert ((1000 - targeted) * others + targeted * watched) / 1000 == pytest.approx(1, abs=1e-3)
    assert targeted == 0 or watched / others == pytest.approx(weight, rel=1e-3)
