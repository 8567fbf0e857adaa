"""How far a long command is."""

import io
import sys

import pytest

from fodro.cli import progress
from fodro.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_bar_of_what_was_left_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress() as shown:
        for done in (6, 7, 8, 10):
            shown.tell(done, 10)
    said = terminal.getvalue()
    assert "0/4" in said
    assert "4/4" in said


def test_nobody_watching_gets_a_line_now_and_then(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Progress() as shown:
        for done in range(6):
            shown.tell(done, 5)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(progress, "_LINE_EVERY_S", -1.0)
    with Progress() as shown:
        for done in (1000, 1001, 1999, 2000):
            shown.tell(done, 2000)
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(",  ")[0].rsplit(",", 1)[0] for line in lines] == [
        "1,001 of 2,000",
        "1,999 of 2,000",
        "2,000 of 2,000",
    ]
    assert all(line.endswith("left") for line in lines)


def test_when_all_was_done_before_there_is_nothing_to_show(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress() as shown:
        shown.tell(3, 3)
    assert terminal.getvalue() == ""
    assert str(shown) == "3 of 3"
