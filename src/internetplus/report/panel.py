"""What *The system at work* is made of: panels with facts, and cards with their reasons."""

from dataclasses import dataclass, field

from internetplus.messages import say


@dataclass(frozen=True)
class Fact:
    """One line of a panel: what, how many, range over plausible assumptions, how many wrongly."""

    label: str
    value: str
    span: str = ""
    wrongly: str = ""


@dataclass(frozen=True)
class Reason:
    """One record behind a score, and what only the lab knows: whether it is true."""

    what: str
    where: str
    points: str
    truth: str
    true: bool


@dataclass(frozen=True)
class Card:
    """One made-up subject as the scheme's operator would see it."""

    kind: str
    heading: str
    score: str
    grade: str
    about: list[str]
    credits: list[tuple[str, str]]
    opened: list[str]
    closed: list[str]
    lists: list[str]
    reasons: list[Reason]


@dataclass(frozen=True)
class Panel:
    """One panel of the block, with facts or cards; an empty one is never made."""

    kind: str
    title: str
    scheme: str
    facts: list[Fact] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)


def headline(one: Card) -> list[str]:
    """Score and grade of a card."""
    grade = say("report.card.grade", grade=one.grade) if one.grade else ""
    return [say("report.card.score", score=one.score) if one.score != "–" else "", grade]


def reason_line(reason: Reason) -> str:
    """One record as a line: what, where, points, truth."""
    points = say("report.card.points", points=reason.points) if reason.points else ""
    said = " · ".join(part for part in (reason.what, reason.where, points) if part)
    return f"{said} — {reason.truth}" if reason.truth else said
