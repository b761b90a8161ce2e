"""Done: what is booked of a deed that somebody does, and what of it may be seen."""

import numpy as np

from internetplus.engine.phases.hazard import HARMFUL, HELPFUL, LAWFUL
from internetplus.engine.tables import Deeds, Fields, Luck, Scratch
from internetplus.kernel.jit import inner
from internetplus.society.state import People
from internetplus.vocabulary.counters import INDEX

NEVER = -(1 << 20)

DEED = INDEX["deed_red_light"]
GIVEN_UP_LAWFUL, GIVEN_UP_HARMFUL = INDEX["lawful_given_up"], INDEX["harmful_given_up"]
COST_LAWFUL, COST_HARMFUL = INDEX["given_up_cost"], INDEX["given_up_cost_harmful"]
DISPLACED = INDEX["displaced"]


@inner
def most_seen(deeds: Deeds, fields: Fields, luck: Luck, d: int) -> int:
    """The largest hazard with which an act of deed `d` can be recorded, an upper bound."""
    most = NEVER
    for w in range(8):
        most = max(most, deeds.seen[d, w, 4])
    if deeds.attended[d]:
        most += max(fields.attention[luck.region, 0], fields.attention[luck.region, 1])
    return int(most)


@inner
def restrain(deeds: Deeds, scratch: Scratch, ledger: np.ndarray, cell: int, d: int, i: int) -> None:
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
def harm(deeds: Deeds, scratch: Scratch, d: int, times: int) -> None:
    """What the community bears of a deed done so many times."""
    if deeds.kind[d] == HARMFUL:
        scratch.events[deeds.setting[d]] += times
    if deeds.victim[d] == 0:
        sign = 1 if deeds.kind[d] == HELPFUL else -1
        scratch.harm[0] += sign * times * deeds.harm[d]


@inner
def notice(scratch: Scratch, who: int, deed: int, place: np.int32, hazard: int) -> None:
    n = scratch.n_noticed[0]
    scratch.noticed[n, 0] = who
    scratch.noticed[n, 1] = deed
    scratch.noticed[n, 2] = place
    scratch.noticed[n, 3] = hazard
    scratch.n_noticed[0] = n + 1


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
    harm(deeds, scratch, d, 1)
    if deeds.restrained[d] and scratch.classes[i] & 31:
        restrain(deeds, scratch, ledger, cell, d, i)
    if place < hazard + most_seen(deeds, fields, luck, d):
        notice(scratch, i, d, place, hazard)
