"""Panel: the register attacked: grades bought, their price, how long they stand, lives stolen."""

from __future__ import annotations

from internetplus.experiments.panels.rows import Levels, Row, kept, row
from internetplus.experiments.plan import Arm, Plan


def attacked(_plan: Plan, _arm: Arm, levels: Levels) -> list[Row]:
    """Absent where no register is attacked."""
    changed, stolen = levels.of("bought_changes"), levels.of("lives_stolen")
    if not any(told and told["high"] for told in (changed, stolen)):
        return []
    return kept(
        [
            row("lives_stolen", "adults_1000_years", stolen),
            row("stolen_by_breach", "people_1000", levels.of("stolen_by_breach")),
            row("bought_changes", "scored_1000_years", changed),
            row("bought_grades", "scored_1000", levels.of("bought_grades")),
            row("bought_grades_gap", "times", levels.of("bought_grades_gap")),
            row("price_of_change", "incomes_once", levels.of("price_of_change")),
            row("months_to_detection", "months_spell", levels.of("months_to_detection")),
        ]
    )
