"""`describe`: a scheme, the difference of two, or the legal order, in plain words."""

from __future__ import annotations

from typing import Annotated

import typer

from internetplus.cli import options, screen
from internetplus.messages import say

NONE = "none"


def describe(
    scheme: Annotated[str, typer.Argument(help=say("cli.argument.scheme"))],
    against: Annotated[str | None, options.option("--against")] = None,
    society: Annotated[str | None, options.option("--society", key="describe_society")] = None,
) -> None:
    """Tell SCHEME, or how it differs from another; with a society, its legal order too."""
    from internetplus.schemes.describe import describe as tell
    from internetplus.schemes.describe import difference
    from internetplus.schemes.load import load_scheme

    one = load_scheme(scheme)
    other = load_scheme(against) if against is not None else None
    order = _order(society) if society is not None else None
    if other is not None:
        screen.show(difference(one, other))
    elif order is None or scheme != NONE:
        screen.show(tell(one))
    if order is not None:
        if other is not None or scheme != NONE:
            screen.show()
        screen.show(order)


def _order(society: str) -> str:
    from internetplus.society.describe import describe_order
    from internetplus.society.load import load_society

    return describe_order(load_society(society))
