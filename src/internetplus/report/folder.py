"""A finished run folder, read once; every figure of the report comes from here."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import polars as pl

from internetplus import reading

Row = dict[str, Any]
DIFFERENCES = ("scheme", "measure", "group", "at", "estimate", "low", "high")
EVERYBODY = "all"
MEASURES = ("scheme", "measure", "month", "draw", "value")


@dataclass(frozen=True)
class RunFolder:
    """What a run left behind; any part may be empty, and then its section is absent."""

    summary: Mapping[str, Any]
    differences: pl.DataFrame = field(default_factory=pl.DataFrame)
    nation: pl.DataFrame = field(default_factory=pl.DataFrame)  # see `national`
    manifest: Mapping[str, Any] = field(default_factory=dict)
    path: Path | None = None

    def rows(self, key: str) -> list[Row]:
        """The list of entries under one key of the summary; empty when absent."""
        found = self.summary.get(key) or []
        return [dict(row) for row in found if isinstance(row, Mapping)]

    @property
    def scenario(self) -> Row:
        """Society, size, horizon and seeds of the run."""
        found = self.summary.get("scenario")
        return dict(found) if isinstance(found, Mapping) else {}

    @cached_property
    def horizon(self) -> int:
        """The last month at which differences are told; 0 when the run has none."""
        at = [int(row["at"]) for row in self.rows("headlines") if row.get("at") is not None]
        return max(at, default=int(self.scenario.get("months") or 0))

    def difference(self, scheme: str, measure: str) -> list[Row]:
        """All groups of one difference at the horizon."""
        if self.differences.is_empty() or not set(DIFFERENCES) <= set(self.differences.columns):
            return []
        found = self.differences.filter(
            (pl.col("scheme") == scheme)
            & (pl.col("measure") == measure)
            & (pl.col("at") == self.horizon)
        )
        return found.to_dicts()

    def values(self, measures: tuple[str, ...]) -> pl.DataFrame:
        """The nation's values of some measures: scheme, measure, month, draw, value."""
        if self.nation.is_empty():
            return self.nation
        return self.nation.filter(pl.col("measure").is_in(list(measures)))

    def scheme_file(self, name: str) -> Row:
        """The scheme as the run kept it; empty when the folder has no copy."""
        if self.path is None:
            return {}
        file = f"{Path(name).name}.yaml"
        if file not in self._files:
            kept = self.path / "schemes" / file
            self._files[file] = reading.read(kept).data if kept.is_file() else {}
        return self._files[file]

    @cached_property
    def _files(self) -> dict[str, Row]:
        """The schemes that were asked for."""
        return {}


def read(path: str | Path) -> RunFolder:
    """Read a run folder; only `summary.json` must be there."""
    folder = Path(path)
    return RunFolder(
        summary=_json(folder / "summary.json"),
        differences=_table(folder / "differences.parquet"),
        nation=_nation(folder / "measures.parquet"),
        manifest=_json(folder / "manifest.json") if (folder / "manifest.json").is_file() else {},
        path=folder,
    )


def _json(path: Path) -> Row:
    found = json.loads(path.read_text(encoding="utf-8"))
    return dict(found) if isinstance(found, dict) else {}


def national(measures: pl.LazyFrame) -> pl.DataFrame:
    """What a table of measures tells of everybody; nothing if it is another table."""
    if not {*MEASURES, "group"} <= set(measures.collect_schema().names()):
        return pl.DataFrame()
    words = pl.col("scheme", "measure").cast(pl.String)
    whole = measures.filter(pl.col("group") == EVERYBODY)
    return whole.select(MEASURES).with_columns(words).collect()


def _nation(path: Path) -> pl.DataFrame:
    return national(pl.scan_parquet(path)) if path.is_file() else pl.DataFrame()


def _table(path: Path) -> pl.DataFrame:
    return pl.read_parquet(path) if path.is_file() else pl.DataFrame()
