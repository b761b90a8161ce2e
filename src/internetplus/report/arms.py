"""The arms of a run as the reader meets them: title, status, place in every chart."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from internetplus.messages import say
from internetplus.report import theme
from internetplus.report.folder import Row, RunFolder

BASE = "none"
MOST = 4
"""Schemes that charts can tell apart."""


@dataclass(frozen=True)
class Arm:
    """One arm; `place` is -1 for the legal order alone, else 0, 1, ... among the schemes."""

    name: str
    plain: str
    status: str
    place: int
    row: Row

    @property
    def title(self) -> str:
        """The title with the scheme's status, which stands beside the name everywhere."""
        return f"{self.plain} ({self.status})" if self.status and self.place >= 0 else self.plain

    @property
    def colour(self) -> str:
        """The colour of the arm in every chart."""
        return theme.arm_colour(self.place)

    @property
    def shape(self) -> str:
        """The shape of the arm in every chart."""
        return theme.arm_shape(self.place)


def arms(run: RunFolder) -> list[Arm]:
    """All arms in the order of the run."""
    found: list[Arm] = []
    place = 0
    for row in run.rows("arms"):
        name = str(row.get("name", ""))
        base = name == BASE or name.startswith(f"{BASE} ") or name.startswith(f"{BASE}-")
        title = say("report.order_alone") if name == BASE else text(row.get("title") or name)
        found.append(Arm(name, title, str(row.get("status") or ""), -1 if base else place, row))
        place += not base
    return found


def schemes(run: RunFolder) -> list[Arm]:
    """The arms that add something to the legal order."""
    return [arm for arm in arms(run) if arm.place >= 0]


def few(run: RunFolder) -> RunFolder:
    """The run with no more schemes than charts can tell apart, the first ones."""
    kept = {arm.name for arm in schemes(run)[:MOST]} | {a.name for a in arms(run) if a.place < 0}
    shown = [row for row in run.rows("arms") if row.get("name") in kept]
    return replace(run, summary={**run.summary, "arms": shown})


def title_of(run: RunFolder, name: str) -> str:
    """The title of an arm by its name."""
    return next((arm.title for arm in arms(run) if arm.name == name), spaced(name))


def grades(run: RunFolder, arm: Arm) -> list[str]:
    """Names of the grades of an arm, lowest first; empty when it grades nobody."""
    given = arm.row.get("grades")
    if isinstance(given, list) and given:
        return [str(g.get("name", g)) if isinstance(g, Mapping) else str(g) for g in given]
    kept = run.scheme_file(arm.name).get("grades")
    if not isinstance(kept, list):
        return []
    ranked = sorted((g for g in kept if isinstance(g, Mapping)), key=lambda g: float(g["from"]))
    return [str(grade["name"]) for grade in ranked]


def text(found: Any) -> str:
    """A text that may be given by language; English first."""
    if isinstance(found, Mapping):
        return str(found.get("en") or next(iter(found.values()), ""))
    return str(found)


def spaced(name: str) -> str:
    """A catalogue name as words."""
    return name.replace("_", " ").replace("-", " ").replace(".", " › ")
