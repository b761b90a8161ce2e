"""Custom: where a community's customers go; what one enterprise loses the others gain."""

import numpy as np

from internetplus.engine.phases.sicken import is_unsafe
from internetplus.engine.tables import Food, Scratch
from internetplus.kernel.jit import inner, kernel
from internetplus.society.state import Society
from internetplus.vocabulary.counters import INDEX
from internetplus.vocabulary.fields import CUSTOM, ENTERPRISES, FIRST_FOOD, FOOD_EVERY

AWAY, AT_UNSAFE, AT_LARGE = (INDEX[f"custom_{name}"] for name in ("away", "unsafe", "large"))
LARGE = 2
MOVE_LOG2 = 2
"""A quarter of those who would rather go elsewhere do so in a month."""
LEAST_SHARE = 128
"""Rumour leaves at least half of the custom, 1/256."""


@inner
def _appeal(society: Society, food: Food, c: int, e: int) -> int:
    """How much custom an open enterprise draws: by its size, what is published, rumours."""
    state = society.state
    rumours = (int(state.heat[c, e]) * food.rumour) >> 8
    left = max(256 - rumours, LEAST_SHARE)
    usual = food.usual[society.people.size[c, e]]
    look = min(food.look[state.standing[c, e] >> 5], food.look_listed[state.listed[c, e]])
    return int((usual * look * left) >> 8)


@kernel
def shop(society: Society, food: Food, scratch: Scratch, ledger: np.ndarray, c: int) -> None:
    """Customers of the closed go elsewhere at once, others move towards what draws them."""
    state, appeal = society.state, scratch.change
    whole, kept, usual, best = 0, 0, 0, -1
    for e in range(FIRST_FOOD, ENTERPRISES, FOOD_EVERY):
        usual += food.usual[society.people.size[c, e]] << 8
        appeal[e] = 0 if state.closed[c, e] else _appeal(society, food, c, e)
        if appeal[e] > 0:
            whole += appeal[e]
            kept += int(state.custom[c, e])
            best = e if best < 0 or appeal[e] > appeal[best] else best
    if whole == 0:
        return
    left = CUSTOM
    for e in range(FIRST_FOOD, ENTERPRISES, FOOD_EVERY):
        new = 0
        if appeal[e] > 0:
            drawn = CUSTOM * int(appeal[e]) // whole
            new = int(state.custom[c, e]) * CUSTOM // kept if kept > 0 else drawn
            new += (drawn - new) >> MOVE_LOG2
        state.custom[c, e] = new
        left -= new
    state.custom[c, best] += left
    for e in range(FIRST_FOOD, ENTERPRISES, FOOD_EVERY):
        size, has = society.people.size[c, e], int(state.custom[c, e])
        share = CUSTOM * (food.usual[size] << 8) // usual
        ledger[AWAY, 0] += max(share - has, 0)
        ledger[AT_UNSAFE, 0] += has if is_unsafe(state, c, e) else 0
        ledger[AT_LARGE, 0] += has if size == LARGE else 0
