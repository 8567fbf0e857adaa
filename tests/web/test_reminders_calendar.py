"""Reminders as a calendar: a private address, the standard's own words, and nothing about feet."""

import hashlib
import re
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client, override_settings
from icalendar import Calendar, Event

from fodro.knowledge.reminding import occasions
from fodro.web.people.flows import start_own_diary
from fodro.web.people.models import Person
from fodro.web.reminders.models import CalendarFeed
from tests.web.conftest import Note, client_of
from tests.web.reminded import (
    COPENHAGEN,
    HERE,
    SUNDAY,
    at,
    keep_record,
    turn_on,
)

pytestmark = pytest.mark.django_db

# --- the calendar


def feed_path(client: Client) -> str:
    address: str = client.get("/reminders/").context["page"].calendar_address
    return address.removeprefix("http://testserver").removeprefix("http://127.0.0.1")


@pytest.fixture
def local(client: Client) -> Client:
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    return client


def fetched(path: str, when: datetime, **headers: str) -> HttpResponse:
    with time_machine.travel(when, tick=False):
        return Client().get(path, headers={"Host": "127.0.0.1", **headers})


def events(answer: HttpResponse) -> list[Event]:
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_a_calendar_has_no_address_before_it_is_turned_on(local: Client) -> None:
    turn_on(local, "checkin")
    assert feed_path(local) == ""
    assert CalendarFeed.objects.count() == 0


def test_a_calendar_app_gets_each_reminder_as_a_recurring_event_of_the_persons_zone(local: Client) -> None:
    turn_on(local, "checkin", "photo", "later", do="calendar-on", **{"day:photo": ["6"]})
    answer = fetched(feed_path(local), at("09:00"))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    whole = Calendar.from_ical(answer.content)
    assert [zone["TZID"] for zone in whole.walk("VTIMEZONE")] == [COPENHAGEN]
    weekly, daily = sorted(events(answer), key=lambda event: len(event["RRULE"]["BYDAY"]))
    assert daily["DTSTART"].params["TZID"] == COPENHAGEN
    assert daily.start == datetime(2026, 11, 21, 20, 0, tzinfo=HERE)
    assert daily["RRULE"]["BYDAY"] == ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    assert weekly.start == datetime(2026, 11, 22, 10, 0, tzinfo=HERE)
    assert weekly["RRULE"]["BYDAY"] == ["SU"]
    assert daily["UID"] != weekly["UID"]
    assert [alarm["TRIGGER"].dt for alarm in whole.walk("VALARM")] == [timedelta()] * 2


def test_the_calendar_is_written_as_the_standard_wants_it(local: Client) -> None:
    turn_on(local, "checkin", "day", "photo", do="calendar-on")
    text = fetched(feed_path(local), at("20:40")).content
    assert text.count(b"\n") == text.count(b"\r\n")
    assert max(len(line) for line in text.split(b"\r\n")) <= 75
    assert text.startswith(b"BEGIN:VCALENDAR\r\n")
    for line in (b"VERSION:2.0", b"REFRESH-INTERVAL;VALUE=DURATION:PT1H", b"X-PUBLISHED-TTL:PT1H"):
        assert b"\r\n" + line + b"\r\n" in text


def test_the_calendar_says_nothing_about_feet_or_health(local: Client, note: Note) -> None:
    note({"L.sole.heel": 9}, at=at("19:30"))
    turn_on(local, *occasions(), do="calendar-on")
    text = fetched(feed_path(local), at("20:00")).text
    words = {found.upper() for found in re.findall(r"[A-Za-z]{3,}", text)}
    telling = (
        "foot feet pain heel massage check checkin step steps photo day-value rating sore health note owner"
    )
    assert words & {word.upper() for word in telling.split()} == set()
    assert {str(event["SUMMARY"]) for event in events(fetched(feed_path(local), at("20:00")))} == {"Fodro"}


def test_what_is_noted_today_is_left_out_today_and_comes_again_tomorrow(local: Client, note: Note) -> None:
    turn_on(local, "checkin", do="calendar-on")
    assert "EXDATE" not in fetched(feed_path(local), at("19:40")).text
    note({"L.sole.heel": 3}, at=at("19:30"))
    (event,) = events(fetched(feed_path(local), at("19:40")))
    assert [found.dt for found in event["EXDATE"].dts] == [datetime(2026, 11, 22, 20, 0, tzinfo=HERE)]
    assert "EXDATE" not in fetched(feed_path(local), at("08:00", SUNDAY + timedelta(days=1))).text


def test_a_photo_taken_leaves_out_the_rest_of_the_week(local: Client, owner: Person) -> None:
    turn_on(local, "photo", do="calendar-on", **{"day:photo": ["1", "4", "6"]})
    thursday = date(2026, 11, 19)
    keep_record(owner, "photo", str(uuid4()), thursday)
    (event,) = events(fetched(feed_path(local), at("12:00", thursday)))
    assert [found.dt.day for each in event["EXDATE"] for found in each.dts] == [20, 22]


