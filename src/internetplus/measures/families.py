"""Measures that exist once per deed, gate, practice or grade."""

from collections.abc import Mapping

from internetplus.measures.grades import ENTERPRISES, GRADED
from internetplus.measures.model import THOUSAND_YEARS, Direction, Measure
from internetplus.vocabulary.catalogue import Deed, Gate
from internetplus.vocabulary.fields import (
    COUNTED_DEEDS,
    COUNTED_GATES,
    DEED_NAMES,
    GATE_NAMES,
    OWN_DEEDS,
    OWN_GATES,
    PRACTICE_NAMES,
)

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


def of_deed(name: str, place: str, direction: Direction) -> list[Measure]:
    """Measures of one deed, counted under the name of its place."""
    return [
        Measure(f"deed_{name}", BY_ADULTS, direction, (f"deed_{place}",), ADULTS,
                THOUSAND_YEARS, "M1", text="deed", subject=name),
        Measure(f"recorded_{name}", BY_ADULTS, "neutral", (f"recorded_{place}",), ADULTS,
                THOUSAND_YEARS, "M7", text="recorded", subject=name),
    ]  # fmt: skip


def of_gate(name: str, place: str) -> list[Measure]:
    """Measures of one service, counted under the name of its place."""
    asks, people = "per_1000_asks", "per_1000_person_years"
    refused, score = (f"refused_{place}",), (f"refused_score_{place}",)
    return [
        Measure(f"refused_{name}", asks, "harm", refused, (f"asked_{place}",), 1000.0, "M12",
                text="gate", subject=name),
        Measure(f"refused_{name}_people", people, "harm", refused, PEOPLE, THOUSAND_YEARS,
                "M12", text="gate_people", subject=name),
        Measure(f"refused_score_{name}", people, "harm", score, PEOPLE, THOUSAND_YEARS, "M12",
                text="gate_score", subject=name),
        Measure(f"wrong_refused_{name}", "share", "harm", (f"wrong_refused_{place}",), score,
                1.0, "M12", text="gate_wrong", subject=name),
    ]  # fmt: skip


def of_own_words(deeds: Mapping[str, Deed], gates: Mapping[str, Gate]) -> tuple[Measure, ...]:
    """Measures of the deeds and gates that schemes define."""
    found: list[Measure] = []
    for name, deed in deeds.items():
        if deed.number >= OWN_DEEDS:
            good = deed.kind in ("helpful", "lawful")
            place = COUNTED_DEEDS[deed.number]
            found += of_deed(name, place, "benefit" if good else "harm")
    for name, gate in gates.items():
        if gate.number >= OWN_GATES:
            found += of_gate(name, COUNTED_GATES[gate.number])
    return tuple(found)


def _practices() -> list[Measure]:
    return [
        Measure(f"active_{name}", "per_1000_enterprises", "harm", (f"active_{name}",),
                ("enterprise_months",), 1000.0, "M10", text="practice", subject=name)
        for name in PRACTICE_NAMES
    ]  # fmt: skip


def _grades() -> list[Measure]:
    return [
        Measure(name, "share", "neutral", (name,), among, 1.0, "M11", reading="level",
                text=text, subject=str(place))
        for among, text in ((GRADED, "grade"), (ENTERPRISES, "enterprise_grade"))
        for place, name in enumerate(among)
    ]  # fmt: skip


FAMILIES = (
    *(found for name in DEED_NAMES for found in of_deed(name, name, _direction(name))),
    *(found for name in GATE_NAMES for found in of_gate(name, name)),
    *_practices(),
    *_grades(),
)
