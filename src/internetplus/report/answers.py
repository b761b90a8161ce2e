"""The article's questions answered, and the verdicts: a run's numbers as sentences and rows."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from internetplus.experiments.words import KEPT
from internetplus.messages import LANGUAGE, say
from internetplus.report import arms as arm_list
from internetplus.report.arms import spaced
from internetplus.report.folder import Row, RunFolder
from internetplus.report.numbers import interval, number, of_draws, unit_text
from internetplus.report.ranges import title as group_title


@dataclass(frozen=True)
class Line:
    """One line of an answer, ready to print."""

    title: str
    scheme: str
    base: str
    value: str
    told: str
    span: str
    words: str


@dataclass(frozen=True)
class Answer:
    """A question with its sentence, its lines, and what it rests on."""

    number: int
    name: str
    asks: str
    said: str
    price: str
    flips: str
    by_hand: str
    by_design: str
    founded: str
    claim: str
    lines: list[Line]


def answers(run: RunFolder) -> list[Answer]:
    """All answers of a run that holds some."""
    return [_answer(run, row) for row in run.rows("answers")]


def brief(run: RunFolder) -> list[str]:
    """A line per answer."""
    return [f"{one.number:>2}. {one.asks} {one.said}" for one in answers(run)]


def _answer(run: RunFolder, row: Row) -> Answer:
    main = row["lines"][0]
    return Answer(
        number=int(row["number"]),
        name=str(row["id"]),
        asks=str(row["asks"].get(LANGUAGE) or ""),
        said=_said(run, row, main),
        price=say(
            "answers.price" if _is_price(row) else "answers.beside", **_numbers(run, row["price"])
        ),
        flips=_flips(row["flips"]),
        by_hand=_by_hand(row["by_hand"], int(main["n"])),
        by_design=_by_design(row),
        founded=_founded(row),
        claim=say("answers.claims") if row["rests_on_claims"] else "",
        lines=[_line(run, one) for one in row["lines"]],
    )


def _said(run: RunFolder, row: Row, main: Row) -> str:
    """The answer in a sentence, and the draws that give it."""
    said = say(f"answers.{row['id']}.{row['side']}", **_numbers(run, main))
    return f"{said} {_share(main)}"


def _share(row: Row) -> str:
    """How many draws lie where the sentence says, and whether that is enough of them."""
    key = "share" if row.get("again", 1.0) >= KEPT else "may_change"
    return say(f"answers.{key}", share=of_draws(row), n=row["n"])


def _is_price(row: Row) -> bool:
    """Whether what stands beside a gain is a loss."""
    bad = {"harm": "above", "benefit": "below"}.get(str(row["price"]["direction"]))
    return bool(row["benefit"]) and row["price"]["side"] == bad


def _numbers(run: RunFolder, row: Row) -> dict[str, str]:
    """A line's numbers as text, a change with its sign."""
    unit, signed = str(row["unit"]), row["tell"] == "change"
    title = str(row["title"])
    return {
        "title": title[:1].lower() + title[1:],
        "scheme": arm_list.title_of(run, str(row["scheme"])),
        "estimate": number(row["estimate"], unit, signed),
        "size": number(abs(row["estimate"] or 0.0), unit),
        "span": interval(row["low"], row["high"], unit, signed),
        "base": number(row.get("base"), unit),
        "value": number(row.get("value"), unit),
        "unit": unit_text(unit),
    }


def _line(run: RunFolder, row: Row) -> Line:
    told, group = _numbers(run, row), str(row["group"])
    family, _, name = group.partition(":")
    who = "" if group == "all" else f" ({group_title(f'{family}_{name}', name).lower()})"
    beside = f", {told['unit']}" if told["unit"] else ""
    level = row["tell"] == "level"
    return Line(
        title=f"{row['title']}{who}{beside}",
        scheme=told["scheme"],
        base="–" if level else told["base"],
        value=told["estimate"] if level else told["value"],
        told=say("answers.level") if level else told["estimate"],
        span=told["span"],
        words=str(row["words"]),
    )


