"""Appearance instead of virtue: what of the scores nobody earned, who has it, what it costs."""

from internetplus.measures.model import MONEY, THOUSAND_YEARS, YEAR, Measure

ADULTS = ("adult_months",)
RATE = "per_1000_adult_years"
PLACES = 1000 / (1024 * 31)
"""From 1/1024 place to 1/1000 of the scale."""
SCHOOLING = ("primary", "lower", "upper", "college")

MEASURES = (
    Measure(
        "score_unearned", "scale", "harm", ("held_unearned",), ("adults",), PLACES, "M5", True,
        reading="level",
    ),
    Measure(
        "plus_unearned", "share", "harm", ("held_unearned",), ("held_plus",), 1.0, "M5",
        reading="level",
    ),
    Measure(
        "score_unearned_gap", "ratio", "harm", ("held_unearned",), ("adults",), PLACES, "M5",
        reading="level", contrast=("income:q5", "income:q1"),
    ),
    *(
        Measure(
            f"score_unearned_{level}", "scale", "harm", (f"held_school_{n}",),
            (f"scored_school_{n}",), PLACES, "M5", reading="level",
            text="score_unearned_by_schooling", subject=level,
        )
        for n, level in enumerate(SCHOOLING)
    ),
    Measure("shows", RATE, "harm", ("shows",), ADULTS, THOUSAND_YEARS, "M5"),
    Measure("certificates", RATE, "harm", ("certificates",), ADULTS, THOUSAND_YEARS, "M5"),
    Measure(
        "appearance_found", "share", "benefit", ("appearance_found",), ("records_bought",), 1.0,
        "M5",
    ),
    Measure(
        "appearance_spending", "money_per_adult_year", "harm",
        ("appearance_time", "appearance_paid"), ADULTS, YEAR * MONEY, "M5",
    ),
    Measure(
        "favour_unearned", "share", "harm", ("favour_unearned",), ("favour_months",), 1.0, "M5"
    ),
    Measure(
        "sanctions_escaped", "months_per_1000_adult_years", "harm", ("sanctions_escaped",), ADULTS,
        THOUSAND_YEARS, "M5",
    ),
    Measure(
        "score_information", "correlation", "benefit", ("score_n",), ("score_n",), 1.0, "M5",
        reading="level",
        correlation=("score_n", "score_x", "score_y", "score_xx", "score_yy", "score_xy"),
    ),
    Measure(
        "score_information_earned", "correlation", "benefit", ("score_n",), ("score_n",), 1.0,
        "M5", reading="level",
        correlation=("score_n", "earned_x", "score_y", "earned_xx", "score_yy", "earned_xy"),
    ),
)  # fmt: skip
