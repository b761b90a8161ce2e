"""Numbers of citizens as people write them."""

from __future__ import annotations

import pytest

from internetplus.cli.options import count
from internetplus.errors import UsageError


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("20000", 20_000),
        ("20_000", 20_000),
        ("20,000", 20_000),
        ("100k", 100_000),
        ("1.5M", 1_500_000),
        ("1 M", 1_000_000),
        ("0", 0),
    ],
)
def test_counts_are_read_as_written(text: str, number: int) -> None:
    assert count(text) == number


@pytest.mark.parametrize("text", ["", "many", "-5", "1.5", "1e5", "k", "1kk", "9" * 40, "nan"])
def test_other_texts_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(UsageError, match="100k"):
        count(text)
