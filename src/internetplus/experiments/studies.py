"""Studies of the library: a scheme compared twice, with and without parts of the legal order."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from internetplus.errors import UsageError
from internetplus.experiments import store, words
from internetplus.experiments.compare import compare, prepare
from internetplus.experiments.execute import Progress
from internetplus.experiments.plan import Panel
from internetplus.experiments.result import Result
from internetplus.measures.intervals import Difference, difference
from internetplus.measures.model import Measure
from internetplus.measures.registry import HEADLINES
from internetplus.messages import say
from internetplus.reading import read
from internetplus.scenario import Scenario, digest, stem, unknown
from internetplus.vocabulary.catalogue import Title
from internetplus.vocabulary.filling import Strict, fill

LIBRARY = Path(__file__).parent.parent / "library" / "studies"
FILE = "studies.json"
WITH, WITHOUT = "with-order", "without-order"
PARTS = ("with_order", "without_order", "spurious")
Row = dict[str, Any]


class Study(Strict):
    """What is compared, and what of the legal order is missing the second time."""

    name: str
    title: Title
    note: str
    society: str
    schemes: Annotated[list[str], Field(min_length=1)]
    without: Annotated[list[str], Field(min_length=1)]
    citizens: int
    months: int
    draws: int

    def scenarios(self, without: Sequence[str] = ()) -> tuple[Scenario, ...]:
        """No scheme and each scheme, in the society less some parts of its order."""
        base = Scenario(
            society=self.society,
            citizens=self.citizens,
            months=self.months,
            without=tuple(without),
        )
        return (base, *(base.with_scheme(name) for name in self.schemes))

    @property
    def fingerprint(self) -> str:
        """Digest of all that determines the result."""
        plans = (
            prepare(self.scenarios(lifted), self.draws, None, Panel(draws=0))
            for lifted in ((), self.without)
        )
        return digest([plan.fingerprint for plan in plans])


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
) -> Finding:
    """Both comparisons over the same draws, each in a run folder of its own below `out`."""
    fingerprint = study.fingerprint
    if out is not None:
        _claim(out, fingerprint)
    both = [
        compare(
            *study.scenarios(lifted),
            draws=study.draws,
            threads=threads,
            out=None if out is None else out / part,
            progress=progress and partial(_staged, progress, part),
            panel=0,
        )
        for part, lifted in ((WITH, ()), (WITHOUT, study.without))
    ]
    told = {
        "study": study.name,
        "digest": fingerprint,
        "definition": study.model_dump(mode="json"),
        "rows": list(_rows(study, both[0], both[1])),
    }
    if out is not None:
        store.write(out, FILE, store.json_text(told))
    return Finding(told, out)


def _staged(progress: Progress, part: str, stage: str, done: int, total: int) -> None:
    """Both comparisons have stages of the same names; the bar tells them apart."""
    progress(f"{part.replace('-', '_')}.{stage}", done, total)


def _claim(folder: Path, fingerprint: str) -> None:
    """Refuse a folder that holds anything but this study, whole or begun."""
    if not (folder / FILE).is_file():
        known = {WITH, WITHOUT}
        if folder.is_dir() and {one.name for one in folder.iterdir()} - known:
            raise UsageError(say("experiments.folder_foreign", path=folder))
        return
    old = str(store.told(folder, FILE).get("digest"))
    if old != fingerprint:
        found = {"old": old[:12], "new": fingerprint[:12]}
        raise UsageError(say("experiments.folder_other", path=folder, **found))


def _rows(study: Study, with_order: Result, without_order: Result) -> Iterator[Row]:
    """A row per scheme and headline measure at the end of the run."""
    for place, name in enumerate(study.schemes):
        for measure in HEADLINES:
            pairs = [_values(one, place, measure) for one in (with_order, without_order)]
            apart = [difference(pair[0], pair[1]) for pair in pairs]
            apart.append(difference(pairs[0][1] - pairs[0][0], pairs[1][1] - pairs[1][0]))
            if not all(int(one.n) for one in apart):
                continue
            yield {
                "scheme": stem(name),
                "measure": measure.name,
                "title": measure.title,
                "unit": measure.unit_title,
                "at": study.months,
                **{part: _told(one) for part, one in zip(PARTS, apart, strict=True)},
            }


def _values(result: Result, place: int, measure: Measure) -> NDArray[np.float64]:
    """Values [reference or scheme, draw, luck] of the nation at the end; NaN where not run."""
    import polars as pl

    known = result.manifest
    arm = [one for one in known["arms"] if one["against"]][place]
    found = np.full((2, known["draws"], 2 if known["replicates"] else 1), np.nan)
    for side, name in enumerate((arm["against"], arm["name"])):
        chosen = result.measures.filter(
            (pl.col("scheme") == name)
            & (pl.col("measure") == measure.name)
            & (pl.col("group") == "all")
            & (pl.col("month") == result.months)
        )
        for draw, luck, value in chosen.select("draw", "replicate", "value").iter_rows():
            found[side, draw, luck] = value
    return found


def _told(apart: Difference) -> Row:
    """Estimate and 90 % range over the draws, chance removed, with the words for it."""
    n, estimate = int(apart.n), float(apart.estimate)
    word = words.verdict(
        zero=bool(apart.zero),
        n=n,
        estimate=estimate,
        smallest=float(apart.smallest),
        share_low=float(apart.share_low),
    )
    numbers = {"estimate": estimate, "low": float(apart.low), "high": float(apart.high)}
    plain = {name: None if math.isnan(one) else one for name, one in numbers.items()}
    return {**plain, "n": n, "words": words.sentence(word, estimate, words.notes(n))}
