"""How large the slow tests are: small in the gate, in full with `make test-full`."""

from __future__ import annotations

import os
from typing import TypeVar

Size = TypeVar("Size")

FULL = os.environ.get("FULL") == "1"


def sized(small: Size, full: Size) -> Size:
    """What a slow test takes: something small in the gate."""
    return full if FULL else small


CASES = int(os.environ.get("CASES", sized("12", "64")))
"""Random cases of each phase; a kernel that was rewritten deserves more: `CASES=200 make test`."""
