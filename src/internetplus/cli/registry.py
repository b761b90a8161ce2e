"""`registry`: the synthetic register as an operator would see it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from internetplus.cli import options, screen
from internetplus.messages import say

Kind = Annotated[str, options.option("--kind")]
Grade = Annotated[str | None, options.option("--grade")]
Sort = Annotated[str, options.option("--sort")]
Limit = Annotated[int, options.option("--limit")]
Truth = Annotated[bool, options.option("--truth")]
Communities = Annotated[int, options.option("--communities")]


def registry(
    folder: Annotated[Path, typer.Argument(help=say("cli.argument.folder"))],
    kind: Kind = "citizen",
    grade: Grade = None,
    sort: Sort = "score",
    limit: Limit = 20,
    truth: Truth = False,
    scheme: options.Arm = None,
    draw: options.Draw = 0,
    communities: Communities = 16,
    as_json: options.Json = False,
) -> None:
    """List subjects of FOLDER at the end of the run; --truth adds what only the lab knows."""
    from internetplus import lives

    asked = lives.Asked(scheme, kind, grade, sort, limit, truth)
    found = lives.register(folder, asked, draw, communities)
    if as_json:
        screen.show_json(found)
        return
    key = "head_records" if sort == "records" else "head"
    what = say(f"lives.kinds.{kind}")
    screen.tell(f"lives.register.{key}", scheme=found["scheme"], kind=what, sort=sort)
    _table(found, truth)
    values = {name: found[name] for name in ("subjects", "read", "communities", "month", "draw")}
    screen.tell("lives.register.read", **values)
    if truth:
        screen.tell("lives.register.truth")


def _table(found: dict[str, Any], truth: bool) -> None:
    """The rows as a table."""
    names = ["number", "score", "grade", "credits", "lists", "doors", "records"]
    names += ["wrong", "really"] if truth else []
    table = screen.plain_table(*(f"lives.register.{name}" for name in names))
    for row in found["rows"]:
        points = [row.get(name) for name in ("political", "commercial", "social", "legal")]
        shown = [
            str(row["number"]),
            "–" if row["score"] is None else f"{row['score']:g}",
            row["grade"] or "–",
            " / ".join("–" if one is None else f"{one:g}" for one in points),
            ", ".join(row["lists"]) or "–",
            ", ".join(row["doors_closed"]) or "–",
            str(row["records"]),
        ]
        if truth:
            really = row.get("honesty") or ", ".join(row.get("going_on", ())) or "–"
            shown += [str(row["wrong_records"]), really]
        table.add_row(*shown)
    screen.show_table(table)
