"""What is kept on disk of a kernel that Python calls: enough to call it, and no more."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from llvmlite import binding
from numba.core.codegen import JITCodeLibrary

from internetplus.kernel.kept import _alone, kept

CALLED = """
import sys
import numpy as np
from tests.kernel.small import Pair, whole
row = np.zeros((1, 3), np.int64)
pair = Pair(np.zeros(2, np.int64), np.arange(3))
print(whole(pair, row, 2), *row[0], sum(whole._twin.stats.cache_hits.values()),
      int("numba.typed.typeddict" in sys.modules))
"""


def called(cache: Path) -> list[int]:
    """A new process calls a kernel: its result, the row, how often it was on disk, and whether
    all that compiling needs was imported.
    """
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    told = subprocess.run(
        [sys.executable, "-c", CALLED], env=environment, check=True, capture_output=True, text=True
    )
    return [int(word) for word in told.stdout.split()]


def test_a_kernel_is_called_from_disk_without_what_linking_and_compiling_need(
    tmp_path: Path,
) -> None:
    by_hand = [2 + 3, 0 + 2 - 1, 1, 2]  # more + sum of 0, 1, 2; the row with more - 1 at its begin
    assert called(tmp_path) == [*by_hand, 0, 1]
    assert called(tmp_path) == [*by_hand, 1, 0]


class Library:
    """What the compiler has made of two functions and a call of a third."""

    name = "some"
    source = binding.parse_assembly(
        """
        declare i64 @"elsewhere"(i64)
        define i64 @"long.$1"(i64 %x) { %y = call i64 @"elsewhere"(i64 %x) ret i64 %y }
        define i64 @"short"(i64 %x) { ret i64 %x }
        """
    )

    def _ensure_finalized(self) -> None:
        pass

    def _get_module_for_linking(self) -> Any:
        return self.source

    def _get_compiled_object(self) -> bytes:
        return b"machine code"


def test_names_are_kept_and_what_they_name_is_not() -> None:
    name, kind, (code, text) = _alone(Library())
    assert (name, kind, code) == ("some", "object", b"machine code")
    found = {one.name: one for one in binding.parse_bitcode(text).functions}
    assert found.keys() == {"long.$1", "short"}
    for one in found.values():
        assert [str(i).strip() for block in one.blocks for i in block.instructions] == ["ret void"]


def test_what_others_link_to_is_kept_as_usual() -> None:
    usual = JITCodeLibrary.serialize_using_object_code
    with kept(linked=False):
        assert JITCodeLibrary.serialize_using_object_code is _alone
        with kept(linked=True):
            assert JITCodeLibrary.serialize_using_object_code is usual
        assert JITCodeLibrary.serialize_using_object_code is _alone
    assert JITCodeLibrary.serialize_using_object_code is usual
