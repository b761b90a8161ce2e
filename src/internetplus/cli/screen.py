"""Where words go: results to standard output, everything else to standard error."""

from __future__ import annotations

import json
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

from internetplus.messages import say

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

DONE, FINDING, WRONG_USE = 0, 1, 2  # exit codes
_NARROWEST_PIPE = 100  # columns of a table that does not go to a terminal


@cache
def _console(error: bool) -> Console:
    from rich.console import Console

    stream = sys.stderr if error else sys.stdout
    width = None if stream.isatty() else _NARROWEST_PIPE
    return Console(stderr=error, width=width, highlight=False, soft_wrap=not stream.isatty())


def console(*, error: bool = False) -> Console:
    """The console of results, or of everything that is not a result."""
    found = _console(error)
    found.file = sys.stderr if error else sys.stdout  # tests and notebooks exchange the streams
    return found


def show(text: str = "") -> None:
    """Print plain text as a result."""
    console().print(text, markup=False)


def tell(key: str, **values: object) -> None:
    """Print a sentence of the catalogue as a result."""
    show(say(key, **values))


def note(key: str, **values: object) -> None:
    """Print a sentence of the catalogue beside the results, on standard error."""
    remark(say(key, **values))


def remark(text: str) -> None:
    """Print a text beside the results, on standard error."""
    console(error=True).print(text, markup=False, soft_wrap=True)


def complain(error: Exception) -> None:
    """Print a mistake that the user can mend."""
    console(error=True).print(str(error), markup=False, soft_wrap=True)


def show_json(value: Any) -> None:
    """Print a value for another program."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n")


def show_table(table: Table) -> None:
    """Print a table."""
    console().print(table)


def plain_table(*columns: str) -> Table:
    """An empty table whose column titles come from the catalogue."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for key in columns:
        table.add_column(say(key), overflow="fold")
    return table
