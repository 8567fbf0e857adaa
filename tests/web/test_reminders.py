"""Reminders: off until they are turned on, and silent about what is noted already."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from fodro.knowledge.reminding import occasions
from fodro.web.diary.models import DayFactor
from fodro.web.people.models import Person
from fodro.web.reminders.models import CalendarFeed, Preferences, PushSubscription, ReminderSetting, SaidCue
from fodro.web.sync.models import Record
from tests.web.conftest import Note
from tests.web.markup import read
from tests.web.reminded import SUNDAY, UNTOUCHED, at, keep_record, massaged, said, slug_of, turn_on

pytestmark = pytest.mark.django_db

# --- settings


def test_nothing_is_on_by_default_and_opening_the_page_changes_nothing(client: Client, owner: Person) -> None:
    page = read(client.get("/reminders/").text)
    switches = {i.attributes["name"]: i for i in page.all("input") if i.attributes.get("role") == "switch"}
    assert set(switches) == {*(f"on:{slug}" for slug in occasions()), "in_app"}
    assert {name for name, switch in switches.items() if "checked" in switch.attributes} == {"in_app"}
    assert said(owner, "20:00") is None
    rows = (Preferences, ReminderSetting, CalendarFeed, PushSubscription, SaidCue)
    assert [model.objects.count() for model in rows] == [0] * len(rows)


def test_what_was_chosen_stands_there_again(client: Client) -> None:
    chosen = {"at:checkin": "21.15", "day:checkin": ["0", "4"], "after:later": "60", "quiet_from": "23:30"}
    assert turn_on(client, "checkin", "later", **chosen).status_code == 302
    draft = client.get("/reminders/").context["page"].draft
    shown = {each.occasion.slug: each for each in draft.reminders}
    assert [slug for slug, each in shown.items() if each.is_on] == ["later", "checkin"]
    assert (shown["checkin"].clock.typed, shown["checkin"].weekdays) == ("21:15", {0, 4})
    assert shown["later"].after_min == 60
    assert (draft.quiet_from.typed, draft.quiet_until.typed, draft.in_app) == ("23:30", "07:00", True)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("at:checkin", "25:00"),
        ("at:checkin", "otte"),
        ("at:checkin", ""),
        ("quiet_from", "7"),
        ("quiet_until", "12:60"),
        ("quiet_until", "٠٧:٠٠"),
    ],
)
def test_a_time_that_is_none_is_said_beside_it_and_nothing_is_lost(
    client: Client, field: str, wrong: str
) -> None:
    turn_on(client, "checkin", "day", **{"at:day": "18:45"})
    answer = turn_on(client, "checkin", "day", **{"at:day": "19:15", field: wrong})
    assert answer.status_code == 422
    page = read(answer.text)
    (typed,) = (i for i in page.all("input") if i.attributes.get("name") == field)
    assert typed.attributes["value"] == wrong
    assert typed.attributes["type"] == "text", "a time field would show nothing of it"
    assert typed.attributes["aria-invalid"] == "true"
    (words,) = (p for p in page.all("p") if p.attributes.get("id") == f"{field}-error")
    assert "20:15" in words.text
    (other,) = (i for i in page.all("input") if i.attributes.get("name") == "at:day")
    assert other.attributes["value"] == "19:15"
    assert f"{ReminderSetting.objects.get(slug='day').at:%H:%M}" == "18:45"


def test_a_reminder_that_is_on_needs_a_day(client: Client) -> None:
    answer = turn_on(client, "checkin", **{"day:checkin": []})
    assert answer.status_code == 422
    assert "Choose at least one day." in answer.text
    assert turn_on(client, "day", **{"day:checkin": [], "at:checkin": "nonsense"}).status_code == 302


def test_a_time_in_the_quiet_hours_is_said_so(client: Client) -> None:
    turn_on(client, "checkin", "first-steps", **{"at:checkin": "22:30", "at:first-steps": "06:30"})
    page = client.get("/reminders/").text
    assert "so nothing is said" in page
    assert "so it waits until 07:00" in page
    turn_on(client, "checkin", "first-steps")
    assert "quiet hours, so" not in client.get("/reminders/").text


def test_the_page_speaks_danish(client: Client) -> None:
    client.cookies["django_language"] = "da"
    page = client.get("/reminders/").text
    assert all(known.names.da in page for known in occasions().values())
    assert ">Sø<" in page


def test_another_persons_settings_stay_their_own(
    client: Client, outsider_client: Client, outsider: Person
) -> None:
    turn_on(client, "checkin", **{"at:checkin": "19:19"})
    assert "19:19" not in outsider_client.get("/reminders/").text
    assert said(outsider, "20:00") is None
    turn_on(outsider_client)
    assert ReminderSetting.objects.get(person__handle="owner", slug="checkin").is_on


# --- the card on Today


def test_an_evening_check_in_is_asked_for_unless_there_is_one(
    client: Client, owner: Person, note: Note
) -> None:
    turn_on(client, "checkin")
    card = said(owner, "20:05")
    assert card is not None
    assert (card.slug, card.key, card.url) == ("checkin", "2026-11-22", "/checkin/")
    note({"L.sole.heel": 3}, at=at("12:00"))
    assert slug_of(said(owner, "20:05")) == "checkin"
    note({"L.sole.heel": 3}, at=at("19:00"))
    assert said(owner, "20:05") is None


def test_a_check_in_from_a_clock_that_ran_ahead_silences_nothing(
    client: Client, owner: Person, note: Note
) -> None:
    turn_on(client, "checkin")
    note({"L.sole.heel": 3}, at=at("19:00", SUNDAY + timedelta(days=1)))
    assert slug_of(said(owner, "20:05")) == "checkin"


def test_the_day_is_not_asked_for_once_something_of_it_is_noted(client: Client, owner: Person) -> None:
    turn_on(client, "day")
    DayFactor.objects.create(person=owner, day=SUNDAY, factor="painkillers", number=1)
    DayFactor.objects.create(person=owner, day=SUNDAY - timedelta(days=1), factor="stress", number=1)
    assert slug_of(said(owner, "20:30")) == "day"
    DayFactor.objects.create(person=owner, day=SUNDAY, factor="stress", number=2)
    assert said(owner, "20:30") is None
    after_midnight = DayFactor.objects.create(person=owner, day=SUNDAY, factor="shoe", word="clogs")
    assert after_midnight.day == SUNDAY


def test_first_steps_that_are_noted_are_not_asked_for(client: Client, owner: Person) -> None:
    turn_on(client, "first-steps")
    noted = keep_record(owner, "first-steps", "2026-11-22", SUNDAY)
    assert said(owner, "07:30") is None
    Record.objects.filter(pk=noted.pk).update(gone=True)
    assert slug_of(said(owner, "07:30")) == "first-steps"


def test_a_week_with_a_photo_of_the_feet_asks_for_no_other(client: Client, owner: Person) -> None:
    turn_on(client, "photo", **{"day:photo": ["6"]})
    tuesday = date(2026, 11, 17)
    keep_record(owner, "photo", str(uuid4()), tuesday, about="shoes")
    keep_record(owner, "photo", str(uuid4()), SUNDAY - timedelta(days=7), about="feet")
    assert slug_of(said(owner, "10:00")) == "photo"
    keep_record(owner, "photo", str(uuid4()), tuesday)
    assert said(owner, "10:00") is None


def test_a_later_rating_is_asked_for_an_hour_after_the_massage_once(
    client: Client, owner: Person, note: Note
) -> None:
    turn_on(client, "later", **{"after:later": "60"})
    session = massaged(owner, at("17:00"), after_nrs=2)
    assert said(owner, "17:59") is None
    card = said(owner, "18:00")
    assert card is not None
    assert (card.slug, card.key) == ("later", str(session.pk))
    assert said(owner, "19:00") is None, "it no longer fits"
    note({"L.sole.heel": 3}, at=at("18:10"))
    assert said(owner, "18:11") is None
    other = massaged(owner, at("20:00"), later_nrs=1)
    assert said(owner, "21:00") is None, str(other.pk)


def test_a_later_rating_that_was_declined_on_today_is_not_reminded_of(client: Client, owner: Person) -> None:
    turn_on(client, "later", **{"after:later": "60"})
    session = massaged(owner, at("17:00"), after_nrs=2)
    assert slug_of(said(owner, "18:00")) == "later"
    session.declined = ["later"]
    session.save(update_fields=["declined"])
    assert said(owner, "18:00") is None


def test_only_the_latest_massage_is_reminded_of(client: Client, owner: Person) -> None:
    turn_on(client, "later", **{"after:later": "60"})
    massaged(owner, at("17:00"), after_nrs=2)
    massaged(owner, at("17:40"), after_nrs=2)
    assert said(owner, "18:10") is None
    assert slug_of(said(owner, "18:45")) == "later"


def test_not_now_is_one_tap_and_holds_for_the_day(client: Client, owner: Person) -> None:
    turn_on(client, "checkin")
    card = said(owner, "20:05")
    assert card is not None
    with time_machine.travel(at("20:06"), tick=False):
        answer = client.post("/reminders/not-now/", {"slug": card.slug, "key": card.key})
    assert answer.headers["Location"] == "/"
    assert said(owner, "21:00") is None
    assert slug_of(said(owner, "20:05", SUNDAY + timedelta(days=1))) == "checkin"


@pytest.mark.parametrize(
    "sent", [{}, {"slug": "checkin"}, {"slug": "nothing", "key": "x"}, {"slug": "checkin", "key": "x" * 65},
             {"slug": "checkin", "key": "\x00"}]
)  # fmt: skip
def test_an_answer_to_nothing_is_not_kept(client: Client, sent: dict[str, str]) -> None:
    assert client.post("/reminders/not-now/", sent).status_code == 302
    assert SaidCue.objects.count() == 0


def test_one_persons_not_now_is_not_anothers(client: Client, outsider_client: Client, owner: Person) -> None:
    turn_on(client, "checkin")
    with time_machine.travel(at("20:06"), tick=False):
        outsider_client.post("/reminders/not-now/", {"slug": "checkin", "key": "2026-11-22"})
    assert slug_of(said(owner, "20:05")) == "checkin"


def test_who_wants_nothing_in_the_app_sees_nothing_there(client: Client, owner: Person) -> None:
    turn_on(client, "checkin", in_app="on")
    assert said(owner, "20:05") is not None
    fields = {name: value for name, value in UNTOUCHED.items() if name != "in_app"}
    client.post("/reminders/", {**fields, "on:checkin": "on"})
    assert said(owner, "20:05") is None


def test_what_was_answered_is_forgotten_after_two_weeks(client: Client) -> None:
    for days in (0, 15):
        with time_machine.travel(at("20:06", SUNDAY + timedelta(days=days)), tick=False):
            client.post("/reminders/not-now/", {"slug": "checkin", "key": f"{days}"})
    assert [row.key for row in SaidCue.objects.all()] == ["15"]
