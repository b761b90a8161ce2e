"""Hundreds of mutated files: a taught error or a valid scheme, never anything else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from internetplus.errors import FaultyFile
from internetplus.reading import read_bytes
from internetplus.schemes.compiled import compile_scheme
from internetplus.schemes.describe import describe
from internetplus.schemes.load import LIBRARY, examine_document, library_names
from internetplus.vocabulary.catalogue import load_catalogue

PIECES = [
    b".nan", b"-.inf", b"1e999", b"99999999999", b"*x", b"&x", b"<<: *x", b"!!python/name:os", b"[",
    b"}", b"\t", b"\x00", b"\xff", b": :", b"- ", b"? ", b"---\n", b"true", b"null", b"~", b"-1",
    b"0.05", b"{}", b"[]", b"'", b'"', b"|", b">", b"%", b"\xf0\x9f\x98\x80", b"5 years", b"1_000",
]  # fmt: skip
MUTANTS = 120


def survives(raw: bytes) -> None:
    """A file is valid and can be told and compiled, or every fault has a place and words."""
    try:
        examined = examine_document(read_bytes(raw, "mutant.yaml"))
    except FaultyFile as refusal:
        faults = refusal.faults
    else:
        faults = examined.faults
        assert (examined.scheme is None) == bool(faults)
        if examined.scheme is not None:
            compile_scheme(examined.scheme, load_catalogue())
            assert describe(examined.scheme)
    for fault in faults:
        assert fault.said
        assert fault.file
        assert "errors." not in str(fault)
        assert "Traceback" not in str(fault)


def mutated(raw: bytes, luck: random.Random) -> bytes:
    """A file with one to four of its parts cut, doubled, moved or replaced."""
    for _ in range(luck.randint(1, 4)):
        at, length = luck.randrange(len(raw)), luck.choice([1, 2, 5, 30])
        lines = raw.split(b"\n")
        kind = luck.randrange(5)
        if kind == 0:
            raw = raw[:at] + luck.choice(PIECES) + raw[at:]
        elif kind == 1:
            raw = raw[:at] + raw[at + length :] or b"a"
        elif kind == 2:
            raw = raw[:at] + luck.choice(PIECES) + raw[at + length :]
        elif kind == 3:
            row = luck.randrange(len(lines))
            raw = b"\n".join([*lines[:row], lines[row], *lines[row:]])
        else:
            luck.shuffle(lines)
            raw = b"\n".join(lines)
    return raw


@pytest.mark.parametrize("name", library_names())
def test_mutated_library_files(name: str) -> None:
    raw = (LIBRARY / f"{name}.yaml").read_bytes()
    luck = random.Random(name)
    for _ in range(MUTANTS):
        survives(mutated(raw, luck))


KEYS = st.sampled_from(
    ["name", "title", "status", "score", "base", "points", "grades", "from", "lists", "enter", "if",
     "consequences", "deny", "memory", "bad", "months", "sources", "court", "red_light", "grade",
     "extends", "changes", "define", "deeds", "enterprise", "published", "shares", "references"]
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=5),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS, below, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_tree_of_known_keys(tree: dict[str, object]) -> None:
    import yaml

    survives(yaml.safe_dump(tree, allow_unicode=True).encode("utf-8", "surrogatepass"))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(raw: bytes) -> None:
    survives(raw)


def test_library_files_are_sound() -> None:
    for name in library_names():
        path = Path(LIBRARY / f"{name}.yaml")
        assert examine_document(read_bytes(path.read_bytes(), path.name)).faults == []
