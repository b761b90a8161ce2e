"""`new`: a scheme file to begin from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from internetplus.cli import screen
from internetplus.cli.options import option, program
from internetplus.errors import UsageError, quoted
from internetplus.messages import say

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# What belongs to the original alone: its register of facts, what it is held against, what it lacks.
ITS_OWN = ("register", "facts", "published", "left_out", "note")
ABOUT_ITS_OWN = re.compile(rf"\s+- {{key: ({'|'.join(ITS_OWN)})\b")


def new(
    name: Annotated[str, typer.Argument(help=say("cli.argument.name"))],
    origin: Annotated[str | None, option("--from")] = None,
    out: Annotated[Path | None, option("--out")] = None,
    force: Annotated[bool, option("--force")] = False,
) -> None:
    """Write a scheme file named NAME, from a template or from a scheme of the library."""
    from internetplus.cli.writing import write_new

    if NAME.fullmatch(name) is None or len(name) > 60:
        raise UsageError(say("cli.wrong.name", found=quoted(name)))
    target = out or Path(f"{name}.yaml")
    write_new(target, renamed(_source(origin), name), force=force)
    screen.tell("cli.new.written", file=target)
    screen.tell("cli.new.next", program=program(), file=target)


def _source(origin: str | None) -> str:
    if origin is None:
        return Path(__file__).with_name("template.yaml").read_text(encoding="utf-8")
    from internetplus.schemes.load import scheme_text

    begun = say("cli.new.begun", origin=origin)
    return f"# {begun}\n" + scheme_text(origin)


def renamed(text: str, name: str) -> str:
    """A scheme's text under a new name, without what belongs to the original alone."""
    title = name.replace("-", " ").capitalize()
    head = {"name": name, "title": f'{{en: "{title}"}}', "status": "invented"}
    lines = []
    for block in _blocks(text):
        key = block[0].partition(":")[0]
        if key in head:
            block = [f"{key}: {head[key]}\n"]
        if key not in ITS_OWN:
            lines += [line for line in block if ABOUT_ITS_OWN.match(line) is None]
    return "".join(lines)


def _blocks(text: str) -> list[list[str]]:
    """The lines of a YAML text, a block for each of its top-level keys or comments."""
    blocks: list[list[str]] = []
    for line in text.splitlines(keepends=True):
        if not blocks or not line.startswith((" ", "\n", "-", "}", "]")):
            blocks.append([])
        blocks[-1].append(line)
    return blocks
