"""The page on the screen says what the paper says, in the same order."""

from __future__ import annotations

import re
from html import unescape

import pytest

from fodro.domain.report import WORK_PARTS, Asked, Part, ReportKind
from fodro.report import html, sheet_of
from fodro.report.letters import settable
from tests.report.made import sample_report, with_sign

KINDS = [Asked(kind=kind, parts=frozenset(Part)) for kind in ReportKind]


def texts(page: str) -> str:
    words = re.sub(r'aria-label="([^"]*)"', r">\1<", page)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", words)).split())


@pytest.mark.parametrize("asked", KINDS, ids=lambda asked: asked.kind.value)
@pytest.mark.parametrize("language", ["en", "da"])
def test_every_text_of_the_paper_is_on_the_screen_in_its_order(asked: Asked, language: str) -> None:
    report = sample_report(asked)
    page, place = texts(html(report, language=language)), 0
    for text in sheet_of(report, language=language).lines():
        wanted = " ".join(settable(text).split())
        found = page.find(wanted, place)
        assert found >= 0, wanted
        place = found


def test_what_a_person_wrote_is_text_on_the_screen() -> None:
    text = '<img src=x onerror=alert(1)> & "quoted" {{ page }}'
    asked = Asked(name=text, born=text, complaint=text, questions=(text,))
    page = html(with_sign(sample_report(asked), note=text), language="en")
    assert "<img" not in page
    assert "onerror=alert" in unescape(page)


def test_nothing_of_it_needs_a_style_or_a_script() -> None:
    page = html(sample_report(), language="en")
    assert not re.search(r"<script|<style|style=|\son\w+=|javascript:|https?://(?!www\.w3\.org)", page)


def test_every_picture_has_its_words_and_says_them_once() -> None:
    page = html(sample_report(), language="en")
    assert page.count("<figure>") == page.count('role="img"') == 4
    assert page.count("<svg ") == page.count('<svg aria-hidden="true"')


def test_a_note_for_work_says_nothing_of_the_feet_unless_it_is_ticked() -> None:
    quiet = Asked(kind=ReportKind.WORK_NOTE, parts=WORK_PARTS, complaint="burning heels")
    told = Asked(
        kind=ReportKind.WORK_NOTE, parts=frozenset({Part.COMPLAINT, Part.TOGETHER}), complaint="burning heels"
    )
    before, after = (texts(html(sample_report(asked), language="en")) for asked in (quiet, told))
    assert "hours on a typical day" in before
    for word in ("pain", "hurt", "sore", "heel", "burning"):
        assert not re.search(rf"\b{word}", before, re.IGNORECASE), word
    assert "burning heels" in after
    assert "go together with more pain" in after


def test_a_note_for_work_never_holds_what_is_not_about_work() -> None:
    everything = Asked(kind=ReportKind.WORK_NOTE, parts=frozenset(Part))
    told = texts(html(sample_report(everything), language="en"))
    assert "sleep" not in told
    assert "massage" not in told.lower()
    assert "Where it hurts" not in told


def test_a_blank_week_holds_nothing_of_the_diary() -> None:
    asked = Asked(kind=ReportKind.WEEK_CARD)
    _diary = sample_report(asked)
    page = html(_diary, language="en")
    assert "Monday" in page
    assert _diary.findings.digest not in page
    assert "2026" not in texts(page)
