"""Studies to runs, runs to differences, differences to words; the run folder between them."""

from internetplus.experiments.compare import compare, resume, run
from internetplus.experiments.opening import open_result
from internetplus.experiments.plan import StoppedError
from internetplus.experiments.result import Result

__all__ = ["Result", "StoppedError", "compare", "open_result", "resume", "run"]
