"""One contract over every scheme of the library: a new file is tested the day it lands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import internetplus
from internetplus import reading
from internetplus.schemes.compiled import compile_scheme
from internetplus.schemes.load import examine, load_scheme
from internetplus.schemes.subject import CompiledSubject
from internetplus.vocabulary.catalogue import load_catalogue

LIBRARY = Path(internetplus.__file__).parent / "library"
STATUSES = {"in force", "historical", "pilot", "proposal", "reported", "fiction", "invented"}
SCHEMES = sorted(path.stem for path in (LIBRARY / "schemes").glob("*.yaml"))


@cache
def load(folder: str, name: str) -> dict[str, Any]:
    """The bare values of one YAML file of the library."""
    path = LIBRARY / folder / f"{name}.yaml"
    return reading.read(path, path.name).data


def names(part: str) -> set[str]:
    """Names a part of the catalogue knows."""
    return set(load("catalogue", part))


def blocks(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each kind of subject with the block of its rules; a variant only names changes."""
    data = load("schemes", name)
    for kind in data.get("subjects", ()):
        yield kind, data.get(kind, data)


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_is_named_titled_and_has_a_status(name: str) -> None:
    data = load("schemes", name)
    assert data["name"] == name
    assert set(data["title"]) >= {"en", "fr"}
    assert all(text.strip() for text in data["title"].values())
    assert data["status"] in STATUSES


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_loads_without_a_fault(name: str) -> None:
    examined = examine(name)
    assert [str(fault) for fault in examined.faults] == []
    assert load_scheme(name).name == name


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_compiles_to_rules_for_its_subjects(name: str) -> None:
    scheme = load_scheme(name)
    compiled = compile_scheme(scheme, load_catalogue())
    assert (compiled.citizen is not None) == ("citizen" in scheme.subjects)
    assert (compiled.enterprise is not None) == ("enterprise" in scheme.subjects)
    for subject in (compiled.citizen, compiled.enterprise):
        if subject is not None:
            _forgets_in_the_end(subject)
            assert list(subject.grade_from) == sorted(subject.grade_from)


def _forgets_in_the_end(subject: CompiledSubject) -> None:
    """What a record is worth at first is its points; after 120 months it is nothing."""
    assert (subject.worth[:, 0] == subject.points).all()
    assert (subject.worth[:, 121:] == 0).all()


@pytest.mark.parametrize("name", SCHEMES)
def test_references_exist(name: str) -> None:
    data = load("schemes", name)
    known = {entry["id"] for entry in data.get("references", [])} | {"assumption"}
    for _, rules in blocks(name):
        assert {rule["reference"] for rule in rules.get("points", {}).values()} <= known


@pytest.mark.parametrize("name", SCHEMES)
def test_assumptions_and_omissions_say_why(name: str) -> None:
    data = load("schemes", name)
    for entry in [*data.get("assumptions", []), *data.get("left_out", [])]:
        assert len(entry["why"].split()) >= 2, entry


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_uses_words_of_the_catalogue(name: str) -> None:
    data = load("schemes", name)
    deeds = {"citizen": names("deeds"), "enterprise": names("practices"), "institution": set()}
    assert set(data.get("sources", {})) <= names("sources")
    for kind, rules in blocks(name):
        assert set(rules.get("points", {})) <= deeds[kind]
        for entry in rules.get("lists", {}).values():
            assert set(entry["enter"]) <= deeds[kind]
        for rule in rules.get("consequences", {}).values():
            assert {*rule.get("deny", []), *rule.get("grant", [])} <= names("gates")


@pytest.mark.parametrize("name", SCHEMES)
def test_harm_takes_points_and_help_gives_them(name: str) -> None:
    kinds = {deed: entry["kind"] for deed, entry in load("catalogue", "deeds").items()}
    for deed, rule in load("schemes", name).get("points", {}).items():
        assert rule["points"] >= 0 if kinds[deed] == "helpful" else rule["points"] <= 0, deed


@pytest.mark.parametrize("name", SCHEMES)
def test_every_deed_with_points_can_be_recorded_by_a_connected_source(name: str) -> None:
    data = load("schemes", name)
    for deed in data.get("points", {}):
        assert set(load("catalogue", "deeds")[deed]["sources"]) & set(data["sources"]), deed


@pytest.mark.parametrize("name", SCHEMES)
def test_consequences_read_grades_and_lists_that_exist(name: str) -> None:
    for _, rules in blocks(name):
        grades = {grade["name"] for grade in rules.get("grades", [])}
        for rule in rules.get("consequences", {}).values():
            given = rule["if"].get("grade", [])
            assert {given} <= grades if isinstance(given, str) else set(given) <= grades
            on = rule["if"].get("list", [])
            assert ({on} if isinstance(on, str) else set(on)) <= set(rules.get("lists", {}))


def test_models_of_real_places_say_that_they_are_models() -> None:
    for name in (
        "rongcheng-2019",
        "suining-2010",
        "court-defaulters",
        "joint-punishment",
        "pilots-2015",
    ):
        assert "a model of published rules, not a statement about" in load("schemes", name)["note"]


def test_none_has_no_rule() -> None:
    data = load("schemes", "none")
    assert data["subjects"] == []
    assert not {"points", "grades", "lists", "consequences", "sources"} & set(data)


def test_the_article_connects_all_eleven_sources_and_four_equal_credits() -> None:
    data = load("schemes", "internet-plus-2020")
    assert set(data["sources"]) == names("sources")
    weights = data["score"]["factors"]["points"]["weights"]
    assert set(weights) == {"political", "commercial", "social", "legal"}
    assert len(set(weights.values())) == 1
