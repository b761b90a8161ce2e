"""Rules across the keys of a scheme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from internetplus.errors import Fault, FaultyFile, listed, nearest
from internetplus.messages import say
from internetplus.reading import Document, Path_, paths
from internetplus.schemes.extend import too_many
from internetplus.schemes.model import Block, Consequence, Scheme
from internetplus.schemes.points import MOST_CONSEQUENCES, MOST_STEPPED
from internetplus.vocabulary.catalogue import Catalogue, load_catalogue
from internetplus.vocabulary.fields import FLAGS

OURS = "assumption"  # the reference that marks our own assumption


@dataclass(frozen=True)
class Place:
    """Where a block of rules stands, and for whom it is."""

    document: Document
    catalogue: Catalogue
    path: Path_ = ()
    subject: str = "citizen"

    def fault(self, path: Iterable[str | int], what: str, /, **values: object) -> Fault:
        """A fault with the words of `schemes.fault.<what>`."""
        said = say(f"schemes.fault.{what}", **values)
        todo = say(f"schemes.fault.{what}_todo", **values)
        return self.document.fault((*self.path, *path), said, todo=todo)

    def unknown(
        self, path: Iterable[str | int], kind: str, name: str, known: Iterable[str]
    ) -> Fault:
        """A fault for a name that does not exist, with the nearest one that does."""
        names = list(known)
        return self.document.fault(
            (*self.path, *path),
            say(f"schemes.unknown.{kind}", name=name),
            found=name,
            allowed=listed(names) or say("schemes.no_names"),
            nearest=nearest(name, names),
            todo=say(f"schemes.todo.{kind}"),
        )


def faults(scheme: Scheme, document: Document, catalogue: Catalogue) -> list[Fault]:
    """Every fault across keys, in the order of the file's parts."""
    place = Place(document, catalogue)
    found = [
        *_subjects(scheme, place),
        *_sources(scheme, place),
        *block_faults(scheme, place),
        *_references(scheme, place),
        *_paths(scheme, place),
        *_definitions(scheme, place),
        *_registers(scheme, place),
    ]
    if scheme.enterprise is not None:
        inside = Place(document, catalogue, ("enterprise",), "enterprise")
        found += block_faults(scheme.enterprise, inside)
    return found


def block_faults(block: Block, place: Place) -> Iterator[Fault]:
    """Faults in the rules for one kind of subject; also used for the lists of a legal order."""
    yield from _grades(block, place)
    yield from _points(block, place)
    for name, rules in block.lists.items():
        for row, deed in enumerate(rules.enter):
            yield from _deed(("lists", name, "enter", row), deed, place)
    for name, consequence in block.consequences.items():
        yield from _consequence(name, consequence, block, place)


def order_faults(scheme: Scheme, parts: Sequence[str]) -> list[Fault]:
    """Faults of `replaces` and `compare_without` against the names of a society's order."""
    found = []
    for key, names in (("replaces", scheme.replaces), ("compare_without", scheme.compare_without)):
        for name in names:
            if name not in parts:
                said = say("schemes.unknown.part", name=name)
                words = {"allowed": listed(list(parts)), "nearest": nearest(name, parts)}
                todo = say("schemes.todo.part")
                found.append(Fault(scheme.name, None, key, said, found=name, todo=todo, **words))
    return found


def require_order(scheme: Scheme, parts: Sequence[str]) -> None:
    """Refuses a scheme that names parts which this society's order does not have."""
    found = order_faults(scheme, parts)
    if found:
        raise FaultyFile(found)


def _deed(path: Iterable[str | int], name: str, place: Place) -> Iterator[Fault]:
    enterprise = place.subject == "enterprise"
    known = place.catalogue.practices if enterprise else place.catalogue.deeds
    if name not in known:
        yield place.unknown(path, "practice" if enterprise else "deed", name, known)


