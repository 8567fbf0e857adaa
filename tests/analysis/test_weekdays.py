from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from fodro.analysis import analyse
from fodro.domain.diary import Diary
from fodro.domain.findings import Findings
from tests.analysis.diaries import evenings, noted, rating

WEEK = np.zeros(7)
MONDAYS = np.array([1.2, 0, 0, 0, 0, 0, 0])
PEOPLE = 40


def pain(n_days: int, seed: int, *, week: np.ndarray = WEEK, memory: float = 0.5) -> list[float | None]:
    """Evenings of a person whose pain remembers the day before; one in five is not noted."""
    rng = np.random.default_rng(seed)
    noise, level = rng.normal(0, (1 - memory**2) ** 0.5, n_days), 0.0
    days: list[float | None] = []
    for n in range(n_days):
        level = memory * level + noise[n]
        nrs = round(float(np.clip(4 + 0.8 * level + week[n % 7] + rng.normal(0, 0.4), 0, 10)))
        days.append(None if rng.random() < 0.2 else float(nrs))
    return days


def told(n_days: int, seed: int, *, week: np.ndarray = WEEK, memory: float = 0.5) -> Findings:
    return analyse(Diary(evenings(pain(n_days, seed, week=week, memory=memory))))


def worst(findings: Findings) -> list[int]:
    return [day.weekday for day in findings.weekdays if day.claimed]


def reasons(findings: Findings) -> dict[str, tuple[str, int | None]]:
    return {entry.question: (entry.reason, entry.days_needed) for entry in findings.not_enough}


def test_a_day_of_the_week_that_is_worse_is_said_to_be_worst() -> None:
    assert worst(told(180, 1, week=MONDAYS)) == [0]


@pytest.mark.parametrize("memory", [0.0, 0.9])
def test_people_whose_days_of_the_week_are_alike_are_shown_next_to_nothing(memory: float) -> None:
    people = [told(90, seed, memory=memory) for seed in range(PEOPLE)]
    shown = [bool(worst(one)) or (one.workdays is not None and one.workdays.claimed) for one in people]
    assert sum(shown) <= 4
    assert all(len(one.weekdays) == 7 for one in people)


def test_two_days_as_bad_as_each_other_are_not_told_apart() -> None:
    tied = np.array([1.2, 1.2, 0, 0, 0, 0, 0])
    assert sum(bool(worst(told(120, seed, week=tied))) for seed in range(20)) <= 6


def test_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    week = np.array([0.5, 0.2, 0.0, -0.3, 0.1, -0.4, -0.1])
    week -= week.mean()
    held, work_held = [], []
    for seed in range(PEOPLE):
        findings = told(120, seed, week=week)
        means = np.array([day.mean for day in findings.weekdays])
        half = np.array([day.high - day.low for day in findings.weekdays]) / 2
        held += (np.abs(means - means.mean() - week) <= half).tolist()
        assert findings.workdays is not None
        work_held.append(findings.workdays.low <= week[:5].mean() - week[5:].mean() <= findings.workdays.high)
    assert 0.86 <= np.mean(held) <= 0.99
    assert 0.8 <= np.mean(work_held) <= 1.0


def test_workdays_that_hurt_more_are_told_with_their_range() -> None:
    work = np.array([1.0, 1, 1, 1, 1, 0, 0])
    found = told(180, 3, week=work).workdays
    assert found is not None
    assert found.claimed
    assert found.low <= 1.0 <= found.high
    assert (found.basis, found.n_work > 2 * found.n_off) == ("weekday", True)


def test_a_day_off_is_what_the_diary_says_and_not_what_the_calendar_says() -> None:
    days = pain(180, 5)
    raised = [None if nrs is None else nrs + 2 * (n % 4 == 0) for n, nrs in enumerate(days)]
    factors = noted(180, day_off=lambda n: None if n % 17 == 0 else float(n % 4 != 0))
    found = analyse(Diary(evenings(raised), (), factors)).workdays
    assert found is not None
    assert found.basis == "day_off"
    assert found.claimed
    assert found.low <= 2 <= found.high
    recorded = [n for n, nrs in enumerate(days) if nrs is not None and n % 17]
    assert found.n_work + found.n_off == len(recorded)


