"""Published figures of a scheme beside what the run gives: inside its range, or outside.

How the comparison is made: docs/measures.md, *Published figures and the run*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.errors import nearest
from internetplus.experiments.plan import Arm, Plan, plain
from internetplus.measures.intervals import difference
from internetplus.measures.model import Measure
from internetplus.measures.values import GROUP_PLACE
from internetplus.messages import say
from internetplus.schemes.model import Figure, Published

Row = dict[str, Any]
Values = NDArray[np.float64]
Ends = tuple[float, float]
ALIASES: dict[str, dict[str, Any]] = {
    "listed_adults": {"measure": ["on_list"], "times": 0.001},
    "scored_share": {"measure": ["scored"]},
}
"""Names of figures that say by themselves which measure repeats them, and in which unit."""
INSIDE, CHANCE, OUTSIDE = "inside", "chance", "outside"
NO_RANGE, NOT_COMPARABLE = "no_range", "not_comparable"


def published(plan: Plan, cube: NDArray[np.float64]) -> list[Row]:
    """Every figure of every scheme; those that nothing in the lab repeats come last, with why."""
    found = [
        _row(plan, cube, arm, name, figure)
        for arm in plan.arms
        if arm.against and not arm.scenario.abuse
        for name, figure in figures(plan.inputs.schemes[arm.scenario.scheme], names_of(plan))
    ]
    return sorted(found, key=lambda row: row["verdict"] == NOT_COMPARABLE)


def names_of(plan: Plan) -> tuple[str, ...]:
    """Names of the measures of a run."""
    return tuple(measure.name for measure in plan.measures)


def figures(scheme: Any, names: Sequence[str]) -> Iterator[tuple[str, Figure]]:
    """The published figures of a scheme by name, with the measures that their names stand for."""
    told = plain(scheme)
    grades = dict(_grades(told))
    given = Published.model_validate(told.get("published") or {}).given
    for name, figure in given.items():
        meant: dict[str, Any] = ALIASES.get(name, {})
        if not meant and (name in names or name in grades):
            meant = {"measure": [grades.get(name, name)]}
        silent = not figure.measure and not figure.no_measure
        yield name, figure.model_copy(update=meant) if silent else figure


def _grades(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The measure of each grade's share: by its name, an enterprise's behind `enterprise.`."""
    for kind, prefix in (("enterprise", "enterprise."), ("", "")):
        block = (told.get(kind) or {}) if kind else told
        rising = sorted(block.get("grades") or [], key=lambda one: float(one["from"]))
        for place, grade in enumerate(rising):
            stem = "enterprise_grade" if kind else "grade"
            yield f"{prefix}{grade['name']}", f"{stem}_{place}"


def unmeasured(scheme: Any, measures: Sequence[Measure]) -> Iterator[tuple[str, str]]:
    """Figures that name no measure, an unknown one or an unknown group: (name, what is wrong)."""
    names = tuple(measure.name for measure in measures)
    for name, figure in figures(scheme, names):
        if not figure.no_measure and (why := _misnamed(name, figure, names)):
            yield name, why


def _misnamed(name: str, figure: Figure, names: Sequence[str]) -> str:
    if not figure.measure:
        return say("experiments.published.unnamed", name=name)
    for one in (*figure.measure, *figure.per, *figure.before):
        if one not in names:
            close = nearest(one, names) or "on_list"
            return say("experiments.published.unknown", name=one, nearest=close)
    if figure.group not in GROUP_PLACE:
        close = nearest(figure.group, tuple(GROUP_PLACE)) or "all"
        return say("experiments.published.group", name=figure.group, nearest=close)
    return ""


def _row(plan: Plan, cube: NDArray[np.float64], arm: Arm, name: str, figure: Figure) -> Row:
    row = {"scheme": arm.name, "name": name, **_told(plan, arm, name, figure)}
    why = figure.no_measure or _misnamed(name, figure, names_of(plan))
    if not why and (figure.month or 0) > plan.windows[-1]:
        why = say("experiments.published.short", month=figure.month, end=plan.windows[-1])
    if why:
        return {**row, "verdict": NOT_COMPARABLE, "why": why}
    at = _window(plan, figure)
    simulated = spread(values(plan, cube, arm, figure, at) * figure.times)
    if simulated is None:
        return {**row, "verdict": NOT_COMPARABLE, "why": say("experiments.published.undefined")}
    draws, told, seen = simulated
    verdict, distance = NO_RANGE, None
    if draws > 1:
        given = row["published_low"], row["published_high"]
        verdict, distance = judged(given, (told["low"], told["high"]), seen)
    return {**row, "month": plan.windows[at], **told, "verdict": verdict, "distance": distance}


