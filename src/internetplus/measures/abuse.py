"""What being on record as a critic costs, by an audit by lot, and what of it shows from outside."""

from internetplus.measures.model import MONEY, THOUSAND_YEARS, Measure

DRAWN = ("lot_marked",)
ADULTS = ("adult_months",)
YEARS = "per_1000_adult_years"

MEASURES = (
    Measure("critics_penalty", "money", "harm", ("lot_lost",), DRAWN, MONEY, "M18"),
    Measure("critics_lower", "share", "harm", ("lot_lower",), DRAWN, 1.0, "M18", True),
    Measure(
        "critics_sanctions_added", "months", "harm", ("lot_sanctioned", "-lot_sanctioned_else"),
        DRAWN, 1.0, "M18",
    ),
    Measure(
        "testers_needed", "pairs", "neutral", ("lot_lower", "-lot_higher"), DRAWN, 1.0, "M18",
        pairs=("lot_lower", "lot_higher", "lot_marked"),
    ),
    Measure("critics_known", "per_1000_adults", "neutral", ("critic_months",), ADULTS, 1000.0,
            "M18"),
    Measure(
        "critics_sanctioned", "share", "harm", ("critic_sanctioned",), ("critic_months",), 1.0,
        "M18",
    ),
    Measure(
        "others_sanctioned", "share", "harm", ("sanction_months", "-critic_sanctioned"),
        ("person_months", "-critic_months"), 1.0, "M18",
    ),
    Measure("records_planted", YEARS, "harm", ("records_planted",), ADULTS, THOUSAND_YEARS, "M18"),
    Measure("records_covered", YEARS, "harm", ("records_covered",), ADULTS, THOUSAND_YEARS, "M18"),
)  # fmt: skip
