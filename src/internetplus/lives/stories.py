"""Three lives for a report, chosen by rule and told in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from internetplus.experiments import store
from internetplus.experiments.plan import Arm
from internetplus.lives.find import ends, picked
from internetplus.lives.life import of
from internetplus.lives.opened import Opened, opened
from internetplus.lives.telling import DEPTH, apart, card, why
from internetplus.lives.words import Words

RULES = ("typical", "wrongful", "loser")
DECISIONS = 2
"""Decisions of a story that are traced."""
Row = dict[str, Any]


def stories(folder: Path, language: str = "en") -> list[Row]:
    """A life for each rule under the first scheme of a run; none where it keeps no fields."""
    if not store.told(folder, store.MANIFEST).get(store.SEALED):
        return []
    run = opened(folder)
    words = Words(language, run.plan.inputs.catalogue)
    arm = run.arm(None)
    read = ends(run, arm)
    found = (picked(read, rule) for rule in RULES)
    return [_story(run, arm, one, words) for one in found if one["citizen"] is not None]


def _story(run: Opened, arm: Arm, found: Row, words: Words) -> Row:
    """The life that a rule picked, in words."""
    rule = found["rule"]
    life = of(run, found["citizen"], arm, [run.arm(arm.against)] if arm.against else [])
    by_score = [row for row in life["why"] if row["because"][0]["kind"] != "evidence"]
    return {
        "rule": rule,
        "why_chosen": words.say("found", rule=rule, read=f"{found['read']:,}",
                                why=words.say(f"rule.{rule}")),
        "number": found["citizen"],
        "title": words.say("head.citizen", number=found["citizen"], scheme=arm.name, draw=0),
        "card": list(card(life["card"], words)),
        "decisions": life["decisions"],
        "why": [list(why(row, words, DEPTH)) for row in by_score[:DECISIONS]],
        "twin": [line for twin in life["twins"] for line in apart(twin, words)],
    }  # fmt: skip
