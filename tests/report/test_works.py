from pathlib import Path

from internetplus.report import folder, works
from internetplus.report.folder import RunFolder

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
