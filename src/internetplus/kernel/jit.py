"""The one way to compile: `kernel`, with a disk cache named by the digest of all kernel sources.

Numba's own cache does not notice an edit in another file, and would then run stale code.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar, cast

import numba
from numba.core.codegen import get_host_cpu_features
from numba.core.registry import CPUDispatcher

from internetplus.cache import folder
from internetplus.kernel.ahead import alone, compile_parts, uncollected
from internetplus.kernel.constant import KernelCompiler
from internetplus.kernel.kept import OnDisk, kept
from internetplus.kernel.passes import passes
from internetplus.kernel.remembered import remembering

F = TypeVar("F", bound=Callable[..., Any])

OPTIONS = {"nopython": True, "nogil": True, "error_model": "numpy", "_nrt": False}

TWINS = Lock()
"""Held while a twin is made, so that threads share one."""

_PACKAGE = Path(__file__).parents[1]
_FOLDERS = ("kernel", "engine", "society", "vocabulary")
_ALWAYS = ("kernel/", "vocabulary/", "engine/tables/", "society/state.py")


def source_digest() -> str:
    """Digest of every source file that kernels are made of, and of the compiler's version."""
    digest = hashlib.sha256(numba.__version__.encode())
    paths = [path for folder in _FOLDERS for path in sorted((_PACKAGE / folder).rglob("*.py"))]
    for path in paths:
        name, text = path.relative_to(_PACKAGE).as_posix(), path.read_bytes()
        if b"kernel.jit" in text or name.startswith(_ALWAYS):
            digest.update(name.encode())
            digest.update(text)
    return digest.hexdigest()[:16]


def _widened() -> str | None:
    """Features of a processor on which vectors of 512 bits pay; none where the usual ones do.

    The compiler keeps to 256 bits for the sake of older processors that slow down. Results are the
    same bits.
    """
    return f"{get_host_cpu_features()},-prefer-256-bit" if has("avx512vbmi2") else None


def has(feature: str) -> bool:
    """Whether kernels are compiled for a processor with this feature, by the compiler's name."""
    features: str = numba.config.CPU_FEATURES or get_host_cpu_features()
    return f"+{feature}" in features.split(",")


if numba.config.CPU_FEATURES is None:
    numba.config.CPU_FEATURES = _widened()
CACHE = folder(source_digest())
numba.config.CACHE_DIR = str(CACHE)


def is_compiled(name: str = "live_through") -> bool:
    """Whether a kernel of these sources, the months if none is named, lies compiled on disk."""
    return any(CACHE.rglob(f"*.{name}-*.nbi"))


def _apart(flags: Any) -> Any:
    """Tell the compiler that arrays handed to a kernel do not overlap: look-ups become vectors."""
    flags.noalias = True
    return flags


class _Compiled(CPUDispatcher):  # type: ignore[misc]
    """A function compiled for arrays that do not overlap, in named tuples of hundreds of them."""

    linked = False  # whether other kernels call it

    def __init__(self, function: Callable[..., Any], options: dict[str, Any]) -> None:
        super().__init__(function, targetoptions=options, pipeline_class=KernelCompiler)
        self._compiler._customize_flags = _apart
        self.parts: tuple[Any, ...] = ()

    def enable_caching(self) -> None:
        """Keep on disk what is compiled."""
        self._cache = OnDisk(self.py_func)

    def compile(self, signature: Any) -> Any:
        """Compile for a signature, unless it lies on disk."""
        with passes(joined=bool(self.parts)), remembering(), kept(linked=self.linked):
            return super().compile(signature)


class Kernel(_Compiled):
    """A compiled function without the wrappers that Python and C need to call it.

    They cost half of the compiling, because of the hundreds of arrays in the named tuples; what
    Python does call gets a twin that has them, when it is called.
    """

    linked = True

    def __init__(self, function: Callable[..., Any], *, inline: str = "never") -> None:
        options = {**OPTIONS, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
        super().__init__(function, {**options, "inline": inline})
        self._twin: Callable[..., Any] | None = None

    def __call__(self, *arguments: Any) -> Any:
        """Call the twin, compiling it first if there is none on disk."""
        if self._twin is None:
            with TWINS:
                self._twin = self._twin or self._made(arguments)
        return self._twin(*arguments)

    def _made(self, arguments: tuple[Any, ...]) -> Callable[..., Any]:
        twin: Any = _callable(self.py_func, self.parts)
        if self.parts and not is_compiled(self.__name__):
            with alone(CACHE / "compiling"), uncollected():
                if not is_compiled(self.__name__):  # nobody else has meanwhile
                    compile_parts(self.parts, self.py_func, arguments)
                    twin.compile(tuple(numba.typeof(one) for one in arguments))
        return twin  # type: ignore[no-any-return]


def _callable(function: Callable[..., Any], parts: tuple[Any, ...]) -> Callable[..., Any]:
    """The function compiled with a wrapper, kept apart on disk: the cache cannot tell the two."""
    numba.config.CACHE_DIR = str(CACHE / "callable")
    try:
        twin = _Compiled(function, {**OPTIONS, "no_cfunc_wrapper": True})
        twin.parts = parts
        twin.enable_caching()
    finally:
        numba.config.CACHE_DIR = str(CACHE)
    return twin


def kernel(function: F) -> F:
    """Compile a serial function of scalars, arrays and tuples that releases the global lock.

    Kernels allocate nothing, so references are not counted: that made a month 16 times slower.
    """
    compiled = Kernel(function)
    compiled.enable_caching()
    return cast(F, compiled)


def large(*parts: Callable[..., Any]) -> Callable[[F], F]:
    """Compile a kernel so long that its parts are worth compiling side by side first."""

    def decorate(function: F) -> F:
        compiled = kernel(function)
        compiled.parts = parts  # type: ignore[attr-defined]
        return compiled

    return decorate


def inner(function: F) -> F:
    """Compile a small function into every kernel that calls it.

    A call would hand over all arrays of its named tuples one by one: hundreds of words an event.
    """
    return cast(F, Kernel(function, inline="always"))
