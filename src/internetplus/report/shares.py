"""Charts of shares: grades now and over time, sanctions by class, records by truth."""

import math

import polars as pl

from internetplus.messages import say
from internetplus.report import theme, wanted
from internetplus.report.arms import Arm, arms, schemes
from internetplus.report.arms import grades as grade_names
from internetplus.report.folder import Row, RunFolder
from internetplus.report.numbers import interval, number
from internetplus.report.spec import QUIET, Spec, below, end, layers, mark, on

GRADE_COLOURS = ("bad", "second", "fourth", "third", "first", "soft", "order", "ink")


def grade_shares(run: RunFolder) -> list[Row]:
    """Share of subjects per scheme, month and grade: median and the middle 90 % of the draws."""
    found = run.values(wanted.GRADES)
    if found.is_empty():
        return []
    whole = pl.col("value").sum().over("scheme", "month", "draw")
    table = (
        found.group_by("scheme", "month", "draw", "measure")
        .agg(pl.col("value").mean())
        .sort("scheme", "month", "draw", "measure")  # the order of a sum is in its last digits
        .with_columns(share=pl.when(whole > 0).then(pl.col("value") / whole))
        .drop_nulls("share")
        .group_by("scheme", "month", "measure")
        .agg(
            share=pl.col("share").median(),
            low=pl.col("share").quantile(0.05, "linear"),
            high=pl.col("share").quantile(0.95, "linear"),
        )
        .sort("scheme", "month", "measure")
    )
    known = {arm.name: (arm, grade_names(run, arm)) for arm in schemes(run)}
    rows = []
    for row in table.to_dicts():
        arm, names = known.get(row["scheme"], (None, []))
        place = int(row["measure"].removeprefix("grade_"))
        if arm is None or place >= len(names):
            continue
        rows.append({**row, "arm": arm.title, "place": place, "grade": names[place]})
    return rows


def score_distribution(run: RunFolder, width: int) -> Spec | None:
    """Share of adults in each grade at the end, with the range over the draws."""
    rows = grade_shares(run)
    if not rows:
        return None
    order = {"field": "place", "order": "descending"}
    both = {
        "y": on("grade:N", sort=order, title=None, axis=QUIET),
        "x": on("share:Q", scale={"domain": [0, 128]}, axis=None),
    }
    drawn = []
    for arm in schemes(run):
        mine = [row for row in rows if row["arm"] == arm.title]
        last = max((row["month"] for row in mine), default=0)
        mine = [_bar(row) for row in mine if row["month"] == last]
        if not mine:
            continue
        drawn.append(layers(
            mine,
            mark("bar", {"height": 16, "color": arm.colour, "opacity": 0.85}, both),
            mark("text", {"align": "left", "dx": 6}, both, {"text": on("shown:N")}),
            width=width - 90,
            height={"step": 25},
            title=arm.title,
        ))  # fmt: skip
    return below(drawn, 18) if drawn else None


def _bar(row: Row) -> Row:
    ends = f"({interval(row['low'], row['high'], 'share')})"
    return {**row, "share": 100 * row["share"], "shown": f"{number(row['share'], 'share')}  {ends}"}


def grades(run: RunFolder, width: int) -> Spec | None:
    """Share per grade month by month, on a scale where each step is ten times the last."""
    rows = [row for row in grade_shares(run) if row["share"] > 0]
    if len({row["month"] for row in rows}) < 2:
        return None
    drawn = []
    for arm in schemes(run):
        mine = [_line(row) for row in rows if row["arm"] == arm.title]
        if mine:
            drawn.append(_over_time(mine, arm, width))
    return below(drawn, 22) if drawn else None


def _line(row: Row) -> Row:
    colour = theme.light(GRADE_COLOURS[row["place"] % len(GRADE_COLOURS)])
    return {
        **row,
        "share": 100 * row["share"],
        "colour": colour,
        "dash": row["place"] % len(theme.DASHES),
    }


