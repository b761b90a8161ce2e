"""What closes a run: written beside its folder as it is made, moved in when all is there."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from internetplus.experiments import store


class Draft:
    """The tables of a run, and their files if it has a folder."""

    def __init__(self, beside: Path | None) -> None:
        self.tables: dict[str, Any] = {}
        self._beside = beside

    def add(self, name: str, table: Any) -> None:
        """One more table; threads may add some at the same time."""
        self.tables[name] = table
        if self._beside is not None:
            _parquet(self._beside / name, table)

    def move(
        self,
        folder: Path,
        texts: Mapping[str, str],
        content: Mapping[str, Any],
        sealed: Sequence[str] = (),
    ) -> None:
        """Everything into the folder, the manifest last; `sealed`: what a replay rests on."""
        assert self._beside is not None, "begun with a folder"
        seals = store.seals(self._beside, sealed)
        closed = {**content, store.SEALED: seals, "status": store.FINISHED}
        told = {**texts, store.MANIFEST: store.json_text(closed)}
        for name, text in told.items():
            (self._beside / name).parent.mkdir(parents=True, exist_ok=True)
            (self._beside / name).write_text(text, encoding="utf-8", newline="\n")
        for name in (*self.tables, *told):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self._beside / name).replace(folder / name)
        shutil.rmtree(folder / store.PARTS, ignore_errors=True)


@contextmanager
def draft(folder: Path | None) -> Iterator[Draft]:
    """A draft for a run folder, of which nothing is left outside that folder."""
    if folder is None:
        yield Draft(None)
        return
    folder.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        yield Draft(beside)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _parquet(path: Path, table: Any) -> None:
    """The same bytes for the same table: nothing in the file knows when or where."""
    pq.write_table(
        table.replace_schema_metadata(None),
        path,
        compression="zstd",
        compression_level=3,
        row_group_size=1 << 18,
        use_dictionary=[f.name for f in table.schema if not pa.types.is_floating(f.type)],
        write_statistics=True,
        version="2.6",
    )
