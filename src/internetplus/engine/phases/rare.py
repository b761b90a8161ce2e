"""Rare deeds: they share one draw a citizen; its cell chooses the deed, the rest decides.

Whoever is drawn for one is listed, and all on the list are judged as vectors.
"""

import numpy as np

from internetplus.engine.phases.done import does
from internetplus.engine.phases.hazard import CLASSES, norm_of
from internetplus.engine.phases.voice import CUT, speaks
from internetplus.engine.tables import Deeds, Fields, Luck, Scratch
from internetplus.kernel.bits import byte_of, marked, vectors
from internetplus.kernel.draw import draws, key, level, threshold
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import People
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import COMMUNITY, N_DEEDS

I32, U32, U64 = np.int32, np.uint32, np.uint64
CELL_BITS = 22
"""Bits of the draw that rare deeds share below those of a cell."""
TRAITS = 5
CLIPPED = INDEX["clipped"]


@inner
def _able(people: People, deeds: Deeds, scratch: Scratch, c: int) -> int:
    """List those marked who can do the deed that their draw chose, and the deed; how many.

    Without a branch: which deed it is, and so what it asks of whom, cannot be guessed.
    """
    flags, adult, who, many = people.flags[c], scratch.adult, scratch.who, 0
    for nth in range(marked(scratch.hit, who)):
        i = int(who[nth])
        d = int(deeds.cells[U32(scratch.change[i]) >> U32(CELL_BITS)]) & 63
        who[many] = i
        scratch.chosen_deed[many] = d
        many += ((deeds.who[d] & ~int(flags[i])) | int(adult[i] < deeds.adult[d])) == 0
    return many


@inner
def _common(deeds: Deeds, scratch: Scratch) -> None:
    """What everybody's hazard of a deed has in common, within its slot."""
    for d in range(N_DEEDS):
        scratch.common[d] = deeds.base[d] + norm_of(deeds, scratch, d) + (deeds.slot[d] << 10)


@kernel
def _place(
    place: np.ndarray, hazard: np.ndarray, chosen: tuple[np.ndarray, np.ndarray, np.ndarray],
    cell: np.ndarray, slot: np.ndarray, common: np.ndarray, many: int,
) -> None:  # fmt: skip
    """Where each draw lies in the slot of its deed; `chosen`: who, which deed, everybody's draw."""
    who, deed, drawn = chosen
    for n in range(vectors(many)):
        d = U64(deed[n])
        rest = U32(U32(drawn[U64(who[n])]) - U32(U32(cell[d]) << U32(CELL_BITS)))
        place[n] = level(U32(rest << U32(slot[d])))
        hazard[n] = common[d]


@kernel
def _add_shared(
    steps: np.ndarray, who: np.ndarray, deed: np.ndarray, coef: np.ndarray, traits: np.ndarray,
    many: int,
) -> None:  # fmt: skip
    """What traits that all deeds share change, in 1/32 steps of the scale."""
    for n in range(vectors(many)):
        i, first = U64(who[n]), U64(U32(deed[n]) * U32(TRAITS))
        steps[n] = I32(
            I32(coef[first] * I32(traits[0, i])) + I32(coef[first + U64(1)] * I32(traits[1, i]))
        )
    for n in range(vectors(many)):
        i, first = U64(who[n]), U64(U32(deed[n]) * U32(TRAITS))
        young, need = I32(traits[2, i]), I32(traits[3, i])
        more = I32(I32(coef[first + U64(3)] * young) + I32(coef[first + U64(4)] * need))
        steps[n] = I32(steps[n] + more)


@kernel
def _add_setting(
    hazard: np.ndarray, steps: np.ndarray, chosen: tuple[np.ndarray, np.ndarray],
    coef: np.ndarray, setting: np.ndarray, words: np.ndarray, many: int,
) -> None:  # fmt: skip
    """Add what honesty in the deed's setting changes, and round down."""
    who, deed = chosen
    for n in range(vectors(many)):
        d = U64(deed[n])
        place = U64(U32(U32(setting[d]) * U32(COMMUNITY)) + U32(who[n]))
        own = I32(coef[U64(U32(deed[n]) * U32(TRAITS) + U32(2))] * byte_of(words, place))
        hazard[n] = I32(hazard[n] + (I32(steps[n] + own) >> I32(5)))


@kernel
def _judge(
    hit: np.ndarray, place: np.ndarray, hazard: np.ndarray, chosen: tuple[np.ndarray, np.ndarray],
    classes: np.ndarray, motive: np.ndarray, many: int,
) -> None:  # fmt: skip
    """Add everybody's motive, and mark who does the deed or would more often than its slot lets."""
    who, deed = chosen
    for n in range(vectors(many)):
        cls = U32(byte_of(classes, U64(who[n]))) & U32(CLASSES - 1)
        moved = motive[U64(U32(U32(deed[n]) * U32(CLASSES)) + cls)]
        hazard[n] = I32(hazard[n] + moved)
    for n in range(vectors(many)):
        done = np.uint8(place[n] < threshold(min(hazard[n], I32(0))))
        hit[n] = done | np.uint8(hazard[n] > 0)


@inner
def rare(
    people: People,
    deeds: Deeds,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
) -> None:
    """At most one rare deed for each citizen."""
    k = key(luck.seed, P.ACT_RARE, 0, luck.month, luck.community)
    hit, drawn, end = scratch.hit, scratch.change, np.uint32(deeds.cells.size << CELL_BITS)
    draws(drawn, k)
    for i in range(COMMUNITY):
        hit[i] = np.uint8(U32(drawn[i]) < end)
    many, who, deed = _able(people, deeds, scratch, c), scratch.who, scratch.chosen_deed
    place, hazard, steps, coef = scratch.fall, scratch.hazard, scratch.steps, deeds.coef.reshape(-1)
    _common(deeds, scratch)
    _place(place, hazard, (who, deed, drawn), deeds.cell, deeds.slot, scratch.common, many)
    _add_shared(steps, who, deed, coef, scratch.traits, many)
    own = scratch.setting.reshape(-1).view(I32)
    _add_setting(hazard, steps, (who, deed), coef, deeds.setting, own, many)
    classes, motive = scratch.classes.view(I32), deeds.motive.reshape(-1)
    _judge(hit, place, hazard, (who, deed), classes, motive, many)
    for n in range(many):
        if hit[n]:
            chosen = int(deed[n]), int(who[n]), place[n], int(hazard[n])
            _do(people, deeds, fields, luck, scratch, ledger, c, chosen)


@inner
def _do(
    people: People,
    deeds: Deeds,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    chosen: tuple[int, int, np.int32, int],
) -> None:
    """Book a rare deed, cut off at its slot; `chosen`: deed, citizen, place, hazard in the slot."""
    d, i, place, hazard = chosen
    cell = people.cell[c, i]
    if hazard > 0:
        ledger[CLIPPED, cell] += 1
        hazard = 0
        if place >= 0:
            return
    cut = int(scratch.voice[CUT])
    if deeds.expression[d] and not speaks(deeds, luck, scratch, ledger, int(cell), (d, i), cut):
        return
    does(people, deeds, fields, luck, scratch, ledger, c, (d, i, place, hazard))
