"""Flat arrays say what the file says."""

from __future__ import annotations

import numpy as np
import pytest

from internetplus.reading import read_text
from internetplus.schemes.compiled import compile_scheme, order_scheme
from internetplus.schemes.load import examine_document, library_names, load_scheme
from internetplus.schemes.model import Procedure, Scheme
from internetplus.schemes.subject import CompiledSubject
from internetplus.vocabulary.catalogue import load_catalogue

HEAD = "name: town\ntitle: Town\nstatus: invented\n"
RULES = """
score: {base: 1000, factors: {points: {weights: {social: 2}}}}
points:
  red_light: -5
  late_utility_bill: {points: -20, memory: {months: 6, decay: linear}}
  littering: -1
  drunk_driving: {straight_to: C}
  volunteering: {points: 3}
memory: {bad: {months: 12}, good: {months: 3, decay: linear}}
grades: [{name: A, from: 990}, {name: B, from: 900}, {name: C, from: 0}]
lists: {debtors: {enter: court_default, leave: {repaid: true, months: 24}, objection_days: 10}}
consequences:
  low: {if: {grade: [B, C]}, deny: [job, loan], inspect: 2.0}
  listed: {if: {list: debtors}, grant: home, publish: true, through: household, reward: 0.5}
"""


def scheme(text: str) -> Scheme:
    examined = examine_document(read_text(HEAD + text, "town.yaml"))
    assert examined.scheme is not None, examined.faults
    return examined.scheme


def citizen(text: str) -> CompiledSubject:
    compiled = compile_scheme(scheme(text), load_catalogue()).citizen
    assert compiled is not None
    return compiled


def number(deed: str) -> int:
    return load_catalogue().deeds[deed].number


def test_points_are_tenths_with_the_weight_of_their_dimension() -> None:
    points = citizen(RULES).points
    assert points[number("red_light")] == -50
    assert points[number("littering")] == -20


def test_step_memory_ends_exactly() -> None:
    worth = citizen(RULES).worth[number("red_light")]
    assert worth[:12].tolist() == [-50] * 12
    assert not worth[12:].any()


def test_linear_memory_fades_evenly_and_may_be_the_deeds_own() -> None:
    worth = citizen(RULES).worth
    assert worth[number("late_utility_bill"), :7].tolist() == [-200, -167, -133, -100, -67, -33, 0]
    assert worth[number("volunteering"), :4].tolist() == [60, 40, 20, 0]


def test_grades_rise_from_the_lowest() -> None:
    compiled = citizen(RULES)
    assert compiled.grade_names == ("C", "B", "A")
    assert compiled.grade_from.tolist() == [0, 9000, 9900]
    assert compiled.straight_to[number("drunk_driving")] == 0
    assert compiled.months[number("drunk_driving")] == 12


def test_only_named_deeds_count() -> None:
    named = {"red_light", "late_utility_bill", "littering", "drunk_driving", "volunteering"}
    counts = citizen(RULES).counts
    assert set(np.flatnonzero(counts)) == {number(deed) for deed in named | {"court_default"}}


def test_lists_and_consequences() -> None:
    compiled = citizen(RULES)
    (debtors,) = compiled.lists
    assert np.flatnonzero(debtors.enter).tolist() == [number("court_default")]
    assert (debtors.term, debtors.leaves_when_repaid, debtors.objection_days) == (24, True, 10)
    low, listed = compiled.consequences
    assert low.grades.tolist() == [True, True, False]
    assert low.deny[:3].tolist() == [True, True, False]
    assert listed.lists.tolist() == [True]
    assert listed.grant[2]
    assert listed.household
    assert listed.reward == 0.5


@pytest.mark.parametrize("decay", ["step", "linear"])
def test_points_and_edges_times_ten_give_ten_times_the_worth(decay: str) -> None:
    text = "score: {{base: {0}}}\npoints: {{red_light: {1}, rumour: {2}}}\n"
    text += f"memory: {{{{bad: {{{{months: 7, decay: {decay}}}}}}}}}\n"
    text += "grades: [{{name: A, from: {3}}}, {{name: B, from: 0}}]\n"
    small, large = (citizen(text.format(*(k * v for v in (1000, -5, -13, 960)))) for k in (1, 10))
    assert (large.worth == 10 * small.worth).all()


def test_none_compiles_to_nothing() -> None:
    compiled = compile_scheme(load_scheme("none"), load_catalogue())
    assert compiled.citizen is None
    assert compiled.enterprise is None
    assert not compiled.sources.any()


@pytest.mark.parametrize("name", library_names())
def test_digest_does_not_hear_words(name: str) -> None:
    read = load_scheme(name)
    compiled = compile_scheme(read, load_catalogue())
    renamed = read.model_copy(update={"name": "other", "note": "other", "left_out": []})
    assert compile_scheme(renamed, load_catalogue()).digest == compiled.digest
    changed = read.model_copy(update={"backfill": 7})
    assert compile_scheme(changed, load_catalogue()).digest != compiled.digest


def test_a_legal_order_compiles_like_a_scheme() -> None:
    read = scheme(RULES)
    order = order_scheme(read.lists, {"x": read.consequences["listed"]}, Procedure(notice=True))
    compiled = compile_scheme(order, load_catalogue())
    assert compiled.notice
    assert compiled.citizen is not None
    assert compiled.citizen.lists[0].term == 24
    assert compiled.citizen.consequences[0].publish
