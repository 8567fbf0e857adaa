"""The check-in: what is tapped is what is kept, with when it was and what else was said."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from fodro.charts.feet import shapes
from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.domain.diary import Diary, Rating
from fodro.knowledge.qualities import qualities
from fodro.knowledge.regions import regions
from fodro.web.archive.flows import merge_diary
from fodro.web.archive.queries import diary_of
from fodro.web.diary.checkin_page import blank_checkin
from fodro.web.diary.models import Checkin, Spot
from fodro.web.people.models import Person
from fodro.web.sync.queries import versions_of
from tests.web.conftest import Note
from tests.web.markup import read

pytestmark = pytest.mark.django_db
PLACES = [(side, view, slug) for view in View for slug in shapes(view).regions for side in Side]
EVENING = datetime(2026, 11, 20, 19, 15, tzinfo=UTC)  # 20:15 in Copenhagen


@pytest.fixture
def evening() -> Iterator[None]:
    with time_machine.travel(EVENING, tick=False):
        yield


def sent(*places: str, intensity: str = "6", **more: str) -> dict[str, object]:
    return {
        "id": str(uuid4()),
        "place": list(places),
        **{f"intensity:{place}": intensity for place in places},
        **more,
    }


def spots_of(person: Person) -> list[tuple[object, ...]]:
    rows = Spot.objects.filter(checkin__person=person)
    return list(rows.values_list("side", "view", "region", "intensity_nrs", "qualities"))


def test_two_places_are_kept_with_side_view_and_number(client: Client, owner: Person) -> None:
    fields = sent("L.sole.heel", "R.sole.mth1")
    fields["quality:L.sole.heel"] = ["sharp", "sore"]
    answer = client.post("/checkin/", fields, follow=True)
    assert "Left heel" in answer.text
    assert spots_of(owner) == [
        ("L", "sole", "heel", 6.0, ["sharp", "sore"]),
        ("R", "sole", "mth1", 6.0, []),
    ]


@pytest.mark.parametrize("quality", qualities())
def test_every_quality_can_be_chosen_and_is_kept(client: Client, owner: Person, quality: str) -> None:
    page = client.get("/checkin/?place=L.sole.heel").text
    assert f'name="quality:L.sole.heel" value="{quality}"' in page
    client.post("/checkin/", {**sent("L.sole.heel"), "quality:L.sole.heel": [quality]})
    assert spots_of(owner)[0][-1] == [quality]


def test_what_is_said_besides_the_places_is_kept(client: Client, owner: Person) -> None:
    client.post("/checkin/", sent("L.sole.heel", moves="yes", note=" after the walk\r\n", interference="4"))
    checkin = Checkin.objects.get(person=owner)
    assert (checkin.moves, checkin.note, checkin.interference_nrs) == (True, "after the walk", 4.0)


def test_nothing_said_besides_the_places_is_nothing(client: Client, owner: Person) -> None:
    client.post("/checkin/", sent("L.sole.heel", note="", interference=""))
    checkin = Checkin.objects.get(person=owner)
    assert (checkin.moves, checkin.note, checkin.interference_nrs) == (False, "", None)


def test_how_much_was_in_the_way_is_asked_once_a_day(client: Client, evening: None) -> None:
    assert "Noted earlier today: 4." not in client.get("/checkin/").text
    client.post("/checkin/", sent("L.sole.heel", interference="4"))
    assert "Noted earlier today: 4." in client.get("/checkin/").text
    with time_machine.travel(datetime(2026, 11, 21, 9, 0, tzinfo=UTC), tick=False):
        assert "Noted earlier today: 4." not in client.get("/checkin/").text


def test_a_whole_foot_and_places_without_a_side_are_places_too(client: Client, owner: Person) -> None:
    client.post("/checkin/", sent("L..foot", "..low-back", "R..calf", "..neck"))
    assert [(side, view, region) for side, view, region, *_ in spots_of(owner)] == [
        ("L", "", "foot"),
        ("", "", "low-back"),
        ("R", "", "calf"),
        ("", "", "neck"),
    ]


def test_nothing_hurts_is_a_zero_for_each_foot(client: Client, owner: Person) -> None:
    client.post("/checkin/", {"id": str(uuid4()), "nothing": "yes"})
    ratings = diary_of(owner).ratings
    assert [(r.region, r.side, r.intensity_nrs) for r in ratings] == [("foot", "L", 0.0), ("foot", "R", 0.0)]


def test_a_bad_day_is_one_tap_and_says_so_for_both_feet(client: Client, owner: Person) -> None:
    assert client.post("/checkin/", {"id": str(uuid4()), "bad-day": "yes"}).status_code == 302
    ratings = diary_of(owner).ratings
    assert [(r.region, r.side, r.intensity_nrs) for r in ratings] == [("foot", "L", 8.0), ("foot", "R", 8.0)]


class TestAsLastTime:
    def test_it_notes_the_same_places_again_at_another_time(self, client: Client, owner: Person) -> None:
        first = sent("L.sole.heel", "..neck", moves="yes", note="only then", interference="4")
        client.post("/checkin/", {**first, "quality:L.sole.heel": ["sharp"]})
        page = client.get("/checkin/").text
        assert "Left heel 6 · neck 6" in page
        assert f'name="again" value="{first["id"]}"' in page
        answer = client.post("/checkin/", {"id": str(uuid4()), "again": first["id"]})
        assert answer.status_code == 302
        assert spots_of(owner)[2:] == spots_of(owner)[:2]
        again = Checkin.objects.exclude(pk=first["id"]).get(person=owner)
        assert (again.moves, again.note, again.interference_nrs) == (True, "", None)

    def test_it_is_not_offered_before_there_was_a_time_or_when_nothing_hurt(self, client: Client) -> None:
        for _ in range(2):
            (button,) = (
                b
                for b in read(client.get("/checkin/").text).all("button")
                if b.attributes.get("name") == "again"
            )
            assert "hidden" in button.attributes
            client.post("/checkin/", {"id": str(uuid4()), "nothing": "yes"})

    def test_another_persons_check_in_cannot_be_repeated(
        self, client: Client, outsider_client: Client, outsider: Person
    ) -> None:
        first = sent("L.sole.heel")
        client.post("/checkin/", first)
        answer = outsider_client.post("/checkin/", {"id": str(uuid4()), "again": first["id"]})
        assert answer.status_code == 404
        assert not Checkin.objects.filter(person=outsider).exists()
        assert "Left heel 6" not in outsider_client.get("/checkin/").text


def test_sent_twice_is_kept_once(client: Client) -> None:
    fields = sent("L.sole.heel")
    for _ in range(2):
        assert client.post("/checkin/", fields).status_code == 302
    assert Checkin.objects.count() == 1


def test_another_persons_id_is_not_found_and_changes_nothing(client: Client, outsider_client: Client) -> None:
    fields = sent("L.sole.heel")
    client.post("/checkin/", fields)
    assert outsider_client.post("/checkin/", {**fields, "intensity:L.sole.heel": "1"}).status_code == 404
    assert Spot.objects.get().intensity_nrs == 6.0


@pytest.mark.parametrize("wrong", ["11", "-1", "seven", "", "nan"])
def test_a_wrong_number_shows_the_page_again_with_what_was_typed(client: Client, wrong: str) -> None:
    fields = sent("L.sole.heel", "R.sole.mth1", note="a note", moves="yes")
    fields |= {"intensity:L.sole.heel": wrong, "quality:R.sole.mth1": ["burning"]}
    page = client.post("/checkin/", fields)
    assert page.status_code == 422
    assert "0 to 10" in page.text
    assert 'data-key="R.sole.mth1"' in page.text
    assert 'value="burning" checked' in page.text
    assert 'name="moves" value="yes" checked' in page.text
    assert ">a note</textarea>" in page.text
    assert str(fields["id"]) in page.text
    assert Checkin.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("interference", "11", "not a number from 0 to 10"), ("note", "x" * 2001, "Shorten it a little")],
)
def test_what_is_wrong_besides_the_places_is_said_beside_it(
    client: Client, field: str, value: str, said: str
) -> None:
    page = client.post("/checkin/", sent("L.sole.heel", **{field: value}))
    assert page.status_code == 422
    assert said in page.text
    assert value in page.text
    assert Checkin.objects.count() == 0


def test_saving_nothing_asks_for_a_place(client: Client) -> None:
    page = client.post("/checkin/", {"id": str(uuid4())})
    assert page.status_code == 422
    assert "Tap a place on the feet first" in page.text


@pytest.mark.parametrize(
    "place", ["L.sole.elbow", "M.sole.heel", "heel", "L.top.heel", "L.sole.calf", "'><script>"]
)
def test_a_place_that_is_not_there_is_not_kept(client: Client, place: str) -> None:
    page = client.post("/checkin/", sent(place))
    assert page.status_code == 422
    assert Checkin.objects.count() == 0


def test_without_javascript_a_tapped_region_becomes_a_place_to_rate(client: Client) -> None:
    page = client.get("/checkin/?place=L.sole.heel&place=R.top.hallux&place=..neck").text
    for key in ("L.sole.heel", "R.top.hallux", "..neck"):
        assert f'name="intensity:{key}"' in page
    assert "place=L.sole.heel&amp;place=R.top.hallux&amp;place=..neck&amp;place=L.sole.mth1#places" in page


def test_the_page_without_anyones_data_names_no_one(client: Client) -> None:
    client.post("/checkin/", sent("L.sole.heel", interference="4"))
    page = blank_checkin()
    assert (page.last, page.was_noted, page.moment, page.draft.spots) == (None, "", "", ())


class TestWhen:
    @pytest.mark.parametrize(
        ("zone", "day"), [("Europe/Copenhagen", date(2026, 11, 20)), ("Asia/Tokyo", date(2026, 11, 21))]
    )
    def test_the_day_is_where_the_person_is(self, client: Client, zone: str, day: date) -> None:
        with time_machine.travel(datetime(2026, 11, 20, 22, 30, tzinfo=UTC), tick=False):
            client.post("/checkin/", sent("L.sole.heel", zone=zone))
        checkin = Checkin.objects.get()
        assert (checkin.day, checkin.zone) == (day, zone)
        assert checkin.noted_at == datetime(2026, 11, 20, 22, 30, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("fields", "at", "day", "part"),
        [
            ({}, "2026-11-20 20:15", "2026-11-20", "evening"),
            ({"when": "now", "part": "first-steps"}, "2026-11-20 20:15", "2026-11-20", "first-steps"),
            ({"when": "today", "clock": "07:30"}, "2026-11-20 07:30", "2026-11-20", "morning"),
            ({"when": "today", "clock": "7.30"}, "2026-11-20 07:30", "2026-11-20", "morning"),
            ({"when": "today", "clock": "02:00"}, "2026-11-20 02:00", "2026-11-19", "night"),
            ({"when": "yesterday", "clock": "20:00"}, "2026-11-19 20:00", "2026-11-19", "evening"),
            ({"when": "yesterday", "clock": "01:30"}, "2026-11-20 01:30", "2026-11-19", "night"),
            (
                {"when": "date", "date": "2026-11-02", "clock": "12:00"},
                "2026-11-02 12:00",
                "2026-11-02",
                "midday",
            ),
            ({"when": "kept"}, "2026-11-20 20:15", "2026-11-20", "evening"),
            ({"when": "whenever"}, "2026-11-20 20:15", "2026-11-20", "evening"),
        ],
    )
    def test_the_person_says_when_it_was(
        self, client: Client, evening: None, fields: dict[str, str], at: str, day: str, part: str
    ) -> None:
        client.post("/checkin/", sent("L.sole.heel", **fields))
        checkin = Checkin.objects.get()
        assert (checkin.day, checkin.part) == (date.fromisoformat(day), part)
        (rating,) = diary_of(checkin.person).ratings
        assert f"{rating.at:%Y-%m-%d %H:%M}" == at

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"when": "today", "clock": "21:00"}, "That time has not come yet"),
            ({"when": "today", "clock": "25:00"}, "Write it like 14:30"),
            ({"when": "yesterday", "clock": ""}, "Write it like 14:30"),
            ({"when": "date", "date": "2026-11-21", "clock": "12:00"}, "Choose one up to today"),
            ({"when": "date", "date": "1066-10-14", "clock": "12:00"}, "Choose one up to today"),
            ({"when": "date", "date": "soon", "clock": "12:00"}, "Choose one up to today"),
        ],
    )
    def test_a_time_that_cannot_be_is_said_beside_it_and_nothing_is_lost(
        self, client: Client, evening: None, fields: dict[str, str], said: str
    ) -> None:
        page = client.post("/checkin/", sent("L.sole.heel", note="kept as typed", **fields))
        assert page.status_code == 422
        assert said in page.text
        assert f'value="{fields["when"]}" checked' in page.text
        assert f'name="clock" value="{fields["clock"]}"' in page.text
        assert "kept as typed" in page.text
        assert not Checkin.objects.exists()

    def test_after_midnight_the_evening_before_goes_on_unless_the_person_says_otherwise(
        self, client: Client
    ) -> None:
        with time_machine.travel(datetime(2026, 11, 21, 0, 40, tzinfo=UTC), tick=False):  # 01:40
            page = client.get("/checkin/").text
            assert "Last night" in page
            assert "This morning" in page
            client.post("/checkin/", sent("L.sole.heel"))
            client.post("/checkin/", sent("L.sole.heel", when="new-day"))
            client.post("/checkin/", sent("L.sole.heel", when="today", clock="22:00"))
        kept = Checkin.objects.order_by("recorded_at").values_list("day", "part", "noted_at")
        assert list(kept) == [
            (date(2026, 11, 20), "night", datetime(2026, 11, 21, 0, 40, tzinfo=UTC)),
            (date(2026, 11, 21), "morning", datetime(2026, 11, 21, 0, 40, tzinfo=UTC)),
            (date(2026, 11, 20), "evening", datetime(2026, 11, 20, 21, 0, tzinfo=UTC)),
        ]

    def test_an_address_can_name_the_day(self, client: Client, evening: None) -> None:
        page = client.get("/checkin/?day=2026-11-02").text
        assert 'value="date" checked' in page
        assert 'name="date" value="2026-11-02"' in page


class TestClocksAreChanged:
    """Copenhagen: 02:00 became 03:00 on 29 March 2026, and 03:00 became 02:00 on 25 October."""

    def test_a_time_that_never_came_is_said(self, client: Client) -> None:
        with time_machine.travel(datetime(2026, 3, 29, 8, 0, tzinfo=UTC), tick=False):
            page = client.post("/checkin/", sent("L.sole.heel", when="yesterday", clock="02:30"))
        assert page.status_code == 422
        assert "02:30 never came that night" in page.text
        assert not Checkin.objects.exists()

    def test_the_same_clock_a_day_earlier_is_not_mixed_up_with_it(self, client: Client) -> None:
        with time_machine.travel(datetime(2026, 3, 28, 19, 0, tzinfo=UTC), tick=False):
            client.post("/checkin/", sent("L.sole.heel", when="today", clock="02:30"))
        assert Checkin.objects.get().noted_at == datetime(2026, 3, 28, 1, 30, tzinfo=UTC)

    def test_a_time_that_came_twice_asks_which(self, client: Client) -> None:
        fields = sent("L.sole.heel", when="yesterday", clock="02:30")
        with time_machine.travel(datetime(2026, 10, 25, 8, 0, tzinfo=UTC), tick=False):
            page = client.post("/checkin/", fields)
            assert page.status_code == 422
            assert "02:30 came twice that night" in page.text
            assert Checkin.objects.count() == 0
            client.post("/checkin/", {**fields, "fold": "0"})
            client.post("/checkin/", {**fields, "fold": "1", "id": str(uuid4())})
        kept = Checkin.objects.order_by("noted_at").values_list("noted_at", "day", "part")
        assert list(kept) == [
            (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 24), "night"),
            (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 24), "night"),
        ]

    def test_the_second_time_is_not_asked_about_before_it_came(self, client: Client) -> None:
        with time_machine.travel(datetime(2026, 10, 25, 0, 45, tzinfo=UTC), tick=False):
            client.post("/checkin/", sent("L.sole.heel", when="today", clock="02:30"))
        assert Checkin.objects.get().noted_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

    @pytest.mark.parametrize("hour", [0, 1])
    def test_now_is_now_in_both_hours(self, client: Client, hour: int) -> None:
        now = datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
        with time_machine.travel(now, tick=False):
            client.post("/checkin/", sent("L.sole.heel"))
        checkin = Checkin.objects.get()
        assert (checkin.noted_at, checkin.day) == (now, date(2026, 10, 24))


class TestChange:
    def test_the_page_comes_filled_in_and_saving_keeps_id_and_history(
        self, client: Client, owner: Person, note: Note
    ) -> None:
        checkin = note({"L.sole.heel": 6, "..neck": 3})
        page = client.get(f"/checkin/?edit={checkin.pk}").text
        assert 'data-key="L.sole.heel"' in page
        assert 'name="intensity:..neck" min="0" max="10" step="1" value="3"' in page
        assert "Delete this check-in" in page
        fields = sent(
            "L.sole.heel", intensity="2", editing="yes", id=str(checkin.pk), when="kept", part="evening"
        )
        assert client.post("/checkin/", fields).status_code == 302
        changed = Checkin.objects.get(person=owner)
        assert (changed.pk, changed.noted_at, changed.day, changed.part) == (
            checkin.pk, checkin.noted_at, checkin.day, checkin.part,
        )  # fmt: skip
        assert spots_of(owner) == [("L", "sole", "heel", 2.0, [])]
        (before,) = versions_of(owner, "checkin", str(checkin.pk))
        assert [spot["intensity"] for spot in before.body["spots"]] == [6.0, 3.0]

    def test_it_can_be_moved_to_another_time(self, client: Client, note: Note) -> None:
        checkin = note({"L.sole.heel": 6}, at=EVENING)
        fields = sent(
            "L.sole.heel", editing="yes", id=str(checkin.pk), when="date", date="2026-11-18", clock="07:10"
        )
        with time_machine.travel(EVENING, tick=False):
            client.post("/checkin/", fields)
        moved = Checkin.objects.get()
        assert (moved.day, moved.part) == (date(2026, 11, 18), "morning")

    def test_what_is_wrong_is_said_and_the_check_in_stays_as_it_was(self, client: Client, note: Note) -> None:
        checkin = note({"L.sole.heel": 6})
        fields = sent("L.sole.heel", intensity="12", editing="yes", id=str(checkin.pk))
        page = client.post("/checkin/", fields)
        assert page.status_code == 422
        assert 'name="editing" value="yes"' in page.text
        assert Spot.objects.get().intensity_nrs == 6.0

    def test_deleting_takes_it_away_and_saving_puts_it_back(
        self, client: Client, owner: Person, note: Note
    ) -> None:
        checkin = note({"L.sole.heel": 6})
        again = client.post(
            "/checkin/", {"editing": "yes", "id": str(checkin.pk), "delete": "yes"}, follow=True
        )
        assert not Checkin.objects.exists()
        assert "Saving puts it back" in again.text
        assert 'name="intensity:L.sole.heel" min="0" max="10" step="1" value="6"' in again.text
        client.post("/checkin/", sent("L.sole.heel", editing="yes", id=str(checkin.pk), when="kept"))
        assert Checkin.objects.get(person=owner).pk == checkin.pk

    def test_another_person_can_neither_see_nor_change_nor_delete_it(
        self, outsider_client: Client, note: Note
    ) -> None:
        checkin = note({"L.sole.heel": 6})
        assert outsider_client.get(f"/checkin/?edit={checkin.pk}").status_code == 404
        for more in ({"delete": "yes"}, sent("L.sole.heel", intensity="1"), {"nothing": "yes"}):
            fields = {**more, "editing": "yes", "id": str(checkin.pk)}
            assert outsider_client.post("/checkin/", fields).status_code == 404
        assert Spot.objects.get().intensity_nrs == 6.0

    @pytest.mark.parametrize("key", ["", "nonsense", "01980000-0000-7000-8000-000000000000"])
    def test_what_is_not_there_is_not_found(self, client: Client, key: str) -> None:
        assert client.get("/checkin/", {"edit": key}).status_code == 404
        assert (
            client.post("/checkin/", {**sent("L.sole.heel"), "editing": "yes", "id": key}).status_code == 404
        )

    def test_what_only_an_import_knows_survives_a_change(self, client: Client, owner: Person) -> None:
        at = datetime(2026, 11, 20, 12)  # noqa: DTZ001  # the file named neither zone nor time of day
        merge_diary(owner, Diary(ratings=(Rating(at, "arch", None, 3.5, None, ("dull-ache", "sore")),)))
        checkin = Checkin.objects.get()
        page = client.get(f"/checkin/?edit={checkin.pk}").text
        assert 'value="dull-ache" checked' in page
        assert 'value="3.5"' in page
        fields = sent(
            "..arch", intensity="3.5", editing="yes", id=str(checkin.pk), when="kept", part="", note="new"
        )
        client.post("/checkin/", {**fields, "quality:..arch": ["dull-ache", "sore"]})
        assert spots_of(owner) == [("", "", "arch", 3.5, ["dull-ache", "sore"])]
        changed = Checkin.objects.get()
        assert (changed.part, changed.zone, changed.note) == ("", "", "new")
        assert changed.noted_at == checkin.noted_at


def test_every_region_there_is_can_be_named_by_a_key(client: Client, owner: Person) -> None:
    keys = [f"{side}..{slug}" for slug in regions() for side in ("L", "R", "")]
    assert client.post("/checkin/", sent(*keys)).status_code == 302
    assert [f"{side}.{view}.{region}" for side, view, region, *_ in spots_of(owner)] == keys


def test_today_shows_what_was_noted_worst_first(client: Client) -> None:
    client.post("/checkin/", {**sent("L.sole.heel", "R.sole.mth1"), "intensity:R.sole.mth1": "8"})
    page = client.get("/").text
    assert page.index("Ball under the right big toe") < page.index("Left heel")


def test_parts_of_the_day_are_all_offered(client: Client) -> None:
    page = client.get("/checkin/").text
    assert all(f'name="part" value="{part}"' in page for part in DayPart)
