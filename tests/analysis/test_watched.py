"""The days of what is watched are as they were noted, and what was never noted is not there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from fodro.analysis.pictured import pictured
from fodro.analysis.series import daily_series
from fodro.analysis.watched import watched_days
from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating
from tests.web.diaries import HOME, LAST_DAY, evening, evenings

BEFORE = LAST_DAY - timedelta(days=1)


def noted(
    hour: int, intensity_nrs: float, side: Side | None = Side.LEFT, part: DayPart | None = None
) -> Rating:
    at = datetime.combine(LAST_DAY, time(hour), HOME)
    said = part or (DayPart.MORNING if hour < 11 else DayPart.EVENING)
    return Rating(at, "heel", side, intensity_nrs, said)


def seen(diary: Diary) -> Mapping[str, tuple[float | None, ...]]:
    return watched_days(diary, daily_series(diary))


def test_what_was_never_noted_is_not_there() -> None:
    assert seen(evenings([4.0, 5.0])) == {}
    assert seen(Diary()) == {}


def test_the_right_is_compared_with_the_left_only_where_both_were_rated_together() -> None:
    ratings = (evening(BEFORE, 5), noted(8, 2), noted(8, 5, Side.RIGHT), noted(20, 4), noted(20, 1))
    assert seen(Diary(ratings=ratings))["side"] == (None, 3.0)


def test_a_part_of_the_day_is_compared_with_the_rest_of_the_same_day() -> None:
    ratings = (evening(BEFORE, 9), noted(8, 2), noted(20, 5))
    found = seen(Diary(ratings=ratings))
    assert found["timing:morning"] == (None, -3.0)
    assert found["timing:evening"] == (None, 3.0)


def test_what_was_in_the_way_is_the_mean_of_the_day_and_a_gap_is_a_gap() -> None:
    ratings = (
        evening(BEFORE, 5),
        replace(noted(8, 2), interference_nrs=2.0),
        replace(noted(8, 4, Side.RIGHT), interference_nrs=4.0),
        replace(noted(20, 5), interference_nrs=0.0),
    )
    assert seen(Diary(ratings=ratings))["interference"] == (None, 2.0)


def test_the_first_steps_are_those_that_were_said_to_be() -> None:
    ratings = (evening(BEFORE, 5), noted(7, 6, part=DayPart.FIRST_STEPS), noted(9, 2))
    assert seen(Diary(ratings=ratings))["first_steps"] == (None, 6.0)


def test_a_limp_is_one_whatever_side_and_none_is_none() -> None:
    factors = {BEFORE: {"limp": "left"}, LAST_DAY: {"limp": "no"}}
    assert seen(Diary(factors=factors)) == {"walking:limp": (1.0, 0.0)}


def test_a_rating_after_midnight_belongs_to_its_evening() -> None:
    late = replace(noted(0, 6, Side.RIGHT), on=BEFORE)
    ratings = (replace(noted(0, 3), on=BEFORE), late, noted(8, 2))
    assert seen(Diary(ratings=ratings))["side"] == (3.0, None)


def test_the_pictured_days_hold_what_is_watched_on_the_same_days() -> None:
    diary = Diary(ratings=(evening(BEFORE, 5), noted(8, 2), noted(8, 5, Side.RIGHT)))
    found = pictured(diary, [])
    assert found.watched["side"] == (None, 3.0)
    assert {len(values) for values in found.watched.values()} == {len(found.pain_nrs)}


def test_what_a_phone_measured_is_as_it_was_measured_and_words_are_no_measure() -> None:
    factors: dict[date, dict[str, float | str]] = {
        BEFORE: {"walking_speed": 1.31},
        LAST_DAY: {"walking_speed": "fast"},
    }
    assert seen(Diary(factors=factors)) == {"walking:walking_speed": (1.31, None)}
