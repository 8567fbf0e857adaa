"""What was worn: noted, of the shift, or usual and only assumed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodro.domain.comfort import ActivityComfort, Comfort, comfort_by_activity
from fodro.domain.wearing import (
    Basis,
    Held,
    ShiftTime,
    UsualPair,
    Wear,
    WearDay,
    Worn,
    age_months,
    held_by,
    hours_by_pair,
    main_pair,
    pairs_of,
    steps_by_pair,
    totals_of,
    usual_on,
    wear_to_change,
    worn_on,
)

MONDAY = date(2026, 11, 16)
SUNDAY = MONDAY - timedelta(days=1)
TUESDAY = MONDAY + timedelta(days=1)
WORKDAYS = frozenset(range(5))


def usual(
    shoes: str,
    weekdays: frozenset[int] = WORKDAYS,
    *,
    since: date = SUNDAY,
    on_shift: bool = False,
    until: date | None = None,
) -> UsualPair:
    return UsualPair(shoes, weekdays, on_shift, since, until)


def test_a_day_has_its_usual_pair_and_it_is_assumed() -> None:
    assert worn_on(WearDay(MONDAY), [usual("clogs")]) == (Worn(Wear(shoes="clogs"), Basis.USUAL),)
    assert worn_on(WearDay(MONDAY), [usual("clogs")])[0].assumed


def test_a_weekday_without_a_usual_pair_has_none() -> None:
    assert worn_on(WearDay(SUNDAY), [usual("clogs")]) == ()
    assert usual_on([], MONDAY) == ""


def test_a_usual_pair_never_reaches_back_before_it_was_set() -> None:
    assert usual_on([usual("clogs", since=TUESDAY)], MONDAY) == ""
    assert usual_on([usual("clogs", since=MONDAY)], MONDAY) == "clogs"


def test_of_two_pairs_for_a_monday_the_one_set_most_recently_wins() -> None:
    first, second = usual("clogs", since=MONDAY - timedelta(days=9)), usual("trainers", since=MONDAY)
    assert usual_on([first, second], MONDAY) == usual_on([second, first], MONDAY) == "trainers"
    assert usual_on([first, second], MONDAY - timedelta(days=7)) == "clogs"


def test_of_two_pairs_set_on_the_same_day_the_later_one_wins() -> None:
    pairs = [usual("clogs"), usual("trainers"), usual("clogs")]
    assert usual_on(pairs[:2], MONDAY) == "trainers"
    assert usual_on(pairs, MONDAY) == "clogs"


def test_a_pair_set_anew_keeps_the_days_it_had_before() -> None:
    mondays = usual("clogs", frozenset({0}), since=MONDAY - timedelta(days=14))
    tuesdays = usual("clogs", frozenset({1}), since=MONDAY)
    assert usual_on([mondays, tuesdays], MONDAY - timedelta(days=7)) == "clogs"
    assert usual_on([mondays, tuesdays], MONDAY) == ""
    assert usual_on([mondays, tuesdays], TUESDAY) == "clogs"


def test_a_pair_that_stopped_being_usual_leaves_the_day_to_the_other() -> None:
    pairs = [usual("trainers"), usual("clogs", since=MONDAY), usual("clogs", frozenset(), since=TUESDAY)]
    assert usual_on(pairs, MONDAY) == "clogs"
    assert usual_on(pairs, TUESDAY) == "trainers"


def test_on_the_day_of_a_shift_the_pair_for_shifts_comes_first() -> None:
    shift = usual("clogs", frozenset(), on_shift=True)
    pairs = [shift, usual("trainers", since=MONDAY)]
    assert usual_on(pairs, MONDAY, shift=True) == "clogs"
    assert usual_on(pairs, MONDAY) == "trainers"
    assert usual_on([shift], MONDAY) == ""


def test_a_retired_pair_is_usual_until_its_last_day() -> None:
    retired = usual("clogs", until=MONDAY)
    assert usual_on([retired], MONDAY) == "clogs"
    assert usual_on([retired], TUESDAY) == ""


def test_what_was_noted_stands_as_it_is() -> None:
    wears = (Wear(key="1", shoes="trainers"), Wear(key="2", socks="wool"))
    worn = worn_on(WearDay(MONDAY, wears, (ShiftTime(3, "clogs"),)), [usual("clogs")])
    assert [one.wear for one in worn] == list(wears)
    assert {one.basis for one in worn} == {Basis.NOTED}


def test_comfort_noted_without_a_pair_belongs_to_the_usual_one() -> None:
    (worn,) = worn_on(WearDay(MONDAY, (Wear(key="1", comfort=7),)), [usual("clogs")])
    assert worn == Worn(Wear(key="1", shoes="clogs", comfort=7), Basis.USUAL)


def test_a_shift_says_which_pairs_were_worn_the_longest_first() -> None:
    times = (ShiftTime(1, "trainers"), ShiftTime(2, "clogs"), ShiftTime(None, "boots"), ShiftTime(4))
    worn = worn_on(WearDay(MONDAY, shift_time=times), [usual("slippers")])
    assert pairs_of(worn) == ("clogs", "trainers", "boots")
    assert {one.basis for one in worn} == {Basis.SHIFT}


def test_noted_hours_come_before_the_time_of_the_shift() -> None:
    day = WearDay(
        MONDAY, (Wear(shoes="clogs", hours=5), Wear(shoes="clogs", hours=2)), (ShiftTime(4, "clogs"),)
    )
    assert hours_by_pair(day, worn_on(day, [])) == {"clogs": 7}


def test_without_noted_hours_the_shift_tells_them() -> None:
    day = WearDay(MONDAY, (Wear(shoes="clogs"),), (ShiftTime(4, "clogs"), ShiftTime(1.5), ShiftTime(None)))
    assert hours_by_pair(day, worn_on(day, [])) == {"clogs": 5.5}


def test_time_that_names_no_pair_is_not_split_between_two() -> None:
    day = WearDay(MONDAY, (Wear(shoes="clogs"), Wear(shoes="trainers", hours=1)), (ShiftTime(4),))
    assert hours_by_pair(day, worn_on(day, [])) == {"trainers": 1}


def test_hours_that_are_not_known_are_unknown_and_not_zero() -> None:
    day = WearDay(MONDAY, (Wear(shoes="clogs"),))
    assert hours_by_pair(day, worn_on(day, [])) == {}
    running = replace(day, shift_time=(ShiftTime(None, "clogs"),))
    assert hours_by_pair(running, worn_on(running, [])) == {}


@pytest.mark.parametrize(
    ("pairs", "hours", "expected"),
    [
        (("clogs",), {}, {"clogs": 9000.0}),
        (("clogs", "trainers"), {"clogs": 6.0, "trainers": 3.0}, {"clogs": 6000.0, "trainers": 3000.0}),
        (("clogs", "trainers"), {"clogs": 6.0}, {}),
        (("clogs", "trainers"), {"clogs": 0.0, "trainers": 0.0}, {}),
        ((), {}, {}),
    ],
)
def test_steps_go_to_the_pairs_by_their_hours(
    pairs: tuple[str, ...], hours: dict[str, float], expected: dict[str, float]
) -> None:
    assert steps_by_pair(WearDay(MONDAY, steps=9000), pairs, hours) == expected
    assert steps_by_pair(WearDay(MONDAY), pairs, hours) == {}


def test_the_main_pair_is_the_one_worn_longest_else_the_first() -> None:
    worn = (Worn(Wear(shoes="clogs")), Worn(Wear(shoes="trainers")))
    assert main_pair(worn, {"clogs": 2, "trainers": 5}) == "trainers"
    assert main_pair(worn, {}) == "clogs"
    assert main_pair((), {}) == ""


def test_the_totals_of_a_pair_count_only_what_is_known() -> None:
    days = [
        WearDay(MONDAY, (Wear(shoes="clogs", hours=8),), steps=5000),
        WearDay(TUESDAY),
        WearDay(SUNDAY, (Wear(shoes="slippers"),), steps=2000),
    ]
    totals = totals_of(days, [usual("clogs")])
    clogs = totals["clogs"]
    assert (clogs.days, clogs.assumed_days) == (2, 1)
    assert (clogs.hours, clogs.days_with_hours) == (8, 1)
    assert (clogs.steps, clogs.days_with_steps) == (5000, 1)
    assert (totals["slippers"].days, totals["slippers"].days_with_hours) == (1, 0)


def test_a_pair_worn_twice_on_a_day_was_worn_on_one_day() -> None:
    day = WearDay(MONDAY, (Wear(shoes="clogs", hours=4), Wear(shoes="clogs", hours=1)), steps=100)
    totals = totals_of([day], [])["clogs"]
    assert (totals.days, totals.hours, totals.steps) == (1, 5, 100)


def test_each_weekday_is_held_by_one_pair() -> None:
    pairs = [
        usual("clogs", on_shift=True),
        usual("trainers", frozenset({0, 6}), since=MONDAY),
        usual("boots", frozenset({3}), since=TUESDAY),
    ]
    assert held_by(pairs, MONDAY) == {
        "clogs": Held(frozenset({1, 2, 3, 4}), on_shift=True),
        "trainers": Held(frozenset({0, 6})),
    }
    assert held_by([usual("sandals", frozenset(), on_shift=True)], MONDAY) == {"sandals": Held(on_shift=True)}
    assert held_by([], MONDAY) == {}


def test_the_mean_of_each_activity_stands_with_its_number_of_ratings() -> None:
    ratings = [Comfort(MONDAY, "work", 4), Comfort(TUESDAY, "work", 7), Comfort(SUNDAY, "", 9)]
    assert comfort_by_activity(ratings) == (ActivityComfort("work", 5.5, 2), ActivityComfort("", 9, 1))


def test_saying_which_pair_it_was_changes_one_combination_and_keeps_the_rest() -> None:
    assert wear_to_change([], "clogs") == Wear()
    only = Wear(key="1", shoes="trainers", hours=8, comfort=6)
    assert wear_to_change([only], "clogs") == only
    long, short = Wear(key="1", shoes="boots", hours=6), Wear(key="2", shoes="trainers", hours=1)
    assert wear_to_change([short, long], "clogs") == long
    assert wear_to_change([short, long], "boots") is None


@pytest.mark.parametrize(
    ("bought", "day", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2026, 1, 15), date(2026, 2, 15), 1),
        (date(2025, 3, 20), date(2026, 11, 19), 19),
        (date(2026, 5, 1), date(2026, 4, 1), 0),
    ],
)
def test_the_age_counts_whole_months(bought: date, day: date, months: int) -> None:
    assert age_months(bought, day) == months


DAYS = st.dates(MONDAY - timedelta(days=20), MONDAY + timedelta(days=20))
CHOICES = st.builds(
    UsualPair,
    shoes=st.sampled_from("abc"),
    weekdays=st.frozensets(st.integers(0, 6)),
    on_shift=st.booleans(),
    since=DAYS,
)


@given(st.lists(CHOICES, max_size=8), CHOICES, DAYS, st.booleans())
def test_a_new_choice_never_changes_the_days_before_it(
    earlier: list[UsualPair], new: UsualPair, day: date, shift: bool
) -> None:
    if day < new.since:
        assert usual_on([*earlier, new], day, shift=shift) == usual_on(earlier, day, shift=shift)


@given(st.lists(CHOICES, max_size=8), DAYS)
def test_what_is_held_is_what_is_worn(choices: list[UsualPair], day: date) -> None:
    held = held_by(choices, day)
    expected = next((pair for pair, its in held.items() if day.weekday() in its.weekdays), "")
    assert usual_on(choices, day) == expected
