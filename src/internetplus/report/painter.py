"""Charts are drawn in a process of their own: the library holds Python's lock while it draws."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import ContextVar

from internetplus.report.spec import Spec

POINT: Spec = {"mark": "point", "data": {"values": []}}
"""Drawn first, because what takes longest is to get ready."""


class Painter:
    """A process that gets ready when it is made, and draws one chart after another.

    Where it cannot be started, or ends, this process draws. A chart asked for again is not drawn
    again.
    """

    def __init__(self) -> None:
        self._process, self._turn = _started(), ThreadPoolExecutor(1)
        self._begun: dict[str, Future[str]] = {}

    def begin(self, spec: Spec) -> Future[str]:
        """Begin to draw a chart as SVG, after those that were asked for before."""
        asked = json.dumps(spec)
        if asked not in self._begun:
            self._begun[asked] = self._turn.submit(self._svg, asked)
        return self._begun[asked]

    def _svg(self, asked: str) -> str:
        found = self._answer(asked)
        return _drawn(json.loads(asked)) if found is None else found

    def _answer(self, asked: str) -> str | None:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            return None
        with suppress(OSError, ValueError):
            process.stdin.write(asked + "\n")
            process.stdin.flush()
            return str(json.loads(process.stdout.readline()))
        return None

    def close(self) -> None:
        """End the process, once it has drawn what it was asked for."""
        self._turn.submit(self._end).result()

    def _end(self) -> None:
        if self._process is not None:
            with suppress(OSError):
                self._process.communicate()

    def stop(self) -> None:
        """End the process now; what it was asked for and has not begun is not drawn."""
        self._turn.shutdown(wait=False, cancel_futures=True)
        if self._process is not None:
            self._process.kill()
            self._turn.shutdown()
            self._end()


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


_AHEAD: ContextVar[Painter | None] = ContextVar("ahead", default=None)


@contextmanager
def ahead() -> Iterator[None]:
    """Start the process that the next one who draws will use; it ends with this block."""
    started = Painter()
    before = _AHEAD.set(started)
    try:
        yield
    finally:
        _AHEAD.reset(before)
        started.stop()


def begin_ahead(specs: Iterable[Spec]) -> None:
    """Begin to draw what the next one who draws will ask for, if a process was started ahead."""
    started = _AHEAD.get()
    if started is not None:
        for spec in specs:
            started.begin(spec)


@contextmanager
def painter() -> Iterator[Painter]:
    """The painter that was started ahead, or a new one; closed at the end."""
    found = _AHEAD.get() or Painter()
    _AHEAD.set(None)
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
