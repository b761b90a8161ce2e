"""Panels: unsafe food and who speaks of it; enterprises visited, marked, closed, left."""

from __future__ import annotations

from internetplus.experiments.panels.rows import Levels, Row, kept, row, wrongly
from internetplus.experiments.plan import Arm, Plan
from internetplus.vocabulary.fields import ENTERPRISES


def unsafe_food(_plan: Plan, arm: Arm, levels: Levels) -> list[Row]:
    """Cases, warnings and silence, where a scheme grades enterprises or makes people silent."""
    thousands = arm.scenario.population / 1000
    silent = levels.of("warnings_withheld", thousands)
    if not (_graded(levels) or (silent and silent["value"])):
        return []
    warned = row("warnings", "warnings", levels.of("warnings_given", thousands))
    about_safe = levels.product("warnings_given", "warnings_wrong_share", thousands)
    return kept(
        [
            row("cases_unsafe", "cases", levels.of("illness_unsafe", thousands)),
            wrongly(warned, about_safe),
            row("withheld", "warnings", silent),
            row("unsafe_spell", "months_spell", levels.of("unsafe_spell")),
            row("food_failed", "share", levels.of("food_failed")),
        ]
    )


def enterprises(_plan: Plan, arm: Arm, levels: Levels) -> list[Row]:
    """Visits, closures and custom under a scheme that grades enterprises."""
    if not _graded(levels):
        return []
    thousands = arm.scenario.communities * ENTERPRISES / 1000
    closed = row("closures", "closures", levels.of("closures", thousands))
    at_fault = levels.product("closures", "closed_wrongly_share", thousands)
    return kept(
        [
            row("inspections", "visits", levels.of("inspections", thousands)),
            wrongly(closed, at_fault),
            row("closures_small", "per_1000_firms", levels.of("closures_small")),
            row("closures_large", "per_1000_firms", levels.of("closures_large")),
            row("bunching", "times", levels.of("bunching")),
            row("custom_away", "share", levels.of("custom_away")),
        ]
    )


def _graded(levels: Levels) -> bool:
    return levels.of("enterprise_grade_0") is not None
