"""How a register is kept, in words: whole or apart, traced, audited, ending at a border."""

from __future__ import annotations

from collections.abc import Iterator

from internetplus.messages import say
from internetplus.schemes.model import Scheme, Security

SECTION = "keeping"
Row = tuple[str, str, str]


def kept(scheme: Scheme) -> Iterator[Row]:
    """Section, key and sentence of each rule; nothing where no register of citizens is kept."""
    if "citizen" not in scheme.subjects or not (scheme.grades or scheme.registers):
        return
    rules = scheme.security or Security()
    many = len(scheme.registers) or rules.parts
    what = "apart" if rules.registry == "federated" or scheme.registers else "whole"
    yield _row("registry", what, many=many)
    yield _row("trace", "trace" if rules.append_only else "no_trace")
    audits = f"{rules.audits_per_year:g}"
    yield _row("audits", "audits" if rules.audits_per_year else "no_audits", audits=audits)
    yield _row("portable", "portable" if scheme.portable else "stays")


def _row(key: str, what: str, **values: object) -> Row:
    return SECTION, key, say(f"schemes.keeping.{what}", **values)
