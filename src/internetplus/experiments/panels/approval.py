"""Panel: how popular the scheme is, in private and when asked, before and after."""

from __future__ import annotations

from internetplus.experiments.panels.rows import Levels, Row, kept, row
from internetplus.experiments.plan import Arm, Plan


def approval(_plan: Plan, _arm: Arm, levels: Levels) -> list[Row]:
    """Absent where there is no scheme for citizens."""
    names = ("approval_before", "approval", "approval_stated", "approval_informed", "informed")
    return kept([row(name, "share", levels.of(name)) for name in names])
