"""The page of measures says what the registry says."""

from pathlib import Path

from internetplus.experiments import words
from internetplus.measures.page import filled, formula
from internetplus.measures.registry import named
from internetplus.measures.sanctions import CLASSES

PAGE = Path(__file__).parents[2] / "docs" / "measures.md"


def test_the_page_is_up_to_date() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert filled(text) == text, "run: python scripts/measures_page.py"


def test_the_page_tells_the_classes_in_order() -> None:
    text = PAGE.read_text(encoding="utf-8")
    rows = [text.index(f"| {place} | ") for place in range(1, len(CLASSES) + 1)]
    assert rows == sorted(rows)
    assert f"{words.NEARLY_ALL:.0%}".replace("%", " %") in text


def test_formulas_name_their_counters() -> None:
    assert formula(named("deeds_harmful")) == "deeds_harmful / adult_months × 12000"
    assert "income:q5" in formula(named("inequality"))
