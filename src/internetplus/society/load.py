"""Read a society, of the library or from a user's own file, and check it against the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from internetplus.errors import Fault, FaultyFile, UsageError, listed, nearest
from internetplus.messages import say
from internetplus.reading import Document, Path_, read
from internetplus.society.model import GateOrder, Society
from internetplus.vocabulary.catalogue import Catalogue, load_catalogue
from internetplus.vocabulary.filling import attempt
from internetplus.vocabulary.priors import Uncertain

ROUNDING = 1e-6  # shares that should add up to one may miss it by this much
LIBRARY = Path(__file__).parent.parent / "library" / "societies"


def society_names() -> list[str]:
    """The societies of the library."""
    return sorted(path.stem for path in LIBRARY.glob("*.yaml"))


def society_path(name: str) -> Path:
    """Where a society stands: a name of the library, or the path of a YAML file."""
    if name.endswith((".yaml", ".yml")):
        return Path(name)
    names = society_names()
    if name in names:
        return LIBRARY / f"{name}.yaml"
    near = nearest(name, names)
    guess = f" {say('errors.nearest', nearest=near)}" if near else ""
    known = say("society.unknown_society_known", names=listed(names))
    raise UsageError(f"{say('society.unknown_society', name=name)}{guess} {known}")


def society_text(name: str) -> str:
    """The text of a society file, as it was written."""
    return society_path(name).read_text(encoding="utf-8")


def load_society(name: str) -> Society:
    """A society, all of whose faults are told together."""
    path = society_path(name)
    return _library(path) if path.parent == LIBRARY else read_society(path)


@cache
def _library(path: Path) -> Society:
    return read_society(path)


def read_society(path: Path) -> Society:
    """The society in a file."""
    return check_society(read(path))


def check_society(document: Document) -> Society:
    """The society of a document, checked key by key and against the catalogue."""
    society, faults = attempt(Society, document)
    if society is not None:
        faults = faults + list(_cross(society, load_catalogue(), document))
    if faults or society is None:
        raise FaultyFile(faults)
    return society


def _cross(society: Society, catalogue: Catalogue, document: Document) -> Iterator[Fault]:
    """Names that the catalogue or the order itself must know."""
    order = society.order
    deeds, gates = list(catalogue.deeds), list(catalogue.gates)
    for part, names in (
        (("conduct", "deeds"), society.conduct.deeds),
        (("order", "records"), order.records),
        (("order", "repayment"), order.repayment),
        (("order", "stock"), order.stock),
    ):
        yield from _unknown(document, part, "deed", names, deeds)
    practices = list(catalogue.practices)
    part = ("conduct", "practices")
    yield from _unknown(document, part, "practice", society.conduct.practices, practices)
    yield from _unknown(document, ("order", "gates"), "gate", order.gates, gates)
    at: Path_ = ("order", "credit_bureau", "gates")
    yield from _unknown(document, at, "gate", order.credit_bureau.gates, gates)
    for name, one in order.lists.items():
        yield from _unknown(document, ("order", "lists", name, "enter"), "deed", one.enter, deeds)
    for name, consequence in order.consequences.items():
        at = ("order", "consequences", name)
        yield from _unknown(document, (*at, "deny"), "gate", consequence.deny, gates)
        yield from _unknown(document, (*at, "grant"), "gate", consequence.grant, gates)
        lists = list(order.lists)
        yield from _unknown(document, (*at, "if"), "list", consequence.if_.list_, lists)
    yield from _records(society, catalogue, document)
    yield from _sums(society, document)
    for name, figure in society.published.items():
        if not figure.low <= figure.value <= figure.high:
            yield document.fault(("published", name), say("society.order_of_figures"))


def _unknown(
    document: Document, at: Path_, kind: str, names: Iterable[str], known: list[str]
) -> Iterator[Fault]:
    for name in names:
        if name not in known:
            said = say(f"society.unknown.{kind}", name=name)
            near, allowed = nearest(name, known), listed(known)
            yield document.fault((*at, name), said, found=name, nearest=near, allowed=allowed)


def _records(society: Society, catalogue: Catalogue, document: Document) -> Iterator[Fault]:
    """What the order records must be visible to the source, with a detection above zero."""
    for name, record in society.order.records.items():
        deed = catalogue.deeds.get(name)
        if deed is None:
            continue
        at = ("order", "records", name)
        if record.source not in deed.sources:
            said = say("society.unknown.source", name=record.source, deed=name)
            allowed = listed(deed.sources)
            yield document.fault((*at, "source"), said, found=record.source, allowed=allowed)
        here = society.conduct.deeds.get(name)
        if (here or deed).detection.median == 0:
            said, todo = say("society.unrecorded", deed=name), say("society.unrecorded_todo")
            yield document.fault(at, said, todo=todo)


def _sums(society: Society, document: Document) -> Iterator[Fault]:
    """Shares that together are everybody."""
    households, schooling = society.households, society.schooling
    wholes: list[tuple[Path_, str, Iterable[float]]] = [
        (("provinces", "rows"), "provinces", [row.share for row in society.provinces.rows]),
        (("households", "sizes"), "sizes", households.sizes.values()),
        (("households", "head_ages"), "ages", [band.share for band in households.head_ages]),
        (("schooling", "urban"), "urban", schooling.urban),
        (("schooling", "rural"), "rural", schooling.rural),
    ]
    for path, what, shares in wholes:
        total = sum(shares)
        if abs(total - 1) > ROUNDING:
            words = say(f"society.what.{what}")
            yield document.fault(path, say("society.adds_up", what=words, total=f"{total:.6f}"))


def with_services(society: Society, services: Mapping[str, tuple[Uncertain, Uncertain]]) -> Society:
    """The society with services that its file lacks: own evidence and share refused of each."""
    if not services:
        return society
    gates = {
        name: GateOrder(own_evidence=evidence, refuse=refuse)
        for name, (evidence, refuse) in services.items()
    }
    order = society.order.model_copy(update={"gates": {**society.order.gates, **gates}})
    return society.model_copy(update={"order": order})
