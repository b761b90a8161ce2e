"""Stars: who is left alone, what the marks tell, what they cost, how a bad day ends."""

from internetplus.measures.model import MONEY, THOUSAND_YEARS, YEAR, Measure

ADULTS = ("adult_months",)
RATINGS = ("ratings",)
PEOPLE = ("star_n",)
RATE = "months_per_1000_adult_years"
CORRELATED = ("star_n", "star_x", "star_y", "star_xx", "star_yy", "star_xy")
FIRST_SIXTY_FOURTH = 1 / 64

MEASURES = (
    Measure(
        "isolation", RATE, "harm", ("low_alone", "-low_alone_even"), ADULTS, THOUSAND_YEARS,
        "M8", True,
    ),
    Measure(
        "isolation_low", "share", "harm", ("low_alone", "-low_alone_even"), ("low_months",), 1.0,
        "M8",
    ),
    Measure("shunned", "per_1000_adult_years", "harm", ("shunned",), ADULTS, THOUSAND_YEARS, "M8"),
    Measure(
        "star_mean", "stars", "neutral", ("star_y",), PEOPLE, FIRST_SIXTY_FOURTH, "M8",
        reading="level",
    ),
    Measure("ratings_five", "share", "neutral", ("ratings_five",), RATINGS, 1.0, "M8"),
    Measure("ratings_one", "share", "neutral", ("ratings_one",), RATINGS, 1.0, "M8"),
    Measure("ratings_unfair", "share", "harm", ("ratings_unfair",), RATINGS, 1.0, "M8"),
    Measure(
        "star_lean", "stars", "harm", ("star_lean",), PEOPLE, 1 / 32, "M8", reading="level"
    ),
    Measure(
        "star_information", "correlation", "benefit", ("star_xy",), PEOPLE, 1.0, "M8",
        reading="level", correlation=CORRELATED,
    ),
    Measure(
        "star_gap", "ratio", "harm", ("star_y",), PEOPLE, FIRST_SIXTY_FOURTH, "M8",
        reading="level", contrast=("residence:migrant", "residence:local"),
    ),
    Measure(
        "effort_cost", "money_per_adult_year", "harm", ("effort_cost",), ADULTS, YEAR * MONEY, "M8"
    ),
    *(
        Measure(
            f"bad_day_gap_{lag}", "stars", "harm", (f"bad_day_gap_{lag}",),
            (f"bad_day_people_{lag}",), 1 / 8192, "M8", text="bad_day_gap", subject=months,
        )
        for lag, months in ((1, "one month"), (6, "six months"), (12, "twelve months"))
    ),
    *(
        Measure(
            f"bad_day_lowest_{lag}", "share", "harm", (f"bad_day_lowest_{lag}",),
            (f"bad_day_people_{lag}",), 1.0, "M8", text="bad_day_lowest", subject=months,
        )
        for lag, months in ((1, "one month"), (12, "twelve months"))
    ),
)  # fmt: skip