def _over_time(rows: list[Row], arm: Arm, width: int) -> Spec:
    low = min(row["share"] for row in rows)
    floor = 10.0 ** max(-3, min(0, math.floor(math.log10(low))))
    last = max(row["month"] for row in rows)
    both = {
        "x": on(
            "month:Q",
            title=say("report.months_since"),
            scale={"domain": [0, last], "nice": False},
            axis={"grid": False, "values": list(range(0, last + 1, 12 if last > 24 else 6))},
        ),
        "y": on(
            "share:Q",
            scale={"type": "log", "domain": [floor, 100], "clamp": True},
            title=None,
            axis={"labelExpr": "datum.value + ' %'", "tickCount": 4, **QUIET},
        ),
        "color": on("colour:N", scale=None, legend=None),
    }
    dashes = {"domain": list(range(len(theme.DASHES))), "range": list(theme.DASHES)}
    line = {"strokeDash": on("dash:O", scale=dashes, legend=None), "detail": on("grade:N")}
    return layers(
        rows,
        mark("line", {"strokeWidth": 2}, both, line),
        mark("text", {"align": "left", "dx": 6, "fontWeight": 600}, both,
             {"text": on("grade:N")}, where=f"datum.month == {last}"),
        width=width - 110,
        height=190,
        title=arm.title,
    )  # fmt: skip


def wrongful(run: RunFolder, width: int) -> Spec | None:
    """Sanction-months by class, one bar per arm."""
    return _stacked(sanction_rows(run), width)


def records(run: RunFolder, width: int) -> Spec | None:
    """Records held or written by what they truly are, one bar per arm."""
    return _stacked(class_rows(run, wanted.RECORD, "record"), width)


def sanction_rows(run: RunFolder) -> list[Row]:
    """Sanction-months by arm and class."""
    return class_rows(run, wanted.SANCTION, "sanction")


def class_rows(run: RunFolder, measures: dict[str, str], kind: str) -> list[Row]:
    """Mean over draws at the last month, per arm and class; share of the arm's whole."""
    found = run.values(tuple(measures.values()))
    if found.is_empty():
        return []
    last = found.filter(pl.col("month") == pl.col("month").max())
    means = last.group_by("scheme", "measure").agg(pl.col("value").mean())
    value = {(row["scheme"], row["measure"]): row["value"] for row in means.to_dicts()}
    rows: list[Row] = []
    for arm in arms(run):
        sizes = [value.get((arm.name, measure)) or 0.0 for measure in measures.values()]
        if not (whole := sum(sizes)):
            continue
        before = 0.0
        for (colour, _), size in zip(measures.items(), sizes, strict=True):
            share = size / whole
            rows.append(
                {
                    "arm": arm.title,
                    "class": say(f"report.{kind}_{colour}"),
                    "value": size,
                    "share": share,
                    "start": 100 * before,
                    "end": 100 * (before + share),
                    "middle": 100 * (before + share / 2),
                    "shown": number(share, "share"),
                    "fill": theme.light(colour),
                    "text": "#ffffff" if colour in {"error"} else "#1b1f24",
                }
            )
            before += share
    return rows


def _stacked(rows: list[Row], width: int) -> Spec | None:
    if not rows:
        return None
    names = list(dict.fromkeys(row["arm"] for row in rows))
    apart = {"resolve": {"scale": {"color": "independent"}}}
    whole: Spec = {"scale": {"domain": [0, 100]}, "axis": None}
    drawn = []
    for name in names:
        least = 0.04 if width >= 600 else 0.1  # narrower parts have no room for a number
        mine = [
            {**row, "shown": row["shown"] if row["share"] >= least else ""}
            for row in rows
            if row["arm"] == name
        ]
        scale = {"domain": [row["class"] for row in mine], "range": [row["fill"] for row in mine]}
        legend = {"columns": 5 if width >= 600 else 2, "symbolType": "square"}
        colour = on("class:N", scale=scale, legend=legend if name == names[0] else None)
        drawn.append(layers(
            mine,
            mark("bar", {"height": 26, "stroke": theme.light("paper")},
                 {"x": on("start:Q", **whole), "x2": end("end"), "color": colour}),
            mark("text", {"fontSize": 11, "fontWeight": 600},
                 {"x": on("middle:Q", **whole), "text": on("shown:N"),
                  "color": on("text:N", scale=None, legend=None)}),
            width=width - 6,
            height=28,
            title=name,
            **apart,
        ))  # fmt: skip
    return {**below(drawn, 14), **apart}
