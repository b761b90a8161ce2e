"""Compile the registers that keep a score of their own beside the scheme's."""

import numpy as np

from internetplus.engine.rules.consequences import consequences
from internetplus.engine.rules.inputs import Inputs
from internetplus.engine.rules.numbers import threshold
from internetplus.engine.rules.score import NEVER_REACHED
from internetplus.engine.tables import Registers
from internetplus.schemes.compiled import CompiledRegister
from internetplus.vocabulary.fields import N_DEEDS, N_GRADES, N_REGISTERS


def compile_registers(inputs: Inputs) -> Registers:
    """Tables of the phase `federate`."""
    many, i32 = len(inputs.scheme.registers), np.int32
    t = {
        "takes": np.zeros((N_REGISTERS, N_DEEDS, 5), i32),
        "worth": np.zeros((N_REGISTERS, N_DEEDS, 128), i32),
        "base": np.zeros(N_REGISTERS, i32),
        "grade_from": np.full((N_REGISTERS, N_GRADES), NEVER_REACHED, i32),
        "by_grade": np.zeros((N_REGISTERS, 16), i32),
        "upper": np.full(N_REGISTERS, NEVER_REACHED, i32),
        "from_age": np.zeros(N_REGISTERS, i32),
        "member": np.zeros(N_REGISTERS, np.uint32),
        "among": np.zeros(N_REGISTERS, i32),
    }
    for k, register in enumerate(inputs.scheme.registers):
        rules = register.rules
        edges = rules.grade_from
        t["takes"][k] = _takes(inputs, register)
        t["worth"][k] = rules.worth
        t["base"][k] = rules.base
        t["grade_from"][k, : len(edges)] = edges
        if len(edges):
            t["upper"][k] = edges[len(edges) // 2]
        t["from_age"][k] = rules.from_age
        t["member"][k] = threshold(register.members)
        t["among"][k] = register.among
    for one in consequences(inputs):
        if one.register >= 0:
            for grade in np.flatnonzero(one.rule.grades):
                t["by_grade"][one.register, grade] |= 1 << one.number
    return Registers(many=many, **t)


def _takes(inputs: Inputs, register: CompiledRegister) -> np.ndarray:
    """1 for the records that a register takes: [64, 5] by deed and writer, 0 the order's."""
    found = np.zeros((N_DEEDS, 5), np.int32)
    for name, deed in inputs.catalogue.deeds.items():
        for place, source in enumerate(inputs.sources_of(name)):
            if source:
                number = inputs.catalogue.sources[source].number
                found[deed.number, place] = register.sources[number]
    return found
