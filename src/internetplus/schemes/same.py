"""The same object again: what was worked out of it once serves for good."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")
KEPT = 64


class _Same:
    """An object known by its address, which it keeps taken."""

    def __init__(self, it: object) -> None:
        self.it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.it is other.it

    def __hash__(self) -> int:
        return id(self.it)


def once_for(many: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Remember what a function made of the last so many objects, which nobody changes.

    Frozen sets are told apart by what they hold, all else by its address.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        plain = cast(Callable[..., R], function)

        @lru_cache(maxsize=many)
        def found(*known: Any) -> R:
            return plain(*(one.it if isinstance(one, _Same) else one for one in known))

        @wraps(function)
        def asked(*given: P.args, **named: P.kwargs) -> R:
            if named:
                return plain(*given, **named)
            return found(*(one if isinstance(one, frozenset) else _Same(one) for one in given))

        return asked

    return decorate


once = once_for(KEPT)
"""What was worked out of a file's words serves every draw."""
