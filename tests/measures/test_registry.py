"""Every measure counts what exists and says what it means."""

import pytest

from internetplus.errors import UsageError
from internetplus.measures.model import Measure
from internetplus.measures.registry import ALL, BY_NAME, HEADLINES, named
from internetplus.messages import section
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import DEED_NAMES


def is_complete(measure: Measure) -> bool:
    told = len(measure.definition) > 30 or "defined" in measure.definition
    named = measure.title and measure.unit_title and measure.mechanism.startswith("M")
    return bool(told and named and set(measure.counters) <= set(INDEX))


def test_measures_are_complete() -> None:
    assert not [measure.name for measure in ALL if not is_complete(measure)]


def test_names_are_unique_and_headlines_many() -> None:
    assert len(BY_NAME) == len(ALL)
    assert len(HEADLINES) >= 10
    assert {measure.direction for measure in HEADLINES} >= {"benefit", "harm"}


def test_no_sentence_is_left_over() -> None:
    used = {measure.text or measure.name for measure in ALL}
    written = {key.removesuffix(".title") for key in section("measures") if key.endswith(".title")}
    assert written == used


def test_every_deed_has_a_measure() -> None:
    assert {f"deed_{name}" for name in DEED_NAMES} <= set(BY_NAME)


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="deeds_harmful"):
        named("deed_harmful")
