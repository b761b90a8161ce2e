"""Every integer that a run adds up, in the order of the ledger's rows."""

from typing import Literal, NamedTuple

from internetplus.vocabulary.fields import (
    COUNTED_DEEDS,
    COUNTED_GATES,
    INSTITUTIONS,
    N_GRADES,
    PRACTICE_NAMES,
    SIZES,
)


class Counter(NamedTuple):
    name: str
    kind: Literal["flow", "stock"]
    unit: str
    quarterly: bool = False  # counted only in months after which the books are closed by group


def _flow(unit: str, *names: str) -> list[Counter]:
    return [Counter(name, "flow", unit) for name in names]


def _stock(unit: str, *names: str) -> list[Counter]:
    return [Counter(name, "stock", unit) for name in names]


def _quarterly(unit: str, *names: str) -> list[Counter]:
    """Stocks that take long to count."""
    return [Counter(name, "stock", unit, quarterly=True) for name in names]


TRADE_GATES = ("tender", "enterprise_loan", "market_access")
BY_SIZE = ("visited", "closed", "closed_wrongly")
"""What befalls enterprises, told apart by their size."""
LEDGER_GATES = ("home", "car_rental", "bicycle_rental", "hospital_pay_later")
"""Services whose deals are told apart by how eager the customers are to join a score."""
EIGHTHS = range(8)
"""Eighths of the adults online, the most eager first; the last one holds those offline too."""
GATE_EVENTS = ("asked", "refused", "refused_score", "wrong_refused", "waived", "default")

