"""A run folder full of made-up numbers, shaped like a finished run."""

import json
from pathlib import Path
from typing import Any

import polars as pl

SCHEMES = ("internet-plus-2020", "court-defaulters")
GROUPS = ("all", "income:q1", "income:q2", "income:q3", "income:q4", "income:q5",
          "settlement:rural", "settlement:urban", "age:18-34", "age:35-59", "age:60+",
          "residence:local", "residence:migrant")  # fmt: skip
HEADLINES: tuple[tuple[str, str, str, str, float, tuple[float, ...], tuple[float, ...]], ...] = (
    ("deeds_harmful", "Harmful deeds", "per 1,000 adults and year", "harm", 2140,
     (-61, -148, -9), (-4.2, -12, 2.1)),
    ("court_default", "Unpaid court debts", "per 1,000 adults and year", "harm", 4.1,
     (-0.21, -0.52, -0.02), (-0.33, -0.71, -0.08)),
    ("deeds_helpful", "Helpful deeds", "per 1,000 adults and year", "benefit", 610,
     (14, -22, 55), (0.2, -1.1, 1.4)),
    ("sanction_error", "Months sanctioned in error", "per 1,000 adults and year", "harm", 0.8,
     (11.2, 4.1, 24.9), (0.9, 0.3, 2.2)),
    ("refused_essential", "Refusals of work, credit or home", "per 1,000 adults and year", "harm",
     18.2, (24.1, 9.6, 51.0), (1.7, 0.6, 3.9)),
    ("refused_score", "Refusals because of the score", "per 1,000 persons and year", "harm",
     0, (31.0, 12, 66), (4, 1.5, 9.1)),
    ("lawful_given_up", "Lawful acts given up", "per 1,000 adults and year", "harm", 0,
     (37, 6, 102), (0, 0, 0)),
    ("children_refused", "Children refused for a parent's score", "per 1,000 asks", "harm", 0,
     (12.1, 4.3, 26.2), (3.1, 1.2, 6.6)),
    ("children_refused_false", "Of these, for a false record", "share", "harm", 0,
     (0.041, 0.018, 0.092), (0.012, 0.004, 0.03)),
    ("welfare", "Welfare", "median monthly incomes", "benefit", 12.1,
     (-0.031, -0.094, 0.012), (-0.004, -0.011, 0.003)),
)  # fmt: skip


def make(folder: Path, **changes: Any) -> Path:
    """Write the folder; `changes` replace keys of the summary (None removes one)."""
    folder.mkdir(parents=True, exist_ok=True)
    summary = {**_summary(), **changes}
    kept = {key: value for key, value in summary.items() if value is not None}
    (folder / "summary.json").write_text(json.dumps(kept), encoding="utf-8")
    (folder / "manifest.json").write_text(json.dumps({"digest": "3f9a0c1d77e2"}), encoding="utf-8")
    _differences().write_parquet(folder / "differences.parquet")
    _measures().write_parquet(folder / "measures.parquet")
    return folder


