"""The page of the model names what runs: switches, parameters with their priors, constants."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from internetplus.scenario import NEUTRAL
from internetplus.vocabulary.catalogue import load_catalogue
from tests.architecture.sources import ROOT, trees

PAGE = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
LATER = PAGE.split("### Kept for checks")[1]
OURS = PAGE.split("## What is an assumption of ours")[1].split("\n## ")[0]
SWITCHES = PAGE.split("## Neutral switches")[1].split("\n## ")[0]
ENGINE = [path for path in trees() if path.startswith("engine/")]
PRIORS = {
    f"mechanisms.{part}.{name}": prior
    for part, priors in load_catalogue().mechanisms.items()
    for name, prior in priors.items()
}
ROW = re.compile(r"^\| `(mechanisms\.[a-z_.]+)` \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
SAID = {path: (prior, reference) for path, prior, reference in ROW.findall(PAGE.split(LATER)[0])}
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")


def switches() -> Iterator[str]:
    """Names that the engine looks for among the neutral mechanisms."""
    for path in ENGINE:
        for node in ast.walk(trees()[path]):
            if isinstance(node, ast.Compare) and ast.unparse(node.comparators[0]).endswith(
                ".neutral"
            ):
                assert isinstance(node.left, ast.Constant), f"{path}: {ast.unparse(node)}"
                yield str(node.left.value)


@cache
def parameters_read() -> set[str]:
    """Paths of mechanisms.yaml that stand as text in the engine."""
    texts = {
        node.value
        for path in ENGINE
        for node in ast.walk(trees()[path])
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {path for path in PRIORS if path in texts or path.removeprefix("mechanisms.") in texts}


def assumptions() -> Iterator[str]:
    """Constants of the code whose note calls them our assumption."""
    for path in (*ENGINE, "society/build.py", "society/demography.py"):
        for node, note in pairwise(trees()[path].body):
            told = isinstance(note, ast.Expr) and "our assumption" in ast.unparse(note)
            if isinstance(node, ast.Assign) and told:
                target = node.targets[0]
                names = target.elts if isinstance(target, ast.Tuple) else [target]
                yield ast.unparse(names[-1])


def test_every_switch_is_told_and_no_other() -> None:
    assert set(NEUTRAL) == set(switches())
    assert set(re.findall(r"^\| `([a-z]+)`", SWITCHES, re.MULTILINE)) == set(switches())


@pytest.mark.parametrize("path", sorted(PRIORS))
def test_every_parameter_is_told_where_it_is_used_or_kept_for_later(path: str) -> None:
    used, later = path in SAID, f"`{path}`" in LATER
    assert (used, later) == ((True, False) if path in parameters_read() else (False, True))


@pytest.mark.parametrize("path", sorted(SAID))
def test_priors_on_the_page_are_those_of_the_catalogue(path: str) -> None:
    assert SAID[path] == (str(PRIORS[path].value), str(PRIORS[path].reference))


@pytest.mark.parametrize("name", sorted(set(assumptions())))
def test_every_assumption_of_the_code_is_told(name: str) -> None:
    assert f"| {name} |" in OURS


def test_references_on_the_page_exist() -> None:
    known = set(load_catalogue().references)
    found = set(re.findall(r"\b[a-z]+(?:-[a-z]+)*-\d{4}\b", PAGE))
    library = ROOT / "src/internetplus/library"
    others = {path.stem for path in library.glob("s*/*.yaml")}  # schemes and societies
    assert not found - known - others


@pytest.mark.parametrize(
    "page", sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "docs").rglob("*.md"))
)
def test_pages_point_to_pages_that_exist(page: str) -> None:
    path = ROOT / page
    missing = [
        link for link in LINK.findall(path.read_text(encoding="utf-8"))
        if not (path.parent / link).exists()
    ]  # fmt: skip
    assert not missing
