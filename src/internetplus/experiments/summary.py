"""`summary.json`: all that the terminal and the report say of a run, computed once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.experiments import published, verdicts, words, works
from internetplus.experiments.plan import Arm, Job, Part, Plan, plain
from internetplus.measures.registry import BY_NAME
from internetplus.measures.values import GROUP_NAMES
from internetplus.messages import LANGUAGE, say
from internetplus.scenario import MODEL, digest

Row = dict[str, Any]
EVIDENCE = ("strong", "fair", "weak", "thin")
FAMILIES = {
    "M1": ("base_rate",),
    "M2": ("deterrence", "severity", "awareness", "chill"),
    "M3": ("norms",),
    "M4": ("crowding",),
    "M7": ("detection", "error"),
    "M8": ("stars",),
    "M9": ("institutions",),
    "M10": ("enterprise",),
    "M11": ("error",),
    "M12": ("gates", "losses"),
    "M13": ("error", "gates"),
    "M14": ("life", "losses"),
    "M15": ("procedure", "error"),
    "M19": ("display", "selection"),
    "M21": ("moves",),
}
"""Families of uncertain numbers on which a mechanism's measures rest most."""
SMALL = 32  # communities


def summary(
    plan: Plan, differences: Sequence[Row], cube: NDArray[np.float64], parts: Mapping[Job, Part]
) -> Row:
    """Everything but the seconds, which no folder of the same run should differ in."""
    first = plan.arms[0].scenario
    return {
        "lab": {"model": MODEL, "language": LANGUAGE},
        "scenario": {
            **first.key(),
            "draws": len(plan.parameters),
            "replicates": plan.replicates,
            "fingerprint": plan.fingerprint,
        },
        "arms": [_arm(plan, place, parts) for place in range(len(plan.arms))],
        "headlines": headlines(plan, differences),
        "works": works.works(plan, cube, parts[plan.jobs[0]].notes),
        "verdicts": verdicts.verdicts(plan, cube),
        "winners_losers": winners_losers(plan, parts),
        "published": published.published(plan, cube),
        "assumptions": _assumptions(plan),
        "warnings": [*_warnings(plan), *published.warnings(plan), *_beyond(plan, parts)],
    }


def headlines(plan: Plan, differences: Sequence[Row]) -> list[Row]:
    """The main measures of the whole society, in the order of the registry."""
    found = []
    for row in differences:
        measure = BY_NAME.get(row["measure"])  # words of a scheme's own are no headlines
        if measure is not None and measure.headline and row["group"] == "all":
            told = {
                "title": measure.title,
                "unit": measure.unit_title,
                "direction": measure.direction,
                "evidence": _evidence(plan, measure.mechanism),
            }
            found.append({**row, **told})
    return found


def winners_losers(plan: Plan, parts: Mapping[Job, Part]) -> list[Row]:
    """Shares per scheme and group: all persons of the panel, and the extremes of its draws."""
    panel = [parts[job] for job in plan.jobs if not job.luck and job.draw < plan.panel.draws]
    found: list[Row] = []
    for place, arm in enumerate(plan.arms):
        for g, group in enumerate(GROUP_NAMES):
            told = [part for part in panel if not np.isnan(part.shares[place, g]).any()]
            if not told:
                continue
            shares = np.array([part.shares[place, g] for part in told])
            people = np.array([part.people[g] for part in told])
            family, _, name = group.partition(":")
            mean = (people @ shares / people.sum()).tolist()
            low, high = shares.min(axis=0).tolist(), shares.max(axis=0).tolist()
            found.append(
                {
                    "scheme": arm.name,
                    "against": arm.against,
                    "family": family,
                    "group": name or "all",
                    "at": plan.windows[-1],
                    "winners": mean[0],
                    "winners_low": low[0],
                    "winners_high": high[0],
                    "losers": mean[1],
                    "losers_low": low[1],
                    "losers_high": high[1],
                    "sham_winners": mean[2],
                    "sham_losers": mean[3],
                    "n": int(people.sum()),
                    "draws": len(told),
                    "lucks": plan.panel.lucks,
                    "threshold": plan.panel.threshold,
                }
            )
    return found


