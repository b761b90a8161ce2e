"""A scheme, or a legal order, as flat arrays for the engine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from internetplus.schemes.institution import Institution
from internetplus.schemes.model import Consequence, Procedure, Register, Scheme, Security
from internetplus.schemes.points import List
from internetplus.schemes.same import once
from internetplus.schemes.stars import Stars
from internetplus.schemes.subject import TENTHS, CompiledSubject, Flags, compile_subject
from internetplus.vocabulary.catalogue import Catalogue
from internetplus.vocabulary.fields import ATTRIBUTES, FLAGS, N_SOURCES

WORDS = (
    "name", "title", "note", "clause", "reference", "references", "register", "facts",
    "assumptions", "left_out", "published", "extends", "changes", "status", "start",
)  # fmt: skip


@dataclass(frozen=True)
class CompiledRegister:
    """A register beside the scheme's own."""

    name: str
    members: float  # share of adults
    among: int  # flags that they must have
    sources: Flags  # [16] whose records it takes
    rules: CompiledSubject


@dataclass(frozen=True)
class CompiledScheme:
    """All rules of a scheme, or of a legal order."""

    name: str
    digest: str
    citizen: CompiledSubject | None
    enterprise: CompiledSubject | None
    registers: tuple[CompiledRegister, ...]
    stars: Stars | None  # what people give each other
    institution: Institution | None  # institutions that citizens rate
    sources: NDArray[np.float64]  # [16] share of subjects connected; with those of the registers
    backfill: int  # months of old records that count at the start
    notice: bool
    objection_days: int
    suspensive: bool
    appeal_capacity: float  # decided per 1,000 adults and month
    repair: float  # chance a month
    compensation: float  # median monthly incomes
    replaces: tuple[str, ...]
    compare_without: tuple[str, ...]
    portable: bool
    adoption: float | None  # share of the adults online who are scored; None: all, unasked
    opt_in: float  # share of the scored who show it on a dating site
    standing: NDArray[np.int64]  # [8] tenths of a point: full value of attributes, of friends
    ties: int  # friends that count
    security: Security

    @property
    def blocks(self) -> tuple[CompiledSubject, ...]:
        """The rules for citizens: the scheme's own, and those of each register."""
        every = (self.citizen, *(register.rules for register in self.registers))
        return tuple(rules for rules in every if rules is not None)


@once
def compile_scheme(scheme: Scheme, catalogue: Catalogue) -> CompiledScheme:
    """The arrays of a checked scheme."""
    sources = np.zeros(N_SOURCES)
    for name, share in scheme.sources.items():
        sources[catalogue.sources[name].number] = share
    citizen = None
    registers: tuple[CompiledRegister, ...] = ()
    if "citizen" in scheme.subjects:
        numbers = {name: (deed.number, deed.dimension) for name, deed in catalogue.deeds.items()}
        citizen = compile_subject(scheme, numbers, catalogue, from_age=scheme.from_age)
        registers = tuple(
            _register(name, rules, numbers, catalogue) for name, rules in scheme.registers.items()
        )
    sources = np.maximum.reduce([sources, *(register.sources for register in registers)])
    procedure = scheme.procedure
    return CompiledScheme(
        name=scheme.name,
        digest=rules_digest(scheme),
        citizen=citizen,
        enterprise=_enterprise(scheme, catalogue),
        registers=registers,
        stars=scheme.score.factors.stars if citizen and scheme.score else None,
        institution=scheme.institution,
        sources=sources,
        backfill=scheme.backfill,
        notice=procedure.notice,
        objection_days=procedure.objection_days,
        suspensive=procedure.suspensive,
        appeal_capacity=procedure.appeal.per_1000_adults_month,
        repair=procedure.repair.chance,
        compensation=procedure.compensation,
        replaces=tuple(scheme.replaces),
        compare_without=tuple(scheme.compare_without),
        portable=scheme.portable,
        adoption=scheme.adoption.share if scheme.adoption else None,
        opt_in=(scheme.disclosure.opt_in or 0.0) if scheme.disclosure else 0.0,
        security=scheme.security or Security(),
        **_standing(scheme),
    )


def _enterprise(scheme: Scheme, catalogue: Catalogue) -> CompiledSubject | None:
    if scheme.enterprise is None:
        return None
    numbers = {name: (one.number, one.dimension) for name, one in catalogue.practices.items()}
    return compile_subject(scheme.enterprise, numbers, catalogue, from_age=0)


def _register(
    name: str, rules: Register, numbers: Mapping[str, tuple[int, str]], catalogue: Catalogue
) -> CompiledRegister:
    taken = np.zeros(N_SOURCES, np.bool_)
    for source in rules.sources:
        taken[catalogue.sources[source].number] = True
    return CompiledRegister(
        name=name,
        members=rules.members,
        among=sum(1 << FLAGS.index(flag) for flag in rules.among),
        sources=taken,
        rules=compile_subject(rules, numbers, catalogue, from_age=rules.from_age),
    )


def _standing(scheme: Scheme) -> dict[str, Any]:
    """What a citizen's score starts from besides the base."""
    weights, ties = [0.0] * (len(ATTRIBUTES) + 1), 0
    if scheme.score is not None:
        attribute, friends = scheme.score.factors.attribute, scheme.score.factors.association
        for n, name in enumerate(ATTRIBUTES):
            weights[n] = attribute.from_.get(name, 0.0) if attribute else 0.0  # type: ignore[call-overload]
        if friends is not None:
            weights[-1], ties = friends.weight, friends.ties
    return {"standing": np.array([round(w * TENTHS) for w in weights], np.int64), "ties": ties}


def order_scheme(
    lists: Mapping[str, List], consequences: Mapping[str, Consequence], procedure: Procedure
) -> Scheme:
    """The lists and consequences of a legal order as a scheme without a score."""
    return Scheme.model_validate(
        {
            "name": "order",
            "title": "order",
            "status": "in force",
            "lists": {name: rules.model_dump(by_alias=True) for name, rules in lists.items()},
            "consequences": {k: rule.model_dump(by_alias=True) for k, rule in consequences.items()},
            "procedure": procedure.model_dump(by_alias=True),
        }
    )


def rules_digest(scheme: Scheme) -> str:
    """Digest of what the rules say, apart from name, dates and the words about them."""
    rules = _without_words(scheme.model_dump(mode="json", by_alias=True))
    rules["grades"] = [[grade.name, grade.from_] for grade in scheme.grades]
    text = json.dumps(rules, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _without_words(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _without_words(below) for key, below in tree.items() if key not in WORDS}
    return [_without_words(below) for below in tree] if isinstance(tree, list) else tree
