"""The process that draws charts, and what happens without it."""

import json
import sys
from collections.abc import Iterator

import pytest
import vl_convert

from internetplus.report import arms, charts, page
from internetplus.report.folder import RunFolder
from internetplus.report.painter import _AHEAD, Painter, ahead, begin_ahead, painter
from internetplus.report.spec import Spec

BAR: Spec = {
    "data": {"values": [{"a": "é", "b": 2.5}, {"a": "y", "b": 1}]},
    "mark": "bar",
    "encoding": {
        "x": {"field": "a", "type": "nominal"},
        "y": {"field": "b", "type": "quantitative"},
    },
}


@pytest.fixture(scope="module")
def drawn() -> str:
    return str(vl_convert.vegalite_to_svg(BAR))


def test_the_process_started_ahead_draws_what_this_one_would(drawn: str) -> None:
    with ahead(), painter() as one:
        assert one.begin(BAR).result() == drawn
        assert one.begin(BAR).result() == drawn


@pytest.mark.parametrize("program", ["/nowhere/python", "", sys.executable + "-not"])
def test_without_the_process_this_one_draws(
    program: str, drawn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    with painter() as one:
        assert one.begin(BAR).result() == drawn


def test_when_the_process_has_ended_this_one_draws(drawn: str) -> None:
    with painter() as one:
        one.close()
        assert one.begin(BAR).result() == drawn


def test_what_cannot_be_drawn_is_said_and_ends_nothing(drawn: str) -> None:
    one = Painter()
    with pytest.raises(ValueError, match="conversion failed"):
        one.begin({"mark": "no such mark"}).result()
    assert one.begin(BAR).result() == drawn
    one.close()


def test_what_was_begun_ahead_is_not_drawn_again(drawn: str) -> None:
    with ahead():
        begin_ahead([BAR])
        with painter() as one:
            begun = one.begin(BAR)
            assert begun is one.begin(dict(BAR))
            assert begun.result() == drawn


def test_who_draws_twice_gets_another_painter(drawn: str) -> None:
    with ahead():
        with painter() as one:
            assert one.begin(BAR).result() == drawn
        with painter() as two:
            assert two is not one
            assert two.begin(BAR).result() == drawn


@pytest.mark.parametrize("asked", [[], [BAR], [BAR, {**BAR, "title": "next"}]])
def test_what_was_started_ahead_and_not_used_ends_with_the_block(asked: list[Spec]) -> None:
    started: list[Painter | None] = []

    def stopped() -> None:
        with ahead():
            started.append(_AHEAD.get())
            begin_ahead(asked)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    [one] = started
    assert one is not None
    assert one._process is not None
    assert one._process.poll() is not None
    assert _AHEAD.get() is None


def test_without_one_started_ahead_nothing_is_begun() -> None:
    begin_ahead([BAR])
    with painter() as one:
        assert not one._begun


def test_charts_begun_from_the_summary_are_those_of_the_page(
    run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def drawn(_: Painter, spec: str) -> str:
        asked.append(spec)
        return "<svg></svg>"

    monkeypatch.setattr(Painter, "_svg", drawn)
    with ahead():
        page.draw_ahead(json.dumps(dict(run.summary)))
        started = _AHEAD.get()
        page.html(run)
    assert started is not None
    assert started._begun
    assert len(asked) == len(set(asked)) == 2 * len(charts_of(run))


def charts_of(run: RunFolder) -> list[str]:
    among = arms.few(run)
    return [name for name in charts.names() if page.specs(among, name)]


def test_what_fails_while_it_is_begun_leaves_the_painter_to_the_next(drawn: str) -> None:
    def specs() -> Iterator[Spec]:
        yield BAR
        raise ValueError("no such chart")

    with ahead():
        with pytest.raises(ValueError, match="no such chart"):
            begin_ahead(specs())
        with painter() as one:
            assert len(one._begun) == 1
            assert one.begin(BAR).result() == drawn
