"""One cue at a time, never in quiet hours, never for what is noted, never twice: whatever was turned on."""

import re
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fodro.domain.civil import lived_day
from fodro.knowledge.reminding import (
    BETWEEN,
    EVERY_DAY,
    MOST_A_DAY,
    Cue,
    Logged,
    Massage,
    Period,
    Quiet,
    Reminder,
    Said,
    Settings,
    calendar_day,
    cue,
    is_done,
    occasions,
    usual_time,
    week_of,
)
from tests.knowledge.test_content_words import FORBIDDEN

HERE = ZoneInfo("Europe/Copenhagen")
SUNDAY = date(2026, 11, 22)
NO_QUIET = Quiet(time(0), time(0))


def on(slug: str, at: str = "", *, weekdays: frozenset[int] = EVERY_DAY, after_min: int = 0) -> Reminder:
    known = occasions()[slug]
    chosen = after_min or next(iter(known.after_min), 0)
    return Reminder(known, time.fromisoformat(at) if at else known.at, weekdays, chosen)


def wanting(*reminders: Reminder, quiet: Quiet = NO_QUIET) -> Settings:
    return Settings(reminders, quiet)


def wall(at: str, day: date = SUNDAY, *, fold: int = 0) -> datetime:
    return datetime.combine(day, time.fromisoformat(at), HERE).replace(fold=fold)


def slug_of(found: Cue | None) -> str | None:
    return found and found.occasion.slug


# --- one evening, told in examples


def test_nothing_is_said_before_anything_was_turned_on() -> None:
    assert cue(wall("20:00"), Settings(), Logged()) is None


def test_an_evening_check_in_is_asked_for_at_its_time_and_not_before() -> None:
    evening = wanting(on("checkin", "20:00"))
    assert cue(wall("19:59"), evening, Logged()) is None
    assert slug_of(cue(wall("20:00"), evening, Logged())) == "checkin"
    assert slug_of(cue(wall("23:59"), evening, Logged())) == "checkin"
    assert cue(wall("00:00", SUNDAY + timedelta(days=1)), evening, Logged()) is None, "too late is dropped"


def test_a_check_in_shortly_before_is_enough_and_one_in_the_morning_is_not() -> None:
    evening = wanting(on("checkin", "20:00"))
    assert cue(wall("20:30"), evening, Logged(last_checkin=wall("17:10"))) is None
    assert cue(wall("20:30"), evening, Logged(last_checkin=wall("20:20"))) is None
    assert cue(wall("20:30"), evening, Logged(last_checkin=wall("08:00"))) is not None


def test_only_the_chosen_weekdays_count() -> None:
    mondays = wanting(on("day", "20:00", weekdays=frozenset({0})))
    assert cue(wall("20:00"), mondays, Logged()) is None
    assert cue(wall("20:00", SUNDAY + timedelta(days=1)), mondays, Logged()) is not None


def test_after_midnight_it_is_still_the_evening_before() -> None:
    sundays = wanting(on("checkin", "01:00", weekdays=frozenset({6})))
    monday = SUNDAY + timedelta(days=1)
    assert cue(wall("01:00", SUNDAY), sundays, Logged()) is None
    found = cue(wall("01:00", monday), sundays, Logged())
    assert found is not None
    assert found.key == SUNDAY.isoformat()
    assert found.closes == wall("04:00", monday), "with the day it belongs to"
    assert cue(wall("04:00", monday), sundays, Logged()) is None, "a new day begins at four"


def test_the_most_urgent_comes_first() -> None:
    both = wanting(on("day", "20:00"), on("checkin", "20:00"))
    assert slug_of(cue(wall("20:00"), both, Logged())) == "checkin"
    assert slug_of(cue(wall("20:00"), both, Logged(last_checkin=wall("19:00")))) == "day"


def test_not_now_is_heard_and_nothing_else_follows_at_once() -> None:
    both = wanting(on("checkin", "20:00"), on("day", "20:00"))
    declined = Logged(said=(Said("checkin", SUNDAY.isoformat(), wall("20:05")),))
    assert cue(wall("20:06"), both, declined) is None
    assert cue(wall("20:34"), both, declined) is None
    assert slug_of(cue(wall("20:35"), both, declined)) == "day"


def test_what_was_sent_but_not_answered_still_stands_in_the_app() -> None:
    evening = wanting(on("checkin", "20:00"))
    sent = Logged(said=(Said("checkin", SUNDAY.isoformat(), wall("20:00"), closed=False),))
    assert slug_of(cue(wall("20:01"), evening, sent)) == "checkin"


def test_after_the_most_for_one_day_it_is_quiet_until_the_next() -> None:
    evening = wanting(on("checkin", "20:00"))
    said = tuple(Said("later", f"massage {n}", wall(f"1{n}:00")) for n in range(MOST_A_DAY))
    assert cue(wall("20:00"), evening, Logged(said=said[1:])) is not None
    assert cue(wall("20:00"), evening, Logged(said=said)) is None
    assert cue(wall("20:00", SUNDAY + timedelta(days=1)), evening, Logged(said=said)) is not None


