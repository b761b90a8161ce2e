"""Compiled tables as plain Python: a record for each deed and service; sets for bits."""

from __future__ import annotations

from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from internetplus.vocabulary.fields import N_CITIZEN_GATES, N_CONSEQUENCES, N_LISTS

KINDS = ("harmful", "lawful", "helpful")
VICTIMS = ("citizen", "enterprise", "state", "nobody")
STRAIGHT_BIT = 8


@lru_cache(maxsize=1 << 16)
def _bits(number: int) -> frozenset[int]:
    return frozenset(n for n in range(number.bit_length()) if number >> n & 1)


def bits(number: int) -> set[int]:
    """The numbers of the bits that are set."""
    return set(_bits(int(number)))


def listed(value: Any) -> Any:
    return value.tolist() if hasattr(value, "tolist") else value


def rows(table: Any, names: list[str], size: int) -> list[SimpleNamespace]:
    """The table's arrays turned around: one record for each place of the first axis."""
    columns = {name: listed(getattr(table, name)) for name in names}
    return [SimpleNamespace(**{k: v[n] for k, v in columns.items()}) for n in range(size)]


def plain_rules(tables: Any) -> SimpleNamespace:
    """Everything of a world's tables."""
    deeds, life = tables.deeds, tables.life
    return SimpleNamespace(
        deeds=_deeds(deeds),
        dense=listed(deeds.dense),
        cells=listed(deeds.cells),
        norm=listed(deeds.norm),
        told=listed(deeds.told),
        watched=[0] * 8,
        score=_score(tables.score),
        registers=_registers(tables.registers),
        gates=_gates(tables.gates),
        priority=int(tables.gates.weight),
        life=SimpleNamespace(**{name: listed(value) for name, value in life._asdict().items()}),
        trade=_trade(tables.trade),
        food=_food(tables.food),
        more=int(tables.gates.more),
        move=_move(tables.move),
        **{
            n: _named(getattr(tables, n))
            for n in (
                "join",
                "standing",
                "match",
                "meet",
                "gaming",
                "voice",
                "serve",
                "poll",
                "attack",
                "abuse",
                "fakes",
            )
        },
    )


def _move(table: Any) -> SimpleNamespace:
    found = _named(table)
    found.national = bits(table.national)
    return found


def _named(table: Any) -> SimpleNamespace:
    return SimpleNamespace(**{name: listed(value) for name, value in table._asdict().items()})


def _deeds(table: Any) -> list[SimpleNamespace]:
    names = [name for name in table._fields if name not in ("dense", "cells", "norm", "told")]
    found = rows(table, names, table.base.size)
    for deed in found:
        deed.kind, deed.victim = KINDS[deed.kind], VICTIMS[deed.victim]
        deed.who = bits(deed.who)
    return found


def _score(table: Any) -> SimpleNamespace:
    s = SimpleNamespace(**{name: listed(value) for name, value in table._asdict().items()})
    s.straight = [min(bits(mask)) - STRAIGHT_BIT if mask else None for mask in s.straight]
    s.lists = [bits(mask) for mask in s.lists]
    s.by_grade = [bits(mask) for mask in s.by_grade]
    s.by_list = {frozenset(bits(m)): bits(s.by_list[m]) for m in range(2**N_LISTS)}
    for name in ("order_lists", "bad", "household", "parental", "published", "targeted"):
        setattr(s, name, bits(getattr(s, name)))
    s.consequences = rows(table, ["reward", "gravity", "essential"], N_CONSEQUENCES)
    for n, rule in enumerate(s.consequences):
        rule.deny = {g for g, mask in enumerate(listed(table.closes)) if n in bits(mask)}
        rule.grant = {g for g, mask in enumerate(listed(table.opens)) if n in bits(mask)}
        rule.essential = bits(rule.essential)
    return s


def _registers(table: Any) -> list[SimpleNamespace]:
    names = [name for name in table._fields if name != "many"]
    found = rows(table, names, table.many)
    for register in found:
        register.among = bits(register.among)
        register.by_grade = [bits(mask) for mask in register.by_grade]
    return found


def _gates(table: Any) -> list[SimpleNamespace]:
    names = [name for name in table._fields if name not in ("weight", "lanes", "more")]
    found = rows(table, names, N_CITIZEN_GATES)
    for gate in found:
        gate.who = bits(gate.who)
    return found


def _trade(table: Any) -> SimpleNamespace:
    t = SimpleNamespace(**{name: listed(value) for name, value in table._asdict().items()})
    t.deny = [bits(mask) for mask in t.deny]
    t.enter = [bits(mask) for mask in t.enter]
    masks = [frozenset(bits(mask)) for mask in range(2**N_LISTS)]
    t.inspect_listed = dict(zip(masks, t.inspect_listed, strict=True))
    t.close_listed = dict(zip(masks, t.close_listed, strict=True))
    t.deny_listed = {m: bits(n) for m, n in zip(masks, t.deny_listed, strict=True)}
    return t


def _food(table: Any) -> SimpleNamespace:
    t = SimpleNamespace(**{name: listed(value) for name, value in table._asdict().items()})
    t.look_listed = {frozenset(bits(mask)): t.look_listed[mask] for mask in range(2**N_LISTS)}
    return t


def plain_fields(fields: Any, region: int) -> SimpleNamespace:
    """What the communities of one region know of it."""
    return SimpleNamespace(**{k: listed(v)[region] for k, v in fields._asdict().items()})