def judged(given: Ends, run: Ends, seen: Ends) -> tuple[str, float | None]:
    """Whether a published figure lies in the run's range, or chance alone may keep it out.

    The second value says how far the run lies from the figure, in widths of its range: positive if
    the run is higher, negative if lower, none where the range has no width.
    """
    if _meet(given, run):
        return INSIDE, 0.0
    gap = run[0] - given[1] if run[0] > given[1] else run[1] - given[0]
    width = run[1] - run[0]
    return CHANCE if _meet(given, seen) else OUTSIDE, gap / width if width > 0 else None


def _meet(one: Ends, other: Ends) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _told(plan: Plan, arm: Arm, name: str, figure: Figure) -> Row:
    """What was published, by whom, and how sure it is."""
    reference, mark = _reference(plain(plan.inputs.schemes[arm.scenario.scheme]), figure)
    low, high = figure.low, figure.high
    return {
        "what": figure.what or name.replace("_", " "),
        "published": figure.value,
        "published_low": figure.value if low is None else min(low, figure.value),
        "published_high": figure.value if high is None else max(high, figure.value),
        "unit": figure.unit or "share",
        "at": figure.at or "",
        "reference": reference,
        "mark": mark,
        "note": figure.note,
        "measure": list(figure.measure),
        "per": list(figure.per),
        "compare": figure.compare,
        "group": figure.group,
        "fitted": figure.fitted,
    }


def _reference(told: Mapping[str, Any], figure: Figure) -> tuple[str, str]:
    """By whom and when, and whether it was read; nothing where the file names nobody."""
    for one in told.get("references") or []:
        if str(one.get("id")) == str(figure.reference):
            by = one.get("by") or one.get("title") or str(figure.reference)
            year = one.get("year")
            said = f"{by}, {year}" if year else str(by)
            return said, str(one.get("read") or "unverified")
    return "", "unreferenced"


def _window(plan: Plan, figure: Figure) -> int:
    """Place of the first month told at or after the figure's; the end of the run without one."""
    months = plan.windows
    if figure.month is None:
        return len(months) - 1
    return next(place for place, month in enumerate(months) if month >= figure.month)


def values(plan: Plan, cube: NDArray[np.float64], arm: Arm, figure: Figure, at: int) -> Values:
    """What the run gives for a figure, in the measures' unit [draw, luck]; NaN where undefined.

    value:  sum of measures / sum of `per`, with the scheme
    change: that with the scheme over that (there of `before`, if given) without it, less 1
    """
    mine = _quotient(plan, cube, plan.arms.index(arm), figure, at)
    if figure.compare == "value":
        return mine
    then = figure.model_copy(update={"measure": figure.before or figure.measure})
    return _divided(mine, _quotient(plan, cube, plan.against(arm), then, at)) - 1.0


def _quotient(plan: Plan, cube: NDArray[np.float64], arm: int, figure: Figure, at: int) -> Values:
    places = {measure.name: place for place, measure in enumerate(plan.measures)}
    found = cube[:, :, arm, :, GROUP_PLACE[figure.group], at]
    top = np.asarray(sum(found[:, :, places[name]] for name in figure.measure), np.float64)
    if not figure.per:
        return top
    return _divided(top, np.asarray(sum(found[:, :, places[name]] for name in figure.per)))


def _divided(top: Values, bottom: Values) -> Values:
    found = np.full(top.shape, np.nan)
    np.divide(top, bottom, out=found, where=bottom != 0)
    return found


def spread(given: Values) -> tuple[int, Row, Ends] | None:
    """Draws; mean and 90 % range over them, chance removed; that with chance left in.

    None where the figure is nowhere defined.
    """
    told = difference(np.zeros_like(given), given)
    draws = int(told.n)
    if not draws:
        return None
    names = (("value", "estimate"), ("low", "low"), ("high", "high"))
    numbers = {name: float(getattr(told, key)) for name, key in names}
    return draws, numbers, (float(told.low_seen), float(told.high_seen))


def warnings(plan: Plan) -> list[str]:
    """A sentence for each figure that the file gives without saying how to repeat it."""
    return [
        say("experiments.published.warning", scheme=arm.name, why=why)
        for arm in plan.arms
        if arm.against
        for _, why in unmeasured(plan.inputs.schemes[arm.scenario.scheme], plan.measures)
    ]
