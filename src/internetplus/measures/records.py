"""What is written down about people, how much of it is false, and what is watched."""

from internetplus.measures.model import THOUSAND_YEARS, Direction, Measure

ADULTS = ("adult_months",)
RATE = "per_1000_adult_years"

TRUTHS: tuple[tuple[str, Direction], ...] = (
    ("true", "neutral"),
    ("false", "harm"),
    ("mix_up", "harm"),
    ("lawful", "harm"),
)

MEASURES = (
    *(
        Measure(
            f"records_{truth}", RATE, direction, (f"records_{truth}",), ADULTS, THOUSAND_YEARS, "M7"
        )
        for truth, direction in TRUTHS
    ),
    Measure(
        "live_records",
        "per_1000_people",
        "neutral",
        ("live_records",),
        ("citizens",),
        1000.0,
        "M11",
        reading="level",
    ),
    Measure("scored", "share", "neutral", ("scored_months",), ("person_months",), 1.0, "M11"),
    Measure(
        "false_share",
        "share",
        "neutral",
        ("live_false",),
        ("live_records",),
        1.0,
        "M7",
        reading="level",
    ),
    Measure(
        "false_held",
        "per_1000_adults",
        "harm",
        ("live_false",),
        ("adults",),
        1000.0,
        "M7",
        True,
        reading="level",
    ),
    Measure(
        "settings_watched",
        "settings",
        "harm",
        ("settings_watched",),
        ("citizens",),
        0.001,
        "M7",
        reading="level",
    ),
    Measure("fined", RATE, "neutral", ("fined",), ADULTS, THOUSAND_YEARS, "M13"),
    Measure("fined_wrongly", RATE, "harm", ("fined_wrongly",), ADULTS, THOUSAND_YEARS, "M13"),
    Measure("fined_wrongly_share", "share", "harm", ("fined_wrongly",), ("fined",), 1.0, "M13"),
    Measure("objections", RATE, "neutral", ("objections",), ADULTS, THOUSAND_YEARS, "M15"),
    Measure("appeals_filed", RATE, "neutral", ("appeals_filed",), ADULTS, THOUSAND_YEARS, "M15"),
    Measure(
        "appeals_granted", "share", "neutral", ("appeals_granted",), ("appeals_filed",), 1.0, "M15"
    ),
    Measure(
        "appeals_granted_wrongly",
        "share",
        "harm",
        ("appeals_granted_wrongly",),
        ("appeals_granted",),
        1.0,
        "M15",
    ),
    Measure(
        "pending_appeals",
        "per_1000_adults",
        "harm",
        ("pending_appeals",),
        ("adults",),
        1000.0,
        "M15",
        reading="level",
    ),
    Measure("records_repaid", RATE, "neutral", ("records_repaid",), ADULTS, THOUSAND_YEARS, "M15"),
    Measure(
        "late_corrections",
        "months_per_1000_adult_years",
        "harm",
        ("late_months",),
        ("adult_months",),
        12_000.0,
        "M15",
    ),
)