def _summary() -> dict[str, Any]:
    return {
        "lab": {"version": "0.1.0"},
        "scenario": {"society": "china-2016", "citizens": 100352, "months": 36, "burn_in": 24,
                     "seed": 1, "draws": 32},
        "arms": [
            {"name": "none", "title": "No scheme", "status": "", "against": None},
            {"name": SCHEMES[0], "title": "Internet Plus 2020", "status": "reported",
             "against": "none", "grades": ["D", "C", "B", "A"],
             "left_out": [{"what": "Stars given at meetings", "why": "no encounters in this run"}],
             "assumptions": [{"key": "memory", "why": "not found; our assumption"}]},
            {"name": SCHEMES[1], "title": "List of court defaulters", "status": "in force",
             "against": "none without its list", "replaces": ["court_list"]},
        ],
        "headlines": [_headline(*row, at) for row in HEADLINES for at in (0, 1)],
        "works": _works(),
        "winners_losers": [
            {"scheme": scheme, "family": family, "group": group, "at": 36,
             "losers": lose / (1 + 4 * at), "winners": win / (1 + 5 * at),
             "sham_losers": 0.004, "sham_winners": 0.005}
            for at, scheme in enumerate(SCHEMES)
            for family, group, lose, win in (
                ("all", "all", 0.081, 0.052), ("income", "q1", 0.139, 0.021),
                ("income", "q5", 0.032, 0.094), ("settlement", "rural", 0.061, 0.03),
                ("settlement", "urban", 0.097, 0.069), ("residence", "migrant", 0.164, 0.022))
        ],
        "published": [
            {"scheme": SCHEMES[1], "what": "Refused journeys per listed debtor", "published": 1.8,
             "value": 2.0, "low": 1.1, "high": 2.9, "unit": "events per entry", "at": "2018-12",
             "reference": "A credit centre, 2019", "mark": "found", "verdict": "inside",
             "distance": 0.0},
            {"scheme": SCHEMES[1], "what": "Share of adults on the list", "published": 0.0061,
             "value": 0.0088, "low": 0.0072, "high": 0.0104, "unit": "share", "mark": "second_hand",
             "verdict": "outside", "distance": 0.34, "fitted": True},
            {"scheme": SCHEMES[1], "what": "Cars lost", "published": -0.46, "compare": "change",
             "value": -0.4, "low": -0.45, "high": -0.35, "unit": "share", "verdict": "chance",
             "distance": 0.1},
            {"scheme": SCHEMES[1], "what": "Deposits frozen", "published": 180, "mark": "found",
             "unit": "billion yuan", "verdict": "not_comparable",
             "why": "freezing an account is no consequence of the lab"},
        ],
        "assumptions": [
            {"title": "How many people know that they are scored", "evidence": "thin",
             "value": "0.1 to 0.6", "note": "One survey of 2018, another country's apps."},
            {"path": "mechanisms.deterrence.largest_share", "evidence": "weak", "value": 0.35,
             "note": "Carried over from fines in traffic."},
            {"title": "Mix-ups of records", "evidence": "weak", "value": "1 in 400",
             "note": "Credit bureaus elsewhere."},
        ],
        "warnings": ["98 communities: shares below 0.1 % rest on few people."],
        "seconds": 27.4,
    }  # fmt: skip


def _headline(name: str, title: str, unit: str, direction: str, base: float,
              first: tuple[float, ...], second: tuple[float, ...],
              at: int) -> dict[str, Any]:  # fmt: skip
    estimate, low, high = (first, second)[at]
    settled = low * high > 0
    return {
        "scheme": SCHEMES[at], "against": "none", "measure": name, "title": title, "unit": unit,
        "direction": direction, "group": "all", "at": 36, "base": base, "value": base + estimate,
        "estimate": estimate, "se": abs(estimate) / 9, "low": low, "high": high,
        "chance": abs(high - low) / 20, "share": 0.97 if settled else 0.66, "share_low": 0.86,
        "share_high": 1.0, "n": 32, "smallest": abs(high - low) / 12, "evidence": "weak",
        "words": "in most plausible worlds" if settled else "no clear difference",
    }  # fmt: skip


