"""The command line: one file per verb, and the only place that prints."""

from __future__ import annotations


def main() -> None:
    """Run the command that was typed, and leave with its exit code."""
    from internetplus.cli.app import app

    app()
