"""Published systems: targets as cited, parts as named, and each of them in its quick form."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from internetplus.cli.app import app
from internetplus.engine.month import KERNELS
from internetplus.messages import known
from internetplus.reproduce import Result, System, run_system, systems
from internetplus.reproduce.system import REPRODUCED, library, settings_of
from internetplus.reproduce.validation import lines
from tests.architecture.sources import PACKAGE, ROOT, imported
from tests.sizes import sized

SYSTEMS = {system.name: system for system in systems()}
NAMES = sorted(SYSTEMS)
LONG = {
    "fading-score",
    "forgetful-reputation",
    "joining-crowds",
    "private-opinions",
    "runaway-patrols",
}
"""Systems that take several seconds in full: in the gate their quick form is enough."""
PAGE = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
FOLLOWED = ("reproduce/", "engine/phases/")
STEPS = {f"engine.month.{step.__name__.upper()}": step.py_func.__module__ for step in KERNELS}
"""A step of the month that is lived by its number: the module it is from."""


@cache
def quick(name: str) -> Result:
    return run_system(SYSTEMS[name], small=True)


def printed_to(value: float) -> float:
    """Half a unit of the last printed digit."""
    digits = Decimal(repr(value)).normalize().as_tuple()
    return 0.5 * 10.0 ** int(digits.exponent)


def family_of(system: System) -> str:
    return Path(system.obtain.__code__.co_filename).relative_to(PACKAGE).as_posix()


def reached_from(path: str) -> set[str]:
    """Modules that a file imports, itself or through files of its own part and phases."""
    seen, todo = set[str](), [path]
    while todo:
        for found in filter(None, map(file_of, imported(todo.pop()))):
            if found not in seen:
                seen.add(found)
                todo += [found] if found.startswith(FOLLOWED) else []
    return seen


def file_of(name: str) -> str | None:
    """The file of the package that holds a dotted name."""
    name = name.removeprefix("internetplus.")
    parts = STEPS.get(name, name).removeprefix("internetplus.").split(".")
    paths = ("/".join(parts[:n]) + ".py" for n in range(len(parts), 0, -1))
    return next((path for path in paths if (PACKAGE / path).is_file()), None)


def test_every_published_system_is_run_and_no_other() -> None:
    assert set(SYSTEMS) == set(library())
    assert len(SYSTEMS) == len(systems()) >= 18


@pytest.mark.parametrize("name", NAMES)
def test_closed_forms_give_the_cited_numbers(name: str) -> None:
    system = SYSTEMS[name]
    targets = system.targets(settings_of(system))
    for check, published in system.published.checks.items():
        if published.cited is not None:
            near = max(1.01 * printed_to(published.cited), (published.within or 0) / 100)
            assert targets[check] == pytest.approx(published.cited, abs=near + 1e-12)


@pytest.mark.parametrize("name", NAMES)
def test_a_system_names_its_source_and_the_parts_that_it_imports(name: str) -> None:
    system = SYSTEMS[name]
    assert system.title
    assert system.published.sources
    assert system.modules
    reached = reached_from(family_of(system))
    places = [{f"engine/phases/{m}.py", f"engine/{m}.py", f"kernel/{m}.py"} for m in system.modules]
    assert all(place & reached for place in places)


@pytest.mark.parametrize("name", NAMES)
def test_a_system_comes_back_in_its_quick_form(name: str) -> None:
    result = quick(name)
    missed = [c for c in result.checks if c.verdict != REPRODUCED]
    assert not missed
    assert json.loads(json.dumps(result.plain(), allow_nan=False))["verdict"] == REPRODUCED


@pytest.mark.parametrize("name", NAMES)
def test_the_page_holds_the_quick_form(name: str) -> None:
    told = [line.split(" | ")[-1] for line in lines(quick(name), quick(name))]
    rows = PAGE.split(f"`internetplus reproduce {name}`")[1].split("\n### ")[0].splitlines()
    table = [row.split(" | ")[-1] for row in rows if row.startswith("| ")][2:]
    assert table == told, "run scripts/validation_page.py"


def say_no(*words: str) -> str:
    done = CliRunner().invoke(app, ["reproduce", "--quiet", *words])
    assert done.exit_code == 2
    return " ".join(done.output.split())


def test_mistakes_are_told_with_what_is_known() -> None:
    lending = "permissive-lending"
    assert "permissive-lending" in say_no("permisive-lending")
    assert "Did you mean" in say_no(lending, "--set", "repai=0.7")
    assert "0.01 to 0.99" in say_no(lending, "--set", "repay=7")
    assert "7 with commas" in say_no(lending, "--set", "repay=0.1,0.2")
    assert "numbers such as" in say_no(lending, "--set", "repay=often")
    assert "repay=0.7" in say_no(lending, "--set", "repay")
    assert "one system" in say_no("--set", "repay=0.7")
    assert "fine must be above" in say_no("inspection-game", "--set", "fine=0.5")
    assert "a whole number" in say_no("scarce-sanctions", "--set", "few=1.5")
    assert "cannot all be zero" in say_no("fair-lending", "--set", "first=0")


def test_other_values_have_their_closed_form() -> None:
    result = run_system(SYSTEMS["scarce-sanctions"], {"offenders": "50", "enough": "20"})
    obtained = {check.id: check.obtained for check in result.checks}
    assert result.verdict == REPRODUCED
    assert (obtained["too_few.left"], obtained["enough.left"]) == (50, 0)
    assert obtained["few_by_list.periods"] == 50


def test_what_is_not_published_has_no_verdict() -> None:
    result = run_system(SYSTEMS["partner-market"], {"people": "20", "markets": "20"})
    verdicts = {check.id: check.verdict for check in result.checks}
    assert verdicts == {"proposals": None, "receiver_rank": None, "unstable": REPRODUCED}


def test_every_number_of_the_list_is_told_in_words() -> None:
    for system in systems():
        assert known(f"reproduce.row.{system.name}.title")
        assert all(check.name for check in quick(system.name).checks)


@pytest.mark.parametrize("name", sized(sorted({*NAMES} - LONG), NAMES))
def test_a_system_comes_back_in_full(name: str) -> None:
    result = run_system(SYSTEMS[name])
    assert [c.id for c in result.checks if c.verdict != REPRODUCED] == []
    rows = PAGE.split(f"`internetplus reproduce {name}`")[1].split("\n### ")[0].splitlines()
    full = [row.split(" | ")[3] for row in rows if row.startswith("| ")][2:]
    assert full == [check.words()[3] for check in result.checks], "run scripts/validation_page.py"
