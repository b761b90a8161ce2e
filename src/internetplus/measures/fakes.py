"""Stars that nobody earned: bought ones, rings, new names, and what a filter takes out of them."""

from internetplus.measures.model import MONEY, THOUSAND_YEARS, Measure

ADULTS = ("adult_months",)
FAKES = ("stars_bought", "stars_ringed")
COUNTING = (*FAKES, "-stars_caught")

MEASURES = (
    Measure(
        "bought_stars", "share", "harm", COUNTING, ("ratings", *COUNTING), 1.0, "M17", True
    ),
    Measure("fakes_found", "share", "benefit", ("stars_caught",), FAKES, 1.0, "M17"),
    Measure(
        "star_alarms", "per_1000_ratings", "harm", ("stars_alarmed",),
        ("ratings", "stars_alarmed"), 1000.0, "M17",
    ),
    Measure(
        "ratings_filtered", "share", "neutral", ("stars_caught", "stars_alarmed"),
        ("ratings", "stars_alarmed", *FAKES), 1.0, "M17",
    ),
    Measure(
        "new_identities", "per_1000_adult_years", "harm", ("identities_new",), ADULTS,
        THOUSAND_YEARS, "M17",
    ),
    Measure(
        "price_of_star", "money", "neutral", ("stars_paid",), ("stars_bought",), MONEY, "M17"
    ),
    Measure(
        "bought_stars_gap", "ratio", "harm", ("stars_bought",), ADULTS, 1.0, "M17",
        contrast=("income:q5", "income:q1"),
    ),
)  # fmt: skip
