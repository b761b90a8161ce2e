"""From the scenarios a user gives to the arms that run, references included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from internetplus.errors import UsageError, quoted
from internetplus.experiments.plan import Arm, plain
from internetplus.messages import say
from internetplus.scenario import Scenario, stem

SHARED = ("society", "citizens", "months", "burn_in", "seed", "weak_effects")
"""What all scenarios of a comparison have in common, so that they are pairs."""


def arms(base: Scenario, others: Sequence[Scenario], schemes: Mapping[str, Any]) -> tuple[Arm, ...]:
    """The base, a reference arm where a scheme asks for one, and the schemes, in this order."""
    for other in others:
        for name in SHARED:
            first, second = getattr(base, name), getattr(other, name)
            if first != second:
                raise UsageError(
                    say("experiments.differ", name=name, first=quoted(first), second=quoted(second))
                )
    found = [Arm(stem(base.scheme), base, "")]
    for other in others:
        parts = plain(schemes[other.scheme]).get("compare_without") or ()
        against = found[0]
        if set(parts) - set(base.without):
            other = replace(other, without=(*other.without, *parts))
            against = _reference(found, replace(base, without=(*base.without, *parts)))
        found.append(Arm(_free_name(found, stem(other.scheme)), other, against.name))
    return tuple(found)


def _reference(found: list[Arm], scenario: Scenario) -> Arm:
    for arm in found:
        if not arm.against and arm.scenario == scenario:
            return arm
    name = "-without-".join((stem(scenario.scheme), "-".join(scenario.without)))
    found.append(Arm(_free_name(found, name), scenario, ""))
    return found[-1]


def _free_name(found: Sequence[Arm], name: str) -> str:
    taken, number, free = {arm.name for arm in found}, 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free
