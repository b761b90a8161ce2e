"""Panel: critics marked dishonest: what being on record costs, and who could see it."""

from __future__ import annotations

from internetplus.experiments.panels.rows import Levels, Row, kept, row
from internetplus.experiments.plan import Arm, Plan


def abused(_plan: Plan, arm: Arm, levels: Levels) -> list[Row]:
    """Beside what an operator does to critics stands the same scheme without it, in its own arm."""
    planted, lower = levels.of("records_planted"), levels.of("critics_lower")
    if lower is None and not arm.scenario.abuse:
        return []
    return kept(
        [
            row("records_planted", "adults_1000_years", planted) if arm.scenario.abuse else None,
            row("records_covered", "adults_1000_years", levels.of("records_covered"))
            if "officials" in arm.scenario.abuses
            else None,
            row("critics_lower", "share", lower),
            row("critics_sanctions_added", "months_run", levels.of("critics_sanctions_added")),
            row("critics_penalty", "incomes_run", levels.of("critics_penalty")),
            row("critics_sanctioned", "share", levels.of("critics_sanctioned")),
            row("others_sanctioned", "share", levels.of("others_sanctioned")),
            row("testers_needed", "pairs", levels.of("testers_needed")),
        ]
    )
