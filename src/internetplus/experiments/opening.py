"""From tables, in memory or in a run folder, to a result."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from internetplus.errors import UsageError
from internetplus.experiments import store
from internetplus.experiments.result import Result
from internetplus.messages import say

if TYPE_CHECKING:
    import polars as pl

TABLES = ("differences", "measures", "draws")


def open_result(path: str | Path) -> Result:
    """The result in a finished run folder."""
    folder = Path(path)
    known = store.manifest(folder)
    if known.get("status") != store.FINISHED:
        raise UsageError(say("experiments.folder_unfinished", path=folder))
    frames = {name: store.frame(folder, f"{name}.parquet") for name in TABLES}
    told = json.loads(store.text(folder, "summary.json"))
    return _result(told, known, folder, frames)


def from_tables(
    told: Mapping[str, Any],
    manifest: Mapping[str, Any],
    made: Mapping[str, Any],
    folder: Path | None,
    seconds: float,
) -> Result:
    """The result of a run that has just ended."""
    import polars as pl

    frames = {name: pl.DataFrame(pl.from_arrow(made[f"{name}.parquet"])) for name in TABLES}
    return _result({**told, "seconds": seconds}, manifest, folder, frames)


def _result(
    told: Mapping[str, Any],
    manifest: Mapping[str, Any],
    folder: Path | None,
    frames: Mapping[str, pl.DataFrame],
) -> Result:
    return Result(
        summary=told,
        manifest=manifest,
        differences=frames["differences"],
        measures=frames["measures"],
        draws=frames["draws"],
        path=folder,
    )
