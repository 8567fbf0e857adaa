"""Minutes on the feet come from instants: whatever the clocks on the walls did meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fodro.domain.civil import ZoneError
from fodro.domain.standing import (
    FLOORS,
    OnFeet,
    Stretch,
    StretchError,
    lived_bounds,
    moment_after,
    moment_on,
    on_feet,
)

HOME = "Europe/Copenhagen"
DAY = date(2026, 11, 20)
MIDNIGHT = datetime(2026, 11, 20, 23, tzinfo=UTC)
"""The end of `DAY` at home, in UTC."""


def at(clock: str, day: date = DAY, zone: str = HOME) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(zone))


def stood(start: str, end: str | None, *, floor: str = "", shoes: str = "", day: date = DAY) -> Stretch:
    return Stretch(at(start, day), at(end, day) if end else None, floor, shoes)


def of(*stretches: Stretch, day: date = DAY, zone: str = HOME, now: datetime = MIDNIGHT) -> OnFeet:
    return on_feet(stretches, day, zone, now)


def test_a_day_without_a_stretch_is_nothing() -> None:
    assert of() == OnFeet(0.0, 0.0, 0.0, None, None, {}, {})


def test_minutes_add_up_and_the_longest_stretch_is_found() -> None:
    day = of(stood("07:00", "09:30"), stood("10:00", "11:00"), stood("13:00", "16:15"))
    assert (day.minutes, day.longest_min) == (405, 195)


def test_a_change_of_floor_or_shoes_breaks_nothing() -> None:
    day = of(
        stood("07:00", "09:00", floor="hard", shoes="clogs"),
        stood("09:00", "10:00", floor="soft", shoes="clogs"),
        stood("10:00", "10:30", floor="soft"),
    )
    assert (day.minutes, day.longest_min) == (210, 210)
    assert day.by_floor == {"hard": 120, "soft": 90}
    assert day.by_shoes == {"clogs": 180, "": 30}


@pytest.mark.parametrize(("pause_s", "longest_min"), [(0, 120), (59, 120), (60, 60), (61, 60)])
def test_a_pause_of_a_minute_breaks_a_stretch_and_a_shorter_one_does_not(
    pause_s: int, longest_min: int
) -> None:
    second = at("08:00") + timedelta(seconds=pause_s)
    day = of(stood("07:00", "08:00"), Stretch(second, second + timedelta(hours=1)))
    assert (day.minutes, day.longest_min) == (120, longest_min)


def test_what_overlaps_is_counted_once_and_for_the_harder_floor() -> None:
    day = of(
        stood("08:00", "10:00", floor="soft"), stood("09:00", "11:00", floor="hard"), stood("09:15", "09:45")
    )
    assert (day.minutes, day.longest_min) == (180, 180)
    assert day.by_floor == {"soft": 60, "hard": 120}


class TestRunning:
    def test_a_stretch_that_runs_counts_up_to_now(self) -> None:
        day = of(stood("07:10", None), now=at("09:40"))
        assert (day.minutes, day.longest_min, day.running_since) == (150, 150, at("07:10"))

    def test_it_runs_from_the_moment_it_began(self) -> None:
        assert of(stood("07:10", None), now=at("07:10")).running_since == at("07:10")

    def test_it_runs_since_before_the_floor_changed(self) -> None:
        day = of(stood("07:10", "08:00", floor="hard"), stood("08:00", None, floor="soft"), now=at("09:10"))
        assert (day.running_since, day.longest_min) == (at("07:10"), 120)

    def test_a_break_before_it_is_a_break(self) -> None:
        day = of(stood("07:10", "08:00"), stood("08:30", None), now=at("09:00"))
        assert (day.running_since, day.minutes, day.longest_min) == (at("08:30"), 80, 50)

    def test_after_six_hours_it_still_counts_and_a_second_later_it_is_unknown(self) -> None:
        known = of(stood("07:00", None), now=at("13:00:00"))
        unknown = of(stood("07:00", None), now=at("13:00:01"))
        assert (known.minutes, known.running_since, known.unanswered_since) == (360, at("07:00"), None)
        assert (unknown.minutes, unknown.longest_min) == (None, None)
        assert (unknown.running_since, unknown.unanswered_since) == (None, at("07:00"))

    def test_what_is_known_of_the_day_is_still_told(self) -> None:
        day = of(stood("05:00", "06:00", floor="hard"), stood("07:00", None, floor="soft"), now=at("20:00"))
        assert (day.minutes, day.known_min, day.by_floor) == (None, 60, {"hard": 60})

    def test_saying_that_it_goes_on_makes_the_hours_so_far_known(self) -> None:
        day = of(stood("07:00", "13:30"), stood("13:30", None), now=at("14:00"))
        assert (day.minutes, day.longest_min, day.running_since) == (420, 420, at("07:00"))

    def test_one_forgotten_in_the_evening_never_becomes_fourteen_hours(self) -> None:
        evening, morning = stood("20:00", None), at("10:00", DAY + timedelta(days=1))
        for day in (DAY, DAY + timedelta(days=1)):
            found = of(evening, day=day, now=morning)
            assert (found.minutes, found.longest_min, found.known_min) == (None, None, 0)
            assert found.unanswered_since == at("20:00")

    def test_a_forgotten_one_leaves_later_days_alone(self) -> None:
        later = DAY + timedelta(days=3)
        found = of(
            stood("20:00", None), stood("08:00", "09:00", day=later), day=later, now=at("12:00", later)
        )
        assert (found.minutes, found.unanswered_since) == (60, None)

    def test_a_clock_that_runs_ahead_has_not_lived_anything_yet(self) -> None:
        assert of(stood("12:00", None), now=at("11:00")) == of(now=at("11:00"))


class TestDays:
    def test_the_day_lasts_until_four_in_the_morning(self) -> None:
        late = Stretch(at("22:00"), at("05:30", DAY + timedelta(days=1)))
        today, tomorrow = of(late), of(late, day=DAY + timedelta(days=1))
        assert (today.minutes, tomorrow.minutes) == (360, 90)
        assert (today.longest_min, tomorrow.longest_min) == (360, 90)

    def test_a_stretch_after_midnight_belongs_to_the_evening_before(self) -> None:
        after_midnight = stood("00:30", "03:30", day=DAY + timedelta(days=1))
        assert (of(after_midnight).minutes, of(after_midnight, day=DAY + timedelta(days=1)).minutes) == (
            180,
            0,
        )

    def test_a_night_with_an_hour_more_has_an_hour_more(self) -> None:
        autumn = date(2026, 10, 24)  # clocks go back from 3 to 2 in the night after it
        night = Stretch(at("22:00", autumn), at("04:00", date(2026, 10, 25)))
        assert of(night, day=autumn).minutes == 7 * 60

    def test_a_night_with_an_hour_less_has_an_hour_less(self) -> None:
        spring = date(2026, 3, 28)  # clocks go forward from 2 to 3 in the night after it
        night = Stretch(at("22:00", spring), at("04:00", date(2026, 3, 29)))
        assert of(night, day=spring).minutes == 5 * 60

    @pytest.mark.parametrize(("day", "hours"), [("2026-10-24", 25), ("2026-03-28", 23), ("2026-11-20", 24)])
    def test_a_day_is_as_long_as_it_was(self, day: str, hours: int) -> None:
        begins, ends = lived_bounds(date.fromisoformat(day), HOME)
        assert ends - begins == timedelta(hours=hours)

    def test_the_hour_that_comes_twice_is_told_apart(self) -> None:
        first = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo(HOME), fold=0)
        second = first.replace(fold=1)
        assert of(Stretch(first, second), day=date(2026, 10, 24)).minutes == 60

    def test_each_stretch_belongs_to_the_day_where_the_person_was(self) -> None:
        tokyo, home = "Asia/Tokyo", HOME
        before = Stretch(at("21:00", zone=tokyo), at("23:00", zone=tokyo), zone=tokyo)
        after = Stretch(at("20:00", zone=home), at("22:00", zone=home), zone=home)
        assert of(before, after, zone=home).minutes == of(before, after, zone=tokyo).minutes == 240
        night_at_home = Stretch(at("02:00", zone=home), at("03:00", zone=home), zone=home)
        assert of(night_at_home, zone=tokyo).minutes == 0, "ten in the morning there, the day before here"

    def test_a_flight_in_the_middle_of_a_stretch_loses_nothing(self) -> None:
        starts, changes, ends = (datetime(2026, 11, 20, hour, tzinfo=UTC) for hour in (6, 12, 14))
        parts = (Stretch(starts, changes, zone=HOME), Stretch(changes, ends, zone="America/New_York"))
        assert of(*parts).longest_min == 480

    def test_an_offset_is_a_zone_too(self) -> None:
        early = Stretch(at("06:00", zone="UTC"), at("07:00", zone="UTC"), zone="+02:00")
        west = Stretch(at("06:00", zone="UTC"), at("07:00", zone="UTC"), zone="-05:00")
        assert (of(early, zone="UTC").minutes, of(west, zone="UTC").minutes) == (60, 0)

    def test_a_zone_that_is_none_is_refused(self) -> None:
        with pytest.raises(ZoneError):
            of(stood("07:00", "08:00"), zone="Europe/Atlantis")


class TestClocks:
    @pytest.mark.parametrize(
        ("clock", "instant"),
        [("04:00", "2026-11-20T03:00"), ("23:59", "2026-11-20T22:59"), ("03:59", "2026-11-21T02:59")],
    )
    def test_a_time_before_four_is_the_night_at_the_end_of_the_day(self, clock: str, instant: str) -> None:
        found = moment_on(DAY, time.fromisoformat(clock), HOME)
        assert found == datetime.fromisoformat(f"{instant}+00:00")

    def test_a_clock_shows_each_time_again_the_next_day(self) -> None:
        after = moment_after(at("20:00"), time(5, 30), HOME)
        assert after == at("05:30", DAY + timedelta(days=1))
        assert moment_after(at("20:00"), time(20), HOME) == at("20:00")

    def test_in_the_hour_that_comes_twice_the_end_comes_after_the_beginning(self) -> None:
        second = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo(HOME), fold=1)
        assert moment_after(second, time(2, 45), HOME) - second.astimezone(UTC) == timedelta(minutes=15)
        assert moment_on(date(2026, 10, 24), time(2, 30), HOME) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

    def test_a_time_that_never_comes_is_an_hour_later(self) -> None:
        assert moment_on(date(2026, 3, 28), time(2, 30), HOME) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


class TestWhatCannotBe:
    def test_a_clock_without_its_zone_is_refused(self) -> None:
        with pytest.raises(StretchError, match="zone"):
            Stretch(datetime(2026, 11, 20, 7))  # noqa: DTZ001  # the point of it
        with pytest.raises(StretchError, match="zone"):
            Stretch(at("07:00"), datetime(2026, 11, 20, 8))  # noqa: DTZ001  # the point of it

    def test_an_end_before_the_beginning_is_refused(self) -> None:
        with pytest.raises(StretchError, match="before"):
            stood("08:00", "07:59")

    def test_an_unknown_floor_is_refused(self) -> None:
        with pytest.raises(StretchError, match="lava"):
            stood("08:00", "09:00", floor="lava")


SECONDS = st.integers(0, 3 * 86_400)
AT_HOME = ("", HOME)
ANYWHERE = ("", "Asia/Tokyo", "America/New_York", "Pacific/Kiritimati", "-09:30")
BEGINNING = datetime(2026, 10, 23, tzinfo=UTC)
"""Three days with the change of the clocks among them."""
DAYS = st.dates(date(2026, 10, 22), date(2026, 10, 27))
NOW = BEGINNING + timedelta(days=5)


@st.composite
def closed(draw: st.DrawFn, zones: tuple[str, ...] = AT_HOME) -> Stretch:
    start, end = sorted((draw(SECONDS), draw(SECONDS)))
    return Stretch(
        BEGINNING + timedelta(seconds=start),
        BEGINNING + timedelta(seconds=end),
        draw(st.sampled_from(FLOORS)),
        draw(st.sampled_from(("", "clogs", "boots"))),
        draw(st.sampled_from(zones)),
    )


MANY = st.lists(closed(), max_size=8)


def day_of(stretches: Sequence[Stretch], day: date) -> OnFeet:
    return on_feet(stretches, day, HOME, NOW)


@given(MANY, DAYS)
def test_a_day_never_has_more_minutes_than_it_is_long(stretches: list[Stretch], day: date) -> None:
    begins, ends = lived_bounds(day, HOME)
    found = day_of(stretches, day)
    assert found.minutes is not None
    assert found.longest_min is not None
    assert 0 <= found.longest_min <= found.minutes <= (ends - begins) / timedelta(minutes=1)


@given(MANY, DAYS, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(stretches: list[Stretch], day: date, chance: Random) -> None:
    shuffled = list(stretches)
    chance.shuffle(shuffled)
    assert day_of(shuffled, day) == day_of(stretches, day)


@given(MANY, DAYS, st.data())
def test_cutting_a_stretch_in_two_changes_nothing(
    stretches: list[Stretch], day: date, data: st.DataObject
) -> None:
    cut: list[Stretch] = []
    for stretch in stretches:
        assert stretch.end is not None
        share = data.draw(st.floats(0, 1))
        middle = stretch.start + (stretch.end - stretch.start) * share
        what = (stretch.floor, stretch.shoes, stretch.zone)
        cut += [Stretch(stretch.start, middle, *what), Stretch(middle, stretch.end, *what)]
    assert day_of(cut, day) == day_of(stretches, day)


@given(MANY, DAYS)
def test_saying_it_twice_counts_once(stretches: list[Stretch], day: date) -> None:
    assert day_of([*stretches, *stretches], day) == day_of(stretches, day)


@given(MANY, DAYS)
def test_floors_and_shoes_each_add_up_to_the_day(stretches: list[Stretch], day: date) -> None:
    found = day_of(stretches, day)
    assert sum(found.by_floor.values()) == pytest.approx(found.known_min)
    assert sum(found.by_shoes.values()) == pytest.approx(found.known_min)


@given(closed(ANYWHERE))
def test_over_all_days_a_stretch_is_counted_whole(stretch: Stretch) -> None:
    assert stretch.end is not None
    days = [date(2026, 10, 20) + timedelta(days=n) for n in range(9)]
    counted = sum(day_of([stretch], day).known_min for day in days)
    assert counted == pytest.approx((stretch.end - stretch.start) / timedelta(minutes=1))
