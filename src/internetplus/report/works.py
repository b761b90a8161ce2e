"""*The system at work*: who is scored, two cards, who is shut out — from the summary alone."""

import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from internetplus.messages import known, say
from internetplus.report.arms import MOST, schemes, spaced, title_of
from internetplus.report.folder import Row, RunFolder
from internetplus.report.numbers import interval, number, unit_text
from internetplus.report.panel import Card, Fact, Panel, Reason, headline, reason_line

ORDER = (
    "scored",
    "weights",
    "registers",
    "cards",
    "stars",
    "appearance",
    "attacked",
    "abused",
    "shut_out",
    "inspection",
    "speech",
    "unsafe_food",
    "enterprises",
    "institutions",
    "children",
    "procedure",
    "deposits",
    "dating",
    "approval",
)
CREDITS = ("political", "commercial", "social", "legal")
WIDTH = 78


def block(run: RunFolder) -> list[Panel]:
    """The panels for which the run has data, in the article's order.

    Of many schemes each panel shows one: that which the study names, else the first that has it.
    """
    rows = run.rows("works")
    if len(schemes(run)) > MOST:
        rows = _one_each(rows, run.summary.get("shows") or {})
    found = [panel for row in rows if (panel := _panel(run, row)) is not None]
    place = {kind: at for at, kind in enumerate(ORDER)}
    return sorted(found, key=lambda panel: place.get(panel.kind, len(ORDER)))


def _one_each(rows: list[Row], shows: Mapping[str, str]) -> list[Row]:
    """A row per panel."""
    found: dict[str, Row] = {}
    for row in rows:
        kind = str(row.get("panel"))
        if kind not in found or row.get("scheme") == shows.get(kind):
            found[kind] = row
    return list(found.values())


def shared(panels: list[Panel]) -> str:
    """The scheme that all panels show, or nothing when they show several."""
    names = {panel.scheme for panel in panels}
    return names.pop() if len(names) == 1 else ""


def _panel(run: RunFolder, row: Row) -> Panel | None:
    kind = str(row.get("panel") or "")
    key = f"report.panel.{kind}"
    title = say(key) if known(key) else words(kind)
    scheme = title_of(run, str(row["scheme"])) if row.get("scheme") else ""
    facts = [_fact(entry) for entry in row.get("rows") or [] if entry.get("value") is not None]
    cards = [
        card(subject, row[subject])
        for subject in ("citizen", "enterprise")
        if isinstance(row.get(subject), Mapping)
    ]
    return Panel(kind, title, scheme, facts, cards) if facts or cards else None


def _fact(row: Mapping[str, Any]) -> Fact:
    unit = row.get("unit")
    value = number(row["value"], unit)
    shown = f"{value} {unit_text(unit)}".strip() if not _repeats(row, unit) else value
    span = ""
    if row.get("low") is not None and row.get("low") != row.get("high"):
        span = interval(row["low"], row.get("high"), unit)
    wrongly = ""
    if row.get("wrong") is not None:
        wrongly = say(
            "report.of_them_wrongly", value=number(row["wrong"], row.get("wrong_unit", unit))
        )
        if row.get("wrong_low") is not None:
            ends = interval(row["wrong_low"], row.get("wrong_high"), row.get("wrong_unit", unit))
            wrongly += f" ({ends})"
    if row.get("before") is not None:
        before = say("report.without_it", value=number(row["before"], unit))
        span = f"{span}; {before}" if span else before
    return Fact(words(str(row.get("label") or "")), shown, span, wrongly)


def _repeats(row: Mapping[str, Any], unit: Any) -> bool:
    return bool(unit) and str(unit).lower() in str(row.get("label") or "").lower()


def card(kind: str, row: Mapping[str, Any]) -> Card:
    """One subject's card from the summary's plain data."""
    who = row.get("number")
    heading = say(f"report.card.{kind}_number", number=number(who)) if who is not None else ""
    credit = row.get("credits") or {}
    ordered = [name for name in CREDITS if name in credit]
    ordered += [name for name in credit if name not in CREDITS]
    given = [entry for entry in row.get("records") or [] if isinstance(entry, Mapping)]
    return Card(
        kind=kind,
        heading=heading or say(f"report.card.{kind}"),
        score=number(row.get("score")),
        grade=str(row.get("grade") or ""),
        about=_about(row.get("about") or {}),
        credits=[(words(name), number(credit[name], signed=True)) for name in ordered],
        opened=[words(str(door)) for door in row.get("doors_open") or []],
        closed=[words(str(door)) for door in row.get("doors_closed") or []],
        lists=[words(str(name)) for name in row.get("lists") or []],
        reasons=[_reason(entry) for entry in given] or _told(row.get("reasons")),
    )


