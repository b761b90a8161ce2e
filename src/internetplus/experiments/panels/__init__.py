"""The panels of *The system at work*, each a function from one arm's values to lines.

A panel without lines is left out; a new one is a file and a line here.
"""

from __future__ import annotations

from collections.abc import Callable

from internetplus.experiments.panels.abused import abused
from internetplus.experiments.panels.appearance import appearance
from internetplus.experiments.panels.approval import approval
from internetplus.experiments.panels.attacked import attacked
from internetplus.experiments.panels.deposits import dating, deposits
from internetplus.experiments.panels.food import enterprises, unsafe_food
from internetplus.experiments.panels.grades import registers, weights
from internetplus.experiments.panels.institutions import institutions
from internetplus.experiments.panels.procedure import procedure
from internetplus.experiments.panels.refusals import children, shut_out
from internetplus.experiments.panels.rows import Levels, Row
from internetplus.experiments.panels.scored import scored
from internetplus.experiments.panels.speech import speech
from internetplus.experiments.panels.stars import stars
from internetplus.experiments.plan import Arm, Plan

Panel = Callable[[Plan, Arm, Levels], list[Row]]
PANELS: dict[str, Panel] = {
    "scored": scored,
    "weights": weights,
    "registers": registers,
    "stars": stars,
    "appearance": appearance,
    "attacked": attacked,
    "abused": abused,
    "shut_out": shut_out,
    "children": children,
    "speech": speech,
    "unsafe_food": unsafe_food,
    "enterprises": enterprises,
    "institutions": institutions,
    "procedure": procedure,
    "deposits": deposits,
    "dating": dating,
    "approval": approval,
}
"""In the order of the report, under the names of its titles."""
ABUSED = ("scored", "abused", "shut_out", "speech", "procedure")
"""What of a scheme is told once more where its operator abuses it."""
