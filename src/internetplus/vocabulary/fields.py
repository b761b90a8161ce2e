"""The fixed words of the model: settings, dimensions, sources, deeds, gates, flags, truths.

Numbers are addresses of luck and of stored records: they are never changed or used again.
"""

SETTINGS = ("home", "work", "money", "street", "online", "health", "school", "civic")
DIMENSIONS = ("political", "commercial", "social", "legal")
SOURCES = (
    "court",
    "tax",
    "employer",
    "bank",
    "e_commerce",
    "social_network",
    "smartphone",
    "cameras",
    "inspectors",
    "utilities",
    "crowd",
)
FLAGS = (
    "driver",
    "renter",
    "head",
    "borrower",
    "self_employed",
    "student",
    "online",
    "official",
    "parent",
    "employed",
    "urban",
    "migrant",
    "credit_history",
)
"""What a citizen is, a bit each in this order; *adult* is a matter of age, not a flag."""

ATTRIBUTES = (
    "credit_history",
    "income",
    "schooling",
    "age",
    "employment",
    "online",
    "use",
)
"""What a score may start from; `use` is how eager somebody was to join the operator's app."""

TRUTHS = ("harmful", "lawful", "helpful", "false", "mix_up", "planted", "bought", "stock")
"""What a record truly is: own harmful, lawful or helpful act; nobody's; another's; …"""

PROCEDURES = ("fresh", "pending", "rejected", "objected", "repaid", "accepted", "erased", "late")
"""Not contested yet, appealed, appeal lost, suspended by an objection, debt repaid, let be, taken
out of the register for pay: the lab knows it, the register does not; annulled and not passed on."""

N_DEEDS = 64
OWN_DEEDS = 48
"""Deeds, and the first number of those that schemes define themselves."""
N_PRACTICES = 16
N_CITIZEN_GATES = 24
OWN_GATES = 20
"""Places for gates of citizens: 0 to 15, and from 20 on those that schemes define; 16 to 18 are the
gates of enterprises, whose events are counted apart."""
N_GATES = N_CITIZEN_GATES
N_SETTINGS = 12
N_SOURCES = 16
"""Places for settings and sources; those behind the named ones are for schemes to define."""
N_SOURCES_PER_DEED = 4
N_LISTS = 8
N_CONSEQUENCES = 24
N_GRADES = 8
N_REGISTERS = 8
"""Registers of a scheme that keep a score of their own."""

COMMUNITY = 1024
"""Citizens of a community."""
MOST_AT_HOME = 6
"""Members of the largest households."""
ENTERPRISES = 64
"""Enterprises of a community."""
SIZES = ("sole", "small", "large")
FOOD_EVERY, FIRST_FOOD = 4, 3
"""Every fourth enterprise of a community sells food: 12 sole traders, 3 small ones, a large one."""
CUSTOM = 32_768
"""Custom of a community's food enterprises together: 32 to a citizen."""
REGION = 32
"""Communities that a region has at least."""
MONEY = 100_000
"""Units of money in a median monthly income."""
OCTAVE = 1024
"""Steps of a hazard's base-2 logarithm in one doubling."""

INSTITUTIONS = ("municipality", "school", "hospital", "shop")
N_INSTITUTIONS = len(INSTITUTIONS)
"""One of each kind in a community."""

GATE_NAMES = (
    "job",
    "loan",
    "home",
    "first_class_travel",
    "luxury_hotel",
    "best_school",
    "car_rental",
    "bicycle_rental",
    "hospital_pay_later",
    "promotion",
    "relief",
    "licence",
    "visa",
    "fast_train",
    "dating_match",
    "priority_queue",
)
DEED_NAMES = (
    "red_light",
    "speeding",
    "drunk_driving",
    "unpaid_rent",
    "late_utility_bill",
    "loan_arrears",
    "court_default",
    "private_loan_breach",
    "guarantee_breach",
    "commercial_fraud",
    "selling_fakes",
    "illegal_fundraising",
    "tax_evasion",
    "fare_dodging",
    "energy_theft",
    "utility_damage",
    "exam_cheating",
    "false_documents",
    "littering",
    "neighbour_dispute",
    "parent_neglect",
    "family_planning_breach",
    "cult_activity",
    "criticism",
    "petition",
    "warning_unsafe_food",
    "rumour",
    "long_gaming",
    "volunteering",
    "donation",
    "helping_stranger",
    "blood_donation",
    "heroic_act",
    "award",
    "contract_breach",
    "party_warning",
    "disruptive_protest",
    "smoking_ban_breach",
)
PRACTICE_NAMES = (
    "poisoned_food",
    "false_labelling",
    "wage_arrears",
    "fake_goods",
    "unpaid_supplier",
    "tax_fraud",
    "pollution",
    "unsafe_workplace",
    "false_advertising",
    "data_misuse",
)


def _counted(names: tuple[str, ...], own: int, places: int, kind: str) -> tuple[str, ...]:
    """A name for every place: the named ones, those left free, those that schemes define."""
    free = tuple(f"free_{kind}_{n}" for n in range(len(names), own))
    return (*names, *free, *(f"own_{kind}_{n}" for n in range(1, places - own + 1)))


COUNTED_DEEDS = _counted(DEED_NAMES, OWN_DEEDS, N_DEEDS, "deed")
COUNTED_GATES = _counted(GATE_NAMES, OWN_GATES, N_CITIZEN_GATES, "gate")
"""Names under which deeds and gates are counted, by number."""
