"""Unsafe food and what is done about it: illness, warnings, visits, closures, grades, custom."""

from internetplus.measures.model import MONEY, THOUSAND_YEARS, Measure
from internetplus.vocabulary.fields import CUSTOM, SIZES

PEOPLE, FIRMS = ("person_months",), ("enterprise_months",)
BY_PEOPLE, BY_FIRMS, BY_TURNOVER = (
    "per_1000_person_years",
    "per_1000_enterprise_years",
    "money_per_turnover_year",
)
CUSTOMERS = 1024 / CUSTOM
"""Citizens in a unit of custom."""
SMALL, LARGE = 64 / 61, 64 / 3
"""From a rate over all enterprises to one over sole traders and small ones, over large ones."""
TURNOVER_SMALL, TURNOVER_LARGE = 64 / 25, 64 / 24
"""The same over turnover: 48 quarters and 13, 3 times 8, in turnovers of a small enterprise."""
WARNED, WITHHELD = ("warned_true", "warned_wrong"), ("withheld_true", "withheld_wrong")


def of(event: str, sizes: tuple[str, ...] = SIZES) -> tuple[str, ...]:
    """The counters of an event for some sizes of enterprises."""
    return tuple(f"{event}_{size}" for size in sizes)


FEW = SIZES[:2]

MEASURES = (
    Measure("illness", BY_PEOPLE, "harm", ("ill",), PEOPLE, THOUSAND_YEARS, "M10"),
    Measure(
        "illness_unsafe", BY_PEOPLE, "harm", ("ill_unsafe",), PEOPLE, THOUSAND_YEARS, "M10", True
    ),
    Measure(
        "illness_unwarned", BY_PEOPLE, "harm", ("ill_unwarned",), PEOPLE, THOUSAND_YEARS, "M10"
    ),
    Measure("warnings_given", BY_PEOPLE, "benefit", WARNED, PEOPLE, THOUSAND_YEARS, "M10", True),
    Measure("warnings_wrong_share", "share", "harm", ("warned_wrong",), WARNED, 1.0, "M10"),
    Measure("warnings_withheld", BY_PEOPLE, "harm", WITHHELD, PEOPLE, THOUSAND_YEARS, "M10"),
    Measure(
        "unsafe_spell", "months_per_spell", "harm", ("active_poisoned_food",), ("unsafe_begun",),
        1.0, "M10",
    ),
    Measure(
        "unsafe_visits", "visits_per_spell", "benefit", ("inspections_unsafe",), ("unsafe_begun",),
        1.0, "M10",
    ),
    Measure(
        "food_failed", "share", "neutral", ("found_poisoned_food",), ("inspections_food",), 1.0,
        "M10",
    ),
    Measure("closures", BY_FIRMS, "neutral", of("closed"), FIRMS, THOUSAND_YEARS, "M10"),
    Measure(
        "closed_wrongly", BY_FIRMS, "harm", of("closed_wrongly"), FIRMS, THOUSAND_YEARS, "M10",
        True,
    ),
    Measure(
        "closed_wrongly_share", "share", "harm", of("closed_wrongly"), of("closed"), 1.0, "M10"
    ),
    *(
        Measure(f"{name}_{many}", BY_FIRMS, "neutral", of(event, sizes), FIRMS,
                THOUSAND_YEARS * scale, "M10", text=f"{name}_by_size", subject=many)
        for name, event in (("closures", "closed"), ("inspections", "visited"))
        for many, sizes, scale in (("small", FEW, SMALL), ("large", ("large",), LARGE))
    ),
    *(
        Measure(f"fines_{many}", BY_TURNOVER, "neutral", of("fines", sizes), FIRMS,
                12 * MONEY * scale, "M10", text="fines_by_size", subject=many)
        for many, sizes, scale in (
            ("small", FEW, TURNOVER_SMALL), ("large", ("large",), TURNOVER_LARGE),
        )
    ),
    Measure("bunching", "ratio", "neutral", ("scores_inside",), ("scores_outside",), 1.0, "M10"),
    Measure(
        "scores_moved", "share", "harm", ("scores_moved",), ("inspections_food",), 1.0, "M10"
    ),
    Measure(
        "contests", "share", "neutral", ("contests",), ("inspections_food",), 1.0, "M10"
    ),
    Measure("custom_away", "share", "neutral", ("custom_away",), PEOPLE, CUSTOMERS, "M10"),
    Measure("custom_unsafe", "share", "harm", ("custom_unsafe",), PEOPLE, CUSTOMERS, "M10"),
    Measure("custom_large", "share", "neutral", ("custom_large",), PEOPLE, CUSTOMERS, "M10"),
)  # fmt: skip
