"""What each section of the page says, as plain rows for the template."""

import shlex
from dataclasses import dataclass
from typing import Any

from internetplus.experiments.words import MORE_THAN_HALF
from internetplus.messages import say
from internetplus.report import arms as arm_list
from internetplus.report import wanted
from internetplus.report.arms import Arm, schemes, spaced
from internetplus.report.folder import Row, RunFolder
from internetplus.report.numbers import interval, number, of_draws, unit_text
from internetplus.report.ranges import good_when_more, headlines
from internetplus.report.ranges import title as group_title

BETTER, WORSE, UNSETTLED, NEUTRAL = "better", "worse", "unsettled", "neutral"


@dataclass(frozen=True)
class Line:
    """One measure under one scheme, ready to print."""

    title: str
    unit: str
    base: str
    value: str
    estimate: str
    span: str
    chance: str
    share: str
    smallest: str
    words: str
    side: str


def line(row: Row) -> Line:
    """A headline as text."""
    unit = str(row.get("unit") or "")
    return Line(
        title=str(row.get("title") or spaced(str(row["measure"]))),
        unit=unit_text(unit),
        base=number(row.get("base"), unit),
        value=number(row.get("value"), unit),
        estimate=number(row["estimate"], unit, signed=True),
        span=interval(row.get("low"), row.get("high"), unit, signed=True),
        chance="–" if row.get("chance") is None else "±\u202f" + number(abs(row["chance"]), unit),
        share=of_draws(row),
        smallest=number(row.get("smallest"), unit),
        words=str(row.get("words") or ""),
        side=side(row),
    )


def side(row: Row) -> str:
    """Better or worse for the society, neither, or unsettled, as range and draws allow.

    A few draws away from zero are not enough: with chance removed their range can leave zero out.
    """
    low, high = row.get("low"), row.get("high")
    few = row.get("share_low", 1.0) < MORE_THAN_HALF
    if low is None or high is None or low <= 0 <= high or few:
        return UNSETTLED
    if row.get("direction") == NEUTRAL:
        return NEUTRAL
    return BETTER if (low > 0) == good_when_more(row) else WORSE


def per_scheme(run: RunFolder) -> list[tuple[Arm, list[Line], str]]:
    """Each scheme with its measures, gains and prices together, and one sentence on both."""
    found = []
    for arm in schemes(run):
        rows = [row for row in headlines(run) if row["scheme"] == arm.name]
        if rows:
            found.append((arm, [line(row) for row in rows], balance(run, arm, rows)))
    return found


def balance(run: RunFolder, arm: Arm, rows: list[Row]) -> str:
    """The clearest gain with the clearest price and who bears it; never one without the other."""
    gain = _clearest([row for row in rows if side(row) == BETTER])
    price = _clearest([row for row in rows if side(row) == WORSE])
    name = arm.title
    if gain is None and price is None:
        return say("report.balance_neither", scheme=name)
    if gain is None:
        assert price is not None
        return say("report.balance_price", scheme=name, price=_told(price)) + bearer(
            run, arm, price
        )
    if price is None:
        return say("report.balance_gain", scheme=name, gain=_told(gain))
    said = say("report.balance_both", scheme=name, gain=_told(gain), price=_told(price))
    return said + bearer(run, arm, price)


def _clearest(rows: list[Row]) -> Row | None:
    def clear(row: Row) -> float:
        width = abs(float(row["high"]) - float(row["low"])) or 1e-12
        return abs(float(row["estimate"])) / width

    return max(rows, key=clear, default=None)


def _told(row: Row) -> str:
    told = line(row)
    unit = f" {told.unit}" if told.unit else ""
    shown = told.title[:1].lower() + told.title[1:]
    return say("report.measure_told", title=shown, estimate=told.estimate + unit, span=told.span,
               share=told.share)  # fmt: skip


def bearer(run: RunFolder, arm: Arm, price: Row) -> str:
    """The group with the largest share of a price, if the run told it by group."""
    found = []
    for row in run.difference(arm.name, str(price["measure"])):
        family, name = wanted.split_group(str(row["group"]))
        if family in wanted.FAMILIES and row["estimate"] is not None:
            found.append((float(row["estimate"]), family, name, row))
    if not found:
        return ""
    worst = (min if good_when_more(price) else max)(found, key=lambda entry: entry[0])
    who = group_title(f"{worst[1]}_{worst[2]}", worst[2])
    unit = str(price.get("unit") or "")
    span = interval(worst[3]["low"], worst[3]["high"], unit, signed=True)
    told = number(worst[0], unit, True)
    share = of_draws(worst[3])
    return " " + say("report.borne_by", who=who.lower(), value=told, span=span, share=share)


