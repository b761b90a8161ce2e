"""`schemes`: what the library holds."""

from __future__ import annotations

from internetplus.cli import options, screen
from internetplus.cli.options import program


def schemes(as_json: options.Json = False) -> None:
    """List every scheme with its status and title."""
    from internetplus.schemes.load import library_names, load_scheme

    found = [load_scheme(name) for name in library_names()]
    if as_json:
        screen.show_json(
            [
                {"name": one.name, "title": one.title.en, "status": one.status, "start": one.start}
                for one in found
            ]
        )
        return
    table = screen.plain_table(
        "cli.column.name", "cli.column.status", "cli.column.starts", "cli.column.title"
    )
    for one in found:
        table.add_row(one.name, one.status, str(one.start or ""), one.title.en)
    screen.show_table(table)
    screen.tell("cli.schemes.more", program=program(), name=found[-1].name)
