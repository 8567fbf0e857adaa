"""A day is where the person was, and as they lived it: clock changes, journeys, the hours after midnight."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from fodro.domain.civil import lived_day
from fodro.web.archive.queries import diary_of
from fodro.web.diary.models import Checkin
from fodro.web.people.models import Person
from fodro.web.sync.queries import record_of

pytestmark = pytest.mark.django_db

COPENHAGEN, AUCKLAND, LOS_ANGELES = "Europe/Copenhagen", "Pacific/Auckland", "America/Los_Angeles"


def check_in(client: Client, at: datetime, *, zone: str = COPENHAGEN, intensity: str = "5") -> Checkin:
    client.cookies["zone"] = zone
    before = set(Checkin.objects.values_list("pk", flat=True))
    with time_machine.travel(at, tick=False):
        answer = client.post("/checkin/", {"place": "L.sole.heel", "intensity:L.sole.heel": intensity})
    assert answer.status_code == 302
    return Checkin.objects.exclude(pk__in=before).get()


def wall(text: str, zone: str = COPENHAGEN, *, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)


@pytest.mark.parametrize(
    ("clock", "day"),
    [
        ("2026-11-21T23:59", date(2026, 11, 21)),
        ("2026-11-22T00:00", date(2026, 11, 21)),
        ("2026-11-22T03:59", date(2026, 11, 21)),
        ("2026-11-22T04:00", date(2026, 11, 22)),
    ],
)
def test_until_four_in_the_morning_the_evening_goes_on(clock: str, day: date, client: Client) -> None:
    kept = check_in(client, wall(clock))
    assert kept.day == day
    assert kept.noted_at == wall(clock).astimezone(UTC), "the moment itself stays what it was"


def test_a_late_entry_counts_for_its_evening_in_the_diary_too(client: Client, owner: Person) -> None:
    check_in(client, wall("2026-11-22T01:30"))
    (rating,) = diary_of(owner).ratings
    assert (rating.day, rating.at.isoformat()) == (date(2026, 11, 21), "2026-11-22T01:30:00+01:00")


def test_the_evening_shows_until_it_is_over(client: Client) -> None:
    check_in(client, wall("2026-11-21T20:00"), intensity="7")
    with time_machine.travel(wall("2026-11-22T02:00"), tick=False):
        assert "Saturday 21 November" in client.get("/").text
        assert "Left heel" in client.get("/").text
    with time_machine.travel(wall("2026-11-22T06:00"), tick=False):
        assert "Sunday 22 November" in client.get("/").text
        assert "Left heel" not in client.get("/").text


def test_the_hour_that_comes_twice_holds_two_moments_in_their_order(client: Client, owner: Person) -> None:
    first = check_in(client, wall("2026-10-25T02:30", fold=0), intensity="3")
    second = check_in(client, wall("2026-10-25T02:30", fold=1), intensity="6")
    assert second.noted_at - first.noted_at == timedelta(hours=1)
    assert [rating.intensity_nrs for rating in diary_of(owner).ratings] == [3, 6]
    records = [record_of(owner, "checkin", str(each.pk)) for each in (first, second)]
    offsets = [record.body["at"][-6:] for record in records if record]
    assert offsets == ["+02:00", "+01:00"]


def test_the_night_without_an_hour_loses_nothing(client: Client) -> None:
    instants = [datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)]
    kept = [check_in(client, instant) for instant in instants]  # 01:30 and 03:30 on the wall
    assert [each.day for each in kept] == [date(2026, 3, 28)] * 2
    assert [each.noted_at for each in kept] == instants


def test_a_change_of_zone_keeps_every_day_where_it_was(client: Client) -> None:
    morning = check_in(client, wall("2026-11-20T08:00"))
    landed = check_in(client, wall("2026-11-20T15:00", "America/New_York"), zone="America/New_York")
    assert (morning.day, landed.day) == (date(2026, 11, 20), date(2026, 11, 20))
    assert (morning.zone, landed.zone) == (COPENHAGEN, "America/New_York")


def test_a_flight_over_the_date_line_lives_one_day_twice_and_loses_nothing(
    client: Client, owner: Person
) -> None:
    left = check_in(client, wall("2026-11-20T20:00", AUCKLAND), zone=AUCKLAND, intensity="4")
    arrived = check_in(client, wall("2026-11-20T12:00", LOS_ANGELES), zone=LOS_ANGELES, intensity="8")
    assert left.day == arrived.day == date(2026, 11, 20)
    assert left.noted_at < arrived.noted_at
    with time_machine.travel(wall("2026-11-20T13:00", LOS_ANGELES), tick=False):
        page = client.get("/").text
    assert "20:00" in page
    assert "12:00" in page
    assert [rating.intensity_nrs for rating in diary_of(owner).ratings] == [4, 8]


def test_lived_days_never_skip_or_repeat_but_at_four() -> None:
    zone = ZoneInfo(COPENHAGEN)
    start = datetime(2026, 3, 27, tzinfo=UTC)
    days = [lived_day((start + timedelta(minutes=10 * n)).astimezone(zone)) for n in range(6 * 24 * 6)]
    assert days == sorted(days)
    steps = {later - earlier for earlier, later in pairwise(days)}
    assert steps == {timedelta(0), timedelta(days=1)}
