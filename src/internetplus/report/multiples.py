"""Benefits and harms as small multiples: a measure each, a point and a range for each scheme.

One view repeated, not many charts side by side: what draws it works out each chart by itself.
"""

from collections.abc import Iterator
from typing import NamedTuple

from internetplus.messages import say
from internetplus.report import theme
from internetplus.report.arms import Arm, schemes, spaced
from internetplus.report.folder import Row, RunFolder
from internetplus.report.numbers import is_share, number, points
from internetplus.report.ranges import change_unit, headlines
from internetplus.report.spec import QUIET, Spec, end, mark, on, value

ROW = 34  # height of one scheme, pixels
BOLD_LINE, LINE, GAP = 16, 15, 26  # of a title, of what is below it, and down to the first mark
BETWEEN = 36  # rows of small multiples, with the numbers below each
BOLD_LETTER, LETTER = 6.6, 5.6  # widths, pixels; measuring each text takes longer than drawing
NO_HEADER: Spec = {"labelExpr": "''", "labelFontSize": 0, "labelPadding": 0}
"""Where charts are wrapped, a header cannot be left out."""


class _Head(NamedTuple):
    """What stands above a small multiple, in lines."""

    title: list[str]
    under: list[str]

    @property
    def height(self) -> int:
        return BOLD_LINE * len(self.title) + LINE * len(self.under)


def benefits_harms(run: RunFolder, width: int) -> Spec | None:
    """Small multiples, zero marked, each with a scale of its own."""
    told, among = headlines(run), schemes(run)
    if not told:
        return None
    columns = 3 if width >= 600 else 1
    each = int((width - 28 * (columns - 1)) / columns) - 4
    heads = {str(row["measure"]): _head(row, each) for row in told}
    tallest = max(head.height for head in heads.values())
    return {
        "data": {"values": list(_rows(told, among, heads, each))},
        "facet": on("panel:O", header=NO_HEADER),
        "columns": columns,
        "bounds": "flush",  # columns stand below each other, whatever hangs over
        "spacing": {"row": BETWEEN, "column": 28},
        "spec": {
            "layer": _marks(each),
            "width": each,
            "height": tallest + GAP + ROW * len(among) - ROW // 2,
        },
        "resolve": {"scale": {"x": "independent"}, "axis": {"x": "independent"}},
    }


def _head(row: Row, width: int) -> _Head:
    unit, direction = str(row.get("unit") or ""), str(row.get("direction") or "neutral")
    under = (change_unit(unit), say(f"report.more_is.{direction}"))
    title = str(row.get("title") or spaced(str(row["measure"])))
    return _Head(
        _wrap(title, int(width / BOLD_LETTER)),
        _wrap(", ".join(part for part in under if part), int(width / LETTER)),
    )


def _marks(width: int) -> list[Spec]:
    """Zero, range and point of each scheme below its name and number; the title above all."""
    across: Spec = {
        "scale": {"nice": False, "zero": True, "padding": round(width / 18)},
        "axis": {"tickCount": 4, "title": None, "grid": False, **QUIET},
    }
    ink, soft = theme.light("ink"), theme.light("soft")
    colour, left = {"color": on("colour:N", scale=None, legend=None)}, {"x": value(0)}
    both = {**_down("line"), **colour}
    above, top = {"dy": -14}, {"align": "left", "baseline": "top"}
    first = "isValid(datum.title)"
    return [
        mark("tick", {"color": ink, "thickness": 1.2, "size": 17, "orient": "vertical"},
             both, {"x": on("zero:Q", **across), "color": value(ink)}),
        mark("rule", {"strokeWidth": 3, "strokeCap": "round", "opacity": 0.55},
             both, {"x": on("low:Q", **across), "x2": end("high")}),
        mark("point", {"filled": True, "size": 75, "opacity": 1},
             both, {"x": on("estimate:Q", **across), "shape": on("shape:N", scale=None)}),
        mark("text", {"align": "left", **above}, both, left, {"text": on("name:N")}),
        mark("text", {"align": "right", "fontWeight": 600, **above},
             both, {"x": value(width), "text": on("shown:N")}),
        mark("text", {"fontSize": 13, "fontWeight": 600, **top},
             _down("title_at"), left, {"text": on("title:N")}, where=first),
        mark("text", {"color": soft, **top},
             _down("under_at"), left, {"text": on("under:N")}, where=first),
    ]  # fmt: skip


def _down(field: str) -> Spec:
    """A place in pixels from the top."""
    return {"y": on(f"{field}:Q", scale=None, axis=None)}


def _rows(told: list[Row], among: list[Arm], heads: dict[str, _Head], width: int) -> Iterator[Row]:
    """A row for each measure and scheme, titles ending at one height; the first has its title."""
    place = {arm.name: place for place, arm in enumerate(among)}
    tallest = max(head.height for head in heads.values())
    for panel, (measure, head) in enumerate(heads.items()):
        under_at = tallest - LINE * len(head.under)
        titled: Row = {
            "title": head.title,
            "title_at": under_at - BOLD_LINE * len(head.title),
            "under": head.under,
            "under_at": under_at,
        }
        for row in told:
            if row["measure"] == measure:
                nth = place[str(row["scheme"])]
                line = {"panel": panel, "line": tallest + GAP + ROW * nth}
                yield {**line, **_point(row, among[nth], int(width * 0.7 / LETTER)), **titled}
                titled = {}


def _point(row: Row, arm: Arm, letters: int) -> Row:
    unit, estimate, named = str(row.get("unit") or ""), float(row["estimate"]), arm.title
    scale = 100 if is_share(unit) else 1
    return {
        "scheme": named,
        "name": named if len(named) <= letters else f"{named[: letters - 1].rstrip()}…",
        "colour": arm.colour,
        "shape": arm.shape,
        "zero": 0,
        "estimate": estimate * scale,
        "low": float(row["low"] if row.get("low") is not None else estimate) * scale,
        "high": float(row["high"] if row.get("high") is not None else estimate) * scale,
        "shown": number(estimate, unit, signed=True).removesuffix(points()),
    }


def _wrap(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
