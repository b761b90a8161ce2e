"""Studies to runs, runs to differences, differences to words; the run folder between them."""

from internetplus.experiments.compare import compare, resume, run
from internetplus.experiments.opening import open_result
from internetplus.experiments.plan import Interrupted
from internetplus.experiments.result import Result

__all__ = ["Interrupted", "Result", "compare", "open_result", "resume", "run"]