def _works() -> list[dict[str, Any]]:
    records = [
        {"deed": "red_light", "source": "cameras", "month": 31, "points": -20, "truth": "mix_up"},
        {"deed": "unpaid_rent", "source": "court", "month": 22, "points": -50, "truth": "true"},
        {"deed": "petition", "source": "social_network", "month": 17, "points": -40,
         "truth": "lawful"},
        {"deed": "volunteering", "source": "crowd", "month": 9, "points": 5, "truth": "true"},
    ]  # fmt: skip
    return [
        {"panel": "shut_out", "scheme": SCHEMES[0], "rows": [
            {"label": "first_class_travel", "value": 1243, "unit": "refusals a year", "low": 402,
             "high": 2980, "wrong": 311, "wrong_low": 96, "wrong_high": 802},
            {"label": "luxury_hotel", "value": 811, "unit": "refusals a year", "low": 240,
             "high": 1904, "wrong": 204},
            {"label": "best_school", "value": 96, "unit": "children a year", "low": 31,
             "high": 207, "wrong": 96}]},
        {"panel": "scored", "scheme": SCHEMES[0], "rows": [
            {"label": "citizens", "value": 79204, "unit": "citizens"},
            {"label": "enterprises", "value": 6272, "unit": "enterprises"},
            {"label": "sources", "value": 11, "unit": "sources"},
            {"label": "records", "value": 412345, "unit": "records", "low": 351000, "high": 489000},
            {"label": "false records", "value": 0.031, "unit": "share", "low": 0.012,
             "high": 0.071}]},
        {"panel": "cards", "scheme": SCHEMES[0], "citizen": {
            "number": 48213, "about": ["41, rural home, works in the city", "a child of 12"],
            "score": 845, "grade": "C", "credits": {"legal": -20, "political": -40,
                                                    "commercial": -50, "social": 5},
            "lists": [], "doors_open": ["loan", "car_rental", "fast_train"],
            "doors_closed": ["first_class_travel", "luxury_hotel", "best_school"],
            "records": records},
         "enterprise": {
            "number": 312, "about": ["food, 9 employees"], "score": 760, "grade": "D",
            "credits": {"commercial": -140, "legal": -100}, "doors_open": ["market_access"],
            "doors_closed": ["tender", "enterprise_loan"],
            "records": [{"deed": "poisoned_food", "source": "inspectors", "month": 28,
                         "points": -140, "truth": "true"},
                        {"deed": "wage_arrears", "source": "court", "month": 12,
                         "points": -100, "truth": "false"}]}},
        {"panel": "inspection", "scheme": SCHEMES[0], "rows": [
            {"label": "inspections of a grade-D enterprise", "value": 1.9, "unit": "a year",
             "low": 1.2, "high": 2.6},
            {"label": "inspections of any other", "value": 0.62, "unit": "a year", "low": 0.55,
             "high": 0.68}]},
        {"panel": "stars", "scheme": SCHEMES[0], "rows": []},
    ]  # fmt: skip


def _differences() -> pl.DataFrame:
    rows = []
    for place, scheme in enumerate(SCHEMES):
        for measure, size in (
            ("refused_score", 24.0),
            ("refused_essential", 24.0),
            ("sanction_error", 11.0),
        ):
            for at, group in enumerate(GROUPS):
                value = size * (1 + 0.4 * ((at * 7) % 5 - 2) / 2) / (1 + 9 * place)
                rows.append({"scheme": scheme, "measure": measure, "group": group, "at": 36,
                             "estimate": value, "se": value / 9, "low": value * 0.4,
                             "high": value * 2, "chance": value / 10, "share": 0.97,
                             "n": 32})  # fmt: skip
    return pl.DataFrame(rows)


def _measures() -> pl.DataFrame:
    rows = []
    for scheme, harsh in (("none", 0.1), (SCHEMES[0], 1.0), (SCHEMES[1], 0.2)):
        for month in range(0, 37, 3):
            for draw in range(4):
                worse = (1 - 0.9 ** (month / 3 + 0.5)) * (0.6 + draw / 4) * harsh
                values = {
                    "sanction_error": 40 * worse, "sanction_lawful": 90 * worse,
                    "sanction_collateral": 60 * worse, "sanction_disproportionate": 200 * worse,
                    "sanction_conform": 410 * worse, "records_true": 9000 * worse,
                    "records_false": 200 * worse, "records_mix_up": 90 * worse,
                    "records_lawful": 700 * worse,
                }  # fmt: skip
                if scheme == SCHEMES[0]:
                    low, middle, good = 60 * worse, 1500 * worse, 9000 * worse
                    values |= {"grade_0": low, "grade_1": middle, "grade_2": good,
                               "grade_3": 79204 - low - middle - good}  # fmt: skip
                rows += [{"scheme": scheme, "measure": name, "group": "all", "month": month,
                          "draw": draw, "replicate": 0, "value": float(value)}
                         for name, value in values.items()]  # fmt: skip
    names = ("scheme", "measure", "group")
    return pl.DataFrame(rows).cast(dict.fromkeys(names, pl.Categorical))
