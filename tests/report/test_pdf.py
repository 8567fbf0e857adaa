"""The PDF: tagged, in its language, on one page, the same twice, and said by nothing but its data."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from fodro.domain.report import Asked, Part
from fodro.exchange.findings_json import findings_json
from fodro.report import pdf, sheet_of
from fodro.report.setting import fitted
from tests.report.made import opened, sample, sample_report, tags, with_sign

LANGUAGES = ("en", "da")
HOSTILE = (
    '#panic("read as code")',
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.0"',
    '$ x^2 $ *bold* _it_ `raw` <label> @ref [#eval("1")] // c /* d */ \\ ~ = h',
    "</text></svg><script>x</script>",
    "\u202e\u0007\x00\ud800 漢字 😀 \ufeff",
    "] #set page(width: 1cm) #pagebreak()",
    "a" * 400,
    "{{ page }}{% csrf_token %}",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_is_one_tagged_page_in_its_language(language: str) -> None:
    made = opened(pdf(sample_report(), language=language))
    assert len(made.pages) == 1
    assert made.Root.MarkInfo.Marked
    assert str(made.Root.Lang) == language
    assert made.Root.ViewerPreferences.DisplayDocTitle
    with made.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
    found = list(tags(made))
    assert {"/H1", "/H2", "/Table", "/TH", "/Figure", "/L"} <= {tag for tag, _ in found}
    pictures = [words for tag, words in found if tag == "/Figure"]
    assert len(pictures) == 4
    assert all(pictures)


def test_headings_are_in_order_and_the_title_comes_first() -> None:
    headings = [tag for tag, _ in tags(opened(pdf(sample_report(), language="en"))) if tag.startswith("/H")]
    assert headings[0] == "/H1"
    assert set(headings[1:]) == {"/H2"}


def test_the_same_report_gives_the_same_bytes() -> None:
    first = pdf(sample_report(), language="da")
    fitted.cache_clear()
    assert pdf(sample_report(), language="da") == first


def test_nothing_of_the_machine_is_in_it() -> None:
    made = opened(pdf(sample_report(), language="en"))
    assert {"/CreationDate", "/ModDate", "/Author"} & set(made.trailer.get("/Info", {})) == set()


def test_version_and_digest_are_those_of_the_findings_file() -> None:
    _diary, findings = sample()
    told = json.loads(findings_json(findings))
    foot = sheet_of(sample_report(), language="en").foot
    assert f"Fodro {told['fodro']} · data {told['digest']}" in foot


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_person_wrote_is_shown_and_never_read_as_markup(text: str, tmp_path: Path) -> None:
    asked = Asked(name=text, born=text, complaint=text, questions=(text, text), pages=2)
    report = with_sign(sample_report(asked), note=text, what="blister")
    made = opened(pdf(report, language="en"))
    assert len(made.pages) <= 2
    assert float(made.pages[0].mediabox[2]) == pytest.approx(595.28, abs=0.1), "the page kept its size"


def test_a_letter_no_font_has_is_said_to_be_left_out() -> None:
    plain = sheet_of(sample_report(Asked(complaint="Heels")), language="en")
    odd = sheet_of(sample_report(Asked(complaint="Heels 漢")), language="en")
    note = "□ stands for a letter or picture this page cannot show."
    assert note in odd.foot
    assert note not in plain.foot


def test_a_part_that_is_not_wanted_is_not_there() -> None:
    everything = list(sheet_of(sample_report(), language="en").lines())
    without = list(sheet_of(sample_report(Asked(parts=frozenset({Part.WHERE}))), language="en").lines())
    assert "What was tried" in everything
    assert "Where it hurts" in without
    assert not {"What was tried", "Over time", "Shoes", "What goes with it"} & set(without)


def test_who_it_is_about_is_told_only_where_it_was_ticked() -> None:
    assert sheet_of(sample_report(), language="en").whose == ""
    assert sheet_of(sample_report(Asked(born="1984")), language="en").whose == "born 1984"


def test_what_does_not_fit_is_left_out_and_counted() -> None:
    many = tuple(f"Question {n}, which is a rather long one to be asked in a minute" for n in range(14))
    short, long = (sample_report(replace(Asked(questions=many), pages=n)) for n in (1, 2))
    assert len(opened(pdf(short, language="en")).pages) == 1
    assert len(opened(pdf(long, language="en")).pages) <= 2
    left_out = set(sheet_of(long, language="en").lines()) - set(sheet_of(short, language="en").lines())
    assert left_out
    assert "in the diary. " in sheet_of(short, language="en").foot[0]
