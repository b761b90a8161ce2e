"""Charts by name; the same chart in a notebook, in the report and in the explorer."""

from collections.abc import Callable, Iterable
from typing import Any

from internetplus.messages import say
from internetplus.report import multiples, ranges, shares, theme
from internetplus.report.folder import RunFolder
from internetplus.report.spec import Spec

WIDE = 950
NARROW = 330

Maker = Callable[[RunFolder, int], Spec | None]

CHARTS: dict[str, Maker] = {
    "benefits_harms": multiples.benefits_harms,
    "score_distribution": shares.score_distribution,
    "grades": shares.grades,
    "wrongful": shares.wrongful,
    "exclusion": ranges.exclusion,
    "winners_losers": ranges.winners_losers,
    "records": shares.records,
}


class NoData(ValueError):  # noqa: N818 - it says what is the matter
    """The run holds nothing that this chart could show."""


def names() -> Iterable[str]:
    """The names that `chart` knows."""
    return tuple(CHARTS)


def spec(run: RunFolder, name: str, width: int = WIDE) -> Spec:
    """The Vega-Lite of the chart of that name; NoData when the run lacks what it shows."""
    if name not in CHARTS:
        raise KeyError(say("report.unknown_chart", name=name, known=", ".join(CHARTS)))
    drawn = CHARTS[name](run, width)
    if drawn is None:
        raise NoData(say("report.no_data", name=name))
    return drawn


def chart(run: RunFolder, name: str, width: int = WIDE) -> Any:
    """The chart of that name as an Altair chart, checked against its schema."""
    import altair

    return altair.Chart.from_dict({**spec(run, name, width), "config": theme.config()})


def available(run: RunFolder) -> list[str]:
    """The charts for which this run has data."""
    return [name for name, make in CHARTS.items() if make(run, WIDE) is not None]
