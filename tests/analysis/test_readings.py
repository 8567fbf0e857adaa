"""From check-ins to readings of a day: both sides of a place, and what was rated before a massage."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fodro.analysis.readings import before_massages, moments
from fodro.analysis.series import DailySeries, daily_series
from fodro.domain.body import Side
from fodro.domain.diary import REST, Diary, Rating, Session
from tests.analysis.diaries import day, evenings, rating

RNG = np.random.default_rng(5)
DAYS = RNG.normal(5, 1.2, 60)
SIDES = [(level + a, level - 2 + b) for level, (a, b) in zip(DAYS, RNG.normal(0, 0.8, (60, 2)), strict=True)]
PAIN = RNG.normal(4, 1, 40).round(1)
NRS = st.integers(0, 10).map(float)


def both_sides(sides: Sequence[tuple[float, float]], *, region: str = "heel") -> tuple[Rating, ...]:
    """One check-in each evening: one place on the left and on the right."""
    return tuple(
        rating(n, nrs, side=side, region=region)
        for n, pair in enumerate(sides)
        for nrs, side in zip(pair, (Side.LEFT, Side.RIGHT), strict=True)
    )


def massage(n: int, before: float | None, *, hour: int = 21, technique: str = "glide") -> Session:
    return Session(datetime.combine(day(n), time(hour)), 10.0, technique, before_nrs=before)


def series(ratings: Sequence[Rating], *sessions: Session) -> DailySeries:
    return daily_series(Diary(tuple(ratings), tuple(sessions)))


def test_both_sides_of_a_place_keep_the_level_of_the_sorest() -> None:
    read = series(both_sides(SIDES))
    sorest = [max(pair) for pair in SIDES]
    assert read.noted_pain_nrs == pytest.approx(sorest)
    assert read.readings.pain_nrs.mean() == pytest.approx(np.mean(sorest))
    assert read.pain_nrs.mean() == pytest.approx(np.mean(sorest), abs=1e-9)


def test_both_sides_of_a_place_have_less_chance_in_them_than_the_sorest_alone() -> None:
    read = series(both_sides(SIDES))
    follows = [np.corrcoef(DAYS, nrs)[0, 1] for nrs in (read.noted_pain_nrs, read.pain_nrs)]
    assert follows[1] > follows[0] + 0.02


def test_sides_that_are_always_as_far_apart_change_nothing() -> None:
    read = series(both_sides([(nrs, nrs - 2) for nrs in (4.0, 7.0, 5.0, 3.0)]))
    assert read.pain_nrs == pytest.approx([4, 7, 5, 3])


def test_with_few_check_ins_of_both_sides_the_sorest_counts_as_noted() -> None:
    few = [*both_sides([(6, 1), (4, 3)]), *(rating(n, 5) for n in range(2, 8))]
    assert series(few).pain_nrs.tolist() == [6, 4, 5, 5, 5, 5, 5, 5]


def test_a_side_at_an_end_of_the_scale_leaves_the_sorest_as_noted() -> None:
    read = series(both_sides([(6, 0), (10, 2), (0, 0), *[(5, 4), (7, 4), (6, 4)] * 4]))
    assert read.pain_nrs[:3] == pytest.approx([6, 10, 0])
    assert read.pain_nrs[3:6] == pytest.approx([5.5, 6.5, 6])


def test_sides_that_are_all_at_an_end_count_as_noted() -> None:
    assert series(both_sides([(6, 0), (3, 0), (10, 0)])).pain_nrs.tolist() == [6, 3, 10]


@settings(max_examples=60, deadline=None)
@given(st.lists(NRS, min_size=1, max_size=5), st.data())
def test_noting_one_more_place_never_makes_a_day_look_better(pain: list[float], data: st.DataObject) -> None:
    n = data.draw(st.integers(0, len(pain) - 1))
    region = data.draw(st.sampled_from(["arch-ctr", "hallux", "mth2"]))
    more = rating(n, data.draw(NRS), region=region, side=data.draw(st.sampled_from(Side)))
    before, after = series(evenings(pain)).pain_nrs, series((*evenings(pain), more)).pain_nrs
    assert after[n] >= before[n] - 1e-9
    assert np.delete(after, n) == pytest.approx(np.delete(before, n))


def test_a_place_that_hurts_less_changes_nothing_beside_both_sides_of_another() -> None:
    hallux = [rating(n, 1, region="hallux", side=side) for n in (3, 8) for side in Side]
    assert series([*both_sides(SIDES), *hallux]).pain_nrs == pytest.approx(series(both_sides(SIDES)).pain_nrs)


def test_of_two_places_as_sore_the_first_of_the_alphabet_is_read_whatever_was_noted_first() -> None:
    heel, arch = both_sides([(7, 1)] * 3), both_sides([(7, 5)] * 3, region="arch-ctr")
    days = tuple(day(n) for n in range(3))
    one_way, other_way = moments([*heel, *arch], days), moments([*arch[::-1], *heel], days)
    assert one_way.other_nrs.tolist() == other_way.other_nrs.tolist() == [5, 5, 5]


def test_what_was_rated_before_a_massage_is_a_reading_of_its_day() -> None:
    read = series(evenings([4.0] * 8), *(massage(n, 4.0 + (n == 3) * 3) for n in range(6)))
    assert read.n_check_ins.tolist() == [1] * 8
    assert read.n_readings.tolist() == [2, 2, 2, 2, 2, 2, 1, 1]
    assert read.pain_nrs[3] > read.pain_nrs[2] + 1


def test_what_was_noted_stays_as_it_was_noted() -> None:
    read = series(evenings([4.0] * 8), *(massage(n, 9) for n in range(6)))
    assert read.noted_pain_nrs.tolist() == [4.0] * 8
    assert len(read.check_ins.pain_nrs) == 8


def test_a_massage_alone_does_not_make_a_day_count() -> None:
    pain = [4.0, None, 5.0, 4.0, 3.0, 4.0, 6.0]
    read = series(evenings(pain), *(massage(n, 8) for n in range(7)))
    assert read.n_readings.tolist() == [2, 0, 2, 2, 2, 2, 2]
    assert np.flatnonzero(np.isnan(read.pain_nrs)).tolist() == [1]
    assert read.n_recorded == 6


def test_massages_when_it_hurts_do_not_make_their_days_look_worse() -> None:
    rated = [massage(n, nrs + 2) for n, nrs in enumerate(PAIN.tolist()) if nrs > 4]
    read = series(evenings(PAIN.tolist()), *rated)
    assert read.pain_nrs - read.pain_nrs.mean() == pytest.approx(PAIN - PAIN.mean(), abs=0.35)


@pytest.mark.parametrize(("rated", "used"), [(4, False), (5, True)])
def test_fewer_than_five_ratings_before_a_massage_are_not_used(rated: int, *, used: bool) -> None:
    read = series(evenings([4.0] * 10), *(massage(n, 6) for n in range(rated)))
    assert bool(read.n_readings.sum() > 10) is used


def test_ratings_on_days_without_a_check_in_do_not_count_towards_the_five() -> None:
    pain = [4.0] * 6 + [None] * 3 + [4.0]
    read = series(evenings(pain), *(massage(n, 6) for n in range(2, 9)))
    assert read.n_readings.sum() == 7


def test_sit_downs_count_and_massages_without_a_rating_do_not() -> None:
    rests = [massage(n, 5, technique=REST) for n in range(5)]
    read = series(evenings([4.0] * 8), *rests, massage(6, None))
    assert read.n_readings.tolist() == [2, 2, 2, 2, 2, 1, 1, 1]


@pytest.mark.parametrize(("clock", "n"), [(time(23, 59), 1), (time(0), 0), (time(3, 59), 0), (time(4), 1)])
def test_a_massage_after_midnight_belongs_to_its_evening(clock: time, n: int) -> None:
    late = Session(datetime.combine(day(1), clock), 10.0, "glide", before_nrs=6.0)
    assert before_massages([late], (day(0), day(1))).day.tolist() == [n]


def test_massages_outside_the_days_are_left_out() -> None:
    assert before_massages([massage(5, 6)], (day(0), day(1))).day.tolist() == []


@pytest.mark.parametrize("side", [Side.RIGHT, None])
def test_one_side_noted_twice_is_not_both_sides(side: Side | None) -> None:
    twice = [rating(n, nrs, side=Side.RIGHT) for n in range(6) for nrs in (6, 2)]
    with_one = [rating(n, 6, side=side) for n in range(6)]
    assert np.isnan(moments([*twice, *with_one], tuple(day(n) for n in range(6))).other_nrs).all()
    assert series([*both_sides([(6, 5)] * 6), *twice]).pain_nrs.tolist() == [6] * 6


def test_the_order_of_check_ins_and_massages_changes_nothing() -> None:
    ratings, sessions = both_sides(SIDES), [massage(n, 3 + n % 4, hour=18 + n % 3) for n in range(0, 50, 2)]
    one_way = daily_series(Diary(ratings, tuple(sessions)))
    other_way = daily_series(Diary(ratings[::-1], tuple(sessions[::-1])))
    assert one_way.pain_nrs.tolist() == other_way.pain_nrs.tolist()


def test_another_check_in_the_same_evening_is_another_reading() -> None:
    later = replace(rating(0, 8), at=datetime.combine(day(0), time(22)))
    assert series([*evenings([4.0, 5.0]), later]).pain_nrs == pytest.approx([6, 5])
