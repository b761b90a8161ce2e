"""The design run through the engine, in a folder that an interrupted run finishes later."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.experiments import store
from internetplus.experiments.compare import prepare
from internetplus.experiments.differences import cube
from internetplus.experiments.doubt import design, discovery, told
from internetplus.experiments.doubt.design import Design
from internetplus.experiments.execute import Progress, engine, execute
from internetplus.experiments.plan import Interrupted, Job, Panel, Part, Plan
from internetplus.experiments.questions import Question
from internetplus.experiments.verdicts import PRICED, RIGHTS
from internetplus.measures.model import Measure
from internetplus.measures.registry import HEADLINES
from internetplus.messages import say
from internetplus.scenario import Scenario, digest

Row = dict[str, Any]
Array = NDArray[np.float64]
FILE, PARTS = "sensitivity.json", "sensitivity"
STAGE = "sensitivity"
STAGES = ("screening", "spread")


def sensitivity(
    scenarios: Sequence[Scenario],
    asked: Mapping[str, Question],
    *,
    out: Path | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Row:
    """What carries the headline differences and answers, and where a scheme does more good."""
    base = prepare(tuple(scenarios), 1, 0, Panel(draws=0))
    seed = scenarios[0].seed
    designs = (design.screening(base.inputs.priors, seed), design.spread(base.inputs.priors, seed))
    plans = [_plan(base, one, name, asked) for one, name in zip(designs, STAGES, strict=True)]
    fingerprint = digest([plan.fingerprint for plan in plans])
    if out is not None and store.told(out, FILE).get("digest") == fingerprint:
        return store.told(out, FILE)
    total = sum(len(plan.jobs) for plan in plans)
    cubes, before = [], 0
    for plan, name in zip(plans, STAGES, strict=True):
        folder = None if out is None else out / PARTS / name
        cubes.append(cube(plan, _parts(plan, folder, threads, _from(progress, before, total))))
        before += len(plan.jobs)
    found = {
        "digest": fingerprint,
        "cases": [len(plan.jobs) for plan in plans],
        **_told(plans, designs, cubes, asked),
    }
    if out is not None:
        store.write(out, FILE, store.json_text(found))
        shutil.rmtree(out / PARTS, ignore_errors=True)
    return found


def _told(
    plans: Sequence[Plan],
    designs: Sequence[Design],
    cubes: Sequence[Array],
    asked: Mapping[str, Question],
) -> Row:
    headlines = [told.headlines(plan, one) for plan, one in zip(plans, cubes, strict=True)]
    answers = [told.answers(plan, one, asked) for plan, one in zip(plans, cubes, strict=True)]
    boxes = discovery.boxes(plans[1], cubes[1], designs[1])
    numbers = told.numbers(plans[1])
    return {
        "headlines": [
            {"scheme": key[0], "measure": key[1], **row}
            for key, row in told.rows(headlines, designs, numbers).items()
        ],
        "answers": [
            {"id": key, **row} for key, row in told.rows(answers, designs, numbers).items()
        ],
        "boxes": boxes,
        "survive": discovery.survivors(plans[1], headlines[1], boxes),
    }


def _plan(base: Plan, asked: Design, name: str, questions: Mapping[str, Question]) -> Plan:
    known = {measure.name: measure for measure in base.inputs.measures}
    wanted = [measure.name for measure in HEADLINES]
    wanted += [one.main.measure for one in questions.values()]
    wanted += [*PRICED, *RIGHTS, "adults", "welfare"]
    measures: tuple[Measure, ...] = tuple(known[one] for one in dict.fromkeys(wanted))
    prints = [base.fingerprint, name, asked.at.tolist(), list(asked.lucks), sorted(set(wanted))]
    return replace(
        base,
        parameters=asked.parameters,
        lucks=asked.lucks,
        measures=measures,
        fingerprint=digest(prints),
    )


def _parts(
    plan: Plan, folder: Path | None, threads: int | None, progress: Progress | None
) -> dict[Job, Part]:
    kept: dict[Job, Part] = {}
    if folder is not None:
        store.claim(folder, plan.fingerprint)
        store.begin(folder, {"digest": plan.fingerprint})
        kept = store.parts(folder, plan.jobs)

    def keep(job: Job, part: Part) -> None:
        kept[job] = part
        if folder is not None:
            store.keep_part(folder, job, part)

    try:
        return execute(
            plan, engine(), done=dict(kept), keep=keep, threads=threads, progress=progress
        )
    except KeyboardInterrupt:
        key = "interrupted" if folder is not None else "interrupted_nowhere"
        said = say(f"experiments.{key}", done=len(kept), total=len(plan.jobs), path=folder)
        raise Interrupted(said) from None


def _from(progress: Progress | None, before: int, total: int) -> Progress | None:
    """One bar for both designs."""
    if progress is None:
        return None
    return lambda _stage, done, _total: progress(STAGE, before + done, total)
