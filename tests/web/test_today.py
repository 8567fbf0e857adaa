"""Today: a greeting, what was noted, one suggestion, the last seven days."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating
from fodro.web.archive.flows import merge_diary
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from tests.web.answering import none_of_these
from tests.web.conftest import EVENING, Note
from tests.web.diaries import evening as noted_in_the_evening
from tests.web.markup import Element, read

pytestmark = pytest.mark.django_db

MIDDAY = datetime(2026, 11, 20, 11, 30, tzinfo=UTC)
"""Half past twelve in Copenhagen."""


def at(moment: datetime) -> time_machine.travel:
    return time_machine.travel(moment, tick=False)


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with at(EVENING):
        yield


def today(client: Client) -> Element:
    answer = client.get("/")
    assert answer.status_code == 200
    return read(answer.text).one("main")


def suggestion(page: Element) -> tuple[str, list[tuple[str, str]]]:
    """Return what the one suggestion says, and what can be tapped in it."""
    (card,) = (one for one in page.all("section") if one.attributes.get("class") == "card note")
    return card.one("p").text, [(link.text, link.attributes["href"]) for link in card.all("a")]


def noted(page: Element) -> Element:
    (section,) = (one for one in page.all("section") if one.attributes.get("aria-labelledby") == "noted")
    return section


def week(page: Element) -> list[str]:
    (strip,) = (one for one in page.all("div") if one.attributes.get("class") == "week")
    return strip.one("desc").text.split(", ")


@pytest.mark.parametrize(
    ("hour", "english", "danish"),
    [
        (4, "Hello", "Hej"),
        (5, "Good morning", "Godmorgen"),
        (10, "Good morning", "Godmorgen"),
        (11, "Good afternoon", "Goddag"),
        (16, "Good afternoon", "Goddag"),
        (17, "Good evening", "Godaften"),
        (22, "Good evening", "Godaften"),
        (23, "Hello", "Hej"),
    ],
)
def test_the_greeting_knows_the_hour_where_the_person_is(
    client: Client, hour: int, english: str, danish: str
) -> None:
    copenhagen = datetime(2026, 11, 20, hour, 0, tzinfo=UTC) - timedelta(hours=1)
    with at(copenhagen):
        assert today(client).one("h1").text == english
        client.post("/language/", {"language": "da", "next": "/"})
        assert today(client).one("h1").text == danish


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Pacific/Auckland", "Saturday 21 November"), ("America/New_York", "Friday 20 November")],
)
def test_the_day_is_the_day_where_the_person_is(client: Client, zone: str, day: str) -> None:
    client.cookies["zone"] = zone
    with at(datetime(2026, 11, 20, 23, 30, tzinfo=UTC)):
        assert today(client).all("time")[0].text == day


def test_a_first_day_begins_with_one_checkin(client: Client) -> None:
    text, actions = suggestion(today(client))
    assert text.startswith("Start with one check-in")
    assert actions == [("Check in", "/checkin/")]


def test_a_new_day_asks_how_the_feet_are_now(client: Client, note: Note) -> None:
    note({"L.sole.heel": 6}, at=EVENING - timedelta(days=1))
    text, actions = suggestion(today(client))
    assert text.startswith("Nothing noted yet today")
    assert actions == [("Check in", "/checkin/")]


@pytest.mark.parametrize(
    ("moment", "intensity", "minutes"),
    [(EVENING, 4, 10), (EVENING, 10, 10), (EVENING, 3.5, 5), (EVENING, 1, 5), (MIDDAY, 9, 5), (MIDDAY, 1, 5)],
)
def test_sore_feet_are_offered_a_massage_that_fits_the_hour(
    client: Client, owner: Person, note: Note, moment: datetime, intensity: float, minutes: int
) -> None:
    none_of_these(owner)
    with at(moment):
        note({"L.sole.heel": intensity}, at=moment)
        _, actions = suggestion(today(client))
    assert [href for _, href in actions] == [f"/massage/?minutes={minutes}"]
    assert f'value="{minutes}" checked' in client.get(actions[0][1]).text


def test_the_latest_checkin_decides_not_the_worst_of_the_day(client: Client, note: Note) -> None:
    note({"L.sole.heel": 9}, at=EVENING - timedelta(hours=5))
    note({"L.sole.heel": 1}, at=EVENING)
    assert suggestion(today(client))[1] == [("Five minutes", "/massage/?minutes=5")]


def test_feet_that_do_not_hurt_are_left_alone(client: Client, note: Note) -> None:
    note({"L.sole.heel": 0})
    assert suggestion(today(client)) == ("Nothing hurts just now. Enjoy it.", [])


def test_after_a_massage_the_feet_rest_until_tomorrow(client: Client, owner: Person, note: Note) -> None:
    none_of_these(owner)
    note({"L.sole.heel": 8})
    client.post("/massage/", {"id": str(uuid4()), "minutes": "5", "before": "8"})
    assert suggestion(today(client))[1] == [("Ten minutes", "/massage/?minutes=10")], "it was only begun"
    client.post(f"/massage/{MassageSession.objects.get().pk}/after/", {"after": "3"})
    text, actions = suggestion(today(client))
    assert text.startswith("Your feet have had a massage today")
    assert actions == []
    tomorrow = EVENING + timedelta(days=1)
    with at(tomorrow):
        note({"L.sole.heel": 8}, at=tomorrow)
        assert suggestion(today(client))[1] == [("Ten minutes", "/massage/?minutes=10")]


def test_checking_in_and_massage_are_always_one_tap_away(client: Client, note: Note) -> None:
    for _ in range(2):
        (pair,) = (one for one in today(client).all("div") if one.attributes.get("class") == "pair")
        assert [link.attributes["href"] for link in pair.all("a")] == ["/checkin/", "/massage/"]
        note({"L.sole.heel": 0})


def test_the_week_has_a_gap_for_every_day_without_a_note(client: Client, note: Note) -> None:
    for days_ago, intensity in {6: 2.5, 3: 0, 0: 7, 7: 10}.items():
        note({"L.sole.heel": intensity, "R.sole.heel": 0}, at=EVENING - timedelta(days=days_ago))
    gap = "nothing noted"
    assert week(today(client)) == [
        "Sa 2.5", f"Su {gap}", f"Mo {gap}", "Tu 0", f"We {gap}", f"Th {gap}", "Fr 7"
    ]  # fmt: skip


def test_the_week_shows_the_worst_place_of_each_day(client: Client, note: Note) -> None:
    note({"L.sole.heel": 3, "R.sole.mth1": 8}, at=EVENING - timedelta(hours=9))
    note({"L.sole.heel": 5})
    assert week(today(client))[-1] == "Fr 8"


def test_in_danish_the_week_is_danish(client: Client, note: Note) -> None:
    note({"L.sole.heel": 2.5})
    client.post("/language/", {"language": "da", "next": "/"})
    assert week(today(client))[-1] == "fr 2,5"
    assert "intet noteret" in week(today(client))[0]


def views_in(page: Element) -> list[str]:
    return [picture.one("title").text for picture in noted(page).all("svg") if picture.all("title")]


@pytest.mark.parametrize(
    ("places", "views"),
    [
        ({"L.sole.heel": 6}, ["Sole"]),
        ({"R.top.dorsum": 6}, ["Top"]),
        ({"L.sole.heel": 6, "R.top.dorsum": 2}, ["Sole", "Top"]),
        ({"L.sole.heel": 6, "R.top.dorsum": 0}, ["Sole"]),
        ({"L.top.hallux": 0}, ["Sole"]),
    ],
    ids=str,
)
def test_only_the_views_with_something_on_them_are_drawn(
    client: Client, note: Note, places: dict[str, float], views: list[str]
) -> None:
    note(places)
    assert views_in(today(client)) == views


def test_the_map_tells_in_words_what_it_shows_on_its_own_side(client: Client, note: Note) -> None:
    note({"L.sole.heel": 6, "R.sole.mth1": 3.5})
    (told,) = noted(today(client)).all("desc")
    assert "left heel 6" in told.text
    assert "ball under the right big toe 3.5" in told.text
    assert "right heel" not in told.text


def test_the_map_shows_the_latest_checkin_and_the_list_every_one(client: Client, note: Note) -> None:
    note({"L.sole.heel": 6}, at=EVENING - timedelta(hours=9))
    note({"R.sole.mth1": 3})
    section = noted(today(client))
    assert "heel" not in section.all("desc")[0].text
    assert [moment.text for moment in section.all("time")] == ["21:15", "12:15"]
    assert [row.text for row in section.all("li")] == ["3 Ball under the right big toe", "6 Left heel"]


def test_the_time_is_the_one_on_the_wall_where_it_was_noted(client: Client) -> None:
    answer = client.post(
        "/checkin/", {"place": "L.sole.heel", "intensity:L.sole.heel": "6", "zone": "Asia/Tokyo"}, follow=True
    )
    assert "Noted at 05:15." in answer.text
    with at(EVENING - timedelta(hours=9)):
        client.post("/checkin/", {"place": "L.sole.heel", "intensity:L.sole.heel": "6"})
    assert [moment.text for moment in noted(today(client)).all("time")] == ["12:15"]
    client.cookies["zone"] = "Asia/Tokyo"
    assert [moment.text for moment in noted(today(client)).all("time")] == ["05:15"]


def test_nothing_hurt_is_said_and_is_no_gap(client: Client) -> None:
    client.post("/checkin/", {"id": str(uuid4()), "nothing": "yes"})
    page = today(client)
    assert "Nothing hurt." in noted(page).text
    assert week(page)[-1] == "Fr 0"


def test_a_day_without_a_note_is_never_a_day_without_pain(client: Client) -> None:
    page = today(client)
    assert "stays a gap" in noted(page).text
    assert "Nothing hurt." not in noted(page).text
    assert views_in(page) == []
    assert {day.partition(" ")[2] for day in week(page)} == {"nothing noted"}


@pytest.mark.parametrize(
    ("region", "views"), [("heel", ["Sole"]), ("dorsum", ["Top"]), ("hallux", ["Sole", "Top"])]
)
def test_a_place_imported_without_a_view_is_painted_where_it_can_be_seen(
    client: Client, owner: Person, region: str, views: list[str]
) -> None:
    rating = replace(noted_in_the_evening(EVENING.date(), 6.0), region=region, view=None)
    merge_diary(owner, Diary(ratings=(rating,)))
    assert views_in(today(client)) == views


def test_the_latest_is_latest_by_the_clock_on_the_wall(client: Client, owner: Person) -> None:
    naive = EVENING.replace(tzinfo=None)
    early = Rating(at=naive, region="toe2", side=Side.LEFT, intensity_nrs=5.0, part=DayPart.EVENING)
    merge_diary(owner, Diary(ratings=(early,)))
    with time_machine.travel(EVENING, tick=False):
        client.post("/checkin/", {"place": "R.sole.heel", "intensity:R.sole.heel": "4"})
        told = noted(today(client)).all("desc")[0].text
    assert "heel" in told
    assert "toe" not in told


def test_what_was_noted_earlier_today_still_calls_for_its_caution(client: Client, owner: Person) -> None:
    fields = {
        "place": "L.top.ankle-front",
        "intensity:L.top.ankle-front": "5",
        "quality:L.top.ankle-front": "swollen",
    }
    with time_machine.travel(EVENING - timedelta(hours=3), tick=False):
        client.post("/checkin/", fields)
    with time_machine.travel(EVENING, tick=False):
        client.post("/checkin/", {"place": "R.sole.heel", "intensity:R.sole.heel": "4"})
        assert "calls for a look before any massage" in client.get("/").text
        none_of_these(owner)
        plan = client.get("/massage/").text
    assert plan.index("tel:1813") < plan.index("How long have you got?")
