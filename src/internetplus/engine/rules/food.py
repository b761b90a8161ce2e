"""Compile food: illness, suspicion and warnings, custom."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.conduct import changes
from internetplus.engine.rules.drawn import Drawn, of_draw
from internetplus.engine.rules.graded import graded_rules, on_lists, rules_in_force
from internetplus.engine.rules.hygiene import improvement, leniency, limits, published, scores
from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.motives import WARNING
from internetplus.engine.rules.numbers import NEVER, base_hazard, money, threshold
from internetplus.engine.rules.trade import SIZES, found_of, monthly_visits, rate_of
from internetplus.engine.rules.voice import lift
from internetplus.engine.tables import Food
from internetplus.schemes.subject import CompiledSubject

UNSAFE = "poisoned_food"
LEAST_BACKGROUND = 0.5
"""Part of published illness that always has other causes than unsafe spells (our assumption)."""
MOST_ATTACKED = 0.9
CLUSTERS = 128
FULL_LOOK = 256
OF_SIZE = np.array([12, 3, 1])
"""Food enterprises of a community by size."""


def compile_food(inputs: Inputs) -> Food:
    """Tables of the phases `sicken` and `custom`, and of visits to kitchens."""
    rules = graded_rules(inputs)
    steers = "enterprises" not in inputs.neutral
    attack = min(inputs.mechanism("enterprises.attack"), MOST_ATTACKED)
    background = _background(inputs, attack)
    food_borne = inputs.mechanism("enterprises.food_borne")
    return Food(
        background=threshold(background),
        from_food=threshold(background * food_borne),
        attack=round(attack * 2**17) if rate_of(inputs, UNSAFE) > 0 else 0,
        cost=money(inputs.mechanism("enterprises.illness_cost")),
        suspect=_suspect(inputs.mechanism("enterprises.suspicion")),
        warn=_warn(inputs),
        alarm=round(256 * inputs.mechanism("enterprises.alarm") * steers),
        rumour=round(256 * inputs.mechanism("enterprises.rumour") * steers),
        look=_look(rules if steers else None, inputs.mechanism("enterprises.custom")),
        look_listed=_look_listed(
            rules_in_force(inputs) if steers else None, inputs.mechanism("enterprises.custom")
        ),
        usual=np.round(SIZES * 256).astype(np.int64),
        limit=limits(rules),
        lenient=leniency(inputs),
        contest=int(rules is not None and rules.contest and steers),
        **scores(inputs, improvement(inputs, rules)),  # type: ignore[arg-type]
    )


def _background(inputs: Inputs, attack: float) -> float:
    """Chance a month of an episode that no unsafe spell explains: published less expected."""
    begun = rate_of(inputs, UNSAFE) / 12
    if begun <= 0:
        return 0.0
    spell = max(inputs.value(f"practices.{UNSAFE}.spell"), 1.0)
    share = SIZES * OF_SIZE / float(SIZES @ OF_SIZE)
    visited = float(monthly_visits(inputs) @ share)
    ended = 1 / spell + visited * found_of(inputs, UNSAFE)
    every = inputs.mechanism("enterprises.illness_background") / 12
    unsafe = begun / (begun + ended) * attack
    return max(every - unsafe, LEAST_BACKGROUND * every)


def _suspect(alone: float) -> NDArray[np.uint32]:
    """A victim of n suspects rightly as if each doubling of 1 + n were one more chance.

    s(n) = 1 - (1 - s)^log2(1 + n)
    """
    chances = 1 - (1 - alone) ** np.log2(1 + np.arange(CLUSTERS))
    return np.array([threshold(float(p)) for p in chances], np.uint32)


@of_draw
def _warn(drawn: Drawn) -> int:
    """Hazard at which a suspicion becomes a warning, at average traits and without fear."""
    if drawn.conduct(WARNING).active <= 0:
        return NEVER
    deed = drawn.catalogue.deeds[WARNING]
    said = base_hazard(drawn.mechanism("enterprises.warns"), changes(drawn, deed))
    return said + lift(drawn, deed)


def _look(rules: CompiledSubject | None, lost: float) -> NDArray[np.int32]:
    """Custom that a grade leaves, 1/256: all at the best, least at the lowest.

    A grade that is not published looks like the next better one that is.
    """
    look = np.full(16, FULL_LOOK, np.int32)
    many = len(rules.grade_from) if rules is not None else 0
    shown, left = published(rules), FULL_LOOK
    for grade in range(many - 1, -1, -1):
        if shown[grade] and many > 1:
            left = round(FULL_LOOK * (1 - lost * (many - 1 - grade) / (many - 1)))
        look[grade] = left
    return look


def _look_listed(rules: CompiledSubject | None, lost: float) -> NDArray[np.int32]:
    """Custom that lists leave, 1/256: as at the lowest grade, where the list is published."""
    look = np.full(256, FULL_LOOK, np.int32)
    for rule in rules.consequences if rules is not None else ():
        if rule.publish:
            look[on_lists(rule)] = round(FULL_LOOK * (1 - lost))
    return look
