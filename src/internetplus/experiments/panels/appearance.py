"""Panel: points for appearance, who has them, what they cost and open."""

from __future__ import annotations

from internetplus.experiments.panels.rows import Levels, Row, kept, row
from internetplus.experiments.plan import Arm, Plan


def appearance(_plan: Plan, _arm: Arm, levels: Levels) -> list[Row]:
    """Absent where nobody acts for the points."""
    shows = row("shows", "adults_1000_years", levels.of("shows"))
    if shows is None or not shows["value"]:
        return []
    return kept(
        [
            row("plus_unearned", "share", levels.of("plus_unearned")),
            shows,
            row("certificates", "adults_1000_years", levels.of("certificates")),
            row("score_unearned_gap", "times", levels.of("score_unearned_gap")),
            row("favour_unearned", "share", levels.of("favour_unearned")),
            row("appearance_spending", "incomes_adult", levels.of("appearance_spending")),
        ]
    )
