"""What massage does over the days: against known truth, and where it cannot be told."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import cache

import numpy as np
import pytest

from fodro.analysis import policy
from fodro.analysis.analyse import analyse
from fodro.analysis.massage.before_session import UntilSession, until_session
from fodro.analysis.massage.gradual import GradualAnswer, acting, gradual_effect
from fodro.analysis.series import daily_series
from fodro.analysis.simulate import MIXED, NOTHING
from fodro.analysis.simulate.gradually import DECAY, Course, Gradual, gradually
from fodro.analysis.weekdays import work_share
from fodro.domain.civil import DayPart
from fodro.domain.diary import REST, Diary, Rating, Session
from tests.analysis.diaries import day, rating

WHEN_IT_HURTS = Course(slope_per_nrs=1.1, usual_share=0.35, immediate_nrs=-1.5)
HELPS = Course(why="coin", next_day_nrs=-0.5, acts_days=3, usual_share=0.4)


def asked(diary: Diary) -> tuple[GradualAnswer | None, UntilSession]:
    series = daily_series(diary)
    days = until_session(series, diary.sessions)
    return gradual_effect(days, work_share(series), np.zeros((len(series.days), 0))), days


def answered(diary: Diary) -> GradualAnswer:
    answer, _ = asked(diary)
    assert answer is not None
    return answer


def reason(diary: Diary) -> tuple[str, int | None] | None:
    answer, days = asked(diary)
    assert answer is None
    against = policy.reason_against_gradual(days)
    return (against.reason, against.days_needed) if against else None


@cache
def confounded() -> tuple[Gradual, ...]:
    return tuple(gradually(days=90, seed=400_100 + k, world=MIXED, course=WHEN_IT_HURTS) for k in range(24))


def massage(n: int, *, technique: str = "heel-cup", hour: int = 21, before: float | None = None) -> Session:
    start = datetime.combine(day(n), time()) + timedelta(hours=hour)
    return Session(start, 10.0, technique, before_nrs=before)


def diary_of(n_days: int, held: Callable[[int], bool], pain: Callable[[int], float]) -> Diary:
    ratings = tuple(rating(n, pain(n)) for n in range(n_days))
    return Diary(ratings, tuple(massage(n) for n in range(n_days) if held(n)))


def ups_and_downs(n: int) -> float:
    return float((7 * n * n + 3 * n) % 5)


@pytest.mark.parametrize("acts_days", [1, 3, 5])
def test_without_noise_the_effect_is_found_exactly(acts_days: int) -> None:
    course = replace(HELPS, acts_days=acts_days)
    made = gradually(days=120, seed=400_001, world=NOTHING, course=course, noise=0.0)
    answer = answered(made.diary)
    assert answer.effect_nrs == pytest.approx(-0.5, abs=0.02)
    assert answer.total_nrs == pytest.approx(-0.5 * sum(DECAY**k for k in range(acts_days)), abs=0.04)


def test_massage_when_it_hurts_looks_harmful_and_is_not_called_so() -> None:
    naive, found = [], []
    for made in confounded():
        series = daily_series(made.diary)
        days = until_session(series, made.diary.sessions)
        later, after = series.pain_nrs[1:], days.massaged[:-1]
        naive.append(np.nanmean(later[after]) - np.nanmean(later[~after]))
        found.append(answered(made.diary))
    assert np.mean(naive) > 0.25
    assert abs(np.mean([answer.effect_nrs for answer in found])) < 0.12
    assert sum(answer.effect_nrs > 1.9 * answer.se_nrs for answer in found) <= 2


def test_most_who_are_helped_are_told_so() -> None:
    course = replace(WHEN_IT_HURTS, next_day_nrs=-0.6, acts_days=5)
    made = [gradually(days=120, seed=400_300 + k, world=NOTHING, course=course) for k in range(12)]
    effects = [answered(one.diary) for one in made]
    assert sum(answer.effect_nrs < -1.75 * answer.se_nrs for answer in effects) >= 7
    assert all(answer.effect_nrs < 0.1 for answer in effects)


def test_a_session_says_that_it_hurt_more_than_the_readings_tell() -> None:
    slopes = [answered(made.diary).slope for made in confounded()]
    assert 0.5 < np.median(slopes) < 1.5
    by_chance = replace(WHEN_IT_HURTS, why="coin")
    made = [gradually(days=90, seed=400_200 + k, course=by_chance) for k in range(12)]
    assert abs(np.median([answered(one.diary).slope for one in made])) < 0.25


def test_what_is_rated_after_a_massage_counts_for_nothing() -> None:
    made = confounded()[0].diary
    first = {session.start.date(): session.start for session in reversed(made.sessions)}
    raised = tuple(
        replace(r, intensity_nrs=10.0) if r.day in first and r.at >= first[r.day] else r for r in made.ratings
    )
    assert raised != made.ratings
    # How far apart the two sides usually are is learned from all check-ins.
    assert asked(replace(made, ratings=raised))[1].pain_nrs == pytest.approx(
        asked(made)[1].pain_nrs, abs=0.02, nan_ok=True
    )


def test_an_evening_after_midnight_is_that_of_the_day_before() -> None:
    late = (*(massage(n, hour=24) for n in range(20)), massage(20, hour=21))
    series = daily_series(Diary(tuple(rating(n, ups_and_downs(n)) for n in range(30)), late))
    days = until_session(series, late)
    assert np.flatnonzero(days.massaged).tolist() == list(range(21))
    assert not np.isnan(days.pain_nrs).any()


def test_a_check_in_without_a_time_on_a_massage_day_is_left_out() -> None:
    ratings = tuple(rating(n, 3.0 + n % 2, part=None) for n in range(30))
    sessions = tuple(massage(n) for n in range(0, 30, 3))
    days = until_session(daily_series(Diary(ratings, sessions)), sessions)
    assert (np.isnan(days.pain_nrs) == days.massaged).all()


def test_the_first_rating_before_a_massage_is_a_reading_of_that_evening() -> None:
    sessions = tuple(massage(n, before=6.0) for n in range(0, 30, 3))
    again = tuple(massage(n, hour=22, before=0.0) for n in range(0, 30, 3))
    ratings = tuple(rating(n, ups_and_downs(n), part=DayPart.MORNING) for n in range(30))
    once = until_session(daily_series(Diary(ratings, sessions)), sessions)
    twice = until_session(daily_series(Diary(ratings, sessions)), sessions + again)
    assert (once.n_readings == 1.0 + once.massaged).all()
    assert twice.pain_nrs.tolist() == once.pain_nrs.tolist()


def test_a_sit_down_is_no_massage() -> None:
    rests = tuple(massage(n, technique=REST) for n in range(0, 60, 2))
    diary = Diary(tuple(rating(n, ups_and_downs(n)) for n in range(60)), rests)
    assert reason(diary) == ("too_few_massages", 8)
    _, days = asked(diary)
    assert policy.gradual_finding(None, days).n == 0
    assert days.sat_down.sum() == 30


@pytest.mark.parametrize(
    ("held", "pain", "expected"),
    [
        (lambda n: n % 8 == 0, ups_and_downs, ("too_few_massages", 3)),
        (lambda _: True, ups_and_downs, ("too_few_days_without", 8)),
        (lambda n: n % 2 == 0, lambda _: 4.0, ("pain_never_changes", None)),
        (lambda _: False, ups_and_downs, None),
    ],
    ids=["five sessions", "every day", "always the same", "none"],
)
def test_why_nothing_can_be_told(
    held: Callable[[int], bool], pain: Callable[[int], float], expected: tuple[str, int | None] | None
) -> None:
    assert reason(diary_of(38, held, pain)) == expected


def test_too_few_days_are_counted() -> None:
    assert reason(diary_of(18, lambda n: n % 2 == 0, ups_and_downs)) == ("too_few_days", 17)
    assert reason(diary_of(5, lambda n: n == 2, ups_and_downs)) == ("too_few_days", 30)


@pytest.mark.parametrize("diary", [Diary(), Diary(sessions=(massage(0),)), Diary((rating(0, 3.0),))])
def test_nearly_nothing_is_an_answer(diary: Diary) -> None:
    found = analyse(diary).massage
    assert found is not None
    assert found.gradual.effect_next_day is None
    assert not found.gradual.claimed


def _without(made: Diary, gone: Iterable[int]) -> Diary:
    days = {made.calendar_days[n] for n in gone}
    kept = tuple(r for r in made.ratings if r.day not in days)
    return Diary(kept, tuple(s for s in made.sessions if s.start.date() not in days))


def test_a_month_away_changes_little() -> None:
    made = gradually(days=200, seed=400_002, world=NOTHING, course=HELPS).diary
    whole, away = answered(made), answered(_without(made, range(80, 110)))
    assert away.effect_nrs == pytest.approx(whole.effect_nrs, abs=0.2)
    assert 0.9 * whole.se_nrs < away.se_nrs < 1.5 * whole.se_nrs


def test_the_same_diary_gives_the_same_answer_in_any_order() -> None:
    made = confounded()[1].diary
    ratings, sessions = list(made.ratings), list(made.sessions)
    random.Random(3).shuffle(ratings)
    random.Random(4).shuffle(sessions)
    shuffled = Diary(tuple(ratings), tuple(sessions))
    assert answered(shuffled) == answered(Diary(made.ratings, made.sessions))


def _later(made: Diary, by: timedelta) -> Diary:
    ratings = tuple(replace(r, at=r.at + by) for r in made.ratings)
    return Diary(ratings, tuple(replace(s, start=s.start + by) for s in made.sessions))


def test_moving_a_diary_by_weeks_changes_nothing() -> None:
    made = Diary(confounded()[2].diary.ratings, confounded()[2].diary.sessions)
    assert answered(_later(made, timedelta(weeks=31))) == answered(made)


def test_pain_all_at_the_ends_of_the_scale_is_an_answer() -> None:
    diary = diary_of(60, lambda n: n % 3 == 0, lambda n: 10.0 * (n % 7 == 0))
    assert np.isfinite(answered(diary).se_nrs)


def test_a_massage_acts_from_the_day_after_on() -> None:
    added = acting(np.array([True, False, False, True, False, False, False]))
    assert added[:, 0].tolist() == [0, 1, 0, 0, 1, 0, 0]
    assert added[:, -1].tolist() == pytest.approx([0, 1, 0.6, 0.36, 1.216, 0.7296, 0.36])


def _days_like(n_days: int) -> UntilSession:
    held = np.arange(n_days) % 2 == 0
    return UntilSession(
        (np.arange(n_days) % 3).astype(np.float64), np.ones(n_days), held, np.zeros(n_days, dtype=bool)
    )


def test_it_takes_more_to_say_that_a_massage_makes_it_worse() -> None:
    less, more = (GradualAnswer(1.7 * way * 0.2, 0.2, way * 0.5, 0.21, 0.5) for way in (-1, 1))
    assert policy.gradual_finding(less, _days_like(90)).claimed
    assert not policy.gradual_finding(more, _days_like(90)).claimed
    assert not policy.gradual_finding(less, _days_like(28)).claimed


def test_a_scale_that_ends_makes_less_sure() -> None:
    made = confounded()[3].diary
    _, days = asked(made)
    half = replace(days, at_an_end_share=0.5)
    work, none = np.zeros(len(days.pain_nrs)), np.zeros((len(days.pain_nrs), 0))
    sure, unsure = (
        gradual_effect(replace(days, at_an_end_share=0.0), work, none),
        gradual_effect(half, work, none),
    )
    assert sure is not None
    assert unsure is not None
    assert unsure.se_nrs > 1.1 * sure.se_nrs
    assert until_session(
        daily_series(diary_of(9, lambda _: False, lambda n: n % 3.0)), ()
    ).at_an_end_share == (pytest.approx(1 / 3))


def test_what_could_be_shown_shrinks_with_more_days() -> None:
    made = gradually(days=120, seed=400_003, world=NOTHING, course=HELPS).diary
    answer, days = asked(made)
    found = policy.gradual_detectable(answer, days)
    assert found.now is not None
    assert found.in_14_days is not None
    assert 0.2 < found.in_14_days < found.now < 1.5
    assert policy.gradual_detectable(None, days).now is None


def test_findings_hold_the_answer() -> None:
    made = gradually(days=90, seed=400_004, course=replace(HELPS, rest_share=0.3)).diary
    plain = analyse(made).to_dict()
    found = plain["massage"]["gradual"]
    assert found["low"] < found["effect_next_day"] < found["high"]
    assert found["basis"] == "rest"
    assert found["n"] == sum(session.technique != REST for session in made.sessions)
    assert policy.MASSAGE_GRADUAL in {each["question"] for each in plain["detectable"]}


def test_ratings_of_the_evening_do_not_need_a_part() -> None:
    at = datetime.combine(day(0), time(20))
    unknown = Rating(at, "heel", None, 4.0, None)
    days = until_session(daily_series(Diary((unknown,))), ())
    assert days.pain_nrs.tolist() == [4.0]


def test_unrated_massages_are_asked_about_over_the_days_too() -> None:
    diary = diary_of(60, lambda n: n % 3 == 0, ups_and_downs)
    findings = analyse(diary)
    assert policy.MASSAGE_GRADUAL in {each.question for each in findings.detectable}
    assert findings.massage is not None
    assert findings.massage.gradual.effect_next_day is not None
    none = analyse(diary_of(60, lambda _: False, ups_and_downs))
    assert not [each for each in none.detectable if each.question.startswith("massage")]
