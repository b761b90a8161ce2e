"""Why a decision fell as it did: a tree from the service down to the truth of each record.

Everything is read off the kernels: the month played up to its score, and the effects in force.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from internetplus.engine import records
from internetplus.engine.cards import grade_of
from internetplus.engine.month import SHARE
from internetplus.engine.phases.score import ALL
from internetplus.engine.replay import Desk, Moment, cleared, play
from internetplus.engine.run import copied
from internetplus.engine.tables import Fields, Scratch
from internetplus.engine.world import World
from internetplus.lives.months import OWN, entries_of, gates_of, pool_of, told, unpacked
from internetplus.schemes.subject import CompiledConsequence
from internetplus.society.state import Society
from internetplus.vocabulary.fields import COUNTED_GATES, DIMENSIONS
from internetplus.vocabulary.groups import N_CELLS

Row = dict[str, Any]
SANCTION = "sanction"
UP_TO_SCORE = SHARE + 1
"""Steps of the month after which scores stand and nothing is decided yet."""
NODE = ("deed", "practice", "month", "points", "whose")
"""What a trace tells of a record itself."""


class Judged(NamedTuple):
    """A month of one community as it stood when its decisions fell."""

    moment: Moment
    society: Society
    work: Scratch


def judged(moment: Moment) -> Judged:
    """The month played again up to its scores."""
    society = copied(moment.before)
    return Judged(moment, society, again(moment, society, moment.fields, UP_TO_SCORE).work)


def again(moment: Moment, society: Society, fields: Fields, end: int) -> Desk:
    """The first steps of a month lived again, in place."""
    blocks = int(society.people.cell.max()) // N_CELLS
    desk = cleared(blocks)
    play(moment.world, society, fields, moment.luck, moment.month, desk, end=end)
    return desk


def decisions(moment: Moment) -> list[str]:
    """What was decided against a citizen this month: services that refused, a sanction."""
    entries = entries_of(moment)
    found = [gate for gate, answer in gates_of(entries).items() if answer.startswith("refused")]
    return [*found, SANCTION] if entries.get("sanction_months") else found


def mask_of(world: World, decision: str) -> int:
    """Bits of the consequences that can bring a decision about."""
    if decision == SANCTION:
        return int(world.tables.score.bad)
    return int(world.tables.score.closes[COUNTED_GATES.index(decision)])


def bits(work: Scratch, i: int) -> int:
    """Consequences in force for somebody, their own and the household's."""
    return int(work.effects[ALL, i] | work.shared[ALL, i])


def trace(seen: Judged, i: int, decision: str) -> Row:
    """The tree under a decision; a service's own refusal has its own evidence below it."""
    moment = seen.moment
    mask, force = mask_of(moment.world, decision), bits(seen.work, i)
    because = [
        _consequence(seen, i, number, rule, part)
        for number, rule, part in rules(moment.world)
        if force & mask & (1 << number)
    ]
    answer = gates_of(entries_of(moment)).get(decision, SANCTION)
    return {
        "kind": "decision",
        "decision": decision,
        "month": moment.month,
        "answer": answer,
        "because": because or [{"kind": "evidence", "gate": decision, "because": []}],
    }


def rules(world: World) -> Iterator[tuple[int, CompiledConsequence, str]]:
    """Every consequence with its bit, and whose it is."""
    parts = [(world.order.citizen, "order"), (world.scheme.citizen, "scheme")]
    parts += [(one.rules, one.name) for one in world.scheme.registers]
    number = 0
    for subject, part in parts:
        for rule in subject.consequences if subject else ():
            yield number, rule, part
            number += 1


def _consequence(seen: Judged, i: int, number: int, rule: CompiledConsequence, part: str) -> Row:
    """A rule that met somebody, themselves or somebody at home."""
    bit = 1 << number
    work = seen.work
    whose = [i] if work.effects[ALL, i] & bit else [
        other for other in household(seen.society, i) if work.effects[ALL, other] & bit
    ]  # fmt: skip
    return {
        "kind": "consequence",
        "consequence": rule.name,
        "of": part,
        "through": "own" if whose == [i] else "household",
        "because": [row for who in whose for row in _grounds(seen, who, rule, part)],
    }


