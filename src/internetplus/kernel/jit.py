"""The one way to compile: `kernel`, with a disk cache named by the digest of all kernel sources.

Numba's own cache does not notice an edit in another file, and would then run stale code.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numba

F = TypeVar("F", bound=Callable[..., Any])

_PACKAGE = Path(__file__).parents[1]
_FOLDERS = ("kernel", "engine", "society", "vocabulary")
_SHAPES = ("engine/tables/", "society/state.py")


def source_digest() -> str:
    """Digest of every source file that kernels are made of, and of the compiler's version."""
    digest = hashlib.sha256(numba.__version__.encode())
    paths = [path for folder in _FOLDERS for path in sorted((_PACKAGE / folder).rglob("*.py"))]
    for path in paths:
        name, text = path.relative_to(_PACKAGE).as_posix(), path.read_bytes()
        if b"kernel.jit" in text or name.startswith((*_SHAPES, "vocabulary/")):
            digest.update(name.encode())
            digest.update(text)
    return digest.hexdigest()[:16]


def _folder() -> Path:
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "internetplus"
    for root in (home, Path(tempfile.gettempdir()) / f"internetplus-{os.getuid()}"):
        folder = root / source_digest()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    return Path(tempfile.mkdtemp(prefix="internetplus-"))


CACHE = _folder()
numba.config.CACHE_DIR = str(CACHE)


def is_compiled() -> bool:
    """Whether the kernels of these sources lie compiled on disk."""
    return any(CACHE.rglob("*advance*.nbi"))


def kernel(function: F) -> F:
    """Compile a serial function of scalars, arrays and tuples that releases the global lock.

    Kernels allocate nothing, so references are not counted: that made a month 16 times slower.
    """
    compiled: F = numba.njit(nogil=True, cache=True, error_model="numpy", _nrt=False)(function)
    return compiled


def inner(function: F) -> F:
    """Compile a small function into every kernel that calls it.

    A call would hand over all arrays of its named tuples one by one: hundreds of words an event.
    """
    compiled: F = numba.njit(nogil=True, error_model="numpy", inline="always", _nrt=False)(function)
    return compiled
