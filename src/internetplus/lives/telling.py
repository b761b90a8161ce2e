"""A life in plain words, from the plain values that `life` gives; English and French."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from internetplus.errors import UsageError
from internetplus.lives.words import Words
from internetplus.messages import languages
from internetplus.scenario import unknown
from internetplus.vocabulary.groups import FAMILIES

Row = dict[str, Any]
DEPTH = 8
"""Levels of a trace, from the decision down to the truth of a record."""
GOES = "  "


def told(life: Row, words: Words, depth: int = DEPTH) -> Iterator[str]:
    """Lines about one subject: card, months, why, and the same one elsewhere."""
    values = {key: life[key] for key in ("number", "scheme", "draw")}
    yield words.say(f"head.{life['kind']}", **values)
    yield ""
    yield words.say("part.card")
    yield from (GOES + line for line in card(life["card"], words))
    yield ""
    yield words.say("part.months")
    for month in life["months"]:
        line = "; ".join(happened(month, words))
        if line:
            yield f"{GOES}{month['month']:>3}  {line}"
    if life["why"]:
        yield ""
        many = len(life["why"])
        part = "part.awards" if life["kind"] == "institution" else "part.why"
        yield words.say(part, shown=many, all=life.get("decisions", many))
        for row in life["why"]:
            yield from (GOES + line for line in why(row, words, depth))
    if life["twins"]:
        yield ""
        yield words.say("part.twins")
        for twin in life["twins"]:
            lines = list(apart(twin, words))
            yield from (GOES + line for line in (lines if twin["against"] == life["against"]
                                                 else lines[:1]))  # fmt: skip


def _who(about: Row, words: Words) -> Iterator[str]:
    """Years and groups of a citizen; years say more than the group by age."""
    yield words.say("who.years", years=about["years"])
    for family in (one for one in FAMILIES if one != "age"):
        yield words.say(f"who.{family}.{about[family]}")


def card(one: Row, words: Words) -> Iterator[str]:
    """Lines of a card."""
    if "what" in one:
        stars = "–" if one["stars"] is None else f"{one['stars']:.1f}"
        seen, unseen = f"{one['seen_work']:+.1f}", f"{one['unseen_work']:+.1f}"
        yield words.say("card.office", what=words.plain(one["what"]), stars=stars, seen=seen,
                        unseen=unseen)  # fmt: skip
        return
    if "about" in one:
        yield words.say("card.about", about=", ".join(_who(one["about"], words)))
    if one["score"] is None:
        yield words.say("card.no_score")
    else:
        yield words.say("card.score", score=f"{one['score']:g}", grade=one["grade"] or "–")
        credits_ = (f"{words.plain(name)} {points:g}" for name, points in one["credits"].items())
        yield words.say("card.credits", credits=", ".join(credits_))
    if one.get("lists"):
        yield words.say("card.lists", lists=", ".join(one["lists"]))
    for key in ("closed", "open"):
        if one[f"doors_{key}"]:
            doors = ", ".join(words.gate(gate) for gate in one[f"doors_{key}"])
            yield words.say(f"card.{key}", doors=doors)
    if one.get("going_on"):
        yield words.say("card.going_on", what=words.deeds(one["going_on"]))
    yield words.say("card.records", many=len(one["records"]))
    for row in one["records"]:
        yield words.say("card.record", month=row["month"], points=f"{row['points']:g}",
                        deed=words.deed(row.get("deed") or row["practice"]),
                        source=words.source(row["source"]), truth=words.truth(row))  # fmt: skip


def happened(month: Row, words: Words) -> Iterator[str]:
    """What is worth telling of one month."""
    if month.get("deeds"):
        unseen = month.get("missed", {})
        yield words.say("month.deeds", what=", ".join(
            words.say("month.unseen", deed=words.deed(deed)) if deed in unseen else words.deed(deed)
            for deed in month["deeds"]))  # fmt: skip
    if month.get("recorded"):
        rows = (words.record(row) for row in month["recorded"])
        yield words.say("month.recorded", what=", ".join(rows))
    if month.get("gone"):
        rows = (words.record(row) for row in month["gone"])
        yield words.say("month.gone", what=", ".join(rows))
    if month.get("gates"):
        rows = (words.say("month.gate", gate=words.gate(gate), answer=words.say(f"answer.{answer}"))
                for gate, answer in month["gates"].items())  # fmt: skip
        yield words.say("month.gates", what=", ".join(rows))
    if month.get("sanction"):
        yield words.say("month.sanction", **{"class": words.say(f"class.{month['sanction']}")})
    if month.get("procedure"):
        yield ", ".join(words.say(f"procedure.{name}") for name in month["procedure"])
    yield from _states(month, words)


def _states(month: Row, words: Words) -> Iterator[str]:
    """How an enterprise or an institution stands, and where a citizen's money and stars stand."""
    if month.get("going_on"):
        yield words.say("month.going_on", what=words.deeds(month["going_on"]))
    if month.get("closed"):
        yield words.say("month.closed", closed=month["closed"])
    if month.get("warnings"):
        yield words.say("month.warnings", warnings=f"{month['warnings']:.1f}")
    if month.get("honest_stars"):
        yield words.say("month.honest_stars", stars=f"{month['stars']:.2f}",
                        honest=f"{month['honest_stars']:.2f}")  # fmt: skip
    elif month.get("stars") and month.get("ratings"):
        yield words.say("month.stars", stars=f"{month['stars']:.2f}")
    income = month.get("money", {}).get("income")
    if income:
        yield words.say("month.money", income=f"{income:+.2f}")


