"""How well people live: welfare, income, what is lost, and how unequally."""

from internetplus.measures.model import MONEY, YEAR, Measure
from internetplus.vocabulary.counters import INDEX

PEOPLE = ("person_months",)
ADULTS = ("adult_months",)
YEARLY = YEAR * MONEY
UNIT = "money_per_person_year"
BOOKED = ("transfer", "cost", "harm", "service")
ACCOUNTS = {
    side: tuple(name for kind in BOOKED if (name := f"{kind}_{side}") in INDEX)
    for side in ("citizens", "enterprises", "state")
}
"""All flows booked on a side, gains with a plus sign."""

MEASURES = (
    Measure(
        "welfare", "money_per_person_month", "benefit", ("welfare",), PEOPLE, MONEY, "M14", True
    ),
    Measure(
        "inequality",
        "ratio",
        "harm",
        ("welfare",),
        PEOPLE,
        MONEY,
        "M14",
        True,
        contrast=("income:q5", "income:q1"),
    ),
    Measure("income", "money_per_adult_month", "benefit", ("income",), ADULTS, MONEY, "M14"),
    Measure("income_lost", "money_per_adult_year", "harm", ("income_lost",), ADULTS, YEARLY, "M14"),
    Measure("adults", "share", "neutral", ADULTS, PEOPLE, 1.0, "M14"),
    Measure("fines", UNIT, "neutral", ("fines",), PEOPLE, YEARLY, "M13"),
    Measure("given_up_cost", UNIT, "harm", ("given_up_cost",), PEOPLE, YEARLY, "M2"),
    Measure(
        "given_up_cost_harmful", UNIT, "neutral", ("given_up_cost_harmful",), PEOPLE, YEARLY, "M2"
    ),
    *(
        Measure(f"account_{side}", UNIT, "benefit", accounts, PEOPLE, YEARLY, "M14")
        for side, accounts in ACCOUNTS.items()
    ),
)
