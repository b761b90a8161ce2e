"""How a kernel is read: what it is handed never changes, so nothing of it is copied.

Numba keeps a variable that is used in more than one block in memory of its own, and every function
put in place of its call names its arguments anew. A kernel's named tuples hold hundreds of arrays;
writing them down and taking the copies apart was a quarter of compiling.
"""

from collections import Counter
from typing import Any

from numba.core import ir
from numba.core.compiler import CompilerBase, DefaultPassBuilder
from numba.core.compiler_machinery import FunctionPass, register_pass
from numba.core.ir_utils import build_definitions, replace_vars_stmt
from numba.core.lowering import Lower
from numba.core.typed_passes import NativeLowering
from numba.core.untyped_passes import ReconstructSSA

Definitions = dict[str, Any]
"""Assignments of variables that are assigned in one place only, by their names."""


@register_pass(mutates_CFG=False, analysis_only=False)
class ForgetCopies(FunctionPass):  # type: ignore[misc]
    """Use what a kernel was handed under the name it was handed in."""

    _name = "forget_copies"

    def __init__(self) -> None:  # Numba's own is abstract
        super().__init__()

    def run_pass(self, state: Any) -> bool:
        """Replace names of the same thing by the first of them."""
        found = state.func_ir
        once = _once(found.blocks)
        copies = [name for name, one in once.items() if isinstance(one.value, ir.Var)]
        same = {name: first for name in copies if (first := _origin(name, once)) is not None}
        for block in found.blocks.values():
            block.body = [one for one in block.body if not _names(one, same)]
            for statement in block.body:
                replace_vars_stmt(statement, same)
        found._definitions = build_definitions(found.blocks)
        return bool(same)


def _once(blocks: Any) -> Definitions:
    assigned = [one for block in blocks.values() for one in block.find_insts(ir.Assign)]
    times = Counter(one.target.name for one in assigned)
    return {one.target.name: one for one in assigned if times[one.target.name] == 1}


def _origin(name: str, once: Definitions) -> Any:
    """The variable in which an argument, or a field of one, came; None of anything else."""
    if name not in once:
        return None
    value = once[name].value
    if isinstance(value, ir.Var):
        return _origin(value.name, once)
    field = isinstance(value, ir.Expr) and value.op == "getattr"
    constant = isinstance(value, ir.Arg) or (field and _origin(value.value.name, once) is not None)
    return once[name].target if constant else None


def _names(statement: Any, same: dict[str, Any]) -> bool:
    return isinstance(statement, ir.Assign) and statement.target.name in same


class _Lower(Lower):  # type: ignore[misc]
    """Leaves arguments where they are."""

    def _find_singly_assigned_variable(self) -> None:
        super()._find_singly_assigned_variable()
        once = _once(self.func_ir.blocks)
        self._singly_assigned_vars |= {
            name for name, one in once.items() if isinstance(one.value, ir.Arg)
        }


@register_pass(mutates_CFG=True, analysis_only=False)
class LowerInPlace(NativeLowering):  # type: ignore[misc]
    """Numba's own way, but for arguments."""

    _name = "lower_in_place"

    @property
    def lowering_class(self) -> type[Lower]:
        """What goes through the statements."""
        return _Lower


class KernelCompiler(CompilerBase):  # type: ignore[misc]
    """Numba's compiler for kernels."""

    def define_pipelines(self) -> list[Any]:
        """The one series of passes."""
        series = DefaultPassBuilder.define_nopython_pipeline(self.state)
        series.passes = [
            (LowerInPlace if one is NativeLowering else one, what) for one, what in series.passes
        ]
        series.add_pass_after(ForgetCopies, ReconstructSSA)
        series.finalize()
        return [series]
