"""How a page is set: every letter let through, nothing but its data, no more than there is room for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import fodro.report
from fodro.report.letters import _SETTABLE, MOST_LETTERS, STANDIN, settable, shortened
from fodro.report.setting import SettingError, _set, fitted
from fodro.report.sheet import MAY, MUST, Block, Line, Row, Sheet, trimmed
from tests.report.made import opened

TEMPLATE = Path(fodro.report.__file__).parent / "typst" / "page.typ"


def sheet_of(*lines: Line, foot: str = "foot") -> Sheet:
    row = Row(((Block("Part", lines=lines),),))
    return Sheet("en", "Page", ("period",), rows=(row,), foot=(foot,), left_out=("1 more", "{n} more"))


def test_the_template_reads_its_data_and_nothing_else() -> None:
    code = re.sub(r"//.*", "", TEMPLATE.read_text(encoding="utf-8"))
    assert not re.search(r"\b(eval|read|include|import|plugin|csv|toml|yaml|cbor|xml)\b", code)
    assert len(re.findall(r"\bjson\(", code)) == 1


def test_every_letter_that_is_let_through_can_be_set() -> None:
    letters = settable("".join(chr(code) for one in _SETTABLE for code in one))
    lines = [Line(letters[n : n + 60]) for n in range(0, len(letters), 60)]
    page = fitted(sheet_of(*lines), pages=9)
    assert len(letters) > 900
    assert page.left_out == 0
    assert len(opened(page.pdf).pages) <= 9


@pytest.mark.parametrize("text", ["漢字", "😀", "\u0e01", "a\u200db", "\U000f0000"])
def test_no_other_letter_reaches_the_page(text: str) -> None:
    assert settable(text).strip("ab") in {"", STANDIN, STANDIN * 2}


def test_a_text_is_one_line_and_no_longer_than_there_is_room_for() -> None:
    assert settable(" a\n\tb \x00\u202e c ") == "a b c"
    assert len(shortened("word " * 200)) <= MOST_LETTERS
    assert shortened("word " * 200).endswith("…")
    assert shortened("short") == "short"


def test_what_may_go_goes_first_and_is_counted() -> None:
    must = [Line(f"must {n} " + "words " * 12, keep=MUST) for n in range(30)]
    may = [Line(f"may {n} " + "words " * 12, keep=MAY) for n in range(60)]
    page = fitted(sheet_of(*must, *may))
    kept = [line.text for line in page.sheet.rows[0].columns[0][0].lines]
    assert len(opened(page.pdf).pages) == 1
    assert len(kept) == 30
    assert all(text.startswith("must") for text in kept)
    assert page.left_out == 60
    assert page.sheet.foot == ("60 more foot",)


def test_everything_stands_as_it_is_where_there_is_room() -> None:
    sheet = sheet_of(Line("one"), Line("two", keep=MAY))
    page = fitted(sheet)
    assert (page.left_out, page.sheet) == (0, sheet)
    assert trimmed(sheet, MUST)[1] == 1


def test_a_fault_of_the_template_is_our_own_error() -> None:
    with pytest.raises(SettingError, match="could not be set"):
        _set({"language": "en"}, "pdf")
