"""Sicken: who falls ill of what they ate, whom they suspect, who warns the others."""

import numpy as np

from internetplus.engine.phases.done import does
from internetplus.engine.phases.hazard import hazard_of
from internetplus.engine.phases.voice import CUT, bold, speaks
from internetplus.engine.tables import Fields, Food, Luck, Scratch, Tables
from internetplus.kernel.bits import marked
from internetplus.kernel.draw import draw, key, level, threshold
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import Society, State
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import (
    COMMUNITY,
    CUSTOM,
    DEED_NAMES,
    ENTERPRISES,
    FIRST_FOOD,
    FOOD_EVERY,
)

I32 = np.int32
U32 = np.uint32
WARNING = DEED_NAMES.index("warning_unsafe_food")
UNSAFE = 1
"""Bit of the practice of selling poisoned food."""
ONE_WARNING, MOST_HEAT = 256, 65_535
FADE_LOG2 = 2
"""A quarter of the heat is gone in a month."""
PLACE_BITS = 15
"""Of the draw of where somebody eats: the other 17 decide whether that makes ill."""
assert CUSTOM == 1 << PLACE_BITS
REST = U32((1 << (32 - PLACE_BITS)) - 1)
LARGEST_CLUSTER = 127
MUTED, SPOKEN = 1, 2
"""Of an unsafe spell: a warning was withheld and none given yet; one was given."""
HARM = INDEX["harm_citizens"]
ILL, ILL_UNSAFE, UNWARNED = INDEX["ill"], INDEX["ill_unsafe"], INDEX["ill_unwarned"]
WARNED, WITHHELD = INDEX["warned_true"], INDEX["withheld_true"]
"""Those about safe food follow."""
BACKGROUND, CLUSTER = 0, 1
"""Slots of the luck of warnings: of those ill of something else, of those ill of unsafe food."""


@inner
def _fall_ill(food: Food, scratch: Scratch, ledger: np.ndarray, cell: int, i: int) -> None:
    """An episode costs its victim."""
    ledger[ILL, cell] += 1
    ledger[HARM, cell] -= food.cost
    scratch.flow[i] -= food.cost


@kernel
def _eaten_at(custom: np.ndarray, u: np.uint32) -> int:
    """The enterprise at which a draw falls among all customers of the community."""
    place, before = int(u >> U32(32 - PLACE_BITS)), 0
    for e in range(FIRST_FOOD, ENTERPRISES, FOOD_EVERY):
        before += int(custom[e])
        if place < before:
            return e
    return ENTERPRISES - 1


@inner
def is_unsafe(state: State, c: int, e: int) -> bool:
    """Whether an enterprise sells unsafe food this month."""
    return bool(state.practices[c, e] & np.uint16(UNSAFE)) and state.closed[c, e] == 0


@inner
def _speak(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    who: tuple[int, int, int],
) -> None:
    """Whether a citizen who suspects an enterprise warns, or would but for fear of a sanction.

    `who`: citizen, enterprise, slot of the luck.
    """
    i, e, slot = who
    people, state, deeds = society.people, society.state, tables.deeds
    needed = np.uint16(deeds.who[WARNING])
    if (people.flags[c, i] & needed) != needed or scratch.adult[i] < deeds.adult[WARNING]:
        return
    place = level(draw(key(luck.seed, P.WARNING, slot, luck.month, luck.community), i))
    hazard = hazard_of(people, deeds, scratch, c, WARNING, i)
    hazard += tables.food.warn - deeds.base[WARNING]
    free = min(hazard - deeds.motive[WARNING, scratch.classes[i]], 0)
    hazard = min(hazard, 0)
    true, cell = is_unsafe(state, c, e), int(people.cell[c, i])
    cut = tables.voice.usual if tables.voice.free_warnings else int(scratch.voice[CUT])
    if place < threshold(I32(hazard)):
        if not speaks(deeds, luck, scratch, ledger, cell, (WARNING, i), cut):
            return
        ledger[WARNED + (0 if true else 1), cell] += 1
        if true:
            state.muted[c, e] = SPOKEN
        state.heat[c, e] = min(int(state.heat[c, e]) + ONE_WARNING, MOST_HEAT)
        does(people, deeds, fields, luck, scratch, ledger, c, (WARNING, i, place, hazard))
    elif place < threshold(I32(free)) and bold(luck, i, cut):
        ledger[WITHHELD + (0 if true else 1), cell] += 1
        if true and state.muted[c, e] != SPOKEN:
            state.muted[c, e] = MUTED


