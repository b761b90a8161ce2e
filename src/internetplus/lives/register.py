"""The register as its operator would see it, recomputed; beside it what only the lab knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from internetplus.engine.cards import card_of, enterprise_card, judged
from internetplus.engine.replay import Moment
from internetplus.engine.run import seed_of
from internetplus.errors import UsageError
from internetplus.lives.months import OWN
from internetplus.lives.opened import Folder, opened
from internetplus.scenario import unknown
from internetplus.society.build import ADULT
from internetplus.vocabulary.fields import ENTERPRISES

Row = dict[str, Any]
KINDS = ("citizen", "enterprise")
SORTS = ("score", "records", "number")
READ = 16
"""Communities that are recomputed unless more are asked for."""


@dataclass(frozen=True)
class Asked:
    """What of the register is wanted; `UsageError` for words that do not exist."""

    scheme: str | None = None  # arm of the run; its first scheme if none is given
    kind: str = "citizen"
    grade: str | None = None
    sort: str = "score"
    limit: int = 20
    truth: bool = False  # add what no operator can know

    def __post_init__(self) -> None:
        for key, word, allowed in (("kind", self.kind, KINDS), ("sort", self.sort, SORTS)):
            if word not in allowed:
                raise UsageError(unknown(f"lives.no_{key}", word, allowed))


def register(
    folder: Folder, asked: Asked | None = None, draw: int = 0, communities: int = READ
) -> Row:
    """Rows of the register at the end of a run, lowest score first, and how many were read.

    `communities`: how many are recomputed, spread evenly over the society.
    """
    asked = asked or Asked()
    run = opened(folder, draw)
    arm = run.arm(asked.scheme)
    world = run.world(arm.scenario)
    names = world.grades if asked.kind == "citizen" else world.enterprise_grades
    if asked.grade is not None and asked.grade not in names:
        raise UsageError(unknown("lives.no_grade", asked.grade, names))
    read = run.spread(communities)
    rows: list[Row] = []
    for community in read:
        rows += _rows(run.lived(arm, community)[-1], community, asked.kind, asked.truth)
    found = [row for row in rows if asked.grade is None or row["grade"] == asked.grade]
    found.sort(key=lambda row: _place(row, asked.sort))
    return {
        "scheme": arm.name, "kind": asked.kind, "draw": draw, "month": arm.scenario.months,
        "communities": run.communities, "read": len(read), "subjects": len(found),
        "rows": found[: asked.limit],
    }  # fmt: skip


def _place(row: Row, sort: str) -> tuple[float, int]:
    if sort == "score":
        return (float("inf") if row["score"] is None else row["score"], row["number"])
    return (-row["records"] if sort == "records" else 0, row["number"])


def _rows(last: Moment, community: int, kind: str, truth: bool) -> list[Row]:
    """The subjects of one community whom the register holds: the scored, and those with records."""
    society, world = last.after, last.world
    if kind == "enterprise":
        cards = [enterprise_card(world, society, 0, e) for e in range(ENTERPRISES)]
    else:
        judgment = judged(world, society, seed_of(world, last.luck), 0)
        adults = (society.people.age[0] >= ADULT).nonzero()[0]
        cards = [card_of(world, judgment, community, int(i)) for i in adults]
    return [_row(card, truth) for card in cards if card["grade"] or card["records"]]


def _row(card: Row, truth: bool) -> Row:
    row = {
        "number": card["number"],
        "score": card["score"],
        "grade": card["grade"],
        **card["credits"],
        "lists": card.get("lists", []),
        "doors_closed": card["doors_closed"],
        "records": len(card["records"]),
    }
    if truth:
        wrong = [one for one in card["records"] if one["truth"] not in OWN]
        row |= {"wrong_records": len(wrong)}
        row |= {"honesty": card["about"]["honesty"]} if "about" in card else {}
        row |= {"going_on": card["going_on"]} if "going_on" in card else {}
    return row
