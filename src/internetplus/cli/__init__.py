"""The command line: one file per verb, and the only place that prints."""

from __future__ import annotations


def main() -> None:
    """Run the command that was typed, and leave with its exit code."""
    import atexit
    import gc

    gc.set_threshold(500_000)  # what starting makes stays; looking for rubbish in it takes a while
    atexit.register(gc.freeze)  # nor is there any need to look at the end
    from internetplus.cli.app import app

    app()