def _grounds(seen: Judged, who: int, rule: CompiledConsequence, part: str) -> list[Row]:
    """The grade and the lists for which a rule meets somebody."""
    world, found = seen.moment.world, []
    if part not in ("order", "scheme"):
        return [_register(seen, who, part)]
    marks = int(seen.work.marks[ALL, who])
    first, subject = 0, world.order.citizen
    if part != "order":
        first, subject = len(subject.lists) if subject else 0, world.scheme.citizen
    for n, one in enumerate(subject.lists if subject else ()):
        if n < len(rule.lists) and rule.lists[n] and marks & (1 << (first + n)):
            bit = 1 << (first + n)
            rows = [_record(seen, r) for r in pool_of(seen.society, who)
                    if world.tables.score.lists[int(records.deed_of(r))] & bit]  # fmt: skip
            found.append({"kind": "list", "list": one.name, "whose": who, "because": rows})
    if rule.grades.any():
        found.append(_grade(seen, who, rule, part))
    return found


def _register(seen: Judged, who: int, part: str) -> Row:
    """The score that a register beside the scheme's own keeps of somebody, and its records."""
    names = [one.name for one in seen.moment.world.scheme.registers]
    k, tables = names.index(part), seen.moment.world.tables.registers
    rows = []
    for r in pool_of(seen.society, who):
        deed, age = int(records.deed_of(r)), int(records.age_of(r, seen.moment.month))
        points = int(tables.worth[k, deed, age] * tables.takes[k, deed, int(records.source_of(r))])
        if points:
            rows.append({**_record(seen, r), "points": points / 10})
    score, base = int(seen.work.apart[k, ALL, who]) / 10, int(tables.base[k]) / 10
    below = {"kind": "score", "score": score, "base": base, "because": rows}
    return {"kind": "register", "register": part, "whose": who, "because": [below]}


def _grade(seen: Judged, who: int, rule: CompiledConsequence, part: str) -> Row:
    """The grade, the edge it misses and the score below it."""
    world = seen.moment.world
    edges = world.scheme.citizen.grade_from if part == "scheme" and world.scheme.citizen else ()
    above = next((n for n in range(len(edges)) if not rule.grades[n]), None)
    score = {
        "kind": "score",
        "score": int(seen.work.total[ALL, who]) / 10,
        "base": int(world.tables.score.base) / 10,
        "because": _factors(seen, who),
    }
    return {
        "kind": "grade",
        "grade": grade_of(world, seen.society, who),
        "whose": who,
        "below": int(edges[above]) / 10 if above else None,
        "because": [score],
    }


def _factors(seen: Judged, who: int) -> list[Row]:
    """What the score is made of: points by dimension with their records, and where it starts."""
    score, rows = seen.moment.world.tables.score, []
    held = [(int(score.dimension[int(records.deed_of(r))]), r) for r in pool_of(seen.society, who)]
    for d, name in enumerate(DIMENSIONS):
        points = int(seen.work.credits[d, who]) / 10
        below = [_record(seen, r) for own, r in held if own == d and _worth(seen, r)]
        if below:
            rows.append({"kind": "factor", "factor": name, "points": points, "because": below})
    records_sum = int(seen.work.credits[:, who].sum())
    start = int(seen.work.total[ALL, who]) - records_sum - int(score.base)
    if start:
        name = "stars" if seen.moment.world.tables.meet.rated else "start"
        rows.append({"kind": "factor", "factor": name, "points": start / 10, "because": []})
    return rows


def _worth(seen: Judged, r: np.uint32) -> int:
    age = int(records.age_of(r, seen.moment.month))
    return int(seen.moment.world.tables.score.worth[int(records.deed_of(r)), age])


def as_told(seen: Judged, r: np.uint32) -> Row:
    """A record as plain values, and whose it is."""
    row = told(seen.moment.world, *unpacked(r, seen.moment.month))
    return {**row, "points": _worth(seen, r) / 10, "whose": records.who_of(r)}


def _record(seen: Judged, r: np.uint32) -> Row:
    """A record, under it who wrote it, under that what it truly is."""
    return record_node(as_told(seen, r))


def record_node(row: Row) -> Row:
    """A record as a node of a trace: what, who wrote it, what it truly is."""
    truth = {"kind": "truth", "truth": row["truth"], "own": row["truth"] in OWN, "because": []}
    source = {"kind": "source", "source": row["source"], "because": [truth]}
    kept = {name: row[name] for name in NODE if name in row}
    return {"kind": "record", **kept, "because": [source]}


def household(society: Society, i: int) -> range:
    """Rows of those who live together with somebody, themselves included."""
    home = int(society.people.home[0, i])
    first = i - (home & 7)
    return range(first, first + ((home >> 3) & 7))
