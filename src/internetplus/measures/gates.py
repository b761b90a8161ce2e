"""What doors open and close: asks, refusals, deposits waived, losses of services, children."""

from internetplus.measures.model import MONEY, THOUSAND_YEARS, Measure
from internetplus.vocabulary.fields import COUNTED_GATES

PEOPLE = ("person_months",)
RATE = "per_1000_person_years"


def every(event: str) -> tuple[str, ...]:
    """The counters of one event at all gates."""
    return tuple(f"{event}_{gate}" for gate in COUNTED_GATES)


SCORE_REFUSALS = every("refused_score")
ACCEPTED = (*every("asked"), *(f"-{name}" for name in every("refused")))

MEASURES = (
    Measure("refused", RATE, "harm", every("refused"), PEOPLE, THOUSAND_YEARS, "M12"),
    Measure("refused_score", RATE, "harm", SCORE_REFUSALS, PEOPLE, THOUSAND_YEARS, "M12", True),
    Measure("wrong_refused", RATE, "harm", every("wrong_refused"), PEOPLE, THOUSAND_YEARS, "M12"),
    Measure(
        "wrong_refused_share", "share", "harm", every("wrong_refused"), SCORE_REFUSALS, 1.0, "M12"
    ),
    Measure(
        "refused_essential",
        RATE,
        "harm",
        ("refused_essential",),
        PEOPLE,
        THOUSAND_YEARS,
        "M12",
        True,
    ),
    Measure("waived", RATE, "benefit", every("waived"), PEOPLE, THOUSAND_YEARS, "M12", True),
    Measure("defaults", "per_1000_deals", "harm", every("default"), ACCEPTED, 1000.0, "M12"),
    Measure(
        "default_losses",
        "money_per_1000_years",
        "harm",
        ("default_losses",),
        PEOPLE,
        THOUSAND_YEARS * MONEY,
        "M12",
    ),
    Measure(
        "children_refused",
        "per_1000_asks",
        "harm",
        ("children_refused",),
        ("asked_best_school",),
        1000.0,
        "M14",
        True,
    ),
    Measure(
        "children_refused_false",
        "share",
        "harm",
        ("children_refused_false",),
        ("children_refused",),
        1.0,
        "M14",
    ),
    Measure(
        "job_denied",
        "months_per_1000_adult_years",
        "harm",
        ("job_denied_months",),
        ("adult_months",),
        THOUSAND_YEARS,
        "M14",
    ),
    Measure("unemployed", "share", "harm", ("unemployed_months",), ("adult_months",), 1.0, "M14"),
)
