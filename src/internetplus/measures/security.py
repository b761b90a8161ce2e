"""What attacks on the register take, who buys a better grade, and how long it stands."""

from internetplus.measures.model import MONEY, THOUSAND_YEARS, Measure
from internetplus.vocabulary.fields import COMMUNITY

SCORED = ("scored_months",)
YEARS = "per_1000_adult_years"

MEASURES = (
    Measure(
        "bought_grades", "per_1000_adults", "harm", ("register_bought_grades",), SCORED, 1000.0,
        "M16", True,
    ),
    Measure(
        "bought_grades_gap", "ratio", "harm", ("register_bought_grades",), SCORED, 1.0, "M16",
        contrast=("income:q5", "income:q1"),
    ),
    Measure("bought_changes", YEARS, "harm", ("register_changed",), SCORED, THOUSAND_YEARS, "M16"),
    Measure(
        "price_of_change", "money", "neutral", ("register_bribes",), ("register_changed",), MONEY,
        "M16",
    ),
    Measure(
        "detection_share", "share", "benefit", ("register_restored",), ("register_changed",), 1.0,
        "M16",
    ),
    Measure(
        "months_to_detection", "months", "harm", ("register_changed_months",),
        ("register_restored",), 1.0, "M16",
    ),
    Measure("audit_alarms", YEARS, "harm", ("register_alarms",), SCORED, THOUSAND_YEARS, "M16"),
    Measure("lives_stolen", YEARS, "harm", ("register_lives",), ("adult_months",), THOUSAND_YEARS,
            "M16"),
    Measure("files_looked_up", YEARS, "harm", ("register_looked_up",), ("adult_months",),
            THOUSAND_YEARS, "M16"),
    Measure("snoopers_caught", "share", "benefit", ("register_snoops_caught",),
            ("register_looked_up",), 1.0, "M16"),
    Measure("records_stolen", YEARS, "harm", ("register_records",), ("adult_months",),
            THOUSAND_YEARS, "M16"),
    Measure(
        "stolen_by_breach", "per_1000_people", "harm", ("register_lives",), ("register_breaches",),
        1000.0 / COMMUNITY, "M16",
    ),
)  # fmt: skip
