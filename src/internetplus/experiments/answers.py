"""The article's questions answered from a run, with what the answer rests on and what turns it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.experiments import words
from internetplus.experiments.carrying import Numbers, carrying, parting
from internetplus.experiments.paired import pair_of
from internetplus.experiments.questions import Line, Question
from internetplus.experiments.result import Result
from internetplus.measures.intervals import difference
from internetplus.measures.registry import named
from internetplus.vocabulary.priors import Prior

Row = dict[str, Any]
Array = NDArray[np.float64]
ABOVE, BELOW, OPEN, LITTLE = "above", "below", "open", "little"
CARRIED_BY = 3


@dataclass(frozen=True)
class Runs:
    """The run with all effects, the same run with well-founded effects alone, and their numbers."""

    full: Result
    founded: Result
    priors: Mapping[str, Prior]


def answers(runs: Runs, asked: Mapping[str, Question]) -> list[Row]:
    """An entry per question, in order; none where a scheme of the question did not run."""
    present = {arm["name"] for arm in runs.full.manifest["arms"]}
    return [
        {"number": place, "id": name, **_answer(runs, question)}
        for place, (name, question) in enumerate(asked.items(), 1)
        if {line.scheme for line in (*question.lines, question.price)} <= present
    ]


def _answer(runs: Runs, question: Question) -> Row:
    main = question.main
    told, values = line(runs.full, main), _per_draw(*_pair(runs.full, main))
    founded = line(runs.founded, main)
    numbers = Numbers.of(runs.full, runs.priors, question.rests_on)
    benefit = _is_benefit(main, told)
    return {
        "asks": question.asks.model_dump(mode="json"),
        "side": LITTLE if _is_little(main, told) else told["side"],
        "lines": [told, *(line(runs.full, one) for one in question.lines[1:])],
        "price": line(runs.full, question.price),
        "flips": _flips(values, told, numbers),
        "by_hand": carrying(values, numbers, CARRIED_BY),
        "founded": founded,
        "benefit": benefit,
        "rests_on_claims": benefit and founded["side"] != told["side"],
    }


def line(result: Result, asked: Line) -> Row:
    """A line's numbers: without, with, what is told of them, its range and its words."""
    measure = named(asked.measure)
    without, scheme = _pair(result, asked)
    apart = difference(without, scheme)
    worded = words.of(apart, sized=asked.tell == "change")
    numbers = {
        "estimate": float(apart.estimate) + asked.edge,
        "low": float(apart.low) + asked.edge,
        "high": float(apart.high) + asked.edge,
        "share": float(apart.share),
        "share_low": float(apart.share_low),
        "share_high": float(apart.share_high),
    }
    if asked.tell == "change":
        numbers |= {"base": float(apart.base), "value": float(apart.value)}
    return {
        **asked.model_dump(mode="json"),
        "title": measure.title,
        "unit": measure.unit_title,
        "direction": measure.direction,
        "side": _side(worded.verdict, float(apart.estimate)),
        "n": int(apart.n),
        **{name: None if np.isnan(one) else one for name, one in numbers.items()},
        "again": worded.again,
        "words": worded.said if asked.tell == "change" else "; ".join(words.said(worded.notes)),
    }


def _side(word: str, estimate: float) -> str:
    if word not in ("nearly_all", "most"):
        return OPEN
    return ABOVE if estimate > 0 else BELOW


def _pair(result: Result, asked: Line) -> tuple[Array, Array]:
    """What the line is held against, and its values: [draw, luck]."""
    without, scheme = pair_of(result, asked.scheme, asked.measure, asked.group)
    if asked.tell == "level":
        without = np.full_like(scheme, asked.edge)
    return without, scheme


def _per_draw(without: Array, scheme: Array) -> Array:
    """Mean over lucks of what is told; NaN in draws without a value."""
    apart = scheme - without
    defined = ~np.isnan(apart)
    many = defined.sum(axis=1)
    found = np.full(len(apart), np.nan)
    np.divide(np.where(defined, apart, 0.0).sum(axis=1), many, out=found, where=many > 0)
    return found


def _is_little(asked: Line, told: Row) -> bool:
    """Whether a change that has a side is too small to be told as one."""
    base = told.get("base")
    small = base is not None and abs(told["estimate"] or 0.0) < asked.little * abs(base)
    return bool(small and told["side"] != OPEN)


def _is_benefit(asked: Line, told: Row) -> bool:
    way = {"benefit": ABOVE, "harm": BELOW}.get(told["direction"])
    return asked.tell == "change" and told["side"] == way


def _flips(apart: Array, told: Row, numbers: Numbers) -> Row:
    """Share of the draws that say the opposite, and the number that parts them, if one does."""
    defined = apart[~np.isnan(apart)]
    if not len(defined) or told["estimate"] is None:
        return {"share": None, "number": None}
    other = np.sign(apart) == -np.sign(told["estimate"] - told["edge"])
    return {
        "share": float(other[~np.isnan(apart)].mean()),
        "number": parting(other, apart, numbers),
    }
