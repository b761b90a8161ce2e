"""Published figures beside what the run gives, as rows for the page and the screen."""

from dataclasses import dataclass

from internetplus.messages import say
from internetplus.report import arms as arm_list
from internetplus.report.folder import Row, RunFolder
from internetplus.report.numbers import interval, number, unit_text

INSIDE, CHANCE, OUTSIDE, NOT_COMPARABLE = "inside", "chance", "outside", "not_comparable"


@dataclass(frozen=True)
class Compared:
    """One published figure as text; `why` only where nothing in the lab repeats it."""

    name: str  # of the arm
    scheme: str
    what: str
    note: str
    published: str
    source: str
    simulated: str
    span: str
    kind: str  # inside, chance, outside, no_range, not_comparable
    verdict: str
    why: str


def compared(run: RunFolder) -> list[Compared]:
    """All published figures of the run, those that can be compared first."""
    return [_compared(run, row) for row in run.rows("published")]


def _compared(run: RunFolder, row: Row) -> Compared:
    unit = str(row.get("unit") or "")
    kind = str(row.get("verdict") or NOT_COMPARABLE)
    return Compared(
        name=str(row.get("scheme")),
        scheme=arm_list.title_of(run, str(row.get("scheme"))),
        what=_sentence(str(row.get("what") or "")),
        note=str(row.get("note") or ""),
        published=_published(row, unit),
        source=_source(row),
        simulated=_with_unit(number(row.get("value"), unit), unit),
        span=interval(row.get("low"), row.get("high"), unit),
        kind=kind,
        verdict=_verdict(row, kind),
        why=str(row.get("why") or ""),
    )


def _sentence(told: str) -> str:
    return told[:1].upper() + told[1:]


def _published(row: Row, unit: str) -> str:
    """The figure, with its own range where one was published, and whether it is a change."""
    value = row.get("published")
    rise = "+" if row.get("compare") == "change" and value is not None and value > 0 else ""
    told = rise + number(value, unit)
    low, high = row.get("published_low"), row.get("published_high")
    told = _with_unit(told, unit)
    if low is not None and high is not None and low < high:
        told += f" ({interval(low, high, unit)})"
    return told


def _with_unit(told: str, unit: str) -> str:
    beside = unit_text(unit)
    return f"{told} {beside}" if beside and told != "–" else told


def _source(row: Row) -> str:
    """Who published it, for when, and whether it was read."""
    mark = say(f"report.mark.{row.get('mark') or 'unreferenced'}")
    parts = [str(row.get("reference") or ""), str(row.get("at") or ""), mark]
    return " · ".join(part for part in parts if part)


def _verdict(row: Row, kind: str) -> str:
    word = say(f"report.verdict.{kind}")
    distance = row.get("distance")
    if kind in (CHANCE, OUTSIDE) and distance:
        way = say("report.verdict.higher" if distance > 0 else "report.verdict.lower")
        word = say("report.verdict.apart", word=word, way=way, widths=widths(distance))
    return say("report.verdict.fitted", word=word) if row.get("fitted") else word


def widths(distance: float) -> str:
    """A distance in widths of the range: as a percentage below one, as a multiple above."""
    size = abs(float(distance))
    return number(size, "share") if size < 1 else say("report.verdict.times", times=number(size))


def missed(run: RunFolder) -> list[str]:
    """A sentence for every published figure that lies outside what the run yields."""
    return [
        say(
            "report.missed",
            scheme=one.scheme,
            what=one.what,
            published=one.published,
            span=one.span,
        )
        for one in compared(run)
        if one.kind == OUTSIDE
    ]