def test_quiet_hours_hold_in_the_calendar_too(local: Client) -> None:
    turn_on(local, "checkin", "first-steps", do="calendar-on",
            **{"at:checkin": "22:30", "at:first-steps": "06:30"})  # fmt: skip
    (event,) = events(fetched(feed_path(local), at("12:00")))
    assert event.start.hour == 7


def test_one_o_clock_at_night_is_in_the_calendar_on_the_next_day(local: Client) -> None:
    late = {"at:checkin": "01:00", "day:checkin": ["4", "6"], "quiet_from": "08:00", "quiet_until": "15:00"}
    turn_on(local, "checkin", do="calendar-on", **late)
    (event,) = events(fetched(feed_path(local), at("18:00")))
    assert event["RRULE"]["BYDAY"] == ["SA", "MO"]
    assert event.start == datetime(2026, 11, 23, 1, 0, tzinfo=HERE)


@pytest.mark.parametrize("zone", ["America/New_York", "Australia/Lord_Howe", "UTC", "Asia/Kathmandu"])
def test_the_times_are_those_of_the_zone_the_person_is_in(local: Client, zone: str) -> None:
    turn_on(local, "checkin", do="calendar-on", zone=zone)
    (event,) = events(fetched(feed_path(local), at("12:00")))
    assert event.start.astimezone(ZoneInfo(zone)).hour == 20
    assert str(event.start.tzinfo) in {zone, "UTC"}


def test_a_calendar_app_may_ask_whether_anything_changed(local: Client, note: Note) -> None:
    turn_on(local, "checkin", do="calendar-on")
    path = feed_path(local)
    first = fetched(path, at("12:00"))
    tag, since = first.headers["ETag"], first.headers["Last-Modified"]
    assert since == "Sun, 22 Nov 2026 11:00:00 GMT"
    assert fetched(path, at("13:00"), **{"If-None-Match": tag}).status_code == 304
    assert fetched(path, at("13:00"), **{"If-Modified-Since": since}).status_code == 304
    note({"L.sole.heel": 3}, at=at("18:00"))
    assert fetched(path, at("18:30"), **{"If-None-Match": tag}).status_code == 200
    changed = fetched(path, at("18:45"), **{"If-Modified-Since": since})
    assert changed.status_code == 200
    assert changed.headers["Last-Modified"] == "Sun, 22 Nov 2026 17:30:00 GMT"


def test_a_new_address_ends_the_old_one_and_turning_off_ends_both(local: Client) -> None:
    turn_on(local, "checkin", do="calendar-on")
    old = feed_path(local)
    turn_on(local, "checkin", do="calendar-on")
    assert feed_path(local) == old, "what is on stays as it is"
    turn_on(local, "checkin", do="calendar-renew")
    new = feed_path(local)
    assert new != old
    assert (fetched(old, at("12:00")).status_code, fetched(new, at("12:00")).status_code) == (404, 200)
    turn_on(local, "checkin", do="calendar-off")
    assert fetched(new, at("12:00")).status_code == 404
    assert CalendarFeed.objects.count() == 0


def test_the_database_does_not_hold_the_address(local: Client) -> None:
    turn_on(local, "checkin", do="calendar-on")
    token = UUID(feed_path(local).split("/")[-1].removesuffix(".ics"))
    assert token.version == 4
    (row,) = CalendarFeed.objects.values()
    kept = " ".join(str(value) for value in row.values())
    assert str(token) not in kept
    assert token.hex not in kept
    assert row["token_hash"] == hashlib.sha256(token.bytes).hexdigest()


def test_a_guess_finds_nothing_and_looks_like_any_other_wrong_address(local: Client) -> None:
    turn_on(local, "checkin", do="calendar-on")
    for path in (f"/reminders/calendar/{uuid4()}.ics", "/reminders/calendar/x.ics"):
        assert fetched(path, at("12:00")).status_code == 404
    assert Client().post(feed_path(local)).status_code == 405


def test_nothing_is_changed_by_a_button_while_something_is_wrong(local: Client) -> None:
    assert turn_on(local, "checkin", do="calendar-on", **{"at:checkin": "x"}).status_code == 422
    assert CalendarFeed.objects.count() == 0


def test_after_the_secret_has_changed_the_page_offers_a_new_address(local: Client, owner: Person) -> None:
    turn_on(local, "checkin", do="calendar-on")
    with override_settings(SECRET_KEY="another secret of fifty letters, or a few more than that"):
        page = client_of(owner).get("/reminders/", headers={"Host": "127.0.0.1"})
    assert page.context["page"].has_calendar
    assert page.context["page"].calendar_address == ""
    assert "Make a new one." in page.text


def test_a_calendar_that_is_fetched_every_hour_leaves_no_sessions_behind(db: None) -> None:
    person = start_own_diary()
    browser = Client(headers={"Host": "127.0.0.1"})
    browser.get("/")
    turn_on(browser, "checkin", do="calendar-on")
    path = feed_path(browser)
    sessions = Session.objects.count()
    answers = [fetched(path, at("12:00")) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert Session.objects.count() == sessions
    assert Person.objects.get() == person
