"""Panel: wrongful sanctions and what became of appeals."""

from __future__ import annotations

from internetplus.experiments.panels.rows import Levels, Row, kept, row
from internetplus.experiments.plan import Arm, Plan


def procedure(_plan: Plan, arm: Arm, levels: Levels) -> list[Row]:
    thousands = arm.scenario.population / 1000
    wrong = levels.of("wrongful_months", 1000 * thousands)
    if wrong is None or not wrong["value"]:
        return []
    return kept(
        [
            row("wrongful_months", "months", wrong),
            row("granted", "share", levels.of("appeals_granted")),
            row("late_corrections", "months_1000", levels.of("late_corrections")),
            row("several", "months_1000", levels.of("sanctioned_several")),
            row("at_once", "sanctions", levels.of("sanctions_at_once")),
        ]
    )