def _about(row: Mapping[str, Any] | Iterable[Any]) -> list[str]:
    """What a card tells of somebody besides the register, a line each."""
    if not isinstance(row, Mapping):
        return [str(line) for line in row]
    lines = [say("lives.who.years", years=row["years"])] if "years" in row else []
    for name, value in row.items():
        key = f"lives.who.{name}.{value}"
        if known(key):
            lines.append(say(key))
    return lines


def _reason(row: Mapping[str, Any]) -> Reason:
    truth = row.get("truth")
    name = {True: "true", False: "false"}.get(truth, str(truth)) if truth is not None else "unknown"
    key = f"report.truth.{name}"
    where = [words(str(row["source"]))] if row.get("source") else []
    if row.get("month") is not None:
        where.append(say("report.card.month", month=number(row["month"])))
    points = row.get("points")
    return Reason(
        what=words(str(row.get("deed") or row.get("practice") or "")),
        where=", ".join(where),
        points="" if points is None else number(points, signed=True),
        truth=say(key) if known(key) else spaced(name),
        true=name in ("true", "harmful", "helpful", "stock"),
    )


def _told(reasons: Any) -> list[Reason]:
    found = reasons if isinstance(reasons, list) else []
    return [
        _reason(r) if isinstance(r, Mapping) else Reason(str(r), "", "", "", True) for r in found
    ]


def words(name: str) -> str:
    """A catalogue name or a ready text, as a reader sees it."""
    key = f"report.label.{name}"
    found = say(key) if known(key) else spaced(name) if " " not in name else name
    return found[:1].upper() + found[1:]


def text(run: RunFolder, width: int = WIDTH) -> list[str]:
    """The block as plain lines for a terminal."""
    panels = block(run)
    if not panels:
        return []
    one_scheme = shared(panels)
    lines = [" · ".join(part for part in (say("report.works_title"), one_scheme) if part)]
    lines += [say("report.works_people"), ""]
    for panel in panels:
        named = panel.scheme and not one_scheme
        lines.append(panel.title + (f" · {panel.scheme}" if named else ""))
        size = max((len(fact.label) for fact in panel.facts), default=0)
        for fact in panel.facts:
            told = f"  {fact.label:<{size}}  {fact.value}"
            told += f"  ({fact.span})" if fact.span else ""
            lines.append(told + (f"  {fact.wrongly}" if fact.wrongly else ""))
        for one in panel.cards:
            lines.extend(_card_lines(one, width))
        lines.append("")
    return lines[:-1]


def _card_lines(one: Card, width: int) -> list[str]:
    lines = [f"  {one.heading}: " + " · ".join(part for part in headline(one) if part)]
    rows = [
        ("", "; ".join(one.about)),
        ("", " · ".join(f"{name} {value}" for name, value in one.credits)),
        (say("report.card.open"), ", ".join(one.opened)),
        (say("report.card.closed"), ", ".join(one.closed)),
        (say("report.card.lists"), ", ".join(one.lists)),
    ]
    for name, said in rows:
        if said:
            start = f"    {name}: " if name else "    "
            lines.extend(textwrap.wrap(start + said, width, subsequent_indent="      "))
    if one.reasons:
        lines.append(f"    {say('report.card.because')}:")
    for reason in one.reasons:
        said = "      " + reason_line(reason)
        lines.extend(textwrap.wrap(said, width, subsequent_indent="        "))
    return lines


def picture(run: RunFolder | str | Path, path: str | Path) -> Path:
    """Write the block as a picture; `.svg` or `.png` by the name of the file."""
    from internetplus.report import drawing, folder

    found = run if isinstance(run, RunFolder) else folder.read(run)
    return drawing.write(block(found), Path(path))
