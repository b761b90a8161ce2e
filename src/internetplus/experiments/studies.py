"""Studies of the library: a scheme compared several times, and what lies between the results."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Field

from internetplus.errors import UsageError
from internetplus.experiments import ablation, article, order_off, staggered, store
from internetplus.experiments.compare import compare, prepare
from internetplus.experiments.doubt.run import sensitivity
from internetplus.experiments.execute import Progress
from internetplus.experiments.plan import Panel
from internetplus.experiments.questions import questions
from internetplus.experiments.result import Result
from internetplus.messages import say
from internetplus.reading import read
from internetplus.scenario import Scenario, digest, unknown
from internetplus.vocabulary.catalogue import Title
from internetplus.vocabulary.filling import Strict, fill

LIBRARY = Path(__file__).parent.parent / "library" / "studies"
FILE = "studies.json"
Row = dict[str, Any]


class Study(Strict):
    """What is compared, and what is missing the other times."""

    name: str
    kind: Literal["order", "ablation", "article", "staggered"]
    title: Title
    note: str
    society: str
    schemes: Annotated[list[str], Field(min_length=1)]
    without: list[str] = Field(default_factory=list)  # parts of the legal order left out
    shows: dict[str, str] = Field(default_factory=dict)  # schemes that panels show, by panel
    rollout: list[Annotated[list[float], Field(min_length=2, max_length=2)]] = Field(
        default_factory=list
    )  # share of regions, month
    abuse: dict[str, list[str]] = Field(default_factory=dict)  # by scheme: run again, abused so
    citizens: int
    months: int
    draws: int
    panel: int = 0  # draws whose winners and losers are told

    @property
    def comparisons(self) -> dict[str, tuple[Scenario, ...]]:
        """What is compared with what, by the name of its folder."""
        base = Scenario(
            society=self.society,
            citizens=self.citizens,
            months=self.months,
            rollout=tuple((share, int(month)) for share, month in self.rollout),
        )
        plain = [base.with_scheme(name) for name in self.schemes]
        abused = [self._abused(one) for one in plain if one.scheme in self.abuse]
        scenarios = (base, *plain, *abused)
        return KINDS[self.kind].comparisons(scenarios, self.without)

    def _abused(self, scenario: Scenario) -> Scenario:
        """The scheme abused by its operator; a crisis beyond the run is left out."""
        told = self.abuse[scenario.scheme]
        due = [one for one in told if int(one.partition("@")[2] or 0) < self.months]
        return replace(scenario, abuse=tuple(due))

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the differences that each row tells."""
        return KINDS[self.kind].columns

    @cached_property
    def fingerprint(self) -> str:
        """Digest of all that determines the result."""
        plans = (
            prepare(scenarios, self.draws, None, Panel(draws=self.panel_of(part)))
            for part, scenarios in self.comparisons.items()
        )
        return digest([plan.fingerprint for plan in plans])

    def panel_of(self, part: str) -> int:
        """Draws of a comparison whose winners and losers are told: of the study's own alone."""
        return self.panel if part == article.WHOLE else 0


class Kind(NamedTuple):
    """How a kind of study is made and told."""

    comparisons: Callable[[Sequence[Scenario], Sequence[str]], dict[str, tuple[Scenario, ...]]]
    rows: Callable[[Sequence[str], Mapping[str, Result]], Iterator[Row]]
    columns: tuple[str, ...] = ()
    parts: Callable[[Sequence[str], Mapping[str, Result]], Iterator[Row]] | None = None


KINDS = {
    "order": Kind(order_off.comparisons, order_off.rows, order_off.COLUMNS),
    "ablation": Kind(ablation.comparisons, ablation.rows, ablation.COLUMNS),
    "article": Kind(article.comparisons, article.rows),
    "staggered": Kind(staggered.comparisons, staggered.rows, staggered.COLUMNS, staggered.parts),
}


@dataclass(frozen=True)
class Finding:
    """What a study found, as it is kept in its folder."""

    told: Row
    folder: Path | None


def names() -> tuple[str, ...]:
    """The studies of the library."""
    return tuple(sorted(path.stem for path in LIBRARY.glob("*.yaml")))


def load(name: str) -> Study:
    """A study of the library by its name."""
    if name not in names():
        raise UsageError(unknown("experiments.unknown_study", name, names()))
    return fill(Study, read(LIBRARY / f"{name}.yaml"))


def run_study(
    study: Study,
    *,
    out: Path | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
    doubted: bool = False,
) -> Finding:
    """All comparisons over the same draws, each in a run folder of its own below `out`.

    `doubted`: then also what carries the results of the first, by a design of its own.
    """
    fingerprint = study.fingerprint
    if out is not None:
        _claim(out, fingerprint, set(study.comparisons))
    parts = study.comparisons
    results = {
        part: compare(
            *scenarios,
            draws=study.draws,
            threads=threads,
            out=None if out is None else out / part,
            progress=progress and partial(_staged, progress, (place, len(parts))),
            panel=study.panel_of(part),
        )
        for place, (part, scenarios) in enumerate(parts.items())
    }
    kind = KINDS[study.kind]
    found = list(kind.rows(study.schemes, results))
    doubt: Row = {}
    if doubted:
        asked = questions() if study.kind == "article" else {}
        first = next(iter(parts.values()))
        doubt = sensitivity(first, asked, out=out, threads=threads, progress=progress)
    told: Row = {
        "study": study.name,
        "digest": fingerprint,
        "definition": study.model_dump(mode="json"),
        "columns": list(study.columns),
        "rows": article.designed(found, doubt) if doubt.get("answers") else found,
    } | ({"sensitivity": doubt} if doubt else {})
    if kind.parts is not None:
        told["parts"] = list(kind.parts(study.schemes, results))
    if out is not None:
        store.write(out, FILE, store.json_text(told))
        if article.WHOLE in results:
            _keep(out, study, told, results[article.WHOLE])
    return Finding(told, out)


def _keep(out: Path, study: Study, told: Row, result: Result) -> None:
    """The run's own summary, with the answers and what carries them."""
    added = {
        **article.told(told["rows"]),
        "title": told["definition"]["title"],
        "shows": study.shows,
    }
    if "sensitivity" in told:
        added["sensitivity"] = told["sensitivity"]
    store.write(out, "summary.json", store.json_text({**result.summary, **added}))


def _staged(progress: Progress, part: tuple[int, int], stage: str, done: int, total: int) -> None:
    """One bar for all comparisons, in hundredths of one; their runs take nearly all the time."""
    place, parts = part
    if stage == "run":
        progress("study", 100 * place + round(100 * done / max(total, 1)), 100 * parts)


def _claim(folder: Path, fingerprint: str, known: set[str]) -> None:
    """Refuse a folder that holds anything but this study, whole or begun."""
    if not (folder / FILE).is_file():
        if (
            article.WHOLE not in known
            and folder.is_dir()
            and {one.name for one in folder.iterdir()} - known
        ):
            raise UsageError(say("experiments.folder_foreign", path=folder))
        return
    old = str(store.told(folder, FILE).get("digest"))
    if old != fingerprint:
        found = {"old": old[:12], "new": fingerprint[:12]}
        raise UsageError(say("experiments.folder_other", path=folder, **found))
