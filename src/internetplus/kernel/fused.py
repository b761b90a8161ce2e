"""A product and a sum in one step, where the processor has one."""

from typing import Any

from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic


@intrinsic  # type: ignore[untyped-decorator]
def fused(_: Any, x: types.Float, y: types.Float, z: types.Float) -> Any:
    """x * y + z of 32 bits; rounded once or twice, so only for what is exact."""

    def write(_: Any, builder: ir.IRBuilder, __: Any, given: Any) -> ir.Value:
        number = ir.FloatType()
        signature = ir.FunctionType(number, [number] * 3)
        step = builder.module.declare_intrinsic("llvm.fmuladd", (number,), signature)
        return builder.call(step, given)

    return types.float32(x, y, z), write
