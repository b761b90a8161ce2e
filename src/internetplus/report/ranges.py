"""Charts of estimates with their ranges: exclusion, winners and losers."""

from internetplus.messages import say
from internetplus.report import theme, wanted
from internetplus.report.arms import Arm, schemes
from internetplus.report.folder import Row, RunFolder
from internetplus.report.numbers import is_share, number, unit_text
from internetplus.report.spec import QUIET, Spec, below, end, layers, mark, on


def headlines(run: RunFolder) -> list[Row]:
    """Headlines of the whole society at the horizon, schemes only."""
    known = {arm.name for arm in schemes(run)}
    return [
        row
        for row in run.rows("headlines")
        if row.get("group", "all") == "all"
        and row.get("scheme") in known
        and int(row.get("at") or run.horizon) == run.horizon
        and row.get("estimate") is not None
    ]


def good_when_more(row: Row) -> bool:
    """Whether more of this measure is better for the society."""
    return row.get("direction") == "benefit"


def change_unit(unit: str) -> str:
    """The unit of a difference."""
    return say("report.percentage_points") if unit in {"share"} else unit_text(unit)


def exclusion(run: RunFolder, width: int) -> Spec | None:
    """Refusals that the scheme adds, by group: points with ranges, families below each other."""
    rows, unit = excluded(run)
    if not rows:
        return None
    scale = 100 if is_share(unit) else 1
    for row in rows:
        row.update({end: row[end] * scale for end in ("estimate", "low", "high")})
    told = [family for family in wanted.FAMILIES if any(r["family"] == family for r in rows)]
    among = [arm for arm in schemes(run) if any(r["scheme"] == arm.title for r in rows)]
    drawn = []
    for family in told:
        mine = [r for r in rows if r["family"] == family]
        axis = change_unit(unit) if family == told[-1] else ""
        drawn.append({**_family(mine, among, width, axis), "title": title(family)})
    return {**below(drawn, 16), "resolve": {"scale": {"x": "shared"}}}


def _family(rows: list[Row], among: list[Arm], width: int, unit: str) -> Spec:
    order = [arm.title for arm in among]
    colour = {"domain": order, "range": [arm.colour for arm in among]}
    shape = {"domain": order, "range": [arm.shape for arm in among]}
    first = rows[0]["family"] == wanted.FAMILIES[0]
    legend = {"columns": 2 if width >= 600 else 1} if first else None
    both = {
        "y": on("name:N", sort=None, title=None, axis=QUIET),
        "yOffset": on("scheme:N", sort=order),
        "color": on("scheme:N", scale=colour, legend=legend),
    }
    low = on("low:Q", title=unit or None, axis={"tickCount": 5, **QUIET})
    dot = {"x": on("estimate:Q", title=unit or None),
           "shape": on("scheme:N", scale=shape, legend=legend)}  # fmt: skip
    return layers(
        rows,
        mark("rule", {"strokeWidth": 2.5, "opacity": 0.55}, both, {"x": low, "x2": end("high")}),
        mark("point", {"filled": True, "size": 60, "opacity": 1}, both, dot),
        width=width - (110 if width >= 600 else 96),
        height={"step": 15},
    )


def excluded(run: RunFolder) -> tuple[list[Row], str]:
    """Differences in refusals by group and scheme, and their unit."""
    units = {str(row["measure"]): str(row.get("unit") or "") for row in run.rows("headlines")}
    for measure in wanted.EXCLUSION:
        rows = [
            row
            for arm in schemes(run)
            for found in run.difference(arm.name, measure)
            if (row := _group_row(found, arm)) is not None
        ]
        if rows:
            return rows, units.get(measure, "")
    return [], ""


def _group_row(found: Row, arm: Arm) -> Row | None:
    family, name = wanted.split_group(str(found["group"]))
    ends = (found["estimate"], found["low"], found["high"])
    if family not in wanted.FAMILIES or any(end is None for end in ends):
        return None
    return {
        "family": family,
        "name": title(f"{family}_{name}", name),
        "scheme": arm.title,
        "colour": arm.colour,
        "shape": arm.shape,
        **{end: float(found[end]) for end in ("estimate", "low", "high")},
    }


def title(name: str, fallback: str = "") -> str:
    """The words for a group or a family of groups."""
    return TITLES.get(name, lambda: (fallback or name).replace("_", " ").capitalize())()


TITLES = {
    "income_q1": lambda: say("report.poorest_fifth"),
    "income_q5": lambda: say("report.richest_fifth"),
    "income_q2": lambda: say("report.second_fifth"),
    "income_q3": lambda: say("report.third_fifth"),
    "income_q4": lambda: say("report.fourth_fifth"),
}


def winners_losers(run: RunFolder, width: int) -> Spec | None:
    """Losers to the left, winners to the right, the sham's shares as ticks."""
    known = {arm.name: arm for arm in schemes(run)}
    rows = [row for row in run.rows("winners_losers") if row.get("scheme") in known]
    if not rows:
        return None
    sides: list[Row] = []
    for row in rows:
        family, name = str(row.get("family") or ""), str(row["group"])
        label = title(f"{family}_{name}", name) if family not in {"", "all"} else say("report.all")
        for side, sign in (("losers", -1), ("winners", 1)):
            sides.append(
                {
                    "scheme": known[str(row["scheme"])].title,
                    "group": label,
                    "value": sign * 100 * float(row[side]),
                    "sham": sign * 100 * float(row.get(f"sham_{side}") or 0),
                    "shown": number(row[side], "share"),
                    "colour": theme.light("bad" if sign < 0 else "good"),
                    "align": sign,
                }
            )
    return _diverging(sides, [arm.title for arm in known.values()], width)


def _diverging(sides: list[Row], order: list[str], width: int) -> Spec:
    limit = max(abs(row["value"]) for row in sides) * (1.35 if width >= 600 else 2) or 1.0
    across: Spec = {
        "scale": {"domain": [-limit, limit]},
        "axis": {"labelExpr": "abs(datum.value) + ' %'", "tickCount": 5, **QUIET},
        "title": say("report.losers_winners"),
    }
    both = {"y": on("group:N", sort=None, title=None, axis=QUIET), "x": on("value:Q", **across)}
    shown = {"text": on("shown:N")}
    ink = theme.light("ink")
    drawn = []
    for scheme in order:
        mine = [row for row in sides if row["scheme"] == scheme]
        if not mine:
            continue
        drawn.append(layers(
            mine,
            mark("bar", {"height": 13}, both, {"color": on("colour:N", scale=None, legend=None)}),
            mark("tick", {"thickness": 2, "size": 19, "color": ink}, both,
                 {"x": on("sham:Q", **across)}),
            mark("text", {"align": "left", "dx": 5}, both, shown, where="datum.align > 0"),
            mark("text", {"align": "right", "dx": -5}, both, shown, where="datum.align < 0"),
            width=width - (120 if width >= 600 else 104),
            height={"step": 23},
            title=scheme,
        ))  # fmt: skip
    return below(drawn, 22)
