"""Writing one text file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from internetplus.errors import UsageError
from internetplus.messages import say


def write_new(path: Path, text: str, *, force: bool) -> None:
    """Write a text to a path that is free, or replace what is there when told so."""
    if path.exists() and not force:
        raise UsageError(say("cli.wrong.file_there", file=path))
    try:
        handle, half = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    except OSError as error:
        raise UsageError(say("cli.wrong.cannot_write", file=path, reason=error.strerror)) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(half).chmod(0o644)
        Path(half).replace(path)
    except OSError as error:
        Path(half).unlink(missing_ok=True)
        raise UsageError(say("cli.wrong.cannot_write", file=path, reason=error.strerror)) from error
