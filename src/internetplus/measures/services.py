"""What a private score changes at services and on a dating site, by who is eager to join it."""

from internetplus.measures.model import MONEY, THOUSAND_YEARS, Measure
from internetplus.vocabulary.counters import EIGHTHS, LEDGER_GATES

PEOPLE = ("person_months",)
RATE = "per_1000_person_years"
SEARCHES = tuple(f"searches_j{n}" for n in EIGHTHS)
HONEST = tuple(f"honest_matches_j{n}" for n in EIGHTHS)
SEARCHED, LOOKED = "per_1000_searches", "per_1000_looks"


def _of_gate(gate: str) -> list[Measure]:
    """Profit of a service, and its failed deals among the first k eighths most eager to join."""
    failed, deals = ([f"{what}_{gate}_j{n}" for n in EIGHTHS] for what in ("failed", "deals"))
    yearly = THOUSAND_YEARS * MONEY
    return [
        Measure(f"profit_{gate}", "money_per_1000_years", "benefit", (f"profit_{gate}",), PEOPLE,
                yearly, "M12", text="gate_profit", subject=gate),
        Measure(f"losses_{gate}", "money_per_1000_years", "harm", (f"losses_{gate}",), PEOPLE,
                yearly, "M12", text="gate_losses", subject=gate),
        *(
            Measure(f"failed_{gate}_first_{k}", "per_1000_deals", "harm", tuple(failed[:k]),
                    tuple(deals[:k]), 1000.0, "M12", text="gate_failed", subject=f"{gate}, {k}/8")
            for k in range(1, len(EIGHTHS) + 1)
        ),
    ]  # fmt: skip


MEASURES = (
    Measure("honest_matches", SEARCHED, "benefit", HONEST, SEARCHES, 1000.0, "M19", True),
    Measure("matches", SEARCHED, "benefit", ("matches",), SEARCHES, 1000.0, "M19"),
    Measure("deceived", "share", "harm", ("deceived_matches",), ("matches",), 1.0, "M19"),
    Measure("filtered_honest", SEARCHED, "harm", ("filtered_honest",), SEARCHES, 1000.0, "M19"),
    Measure(
        "filtered_honest_share", "share", "harm", ("filtered_honest",), ("filtered",), 1.0, "M19"
    ),
    Measure(
        "matched_shown", LOOKED, "neutral", ("matches_shown",), ("looks_shown",), 1000.0, "M19"
    ),
    Measure("matched_silent", LOOKED, "neutral", ("matches", "-matches_shown"),
            ("looks_silent",), 1000.0, "M19"),
    Measure("waiver_reach", "share", "neutral", ("waiver_months",), ("user_months",), 1.0, "M12"),
    Measure("waived_faked", RATE, "harm", ("waived_faked",), PEOPLE, THOUSAND_YEARS, "M12"),
    Measure("faked", "share", "harm", ("faked_months",), ("user_months",), 1.0, "M12"),
)  # fmt: skip
FAMILIES = (
    *(found for gate in LEDGER_GATES for found in _of_gate(gate)),
    *(
        Measure(f"honest_matches_first_{k}", SEARCHED, "benefit", HONEST[:k], SEARCHES[:k], 1000.0,
                "M19", text="honest_first", subject=f"{k}/8")
        for k in range(1, len(EIGHTHS) + 1)
    ),
)  # fmt: skip
