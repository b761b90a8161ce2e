"""Who is marked in a row: the places of its set bytes."""

from typing import Any

import numpy as np
from llvmlite import ir
from numba.core import types
from numba.cpython.unsafe.numbers import trailing_zeros
from numba.extending import intrinsic
from numba.np.arrayobj import make_array

from internetplus.kernel.jit import has, inner, kernel

_I32, _U64 = np.int32, np.uint64
WORD, WORDS, LANES = 64, 16, 32
"""Citizens of a word, words of a community, citizens that are pressed together at once."""
PRESSES = has("avx512vbmi2")
"""Whether the processor presses the chosen of a vector together by itself."""


@intrinsic  # type: ignore[untyped-decorator]
def _apart_from_zero(_: Any, row: types.Array, first: types.Integer) -> Any:
    """Bits of the bytes from `first` on that are not zero; one comparison of 64 at a time."""

    def write(target: Any, builder: ir.IRBuilder, signature: Any, given: Any) -> ir.Value:
        array = make_array(signature.args[0])(target, builder, given[0])
        bytes_of_word = ir.VectorType(ir.IntType(8), WORD)
        place = builder.bitcast(builder.gep(array.data, [given[1]]), bytes_of_word.as_pointer())
        found = builder.load(place)
        found.align = 1
        set_ = builder.icmp_unsigned("!=", found, ir.Constant(bytes_of_word, [0] * WORD))
        return builder.bitcast(set_, ir.IntType(WORD))

    return types.uint64(row, first), write


@kernel
def gathered(row: np.ndarray, w: int) -> np.uint64:
    """The bits of bytes 64w to 64w + 63 of a row [1024] of zeros and ones."""
    return _U64(_apart_from_zero(row, np.int64(WORD * w)))


@kernel
def lowest(mask: np.uint64) -> int:
    """Number of the first set bit."""
    return int(np.int64(trailing_zeros(mask)) & 63)


@kernel
def without_lowest(mask: np.uint64) -> np.uint64:
    """The mask without its first set bit."""
    return _U64(mask & _U64(mask - _U64(1)))


@inner
def vectors(many: int) -> int:
    """So many, filled up to whole vectors, for lists whose rest is as good as what counts."""
    return (many + 15) & ~15


@inner
def byte_of(words: np.ndarray, i: np.uint64) -> np.int32:
    """Byte `i` of a row of signed bytes seen as words of four: those a vector can look up."""
    away = _I32(_I32(24) - _I32(_I32(i & _U64(3)) << _I32(3)))
    return _I32(_I32(words[_U64(i >> _U64(2))] << away) >> _I32(24))


@intrinsic  # type: ignore[untyped-decorator]
def _pressed(
    _: Any, row: types.Array, first: types.Integer, who: types.Array, end: types.Integer
) -> Any:
    """Write the places of the set bytes from `first` on into `who` from `end` on; its new end."""

    def write(target: Any, builder: ir.IRBuilder, signature: Any, given: Any) -> ir.Value:
        byte, place, bit, number = (
            ir.VectorType(ir.IntType(size), LANES) for size in (8, 16, 1, 32)
        )
        source, _, out, _ = (
            make_array(kind)(target, builder, value).data if isinstance(kind, types.Array) else None
            for kind, value in zip(signature.args, given, strict=True)
        )
        found = builder.load(builder.bitcast(builder.gep(source, [given[1]]), byte.as_pointer()))
        found.align = 1
        set_ = builder.icmp_unsigned("!=", found, ir.Constant(byte, [0] * LANES))
        start = builder.trunc(given[1], ir.IntType(16))
        start = builder.insert_element(
            ir.Constant(place, ir.Undefined), start, ir.Constant(ir.IntType(32), 0)
        )
        start = builder.shuffle_vector(start, start, ir.Constant(number, [0] * LANES))
        places = builder.add(start, ir.Constant(place, list(range(LANES))))
        press = builder.module.declare_intrinsic(
            f"llvm.experimental.vector.compress.v{LANES}i16",
            (),
            ir.FunctionType(place, [place, bit, place]),
        )
        to = builder.bitcast(builder.gep(out, [given[3]]), place.as_pointer())
        builder.store(builder.call(press, [places, set_, places]), to).align = 1
        count = builder.module.declare_intrinsic("llvm.ctpop", (ir.IntType(LANES),))
        many = builder.call(count, [builder.bitcast(set_, ir.IntType(LANES))])
        return builder.add(given[3], builder.zext(many, ir.IntType(64)))

    return types.int64(row, first, who, end), write


@kernel
def _by_vector(row: np.ndarray, who: np.ndarray) -> int:
    end = np.int64(0)
    for first in range(0, WORD * WORDS, LANES):
        end = _pressed(row, np.int64(first), who, end)
    return int(end)


@kernel
def _by_bit(row: np.ndarray, who: np.ndarray) -> int:
    end = 0
    for w in range(WORDS):
        mask = gathered(row, w)
        while mask:
            who[end] = WORD * w + lowest(mask)
            end += 1
            mask = without_lowest(mask)
    return end


@inner
def marked(row: np.ndarray, who: np.ndarray) -> int:
    """Write the places of a row's set bytes into `who` [1024], of 16 bits each, in order; how many.

    A walk over the list is guessed right but once, at its end; a walk over bits at every word.
    """
    return _by_vector(row, who) if PRESSES else _by_bit(row, who)


@inner
def count_marked(row: np.ndarray, cell: np.ndarray, hit: np.ndarray, who: np.ndarray) -> int:
    """Add one to the place in a row of everybody marked, and list them in `who`; how many."""
    many = marked(hit, who)
    for nth in range(many):
        row[cell[who[nth]]] += 1
    return many
