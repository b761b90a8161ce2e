"""Act: who does which deeds this month; each deed's hazard is a sum of logarithms."""

import numpy as np

from internetplus.engine.phases.hazard import (
    HARMFUL,
    HELPFUL,
    LAWFUL,
    Kinds,
    hazard_of,
    kinds_of,
    traits,
    weights,
    who_does,
)
from internetplus.engine.phases.voice import CUT, speaks
from internetplus.engine.tables import Deeds, Fields, Luck, Scratch
from internetplus.kernel.bits import count_marked, marked
from internetplus.kernel.draw import draws, key, level, places, threshold
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import People
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

I32 = np.int32
CELL_BITS = 22
"""Bits of the draw that rare deeds share below those of a cell."""
NEVER = -(1 << 20)

DEED = INDEX["deed_red_light"]
GIVEN_UP_LAWFUL, GIVEN_UP_HARMFUL = INDEX["lawful_given_up"], INDEX["harmful_given_up"]
COST_LAWFUL, COST_HARMFUL = INDEX["given_up_cost"], INDEX["given_up_cost_harmful"]
DISPLACED, CLIPPED = INDEX["displaced"], INDEX["clipped"]


@kernel
def _keep_able(
    hit: np.ndarray, flags: np.ndarray, adult: np.ndarray, who: np.uint16, from_adult: np.uint8
) -> None:
    """Take the mark from those who cannot do the deed."""
    for i in range(COMMUNITY):
        able = np.uint8((flags[i] & who) == who) & np.uint8(adult[i] >= from_adult)
        hit[i] &= able


@inner
def _most_seen(deeds: Deeds, fields: Fields, luck: Luck, d: int) -> int:
    """The largest hazard with which an act of deed `d` can be recorded, an upper bound."""
    most = NEVER
    for w in range(8):
        most = max(most, deeds.seen[d, w, 4])
    if deeds.attended[d]:
        most += max(fields.attention[luck.region, 0], fields.attention[luck.region, 1])
    return int(most)


@inner
def _restrain(
    deeds: Deeds, scratch: Scratch, ledger: np.ndarray, cell: int, d: int, i: int
) -> None:
    """Book what fear of sanctions hid or prevented, in proportion to what was done."""
    cls = scratch.classes[i]
    ledger[DISPLACED, cell] += deeds.moved[d, cls]
    if deeds.kind[d] == LAWFUL:
        ledger[GIVEN_UP_LAWFUL, cell] += deeds.avoided[d, cls]
        ledger[COST_LAWFUL, cell] += deeds.forgone[d, cls]
        scratch.flow[i] -= deeds.forgone[d, cls]
    elif deeds.kind[d] == HARMFUL:
        ledger[GIVEN_UP_HARMFUL, cell] += deeds.avoided[d, cls]
        ledger[COST_HARMFUL, cell] += deeds.forgone[d, cls]


@inner
def _harm(deeds: Deeds, scratch: Scratch, d: int, times: int) -> None:
    """What the community bears of a deed done so many times."""
    if deeds.kind[d] == HARMFUL:
        scratch.events[deeds.setting[d]] += times
    if deeds.victim[d] == 0:
        sign = 1 if deeds.kind[d] == HELPFUL else -1
        scratch.harm[0] += sign * times * deeds.harm[d]


@inner
def _notice(scratch: Scratch, who: int, deed: int, place: np.int32, hazard: int) -> None:
    n = scratch.n_noticed[0]
    scratch.noticed[n, 0] = who
    scratch.noticed[n, 1] = deed
    scratch.noticed[n, 2] = place
    scratch.noticed[n, 3] = hazard
    scratch.n_noticed[0] = n + 1


@kernel
def _keep_seen(hit: np.ndarray, hazard: np.ndarray, place: np.ndarray, seen: np.int32) -> None:
    """Take the mark from those whose act no source can record."""
    for i in range(COMMUNITY):
        hit[i] &= np.uint8(place[i] < I32(hazard[i] + seen))


@kernel
def _aware(few: np.ndarray, hit: np.ndarray, classes: np.ndarray) -> None:
    """Mark who of those marked knows of the scheme."""
    for i in range(COMMUNITY):
        few[i] = hit[i] & np.uint8((classes[i] & np.uint8(31)) != 0)


@inner
def _keep_spoken(
    people: People, deeds: Deeds, luck: Luck, scratch: Scratch, ledger: np.ndarray, c: int, d: int
) -> None:
    """Take the mark from those who keep to themselves what they wish to say."""
    hit, cell, cut = scratch.hit, people.cell[c], int(scratch.voice[CUT])
    for nth in range(marked(hit, scratch.who)):
        i = int(scratch.who[nth])
        hit[i] = speaks(deeds, luck, scratch, ledger, int(cell[i]), (d, i), cut)


