"""A citizen's months: what the ledger booked on them alone, and what became of their records."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.engine import records
from internetplus.engine.cards import grade_of
from internetplus.engine.replay import Moment
from internetplus.engine.world import World
from internetplus.society.state import Society
from internetplus.vocabulary.counters import COUNTERS, FIRST_STOCK, GATE_EVENTS
from internetplus.vocabulary.fields import COUNTED_DEEDS, COUNTED_GATES, DIMENSIONS, MONEY, TRUTHS

Row = dict[str, Any]
WHO = np.uint32(1023)
STAR = 8192
OWN = ("harmful", "lawful", "helpful", "stock")
"""Truths of records that tell of one's own act."""
CLASSES = ("error", "lawful", "collateral", "disproportionate", "conform")
PROCEDURE = ("objections", "appeals_filed", "appeals_granted", "appeals_granted_wrongly",
             "records_repaid", "records_worked_off", "records_expired",
             "listed_repaid", "late_months", "records_covered")  # fmt: skip
STARS = ("ratings", "ratings_one", "ratings_five", "ratings_unfair", "alone", "shunned",
         "stars_bought", "stars_ringed", "stars_caught", "identities_new")  # fmt: skip
FLOWS = ("income", "benefits", "income_lost", "fines", "transfer_citizens", "cost_citizens",
         "service_citizens", "harm_citizens", "effort_cost", "appearance_paid",
         "given_up_cost")  # fmt: skip
"""Money flows that are told of one citizen; one may be part of another (docs/measures.md)."""


def month_of(moment: Moment, i: int) -> Row:
    """One month of citizen `i`, who is followed."""
    entries, scored = entries_of(moment), bool(moment.world.tables.score.scored)
    total = int(moment.total[i])
    new, gone = (changed(moment, i, new=which) for which in (True, False))
    return {
        "month": moment.month,
        "score": total / 10 if scored else None,
        "credits": credits_of(moment, i) if scored else {},
        "grade": grade_of(moment.world, moment.after, i),
        "deeds": _named(entries, "deed_"),
        "recorded": new,
        "missed": _missed(entries),
        "gone": gone,
        "gates": gates_of(entries),
        "sanction": next((n for n in CLASSES if entries.get(f"sanction_{n}")), None),
        "procedure": {name: entries[name] for name in PROCEDURE if name in entries},
        "stars": stars_of(moment, i),
        "ratings": {name: entries[name] for name in STARS if name in entries},
        "money": {name: entries[name] / MONEY for name in FLOWS if name in entries},
        "welfare": entries.get("welfare", 0) / MONEY,
        "entries": entries,
    }


def entries_of(moment: Moment) -> dict[str, int]:
    """Flows of the month that were booked on the one who is followed, by the counter's name."""
    own = moment.booked[0, :FIRST_STOCK]
    return {COUNTERS[n].name: int(own[n]) for n in own.nonzero()[0]}


def credits_of(moment: Moment, i: int) -> dict[str, float]:
    """Points of the month by dimension."""
    found = moment.credits[:, i]
    return {name: int(found[d]) / 10 for d, name in enumerate(DIMENSIONS)}


def gates_of(entries: dict[str, int]) -> dict[str, str]:
    """Services asked this month and their answer."""
    told = {}
    for gate in COUNTED_GATES:
        seen = {event for event in GATE_EVENTS if entries.get(f"{event}_{gate}")}
        if "asked" not in seen:
            continue
        answer = "refused_score" if "refused_score" in seen else "refused"
        answer = answer if "refused" in seen else "waived" if "waived" in seen else "granted"
        told[gate] = f"{answer}_wrongly" if "wrong_refused" in seen else answer
        told[gate] = "default" if "default" in seen else told[gate]
    return told


def _named(entries: dict[str, int], start: str) -> dict[str, int]:
    return {name.removeprefix(start): n for name, n in entries.items() if name.startswith(start)}


def _missed(entries: dict[str, int]) -> dict[str, int]:
    """Deeds of the month that no source wrote down, not even late or on somebody else."""
    recorded = _named(entries, "recorded_")
    deeds = _named(entries, "deed_")
    left = {name: n - recorded.get(name, 0) for name, n in deeds.items()}
    return {name: n for name, n in left.items() if n > 0}


def stars_of(moment: Moment, i: int) -> float | None:
    """Mean of the stars got, where there are any."""
    state = moment.after.state
    return float(state.stars[0, i]) / STAR if state.rated.size and state.rated[0, i] else None


def held(society: Society, i: int, month: int) -> Counter[tuple[int, int, int, int]]:
    """A citizen's live records, unpacked."""
    return Counter(unpacked(r, month) for r in pool_of(society, i))


def unpacked(r: np.uint32, month: int) -> tuple[int, int, int, int]:
    """Deed, month of writing, truth and source of a record that is live in a month."""
    written = month - int(records.age_of(r, month))
    return (
        int(records.deed_of(r)), written, int(records.truth_of(r)), int(records.source_of(r))
    )  # fmt: skip


def pool_of(society: Society, i: int) -> NDArray[np.uint32]:
    """A citizen's live records, packed."""
    pool = society.pool.record[0, : society.pool.count[0]]
    return np.asarray(pool[(pool & WHO) == i])


def changed(moment: Moment, i: int, *, new: bool) -> list[Row]:
    """Records that came this month, or that went."""
    before, after = (held(one, i, moment.month) for one in (moment.before, moment.after))
    found = after - before if new else before - after
    return [told(moment.world, *key) for key in sorted(found.elements())]


def told(world: World, deed: int, month: int, truth: int, source: int) -> Row:
    """A record as plain values."""
    return {
        "deed": COUNTED_DEEDS[deed],
        "month": month,
        "source": world.writers[deed][source],
        "truth": TRUTHS[truth],
    }


PAPER = ("recorded_", "order_recorded_", "records_", "settings_", "scores_", "scored_", "held_",
         "register_", "harm_", "welfare", "office_", "alone", "low_", "ratings", "bad_day_",
         "displaced", "given_up", "harmful_given_up", "lawful_given_up", "favour_", "user_",
         "waiver_", "faked_")  # fmt: skip
"""Entries that tell of paper, of what all share or of what was likely: no life parts there."""


def lived(entries: dict[str, int]) -> dict[str, int]:
    """What of a month's entries is a citizen's own life."""
    return {name: value for name, value in entries.items() if not name.startswith(PAPER)}
