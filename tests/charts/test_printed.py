"""Drawings on paper: the colours of the page in a light theme, and a scale that reads in grey."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from fodro.charts.printed import PAIN, PAPER, printed
from fodro.charts.report_bars import bars_chart
from fodro.charts.report_course import CourseLabels, Worse, course_chart
from fodro.charts.svg import TOKENS, DrawingError
from fodro.domain.findings import DailyPain

CSS = Path(__file__).resolve().parents[2] / "src/fodro/web/design/static/design/tokens.css"
LIGHT = dict(re.findall(r"--([a-z0-9-]+): light-dark\((#\w+),", CSS.read_text(encoding="utf-8")))
LABELS = CourseLabels("Over time", "by day", "by week", "by month", "nothing noted")


def whole(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(2 * each for each in colour[1:])


def test_paper_has_every_colour_a_drawing_may_use() -> None:
    assert set(PAPER) == set(TOKENS)


def test_the_colours_are_those_of_the_page_in_the_light() -> None:
    same = set(PAPER) - {"paper"}  # paper itself is white in print
    assert {name: PAPER[name] for name in same} == {name: whole(LIGHT[name]) for name in same}


def grey(colour: str) -> float:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_more_pain_is_darker_in_grey_print_by_a_step_that_can_be_seen() -> None:
    steps = [a - b for a, b in zip(map(grey, PAIN), map(grey, PAIN[1:]), strict=False)]
    assert min(steps) > 8


def test_a_colour_paper_does_not_have_is_refused() -> None:
    with pytest.raises(DrawingError, match="neon"):
        printed('<svg fill="var(--neon)"/>')


def test_nothing_of_the_page_is_left_in_a_printed_drawing() -> None:
    svg = printed(bars_chart([("under 2 h", 3), ("more", 0)], title="Hours"))
    assert "var(" not in svg
    assert 'font-family="Figtree"' in svg


def days(n: int) -> list[DailyPain]:
    return [DailyPain(f"2026-0{1 + k // 28}-{1 + k % 28:02d}", 3.0 + k % 4, 1) for k in range(n)]


def test_where_it_grew_worse_is_a_line_with_its_words() -> None:
    plain = course_chart(days(40), (), labels=LABELS, locale="en")
    marked = course_chart(
        days(40), (Worse(date(2026, 1, 20), "worse from here"),), labels=LABELS, locale="en"
    )
    assert "worse from here" in marked
    assert marked.count("<line") == plain.count("<line") + 1


def test_marks_that_are_close_keep_their_lines_and_only_the_first_its_words() -> None:
    close = tuple(Worse(date(2026, 1, 20 + n), "said to be worse") for n in range(3))
    svg = course_chart(days(40), close, labels=LABELS, locale="en")
    assert svg.count("said to be worse") == 1
    assert svg.count("<line") == course_chart(days(40), (), labels=LABELS, locale="en").count("<line") + 3


def test_a_mark_outside_of_the_days_is_left_out() -> None:
    svg = course_chart(days(40), (Worse(date(2030, 1, 1), "later"),), labels=LABELS, locale="en")
    assert "later" not in svg


def test_without_any_entry_there_is_no_picture() -> None:
    assert course_chart([DailyPain("2026-01-01", None, 0)], (), labels=LABELS, locale="en") == ""
