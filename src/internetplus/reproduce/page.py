"""The table of `docs/source-studies.md`, from rows that were run."""

from __future__ import annotations

from collections.abc import Sequence

from internetplus.messages import say
from internetplus.reproduce.model import Row
from internetplus.reproduce.runner import CITIZENS

BEGIN, END = "<!-- studies: begin -->", "<!-- studies: end -->"


def page(rows: Sequence[Row]) -> str:
    """Published, obtained and verdict of each study, and what is known of each miss."""
    columns = [say(f"reproduce.column.{name}") for name in COLUMNS]
    lines = [_line(columns), _line(["---"] * len(columns))]
    lines += [_line([*row.words(), f"`{row.target.reference}`"]) for row in rows]
    hit = sum(row.reproduced for row in rows)
    begun = say("reproduce.page.begun", citizens=f"{CITIZENS:,}", reproduced=hit, studies=len(rows))
    missed = [
        "* " + say("reproduce.missed", name=row.name, why=row.remark)
        for row in rows
        if not row.reproduced
    ]
    parts = [BEGIN, begun, "\n".join(lines)]
    if missed:
        parts += [f"### {say('reproduce.page.missed')}", "\n".join(missed)]
    return "\n\n".join([*parts, END])


COLUMNS = ("study", "published", "obtained", "verdict", "reference")


def filled(text: str, rows: Sequence[Row]) -> str:
    """A page with its generated part renewed."""
    before, _, rest = text.partition(BEGIN)
    return before + page(rows) + rest.partition(END)[2]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
