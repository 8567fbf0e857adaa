"""The calendar: months and their gaps, days and their history, words found again, days set right."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from fodro.knowledge.day_form import day_fields
from fodro.web.calendar.choices import choice_of
from fodro.web.calendar.months import Month
from fodro.web.calendar.spelling import Sought
from fodro.web.calendar.telling import TELLERS, Names, tell
from fodro.web.ids import new_id
from fodro.web.people.models import Person
from fodro.web.sync.devices import exchange
from fodro.web.sync.flows import keep, keep_all, take_away
from fodro.web.sync.models import Record
from fodro.web.sync.queries import Cursor, record_of
from fodro.web.sync.registry import kinds
from tests.web.markup import Element, read

pytestmark = pytest.mark.django_db
ZONE = "Europe/Copenhagen"
TODAY = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def evening() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(TODAY, tick=False) as traveller:
        yield traveller


def checkin(day: str, clock: str = "20:15", *, note: str = "", **places: float) -> dict[str, Any]:
    """Return the body of a check-in; places are named such as ``L_heel=6``."""
    spots = [
        {"region": name[2:], "side": name[0], "view": "sole", "intensity": level, "qualities": ["sore"]}
        for name, level in places.items()
    ]
    at = f"{day}T{clock}:00+01:00"
    return {"at": at, "zone": ZONE, "day": day, "part": "evening", "spots": spots, "note": note}


def noted(person: Person, day: str, clock: str = "20:15", *, note: str = "", **places: float) -> str:
    """Keep a check-in and return its key."""
    key = str(new_id())
    keep(person, "checkin", key, checkin(day, clock, note=note, **places))
    return key


def valued(person: Person, day: str, factor: str, value: float | str) -> str:
    key = f"{day}.{factor}"
    keep(person, "day-value", key, {"day": day, "factor": factor, "value": value})
    return key


def pair(person: Person, name: str) -> str:
    key = str(new_id())
    keep(person, "footwear", key, {"what": "shoes", "name": name})
    return key


def worn(person: Person, day: str, shoes: str, **more: object) -> str:
    key = str(new_id())
    keep(person, "wear", key, {"day": day, "shoes": shoes, **more})
    return key


def body(person: Person, kind: str, key: str) -> Mapping[str, Any] | None:
    record = record_of(person, kind, key)
    return record.body if record and not record.gone else None


def days_of(page: Element) -> dict[str, str]:
    """Return what is read out for each day of the month, by its date."""
    cells = [link for link in page.all("a") if "cell" in link.attributes.get("class", "")]
    said = {link.attributes["href"][-10:]: link.all("span")[-1].text for link in cells}
    assert said
    return said


# ---- the month


def test_each_day_shows_its_worst_place_and_how_bad_it_was(client: Client, owner: Person) -> None:
    noted(owner, "2026-11-03", "08:00", L_heel=4)
    noted(owner, "2026-11-03", "20:00", R_mth1=7.5, L_heel=2)
    noted(owner, "2026-11-04", L_heel=0)
    said = days_of(read(client.get("/calendar/").text))
    assert said["2026-11-03"] == "Tuesday 3 November: 7.5, ball under the right big toe"
    assert said["2026-11-04"] == "Wednesday 4 November: 0"


def test_a_missing_day_is_a_gap_and_neither_zero_nor_unrated(client: Client, owner: Person) -> None:
    valued(owner, "2026-11-05", "stress", 4)
    page = client.get("/calendar/")
    said = days_of(read(page.text))
    assert said["2026-11-05"] == "Thursday 5 November: noted, nothing rated"
    assert said["2026-11-06"] == "Friday 6 November: nothing noted"
    assert "1 of 22 days noted" in read(page.text).text
    assert "2026-11-23" not in said, "a day that lies ahead is nowhere to go"


def test_a_day_whose_only_note_was_taken_away_is_a_gap_again(client: Client, owner: Person) -> None:
    key = noted(owner, "2026-11-03", L_heel=4)
    take_away(owner, "checkin", key)
    assert days_of(read(client.get("/calendar/").text))["2026-11-03"].endswith("nothing noted")


def test_weeks_start_on_monday_in_both_languages(client: Client) -> None:
    for language, first in (("en", "Mon"), ("da", "man")):
        client.cookies["django_language"] = language
        page = read(client.get("/calendar/?month=2026-11").text)
        assert page.one("thead").all("th")[0].text.lower().startswith(first.lower())
        week = page.one("tbody").all("tr")[0].all("td")
        assert [bool(cell.text) for cell in week] == [False] * 6 + [True], "1 November 2026 is a Sunday"


@pytest.mark.parametrize(
    "asked",
    [
        "2026-13",
        "2026-00",
        "0000-01",
        "99999-01",
        "2026-1",
        "-1",
        "x",
        "2026-11-01",
        "2027-01",
        "٢٠٢٦-١١",
        "\0",
    ],
)
def test_a_month_that_is_none_or_lies_ahead_is_this_month(client: Client, asked: str) -> None:
    page = client.get("/calendar/", {"month": asked})
    assert page.status_code == 200
    assert page.context["page"].grid.month == "2026-11"


def test_the_way_from_month_to_month(client: Client) -> None:
    page = client.get("/calendar/?month=2026-01").context["page"]
    assert (page.grid.before, page.grid.after) == ("2025-12", "2026-02")
    assert client.get("/calendar/").context["page"].grid.after == ""
    assert client.get("/calendar/?month=1900-01").context["page"].grid.before == ""


def test_a_note_from_a_clock_that_ran_ahead_can_be_reached(client: Client, owner: Person) -> None:
    noted(owner, "2026-12-01", L_heel=5)
    assert client.get("/calendar/").context["page"].grid.after == "2026-12"
    assert "2026-12-01" in days_of(read(client.get("/calendar/?month=2026-12").text))
    assert client.get("/calendar/day/?day=2026-12-01").status_code == 200


def test_ten_years_are_reached_in_three_taps(client: Client, owner: Person) -> None:
    noted(owner, "2016-12-24", L_heel=3)
    wanted, here = "/calendar/?month=2016-12", {"/calendar/"}
    for taps in range(1, 4):
        here = {link for url in here for link in links(client, url)}
        if wanted in here:
            assert taps == 3
            return
    pytest.fail("not reached in three taps")


def links(client: Client, url: str) -> set[str]:
    base = url.partition("?")[0]
    found = [a.attributes.get("href", "") for a in read(client.get(url).text).one("main").all("a")]
    whole = (base + link if link.startswith("?") else link for link in found)
    return {link for link in whole if link.startswith("/calendar/") and "day" not in link}


def test_the_year_counts_the_days_noted_of_each_month(client: Client, owner: Person) -> None:
    noted(owner, "2025-03-01", L_heel=3)
    valued(owner, "2025-03-02", "stress", 3)
    page = client.get("/calendar/year/?year=2025").context["page"]
    assert page.years == (2026, 2025)
    assert [month.noted_days for month in page.months] == [0, 0, 2, *[0] * 9]
    march = page.months[2].picture
    assert march.count("pain-3") == march.count('class="outlined"') == 1
    assert march.count('class="gap"') == 29


@pytest.mark.parametrize("asked", ["2027", "0", "x", "12345", "-2026", "1e3"])
def test_a_year_that_is_none_is_this_year(client: Client, asked: str) -> None:
    assert client.get("/calendar/year/", {"year": asked}).context["page"].year == 2026


def test_months_walk_over_the_turn_of_the_year() -> None:
    assert Month(2026, 1).shifted(-1) == Month(2025, 12)
    assert Month(2025, 12).shifted(2) == Month(2026, 2)
    assert len(list(Month(2028, 2).days)) == 29
    assert [len(week) for week in Month(2026, 2).weeks] == [7] * 5


# ---- a day


def everything(person: Person, day: str) -> dict[str, tuple[str, str]]:
    """Keep one record of every kind that a day can hold, and return their kinds and keys by what they say."""
    shoes = pair(person, "Black clogs")
    at = {"zone": ZONE, "day": day}
    bodies: dict[str, tuple[str, str, dict[str, Any]]] = {
        "First steps": (
            "first-steps",
            day,
            {**at, "side": "both", "first_at": f"{day}T06:40:00+01:00", "first": 6, "later": 3},
        ),
        "On your feet": (
            "stretch",
            str(new_id()),
            {**at, "start": f"{day}T07:00:00+01:00", "end": f"{day}T08:35:00+01:00", "shoes": shoes},
        ),
        "Check-in": ("checkin", str(new_id()), checkin(day, note="it eased after a rest", L_heel=6)),
        "Swelling": (
            "swelling",
            str(new_id()),
            {**at, "at": f"{day}T21:00:00+01:00", "side": "L", "method": "sock", "value": 2},
        ),
        "Sign": (
            "sign",
            str(new_id()),
            {**at, "at": f"{day}T21:05:00+01:00", "what": "blister", "region": "hallux", "side": "R"},
        ),
        "Massage": (
            "session",
            str(new_id()),
            {
                **at,
                "at": f"{day}T21:30:00+01:00",
                "minutes": 10,
                "technique": "rolling",
                "before": 5,
                "after": 2,
                "harm": {"at": f"{day}T21:45:00+01:00", "bruise": True, "places": [{"region": "arch"}]},
            },
        ),
        "Worn": ("wear", str(new_id()), {"day": day, "shoes": shoes, "hours": 7.5, "damp": True}),
        "Stress": ("day-value", f"{day}.stress", {"day": day, "factor": "stress", "value": 4}),
    }
    keep_all(person, bodies.values())
    return {name: (kind, key) for name, (kind, key, _body) in bodies.items()}


def test_a_day_tells_everything_noted_on_it_in_order(client: Client, owner: Person) -> None:
    everything(owner, "2026-11-20")
    notes = client.get("/calendar/day/?day=2026-11-20").context["page"].notes
    assert [each.told.what for each in notes.moments] == [
        "First steps",
        "On your feet",
        "Check-in",
        "Swelling",
        "Sign",
        "Massage",
    ]
    text = read(client.get("/calendar/day/?day=2026-11-20").text).one("main").text
    for said in (
        "1 h 35 min",
        "Black clogs",
        "it eased after a rest",
        "Left heel",
        "Blister",
        "Damp socks",
        "7.5",
        "A bruise: arch",
    ):
        assert said in text


def test_every_kind_that_belongs_to_a_day_is_told_in_both_languages(owner: Person) -> None:
    belong_to_no_day = {
        "answer",
        "footwear",
        "own-factor",
        "own-routine",
        "rest-consent",
        "trial",
        "trial-day",
    }
    assert set(TELLERS) == set(kinds()) - belong_to_no_day
    everything(owner, "2026-11-20")
    for language in ("en", "da"):
        with translation.override(language):
            for record in Record.objects.filter(person=owner, day=date(2026, 11, 20)):
                told = tell(record.kind, record.key, record.body, Names())
                assert told.what
                assert told.lines


def test_a_body_that_can_no_longer_be_read_never_breaks_a_page(client: Client, owner: Person) -> None:
    keep(owner, "checkin", key := str(new_id()), checkin("2026-11-20", L_heel=6))
    Record.objects.filter(key=key).update(body={"spots": "none"})
    page = client.get("/calendar/day/?day=2026-11-20")
    assert page.status_code == 200
    assert "can no longer be read" in page.text


def test_each_record_is_edited_where_its_room_is(client: Client, owner: Person) -> None:
    everything(owner, "2026-11-20")
    page = client.get("/calendar/day/?day=2026-11-20")
    urls = {
        n.told.what: n.edit_url
        for n in (*page.context["page"].notes.moments, *page.context["page"].notes.about)
    }
    assert urls["Stress"] == "/day/?day=2026-11-20"
    assert urls["Check-in"].startswith("/checkin/?edit=")
    assert [client.get(url).status_code for url in urls.values() if url] == [200] * (len(urls) - 1)


@pytest.mark.parametrize(
    "asked", ["2026-11-23", "2026-02-30", "x", "", "9999-12-31", "0001-01-01", "2026-11-2", "\0"]
)
def test_a_day_that_lies_ahead_or_is_none_is_not_found(client: Client, asked: str) -> None:
    assert client.get("/calendar/day/", {"day": asked}).status_code == 404


def test_a_day_without_notes_says_that_it_is_a_gap(client: Client) -> None:
    text = read(client.get("/calendar/day/?day=2026-11-14").text).one("main").text
    assert "It stays a gap" in text


def test_after_midnight_the_evening_before_goes_on(client: Client, evening: time_machine.Traveller) -> None:
    evening.move_to(datetime(2026, 11, 23, 1, 30, tzinfo=UTC))
    assert client.get("/calendar/day/").context["page"].notes.day == date(2026, 11, 22)


@pytest.mark.parametrize(
    "name", ["First steps", "On your feet", "Check-in", "Swelling", "Sign", "Massage", "Worn", "Stress"]
)
def test_a_record_is_taken_away_and_undone_exactly(client: Client, owner: Person, name: str) -> None:
    kind, key = everything(owner, "2026-11-20")[name]
    before = body(owner, kind, key)
    answer = client.post("/calendar/take-away/", {"kind": kind, "key": key, "day": "2026-11-20"}, follow=True)
    assert body(owner, kind, key) is None
    (gone,) = answer.context["page"].notes.taken_away
    assert gone.told.what == name
    assert "Undo" in answer.text
    client.post("/calendar/undo/", {"day": "2026-11-20"})
    assert body(owner, kind, key) == before
    assert not client.get("/calendar/day/?day=2026-11-20").context["page"].notes.taken_away


def test_what_was_taken_away_can_be_brought_back_at_any_time(client: Client, owner: Person) -> None:
    key = noted(owner, "2026-11-20", L_heel=6)
    before = body(owner, "checkin", key)
    take_away(owner, "checkin", key)
    (gone,) = client.get("/calendar/day/?day=2026-11-20").context["page"].notes.taken_away
    sent = {"kind": "checkin", "key": key, "day": "2026-11-20", "clock": gone.clock}
    client.post("/calendar/bring-back/", sent)
    assert body(owner, "checkin", key) == before
    assert owner.checkins.count() == 1


def test_the_history_says_what_was_changed_and_brings_a_version_back(
    client: Client, owner: Person, evening: time_machine.Traveller
) -> None:
    key = noted(owner, "2026-11-20", L_heel=4)
    evening.shift(timedelta(hours=1))
    keep(owner, "checkin", key, checkin("2026-11-20", L_heel=7, note="worse than I thought"))
    page = client.get("/calendar/day/?day=2026-11-20")
    (now,) = page.context["page"].notes.moments
    (before,) = now.earlier
    assert (before.turn, before.when) == ("changed", "22 Nov, 21:00")
    assert [line.level_nrs for line in before.told.lines] == [4]
    client.post(
        "/calendar/bring-back/", {"kind": "checkin", "key": key, "day": "2026-11-20", "clock": before.clock}
    )
    assert owner.checkins.get().spots.get().intensity_nrs == 4
    assert len(client.get("/calendar/day/?day=2026-11-20").context["page"].notes.moments[0].earlier) == 2


def test_the_history_tells_taken_away_and_brought_back(client: Client, owner: Person) -> None:
    key = noted(owner, "2026-11-20", L_heel=4)
    for change in (None, checkin("2026-11-20", L_heel=4), checkin("2026-11-20", L_heel=5)):
        keep_all(owner, [("checkin", key, change)])
    (now,) = client.get("/calendar/day/?day=2026-11-20").context["page"].notes.moments
    assert [each.turn for each in now.earlier] == ["changed", "brought-back", "taken-away"]
    assert [each.told is None for each in now.earlier] == [False, True, False]


def test_a_version_of_another_device_that_lost_is_kept_and_told(
    client: Client, owner: Person, evening: time_machine.Traveller
) -> None:
    key = noted(owner, "2026-11-20", L_heel=4)
    earlier_ms = round(TODAY.timestamp() * 1000) - 60_000
    evening.shift(timedelta(minutes=30))
    late = {
        "kind": "checkin",
        "key": key,
        "clock": f"{earlier_ms:012x}-0000-00000abc",
        "body": checkin("2026-11-20", L_heel=9),
    }
    (ack,) = exchange(owner, [late], Cursor()).acks
    assert ack.status == "stale"
    (now,) = client.get("/calendar/day/?day=2026-11-20").context["page"].notes.moments
    assert [line.level_nrs for line in now.told.lines] == [4]
    (lost,) = now.earlier
    assert lost.turn == "lost"
    assert [line.level_nrs for line in lost.told.lines] == [9]


@pytest.mark.parametrize("field", ["kind", "key", "day", "clock"])
def test_a_form_about_something_that_is_not_there_is_not_found(
    client: Client, owner: Person, field: str
) -> None:
    key = noted(owner, "2026-11-20", L_heel=4)
    keep(owner, "checkin", key, checkin("2026-11-20", L_heel=5))
    sent = {"kind": "checkin", "key": key, "day": "2026-11-20", "clock": "x"}
    assert client.post("/calendar/bring-back/", {**sent, field: "\0nothing"}).status_code == 404
    if field != "clock":
        assert client.post("/calendar/take-away/", {**sent, field: "\0nothing"}).status_code == 404
    assert body(owner, "checkin", key)


# ---- privacy


def test_nothing_of_another_person_is_shown_found_changed_or_undone(
    client: Client, outsider_client: Client, owner: Person
) -> None:
    kind, key = everything(owner, "2026-11-20")["Check-in"]
    keep(owner, kind, key, checkin("2026-11-20", note="secret words", L_heel=9))
    for path in (
        "?month=2026-11",
        "day/?day=2026-11-20",
        "year/",
        "search/?q=words",
        "search/?level=1",
        "select/",
    ):
        assert "secret" not in outsider_client.get(f"/calendar/{path}").content.decode()
    assert not outsider_client.get("/calendar/search/?level=1").context["page"].found
    assert not outsider_client.get("/calendar/day/?day=2026-11-20").context["page"].notes.moments
    sent = {"kind": kind, "key": key, "day": "2026-11-20"}
    assert outsider_client.post("/calendar/take-away/", sent).status_code == 404
    first = client.get("/calendar/day/?day=2026-11-20").context["page"].notes.moments[2].earlier[0]
    assert outsider_client.post("/calendar/bring-back/", {**sent, "clock": first.clock}).status_code == 404
    client.post("/calendar/take-away/", sent)
    outsider_client.post("/calendar/undo/")
    assert body(owner, kind, key) is None
    shoes = Record.objects.get(kind="footwear").key
    fixed = outsider_client.post(
        "/calendar/fix/", {"day": "2026-11-20", "what": "@shoes", "value": shoes, "sure": "yes"}
    )
    assert fixed.status_code == 200
    assert "Black clogs" not in fixed.text
    assert not Record.objects.exclude(person=owner).exists()


# ---- search


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("hæl", "Øm i HÆLEN"),
        ("haelen", "hælen"),
        ("HAARDE", "det hårde gulv"),
        ("hårde", "det haarde gulv"),
        ("harde", "HÅRDE"),
        ("soem", "et SØM i skoen"),
        ("søm", "et som i skoen"),
        ("cafe", "Café på hjørnet"),
        ("café", "CAFE"),
        ("cafe", "Cafe\u0301"),
        ("gulv sko", "nye sko på hårdt gulv"),
        ("es", "my toes"),
        ("[a-z", "an [a-z odd one"),
        ("ф", "Ф"),
    ],
)
def test_words_are_found_in_every_spelling(client: Client, owner: Person, asked: str, text: str) -> None:
    noted(owner, "2026-11-20", note=text, L_heel=3)
    noted(owner, "2026-11-19", note="nothing of the kind, 42", L_heel=3)
    found = client.get("/calendar/search/", {"q": asked}).context["page"].found
    assert [day.day for day in found] == [date(2026, 11, 20)]
    ((_label, bits),) = found[0].excerpts
    assert "".join(bit.text for bit in bits) == text
    assert any(bit.found for bit in bits)


@pytest.mark.parametrize(
    ("asked", "text"), [("gulv zebra", "nye sko på gulvet"), ("ab", "a b"), (".", "no full stop")]
)
def test_what_is_not_there_is_not_found(asked: str, text: str) -> None:
    assert not Sought.read(asked).is_in(text)


def test_the_words_stand_in_their_context_with_what_was_found_marked(client: Client, owner: Person) -> None:
    note = "before " * 40 + "the <b>ZEBRA</b> crossing " + "after " * 60
    noted(owner, "2026-11-20", note=note, L_heel=3)
    page = read(client.get("/calendar/search/?q=zebra").text)
    assert [mark.text for mark in page.all("mark")] == ["ZEBRA"]
    assert page.all("b") == []
    words = next(p for p in page.all("p") if p.all("mark")).text
    assert 100 < len(words) < 250
    assert words.count("…") == 2


def test_words_about_the_day_signs_and_shoes_are_found_too(client: Client, owner: Person) -> None:
    everything(owner, "2026-11-20")
    at = {"at": "2026-11-18T21:00:00+01:00", "zone": ZONE, "day": "2026-11-18"}
    keep(owner, "sign", str(new_id()), {**at, "what": "blister", "note": "rubbed"})
    valued(owner, "2026-11-17", "surface_hardness", "hard")
    valued(owner, "2026-11-16", "shoe", "old sandals")

    def found(words: str) -> list[str]:
        return [str(day.day) for day in client.get("/calendar/search/", {"q": words}).context["page"].found]

    assert found("rubbed") == ["2026-11-18"]
    assert found("sandal") == ["2026-11-16"]
    assert found("CLOGS") == ["2026-11-20"]
    client.cookies["django_language"] = "da"
    assert found("hårdt") == ["2026-11-17"], "a choice is found as it is shown"


def test_place_side_quality_and_level_narrow_the_days(client: Client, owner: Person) -> None:
    noted(owner, "2026-11-18", L_heel=4)
    noted(owner, "2026-11-19", R_heel=8, note="long shift")
    noted(owner, "2026-11-20", L_mth1=9, note="long shift")

    def found(**asked: str) -> list[int]:
        return [day.day.day for day in client.get("/calendar/search/", asked).context["page"].found]

    assert found(place="heel") == [19, 18]
    assert found(place="heel", side="L") == [18]
    assert found(level="8") == [20, 19]
    assert found(quality="sore", level="9") == [20]
    assert found(quality="numb") == []
    assert found(q="shift", place="heel") == [19]
    assert found(place="<nowhere>", level="11", side="x", q="shift") == [20, 19], (
        "what makes no sense is passed over"
    )


def test_many_days_come_in_pages_the_newest_first(client: Client, owner: Person) -> None:
    days = [date(2026, 11, 20) - timedelta(days=n) for n in range(45)]
    keep_all(owner, [("checkin", str(new_id()), checkin(str(day), note="shift", L_heel=3)) for day in days])
    url, seen = "?q=shift", []
    while url:
        page = client.get(f"/calendar/search/{url}").context["page"]
        assert page.days == 45
        seen += [day.day for day in page.found]
        url = page.older
    assert seen == days
    for wrong in ("0", "-1", "x", "99999999", "²"):
        assert client.get("/calendar/search/", {"q": "shift", "page": wrong}).status_code == 200


def test_without_a_question_the_last_words_are_shown(client: Client, owner: Person) -> None:
    noted(owner, "2026-11-19", L_heel=3)
    noted(owner, "2026-11-20", note="the last words", L_heel=3)
    page = client.get("/calendar/search/?q=+")
    assert [str(day.day) for day in page.context["page"].found] == ["2026-11-20"]
    assert "What you wrote last" in page.text


@pytest.mark.parametrize("asked", ["\0", "x" * 5000, "%", "_", "\\", "'\"", "😀", "a" * 99 + " b"])
def test_no_question_breaks_the_search(client: Client, owner: Person, asked: str) -> None:
    noted(owner, "2026-11-19", note="nothing here", L_heel=3)
    assert client.get("/calendar/search/", {"q": asked}).status_code == 200


# ---- several days set right at once

FIVE = [f"2026-11-{n}" for n in (16, 17, 18, 19, 20)]


def pairs_worn(person: Person) -> dict[str, str]:
    rows = Record.objects.filter(person=person, kind="wear", gone=False)
    return {str(row.day): row.body["shoes"] for row in rows}


def test_ticked_days_stay_ticked_from_month_to_month(client: Client) -> None:
    page = client.get("/calendar/select/?month=2026-10&day=2026-11-18&day=2026-10-02&day=2027-01-01")
    main = read(page.text).one("main")
    days = [i for i in main.all("input") if i.attributes["name"] == "day"]
    assert [i.attributes["value"] for i in days if i.attributes["type"] == "hidden"] == ["2026-11-18"]
    assert [i.attributes["value"] for i in days if "checked" in i.attributes] == ["2026-10-02"]


def test_without_a_day_nothing_can_be_set(client: Client) -> None:
    assert client.get("/calendar/fix/?day=x&day=2027-01-01").headers["Location"] == "/calendar/select/"
    assert (
        client.post("/calendar/fix/", {"what": "stress", "value": "3", "sure": "yes"}).headers["Location"]
        == "/calendar/select/"
    )


def test_five_days_were_the_black_shoes(client: Client, owner: Person) -> None:
    black, brown = pair(owner, "Black clogs"), pair(owner, "Brown boots")
    other = worn(owner, FIVE[0], brown, hours=6.0, comfort=3)
    worn(owner, FIVE[2], brown)
    worn(owner, FIVE[3], black)
    asked = {"day": FIVE, "what": "@shoes", "value": black}
    preview = client.post("/calendar/fix/", asked)
    said = preview.context["page"].preview
    assert said.sentence == "4 days: Shoes → Black clogs."
    assert said.others == "2 of them had something else:"
    assert said.others_named == ("Mon 16 Nov: Brown boots", "Wed 18 Nov: Brown boots")
    assert said.same == "Already so on 1 day."
    assert pairs_worn(owner) == {FIVE[0]: brown, FIVE[2]: brown, FIVE[3]: black}, "a preview writes nothing"

    before = pairs_worn(owner)
    client.post("/calendar/fix/", {**asked, "sure": "yes"})
    assert pairs_worn(owner) == dict.fromkeys(FIVE, black)
    kept = body(owner, "wear", other)
    assert kept is not None
    assert (kept["hours"], kept["comfort"]) == (6.0, 3), "what else was noted stays"
    client.post("/calendar/undo/", {"month": "2026-11"})
    assert pairs_worn(owner) == before


@pytest.mark.parametrize(
    ("factor", "value", "kept", "said"),
    [
        ("hard_floor", "1", 1.0, "Hard floor → yes"),
        ("stress", "4", 4.0, "Stress → 4"),
        ("sleep_hours", "6,5", 6.5, "Sleep → 6.5 h"),
        ("surface_hardness", "hard", "hard", "Floor → hard"),
    ],
)
def test_a_factor_is_set_for_several_days_and_undone(
    client: Client, owner: Person, factor: str, value: str, kept: object, said: str
) -> None:
    was = valued(owner, FIVE[1], factor, 0 if not isinstance(kept, str) else "soft")
    asked = {"day": FIVE[:3], "what": factor, "value": value}
    assert said in client.post("/calendar/fix/", asked).context["page"].preview.sentence
    before = body(owner, "day-value", was)
    client.post("/calendar/fix/", {**asked, "sure": "yes"})
    bodies = [body(owner, "day-value", f"{day}.{factor}") for day in FIVE]
    assert [each and each["value"] for each in bodies] == [kept, kept, kept, None, None]
    client.post("/calendar/undo/")
    assert [body(owner, "day-value", f"{day}.{factor}") for day in FIVE[:3]] == [None, before, None]
    assert list(owner.day_factors.values_list("day", flat=True)) == [date.fromisoformat(FIVE[1])]


def test_a_factor_is_taken_back_for_several_days(client: Client, owner: Person) -> None:
    for day in FIVE[:2]:
        valued(owner, day, "day_off", 1)
    asked = {"day": FIVE, "what": "day_off", "back": "yes"}
    said = client.post("/calendar/fix/", asked).context["page"].preview
    assert said.sentence == "2 days: “Day off” is taken back."
    client.post("/calendar/fix/", {**asked, "sure": "yes"})
    assert owner.day_factors.count() == 0
    client.post("/calendar/undo/")
    assert owner.day_factors.count() == 2


def test_own_factors_can_be_set_too(client: Client, owner: Person) -> None:
    keep(owner, "own-factor", "red_wine", {"name": "Red wine", "kind": "number", "unit": "glasses"})
    keep(owner, "own-factor", "mood", {"name": "Mood", "kind": "category", "choices": ["low", "fine"]})
    asked = {"day": FIVE[:1], "what": "red_wine", "value": "2"}
    assert "Red wine → 2 glasses" in client.post("/calendar/fix/", asked).context["page"].preview.sentence
    assert client.get("/calendar/fix/", {**asked, "what": "mood"}).status_code == 422
    client.post("/calendar/fix/", {**asked, "what": "mood", "value": "fine", "sure": "yes"})
    assert body(owner, "day-value", f"{FIVE[0]}.mood") == {"day": FIVE[0], "factor": "mood", "value": "fine"}


@pytest.mark.parametrize(
    ("what", "value"),
    [
        ("stress", "11"),
        ("stress", "-1"),
        ("stress", "nan"),
        ("stress", "much"),
        ("stress", ""),
        ("hard_floor", "0.5"),
        ("hard_floor", ""),
        ("sleep_hours", "25"),
        ("surface_hardness", "lava"),
        ("shoe", "x" * 81),
        ("@shoes", "00000000-0000-7000-8000-000000000000"),
        ("@shoes", ""),
    ],
)
def test_a_wrong_value_is_said_beside_it_and_nothing_is_written(
    client: Client, owner: Person, what: str, value: str
) -> None:
    pair(owner, "Black clogs")
    kept = Record.objects.count()
    for ask in (client.get, client.post):
        page = ask("/calendar/fix/", {"day": FIVE, "what": what, "value": value, "sure": "yes"})
        assert page.status_code == 422
        assert page.context["page"].fix.error
        assert page.context["page"].fix.days == tuple(date.fromisoformat(day) for day in FIVE)
    assert Record.objects.count() == kept


@pytest.mark.parametrize("what", ["", "nonsense", "@shoes", "<script>"])
def test_what_cannot_be_set_is_offered_anew(client: Client, what: str) -> None:
    for ask in (client.get, client.post):
        page = ask("/calendar/fix/", {"day": FIVE[0], "what": what, "value": "3", "sure": "yes"})
        assert page.status_code == 200
        assert page.context["page"].fix.choice is None


def test_at_most_a_hundred_days_are_set_at_once(client: Client, owner: Person) -> None:
    days = [str(date(2026, 11, 20) - timedelta(days=n)) for n in range(101)]
    page = client.post("/calendar/fix/", {"day": days, "what": "stress", "value": "3", "sure": "yes"})
    assert page.status_code == 422
    assert (
        client.post(
            "/calendar/fix/", {"day": days[1:], "what": "stress", "value": "3", "sure": "yes"}
        ).status_code
        == 302
    )
    assert owner.day_factors.count() == 100


def test_all_days_are_set_or_none(client: Client, owner: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    landed: list[str] = []
    kind = kinds()["day-value"]

    def fail_at_the_third(person: Person, key: str, entry: object) -> None:
        landed.append(key)
        if len(landed) == 3:
            message = "the disk is full"
            raise OSError(message)
        kind.land(person, key, entry)

    failing = {**kinds(), "day-value": type(kind)(kind.name, kind.read, fail_at_the_third, kind.remove)}
    for module in ("versions", "flows"):
        monkeypatch.setattr(f"fodro.web.sync.{module}.kinds", lambda: failing)
    with pytest.raises(OSError, match="full"):
        client.post("/calendar/fix/", {"day": FIVE, "what": "stress", "value": "3", "sure": "yes"})
    assert len(landed) == 3
    assert owner.day_factors.count() == Record.objects.count() == 0


def test_undo_leaves_alone_what_was_changed_again_since(client: Client, owner: Person) -> None:
    client.post("/calendar/fix/", {"day": FIVE[:3], "what": "stress", "value": "3", "sure": "yes"})
    valued(owner, FIVE[0], "stress", 9)
    answer = client.post("/calendar/undo/", follow=True)
    assert "1 was changed again since and stayed" in answer.text
    assert [row.number for row in owner.day_factors.all()] == [9]


def test_undo_is_offered_for_ten_minutes_and_once(
    client: Client, owner: Person, evening: time_machine.Traveller
) -> None:
    fix = {"day": FIVE[0], "what": "stress", "value": "3", "sure": "yes"}
    client.post("/calendar/fix/", fix)
    evening.shift(timedelta(minutes=9))
    assert client.get("/calendar/").context["page"].undo
    client.post("/calendar/undo/")
    assert owner.day_factors.count() == 0
    assert "nothing to undo" in client.post("/calendar/undo/", follow=True).text
    client.post("/calendar/fix/", fix)
    evening.shift(timedelta(minutes=11))
    assert not client.get("/calendar/").context["page"].undo
    client.post("/calendar/undo/")
    assert owner.day_factors.count() == 1


def test_everything_that_is_offered_can_be_set(client: Client, owner: Person) -> None:
    pair(owner, "Black clogs")
    valued(owner, FIVE[0], "stress", 3)
    offered = client.get("/calendar/fix/", {"day": FIVE}).context["page"].offered
    slugs = [slug for _group, choices in offered for slug, _name in choices]
    assert slugs[:2] == ["@shoes", "stress"]
    assert len(slugs) == len(set(slugs)) > len(day_fields()) // 2
    assert all(choice_of(owner, slug) for slug in slugs)


def test_the_calendar_of_a_long_diary_asks_few_questions(client: Client, owner: Person) -> None:
    days = [date(2026, 11, 20) - timedelta(days=n) for n in range(60)]
    keep_all(owner, [("checkin", str(uuid4()), checkin(str(day), note="shift", L_heel=3)) for day in days])
    for path in ("", "?month=2026-10", "day/?day=2026-11-10", "year/", "search/?q=shift", "select/"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"/calendar/{path}").status_code == 200
        assert len(asked) <= 16, path


def test_undo_is_offered_where_it_happened_and_nowhere_else(client: Client, owner: Person) -> None:
    key = noted(owner, "2026-11-20", L_heel=4)
    client.post("/calendar/take-away/", {"kind": "checkin", "key": key, "day": "2026-11-20"})
    offered = {
        path: client.get(f"/calendar/{path}").context["page"].undo is not None
        for path in ("day/?day=2026-11-20", "day/?day=2026-11-19", "")
    }
    assert list(offered.values()) == [True, False, False]


def test_the_calendar_takes_away_only_what_it_tells(client: Client, owner: Person) -> None:
    key = pair(owner, "Black clogs")
    sent = {"kind": "footwear", "key": key, "day": "2026-11-20"}
    assert client.post("/calendar/take-away/", sent).status_code == 404
    assert body(owner, "footwear", key)


def test_a_note_of_a_wrong_century_adds_one_year_and_not_a_hundred(client: Client, owner: Person) -> None:
    noted(owner, "1926-11-20", L_heel=4)
    assert client.get("/calendar/year/").context["page"].years == (2026, 1926)
