"""Every error we raise on purpose; each carries the words its reader needs and an exit code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from internetplus.messages import say

MOST_SHOWN = 40  # faults printed before the rest is only counted
LONGEST_QUOTE = 60  # characters of a found value that are repeated


class InternetPlusError(Exception):
    """A mistake that a user can mend; the command line prints it without a traceback."""

    exit_code = 2


class UsageError(InternetPlusError):
    """A wrong argument, name or setting given to a command or function."""


@dataclass(frozen=True)
class Fault:
    """One mistake in one file: where it stands, what is allowed, what to do."""

    file: str
    line: int | None
    key: str  # dotted path of the key, "" for the file as a whole
    said: str  # the mistake in one sentence
    found: str = ""
    allowed: str = ""
    nearest: str = ""
    todo: str = ""

    def __str__(self) -> str:
        where = self.file if self.line is None else say("errors.at", file=self.file, line=self.line)
        parts = [f"{where}: {self.said}"]
        if self.nearest:
            parts.append(say("errors.nearest", nearest=self.nearest))
        if self.allowed:
            parts.append(say("errors.allowed", allowed=self.allowed))
        if self.todo:
            parts.append(say("errors.todo", todo=self.todo))
        return " ".join(parts)


class FaultyFile(InternetPlusError):  # noqa: N818 - it is the file that is at fault
    """All the faults of a file, told in one go."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = list(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        lines = [str(fault) for fault in self.faults[:MOST_SHOWN]]
        hidden = len(self.faults) - MOST_SHOWN
        if hidden > 0:
            lines.append(say("errors.more", count=hidden))
        return "\n".join(lines)


def quoted(value: object) -> str:
    """A found value as it is repeated to the reader: short, on one line, printable."""
    text = value if isinstance(value, str) else repr(value)
    text = "".join(c if c.isprintable() else " " for c in text)
    if len(text) > LONGEST_QUOTE:
        text = text[: LONGEST_QUOTE - 1] + "…"
    return f'"{text}"' if isinstance(value, str) else text


def nearest(name: str, known: Sequence[str]) -> str:
    """The known name most like a misspelt one, or ""."""
    close = get_close_matches(name[:LONGEST_QUOTE].lower(), list(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def listed(names: Sequence[str], most: int = 12) -> str:
    """Names in a row, cut after `most`."""
    shown = ", ".join(names[:most])
    return shown + (", …" if len(names) > most else "")
