"""A bar with the time left, on standard error; silent where nobody looks."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING

from internetplus.cli import screen
from internetplus.messages import known, say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

COMPILE_SECONDS = 70  # on two cores of the kind the lab is tried on


def warn_of_compiling() -> None:
    """Say that the kernels will be compiled, when they are not on disk yet."""
    from internetplus.kernel import jit

    if not jit.is_compiled():
        screen.note("cli.compile", seconds=COMPILE_SECONDS)


class Bar:
    """Shows stages of work; called with a stage's name, what is done and what there is to do."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._progress: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Bar:
        terminal = screen.console(error=True)
        if self._quiet:
            return self
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.completed:.0f}/{task.total:.0f}"),
            TimeRemainingColumn(),
            TextColumn(say("cli.progress.left")),
            console=terminal,
            disable=not terminal.is_terminal,
            transient=True,
        )
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Note how far a stage has come."""
        if self._progress is None:
            return
        if not self._tasks:
            warn_of_compiling()
        if stage not in self._tasks:
            key = f"cli.progress.{stage}"
            title = say(key) if known(key) else stage
            self._tasks[stage] = self._progress.add_task(title, total=total)
        self._progress.update(self._tasks[stage], completed=done, total=total)
