"""Panel: the stars that people give each other, and who is shunned."""

from __future__ import annotations

from internetplus.experiments.panels.rows import Levels, Row, if_any, kept, row
from internetplus.experiments.plan import Arm, Plan


def stars(_plan: Plan, _arm: Arm, levels: Levels) -> list[Row]:
    mean = row("star_mean", "stars", levels.of("star_mean"))
    if mean is None:
        return []
    return kept(
        [
            mean,
            row("ratings_five", "share", levels.of("ratings_five")),
            row("ratings_one", "share", levels.of("ratings_one")),
            row("bought_stars", "share", levels.of("bought_stars")),
            if_any(row("fakes_found", "share", levels.of("fakes_found"))),
            if_any(row("star_alarms", "ratings_1000", levels.of("star_alarms"))),
            if_any(row("new_identities", "adults_1000_years", levels.of("new_identities"))),
            row("ratings_unfair", "share", levels.of("ratings_unfair")),
            row("isolation_low", "share", levels.of("isolation_low")),
            row("shunned", "adults_1000_years", levels.of("shunned")),
            row("bad_day_gap", "stars", levels.of("bad_day_gap_12")),
        ]
    )