def _grades(block: Block, place: Place) -> Iterator[Fault]:
    names: list[str] = []
    for row, grade in enumerate(block.grades):
        if grade.name in names:
            yield place.fault(("grades", row), "grade_twice", name=grade.name)
        names.append(grade.name)
        if _too_fine(grade.from_):
            yield place.fault(("grades", row, "from"), "too_fine", found=grade.from_)
        if row == 0:
            continue
        above = block.grades[row - 1]
        values = {"name": grade.name, "above": above.name, "found": f"{grade.from_:g}"}
        if grade.from_ == above.from_:
            yield place.fault(("grades", row, "from"), "grades_overlap", **values)
        elif grade.from_ > above.from_:
            edge = f"{above.from_:g}"
            yield place.fault(("grades", row, "from"), "grades_unsorted", edge=edge, **values)
    if block.score is None:
        for what in ("grades", "points"):
            if getattr(block, what):
                yield place.fault((what,), "no_score", what=what)
    elif _too_fine(block.score.base):
        yield place.fault(("score", "base"), "too_fine", found=block.score.base)


def _points(block: Block, place: Place) -> Iterator[Fault]:
    grades = [grade.name for grade in block.grades]
    for name, rule in block.points.items():
        yield from _deed(("points", name), name, place)
        if rule.straight_to is not None and rule.straight_to not in grades:
            path = ("points", name, "straight_to")
            yield place.unknown(path, "grade", rule.straight_to, grades)
        if _too_fine(rule.points):
            yield place.fault(("points", name, "points"), "too_fine", found=rule.points)
        froms = [step.from_ for step in rule.steps]
        if froms != sorted(set(froms)):
            yield place.fault(("points", name, "steps"), "steps_unsorted", name=name)
    stepped = [name for name, rule in block.points.items() if rule.steps]
    if len(stepped) > MOST_STEPPED:
        values = {"many": len(stepped), "most": MOST_STEPPED}
        yield place.fault(("points", stepped[-1], "steps"), "many_stepped", **values)


def _too_fine(points: float) -> bool:
    return abs(points * 10 - round(points * 10)) > 1e-6


def _consequence(name: str, rule: Consequence, block: Block, place: Place) -> Iterator[Fault]:
    path = ("consequences", name)
    grades = [grade.name for grade in block.grades]
    for row, grade in enumerate(rule.if_.grade):
        if grade not in grades:
            yield place.unknown((*path, "if", "grade", row), "grade", grade, grades)
    for row, entry in enumerate(rule.if_.list_):
        if entry not in block.lists:
            yield place.unknown((*path, "if", "list", row), "list", entry, block.lists)
    if not rule.if_.grade and not rule.if_.list_:
        yield place.fault((*path, "if"), "if_empty", name=name)
    for key in ("deny", "grant"):
        for row, gate in enumerate(getattr(rule, key)):
            yield from _gate((*path, key, row), gate, place)
    for gate in sorted(set(rule.deny) & set(rule.grant)):
        yield place.fault(path, "both", name=gate)
    if rule.close and place.subject != "enterprise":
        yield place.fault((*path, "close"), "close", found=rule.close)
    if rule.through == "household" and place.subject == "enterprise":
        yield place.fault((*path, "through"), "household")


def _gate(path: Path_, name: str, place: Place) -> Iterator[Fault]:
    ours = [n for n, gate in place.catalogue.gates.items() if gate.subject == place.subject]
    gate = place.catalogue.gates.get(name)
    if gate is None:
        yield place.unknown(path, "gate", name, ours)
    elif gate.subject != place.subject:
        said = say("schemes.fault.subject", name=name, other=gate.subject, subject=place.subject)
        todo = say("schemes.todo.gate")
        full = (*place.path, *path)
        yield place.document.fault(full, said, found=name, allowed=listed(ours), todo=todo)


def _subjects(scheme: Scheme, place: Place) -> Iterator[Fault]:
    rules = any((scheme.score, scheme.points, scheme.grades, scheme.lists, scheme.consequences))
    if rules and "citizen" not in scheme.subjects:
        yield place.fault(("subjects",), "block_unused", subject="citizen")
    for subject in ("enterprise", "institution"):
        block = getattr(scheme, subject)
        if block is not None and subject not in scheme.subjects:
            yield place.fault((subject,), "block_unused", subject=subject)
        if block is None and subject in scheme.subjects:
            yield place.fault(("subjects",), "block_missing", subject=subject)


