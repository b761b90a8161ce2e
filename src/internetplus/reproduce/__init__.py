"""Reproduce: the studies behind the mechanisms, repeated inside the lab."""

from internetplus.engine.rules.studied import Extrapolation, extrapolation
from internetplus.reproduce.model import Obtained, Row, Study, Target
from internetplus.reproduce.runner import run, studies

__all__ = [
    "Extrapolation",
    "Obtained",
    "Row",
    "Study",
    "Target",
    "extrapolation",
    "run",
    "studies",
]
