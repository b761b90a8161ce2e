"""The lives of rated institutions: card, months, and why they got an award or none.

What a month booked on one institution is read off the month lived again with no other one rated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from internetplus.engine.month import MEET
from internetplus.engine.phases.serve import (
    AWARDS,
    AWARDS_TIED,
    COERCED,
    COUNT,
    HELD_BACK,
    HONEST_COUNT,
    HONEST_SUM,
    KNOWN,
    PAID_BACK,
    PRESSED,
    ROUNDED,
    STEP_BITS,
    SUM,
    TRUE_KNOWN,
    at,
    mark_of,
    traits,
)
from internetplus.engine.replay import Ints, Moment
from internetplus.engine.run import copied, luck_at, seed_of
from internetplus.engine.tables.serve import Serve
from internetplus.lives.months import STAR
from internetplus.lives.why import again
from internetplus.vocabulary.fields import INSTITUTIONS

Row = dict[str, Any]
SD, RATING = 256, 1024
"""Units of the tables: a standard deviation, a rating."""
BOOKED_SD = SD >> 3
"""The ledger books work in eighths of them."""
UP_TO_AWARDS = MEET + 1
"""Steps of the month after which institutions are rated and awards given."""
AWARD = "award"
FEARED = {"held_back": HELD_BACK, "coerced": COERCED, "paid_back": PAID_BACK}


def card(last: Moment, kind: int) -> Row:
    """What is shown of an institution, and what it is."""
    seen, unseen, charm, heed, tied = _traits(last, kind)
    return {
        "what": INSTITUTIONS[kind],
        "stars": month(last, kind)["stars"],
        "seen_work": seen / SD,
        "unseen_work": unseen / SD,
        "charm": charm / SD,
        "heeds_marks": heed / 256,
        "has_friends_above": bool(tied),
    }


def month(moment: Moment, kind: int) -> Row:
    """A month of an institution; no stars where nobody rates it."""
    rules, row = moment.world.tables.serve, moment.after.state.office[0, kind]
    rated = bool(rules.on and rules.rated[kind])
    return {
        "month": moment.month,
        "stars": _mark(rules, row[SUM], row[COUNT]) if rated else None,
        "honest_stars": _mark(rules, row[HONEST_SUM], row[HONEST_COUNT]) if rated else None,
        "ratings": int(row[COUNT]) / RATING,
        "pressure": int(row[PRESSED]) / (1 << STEP_BITS),
    }


def why(lived: Sequence[Moment], kind: int, _: Row) -> list[Row]:
    """The months in which an award was given, and the last one, each with what is behind it."""
    rules = lived[-1].world.tables.serve
    if not (rules.on and rules.rated[kind]):
        return []
    judged = [(one, booked(one, kind)) for one in lived]
    return [
        _award(one, kind, entries) for one, entries in judged if entries[AWARDS] or one is lived[-1]
    ]


def booked(moment: Moment, kind: int) -> Ints:
    """What the ledger booked on one institution in a month [counters]."""
    serve = moment.world.tables.serve
    alone = np.where(np.arange(serve.rated.size) == kind, serve.rated, 0).astype(serve.rated.dtype)
    tables = moment.world.tables._replace(serve=serve._replace(rated=alone))
    world = replace(moment.world, tables=tables)
    desk = again(moment._replace(world=world), copied(moment.before), moment.fields, UP_TO_AWARDS)
    return np.asarray(desk.ledger.sum(axis=1))


def _award(moment: Moment, kind: int, entries: Ints) -> Row:
    """The decision on an award: its answer, the mark behind it, what would have turned it."""
    rules, row = moment.world.tables.serve, moment.after.state.office[0, kind]
    rounded = bool(entries[ROUNDED])
    shown = mark_of(rules, int(row[SUM]), int(row[COUNT])) >= rules.claim
    honest = mark_of(rules, int(row[HONEST_SUM]), int(row[HONEST_COUNT])) >= rules.claim
    answer = "award_no_claim"
    if entries[AWARDS_TIED]:
        answer = "award_friends"
    elif entries[AWARDS]:
        answer = "award_claim"
    elif shown or rounded:
        answer = "award_unlucky"
    return {
        "kind": "decision",
        "decision": AWARD,
        "month": moment.month,
        "answer": answer,
        "because": [_mark_node(moment, kind, entries, rounded=rounded)],
        "would_have_turned": _turned(answer, honest=honest, rounded=rounded),
    }


def _turned(answer: str, *, honest: bool, rounded: bool) -> Row:
    """What else would have had to be, and with whom it lay."""
    if answer == "award_friends":
        return {"with": "no_friends", "power": "friends"}
    if answer == "award_unlucky":
        return {"with": "an_award", "power": "awards"}
    if honest == (answer == "award_claim"):
        return {"power": "work"}
    if rounded:
        return {"with": "no_rounding", "power": "raters"}
    return {"with": "honest_marks", "power": "raters"}


def _mark_node(moment: Moment, kind: int, entries: Ints, *, rounded: bool) -> Row:
    """The mark and the edge it is held against; below it the ratings, and what all begin with."""
    rules = moment.world.tables.serve
    row = moment.after.state.office[0, kind]
    ratings = {
        "kind": "ratings",
        "ratings": int(row[COUNT]) / RATING,
        "stars": int(row[SUM]) / max(int(row[COUNT]), 1),
        "because": _met(moment, kind, entries),
    }
    start = {
        "kind": "beginning",
        "ratings": rules.prior / RATING,
        "stars": rules.centre / STAR,
        "because": [],
    }
    return {
        "kind": "rounded" if rounded else "mark",
        "stars": _mark(rules, row[SUM], row[COUNT]),
        "claim": rules.claim / STAR,
        "because": [ratings, start],
    }


def _met(moment: Moment, kind: int, entries: Ints) -> list[Row]:
    """What raters met, what they kept back this month, and what the work truly is."""
    rules, pressed = moment.world.tables.serve, int(moment.after.state.office[0, kind, PRESSED])
    seen, _, charm, _, _ = _traits(moment, kind)
    met = {"seen": seen, "charm": charm, "effort": at(rules.up, pressed),
           "lenient": at(rules.lenient, pressed)}  # fmt: skip
    rows = [
        {"kind": "met", "met": name, "sd": int(value) / SD, "because": []}
        for name, value in met.items()
    ]
    feared = {name: int(entries[counter]) for name, counter in FEARED.items()}
    if any(feared.values()):
        rows.append({"kind": "fear", **feared, "because": []})
    quality = {
        "kind": "quality",
        "sd": int(entries[KNOWN + 2]) / BOOKED_SD,
        "without": int(entries[TRUE_KNOWN + 1]) / BOOKED_SD,
        "because": [],
    }
    return [*rows, quality]


def _traits(moment: Moment, kind: int) -> tuple[int, int, int, int, int]:
    """Seen and unseen work, charm, heed, friends above."""
    world = moment.world
    luck = luck_at(world, 0, seed_of(world, moment.luck), moment.month)
    return traits(world.tables.serve, luck, kind)


def _mark(rules: Serve, total: int, count: int) -> float:
    return float(mark_of(rules, int(total), int(count))) / STAR
