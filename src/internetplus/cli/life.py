"""`life`: one subject of a finished run, told in full."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from internetplus.cli import options, screen
from internetplus.errors import UsageError
from internetplus.messages import say

Number = Annotated[int | None, typer.Argument(help=say("cli.argument.subject"))]
Enterprise = Annotated[bool, options.option("--enterprise")]
Institution = Annotated[bool, options.option("--institution")]
Find = Annotated[str | None, options.option("--find", metavar="RULE")]
Among = Annotated[str | None, options.option("--among", metavar="GROUP")]
Depth = Annotated[int, options.option("--depth")]
Lang = Annotated[str, options.option("--lang")]


def life(
    folder: Annotated[Path, typer.Argument(help=say("cli.argument.folder"))],
    number: Number = None,
    enterprise: Enterprise = False,
    institution: Institution = False,
    scheme: options.Arm = None,
    draw: options.Draw = 0,
    find: Find = None,
    among: Among = None,
    depth: Depth = 8,
    lang: Lang = "en",
    as_json: options.Json = False,
) -> None:
    """Recompute one life of FOLDER from its seeds and fields: card, months, why, the twin."""
    from internetplus import lives
    from internetplus.lives.telling import told, words_in

    if (number is None) == (find is None) or (enterprise and institution):
        raise UsageError(say("lives.one_of"))
    run = lives.opened(folder, draw)
    words = words_in(lang, lives.catalogue(run))
    found: dict[str, Any] | None = None
    if find is not None:
        found = lives.find(run, find, scheme, among=among)
        number = found["citizen"]
        if number is None:
            screen.note("lives.nobody", read=f"{found['read']:,}", rule=find)
            raise typer.Exit(screen.FINDING)
    one = lives.enterprise if enterprise else lives.institution if institution else lives.life
    row = one(run, int(number or 0), scheme)
    if as_json:
        screen.show_json(row if found is None else {**row, "found": found})
        return
    if found is not None:
        why = words.say(f"rule.{find}")
        screen.show(words.say("found", rule=find, read=f"{found['read']:,}", why=why))
    for line in told(row, words, depth):
        screen.show(line)
