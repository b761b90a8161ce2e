"""Charts are drawn in a process of their own: the library holds Python's lock while it draws."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from threading import Lock

from internetplus.report.spec import Spec

POINT: Spec = {"mark": "point", "data": {"values": []}}
"""Drawn first, because what takes longest is to get ready."""


class Painter:
    """A process that gets ready when it is made, and draws one chart after another.

    Where it cannot be started, or ends, this process draws.
    """

    def __init__(self) -> None:
        self._turn, self._process = Lock(), _started()

    def svg(self, spec: Spec) -> str:
        """A chart as SVG; from several threads, one after another."""
        with self._turn:
            found = self._answer(spec)
        return _drawn(spec) if found is None else found

    def _answer(self, spec: Spec) -> str | None:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return None
        with suppress(OSError, ValueError):
            process.stdin.write(json.dumps(spec) + "\n")
            process.stdin.flush()
            return str(json.loads(process.stdout.readline()))
        return None

    def close(self) -> None:
        """End the process: it has nothing more to read."""
        if self._process is not None:
            with suppress(OSError):
                self._process.communicate()


def _started() -> subprocess.Popen[str] | None:
    """The process; none where it cannot be started, as in a Python inside another program."""
    if not sys.executable:
        return None
    pipe, command = subprocess.PIPE, [sys.executable, "-m", __name__]
    with suppress(OSError):
        return subprocess.Popen(
            command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, encoding="utf-8"
        )
    return None


_AHEAD: SimpleQueue[Painter] = SimpleQueue()


def start_ahead() -> None:
    """Start the process that the next one who draws will use."""
    _AHEAD.put(Painter())


@contextmanager
def painter() -> Iterator[Painter]:
    """The painter that was started ahead, or a new one; closed at the end."""
    try:
        found = _AHEAD.get_nowait()
    except Empty:
        found = Painter()
    try:
        yield found
    finally:
        found.close()


def _drawn(spec: Spec) -> str:
    import vl_convert  # large, and most often for the other process alone

    return str(vl_convert.vegalite_to_svg(spec))


def _paint() -> None:
    """A chart for each line that is read; a line for each chart."""
    _drawn(POINT)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_drawn(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _paint()
