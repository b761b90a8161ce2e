"""The legal order of a society in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from internetplus.messages import say
from internetplus.schemes.describe import block_sentences, procedure_sentences
from internetplus.schemes.model import Block
from internetplus.society.model import Order, Society
from internetplus.vocabulary.catalogue import Catalogue, load_catalogue

DAYS = 30.4  # days of income in a monthly income


def describe_order(society: Society, catalogue: Catalogue | None = None) -> str:
    """What the courts, inspectors, lenders and services of a society do without any scheme."""
    known = catalogue or load_catalogue()
    lines = [say("order.title", society=society.title.en), say("order.note")]
    for section, told in _sections(society.order, known):
        if told:
            lines += ["", say(f"order.section.{section}"), *(f"  {line}" for line in told)]
    return "\n".join(lines)


def _sections(order: Order, catalogue: Catalogue) -> Iterator[tuple[str, list[str]]]:
    rules = Block(lists=order.lists, consequences=order.consequences)
    found = list(block_sentences(rules, "citizen", catalogue))
    yield "records", list(_records(order, catalogue))
    for section in ("lists", "consequences"):
        yield section, [one.text for one in found if one.section == section]
    yield "inspection", _inspection(order)
    yield "lenders", [_bureau(order, catalogue)]
    yield "services", list(_services(order, catalogue))
    yield "procedure", [one.text for one in procedure_sentences(order.procedure)]


def _records(order: Order, catalogue: Catalogue) -> Iterator[str]:
    if not order.records:
        yield say("order.nothing_recorded")
    for name, rule in order.records.items():
        deed = catalogue.deeds[name]
        later = "order.delay_one" if rule.delay == 1 else "order.delay"
        source = catalogue.sources[rule.source].title.en
        yield say(
            "order.record",
            deed=deed.title.en,
            source=source[:1].lower() + source[1:],
            delay=say(later, months=rule.delay) if rule.delay else "",
            share=_percent(deed.detection.median),
            fine=_money(rule.fine.median),
        )


def _inspection(order: Order) -> list[str]:
    rule = order.inspection
    visits, staff = _plain(rule.per_enterprise_year.median), _plain(rule.staff.median)
    found = say(
        "order.found",
        fine=_money(rule.fine.median),
        closed=_percent(rule.closed.median),
        wrong=_percent(rule.wrong.median),
    )
    return [say("order.visits", visits=visits, staff=staff), found]


def _bureau(order: Order, catalogue: Catalogue) -> str:
    bureau = order.credit_bureau
    gates = ", ".join(catalogue.gates[name].title.en for name in bureau.gates)
    coverage = _percent(bureau.coverage.median)
    return say("order.bureau", coverage=coverage, months=bureau.months, gates=gates)


def _services(order: Order, catalogue: Catalogue) -> Iterator[str]:
    shares = {catalogue.gates[n].title.en: g.refuse.median for n, g in order.gates.items()}
    for gate, share in sorted(shares.items(), key=lambda row: -row[1]):
        if share > 0:
            yield say("order.refuse", gate=gate, share=_percent(share))
    nobody = [gate for gate, share in shares.items() if share <= 0]
    if nobody:
        yield say("order.refuse_nobody", gates=", ".join(nobody))


def _money(amount: float) -> str:
    if amount < 1 / 2:
        return say("order.money_days", amount=_plain(amount * DAYS))
    return say("order.money", amount=_plain(amount))


def _percent(share: float) -> str:
    return f"{_plain(share * 100)} %"


def _plain(value: float) -> str:
    """A number with two telling digits and no exponent."""
    if value >= 10:
        return f"{value:.0f}"
    return f"{float(f'{value:.2g}'):.6f}".rstrip("0").rstrip(".")
