"""The run folder: claimed before the run, filled piece by piece, never overwritten by another."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from internetplus.errors import UsageError
from internetplus.experiments.plan import Job, Part
from internetplus.messages import say

if TYPE_CHECKING:
    import polars as pl

MANIFEST = "manifest.json"
PARTS = "parts"
TRAIL = "trail-"
SEALED = "sealed"
"""Key of the manifest: digests of the files that a replay rests on."""
UNFINISHED, FINISHED = "unfinished", "finished"
State = Literal["new", "unfinished", "finished"]
Row = dict[str, Any]


def claim(folder: Path, fingerprint: str) -> State:
    """Whether a run may go into this folder and what is there already; says no before any run."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(say("experiments.folder_file", path=folder))
    _try_to_write(folder)
    if not folder.exists() or not any(folder.iterdir()):
        return "new"
    if not (folder / MANIFEST).is_file():
        raise UsageError(say("experiments.folder_foreign", path=folder))
    known = manifest(folder)
    if known.get("digest") != fingerprint:
        old = str(known.get("digest"))[:12]
        raise UsageError(
            say("experiments.folder_other", path=folder, old=old, new=fingerprint[:12])
        )
    return "finished" if known.get("status") == FINISHED else "unfinished"


def _try_to_write(folder: Path) -> None:
    """Raise in words if the folder cannot be written, leaving nothing behind."""
    place = folder
    while not place.exists() and place != place.parent:
        place = place.parent
    try:
        with tempfile.TemporaryFile(dir=place):
            pass
    except OSError as error:
        why = error.strerror or str(error)
        raise UsageError(say("experiments.folder_unwritable", path=folder, why=why)) from None


def manifest(folder: Path) -> Row:
    """What a run folder says of itself."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise UsageError(say("experiments.folder_missing", path=folder)) from None
    return dict(found) if isinstance(found, dict) else {}


def told(folder: Path, name: str) -> Row:
    """One JSON text of a folder; nothing if it cannot be read."""
    try:
        found = json.loads(text(folder, name))
    except (OSError, ValueError):
        return {}
    return dict(found) if isinstance(found, dict) else {}


def begin(folder: Path, content: Mapping[str, Any]) -> None:
    """Make the folder of a run that has just started."""
    (folder / PARTS).mkdir(parents=True, exist_ok=True)
    write(folder, MANIFEST, json_text({**content, "status": UNFINISHED}))


def keep_part(folder: Path, job: Job, part: Part) -> None:
    """Save one finished job for a later resume."""
    name = _part_name(job)
    beside = folder / PARTS / f".{name}.new"
    trail: dict[str, Any] = {f"{TRAIL}{key}": array for key, array in part.trail.items()}
    with beside.open("wb") as file:
        np.savez(
            file,
            values=part.values,
            series=part.series,
            shares=part.shares,
            people=part.people,
            digests=np.array(part.digests),
            notes=np.array(part.notes),
            **trail,
        )
    beside.replace(folder / PARTS / name)


def parts(folder: Path, jobs: tuple[Job, ...]) -> dict[Job, Part]:
    """The jobs that an interrupted run has finished."""
    found = {}
    for job in jobs:
        path = folder / PARTS / _part_name(job)
        if path.is_file():
            with np.load(path) as saved:
                found[job] = Part(
                    values=saved["values"],
                    series=saved["series"],
                    shares=saved["shares"],
                    people=saved["people"],
                    digests=tuple(str(one) for one in saved["digests"]),
                    notes=str(saved["notes"]),
                    trail={
                        name.removeprefix(TRAIL): saved[name]
                        for name in saved.files
                        if name.startswith(TRAIL)
                    },
                )
    return found


def seals(folder: Path, names: Sequence[str]) -> dict[str, str]:
    """Digests of some files as they lie in a folder; none of a file that is not there."""
    return {
        name: hashlib.blake2b((folder / name).read_bytes(), digest_size=16).hexdigest()
        for name in names
        if (folder / name).is_file()
    }


def write(folder: Path, name: str, text: str) -> None:
    """Write one text of the folder in one step."""
    beside = folder / f".{name}.new"
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(folder / name)


def frame(folder: Path, name: str) -> pl.DataFrame:
    """One table of a run folder."""
    import polars as pl

    return pl.read_parquet(folder / name)


def columns(folder: Path, name: str, **wanted: int) -> dict[str, NDArray[Any]]:
    """Columns of those rows of a table that have these values; words as Python strings.

    Groups of rows that cannot hold them are not unpacked.
    """
    file = pq.ParquetFile(folder / name)
    place = {column: n for n, column in enumerate(file.schema_arrow.names)}
    groups = [
        n
        for n in range(file.num_row_groups)
        if all(
            _may_hold(file.metadata.row_group(n).column(place[key]).statistics, value)
            for key, value in wanted.items()
        )
    ]
    table = file.read_row_groups(groups)
    chosen = np.ones(len(table), np.bool_)
    for key, value in wanted.items():
        chosen &= _plain(table[key]) == value
    rows = np.flatnonzero(chosen)
    return {column: _plain(table[column])[rows] for column in place}


def _may_hold(known: Any, value: int) -> bool:
    """Whether a group of rows may hold a value, by its least and largest one."""
    return known is None or not known.has_min_max or bool(known.min <= value <= known.max)


def _plain(column: Any) -> NDArray[Any]:
    """A column as an array; words are kept as numbers in the file."""
    parts: list[NDArray[Any]] = [np.zeros(0, np.int32)]  # a table without rows has no parts
    for one in column.chunks:
        if hasattr(one, "indices"):
            words = np.array(one.dictionary.to_pylist(), object)
            parts.append(words[np.from_dlpack(one.indices)])
        else:
            parts.append(np.from_dlpack(one))
    return np.concatenate(parts[1:] or parts)


def text(folder: Path, name: str) -> str:
    """One text of a run folder."""
    return (folder / name).read_text(encoding="utf-8")


def json_text(content: Any) -> str:
    """Plain values as text, the same for the same values."""
    return json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n"


def _part_name(job: Job) -> str:
    return f"draw-{job.draw:04d}-luck-{job.luck}.npz"
