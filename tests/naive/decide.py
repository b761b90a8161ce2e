"""Decide: consequences come into force, and services are asked for one at a time."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace

from internetplus.vocabulary import purposes
from internetplus.vocabulary.counters import LEDGER_GATES
from internetplus.vocabulary.fields import COUNTED_GATES, FLAGS, GATE_NAMES
from tests.naive.luck import Luck, chance, happens
from tests.naive.town import Person, Town, book

JOB, SCHOOL, DATING = (GATE_NAMES.index(name) for name in ("job", "best_school", "dating_match"))
NEVER = -(1 << 19)
EMPLOYED, URBAN, CREDIT_HISTORY = (
    FLAGS.index(name) for name in ("employed", "urban", "credit_history")
)
ALL_DRAWS = 2**32
LANE, PLACES = 4, 2**30
"""Services that share a draw, and the draws of each."""


def in_force(person: Person, version: str) -> set[int]:
    return set(person["effects"][version] | person["shared"][version])


def sanction(town: Town, rules: SimpleNamespace) -> None:
    """Sanctions and rewards of everybody."""
    score = rules.score
    for person in town["people"]:
        before, cell = person["sanctioned"], person["cell"]
        bad = in_force(person, "all") & score.bad
        person["sanctioned"] = bool(bad)
        person["targeted"] = bool(in_force(person, "all") & score.targeted)
        person["published"] = bool(person["effects"]["all"] & score.published)
        if bad:
            person["touched"] |= not before
            book(town, "sanction_months", cell)
            book(town, "sanctions_at_once", cell, len(bad))
            if len(bad) > 1:
                book(town, "sanctioned_several", cell)
            why = cause(person, score)
            book(town, f"sanction_{why}", cell)
            book(town, "wrongful_months", cell, int(why != "conform"))
        for n in person["effects"]["all"]:
            money = score.consequences[n].reward
            book(town, "transfer_state", cell, -money)
            book(town, "transfer_citizens", cell, money)
            person["flow"] += money
        if person["adult"]:
            town["counts"]["targeted" if person["targeted"] else "others"] += 1


def cause(person: Person, score: SimpleNamespace) -> str:
    """Why somebody is sanctioned: the first class that fits."""
    if not in_force(person, "true") & score.bad:
        return "error"
    if not in_force(person, "clean") & score.bad:
        return "lawful"
    own = [score.consequences[n] for n in person["effects"]["all"] & score.bad]
    if not own:
        return "collateral"
    elsewhere = any(rule.essential - person["cause"] for rule in own)
    # limit is in sixteenths: loss > k x harm done
    if elsewhere or 16 * sum(rule.gravity for rule in own) > score.limit * person["harm_done"]:
        return "disproportionate"
    return "conform"


def decide(town: Town, rules: SimpleNamespace, fields: SimpleNamespace, luck: Luck) -> None:
    """Four services a person and month at most, and work for those who have none."""
    people, asked = town["people"], Counter[int]()
    town["searching"] = []
    for lane in range(len(COUNTED_GATES) // LANE):
        for i, person in enumerate(people):
            place, rest = divmod(luck.draw(purposes.ASK, lane, i), PLACES)
            g = LANE * lane + place
            gate = rules.gates[g]
            open_to = person["adult"] and gate.who <= person["flags"]
            in_work = g != JOB or person["jobless"] == 0
            if open_to and in_work and rest < gate.ask[person["demand"]]:
                asked[g] += 1
                ask(town, rules, fields, luck, i, g)
    ask_more(town, rules, fields, luck, asked)
    for i, person in enumerate(people):
        if EMPLOYED in person["flags"] and person["jobless"] > 0:
            ask(town, rules, fields, luck, i, JOB)


def ask_more(
    town: Town, rules: SimpleNamespace, fields: SimpleNamespace, luck: Luck, asked: Counter[int]
) -> None:
    """Who need not bind a deposit asks more often; nobody beyond 1,024 at one service."""
    for g, gate in enumerate(rules.gates):
        for i, person in enumerate(town["people"]):
            waived = g != JOB and gate.cover > 0 and grants(rules, person, "all", g)
            able = person["adult"] and gate.who <= person["flags"]
            chance = gate.ask[person["demand"]] * rules.more // 4096
            asks = waived and able and luck.draw(purposes.ASK_MORE, g, i) // 4 < chance
            if asks and asked[g] < 1024:
                asked[g] += 1
                ask(town, rules, fields, luck, i, g)


def grants(rules: SimpleNamespace, person: Person, version: str, g: int) -> bool:
    return any(g in rules.score.consequences[n].grant for n in person["effects"][version])


def ask(
    town: Town, rules: SimpleNamespace, fields: SimpleNamespace, luck: Luck, i: int, g: int
) -> None:
    """One person at one service."""
    person = town["people"][i]
    barred = closes(rules, in_force(person, "all"), g)
    favoured = grants(rules, person, "all", g)
    if g == DATING:
        town["searching"].append(i)
    book(town, f"asked_{COUNTED_GATES[g]}", person["cell"])
    town["counts"]["barred" if barred else "favoured" if favoured else "plain", g] += 1
    weight = rules.priority if favoured else 256
    if not barred and admitted(person, rules.gates[g], fields.places[g], luck, i, g, weight):
        town["counts"]["admitted", g] += 1
        serve(town, rules, luck, i, g, favoured)
    else:
        turn_away(town, rules, i, g, barred)


def closes(rules: SimpleNamespace, effects: set[int], g: int) -> bool:
    return any(g in rules.score.consequences[n].deny for n in effects)


def risk(person: Person, gate: SimpleNamespace, usual: int) -> int:
    """A hazard as the service sees it: better conduct in its setting lowers it."""
    return int(usual - gate.evidence * person["setting"][gate.setting] // 32)


def admitted(
    person: Person, gate: SimpleNamespace, places: int, luck: Luck, i: int, g: int, weight: int
) -> bool:
    """Not refused on the service's evidence, or for want of any; fixed places go by weight."""
    refusal = risk(person, gate, gate.refuse)
    if CREDIT_HISTORY not in person["flags"] and gate.thin <= 0:
        refusal = gate.thin
    share = ALL_DRAWS - min(chance(refusal), ALL_DRAWS)
    if gate.fixed:
        share = share * (places * weight) // 2**24
    return luck.draw(purposes.EVIDENCE, g, i) < share


