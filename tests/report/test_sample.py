"""The committed pages are those that the committed sample makes."""

from pathlib import Path

from internetplus.report import folder
from internetplus.report.answers_page import answers_page, with_claims

DOCS = Path(__file__).parents[2] / "docs"


def test_the_answers_page_is_made_from_the_sample() -> None:
    made = answers_page(folder.read(DOCS / "sample"))
    assert (DOCS / "answers.md").read_text(encoding="utf-8") == made


def test_the_claims_are_those_of_the_sample() -> None:
    page = (DOCS / "article.md").read_text(encoding="utf-8")
    assert with_claims(page, folder.read(DOCS / "sample")) == page
