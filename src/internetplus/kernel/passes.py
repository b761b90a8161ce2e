"""Which passes the compiler makes over a kernel: fewer than usual, for the same code.

A kernel's named tuples hold hundreds of arrays, and every use of one begins as a copy of all of
them. The usual series of passes over a single function takes those copies apart first, which is
half of compiling. Here loads are narrowed to what is used before the copies are taken apart, and
all the rest is left to the passes over the kernel as a whole.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from llvmlite import binding
from numba.core.registry import cpu_target

from internetplus.kernel.remembered import instead

MANY = 100
"""Words of arguments from which on a call costs more than it is worth."""
WRAPPER = "_ZN7cpython"
"""Begins the names of what unpacks Python's arguments: long, called once a month, left at that."""
Maker = Callable[..., tuple[Any, Any]]
"""Makes a series of passes, and what builds passes."""
OF_FUNCTIONS, OF_WHOLES = "_function_pass_manager", "_module_pass_manager"


class _Series(NamedTuple):
    """What the compiler takes for a series of passes."""

    run: Callable[[Any, Any], None]  # over a function or a module, with what builds passes


@contextmanager
def passes(*, joined: bool = False) -> Iterator[None]:
    """Compile so inside; what anybody else compiles is done as usual.

    `joined`: the kernel only calls others, each of which has had its passes already.
    """
    codegen = cpu_target.target_context.codegen()
    ours = {
        OF_FUNCTIONS: _maker(codegen, _narrow),
        OF_WHOLES: _maker(codegen, _join) if joined else None,
    }
    with instead(codegen, **ours):
        yield


def _maker(codegen: Any, run: Callable[[Any, Any], None]) -> Maker:
    return lambda **_: (_Series(run), codegen._pass_builder())


def _narrow(function: Any, builder: Any) -> None:
    """Load what is used, take the tuples apart, tidy up."""
    manager = binding.create_new_function_pass_manager()
    manager.add_instruction_combine_pass()
    manager.add_sroa_pass()
    manager.add_simplify_cfg_pass()
    manager.run(function, builder)
    if function.name.startswith(WRAPPER):
        for attribute in ("noinline", "optnone"):
            function.add_function_attribute(attribute)


def _join(module: Any, builder: Any) -> None:
    """Put together what has had its passes: no call is left that hands over hundreds of arrays."""
    for function in module.functions:
        linked = function.linkage == binding.Linkage.linkonce_odr
        if linked and len(list(function.arguments)) > MANY:
            function.add_function_attribute("alwaysinline")
    manager = binding.create_new_module_pass_manager()
    manager.add_always_inliner_pass()
    manager.add_global_dead_code_eliminate_pass()
    manager.add_instruction_combine_pass()
    manager.add_simplify_cfg_pass()
    manager.run(module, builder)
