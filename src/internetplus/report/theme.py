"""One look for every chart and page: colours with a dark twin, shapes, dashes, type."""

from typing import Any

SANS = "'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"
SERIF = "Charter, 'Iowan Old Style', Georgia, 'Liberation Serif', serif"

# name -> (on light paper, on dark paper); text colours keep a contrast of 4.5 on `paper`
COLOURS: dict[str, tuple[str, str]] = {
    "paper": ("#fffefb", "#15181c"),
    "panel": ("#f6f4ee", "#1e2329"),
    "ink": ("#1b1f23", "#eceae4"),
    "soft": ("#5a6068", "#a9b0b8"),
    "line": ("#d8d5cc", "#3a4048"),
    "first": ("#0a5c9e", "#7ab8f5"),
    "second": ("#b3440b", "#f29a6b"),
    "third": ("#00705a", "#57c9a8"),
    "fourth": ("#74479a", "#c7a3e6"),
    "order": ("#6a7078", "#a3abb5"),
    "good": ("#0b6b50", "#62cfa9"),
    "bad": ("#a32a1c", "#f2907f"),
    "error": ("#8c1f1a", "#b93f36"),
    "lawful": ("#cf6a32", "#e8965f"),
    "collateral": ("#e2b33c", "#d9ae45"),
    "disproportionate": ("#7fa3c7", "#7da4cf"),
    "conform": ("#c6ccd2", "#9aa3ad"),
}
ARMS = ("first", "second", "third", "fourth")
SHAPES = ("circle", "square", "triangle-up", "diamond")
DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3])


def light(name: str) -> str:
    """The colour on light paper, as charts are drawn."""
    return COLOURS[name][0]


def arm_colour(place: int) -> str:
    """The colour of the scheme at a place among those compared; -1 is the legal order alone."""
    return light("order") if place < 0 else light(ARMS[place % len(ARMS)])


def arm_shape(place: int) -> str:
    """The shape that tells the same as the colour."""
    return "stroke" if place < 0 else SHAPES[place % len(SHAPES)]


def arm_dash(place: int) -> list[int]:
    """The dash pattern that tells the same as the colour."""
    return [1, 0] if place < 0 else DASHES[place % len(DASHES)]


def config() -> dict[str, Any]:
    """The Vega-Lite configuration shared by all charts."""
    ink, soft, line = light("ink"), light("soft"), light("line")
    return {
        "background": "transparent",
        "font": SANS,
        "view": {"stroke": None},
        "title": {"color": ink, "anchor": "start", "fontSize": 13, "fontWeight": 600, "offset": 8,
                  "subtitleColor": soft, "subtitleFontSize": 11.5, "subtitlePadding": 3,
                  "frame": "group"},
        "axis": {"labelColor": soft, "titleColor": soft, "labelFontSize": 11.5,
                 "titleFontSize": 11.5, "titleFontWeight": "normal", "gridColor": line,
                 "domainColor": line, "tickColor": line, "gridDash": [1, 3], "labelLimit": 260},
        "text": {"color": ink, "fontSize": 11.5},
        "header": {"labelColor": ink, "labelFontSize": 12.5, "labelFontWeight": 600,
                   "labelAnchor": "start", "title": None},
        "concat": {"spacing": 28},
        "legend": {"labelColor": ink, "title": None, "labelFontSize": 11.5, "orient": "top",
                   "labelLimit": 300, "symbolOpacity": 1, "padding": 0, "offset": 12},
        "padding": 1,
    }  # fmt: skip


def variables(dark: bool) -> str:
    """The colours as CSS custom properties."""
    return " ".join(f"--{name}: {pair[int(dark)]};" for name, pair in COLOURS.items())


def repaint() -> str:
    """CSS that gives the colours inside a chart their dark twin (a chart is drawn light)."""
    rules = []
    for name, (on_light, _) in COLOURS.items():
        for part in ("fill", "stroke"):
            rules.append(f'.chart [{part}="{on_light}" i] {{ {part}: var(--{name}); }}')
    return "\n".join(rules)
