"""A scheme in plain words, and the difference of two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from internetplus.errors import listed
from internetplus.messages import LANGUAGE, say
from internetplus.schemes.institution import told
from internetplus.schemes.keeping import kept
from internetplus.schemes.model import (
    Block,
    Consequence,
    Enterprise,
    Procedure,
    Register,
    Scheme,
)
from internetplus.schemes.points import Fading, List, Points
from internetplus.schemes.warn import not_simulated
from internetplus.vocabulary.catalogue import Catalogue, Title, load_catalogue


class Sentence(NamedTuple):
    """One rule in words; equal keys in two schemes speak of the same thing."""

    section: str  # key of a heading: who, sources, points, ...
    key: str
    text: str


def describe(scheme: Scheme, catalogue: Catalogue | None = None) -> str:
    """The whole scheme in plain words, under headings."""
    lines = [heading(scheme)]
    if scheme.note:
        lines.append(scheme.note[:1].upper() + scheme.note[1:].rstrip(".") + ".")
    section = ""
    for sentence in sentences(scheme, catalogue):
        if sentence.section != section:
            section = sentence.section
            lines += ["", say(f"schemes.section.{section}")]
        lines.append(f"  {sentence.text}")
    return "\n".join(lines)


def difference(one: Scheme, other: Scheme, catalogue: Catalogue | None = None) -> str:
    """What holds only in one, only in the other, or differently in both."""
    first = {s.key: s.text for s in sentences(one, catalogue) if s.section != "limits"}
    second = {s.key: s.text for s in sentences(other, catalogue) if s.section != "limits"}
    lines = [say("schemes.difference.title", one=_title(one), other=_title(other))]
    for scheme, mine, theirs in ((one, first, second), (other, second, first)):
        only = [text for key, text in mine.items() if key not in theirs]
        if only:
            lines += ["", say("schemes.difference.only", name=_title(scheme))]
            lines += [f"  {text}" for text in only]
    changed = [(first[key], second[key]) for key in first if key in second]
    rows = [say("schemes.difference.row", one=a, other=b) for a, b in changed if a != b]
    if rows:
        lines += ["", say("schemes.difference.changed"), *(f"  {row}" for row in rows)]
    if len(lines) == 1:
        lines += ["", say("schemes.difference.same")]
    return "\n".join(lines)


def heading(scheme: Scheme) -> str:
    """Title, name and status, which stands beside the name everywhere."""
    status = say(f"schemes.status.{scheme.status.replace(' ', '_')}")
    return say("schemes.tell.title", title=_title(scheme), name=scheme.name, status=status)


def sentences(scheme: Scheme, catalogue: Catalogue | None = None) -> list[Sentence]:
    """Every rule as a sentence, in the order in which they are told."""
    catalogue = catalogue or load_catalogue()
    if not scheme.subjects:
        return [Sentence("who", "who", say("schemes.tell.nobody"))]
    found = [*_who(scheme, catalogue)]
    blocks: list[tuple[str, Block]] = [("citizen", scheme)] if "citizen" in scheme.subjects else []
    if scheme.enterprise is not None:
        blocks.append(("enterprise", scheme.enterprise))
    for subject, block in blocks:
        found += block_sentences(block, subject, catalogue)
    if scheme.institution is not None:
        found += [Sentence(*row) for row in told(scheme.institution)]
    for name, register in scheme.registers.items():
        found += _register(name, register, catalogue)
    found += procedure_sentences(scheme.procedure)
    found += [Sentence(*row) for row in kept(scheme)]
    found += _order(scheme)
    found += _limits(scheme)
    sections = list(dict.fromkeys(sentence.section for sentence in found))
    return sorted(found, key=lambda sentence: sections.index(sentence.section))


def _register(name: str, register: Register, catalogue: Catalogue) -> Iterator[Sentence]:
    """A register beside the scheme's own, and its rules."""
    title = _named(register.title) if register.title else name
    sources = ", ".join(_named(catalogue.sources[source].title) for source in register.sources)
    share = f"{register.members * 100:g} %"
    values = {"name": title, "share": share, "sources": sources or say("schemes.no_names")}
    what = "register_among" if register.among else "register"
    among = ", ".join(register.among)
    yield _tell("registers", f"registers.{name}", what, among=among, **values)
    for sentence in block_sentences(register, "citizen", catalogue):
        text = say("schemes.tell.in_register", name=title, text=sentence.text)
        yield Sentence("registers", f"registers.{name}.{sentence.key}", text)


