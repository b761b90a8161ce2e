import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest

from internetplus.report import drawing, folder, works
from internetplus.report.folder import RunFolder
from internetplus.report.panel import Fact, Panel

from . import made_up


def test_panels_come_in_the_article_s_order(run: RunFolder) -> None:
    assert [panel.kind for panel in works.block(run)] == [
        "scored",
        "cards",
        "shut_out",
        "inspection",
    ]


def test_a_panel_whose_mechanism_does_not_run_is_absent(run: RunFolder) -> None:
    assert not any(panel.kind == "stars" for panel in works.block(run))


def test_a_card_says_which_reasons_are_true(run: RunFolder) -> None:
    cards = next(panel for panel in works.block(run) if panel.kind == "cards").cards
    citizen = cards[0]
    assert [name for name, _ in citizen.credits] == ["Political", "Commercial", "Social", "Legal"]
    assert [reason.true for reason in citizen.reasons] == [False, True, False, True]
    assert "First-class travel" in citizen.closed


def test_the_terminal_block_fits_and_says_how_many_wrongly(run: RunFolder) -> None:
    lines = works.text(run)
    assert max(len(line) for line in lines) <= 100
    assert any("of them wrongly" in line for line in lines)
    assert any("false: somebody else did it" in line for line in lines)


def test_no_panels_give_no_lines(tmp_path: Path) -> None:
    assert works.text(folder.read(made_up.make(tmp_path, works=[]))) == []


def test_the_picture_is_drawn_as_svg_and_png(run: RunFolder, tmp_path: Path) -> None:
    drawn = works.picture(run, tmp_path / "works.svg").read_text(encoding="utf-8")
    assert "Doors closed" in drawn
    assert works.picture(run, tmp_path / "works.png").read_bytes().startswith(b"\x89PNG")


Box = tuple[float, float, float, float, str]
LONG = [
    Fact("Children refused a school for a parent's score", "37.6 per 1,000 asks", "8 to 127"),
    Fact("Two sanctions at once", "98.8 months per 1,000 adults and year", "23 to 345"),
    Fact("Refusals " * 9, "1,243 refusals " * 5, "402 to 2,980", "of them wrongly: 311 " * 4),
]


def boxes(drawn: str) -> list[Box]:
    """Left, right, top and foot of every text, by the same estimate of a letter's width."""
    found = []
    for text in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text"):
        said, size = text.text or "", float(text.attrib["font-size"])
        x, y, wide = float(text.attrib["x"]), float(text.attrib["y"]), 0.56 * size * len(said)
        left = x - wide if text.attrib["text-anchor"] == "end" else x
        found.append((left, left + wide, y - 0.8 * size, y + 0.25 * size, said))
    return found


def overlaps(one: Box, other: Box) -> bool:
    across = one[0] < other[1] and other[0] < one[1]
    return across and one[2] < other[3] and other[2] < one[3]


@pytest.mark.parametrize("added", [[], LONG])
def test_no_two_texts_of_the_picture_overlap(run: RunFolder, added: list[Fact]) -> None:
    panels = works.block(run)
    more = [Panel(kind, kind, panels[0].scheme, added) for kind in ("children", "procedure")]
    found = boxes(drawing.svg([*panels, *more]))
    assert len(found) > 50
    assert not [(a[4], b[4]) for a, b in combinations(found, 2) if overlaps(a, b)]
    assert all(left >= 0 and right <= drawing.WIDTH for left, right, *_ in found)


def test_the_picture_shows_the_first_scheme_and_a_line_for_another(run: RunFolder) -> None:
    panels = works.block(run)
    other = Panel("scored", panels[0].title, "Another list", [Fact("Records held", "7", "6 to 9")])
    said = [box[4] for box in boxes(drawing.svg([*panels, other]))]
    assert said.count(panels[0].scheme) == 1
    assert said.count(panels[0].title) == 1
    assert "Another list: Records held 7 (6 to 9)" in said


def test_the_columns_of_the_picture_are_balanced(run: RunFolder) -> None:
    drawn = drawing.svg(works.block(run))
    lowest: dict[str, float] = {}
    for x, y in re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*"start"', drawn)[:-1]:
        lowest[x] = max(float(y), lowest.get(x, 0))
    assert len(lowest) == 3
    assert min(lowest.values()) > 0.6 * max(lowest.values())
