"""All consequences in force, in one numbering: the order's, the scheme's, its registers'."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from internetplus.engine.rules.inputs import Inputs
from internetplus.errors import UsageError
from internetplus.messages import say
from internetplus.schemes.subject import CompiledConsequence, CompiledSubject
from internetplus.vocabulary.fields import N_CONSEQUENCES


class Rule(NamedTuple):
    """One consequence, with its bit and where it comes from."""

    number: int  # its bit
    rule: CompiledConsequence
    subject: CompiledSubject
    place: int  # its place among the subject's consequences
    first_list: int  # number of the subject's first list
    register: int  # number of the register beside the scheme's own, -1: none


def consequences(inputs: Inputs) -> Iterator[Rule]:
    """Every consequence that a citizen can meet."""
    subjects = [(part.citizen, -1) for part in (inputs.order, inputs.scheme)]
    subjects += [(one.rules, k) for k, one in enumerate(inputs.scheme.registers)]
    number = first = 0
    for subject, register in subjects:
        if subject is None:
            continue
        for place, rule in enumerate(subject.consequences):
            if number >= N_CONSEQUENCES:
                raise UsageError(
                    say("scenario.many_consequences", name=inputs.scheme.name, most=N_CONSEQUENCES)
                )
            yield Rule(number, rule, subject, place, first, register)
            number += 1
        first += len(subject.lists)
