"""The block as one picture for a README: plain SVG, and PNG through vl-convert."""

import textwrap
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import vl_convert

from internetplus.messages import say
from internetplus.report import theme
from internetplus.report.works import Card, Panel, headline, reason_line, shared

WIDTH = 1200
MARGIN = 40
GAP = 32
LETTER = 0.49  # mean width of a letter in units of its size


@dataclass
class Sheet:
    """A column that is written from the top down."""

    x: float
    width: float
    y: float
    parts: list[str] = field(default_factory=list)

    def write(self, said: str, size: float = 15, colour: str = "ink", bold: bool = False,
              serif: bool = False, lead: float = 1.4) -> None:  # fmt: skip
        """Wrap a text to the column and move down."""
        letters = max(8, int(self.width / (size * LETTER)))
        for line in textwrap.wrap(said, letters) or [""]:
            self.y += size * lead
            self.parts.append(_text(self.x, self.y, line, size, colour, bold, serif))

    def pair(self, left: str, right: str, size: float = 15, colour: str = "ink") -> None:
        """A label on the left and a bold value on the right of the same line."""
        self.write(left, size, "soft")
        end = self.x + self.width
        self.parts.append(_text(end, self.y, right, size, colour, True, False, "end"))

    def rule(self, colour: str = "line", space: float = 10) -> None:
        """A thin line across the column."""
        self.y += space
        self.parts.append(
            f'<rect x="{self.x:.0f}" y="{self.y:.0f}" width="{self.width:.0f}" height="1" '
            f'fill="{theme.light(colour)}"/>'
        )


def _text(x: float, y: float, said: str, size: float, colour: str, bold: bool, serif: bool,
          anchor: str = "start") -> str:  # fmt: skip
    family = "Liberation Serif, Georgia, serif" if serif else "Liberation Sans, Arial, sans-serif"
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-family="{family}" font-size="{size}" '
        f'font-weight="{700 if bold else 400}" text-anchor="{anchor}" '
        f'fill="{theme.light(colour)}">{escape(said)}</text>'
    )


def svg(panels: list[Panel]) -> str:
    """The whole picture."""
    head = Sheet(MARGIN, WIDTH - 2 * MARGIN, 24)
    head.write(say("report.works_title"), 34, bold=True, serif=True)
    one_scheme = shared(panels)
    if one_scheme:
        head.write(one_scheme, 16, "soft")
    head.rule("ink", 16)
    each = (WIDTH - 2 * MARGIN - 2 * GAP) / 3
    columns = [Sheet(MARGIN + at * (each + GAP), each, head.y + 10) for at in range(3)]
    cards = [one for panel in panels for one in panel.cards][:2]
    for panel in panels:
        if panel.facts:
            _facts(columns[0], panel, "" if one_scheme else panel.scheme)
    for column, one in zip(columns[1:], cards, strict=False):
        _card(column, one)
    bottom = max(column.y for column in columns) + 8
    foot = Sheet(MARGIN, WIDTH - 2 * MARGIN, bottom)
    foot.rule("line", 10)
    foot.write(say("report.works_people"), 14, "soft")
    height = foot.y + 28
    parts = [part for sheet in (head, *columns, foot) for part in sheet.parts]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:.0f}" '
        f'viewBox="0 0 {WIDTH} {height:.0f}"><title>{escape(say("report.works_title"))}</title>'
        f'<rect width="100%" height="100%" fill="{theme.light("paper")}"/>{"".join(parts)}</svg>'
    )


def _facts(column: Sheet, panel: Panel, scheme: str) -> None:
    column.y += 10
    column.write(panel.title, 18, bold=True, serif=True)
    if scheme:
        column.write(scheme, 13, "soft")
    for fact in panel.facts:
        column.pair(fact.label, fact.value)
        if fact.wrongly:
            column.write(fact.wrongly, 13, "bad")
    column.y += 8


def _card(column: Sheet, one: Card) -> None:
    column.y += 10
    column.write(one.heading, 18, bold=True, serif=True)
    for line in one.about:
        column.write(line, 13, "soft")
    column.write(" · ".join(part for part in headline(one) if part), 22, bold=True)
    for name, value in one.credits:
        column.pair(name, value, 14, "bad" if value.startswith("−") else "ink")
    column.rule()
    for title, doors, colour in (
        (say("report.card.open"), one.opened, "good"),
        (say("report.card.closed"), one.closed, "bad"),
        (say("report.card.lists"), one.lists, "bad"),
    ):
        if doors:
            column.write(title, 13, colour, bold=True, lead=1.7)
            column.write(", ".join(doors), 14)
    if one.reasons:
        column.write(say("report.card.because"), 13, "soft", bold=True, lead=1.7)
        for reason in one.reasons[:5]:
            column.write(reason_line(reason), 14, "ink" if reason.true else "bad")


def write(panels: list[Panel], path: Path) -> Path:
    """Write the picture; the ending of the name says which kind."""
    drawn = svg(panels)
    if path.suffix == ".png":
        path.write_bytes(vl_convert.svg_to_png(drawn, scale=1.5))
    else:
        path.write_text(drawn, encoding="utf-8")
    return path