_ALL = (
    *_flow("active month", *(f"deed_{name}" for name in COUNTED_DEEDS)),
    *_flow("record", *(f"recorded_{name}" for name in COUNTED_DEEDS)),
    *_flow("record", *(f"order_recorded_{name}" for name in COUNTED_DEEDS)),
    *_flow("event", *(f"{event}_{gate}" for event in GATE_EVENTS for gate in COUNTED_GATES)),
    *_flow("active month", "deeds_harmful", "deeds_helpful", "deeds_lawful"),
    *_flow("1/1000 active month", "displaced", "lawful_given_up", "harmful_given_up"),
    *_flow("record", "records_true", "records_false", "records_mix_up", "records_lawful"),
    *_flow("fine", "fined", "fined_wrongly"),
    *_flow("event", "refused_essential", "children_refused", "children_refused_false"),
    *_flow("appeal", "objections", "appeals_filed", "appeals_granted", "appeals_granted_wrongly"),
    *_flow("record", "records_repaid", "records_worked_off", "records_expired", "records_dropped"),
    *_flow("record", "listed_repaid"),
    *_flow("record-month", "late_months"),
    *_flow("record", "records_annulled"),
    *_flow("event", "clipped"),
    *_flow("citizen-month", "person_months", "adult_months", "scored_months"),
    *_flow(
        "citizen-month",
        "sanction_months",
        "sanction_error",
        "sanction_lawful",
        "sanction_collateral",
        "sanction_disproportionate",
        "sanction_conform",
        "sanctioned_several",
        "wrongful_months",
        "job_denied_months",
        "unemployed_months",
    ),
    *_flow("sanction-month", "sanctions_at_once"),
    *_flow(
        "money",
        "transfer_citizens",
        "transfer_enterprises",
        "transfer_state",
        "cost_citizens",
        "cost_enterprises",
        "cost_state",
        "harm_citizens",
        "harm_enterprises",
        "harm_state",
        "service_citizens",
        "service_enterprises",
        "fines",
        "default_losses",
        "given_up_cost",
        "given_up_cost_harmful",
        "income",
        "benefits",
        "income_lost",
    ),
    *_flow("encounter", "shunned"),
    *_flow("rating", "ratings", "ratings_one", "ratings_five", "ratings_unfair"),
    *_flow("citizen-month", "alone", "alone_even", "low_months", "low_alone", "low_alone_even"),
    *(
        Counter(f"bad_day_{name}_{lag}", "flow", unit)
        for lag in (1, 6, 12)
        for name, unit in (("people", "citizen"), ("gap", "1/8192 star"), ("lowest", "citizen"))
    ),
    *_flow("money", "effort_cost"),
    *_flow("money per equivalent adult", "welfare"),
    *_stock("citizen", "citizens", "adults", "aware", "on_list", "trapped"),
    *_stock("citizen", *(f"grade_{i}" for i in range(N_GRADES))),
    *_quarterly("citizen", "regraded"),
    *_stock("citizen", "members", "members_of_several", "members_divided"),
    *_stock("membership", "memberships"),
    *_quarterly("citizen and weighting", "regrades"),
    *_stock("record", "live_records", "live_false", "pending_appeals"),
    *_stock("1/1000 setting", "settings_watched"),
    *_stock("citizen", "star_n"),
    *_stock(
        "1/64 star, 1/32 standard deviation", *(f"star_{n}" for n in ("x", "y", "xx", "yy", "xy"))
    ),
    *_stock("1/32 star", "star_lean"),
    *_flow("enterprise-month", "enterprise_months", *(f"active_{n}" for n in PRACTICE_NAMES)),
    *_flow("record", *(f"found_{n}" for n in PRACTICE_NAMES)),
    *_flow("event", "inspections", "found_wrongly"),
    *_flow("event", *(f"{event}_{gate}" for event in ("asked", "refused") for gate in TRADE_GATES)),
    *_stock("enterprise", "enterprises_listed", "enterprises_regraded"),
    *_stock("enterprise", *(f"enterprise_grade_{i}" for i in range(N_GRADES))),
    *_flow("episode", "ill", "ill_unsafe", "ill_unwarned"),
    *_flow("warning", "warned_true", "warned_wrong", "withheld_true", "withheld_wrong"),
    *_flow("spell", "unsafe_begun"),
    *_flow("event", "inspections_food", "inspections_unsafe", "contests"),
    *_flow("event", *(f"{event}_{size}" for event in BY_SIZE for size in SIZES)),
    *_flow("money", *(f"fines_{size}" for size in SIZES)),
    *_flow("score", "scores_inside", "scores_outside", "scores_moved"),
    *_flow("1/32 person-month", "custom_away", "custom_unsafe", "custom_large"),
    *_flow("deal", *(f"deals_{gate}_j{n}" for gate in LEDGER_GATES for n in EIGHTHS)),
    *_flow("deal", *(f"failed_{gate}_j{n}" for gate in LEDGER_GATES for n in EIGHTHS)),
    *_flow("money", *(f"{what}_{gate}" for what in ("losses", "profit") for gate in LEDGER_GATES)),
    *_flow("citizen-month", "waiver_months", "user_months", "faked_months"),
    *_flow("event", "fakes_bought", "fakes_caught", "waived_faked"),
    *_flow("search", *(f"searches_j{n}" for n in EIGHTHS)),
    *_flow("match", *(f"honest_matches_j{n}" for n in EIGHTHS)),
    *_flow("match", "matches", "deceived_matches", "matches_shown"),
    *_flow("act", "shows", "certificates", "appearance_found"),
    *_flow("record", "records_bought"),
    *_flow("money", "appearance_time", "appearance_paid"),
    *_flow("citizen-month", "favour_months", "favour_unearned", "sanctions_escaped"),
    *_flow("breach and community", "register_breaches"),
    *_flow("citizen", "register_lives", "register_looked_up", "register_snoops_caught"),
    *_flow("record", "register_records", "register_changed", "register_restored"),
    *_flow("record", "register_alarms"),
    *_flow("money", "register_bribes"),
    *_flow("citizen-month", "register_changed_months", "register_bought_grades"),
    *_flow("rating", "stars_bought", "stars_ringed", "stars_caught", "stars_alarmed"),
    *_flow("money", "stars_paid"),
    *_flow("identity", "identities_new"),
    *_flow("record", "records_planted", "records_covered"),
    *_flow("citizen-month", "critic_months", "critic_sanctioned"),
    *_flow("citizen", *(f"lot_{name}" for name in ("marked", "lower", "higher"))),
    *_flow("citizen-month", "lot_sanctioned", "lot_sanctioned_else"),
    *_flow("money per equivalent adult", "lot_lost"),
    *_flow("1/1000 wish", "voice_said", "voice_silenced", "voice_feared"),
    *_quarterly("adult", "polled", "approve", "approve_stated", "approve_before"),
    *_quarterly("adult", "approve_lost", "approve_won", "informed", "informed_approve"),
    *_stock("1/65536 act", "voice_now", "voice_then"),
    *_flow("1/65536 act", "said_after", "usual_after"),
    *_quarterly("1/1024 place", "held_plus", "held_unearned"),
    *_quarterly("1/1024 place", *(f"held_school_{n}" for n in range(4))),
    *_quarterly("citizen", *(f"scored_school_{n}" for n in range(4)), "score_n"),
    *_quarterly(
        "place, 1/32 standard deviation",
        *(f"score_{n}" for n in ("x", "y", "xx", "yy", "xy")),
        *(f"earned_{n}" for n in ("x", "xx", "xy")),
    ),
    *_flow(
        "rating", *(f"office_{n}" for n in ("marks", "bad", "held_back", "coerced", "paid_back"))
    ),
    *_flow("award", "awards", "awards_tied", "awards_low", "office_rounded"),
    *_stock("1/65536 of all effort", "office_effort_seen", "office_effort_unseen"),
    *_stock("1/256 standard deviation", "office_lenient", "office_service"),
    *_stock("institution", *(f"mark_n_{kind}" for kind in INSTITUTIONS)),
    *_stock("1/64 star", *(f"mark_x_{kind}" for kind in INSTITUTIONS)),
    *_stock("institution", "mark_n"),
    *_stock(
        "1/64 star, 1/32 standard deviation",
        *(f"mark_{n}" for n in ("x", "y", "xx", "yy", "xy")),
        *(f"honest_{n}" for n in ("x", "y", "xx", "yy", "xy")),
    ),
    *_flow("citizen", "moved_away", "moved_sanctioned"),
    *_flow("citizen-month", "away_months"),
    *_flow("record", "records_left_behind"),
    *_flow("look", "looks_shown", "looks_silent", "filtered", "filtered_honest"),
)

COUNTERS: tuple[Counter, ...] = tuple(sorted(_ALL, key=lambda counter: counter.kind == "stock"))
"""Flows first, then stocks."""
INDEX: dict[str, int] = {counter.name: i for i, counter in enumerate(COUNTERS)}
N_COUNTERS = len(COUNTERS)
FIRST_STOCK = sum(counter.kind == "flow" for counter in COUNTERS)
