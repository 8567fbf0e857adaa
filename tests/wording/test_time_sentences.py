"""What is said about days of the week, workdays, and a course of the day that has moved."""

from dataclasses import replace

import pytest

from fodro.domain.findings import (
    Detectable,
    NotEnough,
    TimeOfDayChange,
    WeekdayFinding,
    WorkdayFinding,
)
from fodro.wording import (
    detectable_sentence,
    moved_sentence,
    not_enough_sentence,
    summary,
    weekdays_sentence,
    words_of,
    workdays_sentence,
)
from tests.wording.test_sentences import FINDINGS

WEEK = tuple(WeekdayFinding(day, 3.1 + 0.1 * (day == 1), 2.7, 3.5, 25) for day in range(7))
MONDAYS = (WeekdayFinding(0, 4.42, 4.0, 4.8, 25, claimed=True), *WEEK[1:6], replace(WEEK[6], mean=2.96))
MORE_ON_WORKDAYS = WorkdayFinding(0.6, 0.2, 1.0, 60, 25, "day_off", claimed=True)
MOVED = TimeOfDayChange("morning", "evening", "2026-03-03", 1.9, 1.5, 2.3, True, -0.7, 1.2)
TOLD = replace(
    FINDINGS,
    weekdays=MONDAYS,
    workdays=MORE_ON_WORKDAYS,
    time_of_day_change=MOVED,
    detectable=(
        Detectable("weekdays", 0.9, 0.8),
        Detectable("workdays", 0.5, 0.5),
        Detectable("time_of_day_change", 0.7, 0.66),
    ),
)
ALIKE = replace(
    TOLD,
    weekdays=WEEK,
    workdays=WorkdayFinding(0.1, -0.3, 0.5, 60, 25, "weekday", claimed=False),
    time_of_day_change=replace(MOVED, claimed=False),
)
REASONS = [
    NotEnough("time_of_day_change", "too_few_days", 1),
    NotEnough("weekdays", "too_few_days", 11),
    NotEnough("weekdays", "pain_never_changes", None),
    NotEnough("workdays", "too_few_days", 4),
    NotEnough("workdays", "too_few_workdays", 1),
    NotEnough("workdays", "too_few_days_off", 3),
    NotEnough("workdays", "pain_never_changes", None),
]


def test_the_worst_day_of_the_week_is_told_with_its_range_and_against_the_best() -> None:
    assert weekdays_sentence(TOLD, "en") == (
        "It hurts most on Mondays: 4.4 on average (4.0 to 4.8), against 3.0 on Sundays."
    )
    assert "om mandagen: 4,4 i gennemsnit (4,0 til 4,8) mod 3,0 om søndagen" in weekdays_sentence(TOLD, "da")


def test_no_day_that_stands_out_is_told_with_what_would_have_shown() -> None:
    assert weekdays_sentence(ALIKE, "en") == (
        "No day of the week stands out: your means lie between 3.1 and 3.2. "
        "A day 0.9 points above the others would most likely have shown."
    )
    unknown = replace(ALIKE, detectable=(Detectable("weekdays", None, None),))
    assert weekdays_sentence(unknown, "en").endswith("3.2.")


def test_workdays_are_told_with_their_range_and_what_they_are() -> None:
    assert workdays_sentence(TOLD, "en") == (
        "It hurts about 0.6 points more on workdays than on days off (0.2 to 1.0). "
        "Workdays are the days you noted as such."
    )
    less = replace(TOLD, workdays=replace(MORE_ON_WORKDAYS, difference=-0.6, low=-1.0, high=-0.2))
    assert "about 0.6 points less on workdays than on days off (0.2 to 1.0)" in workdays_sentence(less, "en")
    assert "omkring 0,6 point mindre ondt på arbejdsdage end på fridage (0,2 til 1,0)" in workdays_sentence(
        less, "da"
    )


def test_workdays_that_do_not_differ_are_told_with_both_ends() -> None:
    assert workdays_sentence(ALIKE, "en") == (
        "Workdays and days off do not clearly differ: on workdays it is anything from 0.3 less to 0.5 more. "
        "A difference of 0.5 points would most likely have shown. Monday to Friday count as workdays."
    )
    above = replace(ALIKE, workdays=WorkdayFinding(0.3, 0.05, 0.5, 60, 25, "weekday", claimed=False))
    assert "on workdays it is 0.05 to 0.5 more." in workdays_sentence(above, "en")


def test_a_course_that_has_moved_is_told_with_its_day_its_size_and_what_it_was() -> None:
    assert moved_sentence(TOLD, "en") == (
        "Since about 3 March 2026 your days have another course: compared with the pain in the morning, the "
        "pain in the evening has risen by about 1.9 points (1.5 to 2.3). "
        "It was 0.7 points lower and is now 1.2 points higher."
    )
    assert moved_sentence(TOLD, "da").startswith("Siden omkring den 3. marts 2026")


@pytest.mark.parametrize(
    ("was", "now", "end"),
    [
        (0.3, 1.2, "It was 0.3 points higher and is now 1.2 points higher."),
        (-1.2, -0.3, "It was 1.2 points lower and is now 0.3 points lower."),
    ],
)
def test_a_lead_may_grow_or_shrink_without_turning(was: float, now: float, end: str) -> None:
    findings = replace(TOLD, time_of_day_change=replace(MOVED, lead_before=was, lead_since=now))
    assert moved_sentence(findings, "en").endswith(end)


def test_a_course_that_stayed_is_told_with_what_would_have_shown() -> None:
    assert moved_sentence(ALIKE, "en") == (
        "Your days have kept their course as far as can be told. "
        "A change of 0.7 points half way through would most likely have shown."
    )


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: f"{reason.question}-{reason.reason}")
def test_every_reason_has_a_sentence_in_both_languages(reason: NotEnough) -> None:
    english, danish = (not_enough_sentence(reason, language) for language in ("en", "da"))
    assert english != danish
    assert "{" not in english + danish
    assert "(" not in english, "the sentence for unknown reasons names the question in brackets"
    if reason.days_needed is not None:
        assert str(reason.days_needed) in english


def test_what_is_missing_is_told_in_its_own_place_and_once() -> None:
    missing = replace(
        FINDINGS, not_enough=(REASONS[0], REASONS[1], REASONS[5]), time_of_day_change=None, weekdays=()
    )
    text = words_of(missing, "en")
    assert text.moved.startswith("Whether the course of your day has changed takes 1 more day")
    assert "11 more days" in text.weekdays
    assert "3 more days off" in text.workdays
    assert text.not_yet == (detectable_sentence(FINDINGS.detectable[0], "en"),)


def test_the_summary_says_it_all() -> None:
    lines = "\n".join(summary(TOLD, "en"))
    assert "on Mondays" in lines
    assert "on workdays" in lines
    assert "another course" in lines


@pytest.mark.parametrize("question", ["weekdays", "workdays", "time_of_day_change"])
def test_what_could_be_found_is_told_for_each_question(question: str) -> None:
    entry = Detectable(question, 0.9, 0.7)
    assert "0.9 points" in detectable_sentence(entry, "en")
    assert "With 14 more days: 0.7." in detectable_sentence(entry, "en")
    assert "0,9 point" in detectable_sentence(entry, "da")
