"""Act: who does which deeds this month; each deed's hazard is a sum of logarithms."""

import numpy as np

from internetplus.engine.phases.done import DEED, NEVER, harm, most_seen, notice, restrain
from internetplus.engine.phases.hazard import Kinds, kinds_of, traits, weights, who_does
from internetplus.engine.phases.rare import rare
from internetplus.engine.phases.voice import CUT, speaks
from internetplus.engine.tables import Deeds, Fields, Luck, Scratch
from internetplus.kernel.bits import count_marked, marked
from internetplus.kernel.draw import key, places
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import People
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.fields import COMMUNITY

I32 = np.int32


@kernel
def _keep_able(
    hit: np.ndarray, flags: np.ndarray, adult: np.ndarray, who: np.uint16, from_adult: np.uint8
) -> None:
    """Take the mark from those who cannot do the deed."""
    for i in range(COMMUNITY):
        able = np.uint8((flags[i] & who) == who) & np.uint8(adult[i] >= from_adult)
        hit[i] &= able


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
    harm(deeds, scratch, d, count_marked(ledger[DEED + d], cell, hit, who))
    if deeds.restrained[d]:
        _aware(scratch.few, hit, classes)
        for nth in range(marked(scratch.few, who)):
            restrain(deeds, scratch, ledger, cell[who[nth]], d, int(who[nth]))
    most = most_seen(deeds, fields, luck, d)
    if most <= NEVER:
        return
    _keep_seen(hit, hazard, place, I32(most))
    for nth in range(marked(hit, who)):
        i = int(who[nth])
        notice(scratch, i, d, place[i], int(hazard[i]))


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
    rare(people, deeds, fields, luck, scratch, ledger, c)
