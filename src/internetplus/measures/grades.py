"""What a grade hangs on: the weights of the four credits, and which register is asked."""

from internetplus.measures.model import Measure
from internetplus.vocabulary.fields import N_GRADES

GRADED = tuple(f"grade_{place}" for place in range(N_GRADES))
ENTERPRISES = tuple(f"enterprise_{name}" for name in GRADED)
ADULTS = ("adults",)
WEIGHTINGS = 8

MEASURES = (
    Measure(
        "regraded", "share", "harm", ("regraded",), ADULTS, 1.0, "M11", True, reading="level"
    ),
    Measure(
        "regrades", "share", "harm", ("regrades",), ADULTS, 1 / WEIGHTINGS, "M11", reading="level"
    ),
    Measure(
        "enterprises_regraded", "share", "harm", ("enterprises_regraded",), ENTERPRISES, 1.0, "M11",
        reading="level",
    ),
    Measure(
        "enterprises_listed", "share", "neutral", ("enterprises_listed",),
        ("enterprise_months",), 1.0,
        "M11", reading="level",
    ),
    Measure(
        "members", "per_1000_adults", "neutral", ("members",), ("adults",), 1000.0, "M11",
        reading="level",
    ),
    Measure(
        "memberships", "per_member", "neutral", ("memberships",), ("members",), 1.0, "M11",
        reading="level",
    ),
    Measure(
        "members_divided", "share", "harm", ("members_divided",), ("members_of_several",), 1.0,
        "M11", reading="level",
    ),
)  # fmt: skip
