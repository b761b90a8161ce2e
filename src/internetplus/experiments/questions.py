"""The questions of the article: which lines of a run answer each, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from internetplus.reading import read
from internetplus.vocabulary.catalogue import Title
from internetplus.vocabulary.filling import Strict, fill
from internetplus.vocabulary.priors import Family

LIBRARY = Path(__file__).parent.parent / "library"


class Line(Strict):
    """A measure under a scheme: its change against no scheme, or its level."""

    scheme: str
    measure: str
    group: str = "all"
    tell: Literal["change", "level"] = "change"
    edge: float = 0.0  # what it is held against
    little: float = 0.0  # share of what is there without the scheme below which a change is little


class Question(Strict):
    """A question, the lines that answer it, and the harm told beside them."""

    asks: Title
    rests_on: Annotated[list[Family], Field(min_length=1)]
    lines: Annotated[list[Line], Field(min_length=1)]
    price: Line

    @property
    def main(self) -> Line:
        """The line that decides the answer."""
        return self.lines[0]


class Claim(Strict):
    """What the article says, what documents show, what runs here, and the questions it raises."""

    number: Annotated[int, Field(ge=1)]
    reported: str
    documents: str
    sure: str
    runs: str
    questions: Annotated[list[str], Field(min_length=1)]


class Claims(Strict):
    """The file of claims."""

    claims: list[Claim]


class Questions(Strict):
    """The file of questions."""

    questions: dict[str, Question]


def questions() -> dict[str, Question]:
    """All questions by name, in the article's order."""
    return fill(Questions, read(LIBRARY / "questions.yaml")).questions


def claims() -> list[Claim]:
    """The claims of the article in its order."""
    return fill(Claims, read(LIBRARY / "claims.yaml")).claims


def schemes(asked: dict[str, Question]) -> tuple[str, ...]:
    """Every scheme that some line needs, in the order of the questions."""
    return tuple(dict.fromkeys(line.scheme for one in asked.values() for line in _lines(one)))


def _lines(question: Question) -> Iterator[Line]:
    yield from question.lines
    yield question.price
