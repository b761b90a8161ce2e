"""What is kept on disk of a kernel that only Python calls: what runs, without what others link to.

Numba keeps the whole kernel once more, as the compiler reads it, for kernels that call it. Reading
that again takes three times as long as all else that a kernel needs to be ready.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from llvmlite import binding
from numba.core.caching import FunctionCache
from numba.core.codegen import JITCodeLibrary

from internetplus.kernel.remembered import instead


class OnDisk(FunctionCache):  # type: ignore[misc]
    """The kernels on disk, ready to run without all that only compiling needs.

    Numba gets ready to compile before it looks whether it must; where it must, it does so again.
    """

    def load_overload(self, signature: Any, context: Any) -> Any:
        """What lies on disk for a signature; none if nothing does."""
        with self._guard_against_spurious_io_errors():
            return self._load_overload(signature, context)


@contextmanager
def kept(*, linked: bool) -> Iterator[None]:
    """Compile so inside; what anybody else compiles is kept as usual.

    `linked`: other kernels call this one.
    """
    with instead(JITCodeLibrary, serialize_using_object_code=None if linked else _alone):
        yield


def _alone(library: Any) -> tuple[str, str, tuple[bytes, bytes]]:
    """A kernel's code, and the names that stand for an address in it."""
    library._ensure_finalized()
    source = library._get_module_for_linking()
    defined = [one.name for one in source.functions if not one.is_declaration]
    named = "\n".join(f'define void @"{name}"() {{ ret void }}' for name in defined)
    names = binding.parse_assembly(named).as_bitcode()
    return library.name, "object", (library._get_compiled_object(), names)
