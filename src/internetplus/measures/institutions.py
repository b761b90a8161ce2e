"""Rated institutions: what the marks still tell, what was done for them, what citizens get."""

from internetplus.measures.model import THOUSAND_YEARS, Measure
from internetplus.vocabulary.fields import INSTITUTIONS

RATED, ADULTS = ("mark_n",), ("adult_months",)
ASKED = ("office_marks", "office_held_back", "-office_coerced")
SIXTY_FOURTH, SD, EFFORT = 1 / 64, 1 / 256, 1 / 65536
NOW = ("mark_n", "mark_x", "mark_y", "mark_xx", "mark_yy", "mark_xy")
HONEST = ("mark_n", "honest_x", "honest_y", "honest_xx", "honest_yy", "honest_xy")


def _level(name: str, unit: str, direction: str, over: tuple[str, ...], scale: float) -> Measure:
    return Measure(name, unit, direction, over, RATED, scale, "M9", reading="level")  # type: ignore[arg-type]


MEASURES = (
    Measure(
        "marks_information_left", "share", "benefit", RATED, RATED, 1.0, "M9", True,
        reading="level", correlation=NOW, against=HONEST,
    ),
    Measure(
        "marks_information", "correlation", "benefit", RATED, RATED, 1.0, "M9", reading="level",
        correlation=NOW,
    ),
    _level("marks_inflation", "stars", "harm", ("mark_x", "-honest_x"), SIXTY_FOURTH),
    *(
        Measure(
            f"mark_{kind}", "stars", "neutral", (f"mark_x_{kind}",), (f"mark_n_{kind}",),
            SIXTY_FOURTH, "M9", reading="level", text="mark_of", subject=kind,
        )
        for kind in INSTITUTIONS
    ),
    _level("effort_seen", "share", "neutral", ("office_effort_seen",), EFFORT),
    _level("effort_unseen", "share", "neutral", ("office_effort_unseen",), EFFORT),
    _level("standards_lowered", "deviations", "harm", ("office_lenient",), SD),
    _level("service_change", "deviations", "benefit", ("office_service",), SD),
    Measure("marks_bad", "share", "neutral", ("office_bad",), ("office_marks",), 1.0, "M9"),
    Measure("marks_held_back", "share", "harm", ("office_held_back",), ASKED, 1.0, "M9"),
    Measure(
        "marks_paid_back", "per_1000_adult_years", "harm", ("office_paid_back",), ADULTS,
        THOUSAND_YEARS, "M9",
    ),
    Measure("awards_low", "share", "harm", ("awards_low",), ("awards",), 1.0, "M9"),
    Measure("awards_tied", "share", "harm", ("awards_tied",), ("awards",), 1.0, "M9"),
)  # fmt: skip
