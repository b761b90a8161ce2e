"""One HTML page from a run folder: no script, nothing loaded from elsewhere."""

import json
import re
from concurrent.futures import Future
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from internetplus.lives import stories
from internetplus.messages import say, section
from internetplus.report import (
    answers,
    arms,
    charts,
    doubt,
    folder,
    published,
    sections,
    shares,
    theme,
    wanted,
    works,
)
from internetplus.report.folder import Row, RunFolder
from internetplus.report.numbers import number
from internetplus.report.painter import Painter, begin_ahead, painter
from internetplus.report.spec import Spec

NAME = "report.html"
INNER = re.compile(r' (?:role|aria-[a-z]+|pointer-events|class)="[^"]*"')


def write_report(run: str | Path | RunFolder) -> Path:
    """Write `report.html` into a run folder, read already or not, and return its path."""
    found = run if isinstance(run, RunFolder) else folder.read(run)
    assert found.path is not None, "read from a folder"
    target = found.path / NAME
    target.write_text(html(found), encoding="utf-8")
    return target


def draw_ahead(summary: str) -> None:
    """Begin the charts that a summary alone decides: those that take longest."""
    among = arms.few(RunFolder(summary=json.loads(summary)))
    begin_ahead(spec for name in charts.names() for spec in specs(among, name))


