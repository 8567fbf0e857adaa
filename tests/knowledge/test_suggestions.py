"""One suggestion at a time, and never for what was already done."""

from dataclasses import replace
from itertools import product

import pytest

from fodro.domain.civil import DayPart
from fodro.knowledge.suggestions import SORE_FROM_NRS, Suggestion, TodaySoFar, suggest

MASSAGES = {Suggestion.MASSAGE_LONG, Suggestion.MASSAGE_SHORT}
WORST = (None, 0.0, 0.5, SORE_FROM_NRS - 0.1, SORE_FROM_NRS, 10.0)
DAYS = [
    TodaySoFar(part=part, ever_noted=ever, worst_nrs=worst, massaged=massaged)
    for part, ever, worst, massaged in product(DayPart, (True, False), WORST, (True, False))
    if ever or worst is None
]
WARNED = [replace(day, read_first=True) for day in DAYS]


def test_without_a_note_today_the_suggestion_is_to_check_in() -> None:
    for day in DAYS:
        wanted = Suggestion.CHECK_IN if day.ever_noted else Suggestion.FIRST_CHECK_IN
        assert (suggest(day) is wanted) == (day.worst_nrs is None and not day.massaged), day


def test_after_a_massage_no_other_is_suggested() -> None:
    assert {suggest(day) for day in DAYS if day.massaged} == {Suggestion.REST}


def test_a_caution_comes_before_everything_else() -> None:
    assert {suggest(day) for day in WARNED} == {Suggestion.READ_FIRST}


def test_a_massage_is_suggested_exactly_when_something_hurts_and_none_was_done() -> None:
    for day in DAYS:
        assert (suggest(day) in MASSAGES) == (bool(day.worst_nrs) and not day.massaged), day


@pytest.mark.parametrize("part", DayPart)
def test_ten_minutes_are_for_sore_feet_late_in_the_day(part: DayPart) -> None:
    late = part in {DayPart.EVENING, DayPart.NIGHT}
    for worst in (SORE_FROM_NRS, 10.0):
        day = TodaySoFar(part=part, ever_noted=True, worst_nrs=worst, massaged=False)
        assert (suggest(day) is Suggestion.MASSAGE_LONG) == late
    mild = TodaySoFar(part=part, ever_noted=True, worst_nrs=SORE_FROM_NRS - 0.1, massaged=False)
    assert suggest(mild) is Suggestion.MASSAGE_SHORT


def test_feet_that_do_not_hurt_are_left_alone() -> None:
    calm = {suggest(day) for day in DAYS if day.worst_nrs == 0 and not day.massaged}
    assert calm == {Suggestion.LEAVE_IT}


def test_every_suggestion_can_be_given() -> None:
    assert {suggest(day) for day in [*DAYS, *WARNED]} == set(Suggestion)
