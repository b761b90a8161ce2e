"""Internet Plus Lab: social-credit schemes on synthetic societies, beside no scheme at all."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from internetplus.experiments import Result, compare, open_result, resume, run
    from internetplus.scenario import Scenario

# Public name -> module that defines it; imported on first use so that `--help` stays fast.
_HOME = {
    "Result": "internetplus.experiments",
    "Scenario": "internetplus.scenario",
    "compare": "internetplus.experiments",
    "open_result": "internetplus.experiments",
    "resume": "internetplus.experiments",
    "run": "internetplus.experiments",
}

__all__ = ["Result", "Scenario", "__version__", "compare", "open_result", "resume", "run"]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """List the public names, imported or not."""
    return sorted(__all__)
