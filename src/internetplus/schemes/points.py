"""The shape of rules about records: points and their memory, grades, lists, and whom they meet."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from internetplus.vocabulary.catalogue import Title
from internetplus.vocabulary.filling import Strict

LONGEST = 120  # months that a record or a term may last; the lab keeps no record longer
MOST_LISTS, MOST_CONSEQUENCES, MOST_GRADES = 8, 16, 8
MOST_STEPS = 8
MOST_STEPPED = 4  # deeds of a scheme whose points step down

Name = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.+-]*$", max_length=60)]
Month = Annotated[str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
Share = Annotated[float, Field(ge=0, le=1)]
Points_ = Annotated[float, Field(ge=-10_000, le=10_000)]
Edge = Annotated[float, Field(ge=-1_000_000, le=1_000_000)]
Months = Annotated[int, Field(ge=1, le=LONGEST)]
Id = str | int


def titled(value: object) -> object:
    return {"en": value} if isinstance(value, str) else value


def pointed(value: object) -> object:
    bare = isinstance(value, (int, float)) and not isinstance(value, bool)
    return {"points": value} if bare else value


def several(value: object) -> object:
    return [value] if isinstance(value, str) else value


Names = Annotated[list[str], BeforeValidator(several)]


class Fading(Strict):
    """How long points last, in months, and whether they fade or stop."""

    months: Months
    decay: Literal["step", "linear"] = "step"


class Memory(Strict):
    """Fading of points taken away and of points given."""

    bad: Fading = Fading(months=60)
    good: Fading = Fading(months=60)


class Step(Strict):
    """From which record of the same deed on, counted over those in memory, what share is left."""

    from_: Annotated[int, Field(ge=2, le=MOST_STEPS, alias="from")]
    times: Annotated[float, Field(ge=0, le=1)]


class Points(Strict):
    """What one recorded deed does to the score."""

    points: Points_ = 0.0
    steps: list[Step] = []  # less for the second, third, … record
    straight_to: str | None = None  # a grade, whatever the points
    memory: Fading | None = None  # instead of the memory of the scheme
    reference: Id | None = None
    clause: str = ""
    note: str = ""


class Grade(Strict):
    """A grade and the lowest score that has it, in points."""

    name: Name
    from_: Annotated[Edge, Field(alias="from")]


class Leave(Strict):
    """How a list is left: by repaying what is owed, and at the latest after some months."""

    repaid: bool = False
    months: Months = LONGEST


class List(Strict):
    """A list that some recorded deeds lead to; not a score."""

    enter: Names
    leave: Leave = Leave()
    objection_days: Annotated[int, Field(ge=0, le=365)] = 0
    title: Annotated[Title, BeforeValidator(titled)] | None = None
    reference: Id | None = None
    clause: str = ""
    note: str = ""


class If(Strict):
    """Whom a consequence meets: those in one of the grades, or on one of the lists."""

    grade: Names = []
    list_: Annotated[Names, Field(alias="list")] = []
