"""A scheme in plain words."""

from __future__ import annotations

import jsonschema
import pytest

from internetplus.reading import read
from internetplus.schemes.describe import describe, difference
from internetplus.schemes.load import find, library_names, load_scheme
from internetplus.schemes.schema import json_schema


@pytest.mark.parametrize("name", library_names())
def test_status_stands_beside_the_name(name: str) -> None:
    first = describe(load_scheme(name)).splitlines()[0]
    assert f"({name}): " in first


def test_rules_become_sentences() -> None:
    text = describe(load_scheme("rongcheng-2019"))
    assert "Crossing on red: −5 points." in text
    assert "Driving drunk: straight to grade C, whatever the points." in text
    assert "Citizens: A from 960 points." in text
    assert "not a statement about the town" in text


def test_how_a_register_is_kept_is_told() -> None:
    whole, apart = (load_scheme(f"internet-plus-{name}") for name in ("2020", "federated"))
    told = difference(whole, apart)
    assert "One register holds" in told
    assert "8 registers are kept apart" in told
    assert "Audits" not in told
    assert "leaves records and score behind" in describe(load_scheme("suining-2010"))


def test_a_scheme_does_not_differ_from_itself() -> None:
    scheme = load_scheme("suining-2010")
    assert difference(scheme, scheme).endswith("No rule differs.")


def test_differences_are_told_from_both_sides() -> None:
    text = difference(load_scheme("rongcheng-2019"), load_scheme("suining-2010"))
    assert "Selling fake goods: −30 points. → Selling fake goods: −35 points." in text
    assert text.count("Only in") == 2


@pytest.mark.parametrize("name", library_names())
def test_library_files_follow_the_schema(name: str) -> None:
    jsonschema.Draft202012Validator(json_schema()).validate(read(find(name)).data)
