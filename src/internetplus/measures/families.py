"""Measures that exist once per deed, gate, practice or grade."""

from internetplus.measures.model import THOUSAND_YEARS, Direction, Measure
from internetplus.vocabulary.fields import DEED_NAMES, GATE_NAMES, N_GRADES, PRACTICE_NAMES

HELPFUL = frozenset(
    ("volunteering", "donation", "helping_stranger", "blood_donation", "heroic_act", "award")
)
LAWFUL = frozenset(
    (
        "family_planning_breach",
        "cult_activity",
        "criticism",
        "petition",
        "warning_unsafe_food",
        "long_gaming",
        "disruptive_protest",
    )
)
ADULTS = ("adult_months",)
PEOPLE = ("person_months",)
BY_ADULTS = "per_1000_adult_years"


def _direction(deed: str) -> Direction:
    """A lawful act that becomes rarer is a freedom given up, so more of it is the benefit."""
    return "benefit" if deed in HELPFUL or deed in LAWFUL else "harm"


def _deeds() -> list[Measure]:
    return [
        Measure(f"deed_{name}", BY_ADULTS, _direction(name), (f"deed_{name}",), ADULTS,
                THOUSAND_YEARS, "M1", text="deed", subject=name)
        for name in DEED_NAMES
    ]  # fmt: skip


def _recorded() -> list[Measure]:
    return [
        Measure(f"recorded_{name}", BY_ADULTS, "neutral", (f"recorded_{name}",), ADULTS,
                THOUSAND_YEARS, "M7", text="recorded", subject=name)
        for name in DEED_NAMES
    ]  # fmt: skip


def _gates() -> list[Measure]:
    asks, people = "per_1000_asks", "per_1000_person_years"
    found = []
    for name in GATE_NAMES:
        refused, score = (f"refused_{name}",), (f"refused_score_{name}",)
        found += [
            Measure(f"refused_{name}", asks, "harm", refused, (f"asked_{name}",), 1000.0, "M12",
                    text="gate", subject=name),
            Measure(f"refused_{name}_people", people, "harm", refused, PEOPLE, THOUSAND_YEARS,
                    "M12", text="gate_people", subject=name),
            Measure(f"refused_score_{name}", people, "harm", score, PEOPLE, THOUSAND_YEARS, "M12",
                    text="gate_score", subject=name),
            Measure(f"wrong_refused_{name}", "share", "harm", (f"wrong_refused_{name}",), score,
                    1.0, "M12", text="gate_wrong", subject=name),
        ]  # fmt: skip
    return found


def _practices() -> list[Measure]:
    return [
        Measure(f"active_{name}", "per_1000_enterprises", "harm", (f"active_{name}",),
                ("enterprise_months",), 1000.0, "M10", text="practice", subject=name)
        for name in PRACTICE_NAMES
    ]  # fmt: skip


def _grades() -> list[Measure]:
    people = tuple(f"grade_{i}" for i in range(N_GRADES))
    firms = tuple(f"enterprise_{name}" for name in people)
    return [
        Measure(name, "share", "neutral", (name,), among, 1.0, "M11", reading="level",
                text=text, subject=str(place))
        for among, text in ((people, "grade"), (firms, "enterprise_grade"))
        for place, name in enumerate(among)
    ]  # fmt: skip


FAMILIES = (*_deeds(), *_recorded(), *_gates(), *_practices(), *_grades())
