from dataclasses import replace

import numpy as np

from fodro.analysis import analyse
from fodro.analysis.series import MAX_LEVELS, daily_series
from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary
from tests.analysis.diaries import day, diary, evenings, noted, rating


def test_a_missing_day_stays_missing() -> None:
    daily = analyse(diary([3, None, None, 5])).daily
    assert [one.pain_nrs for one in daily] == [3, None, None, 5]
    assert [one.n for one in daily] == [1, 0, 0, 1]
    assert [one.day for one in daily] == [day(n).isoformat() for n in range(4)]


def test_a_missing_factor_is_not_a_zero() -> None:
    series = daily_series(diary([1, 2, 3], steps=lambda n: None if n == 1 else 5.0))
    assert np.isnan(series.factors[0].values).tolist() == [False, True, False]


def test_noting_one_more_place_never_makes_a_day_look_better() -> None:
    ratings = (*evenings([6, 6]), rating(1, 2, region="hallux", side=Side.RIGHT))
    assert daily_series(Diary(ratings)).pain_nrs.tolist() == [6, 6]


def test_places_up_the_body_count_only_where_none_is_on_the_feet() -> None:
    back, heel = rating(0, 9, region="low-back"), rating(0, 4, part=DayPart.MORNING)
    assert daily_series(Diary((heel, back))).pain_nrs.tolist() == [4]
    assert daily_series(Diary((back,))).pain_nrs.tolist() == [9]


def test_a_day_with_a_morning_only_is_compared_with_mornings() -> None:
    both = [r for n in range(20) for r in (rating(n, 2, part=DayPart.MORNING), rating(n, 6))]
    pain = daily_series(Diary((*both, rating(20, 2, part=DayPart.MORNING)))).pain_nrs
    assert abs(pain[20] - pain[0]) < 0.3


def test_evenings_noted_only_when_they_are_bad_do_not_bend_the_mornings() -> None:
    mornings = [rating(n, 3, part=DayPart.MORNING) for n in range(30)]
    bad_evenings = [rating(n, 3) for n in range(0, 30, 3)]
    assert np.ptp(daily_series(Diary((*mornings, *bad_evenings))).pain_nrs) < 1e-9


def test_a_check_in_of_which_only_the_day_is_known_counts() -> None:
    assert daily_series(Diary((rating(0, 5, part=None),))).pain_nrs.tolist() == [5]


def test_a_check_in_after_midnight_counts_for_the_evening_it_belongs_to() -> None:
    late = replace(rating(1, 5, part=DayPart.NIGHT), on=day(0))
    series = daily_series(Diary((rating(0, 5), late, rating(2, 3))))
    assert series.days == (day(0), day(1), day(2))
    assert series.n_check_ins.tolist() == [2, 0, 1]


def test_a_category_is_coded_against_its_most_common_level() -> None:
    series = daily_series(diary([1, 2, 3], shoe=lambda n: "clogs" if n == 1 else "boots"))
    (only,) = series.factors
    assert (only.name, only.factor, only.values.tolist()) == ("shoe=clogs", "shoe", [0, 1, 0])


def test_a_category_of_many_levels_is_told_by_its_common_ones() -> None:
    series = daily_series(diary([1.0] * 400, song=lambda n: f"song {n % 200:03}"))
    assert len(series.factors) == MAX_LEVELS - 1


def test_a_number_no_day_can_have_is_not_recorded() -> None:
    series = daily_series(diary([1, 2], steps=lambda n: 1e300 if n else 4.0))
    assert np.isnan(series.factors[0].values).tolist() == [False, True]


def test_the_calendar_starts_with_whatever_was_noted_first() -> None:
    later = tuple(r for r in evenings([None, None, 4]))
    assert len(daily_series(Diary(later, (), noted(1, steps=lambda _: 1.0))).days) == 3


def test_the_day_is_told_as_it_was_noted_and_not_as_it_is_compared() -> None:
    both = [r for n in range(20) for r in (rating(n, 2, part=DayPart.MORNING), rating(n, 6))]
    findings = analyse(Diary((*both, rating(20, 2, part=DayPart.MORNING))))
    assert [one.pain_nrs for one in findings.daily] == [4.0] * 20 + [2.0]


def test_one_row_about_a_heel_does_not_erase_a_diary_about_a_knee() -> None:
    knee = tuple(rating(n, 4, region="knee") for n in range(30))
    daily = analyse(Diary((*knee, rating(30, 9)))).daily
    assert [one.pain_nrs for one in daily] == [4.0] * 30 + [None]
    assert [one.n for one in daily] == [1] * 31


def test_feet_and_knees_on_as_many_days_are_a_diary_about_feet() -> None:
    daily = analyse(Diary((rating(0, 3), rating(1, 8, region="knee")))).daily
    assert [one.pain_nrs for one in daily] == [3.0, None]
