"""What must hold exactly on any machine, tried on a small society in less than a minute."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from internetplus.experiments.compare import compare, resume
from internetplus.experiments.plan import Interrupted
from internetplus.experiments.result import Result
from internetplus.scenario import Scenario

SCHEME = "internet-plus-2020"
BASE = Scenario(society="china-2016", citizens=4_096, months=6, burn_in=6, seed=11)
DRAWS = 3
TABLE = "measures.parquet"


class Check(NamedTuple):
    """One law and whether it held."""

    name: str  # key of its sentence
    held: bool


def checks() -> Iterator[Check]:
    """Every law, one after the other."""
    for name, law in LAWS.items():
        yield Check(name, law())


def _play(base: Scenario, scheme: str, threads: int = 2, out: Path | None = None) -> Result:
    return compare(base, base.with_scheme(scheme), draws=DRAWS, threads=threads, out=out, panel=0)


def no_change_is_zero() -> bool:
    """No scheme against no scheme differs in nothing, in no group and no draw."""
    apart = _play(BASE, "none").differences
    seen = apart.select("estimate", "low_seen", "high_seen").fill_null(0.0)
    return bool(seen.height) and all((seen[name] == 0).all() for name in seen.columns)


def threads_do_not_matter() -> bool:
    """One thread and two give equal tables."""
    return _play(BASE, SCHEME, threads=1).measures.equals(_play(BASE, SCHEME).measures)


def seeds_matter() -> bool:
    """Another seed gives another society."""
    other = Scenario(**{**BASE.__dict__, "seed": BASE.seed + 1})
    return not _play(BASE, SCHEME).measures.equals(_play(other, SCHEME).measures)


def resumed_runs_are_the_same() -> bool:
    """A run stopped after its first draw and resumed leaves the bytes of an undisturbed one."""
    with tempfile.TemporaryDirectory(prefix="internetplus-") as place:
        whole, broken = Path(place) / "whole", Path(place) / "broken"
        _play(BASE, SCHEME, out=whole)
        try:
            compare(
                BASE,
                BASE.with_scheme(SCHEME),
                draws=DRAWS,
                threads=1,
                out=broken,
                panel=0,
                progress=_stop_after_one,
            )
        except Interrupted:
            resume(broken)
        return (whole / TABLE).read_bytes() == (broken / TABLE).read_bytes()


def _stop_after_one(stage: str, done: int, total: int) -> None:
    if stage == "run" and 0 < done < total:
        raise KeyboardInterrupt


LAWS: dict[str, Callable[[], bool]] = {
    law.__name__: law
    for law in (no_change_is_zero, threads_do_not_matter, seeds_matter, resumed_runs_are_the_same)
}
