"""Sit-downs without massage: offered now and then, never where they would be unkind."""

from dataclasses import replace
from datetime import date, timedelta
from statistics import mean

import pytest

from fodro.domain.diary import REST
from fodro.knowledge.library import technique
from fodro.knowledge.resting import (
    ONE_IN,
    RATED_FIRST,
    TOO_SORE_NRS,
    Occasion,
    is_offered,
    rest_routine,
)
from fodro.knowledge.routine import Kind, Routine

FIRST = date(2026, 1, 1)
DAYS = [FIRST + timedelta(days=n) for n in range(3000)]


def occasion(n: int) -> Occasion:
    return Occasion(day=DAYS[n], agreed=True, rated=RATED_FIRST + n)


OFFERED = next(each for n in range(100) if is_offered(each := occasion(n)))


def test_about_one_massage_in_six_is_offered_as_a_sit_down() -> None:
    offered = [is_offered(occasion(n)) for n in range(len(DAYS))]
    assert mean(offered) == pytest.approx(1 / ONE_IN, abs=0.02)


def test_asked_again_on_the_same_day_the_answer_is_the_same() -> None:
    assert [is_offered(OFFERED) for _ in range(5)] == [True] * 5


@pytest.mark.parametrize("change", [
    {"agreed": False},
    {"rated": RATED_FIRST - 1},
    {"last_was_rest": True},
    {"is_plain": False},
    {"before_nrs": TOO_SORE_NRS},
    {"before_nrs": 10.0},
])  # fmt: skip
def test_it_is_never_offered_where_it_would_be_unkind_or_tell_nothing(change: dict[str, float]) -> None:
    assert not any(is_offered(replace(occasion(n), **change)) for n in range(300))


def test_the_draw_does_not_depend_on_how_the_feet_are() -> None:
    sore = [is_offered(replace(occasion(n), before_nrs=6.5)) for n in range(300)]
    fine = [is_offered(replace(occasion(n), before_nrs=0)) for n in range(300)]
    unknown = [is_offered(occasion(n)) for n in range(300)]
    assert sore == fine == unknown


@pytest.mark.parametrize("minutes", [3, 5, 10, 20])
def test_a_sit_down_takes_the_minutes_of_a_massage_and_touches_nothing(minutes: int) -> None:
    made = rest_routine(minutes)
    (step,) = made.steps
    assert (made.kind, made.seconds, step.technique, step.side) == (Kind.REST, minutes * 60, REST, None)
    assert not technique(REST).touches
    assert technique(REST).phases == (), "no massage is composed of it"
    assert Routine.from_dict(made.to_dict()) == made


def test_it_is_noted_as_rest() -> None:
    assert Kind.REST.value == REST
