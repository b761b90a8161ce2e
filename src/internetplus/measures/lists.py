"""What lists do that a score does not: debts paid behind them, journeys refused."""

from internetplus.measures.model import THOUSAND_YEARS, Measure

ADULTS = ("adult_months",)
RATE = "per_1000_adult_years"

MEASURES = (
    Measure("listed_repaid", RATE, "benefit", ("listed_repaid",), ADULTS, THOUSAND_YEARS, "M15"),
    Measure(
        "flights_refused", RATE, "harm", ("refused_score_first_class_travel",), ADULTS,
        THOUSAND_YEARS, "M13",
    ),
    Measure(
        "trains_refused", RATE, "harm", ("refused_score_fast_train",), ADULTS,
        THOUSAND_YEARS, "M13",
    ),
)  # fmt: skip
