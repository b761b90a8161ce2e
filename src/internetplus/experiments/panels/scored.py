"""Panel: how many subjects are scored, from how many sources and records."""

from __future__ import annotations

from internetplus.experiments.panels.rows import Levels, Row, fixed, kept, row
from internetplus.experiments.plan import Arm, Plan, plain
from internetplus.vocabulary.fields import ENTERPRISES, FOOD_EVERY


def scored(plan: Plan, arm: Arm, levels: Levels) -> list[Row]:
    people = float(arm.scenario.population)
    citizens = levels.of("scored", people)
    rows = [row("citizens", "citizens", citizens)] if citizens and citizens["value"] else []
    graded = levels.of("enterprise_grade_0")
    if graded is not None:
        rules = plain(plan.inputs.schemes[arm.scenario.scheme]).get("enterprise") or {}
        part = FOOD_EVERY if rules.get("sector") == "food" else 1
        rows.append(fixed("enterprises", arm.scenario.communities * ENTERPRISES // part))
    sources = plain(plan.inputs.schemes[arm.scenario.scheme]).get("sources") or {}
    connected = sum(1 for share in sources.values() if share != 0)
    if connected:
        rows.append(fixed("sources", connected))
    rows.append(row("records", "records", levels.of("live_records", people / 1000)))
    rows.append(row("false_records", "share", levels.of("false_share")))
    return kept(rows)
