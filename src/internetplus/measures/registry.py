"""All measures of the lab in one order; a new one is a line in one of the lists."""

from internetplus.errors import UsageError, nearest
from internetplus.measures import (
    abuse,
    appearance,
    approval,
    conduct,
    enterprises,
    expression,
    fakes,
    food,
    gates,
    grades,
    institutions,
    life,
    lists,
    moves,
    records,
    sanctions,
    security,
    services,
    stars,
)
from internetplus.measures.families import FAMILIES
from internetplus.measures.model import Measure
from internetplus.messages import say

MAIN: tuple[Measure, ...] = (
    *conduct.MEASURES,
    *gates.MEASURES,
    *sanctions.MEASURES,
    *lists.MEASURES,
    *records.MEASURES,
    *grades.MEASURES,
    *life.MEASURES,
    *enterprises.MEASURES,
    *food.MEASURES,
    *stars.MEASURES,
    *services.MEASURES,
    *appearance.MEASURES,
    *expression.MEASURES,
    *institutions.MEASURES,
    *approval.MEASURES,
    *security.MEASURES,
    *fakes.MEASURES,
    *abuse.MEASURES,
    *moves.MEASURES,
)
ALL: tuple[Measure, ...] = (*MAIN, *FAMILIES, *services.FAMILIES)
BY_NAME: dict[str, Measure] = {measure.name: measure for measure in ALL}
HEADLINES: tuple[Measure, ...] = tuple(measure for measure in ALL if measure.headline)


def named(name: str) -> Measure:
    """The measure of this name."""
    if name not in BY_NAME:
        close = nearest(name, tuple(BY_NAME))
        raise UsageError(say("measures.unknown", name=name, nearest=close or "deeds_harmful"))
    return BY_NAME[name]
