"""Where the program keeps what it can always make again: compiled kernels, points of sequences."""

import os
import tempfile
from pathlib import Path


def folder(name: str) -> Path:
    """A folder of this name that can be written: the user's, else one among temporary files."""
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "internetplus"
    for root in (home, Path(tempfile.gettempdir()) / f"internetplus-{os.getuid()}"):
        found = root / name
        try:
            found.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(found, os.W_OK):
            return found
    return Path(tempfile.mkdtemp(prefix="internetplus-"))
