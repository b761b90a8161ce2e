"""Reproduce: published systems and the studies behind the mechanisms, repeated inside the lab."""

from internetplus.engine.rules.studied import Extrapolation, extrapolation
from internetplus.reproduce.model import Obtained, Row, Study, Target
from internetplus.reproduce.result import (
    Compared,
    Result,
    run_system,
    run_systems,
    systems,
    unknown,
)
from internetplus.reproduce.runner import run, studies
from internetplus.reproduce.system import System

__all__ = [
    "Compared",
    "Extrapolation",
    "Obtained",
    "Result",
    "Row",
    "Study",
    "System",
    "Target",
    "extrapolation",
    "run",
    "run_system",
    "run_systems",
    "studies",
    "systems",
    "unknown",
]
