"""Which passes the compiler makes over a kernel: fewer than usual, for the same code.

A kernel's named tuples hold hundreds of arrays, and every use of one begins as a copy of all of
them. The usual series of passes over a single function takes those copies apart first, which is
half of compiling. Here loads are narrowed to what is used before the copies are taken apart, and
all the rest is left to the passes over the kernel as a whole.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from llvmlite import binding
from numba.core.compiler_lock import global_compiler_lock
from numba.core.registry import cpu_target

MANY = 100
"""Words of arguments from which on a call costs more than it is worth."""
WRAPPER = "_ZN7cpython"
"""Begins the names of what unpacks Python's arguments: long, called once a month, left at that."""
OF_FUNCTIONS, OF_WHOLES = "_function_pass_manager", "_module_pass_manager"


@contextmanager
def passes(*, joined: bool = False) -> Iterator[None]:
    """Compile so inside; what anybody else compiles is done as usual.

    `joined`: the kernel only calls others, each of which has had its passes already.
    """
    codegen = cpu_target.target_context.codegen()
    with global_compiler_lock:
        before = [(name, codegen.__dict__.get(name)) for name in (OF_FUNCTIONS, OF_WHOLES)]
        _set(codegen, OF_FUNCTIONS, partial(_of_function, codegen))
        _set(codegen, OF_WHOLES, partial(_of_joined, codegen) if joined else None)
        try:
            yield
        finally:
            for name, made in before:
                _set(codegen, name, made)


def _set(codegen: Any, name: str, made: Callable[..., Any] | None) -> None:
    """In place of the compiler's own way, or that again."""
    codegen.__dict__.pop(name, None)
    if made is not None:
        codegen.__dict__[name] = made


def _of_function(codegen: Any) -> tuple[Any, Any]:
    return _Narrowing(), codegen._pass_builder()


def _of_joined(codegen: Any, **_: Any) -> tuple[Any, Any]:
    return _Joining(), codegen._pass_builder()


class _Narrowing:
    """Load what is used, take the tuples apart, tidy up."""

    def run(self, function: Any, builder: Any) -> None:
        """Run over a function, as the compiler asks of a series of passes."""
        manager = binding.create_new_function_pass_manager()
        manager.add_instruction_combine_pass()
        manager.add_sroa_pass()
        manager.add_simplify_cfg_pass()
        manager.run(function, builder)
        if function.name.startswith(WRAPPER):
            for attribute in ("noinline", "optnone"):
                function.add_function_attribute(attribute)


class _Joining:
    """Put together what has had its passes: no calls are left that hand over hundreds of arrays."""

    def run(self, module: Any, builder: Any) -> None:
        """Run over a module, as the compiler asks of a series of passes."""
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