def serve(town: Town, rules: SimpleNamespace, luck: Luck, i: int, g: int, favoured: bool) -> None:
    """The favoured pay no deposit, so a default costs the service all."""
    person, gate = town["people"][i], rules.gates[g]
    cell, waived = person["cell"], favoured and gate.cover > 0
    book(town, "service_enterprises", cell, gate.profit)
    if waived:
        book(town, f"waived_{COUNTED_GATES[g]}", cell)
        book(town, "service_citizens", cell, gate.time_gain)
        person["flow"] += gate.time_gain
        if person["faked"] and not grants(rules, person, "true", g):
            book(town, "waived_faked", cell)
    else:
        book(town, "cost_citizens", cell, -gate.deposit)
        person["flow"] -= gate.deposit
    if COUNTED_GATES[g] in LEDGER_GATES:
        book(town, f"profit_{COUNTED_GATES[g]}", cell, gate.profit)
    told = f"{LEDGER_GATES[gate.counted]}_j{person['join'] // 32}" if gate.counted >= 0 else ""
    if told:
        book(town, f"deals_{told}", cell)
    hazard = risk(person, gate, gate.default) - gate.general * person["general"] // 32
    hazard += gate.unsecured if waived else 0
    if gate.default > NEVER and happens(luck.draw(purposes.DEFAULT, g, i), hazard):
        if told:
            book(town, f"failed_{told}", cell)
            paid = gate.default_loss - (0 if waived else gate.cover)
            book(town, f"losses_{LEDGER_GATES[gate.counted]}", cell, paid)
            book(town, f"profit_{LEDGER_GATES[gate.counted]}", cell, -paid)
        loss = gate.default_loss if waived else gate.default_loss - gate.cover
        book(town, f"default_{COUNTED_GATES[g]}", cell)
        book(town, "default_losses", cell, loss)
        book(town, "cost_enterprises", cell, -loss)
    if g == JOB and person["jobless"] > 0:
        person["jobless"], person["job_denied"] = 0, False


def turn_away(town: Town, rules: SimpleNamespace, i: int, g: int, barred: bool) -> None:
    """A refusal; wrong if the person's clean record would have opened the door."""
    person, gate, name = town["people"][i], rules.gates[g], COUNTED_GATES[g]
    cell = person["cell"]
    book(town, f"refused_{name}", cell)
    book(town, "refused_essential", cell, gate.essential)
    book(town, "cost_citizens", cell, -gate.loss)
    person["flow"] -= gate.loss
    if not barred:
        return
    wrong = not closes(rules, in_force(person, "clean"), g)
    person["struck"] += gate.loss
    book(town, f"refused_score_{name}", cell)
    book(town, f"wrong_refused_{name}", cell, int(wrong))
    if g == SCHOOL:
        book(town, "children_refused", cell)
        book(town, "children_refused_false", cell, int(wrong))
    if g == JOB and person["jobless"] > 0:
        person["job_denied"] = True