def _flips(row: Row) -> str:
    share, parts = row["share"], row["number"]
    if not share:
        return say("answers.flips_never")
    told = number(share, "share")
    if parts is None:
        return say("answers.flips", share=told)
    where = say(f"answers.where.{parts['where']}")
    return say(
        "answers.flips_where",
        share=told,
        number=_named(parts),
        where=where,
    )


def _named(row: Row) -> str:
    """An uncertain number with its unit and evidence, or the shared doubt of a family."""
    name = spaced(str(row["path"]))
    if row["evidence"] is None:
        return say("answers.shared", family=name)
    return say("answers.number", number=name, unit=row["unit"], evidence=row["evidence"])


def _by_hand(rows: list[Row], draws: int) -> str:
    if not rows:
        return say("answers.by_hand_none", draws=draws)
    told = [
        say(
            "answers.by_hand_one",
            number=_named(row),
            more=say("answers.more"),
            then=say("answers.more" if row["rank_correlation"] > 0 else "answers.less"),
        )
        for row in rows
    ]
    return say("answers.by_hand", numbers="; ".join(told))


def _by_design(row: Row) -> str:
    """The families that carry an answer by the sensitivity design, if it was asked for."""
    if "by_design" not in row:
        return ""
    told = [
        f"{say('report.family.' + str(one['family']))} {number(one['total'], 'share')}"
        f" ({interval(one['low'], one['high'], 'share')})"
        for one in row["by_design"]
    ]
    return (
        say("answers.by_design", families=", ".join(told))
        if told
        else say("answers.by_design_none")
    )


def _founded(row: Row) -> str:
    main, other = row["lines"][0], row["founded"]
    if all(main[key] == other[key] for key in ("estimate", "low", "high")):
        return say("answers.founded_same")
    unit, signed = str(other["unit"]), other["tell"] == "change"
    return say(
        "answers.founded",
        estimate=number(other["estimate"], unit, signed),
        span=interval(other["low"], other["high"], unit, signed),
    )


def claims(run: RunFolder, *, plain: bool = False) -> list[Row]:
    """What was reported, what documents show, what runs here, and this run's answers.

    `plain`: code stays between backticks.
    """
    said = {one.name: one.said for one in answers(run)}
    return [
        {
            **row,
            "runs": row["runs"] if plain else _with_code(str(row["runs"])),
            "answer": " ".join(said[name] for name in row["questions"] if name in said),
        }
        for row in run.rows("claims")
    ]


def _with_code(text: str) -> Markup:
    """A text whose parts between backticks are code."""
    parts = [Markup.escape(part) for part in text.split("`")]
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if place % 2 else part
        for place, part in enumerate(parts)
    )


def verdicts(run: RunFolder) -> list[tuple[str, list[Row], list[Row]]]:
    """Per scheme: its verdict under each stance, and its flip prices."""
    found: dict[str, tuple[list[Row], list[Row]]] = {}
    for row in run.rows("verdicts"):
        stances, prices = found.setdefault(str(row["scheme"]), ([], []))
        if "stance" in row:
            stances.append(_stance(row))
        else:
            prices.append(_price(row))
    return [(arm_list.title_of(run, name), *both) for name, both in found.items()]


def _stance(row: Row) -> Row:
    unit = str(row["unit"])
    told = number(row["estimate"], unit, signed=True)
    span = interval(row["low"], row["high"], unit, signed=True)
    share = say("answers.share", share=of_draws(row), n=row["n"])
    return {
        "stance": say(f"answers.stance.{row['stance']}"),
        "verdict": say(f"answers.verdict.{row['verdict']}"),
        "why": "; ".join(_breach(one) for one in row.get("breaches") or [])
        or f"{told} {unit} ({span}), {row['words']}: {share}",
    }


def _breach(row: Row) -> str:
    title = say(f"measures.{row['measure']}.title")
    return say("answers.breach", title=title, share=number(row["share"], "share"))


def _price(row: Row) -> dict[str, Any]:
    told = {
        "estimate": number(row.get("estimate")),
        "span": interval(row.get("low"), row.get("high")),
    }
    return {
        "harm": say(f"answers.price_of.{row['price_of']}"),
        "price": say(f"answers.price_kind.{row['kind']}", **told),
    }
