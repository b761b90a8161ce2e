"""A life told: every part agrees with what the kernels did, and what is said to turn it does."""

import json
from pathlib import Path

import pytest

from internetplus import lives
from internetplus.engine import records
from internetplus.experiments.compare import prepare
from internetplus.lives import why
from internetplus.lives.life import decided
from internetplus.lives.months import entries_of, month_of
from internetplus.lives.opened import Opened, opened
from internetplus.lives.telling import told, words_in
from internetplus.lives.turned import _without, turned
from internetplus.messages import section

SCHEME = "internet-plus-2020"


@pytest.fixture(scope="module")
def run(folder: Path) -> Opened:
    return opened(folder)


def test_a_life_tells_every_month_and_the_records_that_the_card_shows(folder: Path) -> None:
    found = lives.find(folder, "lowest", SCHEME)
    life = lives.life(folder, found["citizen"], SCHEME)
    assert [month["month"] for month in life["months"]] == list(range(14))
    assert life["card"]["number"] == found["citizen"]
    assert life["months"][-1]["grade"] == life["card"]["grade"]
    came = [(r["deed"], r["month"]) for month in life["months"] for r in month["recorded"]]
    went = [(r["deed"], r["month"]) for month in life["months"] for r in month["gone"]]
    for record in life["card"]["records"]:
        if record["month"] >= 0:
            assert came.count((record["deed"], record["month"])) > went.count(
                (record["deed"], record["month"])
            )
    assert json.loads(json.dumps(life)) == life


def test_the_numbers_read_from_the_folder_are_those_that_were_drawn(run: Opened) -> None:
    base, *others = (arm.scenario for arm in run.arms if not arm.scenario.without)
    again = prepare((base, *others), len(run.plan.parameters), 0, run.plan.panel)
    assert again.parameters == run.plan.parameters


def test_points_by_dimension_add_up_to_the_score(run: Opened) -> None:
    last = run.lived(run.arm(SCHEME), 0, (5,))[-1]
    base, started = last.world.tables.score.base / 10, why.judged(last).work.start[0]
    for i in range(40):
        month = month_of(last, i)
        start = int(started[i]) / 10 if not last.world.tables.score.even else base
        assert month["score"] == pytest.approx(start + sum(month["credits"].values()))


def test_what_is_said_to_turn_a_decision_turns_it(run: Opened) -> None:
    arm = run.arm("court-defaulters")
    last = run.lived(arm, 0)[-1]
    listed = [i for i in range(1024) if last.after.state.status[0, i] & 2]
    assert listed
    who = listed[0]
    moments = run.lived(arm, 0, (who,))
    seen = why.judged(moments[-1])
    mask = why.mask_of(seen.moment.world, why.SANCTION)
    assert why.bits(seen.work, who) & mask
    answer = turned(seen, who, why.SANCTION)
    # by hand: exactly one debt keeps a debtor on the list, so that record alone must turn it
    record = seen.society.pool.record[0, : seen.society.pool.count[0]]
    mine = [n for n, r in enumerate(record) if int(r) & 1023 == who]
    debts = [n for n in mine if why.as_told(seen, record[n])["deed"] == "court_default"]
    assert len(answer["without"]) == len(debts) == 1
    assert answer["without"][0]["deed"] == "court_default"
    assert not why.bits(_without(seen, debts), who) & mask


def test_a_trace_ends_in_the_truth_of_each_record(folder: Path) -> None:
    citizen = lives.find(folder, "trapped", "court-defaulters")["citizen"]
    life = lives.life(folder, citizen, "court-defaulters")
    kinds = []

    def walk(row: dict, depth: int) -> None:  # type: ignore[type-arg]
        kinds.append((row["kind"], depth))
        for one in row["because"]:
            walk(one, depth + 1)

    row = next(row for row in life["why"] if row["decision"] == "sanction")
    walk(row, 0)
    assert [kind for kind, _ in kinds[:6]] == [
        "decision", "consequence", "list", "record", "source", "truth"
    ]  # fmt: skip


def test_a_sanction_that_goes_on_is_one_decision(run: Opened) -> None:
    arm = run.arm("court-defaulters")
    last = run.lived(arm, 0)[-1]
    who = int((last.after.state.status[0] & 2).nonzero()[0][0])
    moments = run.lived(arm, 0, (who,))
    months = sum("sanction_months" in entries_of(moment) for moment in moments)
    begun = sum(name == why.SANCTION for _, name in decided(moments))
    assert months > 1
    assert begun == 1


def test_a_twin_parts_where_the_entries_first_differ(folder: Path) -> None:
    life = lives.life(folder, 3, SCHEME)
    against = {twin["against"]: twin for twin in life["twins"]}
    assert set(against) == {"none", "none-without-court_list", "court-defaulters", "nosedive"}
    same = lives.life(folder, 3, "none")["twins"]
    other = next(twin for twin in same if twin["against"] == SCHEME)
    assert other["month"] == against["none"]["month"]
    swapped = {name: pair[::-1] for name, pair in against["none"]["differ"].items()}
    assert other["differ"] == swapped


