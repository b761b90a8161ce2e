"""Panel: what is no longer said, under a scheme that makes people silent."""

from __future__ import annotations

from internetplus.experiments.panels.rows import Levels, Row, kept, row
from internetplus.experiments.plan import Arm, Plan


def speech(_plan: Plan, arm: Arm, levels: Levels) -> list[Row]:
    """Absent where no lawful act is given up for fear."""
    thousands = arm.scenario.population / 1000
    given_up = row("lawful_given_up", "adults_1000_years", levels.of("lawful_given_up"))
    if given_up is None or not given_up["value"]:
        return []
    return kept(
        [
            given_up,
            row("hidden_dissent", "share", levels.of("hidden_dissent")),
            row("hidden_before", "share", levels.of("hidden_dissent", scheme=False)),
            row("speech_level", "share", levels.of("speech_level")),
            row("withheld", "warnings", levels.of("warnings_withheld", thousands)),
            row("speech_returned", "share", levels.of("speech_returned")),
        ]
    )
