"""Panel: municipalities, teachers, hospitals and shops marked by citizens."""

from __future__ import annotations

from internetplus.experiments.panels.rows import Levels, Row, kept, row
from internetplus.experiments.plan import Arm, Plan


def institutions(_plan: Plan, _arm: Arm, levels: Levels) -> list[Row]:
    """Absent where nobody rates institutions."""
    inflation = row("marks_inflation", "stars", levels.of("marks_inflation"))
    if inflation is None:
        return []
    return kept(
        [
            row("mark_municipality", "stars", levels.of("mark_municipality")),
            row("mark_school", "stars", levels.of("mark_school")),
            row("mark_hospital", "stars", levels.of("mark_hospital")),
            row("mark_shop", "stars", levels.of("mark_shop")),
            inflation,
            row("marks_information_left", "share", levels.of("marks_information_left")),
            row("effort_seen", "share", levels.of("effort_seen")),
            row("service_change", "deviations", levels.of("service_change")),
            row("marks_held_back", "share", levels.of("marks_held_back")),
            row("awards_low", "share", levels.of("awards_low")),
        ]
    )