def test_enterprises_and_institutions_have_lives_too(folder: Path) -> None:
    firm = lives.enterprise(folder, 64 + 3, SCHEME)
    assert len(firm["months"]) == 14
    assert firm["card"]["number"] == 67
    assert sum(month["customers"] for month in firm["months"]) > 0  # 3 sells food
    school = lives.institution(folder, 1, SCHEME)
    assert school["card"]["what"] == "school"
    assert all(1 <= month["stars"] <= 5 for month in school["months"])
    assert lives.institution(folder, 1, "none")["months"][0]["stars"] is None


def test_the_register_is_sorted_and_hides_what_no_operator_has(folder: Path) -> None:
    plain = lives.register(folder, lives.Asked(scheme=SCHEME, limit=30))
    scores = [row["score"] for row in plain["rows"]]
    assert scores == sorted(scores)
    assert not {"wrong_records", "honesty"} & set(plain["rows"][0])
    known = lives.register(folder, lives.Asked(scheme=SCHEME, limit=30, truth=True))
    assert "honesty" in known["rows"][0]
    low = lives.register(folder, lives.Asked(scheme=SCHEME, grade="B", limit=5))
    assert {row["grade"] for row in low["rows"]} == {"B"}
    card = lives.life(folder, plain["rows"][0]["number"], SCHEME)["card"]
    assert card["score"] == plain["rows"][0]["score"]
    assert card["doors_closed"] == plain["rows"][0]["doors_closed"]


def test_the_register_counts_each_subject_once(folder: Path, run: Opened) -> None:
    arm = run.arm("nosedive")
    found = lives.register(folder, lives.Asked(scheme="nosedive", limit=10_000))
    adults = sum(int((run.lived(arm, c)[-1].after.people.age[0] >= 18).sum()) for c in (0, 1))
    assert found["subjects"] == adults  # everybody of age has stars there


@pytest.mark.parametrize("rule", sorted(lives.RULES))
def test_each_rule_finds_an_adult_or_nobody(folder: Path, run: Opened, rule: str) -> None:
    found = lives.find(folder, rule, SCHEME)
    if found["citizen"] is None:
        assert rule in ("wrongful", "trapped")
        return
    community, i = divmod(found["citizen"], 1024)
    last = run.lived(run.arm(SCHEME), community)[-1]
    assert last.after.people.age[0, i] >= 18
    if rule == "wrongful":
        held = [int(records.truth_of(r)) for r in last.after.pool.record[0] if int(r) & 1023 == i]
        assert set(held) & {records.FALSE, records.MIX_UP}


def test_a_rule_can_look_among_a_group(folder: Path, run: Opened) -> None:
    found = lives.find(folder, "loser", SCHEME, among="critical")
    life = lives.life(folder, found["citizen"], SCHEME)
    assert life["card"]["about"]["opinion"] == "critical"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_kind_of_life_is_told_in_words(folder: Path, language: str) -> None:
    words = words_in(language, lives.catalogue(folder))
    citizen = lives.find(folder, "trapped", SCHEME)["citizen"]
    for life in (
        lives.life(folder, citizen, SCHEME),
        lives.enterprise(folder, 3, SCHEME),
        lives.institution(folder, 0, SCHEME),
    ):
        text = "\n".join(told(life, words))
        assert str(life["number"]) in text
        assert "{" not in text
        assert len(text.splitlines()) > 8
    deep = len(list(told(lives.life(folder, citizen, SCHEME), words)))
    flat = len(list(told(lives.life(folder, citizen, SCHEME), words, depth=2)))
    assert flat < deep


def test_both_languages_have_the_same_sentences() -> None:
    assert set(section("lives", "fr")) == set(section("lives", "en"))


def test_an_enterprise_with_closed_doors_is_traced_down_to_the_truth(folder: Path) -> None:
    found = lives.register(folder, lives.Asked(SCHEME, kind="enterprise", grade="D"))
    number = next(row["number"] for row in found["rows"] if row["doors_closed"])
    firm = lives.enterprise(folder, number, SCHEME)
    assert [row["decision"] for row in firm["why"]] == firm["card"]["doors_closed"]
    lines = list(told(firm, words_in("en", lives.catalogue(folder))))
    assert sum("in truth:" in line for line in lines) == sum(
        len({json.dumps(one) for one in row["because"]}) for row in firm["why"]
    )


def test_trying_what_would_have_turned_a_refusal_changes_no_life(run: Opened) -> None:
    arm = run.arm("none")
    asking = lives.find(run, "typical", "none")["citizen"] % 1024
    tried = 0
    for who in range(asking, asking + 40):
        moments = run.lived(arm, 0, (who,))
        flags = moments[0].after.people.flags.copy()
        for moment, name in decided(moments):
            if name != why.SANCTION:
                turned(why.judged(moment), who, name)
                tried += 1
        assert (moments[-1].after.people.flags == flags).all()
        if tried >= 3:
            return
    raise AssertionError("nobody was refused")


def test_twins_stand_in_the_order_of_the_arms_the_own_reference_first(
    folder: Path, run: Opened
) -> None:
    told_of = [twin["against"] for twin in lives.life(folder, 3, "court-defaulters")["twins"]]
    others = [arm.name for arm in run.arms if arm.name != "court-defaulters"]
    own = run.arm("court-defaulters").against
    assert told_of == [own, *(name for name in others if name != own)]
