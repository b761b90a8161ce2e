"""Studies to runs, runs to differences, differences to words; the run folder between them."""

from internetplus.experiments.compare import carry_out, compare, prepare, resume, run
from internetplus.experiments.opening import open_result
from internetplus.experiments.plan import Interrupted, Panel
from internetplus.experiments.result import Result

__all__ = [
    "Interrupted",
    "Panel",
    "Result",
    "carry_out",
    "compare",
    "open_result",
    "prepare",
    "resume",
    "run",
]