def why(row: Row, words: Words, depth: int) -> Iterator[str]:
    """A trace as indented lines to a depth, then what would have had to differ."""
    yield from tree(row, words, depth)
    turned = row["would_have_turned"]
    rows = turned.get("without") or ()
    if rows:
        told = (words.say("turned.record", deed=words.deed(one["deed"]), month=one["month"],
                          truth=words.truth(one)) for one in rows)  # fmt: skip
        yield GOES + words.say("turned.without", records=words.say("and").join(told))
        if turned["ways"] > 1:
            yield GOES + words.say("turned.ways", ways=turned["ways"])
    elif "with" in turned:
        yield GOES + words.say(f"turned.{turned['with'] or 'nothing'}")
    yield GOES + words.say(f"power.{turned['power']}")


def tree(row: Row, words: Words, depth: int, level: int = 0) -> Iterator[str]:
    """A node and what lies below it; nodes that say the same stand once, with their number."""
    if level >= depth:
        return
    yield GOES * level + words.node(row)
    below = [("\n".join(tree(one, words, depth, level + 1)), one) for one in row["because"]]
    for text, many in Counter(text for text, _ in below if text).items():
        yield from text.split("\n") if many == 1 else _counted(text, many)


def _counted(text: str, many: int) -> list[str]:
    first, *rest = text.split("\n")
    return [f"{first} (×{many})", *rest]


def apart(twin: Row, words: Words) -> Iterator[str]:
    """Where two lives of one subject part, and their sums."""
    if twin["month"] is None:
        yield words.say("twin.same", against=twin["against"])
        return
    pairs = ", ".join(
        words.say("twin.pair", what=words.entry(name), here=words.value(a), there=words.value(b))
        for name, (a, b) in list(twin["differ"].items())[:4]
    )
    yield words.say("twin.parts", against=twin["against"], month=twin["month"], differ=pairs)
    for row in (row for row in twin.get("before", ()) if row["what"] == "recorded"):
        here, there = (
            ", ".join(words.record(one) for one in rows) or "–" for rows in row["values"]
        )
        yield words.say("twin.before", month=row["month"], here=here, there=there)
    if "whole" in twin:
        here, there = (
            words.say("twin.sums", **{**one, "welfare": f"{one['welfare']:+.2f}"})
            for one in twin["whole"]
        )
        yield words.say("twin.whole", here=here, there=there)


def words_in(language: str, catalogue: Any) -> Words:
    """The words of a language; `UsageError` if lives are not told in it."""
    known: Sequence[str] = languages("lives")
    if language not in known:
        raise UsageError(unknown("lives.no_language", language, known))
    return Words(language, catalogue)
