"""What carries a result, and under which conditions a scheme does more good than harm."""

from internetplus.messages import say
from internetplus.report import arms as arm_list
from internetplus.report import theme
from internetplus.report.arms import spaced
from internetplus.report.folder import Row, RunFolder
from internetplus.report.numbers import interval, number
from internetplus.report.spec import QUIET, Spec, end, layers, mark, on, text

CARRY = 3
"""Families named for a result."""
ROW_HEIGHT = 24


def found(run: RunFolder) -> Row:
    """What the sensitivity design of a run found; empty when it was not asked for."""
    told = run.summary.get("sensitivity")
    return dict(told) if isinstance(told, dict) else {}


def family(name: str) -> str:
    """A family of uncertain numbers in words."""
    return say(f"report.family.{name}")


def carried(run: RunFolder) -> list[tuple[str, list[Row]]]:
    """Per headline a row per scheme: the families that carry it, and how well that is known."""
    rows: dict[str, list[Row]] = {}
    for row in found(run).get("headlines") or []:
        rows.setdefault(str(row["measure"]), []).append(
            {
                "scheme": arm_list.title_of(run, str(row["scheme"])),
                "carried": [_share(one) for one in row["total"][:CARRY]],
                "fit": number(max(row["fit"], 0.0), "share"),
                "moved": ", ".join(family(one) for one in _moved(row)),
            }
        )
    return [(say(f"measures.{name}.title"), mine) for name, mine in rows.items()]


def _share(row: Row) -> str:
    told = f"{family(row['family'])} {number(row['total'], 'share')}"
    span = interval(row["low"], row["high"], "share")
    named = row["number"]
    most = "" if named is None else say("report.doubt_most", number=spaced(str(named["path"])))
    return f"{told} ({span}){most}"


def _moved(row: Row) -> list[str]:
    """Families that the screening moved more than another luck did, the farthest first."""
    names = [str(one["family"]) for one in row["screening"]]
    return names[: names.index("luck")][:CARRY]


def boxes(run: RunFolder) -> list[Row]:
    """Per scheme and stance: how often more good than harm, and the box where it is so."""
    return [
        {
            "scheme": arm_list.title_of(run, str(row["scheme"])),
            "stance": say(f"answers.stance.{row['stance']}"),
            "share": f"{number(row['share'], 'share')}"
            f" ({interval(row['share_low'], row['share_high'], 'share')})",
            "box": _box(row),
            "coverage": "–" if row["box"] is None else number(row["box"]["coverage"], "share"),
            "density": "–" if row["box"] is None else number(row["box"]["density"], "share"),
            "cases": number(row["cases"]),
        }
        for row in found(run).get("boxes") or []
    ]


def _box(row: Row) -> str:
    if row["box"] is None:
        kind = "never" if row["share"] == 0 else "always" if row["share"] == 1 else "none"
        return say(f"report.box_{kind}")
    sides = [_side(side) for side in row["box"]["sides"]]
    return ("" if row["box"]["dense"] else say("report.box_loose")) + "; ".join(sides)


def _side(side: Row) -> str:
    key = "above" if side["high"] == 1 else "below" if side["low"] == 0 else "between"
    return say(
        f"report.box_{key}",
        family=family(str(side["family"])),
        low=number(side["low"], "share"),
        high=number(side["high"], "share"),
    )


def survivors(run: RunFolder) -> list[Row]:
    """Per scheme: what is higher and lower in every case, and the verdict if all stances agree."""
    return [
        {
            "scheme": arm_list.title_of(run, str(row["scheme"])),
            "higher": _titles(row["higher"]),
            "lower": _titles(row["lower"]),
            "verdict": say(f"report.survives_{row['verdict']}"),
        }
        for row in found(run).get("survive") or []
    ]


def _titles(names: list[str]) -> str:
    return "; ".join(say(f"measures.{name}.title") for name in names) or "–"


def drawn(run: RunFolder) -> list[str]:
    """Headlines that have a chart: those whose total effects are told for some scheme."""
    rows = found(run).get("headlines") or []
    return list(dict.fromkeys(str(row["measure"]) for row in rows if row["total"]))


def chart(run: RunFolder, measure: str, width: int) -> Spec:
    """Total effects on one headline under the first scheme that has them, with their ranges."""
    rows = found(run)["headlines"]
    row = next(one for one in rows if one["measure"] == measure and one["total"])
    bars = [
        {
            "family": family(one["family"]),
            "total": 100 * one["total"],
            "low": 100 * one["low"],
            "high": min(100 * one["high"], 120.0),
        }
        for one in row["total"]
    ]
    axis = {"labelExpr": "datum.value + ' %'", "tickCount": 4, **QUIET}
    scale = {"domain": [0, 120], "nice": False}
    both = {"y": on("family:N", sort=None, title=None, axis={"labelLimit": 150})}
    total = on("total:Q", title=None, scale=scale, axis=axis)
    whose = arm_list.title_of(run, str(row["scheme"]))
    return layers(
        bars,
        mark("bar", {"height": 12, "color": theme.light("first"), "opacity": 0.85},
             both, {"x": total}),
        mark("rule", {"strokeWidth": 2, "color": theme.light("ink")},
             both, {"x": on("low:Q"), "x2": end("high")}),
        width=width - 130,
        height=ROW_HEIGHT * len(bars),
        title=text(say(f"measures.{measure}.title"), whose),
    )  # fmt: skip
