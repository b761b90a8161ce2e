"""What people do: harmful, helpful and lawful acts, and acts given up."""

from internetplus.measures.model import THOUSAND_YEARS, Measure

ADULTS = ("adult_months",)
RATE = "per_1000_adult_years"
CONTRACTS = tuple(
    f"deed_{name}"
    for name in (
        "unpaid_rent",
        "late_utility_bill",
        "loan_arrears",
        "private_loan_breach",
        "guarantee_breach",
        "commercial_fraud",
        "contract_breach",
    )
)

MEASURES = (
    Measure("deeds_harmful", RATE, "harm", ("deeds_harmful",), ADULTS, THOUSAND_YEARS, "M1", True),
    Measure(
        "deeds_helpful", RATE, "benefit", ("deeds_helpful",), ADULTS, THOUSAND_YEARS, "M4", True
    ),
    Measure("deeds_lawful", RATE, "benefit", ("deeds_lawful",), ADULTS, THOUSAND_YEARS, "M2"),
    Measure("contract_breaches", RATE, "harm", CONTRACTS, ADULTS, THOUSAND_YEARS, "M1", True),
    Measure("displaced", RATE, "harm", ("displaced",), ADULTS, THOUSAND_YEARS / 1000, "M2"),
    Measure(
        "harmful_given_up",
        RATE,
        "benefit",
        ("harmful_given_up",),
        ADULTS,
        THOUSAND_YEARS / 1000,
        "M2",
    ),
    Measure(
        "lawful_given_up",
        RATE,
        "harm",
        ("lawful_given_up",),
        ADULTS,
        THOUSAND_YEARS / 1000,
        "M2",
        True,
    ),
    Measure(
        "conduct_spread",
        "ratio",
        "harm",
        ("deeds_harmful",),
        ADULTS,
        THOUSAND_YEARS,
        "M3",
        contrast=("honesty:low", "honesty:high"),
    ),
    Measure("aware", "share", "neutral", ("aware",), ("adults",), 1.0, "M2", reading="level"),
)
