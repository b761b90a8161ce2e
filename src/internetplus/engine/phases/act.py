"""Act: who does which deeds this month; each deed's hazard is a sum of logarithms."""

import numpy as np

from internetplus.engine.tables import Deeds, Fields, Luck, Scratch
from internetplus.kernel.bits import lowest, marked, without_lowest
from internetplus.kernel.draw import draw, key, level, threshold
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import People
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY

I32 = np.int32
HARMFUL, LAWFUL, HELPFUL = 0, 1, 2
LANE_PLACES_LOG2 = 4
RARE_LIMIT = -6144
"""Rare deeds share a draw: one place of 16 each, so none may be likelier than 2^-6 a month."""
NEVER = -(1 << 20)

DEED = INDEX["deed_red_light"]
GIVEN_UP_LAWFUL, GIVEN_UP_HARMFUL = INDEX["lawful_given_up"], INDEX["harmful_given_up"]
COST_LAWFUL, COST_HARMFUL = INDEX["given_up_cost"], INDEX["given_up_cost_harmful"]
DISPLACED, CLIPPED = INDEX["displaced"], INDEX["clipped"]


@kernel
def _hazards(people: People, deeds: Deeds, scratch: Scratch, c: int, d: int) -> None:
    """Write everybody's hazard of deed `d`, at most certainty; two loops, both vectors."""
    trait = people.general[c] if deeds.trait[d] == 0 else people.opinion[c]
    setting = people.setting[c, deeds.setting[d]]
    young, need, classes = scratch.young, scratch.need, scratch.classes
    hazard, motive = scratch.hazard, deeds.motive[d]
    c0, c1 = I32(deeds.coef[d, 0]), I32(deeds.coef[d, 1])
    c2, c3 = I32(deeds.coef[d, 2]), I32(deeds.coef[d, 3])
    norm = scratch.norm[deeds.setting[d]] if deeds.kind[d] == HARMFUL else I32(0)
    base = I32(deeds.base[d] + norm)
    for i in range(COMMUNITY):
        x = I32(I32(c0 * I32(trait[i])) + I32(c1 * I32(setting[i])))
        x = I32(x + I32(c2 * I32(young[i])))
        x = I32(x + I32(c3 * I32(need[i])))
        hazard[i] = I32(base + I32(x >> 5))
    for i in range(COMMUNITY):
        hazard[i] = min(I32(hazard[i] + motive[classes[i]]), I32(0))


@inner
def _hazard(people: People, deeds: Deeds, scratch: Scratch, c: int, d: int, i: int) -> int:
    """One citizen's hazard of deed `d`: the formula of `_hazards`."""
    trait = people.general[c, i] if deeds.trait[d] == 0 else people.opinion[c, i]
    x = I32(deeds.coef[d, 0]) * I32(trait)
    x += I32(deeds.coef[d, 1]) * I32(people.setting[c, deeds.setting[d], i])
    x += I32(deeds.coef[d, 2]) * I32(scratch.young[i]) + I32(deeds.coef[d, 3]) * I32(
        scratch.need[i]
    )
    norm = scratch.norm[deeds.setting[d]] if deeds.kind[d] == HARMFUL else I32(0)
    return int(deeds.base[d] + norm + (x >> 5) + deeds.motive[d, scratch.classes[i]])


@kernel
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
def _dense(
    people: People,
    deeds: Deeds,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    d: int,
) -> None:
    """A deed with a draw of its own: test everybody as a vector, then visit those who did it."""
    _hazards(people, deeds, scratch, c, d)
    k = key(luck.seed, P.ACT, d, luck.month, luck.community)
    flags, adult, hazard, hit = people.flags[c], scratch.adult, scratch.hazard, scratch.hit
    who, from_adult = np.uint16(deeds.who[d]), np.uint8(deeds.adult[d])
    seen = I32(_most_seen(deeds, fields, luck, d))
    for i in range(COMMUNITY):
        place, h = level(draw(k, i)), hazard[i]
        hit[i] = np.uint8(place < threshold(h)) * np.uint8(1 + np.uint8(place < I32(h + seen)))
    for i in range(COMMUNITY):
        able = np.uint8((flags[i] & who) == who) & np.uint8(adult[i] >= from_adult)
        hit[i] = np.uint8(hit[i] * able)
    times, cell, words = 0, people.cell[c], hit.view(np.uint64)
    row, restrained = ledger[DEED + d], deeds.restrained[d]
    for w in range(COMMUNITY // 8):
        mask = marked(words[w])
        while mask:
            i = 8 * w + lowest(mask)
            mask = without_lowest(mask)
            row[cell[i]] += 1
            times += 1
            if restrained and scratch.classes[i] & 31:
                _restrain(deeds, scratch, ledger, cell[i], d, i)
            if hit[i] > 1:
                _notice(scratch, i, d, level(draw(k, i)), hazard[i])
    _harm(deeds, scratch, d, times)


@kernel
def _rare(
    people: People,
    deeds: Deeds,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    lane: int,
) -> None:
    """Sixteen rare deeds share one draw: its first four bits choose the deed, the rest decides."""
    k = key(luck.seed, P.ACT_RARE, lane, luck.month, luck.community)
    hit = scratch.hit
    for i in range(COMMUNITY):
        hit[i] = np.uint8(np.uint32(draw(k, i) << np.uint32(4)) < np.uint32(1 << 30))
    words = hit.view(np.uint64)
    for w in range(COMMUNITY // 8):
        mask = marked(words[w])
        while mask:
            i = 8 * w + lowest(mask)
            mask = without_lowest(mask)
            u = draw(k, i)
            d = deeds.lanes[lane, u >> np.uint32(28)]
            if d < 0 or scratch.adult[i] < deeds.adult[d]:
                continue
            if (people.flags[c, i] & np.uint16(deeds.who[d])) == np.uint16(deeds.who[d]):
                _try_rare(people, deeds, fields, luck, scratch, ledger, c, (d, i, u))


@inner
def _try_rare(
    people: People,
    deeds: Deeds,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    chosen: tuple[int, int, np.uint32],
) -> None:
    """Whether the citizen whom the draw gave rare deed `d` does it."""
    d, i, u = chosen
    cell = people.cell[c, i]
    hazard = _hazard(people, deeds, scratch, c, d, i)
    if hazard > RARE_LIMIT:
        ledger[CLIPPED, cell] += 1
        hazard = RARE_LIMIT
    hazard += LANE_PLACES_LOG2 << 10
    place = level(np.uint32(u << np.uint32(4)))
    if place >= threshold(I32(hazard)):
        return
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
    for n in range(deeds.dense.size):
        _dense(people, deeds, fields, luck, scratch, ledger, c, deeds.dense[n])
    for lane in range(deeds.lanes.shape[0]):
        _rare(people, deeds, fields, luck, scratch, ledger, c, lane)
