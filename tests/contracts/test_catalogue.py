"""Every number of the catalogue and of the society files can be asked for its grounds."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from internetplus import reading
from internetplus.vocabulary import fields
from internetplus.vocabulary.priors import Prior

LIBRARY = Path(reading.__file__).parent / "library"
CATALOGUE = ("deeds", "practices", "sources", "settings", "gates", "mechanisms")
SOCIETIES = ("china-2016", "hamlet")
FAMILIES = {
    "base_rate", "detection", "error", "deterrence", "severity", "crowding", "chill", "awareness",
    "gates", "losses", "life", "procedure", "norms", "population", "enterprise",
    "selection", "gaming", "display", "stars", "institutions", "approval", "security",
    "abuse", "moves",
}  # fmt: skip
DEEDS_OF_THE_ARTICLE = {"red_light", "unpaid_rent", "criticism", "petition", "warning_unsafe_food"}
GATES_OF_THE_ARTICLE = {
    "first_class_travel", "luxury_hotel", "best_school", "car_rental", "bicycle_rental",
    "hospital_pay_later", "dating_match", "job", "loan", "home",
}  # fmt: skip
COUNTS = {"deeds": 38, "practices": 10, "sources": 11, "settings": 8, "gates": 19}
RARE_A_MONTH = (
    0.0045  # mean hazard of a rare deed, far below 2**-6 even for the worst tenth of people
)
PLACES = 16


def load(name: str) -> dict[str, Any]:
    return reading.read(LIBRARY / f"{name}.yaml").data


FILES = {name: load(f"catalogue/{name}") for name in CATALOGUE}
DEEDS, GATES = FILES["deeds"], FILES["gates"]
REFERENCES = load("catalogue/references")
WORLD = FILES | {name: load(f"societies/{name}") for name in SOCIETIES}
WORLD["studies"] = load("studies")


def numbers(tree: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every uncertain number below `tree`, with its path."""
    if isinstance(tree, dict):
        if "family" in tree:
            yield path, tree
        for key, below in tree.items():
            yield from numbers(below, f"{path}.{key}")
    elif isinstance(tree, list):
        for place, below in enumerate(tree):
            yield from numbers(below, f"{path}.{place}")


def prior(entry: dict[str, Any]) -> Prior:
    return Prior.model_validate(entry)


def cited(tree: Any) -> Iterator[str]:
    if isinstance(tree, dict):
        if isinstance(tree.get("reference"), str):
            yield tree["reference"]
        if isinstance(tree.get("references"), dict):
            yield from tree["references"].values()
        for below in tree.values():
            yield from cited(below)
    elif isinstance(tree, list):
        for below in tree:
            yield from cited(below)


@pytest.mark.parametrize("name", sorted(WORLD))
def test_every_number_has_its_grounds(name: str) -> None:
    for path, entry in numbers(WORLD[name], name):
        assert {"value", "unit", "family", "reference", "evidence"} <= set(entry), path
        assert entry["family"] in FAMILIES, path
        assert entry["evidence"] in {"strong", "fair", "weak", "thin"}, path
        own = entry["reference"] == "assumption"
        assert not own or entry["evidence"] == "thin", f"{path}: our assumption is thin evidence"


def test_references_exist_and_are_used() -> None:
    used = {reference for tree in WORLD.values() for reference in cited(tree)} - {"assumption"}
    assert used == set(REFERENCES)
    for name, entry in REFERENCES.items():
        assert set(entry) == {"title", "by", "year", "where", "read"}, name
        assert entry["read"] in {"found", "second_hand", "unverified"}, name


def test_what_is_from_memory_is_not_called_strong() -> None:
    for name, tree in WORLD.items():
        for path, entry in numbers(tree, name):
            if REFERENCES.get(entry["reference"], {}).get("read") == "unverified":
                assert entry["evidence"] in {"weak", "thin"}, path


@pytest.mark.parametrize(("name", "count"), sorted(COUNTS.items()))
def test_numbers_are_dense_and_used_once(name: str, count: int) -> None:
    assert [entry["number"] for entry in FILES[name].values()] == list(range(count))


def test_order_of_fixed_words() -> None:
    assert tuple(FILES["settings"]) == fields.SETTINGS
    assert tuple(FILES["sources"]) == fields.SOURCES


def test_what_the_article_names_is_here() -> None:
    assert set(DEEDS) >= DEEDS_OF_THE_ARTICLE
    assert set(GATES) >= GATES_OF_THE_ARTICLE
    assert "poisoned_food" in FILES["practices"]


def test_lanes() -> None:
    rare = [d["slot"] for d in DEEDS.values() if d["lane"] == "rare"]
    assert sum(2.0**-slot for slot in rare) < 0.5, (
        "half of the draw is left for a scheme's own deeds"
    )
    assert all("slot" not in d for d in DEEDS.values() if d["lane"] == "dense")


@pytest.mark.parametrize("name", sorted(DEEDS))
def test_deed(name: str) -> None:
    deed = DEEDS[name]
    assert ("rate" in deed) != ("recorded" in deed), "one of the two"
    assert set(deed["reach"]) == set(deed["sources"]) <= set(fields.SOURCES)
    assert len(deed["sources"]) <= 4
    assert set(deed["who"]) <= {"adult", *fields.FLAGS}
    spread = sum(value**2 for value in deed["loadings"].values())
    assert spread <= 1.3, "traits would scatter the hazard by more than a log-sd of about one"
    months = 12 * deed["occasions"]
    assert deed["cap"] <= months, "more acts than occasions"
    if deed["kind"] == "lawful":
        assert prior(deed["harm"]).median == 0
        assert prior(deed["detection"]).median == 0
    if deed["lane"] != "dense":
        assert deed["cap"] / months <= RARE_A_MONTH


@pytest.mark.parametrize("name", sorted(DEEDS))
def test_rates_stay_under_the_cap(name: str) -> None:
    deed = DEEDS[name]
    if "rate" in deed:
        assert prior(deed["rate"]).ppf(0.95) <= deed["cap"]
    else:
        recorded, detection = prior(deed["recorded"]), prior(deed["detection"])
        assert recorded.median / detection.median <= deed["cap"]
        assert recorded.ppf(0.99) <= deed["cap"], "the recorded rate must come back in every draw"


@pytest.mark.parametrize("name", sorted(WORLD))
def test_shares_are_shares(name: str) -> None:
    for path, entry in numbers(WORLD[name], name):
        number = prior(entry)
        assert number.ppf(0.05) <= number.median <= number.ppf(0.95), path
        if re.match(r"(share|chance|recorded share|area)\b", entry["unit"]):
            assert number.ppf(0.95) <= 1, path
        if not path.startswith(("mechanisms.", "studies.")):
            assert number.ppf(0.0001) >= 0, path


def test_money_of_deposits() -> None:
    yuan = WORLD["china-2016"]["money"]["yuan"]
    deposit = prior(GATES["bicycle_rental"]["deposit"])
    assert 99 * 0.95 <= deposit.ppf(0.001) * yuan <= deposit.ppf(0.999) * yuan <= 299 * 1.05


@pytest.mark.parametrize("name", sorted(GATES))
def test_gate(name: str) -> None:
    gate = GATES[name]
    assert gate["places"] in {"open", "fixed"}
    assert gate["setting"] in fields.SETTINGS
    enterprise = gate["number"] >= 16
    assert gate["who"] == ["enterprise"] if enterprise else gate["who"][0] != "enterprise"