@cache
def template() -> Template:
    """The page, ready to be filled."""
    environment = Environment(
        loader=PackageLoader("internetplus.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals["say"] = say
    return environment.get_template("report.html")


def html(run: RunFolder) -> str:
    """The page of a run; sections without data are absent."""
    return template().render(**context(run))


def context(run: RunFolder) -> dict[str, Any]:
    """Everything the template prints; charts are drawn while the rest is gathered."""
    among = arms.few(run)
    with painter() as drawing:
        figures = [_Figure.begun(drawing, among, name) for name in charts.names()]
        told = _told(run, drawing)
        drawn = {one.name: one.drawn() for one in figures if one is not None}
    return {**told, "charts": drawn}


def _told(run: RunFolder, drawing: Painter) -> dict[str, Any]:
    """Everything but the charts."""
    panels = works.block(run)
    return {
        "title": title(run),
        "size": size(run),
        "language": "en",
        "light": Markup(theme.variables(dark=False)),
        "dark": Markup(theme.variables(dark=True)),
        "repaint": Markup(theme.repaint()),
        "fonts": {"sans": Markup(theme.SANS), "serif": Markup(theme.SERIF)},
        "arms": arms.arms(run),
        "panels": panels,
        "one_scheme": works.shared(panels),
        "some_drawn": _some_drawn(run),
        "answers": answers.answers(run),
        "claims": answers.claims(run),
        "verdicts": answers.verdicts(run),
        "warnings": [str(said) for said in run.summary.get("warnings") or []]
        + published.missed(run),
        "compared": sections.compared(run),
        "per_scheme": sections.per_scheme(run),
        "doubt": _doubt(run, drawing),
        "winners": sections.winners(run),
        "stories": stories(run.path) if run.path else [],
        "published": published.compared(run),
        "sanctions": class_table(shares.sanction_rows(run)),
        "record_classes": class_table(shares.class_rows(run, wanted.RECORD, "record")),
        "children": sections.children(run),
        "assumptions": sections.assumptions(run),
        "left_out": sections.left_out(run),
        "limits": _numbered("limit"),
        "citation": citation(run),
        "command": sections.command(run),
    }


def title(run: RunFolder) -> str:
    """The title of a study, or the schemes of the run against no scheme."""
    if run.summary.get("title"):
        return arms.text(run.summary["title"])
    names = [arm.title for arm in arms.schemes(run) if not arm.row.get("view")]
    if not names:
        return say("report.title_plain")
    listed = (
        names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" {say('report.and')} {names[-1]}"
    )
    return say("report.title", schemes=listed)


def size(run: RunFolder) -> str:
    """Society, citizens, months and draws in one sentence."""
    told = run.scenario
    draws = told.get("draws", run.summary.get("draws"))
    society = arms.text(told.get("society_title") or told.get("society") or "")
    said = say(
        "report.size",
        society=society,
        citizens=number(told.get("citizens")),
        months=number(told.get("months")),
        burn_in=number(told.get("burn_in")),
    )
    return said if draws is None else f"{said} {say('report.size_draws', draws=number(draws))}"


def citation(run: RunFolder) -> str:
    """How to cite this run: version and digest, no clock."""
    lab = run.summary.get("lab") or run.manifest.get("lab") or {}
    version = lab.get("version", "") if isinstance(lab, dict) else str(lab)
    digest = str(run.manifest.get("digest") or run.summary.get("digest") or "–")
    return say("report.citation", title=title(run), version=version or "–", digest=digest)


def class_table(rows: list[Row]) -> list[Row]:
    """Classes as rows of a table: arm, then (class, share) pairs."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        found.setdefault(row["arm"], []).append((row["class"], number(row["share"], "share")))
    return [{"arm": arm, "classes": classes} for arm, classes in found.items()]


def _some_drawn(run: RunFolder) -> str:
    """What is said where not all schemes are drawn."""
    left = len(arms.schemes(run)) - arms.MOST
    return say("report.some_drawn", many=arms.MOST, left=left) if left > 0 else ""


class _Figure(NamedTuple):
    """A chart that is being drawn in two widths."""

    name: str
    wide: Future[str]
    narrow: Future[str]

    @classmethod
    def begun(cls, drawing: Painter, run: RunFolder, name: str) -> "_Figure | None":
        """Begin to draw; nothing where the run lacks what the chart shows."""
        both = specs(run, name)
        return cls(name, *(drawing.begin(spec) for spec in both)) if both else None

    def drawn(self) -> Row:
        """The chart with its caption."""
        alt, caption = (say(f"report.{what}.{self.name}") for what in ("alt", "caption"))
        wide, narrow = (_image(one.result(), alt) for one in (self.wide, self.narrow))
        return {"wide": wide, "narrow": narrow, "caption": caption}


def specs(run: RunFolder, name: str) -> list[Spec]:
    """A chart wide and narrow; nothing where the run lacks what it shows."""
    try:
        return [_themed(charts.spec(run, name, width)) for width in (charts.WIDE, charts.NARROW)]
    except charts.NoData:
        return []


def _themed(chart: Spec) -> Spec:
    """A chart for this page, which tells one text of each: none of its marks tells its own."""
    return {**chart, "config": {**theme.config(), "aria": False}}


def _doubt(run: RunFolder, drawing: Painter) -> Row:
    """What carries the results, where the run asked for it."""
    found = doubt.found(run)
    if not found:
        return {}
    names = doubt.drawn(run)
    begun = [drawing.begin(_themed(doubt.chart(run, name, charts.NARROW))) for name in names]
    charted = [
        _image(one.result(), say("report.doubt_alt", title=name))
        for name, one in zip(names, begun, strict=True)
    ]
    return {
        "cases": found["cases"],
        "charts": charted,
        "carried": doubt.carried(run),
        "boxes": doubt.boxes(run),
        "survivors": doubt.survivors(run),
    }


def _image(drawn: str, alt: str) -> Markup:
    """A chart as inline SVG: one image with one text, its parts silent."""
    body = INNER.sub("", drawn).replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")
    body = body.replace(' xmlns="http://www.w3.org/2000/svg"', "", 1)
    label = str(Markup.escape(alt))
    return Markup(body.replace("<svg", f'<svg class="chart" role="img" aria-label="{label}"', 1))


def _numbered(stem: str) -> list[str]:
    known = [key for key in section("report") if key.startswith(f"{stem}_")]
    return [say(f"report.{key}") for key in sorted(known)]
