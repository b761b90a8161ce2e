"""What a comparison gives back: tables, headlines, winners and losers, charts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from internetplus.errors import UsageError
from internetplus.messages import say
from internetplus.vocabulary.groups import FAMILIES

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Result:
    """A finished comparison; reads the same from memory and from its run folder."""

    summary: Mapping[str, Any]
    manifest: Mapping[str, Any]
    differences: pl.DataFrame
    measures: pl.DataFrame
    draws: pl.DataFrame
    path: Path | None = None

    def table(self, group: str = "all", at: int | None = None) -> pl.DataFrame:
        """Every difference of a group at a month; the end of the run if none is given."""
        import polars as pl

        month = self.months if at is None else at
        return self.differences.filter((pl.col("group") == group) & (pl.col("at") == month))

    def headlines(self, at: int | None = None) -> pl.DataFrame:
        """The main measures with titles, units and words."""
        import polars as pl

        month = self.months if at is None else at
        rows = [row for row in self.summary["headlines"] if row["at"] == month]
        return pl.DataFrame(rows, infer_schema_length=None)

    def winners_losers(self, by: str | None = None) -> pl.DataFrame:
        """Shares of winners and losers, the sham's beside them; `by` is a family of groups."""
        import polars as pl

        if by is not None and by not in FAMILIES:
            raise UsageError(say("experiments.no_family", name=by, known=", ".join(FAMILIES)))
        rows = [row for row in self.summary["winners_losers"] if row["family"] == (by or "all")]
        if not rows:
            raise UsageError(say("experiments.no_panel"))
        return pl.DataFrame(rows, infer_schema_length=None)

    def life(self, citizen: int, scheme: str | None = None, draw: int = 0) -> dict[str, Any]:
        """One citizen's card, months, reasons and twins, recomputed from the run folder.

        The first scheme of the run unless one is given. Needs a run with a folder (`out=`).
        """
        if self.path is None:
            raise UsageError(say("experiments.no_folder_no_lives"))
        told = import_module("internetplus.lives").life(self.path, citizen, scheme, draw)
        return dict(told)

    def plot(self, name: str) -> Any:
        """An Altair chart by name, such as `score_distribution`."""
        folder = import_module("internetplus.report.folder")
        charts = import_module("internetplus.report.charts")
        run = folder.RunFolder(
            summary=self.summary,
            differences=self.differences,
            nation=folder.national(self.measures.lazy()),
            manifest=self.manifest,
            path=self.path,
        )
        try:
            return charts.chart(run, name)
        except (KeyError, ValueError) as error:
            raise UsageError(str(error.args[0])) from None

    @property
    def months(self) -> int:
        """The last month of the run."""
        return int(self.summary["scenario"]["months"])
