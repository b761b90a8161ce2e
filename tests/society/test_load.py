"""Societies load, and what is wrong in one is told with its line and the nearest name."""

import pytest

from internetplus.errors import FaultyFile, UsageError
from internetplus.reading import read_text
from internetplus.society.load import (
    check_society,
    load_society,
    society_names,
    society_text,
)
from internetplus.vocabulary.priors import collect

CHANGES = {
    "fast_trian": ("deny: [first_class_travel, luxury_hotel, fast_train]", "deny: [fast_trian]"),
    "red_lihgt": ("    red_light: {source", "    red_lihgt: {source"),
    "cameras": ("red_light: {source: inspectors", "red_light: {source: tax"),
    "court_lst": ("if: {list: court_list}", "if: {list: court_lst}"),
    "add up": ("share: 1.0", "share: 0.9"),
    "detects": ("    red_light: {source: inspectors", "    criticism: {source: smartphone"),
}


def test_the_library_loads() -> None:
    assert society_names() == ["china-2016", "hamlet"]
    for name in society_names():
        assert load_society(name).name == name


def test_china_has_its_legal_order() -> None:
    china = load_society("china-2016")
    assert len(china.provinces.rows) == 31
    assert china.provinces.urban == pytest.approx(0.5735, abs=0.01)
    assert len(china.order.records) > 20
    denied = {gate for one in china.order.consequences.values() for gate in one.deny}
    assert denied == {"first_class_travel", "luxury_hotel", "best_school", "fast_train"}
    assert len(china.order.gates) == 19


def test_households_have_the_published_size() -> None:
    sizes = load_society("china-2016").households.sizes
    mean = sum(int(size) * share for size, share in sizes.items())
    assert 2.85 <= mean <= 3.1


def test_priors_have_dotted_paths() -> None:
    paths = collect(load_society("china-2016"), "society")
    assert "society.order.gates.loan.refuse" in paths
    assert "society.flags.driver.urban" in paths


def test_unknown_name() -> None:
    with pytest.raises(UsageError, match="china-2016"):
        load_society("china-2061")


@pytest.mark.parametrize("told", sorted(CHANGES))
def test_faults_are_taught(told: str) -> None:
    before, after = CHANGES[told]
    text = society_text("hamlet")
    assert before in text
    with pytest.raises(FaultyFile) as refused:
        check_society(read_text(text.replace(before, after, 1), "mine.yaml"))
    assert told in str(refused.value)
    assert "mine.yaml, line " in str(refused.value)


def test_all_faults_are_told_at_once() -> None:
    text = society_text("hamlet")
    for before, after in CHANGES.values():
        text = text.replace(before, after, 1)
    with pytest.raises(FaultyFile) as refused:
        check_society(read_text(text, "mine.yaml"))
    assert len(refused.value.faults) >= 3
