"""From the scenarios a user gives to the arms that run, references included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from internetplus.errors import UsageError, quoted
from internetplus.experiments.plan import Arm, plain
from internetplus.messages import say
from internetplus.scenario import Scenario, stem

SHARED = ("society", "citizens", "months", "burn_in", "seed", "weak_effects", "rollout")
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
    found: list[Arm] = []
    _add(found, base, "", stem(base.scheme))
    for other in others:
        parts = plain(schemes[other.scheme]).get("compare_without") or ()
        against = found[0].name
        if set(parts) - set(base.without):
            other = replace(other, without=(*other.without, *parts))
            against = _reference(found, replace(base, without=(*base.without, *parts)))
        abused = "-abused" if other.abuse else ""
        _add(found, other, against, stem(other.scheme) + abused)
    return tuple(found)


def _add(found: list[Arm], scenario: Scenario, against: str, name: str) -> None:
    """An arm of the whole nation, then one for each part that is told apart."""
    name = _free_name(found, name)
    found.append(Arm(name, scenario, against))
    for view in scenario.views:
        other = f"{against}-{view}" if against else ""
        found.append(Arm(f"{name}-{view}", scenario, other, view))


def _reference(found: list[Arm], scenario: Scenario) -> str:
    for arm in found:
        if not arm.against and arm.scenario == scenario:
            return arm.name
    name = "-without-".join((stem(scenario.scheme), "-".join(scenario.without)))
    _add(found, scenario, "", name)
    return next(arm.name for arm in found if arm.scenario == scenario)


def _free_name(found: Sequence[Arm], name: str) -> str:
    taken, number, free = {arm.name for arm in found}, 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free
