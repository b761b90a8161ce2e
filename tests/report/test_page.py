import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from internetplus.messages import say
from internetplus.report import page, sections, theme
from internetplus.report.folder import RunFolder

from . import made_up

SECTIONS = ("works", "real", "warnings", "compared", "headlines", "winners", "grades", "published",
            "wrongful", "records", "exclusion", "children", "assumptions", "limits", "cite",
            "reproduce")  # fmt: skip


@pytest.mark.parametrize("name", SECTIONS)
def test_every_section_is_there(html: str, name: str) -> None:
    assert html.count(f'<section id="{name}"') == 1


def test_no_script_and_nothing_loaded_from_elsewhere(html: str) -> None:
    assert "<script" not in html.lower()
    assert not re.search(r"\bon[a-z]+\s*=", html)
    assert not re.search(r'(?:src|href)\s*=\s*["\'](?!#)', html)
    assert not re.search(r"url\(|@import|<link|<img|<iframe", html)


def test_a_range_is_never_called_a_confidence_interval(html: str) -> None:
    assert "confidence" not in html.lower()
    assert "range over plausible assumptions" in html.lower()


def test_every_headline_shows_estimate_and_range(html: str) -> None:
    for shown in ("−61", "−148 to −9", "+24.1", "+9.6 to +51", "+4.3 to +26.2"):
        assert shown in html


def test_a_gain_is_told_with_its_price_and_its_bearer(html: str) -> None:
    sentence = re.search(r'<ul class="balance"><li>(.*?)</li>', html, re.S)
    assert sentence is not None
    assert "clearest gain" in sentence[1].lower()
    assert "clearest price" in sentence[1].lower()
    assert "weighs most on" in sentence[1]
    shares = re.findall(r"this sign in \d+\u202f% \([^)]*\) of draws", sentence[1])
    assert len(shares) >= 2  # of the gain and of the price


def test_what_few_draws_show_is_neither_gain_nor_price() -> None:
    row = {"low": 0.1, "high": 0.4, "direction": "benefit", "share_low": 0.51}
    assert sections.side(row) == sections.BETTER
    assert sections.side({**row, "share_low": 0.15}) == sections.UNSETTLED


def test_the_status_stands_beside_the_name(html: str) -> None:
    title = re.search(r"<h1>(.*?)</h1>", html)
    assert title is not None
    assert "(reported)" in title[1]
    assert "(in force)" in title[1]


def test_parts_of_the_nation_are_not_in_the_title(run: RunFolder) -> None:
    rows = [*run.rows("arms"), {**run.rows("arms")[-1], "name": "there", "view": "inside"}]
    assert page.title(replace(run, summary={**run.summary, "arms": rows})) == page.title(run)


def test_a_published_figure_that_is_missed_is_said_on_the_first_page(html: str) -> None:
    warnings = html.split('id="warnings"')[1].split("</section>")[0]
    assert "published 0.61" in warnings
    assert html.index('id="warnings"') < html.index('id="headlines"')


def test_a_section_without_data_is_absent(tmp_path: Path) -> None:
    path = made_up.make(tmp_path, works=None, winners_losers=[], published=None, warnings=None)
    (path / "measures.parquet").unlink()
    html = page.write_report(path).read_text(encoding="utf-8")
    for name in ("works", "winners", "published", "wrongful", "records", "grades", "warnings"):
        assert f'id="{name}"' not in html
    assert 'id="headlines"' in html


def test_a_bare_summary_still_gives_a_page(tmp_path: Path) -> None:
    (tmp_path / "summary.json").write_text("{}", encoding="utf-8")
    assert say("report.real_title") in page.write_report(tmp_path).read_text(encoding="utf-8")


def test_text_from_the_run_cannot_become_markup(tmp_path: Path) -> None:
    path = made_up.make(tmp_path, warnings=["<script>alert(1)</script>"])
    assert "<script" not in page.write_report(path).read_text(encoding="utf-8")


def test_the_page_can_be_heard(html: str) -> None:
    assert '<html lang="en">' in html
    assert html.count("<h1") == 1
    assert "<main>" in html
    assert "<th>" not in html
    charts = re.findall(r"<svg[^>]*>", html)
    assert len(charts) == 14
    assert all('role="img" aria-label="Chart. ' in chart for chart in charts)


def test_headings_never_skip_a_level(html: str) -> None:
    levels = [int(found) for found in re.findall(r"<h([1-6])", html)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_narrow_screens_get_their_own_layout(html: str) -> None:
    assert 'name="viewport" content="width=device-width' in html
    narrow = html.split("@media (max-width: 760px) {")[1].split("@media print")[0]
    assert ".narrow { display: block; }" in narrow
    assert "minmax(0, 1fr)" in narrow
    assert "attr(data-label)" in narrow
    widths = [int(w) for w in re.findall(r'<div class="narrow"><svg[^>]* width="(\d+)"', html)]
    assert len(widths) == 7
    assert max(widths) <= 360


@pytest.mark.parametrize("dark", [0, 1])
@pytest.mark.parametrize(
    "name", ["ink", "soft", "good", "bad", "first", "second", "third", "fourth", "order"]
)
def test_text_has_enough_contrast(name: str, dark: int) -> None:
    for ground in ("paper", "panel"):
        pair = sorted(_light(theme.COLOURS[which][dark]) for which in (name, ground))
        assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