def compared(run: RunFolder) -> list[Row]:
    """Every arm: what it is, its status, against what, what it takes over."""
    rows = []
    for arm in arm_list.arms(run):
        kept = run.scheme_file(arm.name)
        replaces = arm.row.get("replaces") or kept.get("replaces") or []
        rows.append(
            {
                "title": arm.plain,
                "name": arm.name,
                "status": arm.status,
                "against": _against(run, arm),
                "replaces": ", ".join(spaced(str(name)) for name in replaces),
                "note": arm_list.text(arm.row.get("note") or kept.get("note") or ""),
            }
        )
    return rows


def _against(run: RunFolder, arm: Arm) -> str:
    found = arm.row.get("against")
    return "–" if not found or arm.place < 0 else arm_list.title_of(run, str(found))


def winners(run: RunFolder) -> list[tuple[str, list[Row]]]:
    """Per scheme: shares of winners and losers by group, the sham's beside."""
    found: dict[str, list[Row]] = {}
    for row in run.rows("winners_losers"):
        family, name = str(row.get("family") or ""), str(row.get("group") or "all")
        whole = family in {"", "all"} or name == "all"
        told: Row = {"group": say("report.all") if whole else group_title(f"{family}_{name}", name)}
        for key in ("losers", "winners", "sham_losers", "sham_winners"):
            told[key] = number(row.get(key), "share")
        found.setdefault(arm_list.title_of(run, str(row.get("scheme"))), []).append(told)
    return list(found.items())


def children(run: RunFolder) -> list[Row]:
    """Children refused a best school for a parent's score: how many, and for a false record."""
    return [
        {"scheme": arm_list.title_of(run, str(row["scheme"])), "line": line(row)}
        for row in headlines(run)
        if row["measure"] in wanted.CHILDREN
    ]


def assumptions(run: RunFolder) -> list[Row]:
    """The three assumptions with the weakest evidence."""
    rows = run.rows("assumptions")[:3]
    return [
        {
            "title": arm_list.text(row.get("title") or spaced(str(row.get("path") or ""))),
            "evidence": str(row.get("evidence") or ""),
            "value": " ".join(str(row[k]) for k in ("value", "unit") if row.get(k) is not None),
            "note": arm_list.text(row.get("note") or ""),
        }
        for row in rows
    ]


def left_out(run: RunFolder) -> list[tuple[Arm, list[Row], list[Row]]]:
    """Per scheme: our assumptions in its file, and the facts that are not encoded."""
    found = []
    for arm in schemes(run):
        kept = run.scheme_file(arm.name)
        ours = _entries(arm.row.get("assumptions") or kept.get("assumptions"), "key")
        out = _entries(arm.row.get("left_out") or kept.get("left_out"), "what")
        if arm.row.get("abuse"):
            continue  # the same file, told already
        if ours or out:
            found.append((arm, ours, out))
    return found


def _entries(found: Any, key: str) -> list[Row]:
    rows = [row for row in found or [] if isinstance(row, dict)]
    return [
        {
            "what": arm_list.text(row.get(key) or ""),
            "why": arm_list.text(row.get("why") or ""),
        }
        for row in rows
    ]


def command(run: RunFolder) -> str:
    """The line that repeats this run."""
    given = run.manifest.get("command") or run.summary.get("command")
    if given:
        return shlex.join(given) if isinstance(given, list) else str(given)
    among = arm_list.arms(run)
    told = ["internetplus", "compare", *(arm.name for arm in among if not arm.row.get("abuse"))]
    for kinds in dict.fromkeys(",".join(arm.row.get("abuse") or ()) for arm in among):
        told += ["--abuse", kinds] if kinds else []
    for key in ("society", "citizens", "months", "burn_in", "draws", "seed"):
        value = run.scenario.get(key, run.summary.get(key))
        if value is not None:
            told += [f"--{key.replace('_', '-')}", str(value)]
    return shlex.join([*told, "--out", "runs/again"])
