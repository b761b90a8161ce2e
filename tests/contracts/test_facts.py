"""Every row of a facts register is used by its scheme or left out with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import internetplus
from internetplus import reading

LIBRARY = Path(internetplus.__file__).parent / "library"
MARKS = {"found", "second_hand", "derived", "unverified", "not_found"}
SURE = {"found": 0, "derived": 0, "second_hand": 1, "unverified": 2}


@cache
def load(path: Path) -> dict[str, Any]:
    """The bare values of one YAML file."""
    return reading.read(path, path.name).data


REGISTERS = sorted(path.stem for path in (LIBRARY / "facts").glob("*.yaml"))
REAL = sorted(
    path.stem for path in (LIBRARY / "schemes").glob("*.yaml") if "register" in load(path)
)


def register(name: str) -> dict[str, Any]:
    return load(LIBRARY / "facts" / f"{name}.yaml")


def scheme(name: str) -> dict[str, Any]:
    return load(LIBRARY / "schemes" / f"{name}.yaml")


def rows_of(name: str) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in register(name)["rows"]}


def used_by(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Pairs of (key of the scheme, fact)."""
    return [(key, fact) for key, facts in data["facts"].items() for fact in facts]


def left_out_of(data: dict[str, Any]) -> list[str]:
    return [fact for entry in data["left_out"] for fact in entry.get("facts", [])]


def cited(value: Any) -> Iterator[str]:
    """Every reference named anywhere below a value."""
    if isinstance(value, dict):
        for key, below in value.items():
            if key == "reference" and isinstance(below, str) and below != "assumption":
                yield below
            yield from cited(below)
    elif isinstance(value, list):
        for below in value:
            yield from cited(below)


def has_key(data: Any, path: str) -> bool:
    for step in path.split("."):
        if not isinstance(data, dict) or step not in data:
            return False
        data = data[step]
    return True


@pytest.mark.parametrize("name", REGISTERS)
def test_fact_ids_are_unique_and_marks_are_known(name: str) -> None:
    rows = register(name)["rows"]
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["mark"] for row in rows} <= MARKS
    assert all(row["what"] and row["unit"] for row in rows)


@pytest.mark.parametrize("name", REGISTERS)
def test_references_of_facts_resolve_and_none_is_idle(name: str) -> None:
    known = register(name)["references"]
    named = {one for row in register(name)["rows"] for one in row["reference"]}
    assert named == set(known)
    assert all({"title", "by", "year", "where", "read"} == set(one) for one in known.values())


@pytest.mark.parametrize("name", REGISTERS)
def test_a_fact_is_no_surer_than_its_reference(name: str) -> None:
    known = register(name)["references"]
    for row in register(name)["rows"]:
        if row["mark"] == "not_found":
            assert row["reference"] == [], row["id"]
            assert row["value"] is None, row["id"]
            continue
        assert row["reference"], row["id"]
        weakest = max(SURE[known[one]["read"]] for one in row["reference"])
        assert weakest <= SURE[row["mark"]], row["id"]


def test_every_register_has_one_scheme() -> None:
    assert sorted(scheme(name)["register"] for name in REAL) == REGISTERS


@pytest.mark.parametrize("name", REAL)
def test_every_row_is_a_key_or_left_out(name: str) -> None:
    data = scheme(name)
    used = {fact for _, fact in used_by(data)}
    left = left_out_of(data)
    assert len(left) == len(set(left))
    assert not used & set(left)
    assert used | set(left) == set(rows_of(data["register"]))


@pytest.mark.parametrize("name", REAL)
def test_keys_that_carry_facts_or_assumptions_exist(name: str) -> None:
    data = scheme(name)
    keys = [*data["facts"], *(entry["key"] for entry in data["assumptions"])]
    assert [key for key in keys if not has_key(data, key)] == []


@pytest.mark.parametrize("name", REAL)
def test_weak_facts_are_declared_as_assumptions(name: str) -> None:
    data = scheme(name)
    rows = rows_of(data["register"])
    said = [entry["key"] for entry in data["assumptions"]]
    for key, fact in used_by(data):
        if rows[fact]["mark"] in ("unverified", "second_hand", "not_found"):
            assert any(key == one or key.startswith(f"{one}.") for one in said), (key, fact)


@pytest.mark.parametrize("name", REAL)
def test_unverified_values_say_so(name: str) -> None:
    data = scheme(name)
    rows = rows_of(data["register"])
    why = {entry["key"]: entry["why"] for entry in data["assumptions"]}
    for key, fact in used_by(data):
        if rows[fact]["mark"] == "unverified":
            covering = [why[one] for one in why if key == one or key.startswith(f"{one}.")]
            assert any("unverified" in text for text in covering), (key, fact)


@pytest.mark.parametrize("name", REAL)
def test_references_of_a_scheme_are_those_of_its_register(name: str) -> None:
    data = scheme(name)
    known = register(data["register"])["references"]
    given = {
        entry["id"]: {k: v for k, v in entry.items() if k != "id"} for entry in data["references"]
    }
    assert given == {one: known[one] for one in given}
    rows = rows_of(data["register"])
    needed = {one for _, fact in used_by(data) for one in rows[fact]["reference"]}
    needed |= set(cited(data))
    assert needed == set(given)


@pytest.mark.parametrize("name", REAL)
def test_points_of_a_scheme_are_those_of_the_facts(name: str) -> None:
    data = scheme(name)
    rows = rows_of(data["register"])
    for key, facts in data["facts"].items():
        if not key.startswith("points."):
            continue
        given = data["points"][key.removeprefix("points.")]["points"]
        published = [rows[fact]["value"] for fact in facts if _is_points(rows[fact])]
        assert not published or given in published, key


def _is_points(row: dict[str, Any]) -> bool:
    value = row["value"]
    return row["unit"].startswith("points") and isinstance(value, int) and value is not True


def test_a_low_grade_of_a_town_closes_no_train_hotel_or_school() -> None:
    closed = {"first_class_travel", "fast_train", "luxury_hotel", "best_school"}
    for rule in scheme("rongcheng-2019")["consequences"].values():
        assert not closed & set(rule.get("deny", []))


def test_the_nine_prohibitions_stand_in_the_court_list() -> None:
    rows = rows_of("court-list")
    bans = sorted(row["value"] for row in rows.values() if row["unit"] == "prohibition")
    assert bans == list(range(1, 10))
