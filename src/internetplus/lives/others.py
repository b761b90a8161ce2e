"""The lives of enterprises and institutions: their card, and their months read off the state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from internetplus.engine import records
from internetplus.engine.cards import enterprise_card, grade_again
from internetplus.engine.replay import Moment
from internetplus.engine.run import copied, seed_of
from internetplus.lives import offices
from internetplus.lives.life import SCHEMA
from internetplus.lives.opened import Folder, Opened, opened
from internetplus.lives.why import record_node
from internetplus.vocabulary.fields import (
    ENTERPRISES,
    N_INSTITUTIONS,
    PRACTICE_NAMES,
    SIZES,
    TRUTHS,
)

Row = dict[str, Any]
WARNING, CUSTOMER = 256, 32
"""Units of the state: a warning's heat, a customer."""


class Kind(NamedTuple):
    """How the subjects of a kind are told; each function takes their row in the community."""

    name: str
    each: int  # in a community
    card: Callable[[Moment, int], Row]
    month: Callable[[Moment, int], Row]
    why: Callable[[Sequence[Moment], int, Row], list[Row]]  # from all its months


def enterprise(folder: Folder, number: int, scheme: str | None = None, draw: int = 0) -> Row:
    """Everything the lab knows of one enterprise in one draw; see `life`."""
    return _told(opened(folder, draw), ENTERPRISE, number, scheme)


def institution(folder: Folder, number: int, scheme: str | None = None, draw: int = 0) -> Row:
    """Everything the lab knows of one institution in one draw; see `life`."""
    return _told(opened(folder, draw), INSTITUTION, number, scheme)


def _told(run: Opened, kind: Kind, number: int, scheme: str | None) -> Row:
    """A subject's card, months, reasons and twins."""
    arm = run.arm(scheme)
    community, row = run.place(kind.name, number, kind.each)
    lived = {one.name: run.lived(one, community) for one in run.arms}
    months = {name: [kind.month(one, row) for one in moments] for name, moments in lived.items()}
    last = lived[arm.name][-1]
    card = kind.card(last, row)
    return {
        "schema": SCHEMA, "kind": kind.name, "number": number, "draw": run.job.draw,
        "scheme": arm.name, "against": arm.against, "card": card, "months": months[arm.name],
        "why": kind.why(lived[arm.name], row, card), "twins": _twins(arm.name, months),
    }  # fmt: skip


def _trade_card(last: Moment, e: int) -> Row:
    """An enterprise's card, and its size."""
    card = enterprise_card(last.world, last.after, 0, e)
    return {**card, "size": SIZES[int(last.after.people.size[0, e])]}


def _trade(moment: Moment, e: int) -> Row:
    """A month of an enterprise."""
    state, grade = moment.after.state, int(moment.after.state.standing[0, e]) >> 5
    going = int(state.practices[0, e])
    names = moment.world.enterprise_grades
    return {
        "month": moment.month,
        "going_on": [name for p, name in enumerate(PRACTICE_NAMES) if going >> p & 1],
        "recorded": _found(moment, e),
        "grade": names[grade] if grade < len(names) else None,
        "listed": bool(state.listed[0, e]),
        "closed": int(state.closed[0, e]),
        "warnings": int(state.heat[0, e]) / WARNING,
        "customers": int(state.custom[0, e]) / CUSTOMER,
        "hygiene": int(state.violations[0, e]),
    }


def _found(moment: Moment, e: int) -> list[Row]:
    """What inspectors wrote down this month."""
    pool = moment.after.pool
    rows = []
    for r in records.of_subject(pool.trade[0, : pool.trade_count[0]], e):
        if records.age_of(r, moment.month) == 0:
            name, truth = PRACTICE_NAMES[records.deed_of(r)], TRUTHS[records.truth_of(r)]
            rows.append({"practice": name, "truth": truth, "source": "inspectors"})
    return rows


def _why(lived: Sequence[Moment], e: int, card: Row) -> list[Row]:
    """For each closed door, the records behind it, and the one without which it would be open."""
    last = lived[-1]
    if not card["doors_closed"]:
        return []
    pool = last.after.pool
    held = [n for n in range(pool.trade_count[0]) if records.who_of(pool.trade[0, n]) == e]
    closed = {n: _closed(last, e, n) for n in held}
    because = [record_node(row) for row in card["reasons"]]
    rows = []
    for door in card["doors_closed"]:
        without = next((n for n in held if door not in closed[n]), None)
        found = None if without is None else TRUTHS[records.truth_of(pool.trade[0, without])]
        power = "error" if found == "false" else "own_act" if found else "several_records"
        row = {"kind": "decision", "decision": door, "month": last.month}
        row |= {"answer": "refused_score", "because": because}
        rows.append({**row, "would_have_turned": {"power": power}})
    return rows


def _closed(last: Moment, e: int, without: int) -> list[str]:
    """Doors closed to an enterprise, graded again without one record."""
    society = copied(last.after)
    pool = society.pool
    many = int(pool.trade_count[0])
    pool.trade[0, without : many - 1] = pool.trade[0, without + 1 : many]
    pool.trade_count[0] = many - 1
    grade_again(last.world, society, seed_of(last.world, last.luck), last.month)
    return list(enterprise_card(last.world, society, 0, e)["doors_closed"])


def _twins(name: str, months: dict[str, list[Row]]) -> list[Row]:
    """Where the same subject parts in the other arms."""
    rows = []
    for other, theirs in months.items():
        if other != name:
            pairs = zip(months[name], theirs, strict=True)
            mine, that = next(((a, b) for a, b in pairs if a != b), ({}, {}))
            differ = {key: [mine[key], that[key]] for key in mine if mine[key] != that[key]}
            rows.append({"against": other, "month": mine.get("month"), "differ": differ})
    return rows


ENTERPRISE = Kind("enterprise", ENTERPRISES, _trade_card, _trade, _why)
INSTITUTION = Kind("institution", N_INSTITUTIONS, offices.card, offices.month, offices.why)