def test_a_later_rating_is_asked_for_while_it_still_fits() -> None:
    after = wanting(on("later", after_min=60))
    massaged = Logged(massages=(Massage("m", wall("18:00")),))
    assert cue(wall("18:59"), after, massaged) is None
    found = cue(wall("19:00"), after, massaged)
    assert found is not None
    assert (found.occasion.slug, found.key) == ("later", "m")
    assert cue(wall("20:00"), after, massaged) is None
    assert cue(wall("19:00"), after, replace(massaged, last_checkin=wall("18:45"))) is None


def test_a_weekly_photo_is_not_asked_for_in_a_week_that_has_one() -> None:
    weekly = wanting(on("photo", "10:00", weekdays=frozenset({6})))
    assert cue(wall("10:00"), weekly, Logged(done=frozenset({"photo"}))) is None
    assert cue(wall("10:00"), weekly, Logged()) is not None
    assert week_of(SUNDAY)[0] == date(2026, 11, 16)
    assert week_of(SUNDAY)[-1] == SUNDAY


def test_a_clock_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        cue(datetime(2026, 11, 22, 20), Settings(), Logged())  # noqa: DTZ001  # the naive clock is the point


# --- quiet hours


@pytest.mark.parametrize(
    ("at", "quiet"),
    [("21:59", False), ("22:00", True), ("00:00", True), ("06:59", True), ("07:00", False), ("12:00", False)],
)
def test_quiet_hours_run_over_midnight(at: str, quiet: bool) -> None:
    assert Quiet().holds(time.fromisoformat(at)) is quiet


def test_quiet_hours_in_the_day_are_for_those_who_work_at_night() -> None:
    at_work = Quiet(time(9), time(16))
    assert at_work.holds(time(12))
    assert not at_work.holds(time(2))


def test_from_and_until_the_same_time_is_no_quiet_at_all() -> None:
    assert not any(NO_QUIET.holds(time(hour)) for hour in range(24))


def test_what_falls_in_the_quiet_hours_waits_for_their_end_or_is_dropped() -> None:
    early, late = on("first-steps", "06:30"), on("checkin", "22:30")
    both = wanting(early, late, quiet=Quiet())
    assert cue(wall("06:30"), both, Logged()) is None
    assert slug_of(cue(wall("07:00"), both, Logged())) == "first-steps"
    assert all(cue(wall(at), both, Logged()) is None for at in ("22:30", "23:59"))
    assert usual_time(early, Quiet()) == time(7)
    assert usual_time(late, Quiet()) is None
    assert usual_time(on("checkin", "20:00"), Quiet()) == time(20)


# --- nights on which the clocks change

SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


def minutes_from(start: datetime, hours: int) -> list[datetime]:
    """Return every minute of `hours` hours, as instants, on the clock of the wall."""
    begin = start.astimezone(UTC)
    return [(begin + timedelta(minutes=n)).astimezone(HERE) for n in range(hours * 60)]


def test_a_time_that_the_clocks_skip_comes_an_hour_later_and_once() -> None:
    at_night = wanting(on("checkin", "02:30"))
    night = [(at, cue(at, at_night, Logged())) for at in minutes_from(wall("00:00", SPRING), 4)]
    said = [(at, found.key) for at, found in night if found]
    assert said[0] == (wall("03:30", SPRING), "2026-03-28")
    assert {key for _, key in said} == {"2026-03-28"}


def test_a_time_that_comes_twice_is_said_the_first_time_only() -> None:
    at_night = wanting(on("checkin", "02:30"))
    said: list[datetime] = []
    logged = Logged()
    for at in minutes_from(wall("00:00", AUTUMN), 5):
        if found := cue(at, at_night, logged):
            said.append(at)
            logged = Logged(said=(*logged.said, Said(found.occasion.slug, found.key, at)))
    assert [(at.time(), at.fold) for at in said] == [(time(2, 30), 0)]


def test_a_flight_over_the_date_line_does_not_repeat_a_day() -> None:
    evening = wanting(on("checkin", "20:00"))
    in_auckland = datetime(2026, 11, 22, 20, tzinfo=ZoneInfo("Pacific/Auckland"))
    found = cue(in_auckland, evening, Logged())
    assert found is not None
    said = Logged(said=(Said("checkin", found.key, in_auckland),))
    in_honolulu = datetime(2026, 11, 22, 20, tzinfo=ZoneInfo("Pacific/Honolulu"))
    assert cue(in_honolulu, evening, said) is None


# --- whatever was turned on

times = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 45)))
weekdays = st.frozensets(st.integers(0, 6), min_size=1)
quiets = st.builds(Quiet, times, times)
reminders = st.lists(st.sampled_from(list(occasions())), unique=True, min_size=1).flatmap(
    lambda slugs: st.tuples(*(made(slug) for slug in slugs))
)
zones = st.sampled_from(
    ["Europe/Copenhagen", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe", "UTC"]
)
days = st.sampled_from([SPRING, AUTUMN, SUNDAY, date(2026, 3, 8), date(2026, 11, 1), date(2026, 4, 5)])
STEP = timedelta(minutes=7)


def made(slug: str) -> st.SearchStrategy[Reminder]:
    known = occasions()[slug]
    return st.builds(Reminder, st.just(known), times, weekdays, st.sampled_from(known.after_min or (0,)))


@st.composite
def stretches_of_life(draw: st.DrawFn) -> tuple[Settings, list[datetime], Logged]:
    """Settings, two days in steps of some minutes around a change of the clocks, and what is noted."""
    where, day = ZoneInfo(draw(zones)), draw(days)
    begin = datetime.combine(day, time(0), where).astimezone(UTC) - timedelta(hours=6)
    moments = [(begin + n * STEP).astimezone(where) for n in range(int(timedelta(hours=48) / STEP))]
    massages = draw(st.lists(st.sampled_from(moments), max_size=6))
    logged = Logged(
        done=draw(st.frozensets(st.sampled_from(["first-steps", "day", "photo"]))),
        last_checkin=draw(st.none() | st.sampled_from(moments)),
        massages=tuple(Massage(f"massage {n}", at) for n, at in enumerate(massages)),
    )
    return Settings(draw(reminders), draw(quiets)), moments, logged


def lived(life: tuple[Settings, list[datetime], Logged]) -> list[tuple[datetime, Cue]]:
    """Walk through the time, closing each cue as it is said."""
    wanted, moments, logged = life
    said: list[tuple[datetime, Cue]] = []
    for at in moments:
        if found := cue(at, wanted, logged):
            said.append((at, found))
            logged = replace(logged, said=(*logged.said, Said(found.occasion.slug, found.key, at)))
    return said


@settings(deadline=None)
@given(stretches_of_life())
def test_nothing_is_said_in_quiet_hours_or_out_of_its_time(
    life: tuple[Settings, list[datetime], Logged],
) -> None:
    wanted = {reminder.occasion.slug: reminder for reminder in life[0].reminders}
    for at, found in lived(life):
        reminder = wanted[found.occasion.slug]
        assert not life[0].quiet.holds(at.time())
        assert found.opens <= at.astimezone(UTC) < found.closes
        if found.occasion.period is not Period.MASSAGE:
            assert date.fromisoformat(found.key) == lived_day(at)
            assert lived_day(at).weekday() in reminder.weekdays


@settings(deadline=None)
@given(stretches_of_life())
def test_nothing_is_said_twice_or_close_together_or_too_often(
    life: tuple[Settings, list[datetime], Logged],
) -> None:
    said = lived(life)
    identities = [(found.occasion.slug, found.key) for _, found in said]
    assert len(identities) == len(set(identities))
    moments = [at.astimezone(UTC) for at, _ in said]
    assert all(later - earlier >= BETWEEN for earlier, later in pairwise(moments))
    per_day = [lived_day(at) for at, _ in said]
    assert all(per_day.count(day) <= MOST_A_DAY for day in per_day)


@settings(deadline=None)
@given(stretches_of_life())
def test_nothing_is_said_that_is_noted_already(life: tuple[Settings, list[datetime], Logged]) -> None:
    logged = life[2]
    for _, found in lived(life):
        assert found.occasion.slug not in logged.done
        assert not is_done(found, logged)
        if logged.last_checkin and found.occasion.counts_before_min:
            enough = found.opens - timedelta(minutes=found.occasion.counts_before_min)
            assert logged.last_checkin.astimezone(UTC) < enough


@settings(deadline=None)
@given(stretches_of_life())
def test_the_order_in_which_things_were_turned_on_does_not_matter(
    life: tuple[Settings, list[datetime], Logged],
) -> None:
    wanted, moments, logged = life
    other = replace(wanted, reminders=wanted.reminders[::-1])
    assert lived((other, moments, logged)) == lived(life)


@given(times)
def test_the_calendar_day_of_a_time_is_the_one_on_which_it_is_lived(at: time) -> None:
    assert lived_day(datetime.combine(calendar_day(SUNDAY, at), at, UTC)) == SUNDAY


# --- the content


def test_every_occasion_is_whole() -> None:
    assert list(occasions()) == ["later", "first-steps", "checkin", "day", "photo"]
    for known in occasions().values():
        assert known.lasts_min > 0
        assert known.weekdays
        assert (known.period is Period.MASSAGE) == bool(known.after_min)
        assert all(60 <= after < known.lasts_min <= 120 for after in known.after_min)


def test_the_words_describe_and_never_push() -> None:
    content = tomllib.loads(files("fodro.knowledge").joinpath("reminders.toml").read_text(encoding="utf-8"))
    words = [text for entry in content.values() for both in entry.values() if isinstance(both, dict)
             for text in both.values()]  # fmt: skip
    assert len(words) == len(content) * 4 * 2
    assert [text for text in words if FORBIDDEN.search(text)] == []
    assert [
        text for text in words if re.search(r"\bremember\b|\bforgot|\bmust\b|\bhusk\b|\bglemt|\bskal\b", text)
    ] == []
