"""Run the virtual studies one after the other, in one small society that they share."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

from internetplus.reproduce import deterring, erring, listing, paying, predicting
from internetplus.reproduce.lab import Lab
from internetplus.reproduce.model import Row, Study, verdict

CITIZENS = 131_072
STAGE = "studies"


def studies() -> list[Study]:
    """Every virtual study, in the order of the page."""
    parts = (deterring, paying, listing, erring, predicting)
    return [study for part in parts for study in part.STUDIES]


def run(
    wanted: Sequence[Study] | None = None,
    progress: Callable[[str, int, int], None] | None = None,
    citizens: int = CITIZENS,
    parameters: Mapping[str, float] | None = None,
) -> list[Row]:
    """Published and obtained for each study; without parameters at the medians of all priors."""
    chosen, rows = list(wanted if wanted is not None else studies()), list[Row]()
    lab = Lab(citizens, parameters)
    for study in chosen:
        begin = time.perf_counter()
        obtained, target = study.try_in(lab), study.target
        rows.append(
            Row(
                id=study.id,
                name=study.name,
                target=target,
                obtained=obtained.value,
                detail=dict(obtained.detail),
                tolerance=(target.low, target.high),
                verdict=verdict(obtained.value, target),
                seconds=time.perf_counter() - begin,
                modules=study.modules,
            )
        )
        if progress is not None:
            progress(STAGE, len(rows), len(chosen))
    return rows