def _title(scheme: Scheme) -> str:
    return _named(scheme.title)


def _named(title: Title) -> str:
    return str(getattr(title, LANGUAGE) or title.en)


def _tell(section: str, key: str, what: str, /, **values: object) -> Sentence:
    return Sentence(section, key, say(f"schemes.tell.{what}", **values))


def _who(scheme: Scheme, catalogue: Catalogue) -> Iterator[Sentence]:
    subjects = ", ".join(say(f"schemes.subject.{name}") for name in scheme.subjects)
    what = "who" if "citizen" in scheme.subjects else "who_enterprise"
    yield _tell("who", "who", what, subjects=subjects, age=scheme.from_age)
    for name, share in scheme.sources.items():
        source = _named(catalogue.sources[name].title)
        text = f"{share * 100:g} %"
        yield _tell("sources", f"sources.{name}", "source", source=source, share=text)


def block_sentences(block: Block, subject: str, catalogue: Catalogue) -> Iterator[Sentence]:
    """The rules for one kind of subject, or the lists of a legal order."""
    whom = say(f"schemes.subject.{subject}")
    whom = whom[:1].upper() + whom[1:]
    if block.score is not None:
        key, base = f"{subject}.base", f"{block.score.base:g}"
        yield _tell("points", key, "base", whom=whom, base=base)
        for name, weight in block.score.factors.points.weights.model_dump().items():
            if weight != 1:
                kind = say(f"schemes.tell_dimension.{name}")
                values = {"whom": whom, "dimension": kind, "weight": f"{weight:g}"}
                yield _tell("points", f"{subject}.weight.{name}", "weight", **values)
    yield from _inspected(block, subject, whom)
    for name, rule in block.points.items():
        yield _points(f"{subject}.points.{name}", _deed(name, subject, catalogue), rule)
    if block.points:
        for kind in ("bad", "good"):
            fading = _fading(getattr(block.memory, kind))
            yield _tell("memory", f"{subject}.memory.{kind}", kind, whom=whom, fading=fading)
    yield from _grades(block, subject, whom)
    for name, entry in block.lists.items():
        yield from _list(f"{subject}.lists.{name}", name, entry, whom, subject, catalogue)
    for name, consequence in block.consequences.items():
        yield _consequence(f"{subject}.consequences.{name}", consequence, whom, catalogue)


def _inspected(block: Block, subject: str, whom: str) -> Iterator[Sentence]:
    """What inspectors' violation points do to an enterprise's score, and whose."""
    if isinstance(block, Enterprise) and block.sector == "food":
        yield _tell("who", "enterprise.sector", "sector_food")
    factor = block.score.factors.inspection if block.score is not None else None
    if factor is None or subject != "enterprise":
        return
    weight = f"{factor.violations:+g}".replace("-", "−")
    yield _tell("points", f"{subject}.violations", "violations", whom=whom, weight=weight)
    if factor.contest:
        yield _tell("procedure", f"{subject}.contest", "contest", whom=whom)


def _deed(name: str, subject: str, catalogue: Catalogue) -> str:
    if subject == "enterprise":
        return _named(catalogue.practices[name].title)
    return _named(catalogue.deeds[name].title)


def _fading(fading: Fading) -> str:
    return say(f"schemes.tell.{fading.decay}", months=fading.months)


def _points(key: str, deed: str, rule: Points) -> Sentence:
    points = f"{rule.points:+g}".replace("-", "−")
    if rule.steps:
        parts = [f"{step.times * 100:g} % (no. {step.from_})" for step in rule.steps]
        return _tell(
            "points", key, "points_steps", deed=deed, points=points, steps=", ".join(parts)
        )
    if rule.straight_to is not None:
        what = "straight_points" if rule.points else "straight"
        return _tell("points", key, what, deed=deed, points=points, grade=rule.straight_to)
    if rule.memory is not None:
        fading = _fading(rule.memory)
        return _tell("points", key, "points_memory", deed=deed, points=points, fading=fading)
    return _tell("points", key, "points", deed=deed, points=points)


def _grades(block: Block, subject: str, whom: str) -> Iterator[Sentence]:
    for row, grade in enumerate(block.grades):
        lowest = row == len(block.grades) - 1
        edge = block.grades[row - 1].from_ if lowest and row else grade.from_
        what = "grade" if not lowest else "grade_low" if row else "grade_only"
        values = {"whom": whom, "name": grade.name, "edge": f"{edge:g}"}
        yield _tell("grades", f"{subject}.grades.{grade.name}", what, **values)