def _arm(plan: Plan, place: int, parts: Mapping[Job, Part]) -> Row:
    arm = plan.arms[place]
    told = plain(plan.inputs.schemes[arm.scenario.scheme])
    found: Row = {
        "name": arm.name,
        "scheme": arm.scenario.scheme,
        "title": told.get("title") or arm.name,
        "status": told.get("status") or "",
        "against": arm.against or None,
        "without": list(arm.scenario.without),
        "digest": digest([parts[job].digests[place] for job in plan.jobs]),
        "grades": _grades(told),
        **{key: told.get(key) or [] for key in ("left_out", "assumptions", "replaces")},
    }
    if not arm.against and arm.scenario.without:
        parted = ", ".join(arm.scenario.without).replace("_", " ")
        title = found["title"]
        title = title.get(LANGUAGE) if isinstance(title, Mapping) else title
        found["title"] = say("experiments.reference", base=title, parts=parted)
    if arm.scenario.abuse:
        found |= {"abuse": list(arm.scenario.abuse), "title": _abused(found["title"])}
    if arm.view:
        found |= {"view": arm.view, "title": _part(found["title"], arm)}
    return found


def _abused(title: Any) -> str:
    title = title.get(LANGUAGE) if isinstance(title, Mapping) else title
    return say("experiments.abused", base=title)


def _part(title: Any, arm: Arm) -> str:
    """The title of a part of the nation: which, from which month on."""
    title = title.get(LANGUAGE) if isinstance(title, Mapping) else title
    if arm.view in ("outside", "movers"):
        return say(f"experiments.{arm.view}", title=title)
    share, month = arm.scenario.rollout[arm.scenario.views.index(arm.view)]
    return say("experiments.inside", title=title, share=f"{share:.0%}", month=month)


def _grades(told: Mapping[str, Any]) -> list[str]:
    """Names of a scheme's grades, lowest first, wherever its file holds them."""
    blocks = [told, *(told.get(kind) for kind in ("citizen", "citizens"))]
    for block in blocks:
        given = block.get("grades") if isinstance(block, Mapping) else None
        if given:
            return [str(one["name"]) for one in sorted(given, key=lambda one: one["from"])]
    return []


def _evidence(plan: Plan, mechanism: str) -> str:
    """The commonest grade of evidence among the numbers behind a mechanism; the weaker on a tie."""
    families = FAMILIES.get(mechanism, ())
    counted = Counter(
        str(prior.evidence)
        for prior in plan.inputs.priors.values()
        if prior.family in families and not prior.fixed
    )
    return max(counted, key=lambda name: (counted[name], EVIDENCE.index(name)), default="thin")


def _assumptions(plan: Plan) -> list[Row]:
    """Uncertain numbers by how weak their evidence is, the mechanisms' first."""
    graded = [
        (EVIDENCE.index(prior.evidence), path.startswith("mechanisms"), path, prior)
        for path, prior in plan.inputs.priors.items()
        if not prior.fixed
    ]
    graded.sort(key=lambda one: (-one[0], not one[1], one[2]))
    return [
        {"path": path, "evidence": prior.evidence, "value": float(prior.median),
         "note": prior.note}
        for _, _, path, prior in graded[:12]
    ]  # fmt: skip


def _beyond(plan: Plan, parts: Mapping[Job, Part]) -> list[str]:
    """For each scheme the share of draws in which some deed's stakes leave what was studied."""
    found = []
    for arm in plan.arms:
        shares = [
            told["beyond"][arm.name]
            for job, part in parts.items()
            if not job.luck and arm.name in (told := json.loads(part.notes)).get("beyond", {})
        ]
        if any(shares):
            flagged = sum(share > 0 for share in shares) / len(shares)
            found.append(
                say(
                    "experiments.beyond",
                    scheme=arm.name,
                    draws=f"{flagged:.0%}",
                    deeds=f"{sum(shares) / len(shares):.0%}",
                )
            )
    return found


def _warnings(plan: Plan) -> list[str]:
    first, draws = plan.arms[0].scenario, len(plan.parameters)
    found = [first.rounding()]
    if draws == 1:
        found.append(say("experiments.one_draw"))
    elif draws < words.FEW:
        found.append(say("experiments.few_draws", draws=draws))
    if first.communities < SMALL:
        found.append(say("experiments.small", communities=first.communities))
    for arm in plan.arms:
        if arm.against and arm.scenario.without and arm.scenario.without != first.without:
            parted = ", ".join(arm.scenario.without).replace("_", " ")
            found.append(say("experiments.without", scheme=arm.name, parts=parted))
    found.append(say("experiments.flagged_range"))
    return [one for one in found if one]