@kernel
def _background(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
) -> None:
    """Illness of all other causes; who blames his food suspects a place where he ate."""
    k = key(luck.seed, P.EPISODE, 0, luck.month, luck.community)
    why = key(luck.seed, P.SUSPICION, BACKGROUND, luck.month, luck.community)
    hit, most, cells = scratch.hit, U32(tables.food.background), society.people.cell[c]
    for i in range(COMMUNITY):
        hit[i] = np.uint8(draw(k, i) < most)
    for nth in range(marked(hit, scratch.who)):
        i = int(scratch.who[nth])
        _fall_ill(tables.food, scratch, ledger, cells[i], i)
        if draw(k, i) < U32(tables.food.from_food):
            e = _eaten_at(society.state.custom[c], draw(why, i))
            _speak(society, tables, fields, luck, scratch, ledger, c, (i, e, BACKGROUND))


@kernel
def _cluster(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
    at: tuple[int, int],
) -> None:
    """Customers of one unsafe enterprise fall ill; the more they are the more suspect it.

    `at`: the enterprise, and customers of those before it.
    """
    e, first = at
    food, state, cells = tables.food, society.state, society.people.cell[c]
    eats = key(luck.seed, P.EATING, 0, luck.month, luck.community)
    why = key(luck.seed, P.SUSPICION, CLUSTER, luck.month, luck.community)
    hit, start, long, attack = scratch.hit, U32(first), U32(state.custom[c, e]), U32(food.attack)
    many = 0
    for i in range(COMMUNITY):
        u = draw(eats, i)
        here = np.uint8(U32(U32(u >> U32(32 - PLACE_BITS)) - start) < long)
        hit[i] = here & np.uint8((u & REST) < attack)
        many += hit[i]
    rightly = food.suspect[min(many, LARGEST_CLUSTER)]
    muted = 1 if state.muted[c, e] == MUTED else 0
    for nth in range(marked(hit, scratch.who)):
        i = int(scratch.who[nth])
        _fall_ill(food, scratch, ledger, cells[i], i)
        ledger[ILL_UNSAFE, cells[i]] += 1
        ledger[UNWARNED, cells[i]] += muted
        blamed = e
        if draw(why, i) >= rightly:
            blamed = _eaten_at(state.custom[c], draw(why, i + COMMUNITY))
        _speak(society, tables, fields, luck, scratch, ledger, c, (i, blamed, CLUSTER))


@kernel
def sicken(
    society: Society,
    tables: Tables,
    fields: Fields,
    luck: Luck,
    scratch: Scratch,
    ledger: np.ndarray,
    c: int,
) -> None:
    """The month's illness and what is said of it; older warnings fade."""
    state, food = society.state, tables.food
    for e in range(FIRST_FOOD, ENTERPRISES, FOOD_EVERY):
        heat = int(state.heat[c, e])
        state.heat[c, e] = heat - ((heat + (1 << FADE_LOG2) - 1) >> FADE_LOG2)
        if not is_unsafe(state, c, e):
            state.muted[c, e] = 0
    if food.background > 0:
        _background(society, tables, fields, luck, scratch, ledger, c)
    first = np.int64(0)  # not a constant, so that `_cluster` is compiled once
    for e in range(FIRST_FOOD, ENTERPRISES, FOOD_EVERY):
        if food.attack > 0 and is_unsafe(state, c, e):
            _cluster(society, tables, fields, luck, scratch, ledger, c, (e, int(first)))
        first += int(state.custom[c, e])
