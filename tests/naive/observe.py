"""Observe: who saw each act, whom it was booked on, and what never was."""

from __future__ import annotations

from types import SimpleNamespace

from internetplus.vocabulary import purposes
from internetplus.vocabulary.fields import COUNTED_DEEDS
from tests.naive.luck import Luck, threshold
from tests.naive.town import Person, Record, Town, book

FALSE_BITS = 26


def observe(town: Town, rules: SimpleNamespace, fields: SimpleNamespace, luck: Luck) -> None:
    """Records of the month's acts, then false entries."""
    people = town["people"]
    for act in town["acts"]:
        deed, d, who = rules.deeds[act["deed"]], act["deed"], act["who"]
        source = seen_by(deed, people[who], fields, act)
        if source is None:
            continue
        truth = deed.kind
        if luck.draw(purposes.MIX_UP, d, who) < deed.mix_up[source]:
            steps = 1 + luck.draw(purposes.MIX_UP, d, who + len(people)) % (len(people) - 1)
            who, truth = (who + steps) % len(people), "mix_up"
            if deed.adult and not people[who]["adult"]:
                continue
        if source > 0 and people[who]["away"]:
            continue
        enter(town, rules, luck, who, d, (truth, source))
        people[who]["critic"] |= bool(deed.expression)
    for i, person in enumerate(people):
        d, rest = divmod(luck.draw(purposes.FALSE_ENTRY, 0, i), 2**FALSE_BITS)
        deed = rules.deeds[d]
        if rest < deed.false_scheme and person["adult"] and deed.who <= person["flags"]:
            source = 0 if rest < deed.false_order else 1
            if source == 0 or not person["away"]:
                enter(town, rules, luck, i, d, ("false", source))


def seen_by(
    deed: SimpleNamespace, person: Person, fields: SimpleNamespace, act: Record
) -> int | None:
    """The first source whose share of the hazard, with those before it, covers the act's place."""
    hazard = act["hazard"] + deed.hidden[32 * person["fear"] + person["seen_place"]]
    if deed.attended:
        hazard += fields.attention[1 if person["targeted"] else 0]
    for source, share in enumerate(deed.seen[person["watch"]]):
        if act["place"] < threshold(hazard + share):
            return source
    return None


def enter(
    town: Town, rules: SimpleNamespace, luck: Luck, who: int, d: int, what: tuple[str, int]
) -> None:
    """Count a record, keep it if anybody uses it, fine if the order wrote it."""
    truth, source = what
    person, deed = town["people"][who], rules.deeds[d]
    cell, name = person["cell"], COUNTED_DEEDS[d]
    classes = {"mix_up": "mix_up", "false": "false", "lawful": "lawful"}
    book(town, f"recorded_{name}", cell)
    book(town, f"records_{classes.get(truth, 'true')}", cell)
    if source == 0:
        book(town, f"order_recorded_{name}", cell)
    if deed.keep > 0:
        record = {"who": who, "deed": d, "month": luck.month, "truth": truth}
        record |= {"procedure": "fresh", "source": source}
        if write(town["records"], town["room"], record):
            book(town, "records_dropped", cell)
    if rules.told[1 if source else 0] and truth != "helpful":
        person["touched"] = True
    if source == 0 and deed.fine > 0:
        fine(town, person, deed.fine, truth in ("mix_up", "false"))


def write(records: list[Record], room: int, record: Record) -> bool:
    """Add a record at the end; says whether the one written first had to make room."""
    full = len(records) == room
    if full:
        records.pop(0)
    records.append(record)
    return full


def fine(town: Town, person: Person, amount: int, wrong: bool) -> None:
    cell = person["cell"]
    book(town, "fined", cell)
    if wrong:
        book(town, "fined_wrongly", cell)
    book(town, "fines", cell, amount)
    book(town, "transfer_citizens", cell, -amount)
    book(town, "transfer_state", cell, amount)
    person["flow"] -= amount
    person["struck"] += amount
