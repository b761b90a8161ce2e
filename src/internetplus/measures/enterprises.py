"""What enterprises do and how they are found out: practices, inspections, tenders."""

from internetplus.measures.model import THOUSAND_YEARS, Measure
from internetplus.vocabulary.fields import PRACTICE_NAMES

FIRMS = ("enterprise_months",)
RATE = "per_1000_enterprise_years"
ACTIVE = tuple(f"active_{name}" for name in PRACTICE_NAMES)
FOUND = tuple(f"found_{name}" for name in PRACTICE_NAMES)

MEASURES = (
    Measure("practices_active", "per_1000_enterprises", "harm", ACTIVE, FIRMS, 1000.0, "M10", True),
    Measure("practices_found", RATE, "benefit", FOUND, FIRMS, THOUSAND_YEARS, "M10"),
    Measure("found_wrongly", RATE, "harm", ("found_wrongly",), FIRMS, THOUSAND_YEARS, "M10"),
    Measure("inspections", RATE, "neutral", ("inspections",), FIRMS, THOUSAND_YEARS, "M10"),
    Measure(
        "tenders_refused", "share", "neutral", ("refused_tender",), ("asked_tender",), 1.0, "M10"
    ),
)