@inner
def _dense(
    people: People,
    deeds: Deeds,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    chosen: tuple[int, Kinds],
) -> None:
    """A deed with a draw of its own: all are judged as a vector, who does it is booked."""
    d, kinds = chosen
    k = key(luck.seed, P.ACT, d, luck.month, luck.community)
    hit, hazard, place, classes = scratch.hit, scratch.hazard, scratch.change, scratch.classes
    setting, rule = scratch.setting[deeds.setting[d]], (weights(deeds, scratch, d), kinds)
    places(place, k)
    who_does(hit, hazard, place, scratch.traits, setting, classes, deeds.motive[d], rule)
    _keep_able(hit, people.flags[c], scratch.adult, np.uint16(deeds.who[d]), deeds.adult[d])
    if deeds.expression[d]:
        _keep_spoken(people, deeds, luck, scratch, ledger, c, d)
    cell, who = people.cell[c], scratch.who
    _harm(deeds, scratch, d, count_marked(ledger[DEED + d], cell, hit, who))
    if deeds.restrained[d]:
        _aware(scratch.few, hit, classes)
        for nth in range(marked(scratch.few, who)):
            _restrain(deeds, scratch, ledger, cell[who[nth]], d, int(who[nth]))
    most = _most_seen(deeds, fields, luck, d)
    if most <= NEVER:
        return
    _keep_seen(hit, hazard, place, I32(most))
    for nth in range(marked(hit, who)):
        i = int(who[nth])
        _notice(scratch, i, d, place[i], int(hazard[i]))


@inner
def _rare(
    people: People,
    deeds: Deeds,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
) -> None:
    """Rare deeds share one draw: its cell chooses the deed, the rest of its slot decides."""
    k = key(luck.seed, P.ACT_RARE, 0, luck.month, luck.community)
    hit, drawn, end = scratch.hit, scratch.change, np.uint32(deeds.cells.size << CELL_BITS)
    draws(drawn, k)
    for i in range(COMMUNITY):
        hit[i] = np.uint8(np.uint32(drawn[i]) < end)
    for nth in range(_able(people, deeds, scratch, c)):
        i = int(scratch.who[nth])
        u = np.uint32(drawn[i])
        d = _deed_of(deeds, u)
        slot = deeds.slot[d]
        place = level(np.uint32(np.uint32(u - np.uint32(deeds.cell[d] << CELL_BITS)) << slot))
        hazard = hazard_of(people, deeds, scratch, c, d, i)
        if place < min(hazard + (slot << 10), 0):
            _do_rare(people, deeds, fields, luck, scratch, ledger, c, (d, i, place, hazard))


@inner
def _deed_of(deeds: Deeds, u: np.uint32) -> int:
    """The rare deed in whose cells a draw lies."""
    return int(deeds.cells[u >> np.uint32(CELL_BITS)]) & 63  # an index never from the end


@inner
def _able(people: People, deeds: Deeds, scratch: Scratch, c: int) -> int:
    """List those marked who can do the deed that their draw chose; how many.

    Without a branch: which deed it is, and so what it asks of whom, cannot be guessed.
    """
    flags, adult, who, many = people.flags[c], scratch.adult, scratch.who, 0
    for nth in range(marked(scratch.hit, who)):
        i = int(who[nth])
        d = _deed_of(deeds, np.uint32(scratch.change[i]))
        who[many] = i
        many += ((deeds.who[d] & ~int(flags[i])) | int(adult[i] < deeds.adult[d])) == 0
    return many


@inner
def _do_rare(
    people: People,
    deeds: Deeds,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    chosen: tuple[int, int, np.int32, int],
) -> None:
    """Whether the citizen whom the draw gave rare deed `d` does it; cut off at its slot."""
    d, i, place, hazard = chosen
    cell = people.cell[c, i]
    hazard += deeds.slot[d] << 10
    if hazard > 0:
        ledger[CLIPPED, cell] += 1
        hazard = 0
    if place >= threshold(I32(hazard)):
        return
    cut = int(scratch.voice[CUT])
    if deeds.expression[d] and not speaks(deeds, luck, scratch, ledger, int(cell), (d, i), cut):
        return
    does(people, deeds, fields, luck, scratch, ledger, c, (d, i, place, hazard))


@inner
def does(
    people: People,
    deeds: Deeds,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    done: tuple[int, int, np.int32, int],
) -> None:
    """Book a deed that a citizen does; `done`: deed, citizen, place of the draw, hazard."""
    d, i, place, hazard = done
    cell = people.cell[c, i]
    ledger[DEED + d, cell] += 1
    _harm(deeds, scratch, d, 1)
    if deeds.restrained[d] and scratch.classes[i] & 31:
        _restrain(deeds, scratch, ledger, cell, d, i)
    if place < hazard + _most_seen(deeds, fields, luck, d):
        _notice(scratch, i, d, place, hazard)


@kernel
def act(
    people: People,
    deeds: Deeds,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
) -> None:
    """Everybody's deeds of the month; what may have been seen is left to `observe`."""
    scratch.n_noticed[0] = 0
    scratch.events[:] = 0
    traits(people, scratch, c)
    kinds = kinds_of(scratch.classes)
    for n in range(deeds.dense.size):
        _dense(people, deeds, fields, luck, scratch, ledger, c, (int(deeds.dense[n]), kinds))
    _rare(people, deeds, fields, luck, scratch, ledger, c)
