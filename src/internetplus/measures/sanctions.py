"""Who is sanctioned, in which of the five classes, and for how long."""

from internetplus.measures.model import THOUSAND_YEARS, YEAR, Measure

ADULTS = ("adult_months",)
PEOPLE = ("person_months",)
RATE = "months_per_1000_adult_years"
CLASSES = ("error", "lawful", "collateral", "disproportionate", "conform")
"""In order of precedence: a sanction-month belongs to the first class that fits."""
WRONGFUL = tuple(f"sanction_{name}" for name in CLASSES[:4])

MEASURES = (
    Measure("sanction_months", RATE, "harm", ("sanction_months",), ADULTS, THOUSAND_YEARS, "M13"),
    *(
        Measure(
            f"sanction_{name}",
            RATE,
            "neutral" if name == "conform" else "harm",
            (f"sanction_{name}",),
            ADULTS,
            THOUSAND_YEARS,
            "M13",
        )
        for name in CLASSES
    ),
    *(
        Measure(
            f"sanction_{name}_share",
            "share",
            "neutral" if name == "conform" else "harm",
            (f"sanction_{name}",),
            ("sanction_months",),
            1.0,
            "M13",
            text="sanction_share",
            subject=name,
        )
        for name in CLASSES
    ),
    Measure("wrongful_sanctions", RATE, "harm", WRONGFUL, ADULTS, THOUSAND_YEARS, "M15", True),
    Measure("wrongful_share", "share", "harm", WRONGFUL, ("sanction_months",), 1.0, "M15"),
    Measure(
        "wrongful_months",
        "months_per_person_year",
        "harm",
        ("wrongful_months",),
        PEOPLE,
        float(YEAR),
        "M15",
    ),
    Measure(
        "sanctioned_several", RATE, "harm", ("sanctioned_several",), ADULTS, THOUSAND_YEARS, "M13"
    ),
    Measure(
        "sanctions_at_once",
        "per_sanctioned",
        "harm",
        ("sanctions_at_once",),
        ("sanction_months",),
        1.0,
        "M13",
        True,
    ),
    Measure(
        "on_list",
        "per_1000_adults",
        "neutral",
        ("on_list",),
        ("adults",),
        1000.0,
        "M11",
        True,
        reading="level",
    ),
    Measure(
        "trapped",
        "per_1000_adults",
        "harm",
        ("trapped",),
        ("adults",),
        1000.0,
        "M14",
        reading="level",
    ),
)
