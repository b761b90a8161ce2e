"""Who leaves the places where a scheme holds, and what stays behind."""

from internetplus.measures.model import THOUSAND_YEARS, Measure

PEOPLE = ("person_months",)
RATE = "per_1000_person_years"

MEASURES = (
    Measure("moved_away", RATE, "neutral", ("moved_away",), PEOPLE, THOUSAND_YEARS, "M21"),
    Measure(
        "moved_sanctioned", "share", "neutral", ("moved_sanctioned",), ("moved_away",), 1.0, "M21"
    ),
    Measure("away", "share", "neutral", ("away_months",), PEOPLE, 1.0, "M21"),
    Measure(
        "records_left_behind", RATE, "neutral", ("records_left_behind",), PEOPLE, THOUSAND_YEARS,
        "M21",
    ),
)  # fmt: skip
