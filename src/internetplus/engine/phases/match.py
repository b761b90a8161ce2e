"""Match: single people online look at each other, with or without a shown score.

Who searches is decided like any visit to a service; a match is counted, never priced.
"""

from typing import NamedTuple

import numpy as np

from internetplus.engine.phases.sanction import in_force
from internetplus.engine.phases.score import ALL
from internetplus.engine.tables import Luck, Match, Scratch, Tables
from internetplus.kernel.bits import marked
from internetplus.kernel.draw import draw, key
from internetplus.kernel.jit import inner, kernel
from internetplus.society.build import ONLINE
from internetplus.society.state import GRADE_SHIFT, NOT_SCORED, People, Society
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY, GATE_NAMES, SETTINGS

HOME, DATING = SETTINGS.index("home"), GATE_NAMES.index("dating_match")
OLDEST, APART = 60, 10
"""Years below which people search, and that may lie between two of them (our assumption)."""
LOOKS = 8
"""Candidates a search looks at (our assumption)."""
SEARCHES, HONEST = INDEX["searches_j0"], INDEX["honest_matches_j0"]
MATCHES, DECEIVED, BY_SHOWN = (
    INDEX[name] for name in ("matches", "deceived_matches", "matches_shown")
)
SHOWN, SILENT = INDEX["looks_shown"], INDEX["looks_silent"]
FILTERED, FILTERED_HONEST = INDEX["filtered"], INDEX["filtered_honest"]


class Site(NamedTuple):
    """The dating site this month, as one community sees it; rows [1024]."""

    general: np.ndarray
    home: np.ndarray  # the part of honesty that belongs to life at home
    position: np.ndarray
    status: np.ndarray
    cell: np.ndarray
    age: np.ndarray
    single: np.ndarray  # who can be found
    many: int  # and how many they are
    show: np.uint64  # keys of luck, lasting: who shows, filters, reads silence as low
    filter: np.uint64
    silence: np.uint64
    look: np.uint64  # and of the month: whom one comes across, whom one likes, who says yes
    taste: np.uint64
    answer: np.uint64


@kernel
def _gather(people: People, scratch: Scratch, c: int) -> int:
    """Write down who can be found on the site: adults online without a spouse; how many."""
    home, flags, age = people.home[c], people.flags[c], people.age[c]
    hit, adult = scratch.hit, scratch.adult
    for i in range(COMMUNITY):
        alone = ((home[i] >> 3) & 7 == 1) | (home[i] & 7 >= 2)
        online = (flags[i] & np.uint16(ONLINE)) != 0
        hit[i] = np.uint8(alone & online & (adult[i] != 0) & (age[i] < OLDEST))
    return marked(hit, scratch.single)


@inner
def _site(society: Society, luck: Luck, scratch: Scratch, c: int) -> Site:
    people, state, who, here = society.people, society.state, luck.people, luck.community
    month, seed = luck.month, luck.seed
    return Site(
        people.general[c],
        scratch.setting[HOME],
        state.position[c],
        state.status[c],
        people.cell[c],
        people.age[c],
        scratch.single,
        _gather(people, scratch, c),
        key(who, P.MATCH_SHOW, 0, 0, here),
        key(who, P.MATCH_FILTER, 0, 0, here),
        key(who, P.MATCH_SILENCE, 0, 0, here),
        key(seed, P.MATCH_LOOK, 0, month, here),
        key(seed, P.MATCH_TASTE, 0, month, here),
        key(seed, P.MATCH_ANSWER, 0, month, here),
    )


@inner
def _honest(site: Site, i: int) -> bool:
    """Above the average of all in general honesty and conduct at home together."""
    return int(site.general[i]) + int(site.home[i]) >= 0


@inner
def _shows(match: Match, site: Site, i: int) -> bool:
    scored = (site.status[i] >> GRADE_SHIFT) != NOT_SCORED
    return bool(match.on and scored and draw(site.show, i) < match.show[site.position[i]])


@inner
def _passes(match: Match, site: Site, ledger: np.ndarray, who: int, other: int) -> bool:
    """Whether `who` looks at `other` at all, or filters them out; booked at the filtered one."""
    if not match.on or not draw(site.filter, who) < match.filter:
        return True
    if _shows(match, site, other):
        passes = site.position[other] >= match.cut
    else:
        passes = not draw(site.silence, who) < match.silence
    if not passes:
        ledger[FILTERED, site.cell[other]] += 1
        ledger[FILTERED_HONEST, site.cell[other]] += _honest(site, other)
    return bool(passes)


@inner
def _taste(match: Match, site: Site, u: np.uint32, other: int) -> int:
    """How much somebody likes another: luck, a little of their honesty, and a good score."""
    liked = int(u >> np.uint32(22)) + ((match.sees * int(site.general[other])) >> 5)
    if _shows(match, site, other) and site.position[other] >= match.cut:
        liked += match.front
    return liked


@inner
def _look(match: Match, site: Site, ledger: np.ndarray, i: int) -> int:
    """The candidate whom a searcher likes best, -1 for none."""
    best, most, age = -1, -(1 << 30), np.int64(site.age[i])
    for m in range(LOOKS):
        at = LOOKS * i + m
        j = int(site.single[np.uint32(draw(site.look, at) % np.uint32(site.many))])
        if j == i or abs(np.int64(site.age[j]) - age) > APART:
            continue
        ledger[SHOWN if _shows(match, site, j) else SILENT, site.cell[j]] += 1
        if _passes(match, site, ledger, i, j):
            liked = _taste(match, site, draw(site.taste, at), j)
            if liked > most:
                best, most = j, liked
    return best


@kernel
def find(
    society: Society, tables: Tables, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int
) -> None:
    """Everybody who searches this month, contacts one at most, and is accepted or not."""
    if scratch.n_asking[DATING] == 0:
        return
    match, closes = tables.match, tables.score.closes[DATING]
    site = _site(society, luck, scratch, c)
    for place in range(scratch.n_asking[DATING]):
        i = int(scratch.asking[DATING, place])
        if not scratch.hit[i] or in_force(scratch, ALL, i) & closes:
            continue
        eighth, cell = int(scratch.join[i]) >> 5, site.cell[i]
        ledger[SEARCHES + eighth, cell] += 1
        j = _look(match, site, ledger, i)
        if j < 0 or not _passes(match, site, ledger, j, i):
            continue
        if _taste(match, site, draw(site.answer, i), i) < match.pick:
            continue
        ledger[MATCHES, cell] += 1
        ledger[BY_SHOWN, cell] += _shows(match, site, j)
        both = _honest(site, i) and _honest(site, j)
        ledger[HONEST + eighth, cell] += both
        ledger[DECEIVED, cell] += _honest(site, i) != _honest(site, j)
