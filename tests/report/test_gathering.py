"""What a report is made of: the days of its period, and the findings of the pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from fodro.analysis import analyse
from fodro.analysis.signs import sign_findings
from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating, digest
from fodro.domain.report import Asked, Part
from fodro.report import between, gathered, sheet_of
from tests.report.made import TODAY, report_of, sample, sample_report, with_sign


def rated(day: int, nrs: float, *, hour: int = 20, interference: float | None = None) -> Rating:
    at = datetime(2026, 11, day, hour)  # noqa: DTZ001 - the clock on the wall
    return Rating(at, "heel", Side.LEFT, nrs, DayPart.EVENING, interference_nrs=interference)


def test_the_findings_of_the_whole_diary_are_those_that_were_given() -> None:
    _diary, findings = sample()
    assert sample_report().findings is findings


def test_a_part_is_analysed_by_its_own_days_and_watched_with_those_before() -> None:
    diary, findings = sample()
    asked = Asked(since=TODAY - timedelta(days=27), until=TODAY - timedelta(days=3))
    report = gathered(diary, findings, asked=asked, made_on=TODAY)
    part = between(diary, report.first, report.last)
    assert report.findings.digest == digest(part) != findings.digest
    assert report.findings.factors == analyse(part).factors
    assert report.findings.signs == sign_findings(between(diary, date.min, asked.until))
    assert (report.first, report.last) == (asked.since, asked.until)


def test_a_period_never_reaches_beyond_the_diary() -> None:
    report = sample_report(Asked(since=date(2001, 1, 1), until=date(2100, 1, 1)))
    days = sample()[0].recorded_days
    assert (report.first, report.last) == (days[0], days[-1])
    assert report.findings is sample()[1]


@pytest.mark.parametrize(
    "asked",
    [
        Asked(since=date(2100, 1, 1)),
        Asked(until=date(2001, 1, 1)),
        Asked(since=date(2001, 1, 1), until=date(2001, 2, 1)),
    ],
)
def test_a_period_without_a_note_has_nothing_of_the_diary(asked: Asked) -> None:
    report = sample_report(asked)
    assert report.places == ()
    assert report.recorded.days_noted == 0
    assert (report.first, report.last) == (asked.since or asked.until, asked.until or asked.since)
    assert "That does not mean there was no pain" in " ".join(sheet_of(report, language="en").lines())


def test_a_place_has_the_mean_of_its_days_not_of_its_ratings() -> None:
    ratings = (rated(1, 2.0), rated(1, 4.0, hour=21), rated(2, 8.0))
    (place,) = report_of(Diary(ratings=ratings)).places
    assert (place.mean_nrs, place.highest_nrs, place.days) == (5.5, 8.0, 2)


def test_how_much_it_is_in_the_way_counts_only_days_on_which_that_was_noted() -> None:
    ratings = (rated(1, 2.0, interference=6.0), rated(2, 4.0), rated(3, 8.0, interference=2.0))
    found = report_of(Diary(ratings=ratings)).in_the_way
    assert found is not None
    assert (found.days, found.mean_nrs, found.days_much) == (2, 4.0, 1)
    assert report_of(Diary(ratings=(rated(1, 2.0),))).in_the_way is None


@pytest.mark.parametrize("language", ["en", "da"])
def test_an_empty_diary_is_a_page_too(language: str) -> None:
    sheet = sheet_of(report_of(Diary()), language=language)
    assert any(("does not mean" in text) or ("betyder ikke" in text) for text in sheet.lines())


def test_what_was_never_noted_is_said_not_to_be_known() -> None:
    lines = list(sheet_of(report_of(Diary(ratings=(rated(1, 2.0),))), language="en").lines())
    told = " ".join(lines)
    assert "How much it is in the way was not noted." in lines
    assert "Whether you limp was not noted." in lines
    assert "Not noted at all: how much it is in the way, limp, time on the feet, shoes, sleep" in told
    assert "A diary folder does not hold them." in lines


def test_no_small_sign_is_never_said_to_be_clear() -> None:
    report = replace(sample_report(), small_signs=(), signs_known=True)
    assert "None is noted; that does not mean there is none." in list(sheet_of(report, language="en").lines())


def test_a_small_sign_is_told_with_its_note_as_it_was_written() -> None:
    lines = list(
        sheet_of(
            with_sign(sample_report(), region="heel", side=Side.LEFT, note="since *shift*"), language="en"
        ).lines()
    )
    assert "Blister, left heel, 27 November 2026: “since *shift*”" in lines


def test_days_without_a_note_are_told_and_not_counted() -> None:
    report = report_of(Diary(ratings=(rated(1, 2.0), rated(4, 2.0))))
    assert (report.recorded.days, report.recorded.days_noted) == (4, 2)
    foot = sheet_of(report, language="en").foot[0]
    assert "2 days have no note of pain; they are left out and never counted as days without pain." in foot


def test_what_was_said_to_be_worse_stands_there_and_only_in_its_period() -> None:
    said = {"intensity": ("2026-08-20", "2026-11-02")}
    asked = Asked(parts=frozenset({Part.COURSE}), since=date(2026, 10, 1))
    told = " ".join(sheet_of(sample_report(asked, said=said), language="en").lines())
    assert "said to be worse on 2 November 2026." in told
    assert "20 August" not in told
