"""Decision 1: the people are synthetic, and there is no way to put a real person in."""

from __future__ import annotations

import ast
import inspect
import re

import internetplus
from internetplus.messages import say
from tests.architecture.sources import ROOT, arguments, called, functions, imported, trees

# Modules that may open a file, and what for. A new line here is a change of decision 1.
MAY_OPEN = {
    "reading.py": "schemes, societies and the catalogue, as YAML",
    "messages/__init__.py": "the sentences of this package",
    "schemes/load.py": "a scheme file, to be copied into a run folder",
    "society/load.py": "a society file, to be copied into a run folder",
    "report/folder.py": "run folders, to read",
    "report/page.py": "the report of a run folder, to write; its own template and style, to read",
    "report/drawing.py": "a picture of a run folder, to write",
    "experiments/store.py": "run folders",
    "experiments/draft.py": "what closes a run folder, to write",
    "experiments/points.py": "points of sequences, kept in the cache; no row of anybody",
    "experiments/selftest.py": "two run folders of its own, to compare their bytes",
    "cli/new.py": "a scheme of the library or the template, to copy",
    "cli/writing.py": "a new scheme file, to write",
    "kernel/ahead.py": "a lock on the compiler's cache; what a second process is to compile",
    "kernel/jit.py": "the sources of this package, for the name of the compiler's cache",
}
OPENS = {
    "open", "fdopen", "read_text", "read_bytes", "write_text", "write_bytes", "urlopen",
    "np.load", "json.load", "pickle.load", "loadtxt", "genfromtxt", "fromfile", "memmap",
    "read_csv", "read_parquet", "read_json", "read_excel", "read_database", "read_ipc",
    "read_table", "scan_csv", "scan_parquet", "write_parquet",
    "write_csv", "sink_parquet", "savez", "np.save",
}  # fmt: skip
NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp"}
TABLE = re.compile(r"DataFrame|LazyFrame|Series|ndarray|ArrayLike|NDArray|\bpa\.Table\b|pyarrow")
PERSONS = re.compile(r"persons?|people|citizens?_(table|frame|list)|individuals?|names_of_people")
INSIDE = ("society/", "engine/", "kernel/", "measures/")  # synthetic rows, built from the seeds


def test_files_are_opened_only_where_the_decision_says() -> None:
    opens = {path for path in trees() if OPENS & set(called(path))}
    assert not opens - MAY_OPEN.keys(), "see decision 1"


def test_nothing_connects_to_anything() -> None:
    tops = {path: {name.split(".")[0] for name in imported(path)} for path in trees()}
    assert not [path for path, names in tops.items() if names & NETWORK]


def public_callables() -> list[tuple[str, inspect.Signature]]:
    """Every public function of the facade, and every public method of its classes."""
    found = []
    for name in internetplus.__all__:
        thing = getattr(internetplus, name)
        if inspect.isclass(thing):
            members = inspect.getmembers(thing, callable)
            found += [
                (f"{name}.{n}", inspect.signature(m)) for n, m in members if not n.startswith("_")
            ]
        elif callable(thing):
            found.append((name, inspect.signature(thing)))
    return found


def test_no_public_function_takes_a_table_of_persons() -> None:
    for name, signature in public_callables():
        for argument in signature.parameters.values():
            assert not TABLE.search(str(argument.annotation)), f"{name}({argument})"
            assert not PERSONS.fullmatch(argument.name), f"{name}({argument})"


def test_no_command_and_no_reader_takes_persons() -> None:
    outside = [path for path in trees() if not path.startswith(INSIDE)]
    found = [(path, f.name, a) for path in outside for f in functions(path) for a in arguments(f)]
    for path, name, argument in found:
        assert not PERSONS.fullmatch(argument.arg), f"{path}: {name}"
        kind = ast.unparse(argument.annotation) if argument.annotation else ""
        assert not (path.startswith("cli/") and TABLE.search(kind)), f"{path}: {name}"


def test_the_answer_is_worded_once() -> None:
    answer = say("cli.about.real")
    for place in ("README.md", "docs/decisions/0001-synthetic-people-only.md"):
        assert answer in (ROOT / place).read_text(encoding="utf-8"), place