def _list(
    key: str, name: str, rules: List, whom: str, subject: str, catalogue: Catalogue
) -> Iterator[Sentence]:
    deeds = ", ".join(_deed(deed, subject, catalogue) for deed in rules.enter)
    how = "leave_repaid" if rules.leave.repaid else "leave_months"
    leave = say(f"schemes.tell.{how}", months=rules.leave.months)
    yield _tell("lists", key, "list", whom=whom, name=name, deeds=deeds, leave=leave)
    if rules.objection_days:
        values = {"whom": whom, "name": name, "days": rules.objection_days}
        yield _tell("lists", f"{key}.objection", "objection_list", **values)


def _consequence(key: str, rule: Consequence, whom: str, catalogue: Catalogue) -> Sentence:
    conditions = []
    if rule.if_.grade:
        conditions.append(say("schemes.tell.in_grade", grades=", ".join(rule.if_.grade)))
    if rule.if_.list_:
        conditions.append(say("schemes.tell.on_list", lists=", ".join(rule.if_.list_)))
    effects = [*_effects(rule, catalogue)] or [say("schemes.tell.nothing")]
    if rule.by:
        effects.append(say("schemes.tell.by", agencies=", ".join(rule.by)))
    values = {"condition": ", ".join(conditions), "effects": "; ".join(effects)}
    return _tell("consequences", key, "meets", whom=whom, **values)


def _effects(rule: Consequence, catalogue: Catalogue) -> Iterator[str]:
    for key in ("deny", "grant"):
        gates = [_named(catalogue.gates[gate].title) for gate in getattr(rule, key)]
        if gates:
            yield say(f"schemes.tell.{key}", gates=", ".join(gates))
    for key in ("inspect", "watch"):
        factor = getattr(rule, key)
        if factor != 1:
            yield say(f"schemes.tell.{key}", factor=f"{factor:g}")
    if rule.close:
        yield say("schemes.tell.close", months=rule.close)
    if rule.reward:
        yield say("schemes.tell.reward", reward=f"{rule.reward:g}")
    if rule.publish:
        yield say("schemes.tell.publish")
    if rule.through == "household":
        yield say("schemes.tell.household")


def procedure_sentences(rules: Procedure) -> Iterator[Sentence]:
    """What those concerned can do about a record, under a scheme or an order."""
    section = "procedure"
    yield _tell(section, "notice", "notice" if rules.notice else "no_notice")
    if rules.objection_days:
        yield _tell(section, "objection", "objection", days=rules.objection_days)
    yield _tell(section, "suspensive", "suspensive" if rules.suspensive else "not_suspensive")
    capacity, chance = rules.appeal.per_1000_adults_month, rules.repair.chance
    yield _tell(section, "appeal", "appeal" if capacity else "no_appeal", capacity=f"{capacity:g}")
    what = "repair" if chance else "no_repair"
    yield _tell(section, "repair", what, chance=f"{chance * 100:g} %")
    what = "compensation" if rules.compensation else "no_compensation"
    yield _tell(section, "compensation", what, amount=f"{rules.compensation:g}")


def _order(scheme: Scheme) -> Iterator[Sentence]:
    if scheme.replaces:
        yield _tell("order", "replaces", "replaces", parts=", ".join(scheme.replaces))
    if scheme.compare_without:
        parts = ", ".join(scheme.compare_without)
        yield _tell("order", "compare_without", "compare_without", parts=parts)
    what = "backfill" if scheme.backfill else "no_backfill"
    yield _tell("order", "backfill", what, months=scheme.backfill)


def _limits(scheme: Scheme) -> Iterator[Sentence]:
    for path in not_simulated(scheme):
        key = ".".join(path)
        yield _tell("limits", key, "not_simulated", what=key)
    if scheme.assumptions:
        keys = listed([entry.key for entry in scheme.assumptions], 6)
        count = len(scheme.assumptions)
        yield _tell("limits", "assumptions", "assumed", count=count, keys=keys)
    if scheme.left_out:
        count = sum(max(len(entry.facts), 1) for entry in scheme.left_out)
        yield _tell("limits", "left_out", "left", count=count)
    figures = len(scheme.published.shares) + len(scheme.published.flows)
    if figures:
        yield _tell("limits", "published", "published", count=figures)
