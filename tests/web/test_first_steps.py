"""The first-step test without a device of its own: two ratings that are one record, and nothing invented."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from fodro.domain.body import Side
from fodro.domain.civil import DayPart
from fodro.web.first_steps.asking import Asking
from fodro.web.first_steps.kinds import KINDS
from fodro.web.first_steps.models import FirstSteps
from fodro.web.first_steps.queries import first_step_ratings, first_steps_of
from fodro.web.first_steps.showing import today_card
from fodro.web.people.models import Person
from fodro.web.sync.flows import keep
from fodro.web.sync.queries import record_of, versions_of
from tests.web.markup import Element, read

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 20)
HOME = "Europe/Copenhagen"


def at(clock: str, day: date = DAY) -> datetime:
    """A clock at home on a day in winter, an hour ahead of UTC."""
    return datetime.fromisoformat(f"{day}T{clock}+01:00").astimezone(UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(at("06:40"), tick=False) as travel:
        yield travel


class Room:
    """Somebody who has just got up."""

    def __init__(self, client: Client, clock: time_machine.Traveller) -> None:
        self.client, self.clock = client, clock

    def at(self, time: str, day: date = DAY) -> "Room":
        self.clock.move_to(at(time, day))
        return self

    def rate(self, **sent: str) -> HttpResponse:
        answer: HttpResponse = self.client.post("/first-steps/", sent)  # type: ignore[assignment]
        return answer

    def change(self, **sent: str) -> HttpResponse:
        answer: HttpResponse = self.client.post("/first-steps/morning/", sent)  # type: ignore[assignment]
        return answer

    def page(self, path: str = "/first-steps/") -> Element:
        return read(self.client.get(path).text)

    @property
    def asking(self) -> str:
        return self.page().one("fodro-first-steps-page").attributes["data-asking"]


@pytest.fixture
def room(client: Client, clock: time_machine.Traveller) -> Room:
    return Room(client, clock)


def noted(person: Person, day: date = DAY) -> tuple[float, float | None, str]:
    row = first_steps_of(person, day)
    assert row is not None
    return row.first_nrs, row.later_nrs, row.side


def errors(answer: HttpResponse) -> str:
    found = (e.text for e in read(answer.text).all("p") if e.attributes.get("class") == "error")
    return " ".join(text for text in found if text)


def test_one_tap_keeps_the_first_steps(room: Room, owner: Person) -> None:
    assert room.asking == "first"
    assert room.rate(first="7").status_code == 302
    assert noted(owner) == (7.0, None, "")
    assert record_of(owner, "first-steps", "2026-11-20") is not None


def test_ten_minutes_later_the_pair_is_one_record(room: Room, owner: Person) -> None:
    room.rate(first="7", side="L")
    room.at("06:52").rate(later="3")
    assert noted(owner) == (7.0, 3.0, "L")
    record = record_of(owner, "first-steps", "2026-11-20")
    assert record is not None
    assert record.body["later_at"] == "2026-11-20T06:52:00+01:00"
    assert FirstSteps.objects.count() == 1
    assert "12 min later" in room.page().text


@pytest.mark.parametrize(
    ("time", "asking"),
    [
        ("06:40", "wait"),
        ("06:47", "wait"),
        ("06:48", "later"),
        ("08:10", "later"),
        ("08:11", "still"),
        ("22:00", "still"),
    ],
)
def test_the_second_question_comes_from_eight_to_ninety_minutes_after(
    room: Room, time: str, asking: str
) -> None:
    room.rate(first="7")
    assert room.at(time).asking == asking


def test_a_second_rating_late_in_the_day_keeps_its_real_time(room: Room, owner: Person) -> None:
    room.rate(first="7")
    room.at("15:30").rate(later="2")
    row = first_steps_of(owner, DAY)
    assert row is not None
    assert row.later_at == at("15:30")
    assert room.asking == "nothing"
    assert "8 h 50 min later" in room.page().text


def test_leaving_the_second_out_leaves_it_unknown(room: Room, owner: Person) -> None:
    room.rate(first="7")
    room.at("20:00")
    room.page()
    assert noted(owner)[1] is None
    assert [rating.part for rating in first_step_ratings(owner)] == [DayPart.FIRST_STEPS]


def test_zero_is_a_rating(room: Room, owner: Person) -> None:
    room.rate(first="0")
    room.at("06:50").rate(later="0")
    assert noted(owner) == (0.0, 0.0, "")


def test_the_feet_of_last_time_are_chosen_already(room: Room) -> None:
    room.rate(first="7", side="both")
    room.at("06:40", DAY + timedelta(days=1))
    checked = [e.attributes["value"] for e in room.page().all("input") if "checked" in e.attributes]
    assert "both" in checked


def test_a_second_first_changes_nothing(room: Room, owner: Person) -> None:
    room.rate(first="7")
    room.rate(first="2")
    assert noted(owner)[0] == 7.0
    assert "already" in room.page().text


def test_a_later_rating_without_the_first_is_kept_nowhere(room: Room) -> None:
    room.rate(later="4")
    assert not FirstSteps.objects.exists()
    assert "nothing to compare with" in room.page().text


@pytest.mark.parametrize("typed", ["11", "-1", "nan", "much", ""])
@pytest.mark.parametrize("name", ["first", "later"])
def test_a_rating_outside_the_scale_is_refused_with_a_sentence(room: Room, name: str, typed: str) -> None:
    if name == "later":
        room.rate(first="5")
    answer = room.rate(**{name: typed})
    assert answer.status_code == 422
    assert "0 to 10" in errors(answer)
    assert FirstSteps.objects.filter(later_nrs__isnull=False).count() == 0


def test_getting_up_before_four_begins_a_new_day(room: Room, owner: Person) -> None:
    room.rate(first="6")
    room.at("03:10", DAY + timedelta(days=1)).rate(first="2")
    assert (noted(owner)[0], noted(owner, DAY + timedelta(days=1))[0]) == (6.0, 2.0)


def test_in_the_afternoon_the_first_steps_are_noted_with_their_time(room: Room) -> None:
    room.at("12:00")
    assert "data-late" in room.page().one("fodro-first-steps-page").attributes
    room.at("11:59")
    assert "data-late" not in room.page().one("fodro-first-steps-page").attributes


class TestCorrecting:
    def test_everything_can_be_changed_and_the_history_stays(self, room: Room, owner: Person) -> None:
        room.rate(first="7")
        room.at("09:00")
        sent = {"first": "6", "first_clock": "06:20", "later": "2", "later_clock": "06:35", "side": "R"}
        assert room.change(day="2026-11-20", **sent).status_code == 302
        row = first_steps_of(owner, DAY)
        assert row is not None
        assert (row.first_at, row.first_nrs, row.later_at, row.later_nrs, row.side) == (
            at("06:20"), 6.0, at("06:35"), 2.0, "R",
        )  # fmt: skip
        (before,) = versions_of(owner, "first-steps", "2026-11-20")
        assert before.body["first"] == 7

    def test_a_time_that_was_not_changed_keeps_its_seconds(self, room: Room, owner: Person) -> None:
        room.at("06:40:23").rate(first="7")
        room.change(first="5", first_clock="06:40")
        row = first_steps_of(owner, DAY)
        assert row is not None
        assert (row.first_at, row.first_nrs) == (at("06:40:23"), 5.0)

    def test_an_earlier_morning_can_be_added(self, room: Room, owner: Person) -> None:
        assert room.change(day="2026-11-18", first="4", first_clock="07:15").status_code == 302
        assert noted(owner, date(2026, 11, 18)) == (4.0, None, "")

    def test_the_second_can_be_taken_back(self, room: Room, owner: Person) -> None:
        room.rate(first="7")
        room.at("06:50").rate(later="3")
        room.change(first="7", first_clock="06:40", later="", later_clock="06:50")
        assert noted(owner)[1] is None

    @pytest.mark.parametrize(
        ("sent", "sentence"),
        [
            ({"first": "11"}, "“11” is not a number from 0 to 10"),
            ({"first": ""}, "Choose a number"),
            ({"first_clock": "early"}, "Write the time"),
            ({"later": "12"}, "“12” is not a number from 0 to 10"),
            ({"later": "3", "later_clock": ""}, "Write the time"),
            ({"later": "3", "later_clock": "06:10"}, "before the first steps"),
            ({"first_clock": "06:50"}, "06:50 has not come yet"),
            ({"later": "3", "later_clock": "06:50"}, "06:50 has not come yet"),
        ],
    )
    def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_is_lost(
        self, room: Room, owner: Person, sent: dict[str, str], sentence: str
    ) -> None:
        room.at("06:30").rate(first="7")
        room.at("06:40")
        answer = room.change(**{"first": "6", "first_clock": "06:30", "side": "L", **sent})
        assert answer.status_code == 422
        assert sentence in errors(answer)
        page = read(answer.text)
        typed = {
            e.attributes["name"]: e.attributes["value"]
            for e in page.all("input")
            if e.attributes.get("type") == "time"
        }
        assert typed == {
            "first_clock": sent.get("first_clock", "06:30"),
            "later_clock": sent.get("later_clock", ""),
        }
        assert next(e.attributes["value"] for e in page.all("input") if "checked" in e.attributes) == "L"
        assert noted(owner) == (7.0, None, "")

    @pytest.mark.parametrize("day", ["2026-11-21", "2099-01-01", "tomorrow"])
    def test_a_morning_that_has_not_come_is_refused(self, room: Room, day: str) -> None:
        answer = room.change(day=day, first="4", first_clock="06:00")
        assert answer.status_code == 422
        assert errors(answer)
        assert not FirstSteps.objects.exists()

    def test_a_morning_can_be_taken_away(self, room: Room) -> None:
        room.rate(first="7")
        room.change(day="2026-11-20", do="take-away")
        assert not FirstSteps.objects.exists()
        assert room.asking == "first"


class TestToday:
    def card(self, owner: Person, clock: str) -> Asking:
        return today_card(owner, now=at(clock), zone=HOME).asking

    @pytest.mark.parametrize(
        ("clock", "asking"),
        [("03:59", "nothing"), ("04:00", "first"), ("11:59", "first"), ("12:00", "nothing")],
    )
    def test_it_asks_for_the_first_steps_in_the_morning_alone(
        self, owner: Person, clock: str, asking: str
    ) -> None:
        assert self.card(owner, clock) == asking

    def test_after_the_first_it_waits_asks_once_and_then_is_silent(self, room: Room, owner: Person) -> None:
        room.rate(first="7")
        asked = [self.card(owner, clock) for clock in ("06:41", "06:48", "08:10", "08:11")]
        assert asked == ["wait", "later", "later", "nothing"]
        room.at("06:50").rate(later="3")
        assert self.card(owner, "06:51") == "nothing"

    def test_it_says_when_it_asks_again(self, room: Room, owner: Person) -> None:
        room.rate(first="7")
        card = today_card(owner, now=at("06:41"), zone=HOME)
        assert card.noted is not None
        assert card.noted.due == "06:50"


class TestRatings:
    def keep(self, owner: Person, side: str, **more: object) -> None:
        body = {"day": "2026-11-20", "zone": HOME, "side": side, "first_at": "2026-11-20T06:40", "first": 7}
        keep(owner, "first-steps", "2026-11-20", {**body, **more})

    @pytest.mark.parametrize(
        ("side", "sides"), [("L", [Side.LEFT]), ("R", [Side.RIGHT]), ("both", list(Side)), ("", [None])]
    )
    def test_the_first_steps_are_ratings_of_the_whole_foot(
        self, owner: Person, side: str, sides: list[Side | None]
    ) -> None:
        self.keep(owner, side)
        ratings = first_step_ratings(owner)
        assert [rating.side for rating in ratings] == sides
        assert {(r.region, r.intensity_nrs, r.part) for r in ratings} == {("foot", 7.0, DayPart.FIRST_STEPS)}
        assert {rating.at.isoformat() for rating in ratings} == {"2026-11-20T06:40:00+01:00"}

    def test_the_later_steps_belong_to_the_morning(self, owner: Person) -> None:
        self.keep(owner, "both", later_at="2026-11-20T06:51", later=2)
        first, later = (7.0, DayPart.FIRST_STEPS), (2.0, DayPart.MORNING)
        found = [(r.intensity_nrs, r.part) for r in first_step_ratings(owner)]
        assert found == [first, first, later, later]

    def test_hours_later_they_belong_to_the_time_they_were_given(self, owner: Person) -> None:
        self.keep(owner, "", later_at="2026-11-20T15:00", later=2)
        assert first_step_ratings(owner)[1].part == DayPart.MIDDAY

    def test_half_of_a_later_rating_is_none(self, owner: Person) -> None:
        self.keep(owner, "", later=2)
        assert noted(owner) == (7.0, None, "")

    def test_a_clock_without_a_zone_stays_one(self, owner: Person) -> None:
        self.keep(owner, "", zone="")
        (rating,) = first_step_ratings(owner)
        assert rating.at.isoformat() == "2026-11-20T06:40:00"


def test_another_persons_mornings_are_neither_shown_nor_changed(
    room: Room, owner: Person, outsider: Person, outsider_client: Client
) -> None:
    room.rate(first="7")
    page = outsider_client.get("/first-steps/").text
    assert 'data-asking="first"' in page
    outsider_client.post("/first-steps/", {"first": "1"})
    outsider_client.post("/first-steps/morning/", {"day": "2026-11-20", "do": "take-away"})
    assert noted(owner)[0] == 7.0
    assert first_step_ratings(outsider) == ()


def test_removing_what_no_day_names_removes_nothing(room: Room, owner: Person) -> None:
    room.rate(first="7")
    (kind,) = KINDS
    kind.remove(owner, "no day")
    assert noted(owner)[0] == 7.0


def test_the_last_mornings_stand_in_a_list_and_a_picture(room: Room) -> None:
    room.change(day="2026-11-18", first="4", first_clock="07:15", later="1", later_clock="07:30")
    room.rate(first="7")
    page = room.page()
    (mornings,) = (e for e in page.all("ol") if "mornings" in e.attributes.get("class", ""))
    assert [item.attributes["data-key"] for item in mornings.all("li")] == ["2026-11-20", "2026-11-18"]
    (picture,) = (e for e in page.all("svg") if e.attributes.get("role") == "img")
    assert len(picture.all("circle")) == 3
    assert [[cell.text for cell in row.all("td")][1:] for row in page.one("tbody").all("tr")] == [
        ["7", "not noted"],
        ["4", "1"],
    ]
