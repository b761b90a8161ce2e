"""Schemes, their differences and the legal order in plain words."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from internetplus.cli.app import app
from internetplus.schemes.load import library_names
from internetplus.society.load import load_society, society_names


def said(*words: str, code: int = 0) -> str:
    done = CliRunner().invoke(app, ["describe", *words])
    assert done.exit_code == code, done.output
    return done.output


@pytest.mark.parametrize("name", library_names())
def test_every_scheme_is_told_with_its_name(name: str) -> None:
    assert name in said(name)


def test_two_schemes_are_told_apart() -> None:
    told = said("internet-plus-2020", "--against", "court-defaulters")
    assert "Internet Plus" in told
    assert "Court list" in told


def test_the_legal_order_names_its_list_and_its_courts() -> None:
    told = said("none", "--society", "china-2016")
    assert "court_list" in told
    assert "courts, 3 months later" in told
    assert "inspectors per 1,000 enterprises" in told


@pytest.mark.parametrize("name", society_names())
def test_every_recorded_deed_of_an_order_is_told(name: str) -> None:
    told = said("none", "--society", name)
    assert told.count("of acts are recorded") == len(load_society(name).order.records)


def test_a_misspelt_scheme_is_wrong_use_with_the_nearest_name() -> None:
    assert "court-defaulters" in said("court-defalters", code=2)


def test_a_misspelt_society_is_wrong_use_with_the_known_ones() -> None:
    assert "china-2016" in said("none", "--society", "chyna", code=2)
