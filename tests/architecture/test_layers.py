"""Imports point one way."""

from __future__ import annotations

from tests.architecture.sources import imported, trees

# From the ground up. A part may import parts of lower rows, and of its own row only itself.
ROWS: tuple[tuple[str, ...], ...] = (
    ("messages",),
    ("errors", "cache"),
    ("reading",),
    ("vocabulary", "kernel"),
    ("schemes", "society"),
    ("scenario",),
    ("engine",),
    ("measures",),
    ("experiments",),
    ("lives",),
    ("reproduce",),
    ("report",),
    ("cli",),
    ("__main__",),
)
ROW = {part: row for row, parts in enumerate(ROWS) for part in parts}
# A society's legal order has lists, consequences and a procedure in the same shape as a scheme's.
SIDEWAYS = {("society", "schemes")}
# Some instructions of the processor have no other name than the compiler's own.
WITH_COMPILER = {"ahead", "bits", "constant", "fused", "jit", "kept", "passes", "remembered"}
PARTS = sorted(path for path in trees() if path != "__init__.py")


def part_of(path: str) -> str:
    return path.split("/")[0].removesuffix(".py")


def ours(path: str) -> set[str]:
    names = [name.split(".") for name in imported(path)]
    return {name[1] for name in names if name[0] == "internetplus" and len(name) > 1} & set(ROW)


def test_every_part_stands_in_a_row() -> None:
    assert {part_of(path) for path in PARTS} == set(ROW)


def test_imports_point_down() -> None:
    pairs = [(path, part_of(path), other) for path in PARTS for other in sorted(ours(path))]
    wrong = [
        f"{path} imports {other} from its own row or above"
        for path, part, other in pairs
        if other != part and ROW[other] >= ROW[part] and (part, other) not in SIDEWAYS
    ]
    assert not wrong


def test_schemes_know_no_society() -> None:
    assert not [path for path in PARTS if part_of(path) == "schemes" and "society" in ours(path)]


def test_only_the_kernel_imports_the_compiler() -> None:
    found = [path for path in trees() if any(n.split(".")[0] == "numba" for n in imported(path))]
    assert set(found) <= {f"kernel/{name}.py" for name in WITH_COMPILER}


def test_luck_comes_from_no_random_module() -> None:
    names = [(path, name) for path in PARTS for name in imported(path)]
    wrong = [(p, n) for p, n in names if n.split(".")[0] in ("random", "secrets", "uuid")]
    wrong += [(p, n) for p, n in names if n.startswith("numpy.random")]
    assert not wrong
