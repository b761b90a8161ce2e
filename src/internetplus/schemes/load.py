"""A scheme by its name in the library or by the path of a file, read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from internetplus.errors import Fault, FaultyFile, UsageError, nearest, quoted
from internetplus.messages import say
from internetplus.reading import Document, read
from internetplus.schemes.check import faults
from internetplus.schemes.extend import extended, too_many
from internetplus.schemes.model import Scheme
from internetplus.schemes.variant import resolved
from internetplus.schemes.warn import warnings
from internetplus.vocabulary.catalogue import Catalogue, load_catalogue
from internetplus.vocabulary.filling import attempt

LIBRARY = Path(__file__).parent.parent / "library" / "schemes"
STAND_IN = {"name": "unnamed", "title": "Unnamed", "status": "invented"}  # to check the rest


@dataclass(frozen=True)
class Examined:
    """A file with all that was found in it; `scheme` only if there is no fault."""

    scheme: Scheme | None
    faults: list[Fault]
    warnings: list[Fault]


@cache
def library_names() -> tuple[str, ...]:
    """Names of the schemes of the library, `none` first."""
    names = sorted(path.stem for path in LIBRARY.glob("*.yaml"))
    return tuple(sorted(names, key=lambda name: name != "none"))


def find(name_or_path: str | Path, near: Path | None = None) -> Path:
    """The file of a scheme: a name of the library, or a path (beside `near` if given)."""
    text = str(name_or_path)
    if isinstance(name_or_path, str) and text in library_names():
        return LIBRARY / f"{text}.yaml"
    path = Path(name_or_path)
    if near is not None and not path.is_absolute():
        path = near / path
    looks = "/" in text or "\\" in text or path.suffix in (".yaml", ".yml")
    if looks or isinstance(name_or_path, Path):
        return path
    names = library_names()
    close = nearest(text, names)
    near_words = say("schemes.near", name=close) if close else ""
    found = quoted(text)
    listed = ", ".join(names)
    raise UsageError(say("schemes.unknown_scheme", name=found, near=near_words, names=listed))


def load_scheme(name_or_path: str | Path, catalogue: Catalogue | None = None) -> Scheme:
    """The scheme of a name or path; all faults of its file are raised together."""
    examined = examine(name_or_path, catalogue)
    if examined.scheme is None:
        raise FaultyFile(examined.faults)
    return examined.scheme


def examine(name_or_path: str | Path, catalogue: Catalogue | None = None) -> Examined:
    """Everything that `check` tells about a scheme."""
    path = find(name_or_path)
    try:
        return examine_document(resolved(read(path), path.parent, find), catalogue)
    except FaultyFile as refusal:
        return Examined(None, refusal.faults, [])


def examine_document(document: Document, catalogue: Catalogue | None = None) -> Examined:
    """Everything that is to be said about a document that should be a scheme."""
    catalogue = catalogue or load_catalogue()
    scheme, found = attempt(Scheme, document, STAND_IN)
    told: list[Fault] = []
    if scheme is not None:
        if not too_many(scheme.define):
            catalogue = extended(catalogue, [scheme.define])
        found = found + faults(scheme, document, catalogue)
        told = warnings(scheme, document, catalogue)
    found.sort(key=lambda fault: (fault.file, fault.line or 0))
    return Examined(None if found else scheme, found, told)


def scheme_text(name_or_path: str | Path) -> str:
    """The text of a scheme's file, as it is kept in a run folder."""
    return find(name_or_path).read_text(encoding="utf-8")
