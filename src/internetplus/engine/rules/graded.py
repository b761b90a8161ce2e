"""Compile what follows for enterprises from grades and lists: visits, bars, closures."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.score import bits
from internetplus.schemes.subject import CompiledConsequence, CompiledSubject
from internetplus.vocabulary.fields import N_LISTS, N_PRACTICES

Ints = NDArray[np.int32]
TENDER_GATE = 16
AS_USUAL = 256
EVERY_MARK = np.arange(256)


def rules_in_force(inputs: Inputs) -> CompiledSubject | None:
    """The scheme's rules for enterprises, where sanctions are in force."""
    return None if "sanctions" in inputs.neutral else inputs.scheme.enterprise


def graded_rules(inputs: Inputs) -> CompiledSubject | None:
    """The same, where they grade."""
    rules = rules_in_force(inputs)
    return rules if rules is not None and len(rules.grade_from) > 0 else None


def by_grade(inputs: Inputs) -> dict[str, Ints]:
    """By grade: weight of inspection, the largest where rules give several; bars; months closed.

    Grade 7 is that of the ungraded.
    """
    rules, steers = graded_rules(inputs), "enterprises" not in inputs.neutral
    weight, deny, close = (np.zeros(16, np.int32) for _ in range(3))
    for rule in rules.consequences if rules else ():
        for grade in np.flatnonzero(rule.grades):
            weight[grade] = max(weight[grade], _weight(rule) * steers)
            deny[grade] |= _bars(rule)
            close[grade] = max(close[grade], rule.close * steers)
    weight[weight == 0] = AS_USUAL
    return {"inspect": weight, "deny": deny, "close": close}


def by_list(inputs: Inputs) -> dict[str, Ints]:
    """Lists: what leads to them, for how long; the same consequences by bits of lists."""
    rules, steers = rules_in_force(inputs), "enterprises" not in inputs.neutral
    enter, term = np.zeros(N_PRACTICES, np.int32), np.zeros(N_LISTS, np.int32)
    weight, deny, close = (np.zeros(256, np.int32) for _ in range(3))
    for n, entry in enumerate(rules.lists if rules else ()):
        enter |= entry.enter[:N_PRACTICES].astype(np.int32) << n
        term[n] = entry.term
    for rule in rules.consequences if rules else ():
        meant = on_lists(rule)
        weight[meant] = np.maximum(weight[meant], _weight(rule) * steers)
        deny[meant] |= _bars(rule)
        close[meant] = np.maximum(close[meant], rule.close * steers)
    return {
        "enter": enter, "term": term, "inspect_listed": weight, "deny_listed": deny,
        "close_listed": close,
    }  # fmt: skip


def on_lists(rule: CompiledConsequence) -> NDArray[np.bool_]:
    """Which marks [256] of lists a consequence meets."""
    return np.asarray((EVERY_MARK & bits(rule.lists)) != 0)


def _weight(rule: CompiledConsequence) -> int:
    """Weight of inspection, 0 where the rule says nothing of it."""
    return 0 if rule.inspect == 1 else round(rule.inspect * AS_USUAL)


def _bars(rule: CompiledConsequence) -> int:
    return sum(int(rule.deny[TENDER_GATE + g]) << g for g in range(3))
