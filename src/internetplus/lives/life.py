"""One life: the card, the months, why decisions fell, and the same citizen in the other arms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from internetplus.engine.cards import citizen_card
from internetplus.engine.replay import Moment
from internetplus.engine.run import seed_of
from internetplus.experiments.plan import Arm
from internetplus.lives.months import lived, month_of
from internetplus.lives.opened import Folder, Opened, opened
from internetplus.lives.turned import turned
from internetplus.lives.why import SANCTION, decisions, judged, trace
from internetplus.vocabulary.fields import COMMUNITY

SCHEMA = "internetplus-life/1"
"""Shape of what is told; raised when a key changes its meaning."""
TRACED = 6
"""Decisions that are traced: the first of each kind, then the latest."""
Row = dict[str, Any]


def life(folder: Folder, citizen: int, scheme: str | None = None, draw: int = 0) -> Row:
    """Everything the lab knows of one citizen in one draw, as plain values.

    `scheme`: the arm whose months are told, the first scheme of the run if none is given; the other
    arms are told by where they part from it.
    """
    run = opened(folder, draw)
    return of(run, citizen, run.arm(scheme), run.arms)


def of(run: Opened, citizen: int, arm: Arm, arms: Sequence[Arm]) -> Row:
    """The same for a run that is open; `arms`: those that are told beside it."""
    community, i = run.place("citizen", citizen, COMMUNITY)
    told = run.told(tuple(dict.fromkeys((arm, *arms))), community, (i,))
    mine = told[arm.name]
    months = {name: [month_of(one, i) for one in moments] for name, moments in told.items()}
    found, last = decided(mine), mine[-1]
    return {
        "schema": SCHEMA,
        "kind": "citizen",
        "number": citizen,
        "community": community,
        "draw": run.job.draw,
        "scheme": arm.name,
        "against": arm.against,
        "card": citizen_card(last.world, last.after, seed_of(last.world, last.luck), 0, i),
        "months": months[arm.name],
        "decisions": len(found),
        "why": [why(moment, i, name) for moment, name in chosen(found)],
        "twins": [
            apart(months[arm.name], other, name)
            for name, other in sorted(months.items(), key=lambda pair: pair[0] != arm.against)
            if name != arm.name
        ],
    }


def decided(months: list[Moment]) -> list[tuple[Moment, str]]:
    """Refusals, and sanctions in the month in which they begin."""
    found: list[tuple[Moment, str]] = []
    under = False
    for moment in months:
        names = decisions(moment)
        found += [(moment, name) for name in names if name != SANCTION or not under]
        under = SANCTION in names
    return found


def chosen(found: list[tuple[Moment, str]]) -> list[tuple[Moment, str]]:
    """The first decision of each kind, then the latest, in the order of time."""
    first = {name: n for n, (_, name) in reversed(list(enumerate(found)))}
    places = list(first.values())[:TRACED]
    latest = [n for n in range(len(found) - 1, -1, -1) if n not in places]
    return [found[n] for n in sorted([*places, *latest[: TRACED - len(places)]])]


def why(moment: Moment, i: int, decision: str) -> Row:
    """The tree under a decision, and what would have had to differ."""
    seen = judged(moment)
    return {**trace(seen, i, decision), "would_have_turned": turned(seen, i, decision)}


def apart(mine: list[Row], other: list[Row], name: str) -> Row:
    """The same citizen in another arm: what both have by the end, and where the two lives part."""
    parted: Row = {"month": None, "differ": {}, "before": []}
    for n, (first, second) in enumerate(zip(mine, other, strict=True)):
        here, there = (lived(one["entries"]) for one in (first, second))
        if here != there:
            names = sorted({*here, *there})
            pairs = {one: [here.get(one, 0), there.get(one, 0)] for one in names}
            differ = {one: pair for one, pair in pairs.items() if pair[0] != pair[1]}
            parted = {"month": first["month"], "differ": differ, "before": _known(mine, other, n)}
            break
    return {"against": name, **parted, "whole": [_whole(mine), _whole(other)]}


def _known(mine: list[Row], other: list[Row], n: int) -> list[Row]:
    """Records, grades and sanctions in which the arms differed before the lives did."""
    found: list[Row] = []
    for first, second in zip(mine[: n + 1], other[: n + 1], strict=True):
        for key in ("recorded", "grade", "sanction"):
            told = (first[key] is not None and second[key] is not None) or key == "sanction"
            if told and first[key] != second[key]:
                pair = [first[key], second[key]]
                found.append({"month": first["month"], "what": key, "values": pair})
    return found[-3:]


def _whole(months: list[Row]) -> Row:
    """A life's sums."""
    answers = [answer for month in months for answer in month["gates"].values()]
    return {
        "welfare": sum(month["welfare"] for month in months),
        "records": sum(len(month["recorded"]) for month in months),
        "sanction_months": sum(month["sanction"] is not None for month in months),
        "refused": sum(answer.startswith("refused") for answer in answers),
        "grade": months[-1]["grade"],
        "score": months[-1]["score"],
    }
