"""Lives found by a stated rule, so that nobody picks them by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.engine import records
from internetplus.engine.replay import Moment
from internetplus.errors import UsageError
from internetplus.experiments.plan import Arm
from internetplus.lives.months import pool_of
from internetplus.lives.opened import Folder, Opened, opened
from internetplus.scenario import unknown
from internetplus.society.build import ADULT
from internetplus.society.state import STATUS_SANCTIONED
from internetplus.vocabulary.fields import COMMUNITY, FLAGS
from internetplus.vocabulary.groups import FAMILIES, GROUPS, N_CELLS, membership

READ = 4
"""Communities among which is looked, spread evenly over the society."""
Floats = NDArray[np.float64]
Worth = Callable[[Moment], Floats]
Ends = dict[int, Moment]


def _typical(last: Moment) -> Floats:
    """Nearness of welfare since month 0 to that of the middle one."""
    welfare = _welfare(last)
    return np.asarray(-np.abs(welfare - np.median(welfare[_adults(last)])))


def _wrongful(last: Moment) -> Floats:
    """False records, entries of others' acts and planted ones of those who are sanctioned."""
    wrong = np.full(COMMUNITY, -np.inf)
    sanctioned = (last.after.state.status[0] & STATUS_SANCTIONED) != 0
    for i in sanctioned.nonzero()[0]:
        truths = [int(records.truth_of(r)) for r in pool_of(last.after, int(i))]
        many = sum(truth in (records.FALSE, records.MIX_UP, records.PLANTED) for truth in truths)
        wrong[i] = many or -np.inf
    return wrong


def _lowest(last: Moment) -> Floats:
    """Lowness of the score, or months of sanctions in a row where there is none."""
    if last.world.tables.score.scored:
        return np.asarray(-last.total.astype(np.float64))
    return np.asarray(last.after.state.burden[0].astype(np.float64))


def _highest(last: Moment) -> Floats:
    return -_lowest(last)


def _loser(last: Moment) -> Floats:
    """What was lost since month 0."""
    return -_welfare(last)


def _winner(last: Moment) -> Floats:
    return _welfare(last)


def _trapped(last: Moment) -> Floats:
    """Sanction-months in a row."""
    burden = last.after.state.burden[0].astype(np.float64)
    return np.where(burden > 0, burden, -np.inf)


RULES: dict[str, Worth] = {
    "typical": _typical, "wrongful": _wrongful, "lowest": _lowest, "highest": _highest,
    "loser": _loser, "winner": _winner, "trapped": _trapped,
}  # fmt: skip


def _welfare(last: Moment) -> Floats:
    return np.asarray(last.after.state.welfare[0], np.float64)


def _adults(last: Moment) -> NDArray[np.bool_]:
    return np.asarray(last.after.people.age[0] >= ADULT)


def find(
    folder: Folder,
    rule: str,
    scheme: str | None = None,
    draw: int = 0,
    among: str | None = None,
    read: int = READ,
) -> dict[str, Any]:
    """The adult whom a rule picks, the first of equals; none if it fits nobody among those read.

    `among`: a group by its name or a flag of the vocabulary, such as `q1`, `critical`, `renter`.
    Raises `UsageError` for a rule or group that does not exist.
    """
    if rule not in RULES:
        raise UsageError(unknown("lives.no_rule", rule, tuple(RULES)))
    run = opened(folder, draw)
    arm = run.arm(scheme)
    return {**picked(ends(run, arm, read), rule, among), "scheme": arm.name}


def ends(run: Opened, arm: Arm, read: int = READ) -> Ends:
    """The last month of communities spread evenly over the society."""
    return {community: run.lived(arm, community)[-1] for community in run.spread(read)}


def picked(last_months: Ends, rule: str, among: str | None = None) -> dict[str, Any]:
    """The same among communities that are read already."""
    best: tuple[float, int] | None = None
    for community, last in last_months.items():
        worth = np.where(_adults(last) & _among(last, among), RULES[rule](last), -np.inf)
        i = int(worth.argmax())
        if worth[i] > -np.inf and (best is None or worth[i] > best[0]):
            best = (float(worth[i]), community * COMMUNITY + i)
    told = {"rule": rule, "among": among, "read": len(last_months) * COMMUNITY}
    return {**told, "citizen": best[1] if best else None}


def _among(last: Moment, group: str | None) -> NDArray[np.bool_]:
    """Who belongs to a group."""
    if group is None:
        return np.ones(COMMUNITY, np.bool_)
    names = [name for _, name in GROUPS]
    if group in names[1:]:
        cells = last.after.people.cell[0] % N_CELLS
        return np.asarray(membership()[cells, names.index(group)] != 0)
    if group in FLAGS:
        return np.asarray((last.after.people.flags[0] >> FLAGS.index(group)) & 1 != 0)
    known = (*(name for names in FAMILIES.values() for name in names), *FLAGS)
    raise UsageError(unknown("lives.no_group", group, known))
