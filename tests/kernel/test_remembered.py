"""Remembered: the same types as Numba's own, asked for once, and only while we compile."""

from __future__ import annotations

import copy
import operator
from typing import Any

import pytest
from numba.core import ir, types
from numba.core.registry import cpu_target

from internetplus.kernel.remembered import instead, remembering

CONTEXT: Any = cpu_target.typing_context
PLACE = ir.Loc("nowhere.py", 1)


@pytest.fixture(scope="module", autouse=True)
def ready() -> None:
    """Numba knows no operator before something is compiled, and kernels on disk need none."""
    CONTEXT.refresh()


def _kinds() -> list[tuple[Any, Any]]:
    row = types.Array(types.int32, 1, "C")
    return [
        (operator.add, (types.int64, types.uint8)),
        (operator.add, (types.float64, types.uint8)),
        (operator.rshift, (types.uint32, types.int64)),
        (operator.lt, (types.int8, types.int16)),
        (operator.getitem, (row, types.intp)),
        (max, (types.int64, types.int64)),
    ]


def test_types_are_those_that_numba_finds() -> None:
    expected = [CONTEXT.resolve_function_type(*one, {}) for one in _kinds()]
    with remembering():
        for _ in range(2):
            assert [CONTEXT.resolve_function_type(*one, {}) for one in _kinds()] == expected


def test_what_has_been_found_is_not_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    found = types.BaseFunction.get_call_type

    def counted(function: Any, *of: Any) -> Any:
        asked.append(function)
        return found(function, *of)

    monkeypatch.setattr("internetplus.kernel.remembered._TYPES", {})
    monkeypatch.setattr(types.BaseFunction, "get_call_type", counted)
    with remembering():
        for _ in range(3):
            CONTEXT.resolve_function_type(operator.mul, (types.int16, types.int16), {})
    assert len(asked) == 1


def test_what_has_no_type_has_none_the_second_time() -> None:
    with remembering():
        for _ in range(2):
            with pytest.raises(Exception, match="No implementation"):
                CONTEXT.resolve_function_type(operator.add, (types.none, types.int64), {})


def test_a_copied_scope_is_changed_alone() -> None:
    scope = ir.Scope(None, PLACE)
    first = scope.define("x", PLACE)
    scope.redefine("x", PLACE)
    with remembering():
        other = copy.deepcopy(scope)
    assert other == scope
    assert other.get_exact("x") is first
    other.redefine("x", PLACE)
    other.define("y", PLACE)
    assert (scope.redefined["x"], other.redefined["x"]) == (1, 2)
    assert scope.var_redefinitions["x"] == {"x.1"}
    assert "y" not in scope.localvars


def test_others_compile_as_usual_afterwards() -> None:
    with remembering():
        assert "get_call_type" in vars(types.Function)
    assert "get_call_type" not in vars(types.Function)
    assert "__deepcopy__" not in vars(ir.Scope)


class _Owner:
    kept = "own"


def test_an_attribute_is_put_back_after_a_failure() -> None:
    def fail() -> None:
        with instead(_Owner, kept="ours", added=1):
            assert (_Owner.kept, vars(_Owner)["added"]) == ("ours", 1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert _Owner.kept == "own"
    assert "added" not in vars(_Owner)
