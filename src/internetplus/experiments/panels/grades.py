"""Panels: what a grade hangs on, and how far registers of their own agree."""

from __future__ import annotations

from internetplus.experiments.panels.rows import Levels, Row, kept, row
from internetplus.experiments.plan import Arm, Plan


def weights(_plan: Plan, _arm: Arm, levels: Levels) -> list[Row]:
    """How many would have another grade if the four credits were weighed otherwise."""
    people = row("regraded", "share", levels.of("regraded"))
    if people is None or not people["value"]:
        return []
    return kept(
        [
            people,
            row("regrades", "share", levels.of("regrades")),
            row("enterprises_regraded", "share", levels.of("enterprises_regraded")),
        ]
    )


def registers(_plan: Plan, arm: Arm, levels: Levels) -> list[Row]:
    """Whom the registers beside the scheme's own know, and whom they place apart."""
    members = levels.of("members", arm.scenario.population / 1000)
    if members is None or not members["value"]:
        return []
    return kept(
        [
            row("members", "adults_1000", levels.of("members")),
            row("memberships", "registers", levels.of("memberships")),
            row("members_divided", "share", levels.of("members_divided")),
        ]
    )
