"""The list of all measures as text, for `docs/measures.md`; nothing in it is typed twice."""

from collections.abc import Sequence

from internetplus.measures.model import Measure
from internetplus.measures.registry import ALL, HEADLINES, MAIN

BEGIN, END = "<!-- registry: begin -->", "<!-- registry: end -->"


def page() -> str:
    """Every measure: name, unit, direction, mechanism, formula, meaning."""
    rest = [measure for measure in MAIN if not measure.headline]
    parts = [
        BEGIN,
        _section("Headlines", HEADLINES),
        _section("All other main measures", rest),
        _families(),
        END,
    ]
    return "\n\n".join(parts)


def filled(text: str) -> str:
    """A page with its generated part renewed."""
    before, _, rest = text.partition(BEGIN)
    return before + page() + rest.partition(END)[2]


def formula(measure: Measure) -> str:
    """The formula over the counters of the ledger."""
    text = f"{_sum(measure.over)} / {_sum(measure.per)}"
    if measure.scale != 1:
        text += f" × {measure.scale:g}"
    if measure.correlation:
        text = f"correlation from {', '.join(measure.correlation)}"
    if measure.pairs:
        text = f"pairs from {', '.join(measure.pairs)} (Connor 1987)"
    if measure.contrast:
        text = f"({text}) of {measure.contrast[0]} / of {measure.contrast[1]}"
    return text


def _section(title: str, measures: Sequence[Measure]) -> str:
    return "\n\n".join([f"### {title}", *(_entry(measure) for measure in measures)])


def _entry(measure: Measure) -> str:
    level = "at the end of a quarter" if measure.quarterly else "at the month told"
    when = level if measure.reading == "level" else "over the months told"
    return (
        f"**{measure.title}** (`{measure.name}`) · {measure.unit_title} · {measure.direction} · "
        f"{measure.mechanism} · {when}  \n{measure.definition}  \n`{formula(measure)}`"
    )


def _families() -> str:
    """One line for each family, told by its first member."""
    lines = ["### Families", "One measure for each deed, gate, practice or grade."]
    seen: dict[str, Measure] = {}
    for measure in ALL[len(MAIN) :]:
        seen.setdefault(measure.text, measure)
    lines += [_entry(measure) for measure in seen.values()]
    return "\n\n".join(lines)


def _sum(counters: Sequence[str]) -> str:
    shown = " + ".join(counters[:4]).replace("+ -", "− ")
    more = len(counters) - 4
    text = shown + (f" + … ({more} more of this kind)" if more > 0 else "")
    return f"({text})" if len(counters) > 1 else text
