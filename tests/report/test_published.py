"""The table of published figures, from a made-up run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from internetplus.report import folder, published

from . import made_up


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[published.Compared]:
    path = made_up.make(tmp_path_factory.mktemp("runs") / "first")
    return published.compared(folder.read(path))


def test_a_figure_stands_with_its_source_and_the_run(rows: list[published.Compared]) -> None:
    first = rows[0]
    assert first.published == "1.8 events per entry"
    assert first.source == "A credit centre, 2019 · 2018-12 · read"
    assert first.simulated == "2 events per entry"
    assert (first.kind, first.verdict) == ("inside", "inside")


def test_a_miss_says_which_way_and_how_far(rows: list[published.Compared]) -> None:
    assert (
        rows[1].verdict
        == "outside: the run is higher, by 34\u202f% of its range (the lab is set to it)"
    )
    assert published.widths(-1.5) == "1.5 times the width"


def test_a_change_has_its_sign(rows: list[published.Compared]) -> None:
    assert (rows[2].published, rows[2].simulated) == ("−46\u202f%", "−40\u202f%")
    assert rows[2].verdict.startswith("outside, within chance")


def test_rows_begin_as_sentences_do() -> None:
    assert published._sentence("adults on the list") == "Adults on the list"


def section(html: str) -> str:
    return html.split('<section id="published"')[1].split("</section>")[0]


def test_the_page_marks_misses_and_lists_what_cannot_be_compared(html: str) -> None:
    told = section(html)
    kinds = re.findall(r'class="verdict (\w+)"', told)
    assert kinds == ["inside", "outside", "chance"]
    assert "Published, but not comparable" in told
    assert "freezing an account is no consequence of the lab" in told


def test_only_settled_misses_are_said_on_the_first_page(tmp_path: Path) -> None:
    path = made_up.make(tmp_path)
    said = published.missed(folder.read(path))
    assert len(said) == 1
    assert "Share of adults on the list" in said[0]