def test_a_factor_noted_now_and_then_does_not_decide_what_a_workday_is() -> None:
    factors = noted(90, day_off=lambda n: 1.0 if n % 10 == 0 else None)
    found = analyse(Diary(evenings(pain(90, 6)), (), factors)).workdays
    assert found is not None
    assert found.basis == "weekday"


def moved_by(diary: Diary, days: int) -> Diary:
    shift = timedelta(days=days)
    factors = {day + shift: values for day, values in diary.factors.items()}
    return Diary(tuple(replace(r, at=r.at + shift) for r in diary.ratings), (), factors)


@pytest.mark.parametrize("shift_days", [7, -364])
def test_moving_a_diary_by_whole_weeks_changes_nothing(shift_days: int) -> None:
    diary = Diary(evenings(pain(120, 7, week=MONDAYS)))
    here, there = analyse(diary), analyse(moved_by(diary, shift_days))
    assert (here.weekdays, here.workdays) == (there.weekdays, there.workdays)
    assert here.detectable == there.detectable


@pytest.mark.parametrize("shift_days", [1, -3])
def test_moving_a_diary_by_some_days_only_renames_the_days_of_the_week(shift_days: int) -> None:
    factors = noted(120, day_off=lambda n: float(n % 7 in (2, 6)))
    diary = Diary(evenings(pain(120, 8, week=MONDAYS)), (), factors)
    here, there = analyse(diary), analyse(moved_by(diary, shift_days))
    renamed = {(day.weekday + shift_days) % 7: day for day in here.weekdays}
    for day in there.weekdays:
        was = renamed[day.weekday]
        assert (day.n, day.claimed) == (was.n, was.claimed)
        assert (day.mean, day.low, day.high) == pytest.approx((was.mean, was.low, was.high), abs=1e-3)
    assert here.workdays is not None
    assert there.workdays is not None
    assert there.workdays.difference == pytest.approx(here.workdays.difference, abs=1e-3)


def test_few_weeks_say_how_many_days_are_missing() -> None:
    ten = Diary(evenings([3.0 + n % 2 for n in range(10)]))
    assert reasons(analyse(ten))["weekdays"] == ("too_few_days", 11)
    always = Diary(evenings([3.0 + n % 2 for n in range(15)]))
    assert reasons(analyse(always))["weekdays"] == ("too_few_days", 6)


def test_only_workdays_noted_asks_for_days_off() -> None:
    weekdays_only = [nrs if n % 7 < 5 else None for n, nrs in enumerate(pain(60, 10))]
    assert reasons(analyse(Diary(evenings(weekdays_only))))["workdays"] == ("too_few_days_off", 5)


def test_pain_that_never_changes_says_so() -> None:
    findings = analyse(Diary(evenings([4.0] * 60)))
    assert reasons(findings)["weekdays"] == reasons(findings)["workdays"] == ("pain_never_changes", None)


def test_a_weekday_that_is_never_noted_is_left_out() -> None:
    no_sundays = tuple(rating(n, 3.0 + n % 3) for n in range(70) if n % 7 != 6)
    assert [day.weekday for day in analyse(Diary(no_sundays)).weekdays] == [0, 1, 2, 3, 4, 5]


def test_the_smallest_difference_that_would_show_shrinks_with_more_days() -> None:
    short, long = told(60, 11), told(365, 11)
    for question in ("weekdays", "workdays"):
        now = [next(e for e in one.detectable if e.question == question) for one in (short, long)]
        assert now[0].now is not None
        assert now[1].now is not None
        assert now[0].now > now[1].now
        assert now[0].in_14_days is not None
        assert now[0].in_14_days < now[0].now