def _sources(scheme: Scheme, place: Place) -> Iterator[Fault]:
    for name in scheme.sources:
        if name not in place.catalogue.sources:
            yield place.unknown(("sources", name), "source", name, place.catalogue.sources)


def _references(scheme: Scheme, place: Place) -> Iterator[Fault]:
    known: list[str] = []
    for row, reference in enumerate(scheme.references):
        if str(reference.id) in known:
            yield place.fault(("references", row, "id"), "reference_twice", name=reference.id)
        known.append(str(reference.id))
    for path, node in paths(place.document.root):
        if path[-1] != "reference" or isinstance(node.value, (dict, list)):
            continue
        if node.value is not None and str(node.value) not in (*known, OURS):
            yield place.unknown(path, "reference", str(node.value), [*known, OURS])


def _paths(scheme: Scheme, place: Place) -> Iterator[Fault]:
    """Keys named by `assumptions` and `facts` must be keys of the file or of a scheme."""
    names = [".".join(map(str, path)) for path, _ in paths(place.document.root)]
    known = [*names, *(f.alias or n for n, f in Scheme.model_fields.items())]
    named = [(("assumptions", row, "key"), e.key) for row, e in enumerate(scheme.assumptions)]
    for path, name in [*named, *((("facts", key), key) for key in scheme.facts)]:
        if name not in known:
            fault = place.unknown(path, "key", name, dict.fromkeys(names))
            yield Fault(**{**vars(fault), "allowed": ""})


def _definitions(scheme: Scheme, place: Place) -> Iterator[Fault]:
    """Own words that the catalogue has already, or that there is no room for; names inside them."""
    for part, room in too_many(scheme.define):
        yield place.fault(("define", part), "too_many", part=part, room=room)
    original = load_catalogue()
    for part in ("deeds", "gates", "sources", "settings"):
        for name in getattr(scheme.define, part):
            if name in getattr(original, part):
                yield place.fault(("define", part, name), "defined_already", name=name, part=part)
    every = place.catalogue
    for name, deed in scheme.define.deeds.items():
        path = ("define", "deeds", name)
        if deed.setting not in every.settings:
            yield place.unknown((*path, "setting"), "setting", deed.setting, every.settings)
        for source in (*deed.sources, *deed.reach):
            if source not in every.sources:
                yield place.unknown((*path, "sources"), "source", source, every.sources)
        yield from _flags((*path, "who"), deed.who, place)
    for name, gate in scheme.define.gates.items():
        path = ("define", "gates", name)
        if gate.setting not in every.settings:
            yield place.unknown((*path, "setting"), "setting", gate.setting, every.settings)
        yield from _flags((*path, "who"), gate.who, place)
    if scheme.changes and scheme.extends is None:
        yield place.fault(("changes",), "changes_alone")


def _registers(scheme: Scheme, place: Place) -> Iterator[Fault]:
    """Rules of the registers beside the scheme's own, whose records count in full or not at all."""
    for name, register in scheme.registers.items():
        inside = Place(place.document, place.catalogue, ("registers", name))
        yield from block_faults(register, inside)
        yield from _flags(("registers", name, "among"), register.among, place)
        for row, source in enumerate(register.sources):
            if source not in place.catalogue.sources:
                yield inside.unknown(("sources", row), "source", source, place.catalogue.sources)
        for deed, rule in register.points.items():
            if rule.steps or rule.straight_to is not None:
                yield inside.fault(("points", deed), "register_points", name=deed)
    every = (scheme, *scheme.registers.values())
    many = sum(len(block.consequences) for block in every)
    if many > MOST_CONSEQUENCES:
        path = ("registers",) if scheme.registers else ("consequences",)
        yield place.fault(path, "many_consequences", many=many, most=MOST_CONSEQUENCES)


def _flags(path: tuple[str, ...], names: Iterable[str], place: Place) -> Iterator[Fault]:
    for row, name in enumerate(names):
        if name not in ("adult", *FLAGS):
            yield place.unknown((*path, row), "flag", name, ("adult", *FLAGS))
