"""The block as one picture for a README: plain SVG, and PNG through vl-convert."""

import textwrap
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import vl_convert

from internetplus.messages import say
from internetplus.report import theme
from internetplus.report.panel import Card, Fact, Panel, Reason, headline

WIDTH = 1200
MARGIN = 40
GAP = 32
LETTER = 0.56  # width of a letter in units of its size, rather too wide than too narrow
BODY, SMALL = 16, 14
REASONS = 5


@dataclass
class Sheet:
    """A column that is written from the top down."""

    x: float
    width: float
    y: float
    parts: list[str] = field(default_factory=list)

    def write(self, said: str, size: float = BODY, colour: str = "ink", bold: bool = False,
              serif: bool = False, lead: float = 1.4, end: bool = False) -> None:  # fmt: skip
        """Wrap a text to the column, at its end if asked, and move down."""
        letters = max(8, int(self.width / (size * LETTER)))
        x = self.x + self.width if end else self.x
        for line in textwrap.wrap(said, letters):
            self.y += size * lead
            anchor = "end" if end else "start"
            self.parts.append(_text(x, self.y, line, size, colour, bold, serif, anchor))

    def pair(self, left: str, right: str, colour: str = "ink", name: str = "soft") -> None:
        """A label and, at the end of its line or of the next one, a bold value."""
        self.write(left, BODY, name)
        if width(left, BODY) + BODY + width(right, BODY) <= self.width:
            end = self.x + self.width
            self.parts.append(_text(end, self.y, right, BODY, colour, True, False, "end"))
        else:
            self.write(right, BODY, colour, bold=True, lead=1.25, end=True)

    def rule(self, colour: str = "line", space: float = 10) -> None:
        """A thin line across the column."""
        self.y += space
        self.parts.append(
            f'<rect x="{self.x:.0f}" y="{self.y:.0f}" width="{self.width:.0f}" height="1" '
            f'fill="{theme.light(colour)}"/>'
        )


def width(said: str, size: float) -> float:
    """The width of a line, estimated rather too wide."""
    return len(said) * size * LETTER


def _text(x: float, y: float, said: str, size: float, colour: str, bold: bool, serif: bool,
          anchor: str) -> str:  # fmt: skip
    family = "Liberation Serif, Georgia, serif" if serif else "Liberation Sans, Arial, sans-serif"
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{family}" font-size="{size}" '
        f'font-weight="{700 if bold else 400}" text-anchor="{anchor}" '
        f'fill="{theme.light(colour)}">{escape(said)}</text>'
    )


def svg(panels: list[Panel]) -> str:
    """The whole picture: the panels of the first scheme, and a line for every other one."""
    schemes = list(dict.fromkeys(panel.scheme for panel in panels))
    head = Sheet(MARGIN, WIDTH - 2 * MARGIN, 24)
    head.write(say("report.works_title"), 34, bold=True, serif=True)
    head.write(schemes[0] if schemes else "", BODY + 2, "soft")
    head.rule("ink", 16)
    columns = _columns([panel for panel in panels if panel.scheme == schemes[0]], head.y + 10)
    foot = Sheet(MARGIN, WIDTH - 2 * MARGIN, max(column.y for column in columns) + 8)
    foot.rule("line", 10)
    for scheme in schemes[1:]:
        foot.write(_in_a_line([panel for panel in panels if panel.scheme == scheme]), SMALL)
    spans = [fact.span for panel in panels for fact in panel.facts if fact.span]
    told = [f"{spans[0]}: {say('report.range')}."] if spans else []
    foot.write(" ".join([*told, say("report.works_people")]), SMALL, "soft")
    height = foot.y + 28
    parts = [part for sheet in (head, *columns, foot) for part in sheet.parts]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:.0f}" '
        f'viewBox="0 0 {WIDTH} {height:.0f}"><title>{escape(say("report.works_title"))}</title>'
        f'<rect width="100%" height="100%" fill="{theme.light("paper")}"/>{"".join(parts)}</svg>'
    )


def _columns(panels: list[Panel], top: float) -> list[Sheet]:
    """Two cards on the right; the other panels, each where there is most room left."""
    each = (WIDTH - 2 * MARGIN - 2 * GAP) / 3
    columns = [Sheet(MARGIN + at * (each + GAP), each, top) for at in range(3)]
    cards = [one for panel in panels for one in panel.cards]
    for column, one in zip(columns[1:], cards, strict=False):
        _card(column, one)
    for panel in panels:
        if panel.facts:
            _facts(min(columns, key=lambda column: column.y), panel)
    return columns


def _in_a_line(panels: list[Panel]) -> str:
    """A further scheme: its name and as many of its first facts as a line holds."""
    said = panels[0].scheme
    for at, fact in enumerate(panels[0].facts):
        span = f" ({fact.span})" if fact.span else ""
        longer = f"{said}{' · ' if at else ': '}{fact.label} {fact.value}{span}"
        if width(longer, SMALL) > WIDTH - 2 * MARGIN:
            break
        said = longer
    return said


def _facts(column: Sheet, panel: Panel) -> None:
    column.y += 10
    column.write(panel.title, 20, bold=True, serif=True)
    for fact in panel.facts:
        _fact(column, fact)
    column.y += 12


def _fact(column: Sheet, fact: Fact) -> None:
    column.pair(fact.label, fact.value)
    column.write(fact.span, SMALL, "soft", lead=1.25, end=True)
    column.write(fact.wrongly, SMALL, "bad", lead=1.25, end=True)


def _card(column: Sheet, one: Card) -> None:
    column.y += 10
    column.write(one.heading, 20, bold=True, serif=True)
    column.write(" · ".join(one.about), SMALL, "soft")
    column.write(" · ".join(part for part in headline(one) if part), 22, bold=True)
    for name, value in one.credits:
        column.pair(name, value, "bad" if value.startswith("−") else "ink")
    column.rule()
    for title, doors, colour in (
        (say("report.card.open"), one.opened, "good"),
        (say("report.card.closed"), one.closed, "bad"),
        (say("report.card.lists"), one.lists, "bad"),
    ):
        if doors:
            column.write(title, SMALL, colour, bold=True, lead=1.7)
            column.write(", ".join(doors))
    if one.reasons:
        column.write(say("report.card.because"), SMALL, "soft", bold=True, lead=1.7)
    for reason in one.reasons[:REASONS]:
        _reason(column, reason)
    column.y += 12


def _reason(column: Sheet, reason: Reason) -> None:
    """What and how many points; under it, where from and whether it is true."""
    colour = "ink" if reason.true else "bad"
    points = say("report.card.points", points=reason.points) if reason.points else ""
    column.pair(reason.what, points, colour, colour)
    said = " — ".join(part for part in (reason.where, reason.truth) if part)
    column.write(said, SMALL, "soft" if reason.true else "bad", lead=1.25)


def write(panels: list[Panel], path: Path) -> Path:
    """Write the picture; the ending of the name says which kind."""
    drawn = svg(panels)
    if path.suffix == ".png":
        path.write_bytes(vl_convert.svg_to_png(drawn, scale=1.5))
    else:
        path.write_text(drawn, encoding="utf-8")
    return path
