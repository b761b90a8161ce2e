"""The main job: several schemes on one society with the same luck, told apart."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

from internetplus.errors import UsageError
from internetplus.experiments import differences, store, tables, trails
from internetplus.experiments.arms import arms
from internetplus.experiments.draft import draft
from internetplus.experiments.draws import draw, told
from internetplus.experiments.execute import Progress, engine, execute
from internetplus.experiments.inputs import inputs, require_parts
from internetplus.experiments.opening import from_tables, open_result
from internetplus.experiments.plan import Interrupted, Job, Panel, Part, Plan
from internetplus.experiments.result import Result
from internetplus.experiments.summary import summary
from internetplus.messages import say
from internetplus.scenario import MODEL, Scenario, digest

DRAWS = 32
DOUBLED = 4  # one draw in four runs under a second luck
MOST_DRAWS = 4096
MEASURED, APART, DRAWN = "measures.parquet", "differences.parquet", "draws.parquet"
Summed = Callable[[str], None]
"""Called with the text of a summary."""


def compare(
    base: Scenario,
    *others: Scenario,
    draws: int = DRAWS,
    replicates: int | None = None,
    threads: int | None = None,
    out: str | Path | None = None,
    progress: Progress | None = None,
    panel: int = 4,
) -> Result:
    """Run all scenarios over the draws; `replicates` draws run under a second luck.

    `panel` draws also replay two communities each under 64 lucks, for winners and losers.
    A folder given as `out` is refused before the run if it cannot take the result.
    """
    if not others:
        raise UsageError(say("experiments.nothing_to_compare"))
    scenarios = (base, *others)
    plan = prepare(scenarios, draws, replicates, Panel(draws=panel))
    return carry_out(plan, scenarios, out, threads=threads, progress=progress)


def run(scenario: Scenario, **options: Any) -> Result:
    """One scheme beside the same society without it; the options are those of `compare`."""
    return compare(scenario.with_scheme("none"), scenario, **options)


def resume(
    out: str | Path,
    *,
    threads: int | None = None,
    progress: Progress | None = None,
    summed: Summed | None = None,
) -> Result:
    """Finish an interrupted run folder to the bytes that an undisturbed run would have left.

    `summed`: see `carry_out`.
    """
    folder = Path(out)
    known = store.manifest(folder)
    if known.get("status") == store.FINISHED:
        return open_result(folder)
    return _finish(plan_of(folder, known), known, folder, threads, progress, summed)


def plan_of(folder: Path, known: Mapping[str, Any]) -> Plan:
    """The plan of a run folder made again from its manifest; refused if it is another one now.

    A finished folder tells the numbers of its draws; they need not be drawn again.
    """
    finished = known.get("status") == store.FINISHED
    plan = prepare(
        tuple(Scenario(**given) for given in known["scenarios"]),
        known["draws"],
        known["replicates"],
        Panel(**known["panel"]),
        tables.drawn(store.columns(folder, DRAWN)) if finished else None,
    )
    if plan.fingerprint != known["digest"]:
        old, new = known["digest"][:12], plan.fingerprint[:12]
        raise UsageError(say("experiments.folder_changed", path=folder, old=old, new=new))
    return plan


def prepare(
    scenarios: tuple[Scenario, ...],
    draws: int,
    replicates: int | None,
    panel: Panel,
    drawn: Sequence[Mapping[str, float]] | None = None,
) -> Plan:
    """Read and check everything, and decide what will run.

    `drawn`: the uncertain numbers of each draw, where they are known already.
    """
    if not 1 <= draws <= MOST_DRAWS:
        raise UsageError(say("experiments.draws", found=draws))
    doubled = -(-draws // DOUBLED) if replicates is None else replicates
    if not 0 <= doubled <= draws:
        raise UsageError(say("experiments.doubled", found=replicates, draws=draws))
    doubled = 0 if draws == 1 and replicates is None else doubled
    found = inputs(scenarios[0].society, tuple(one.scheme for one in scenarios))
    for one in scenarios:
        require_parts(one, found.society.order.parts)
    running = arms(scenarios[0], scenarios[1:], found.schemes)
    prints = [arm.scenario.fingerprint(found.digests, draws, doubled) for arm in running]
    return Plan(
        arms=running,
        inputs=found,
        parameters=draw(found.priors, draws, scenarios[0].seed)
        if drawn is None
        else told(found.priors, drawn),
        replicates=doubled,
        panel=panel,
        fingerprint=digest({"arms": prints, "panel": asdict(panel)}),
        measures=found.measures,
    )


def carry_out(
    plan: Plan,
    scenarios: tuple[Scenario, ...],
    out: str | Path | None = None,
    *,
    threads: int | None = None,
    progress: Progress | None = None,
    summed: Summed | None = None,
) -> Result:
    """Run what `prepare` planned for these scenarios, into a folder if one is given.

    `summed` is called with the text of the summary, before the tables are written.
    """
    if threads is not None and threads < 1:
        raise UsageError(say("experiments.threads", found=threads))
    folder = None if out is None else Path(out)
    content = _manifest(plan, scenarios)
    if folder is not None:
        if store.claim(folder, plan.fingerprint) == "finished":
            return open_result(folder)
        store.begin(folder, content)
    return _finish(plan, content, folder, threads, progress, summed)


def _finish(
    plan: Plan,
    content: Mapping[str, Any],
    folder: Path | None,
    threads: int | None,
    progress: Progress | None,
    summed: Summed | None,
) -> Result:
    began = time.monotonic()
    kept: dict[Job, Part] = {} if folder is None else store.parts(folder, plan.jobs)

    def keep(job: Job, part: Part) -> None:
        kept[job] = part
        if folder is not None:
            store.keep_part(folder, job, part)

    try:
        parts = execute(
            plan, engine(), done=dict(kept), keep=keep, threads=threads, progress=progress
        )
    except KeyboardInterrupt:
        key = "interrupted" if folder is not None else "interrupted_nowhere"
        told = say(f"experiments.{key}", done=len(kept), total=len(plan.jobs), path=folder)
        raise Interrupted(told) from None
    if progress is not None:
        progress("measure", 0, 1)
    result = _assemble(plan, parts, content, folder, began, summed)
    if progress is not None:
        progress("measure", 1, 1)
    return result


def _assemble(
    plan: Plan,
    parts: Mapping[Job, Part],
    content: Mapping[str, Any],
    folder: Path | None,
    began: float,
    summed: Summed | None,
) -> Result:
    with draft(folder) as closing, ThreadPoolExecutor(2) as pool:
        stacked = differences.cube(plan, parts)
        whole = summary(plan, differences.of_nation(plan, stacked), stacked, parts)
        text = store.json_text(whole)
        if summed is not None:
            summed(text)
        measured = pool.submit(lambda: closing.add(MEASURED, tables.measures(plan, parts)))
        apart = differences.table(plan, stacked)
        trail = {} if folder is None else trails.tables(plan, parts)
        others = {APART: apart, DRAWN: tables.draws(plan), **trail}
        for done in (measured, *(pool.submit(closing.add, *one) for one in others.items())):
            done.result()
        if folder is not None:
            texts = {**plan.inputs.texts, "summary.json": text}
            closing.move(folder, texts, content, (*trail, DRAWN) if trail else ())
    seconds = time.monotonic() - began
    return from_tables(whole, content, closing.tables, folder, seconds)


def _manifest(plan: Plan, scenarios: tuple[Scenario, ...]) -> dict[str, Any]:
    return {
        "digest": plan.fingerprint,
        "lab": {"model": MODEL},
        "scenarios": [asdict(one) for one in scenarios],
        "arms": [
            {"name": arm.name, "against": arm.against, "scenario": arm.scenario.key()}
            for arm in plan.arms
        ],
        "draws": len(plan.parameters),
        "replicates": plan.replicates,
        "panel": asdict(plan.panel),
        "inputs": dict(plan.inputs.digests),
    }
