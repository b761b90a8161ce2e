"""What Numba works out again and again while it compiles: found once, remembered.

It asks anew for the type of every `a + b`, and copies all names of a function with each of its
blocks that it puts in place of a call.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from numba.core import ir, types
from numba.core.compiler_lock import global_compiler_lock

_TYPES: dict[Any, Any] = {}
"""Signatures of operators and built-in functions, by what they are called with."""


@contextmanager
def instead(owner: Any, **ours: Any) -> Iterator[None]:
    """Use our attributes instead of an owner's own inside, and those again afterwards.

    None as an attribute leaves the owner's in place. Nobody else compiles meanwhile.
    """
    with global_compiler_lock:
        before = {name: vars(owner).get(name) for name in ours}
        _put(owner, ours)
        try:
            yield
        finally:
            _put(owner, before)


def _put(owner: Any, attributes: dict[str, Any]) -> None:
    for name, attribute in attributes.items():
        if name in vars(owner):
            delattr(owner, name)
        if attribute is not None:
            setattr(owner, name, attribute)


@contextmanager
def remembering() -> Iterator[None]:
    """Compile so inside; what anybody else compiles is done as usual."""
    with instead(types.Function, get_call_type=_type_of), instead(ir.Scope, __deepcopy__=_copy):
        yield


def _type_of(function: Any, context: Any, arguments: Any, keywords: Any) -> Any:
    """The signature of a call without keywords."""
    call = function, context, tuple(arguments)
    if keywords or call not in _TYPES:
        found = types.BaseFunction.get_call_type(function, context, arguments, keywords)
        if keywords or found is None:
            return found
        _TYPES[call] = found
    return _TYPES[call]


def _copy(scope: Any, _: Any) -> Any:
    """A scope of its own with the same variables, which nobody changes."""
    copy = ir.Scope(scope.parent, scope.loc)
    copy.localvars._con.update(scope.localvars._con)
    copy.redefined.update(scope.redefined)
    copy.var_redefinitions = defaultdict(
        set, {name: set(others) for name, others in scope.var_redefinitions.items()}
    )
    return copy
