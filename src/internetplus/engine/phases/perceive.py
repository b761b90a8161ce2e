"""Perceive: awareness of the scheme, perceived certainty, age and need: the month's motives."""

import numpy as np

from internetplus.engine.tables import Deeds, Life, Luck, Scratch
from internetplus.kernel.draw import draw, key, level
from internetplus.kernel.jit import kernel
from internetplus.society.build import ADULT, N_QUINTILES, recall
from internetplus.society.state import (
    STATUS_AWARE,
    STATUS_AWAY,
    STATUS_SANCTIONED,
    STATUS_TOUCHED,
    People,
    State,
)
from internetplus.vocabulary import purposes as P
from internetplus.vocabulary.fields import COMMUNITY, N_SETTINGS
from internetplus.vocabulary.groups import N_DEMAND

I32 = np.int32
NORM_LIMIT = 2048
"""A neighbourhood's conduct counts as at most four times, at least a quarter of the burned-in."""


@kernel
def perceive(
    people: People, state: State, life: Life, luck: Luck, scratch: Scratch, c: int
) -> None:
    """Update awareness and perceived certainty, and write the features of this month's conduct."""
    if life.aware_contact > 0:
        _hear(people, state, life, luck, c)
    _learn(state, life, luck, c)
    recall(scratch.setting, scratch.change, life.pairs, luck.people, luck.community)
    _features(people.age[c], people.cell[c], state.arrears[c], I32(life.strain), scratch)
    risk, position, status = state.risk[c], state.position[c], state.status[c]
    classes = scratch.classes
    for i in range(COMMUNITY):
        aware = np.uint8(status[i] & np.uint16(STATUS_AWARE))
        level_of_risk = min(max(I32(I32(risk[i]) >> 4) - I32(4), I32(0)), I32(7))
        classes[i] = np.uint8(I32(level_of_risk << 5) + I32(aware * position[i]))


@kernel
def _features(
    age: np.ndarray, cell: np.ndarray, arrears: np.ndarray, strain: np.int32, scratch: Scratch
) -> None:
    """Adult or not, class of demand, youth and need of everybody.

    Youth: two standard deviations up to eight years, none at 40. Need: mean of a standard normal in
    each income fifth, reversed; arrears add to it.
    """
    adult, demand, young, need = scratch.adult, scratch.demand, scratch.young, scratch.need
    for i in range(COMMUNITY):
        adult[i] = np.uint8(age[i] >= ADULT)
        young[i] = np.int8(min(max(I32(80) - I32(2) * I32(age[i]), I32(-64)), I32(64)))
        demand[i] = np.uint8(cell[i] % np.uint16(N_DEMAND))
    for i in range(COMMUNITY):
        q = cell[i] % np.uint16(N_QUINTILES)
        usual = I32(I32(45) * (I32(q == 0) - I32(q == 4)) + I32(17) * (I32(q == 1) - I32(q == 3)))
        more = min(I32(I32(I32(arrears[i]) * strain) >> 16), I32(64))
        need[i] = np.int8(min(I32(usual + more), I32(127)))


@kernel
def _hear(people: People, state: State, life: Life, luck: Luck, c: int) -> None:
    """Adults where the scheme holds learn that it exists, those newly sanctioned sooner."""
    k = key(luck.seed, P.AWARENESS, 0, luck.month, luck.community)
    age, status = people.age[c], state.status[c]
    some, many = np.uint32(life.aware_start), np.uint32(life.aware_contact)
    for i in range(COMMUNITY):
        hit = np.uint16(STATUS_TOUCHED | STATUS_SANCTIONED)
        chance = many if (status[i] & hit) == hit else some
        here = (status[i] & np.uint16(STATUS_AWAY)) == 0
        hears = (age[i] >= ADULT) & here & (draw(k, i) < chance)
        status[i] |= np.uint16(STATUS_AWARE) if hears else np.uint16(0)


@kernel
def _learn(state: State, life: Life, luck: Luck, c: int) -> None:
    """Perceived certainty jumps on being caught and fades; a carry by luck leaves no dead zone."""
    k = key(luck.seed, P.LEARNING, 0, luck.month, luck.community)
    risk, status = state.risk[c], state.status[c]
    fade, jump = I32(life.risk_fade), I32(life.risk_jump)
    for i in range(COMMUNITY):
        carry = I32(draw(k, i) & np.uint32(255))
        r = I32(risk[i])
        r = I32(r + I32(I32(I32(128 - r) * fade) + carry >> 8))
        r = I32(r + (jump if status[i] & np.uint16(STATUS_TOUCHED) else I32(0)))
        risk[i] = np.uint8(min(max(r, I32(0)), I32(255)))
        status[i] &= np.uint16(0xFFFF ^ STATUS_TOUCHED)


@kernel
def neighbourhood(state: State, deeds: Deeds, scratch: Scratch, c: int) -> None:
    """Change of each setting's hazards: (conduct of the 1,024 / as burned in) ^ exponent."""
    for s in range(N_SETTINGS):
        now, then = state.norm[c, s], state.norm_base[c, s]
        if then <= 0:
            scratch.norm[s] = 0
            continue
        octaves = int(level(np.uint32(max(now, 1))) - level(np.uint32(then)))
        octaves = min(max(octaves, -NORM_LIMIT), NORM_LIMIT)
        scratch.norm[s] = (octaves * deeds.norm[s]) >> 10
