"""`societies`: the synthetic societies of the library."""

from __future__ import annotations

from internetplus.cli import options, screen
from internetplus.cli.options import program


def societies(as_json: options.Json = False) -> None:
    """List every society with its date and title."""
    from internetplus.society.load import load_society, society_names

    found = [load_society(name) for name in society_names()]
    if as_json:
        screen.show_json(
            [{"name": one.name, "title": one.title.en, "date": one.date} for one in found]
        )
        return
    table = screen.plain_table("cli.column.name", "cli.column.date", "cli.column.title")
    for one in found:
        table.add_row(one.name, one.date, one.title.en)
    screen.show_table(table)
    screen.tell("cli.societies.more", program=program(), name=found[0].name)
