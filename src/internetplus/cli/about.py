"""`about`: what this program is, and what it is not."""

from __future__ import annotations

from internetplus.cli import screen
from internetplus.messages import say


def about() -> None:
    """Print the answer that the README and decision 1 give, word for word."""
    import internetplus

    screen.tell("cli.about.title", version=internetplus.__version__)
    screen.show()
    screen.tell("cli.about.what")
    for title, text in (("question", "real"), ("limits_title", "limits")):
        screen.show()
        screen.console().print(say(f"cli.about.{title}"), style="bold", markup=False)
        screen.tell(f"cli.about.{text}")
    screen.show()
    screen.tell("cli.about.licence")
