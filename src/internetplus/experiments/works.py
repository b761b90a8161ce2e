"""The panels of *The system at work*, from measures alone; no number is typed."""

from __future__ import annotations

import json

import numpy as np
from numpy.typing import NDArray

from internetplus.experiments.panels import ABUSED, PANELS
from internetplus.experiments.panels.rows import Levels, Row
from internetplus.experiments.plan import Plan


def works(plan: Plan, cube: NDArray[np.float64], notes: str) -> list[Row]:
    """All panels of all schemes; a panel without data is left out."""
    cards = json.loads(notes).get("cards", {})
    found: list[Row] = []
    for arm in plan.arms:
        if not arm.against or arm.view:
            continue
        levels = Levels(plan, arm, cube)
        for name in ABUSED if arm.scenario.abuse else PANELS:
            panel = PANELS[name]
            rows = panel(plan, arm, levels)
            if rows:
                found.append({"panel": name, "scheme": arm.name, "rows": rows})
        if cards.get(arm.name):
            found.append({"panel": "cards", "scheme": arm.name, **cards[arm.name]})
    return found
