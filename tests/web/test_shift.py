"""Shift mode without a device of its own: the plain form, the server's clock, and every correction."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from fodro.exchange.entries import EntryError
from fodro.web.people.models import Person
from fodro.web.shift.kinds import KINDS
from fodro.web.shift.models import Stretch
from fodro.web.shift.queries import on_feet_by_day, on_feet_of_day, stretches_between
from fodro.web.sync.flows import keep, take_away
from fodro.web.sync.kinds import NotYours
from fodro.web.sync.queries import versions_of
from tests.web.markup import Element, read

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 20)
HOME = "Europe/Copenhagen"


def at(clock: str, day: date = DAY) -> datetime:
    """A clock at home on a day in winter, an hour ahead of UTC."""
    return datetime.fromisoformat(f"{day}T{clock}+01:00").astimezone(UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(at("07:10"), tick=False) as travel:
        yield travel


class Shift:
    """Somebody with the page in their hand."""

    def __init__(self, client: Client, clock: time_machine.Traveller) -> None:
        self.client, self.clock = client, clock

    def at(self, time: str, day: date = DAY) -> "Shift":
        self.clock.move_to(at(time, day))
        return self

    def tap(self, order: str, **chosen: str) -> HttpResponse:
        answer: HttpResponse = self.client.post("/shift/", {"do": order, **chosen})  # type: ignore[assignment]
        return answer

    def page(self, path: str = "/shift/") -> Element:
        return read(self.client.get(path).text)

    @property
    def said(self) -> str:
        """The toast of the next page."""
        return " ".join(each.text for each in self.page().all("p") if each.attributes.get("class") == "toast")

    @property
    def state(self) -> str:
        return self.page().one("fodro-shift").attributes["data-state"]

    def sums(self, path: str = "/shift/") -> list[str]:
        return [each.text for each in self.page(path).all("dd")]

    @property
    def dial(self) -> str:
        """What a tap on the huge button would do."""
        (dial,) = (each for each in self.page().all("button") if each.attributes.get("class") == "dial")
        return dial.attributes["value"]

    def lines(self, path: str = "/shift/") -> list[list[str]]:
        """Start, end, what was underfoot, and the length of each stretch."""
        items = [each for each in self.page(path).all("li") if "data-key" in each.attributes]
        return [[said(item, part) for part in ("start", "end", "underfoot-said", "length")] for item in items]


def said(item: Element, part: str) -> str:
    (found,) = (each for each in item.all("span") if part in each.attributes.get("class", "").split())
    return found.text


@pytest.fixture
def shift(client: Client, clock: time_machine.Traveller) -> Shift:
    return Shift(client, clock)


@pytest.fixture
def kept(owner: Person) -> "Kept":
    return Kept(owner)


class Kept:
    """What is in the rows."""

    def __init__(self, person: Person) -> None:
        self.person = person

    @property
    def times(self) -> list[tuple[str, str]]:
        rows = Stretch.objects.filter(person=self.person)
        return [(clock_at_home(row.started_at), clock_at_home(row.ended_at)) for row in rows]

    def stretch(self, start: str, end: str | None, *, day: date = DAY, **more: str) -> str:
        key = more.pop("key", str(uuid4()))
        body = {"start": f"{day}T{start}", "end": end and f"{day}T{end}", "zone": HOME, "day": str(day)}
        keep(self.person, "stretch", key, {**body, **more})
        return key


def clock_at_home(moment: datetime | None) -> str:
    return f"{moment + timedelta(hours=1):%H:%M:%S}" if moment else ""


def minutes(person: Person, day: date = DAY) -> float | None:
    found = on_feet_of_day(person, day)
    assert found is not None
    return found.minutes


def test_on_and_off_keep_two_instants_at_the_servers_time(shift: Shift, kept: Kept, owner: Person) -> None:
    assert (shift.state, shift.dial) == ("off", "on")
    shift.tap("on", floor="hard")
    assert (shift.state, shift.dial) == ("on", "off")
    shift.at("09:40").tap("off")
    assert kept.times == [("07:10:00", "09:40:00")]
    assert Stretch.objects.get().floor == "hard"
    assert shift.sums() == ["2 h 30 min", "2 h 30 min"]
    assert minutes(owner) == 150


def test_the_page_says_since_when_and_how_long(shift: Shift) -> None:
    shift.tap("on")
    page = shift.at("08:34").page().one("fodro-shift").text
    assert "since 07:10 1 h 24 min" in page
    assert "Off my feet" in page


def test_nothing_is_counted_while_the_app_is_closed_and_yet_nothing_is_lost(
    shift: Shift, owner: Person
) -> None:
    shift.tap("on")
    shift.at("12:55")
    assert minutes(owner) == 345


def test_a_change_of_floor_begins_another_stretch_at_the_same_instant(shift: Shift, owner: Person) -> None:
    shift.tap("on", floor="hard")
    shift.at("08:00").tap("on", floor="soft")
    assert "without a break" in shift.said
    shift.at("10:00").tap("off")
    first, second = Stretch.objects.all()
    assert (first.floor, second.floor, first.ended_at) == ("hard", "soft", second.started_at)
    found = on_feet_of_day(owner, DAY)
    assert found is not None
    assert (found.longest_min, found.by_floor) == (170, {"hard": 50, "soft": 120})


def test_what_is_set_right_within_a_minute_was_so_from_the_beginning(shift: Shift) -> None:
    shift.tap("on")
    shift.clock.shift(timedelta(seconds=40))
    shift.tap("on", floor="mixed")
    assert [(row.floor, row.ended_at) for row in Stretch.objects.all()] == [("mixed", None)]


def test_a_second_start_goes_on_with_the_one_that_is_open(shift: Shift, kept: Kept) -> None:
    shift.tap("on")
    shift.at("07:50").tap("on")
    assert "already" in shift.said
    assert kept.times == [("07:10:00", "")]


def test_a_second_stop_changes_nothing(shift: Shift, kept: Kept) -> None:
    shift.tap("on")
    shift.at("08:00").tap("off")
    shift.at("08:30").tap("off")
    assert "already" in shift.said
    assert kept.times == [("07:10:00", "08:00:00")]


def test_on_and_off_in_the_same_second_leave_nothing(shift: Shift, kept: Kept) -> None:
    shift.tap("on")
    shift.tap("off")
    assert kept.times == []


def test_two_that_two_devices_began_end_as_one_time(shift: Shift, kept: Kept) -> None:
    kept.stretch("06:00:00", None, floor="hard")
    kept.stretch("06:30:00", None, floor="soft")
    shift.tap("off")
    assert kept.times == [("06:00:00", "06:30:00"), ("06:30:00", "07:10:00")]
    assert shift.sums() == ["1 h 10 min", "1 h 10 min"]


def test_an_unknown_order_changes_nothing(shift: Shift, kept: Kept) -> None:
    shift.tap("on")
    shift.at("08:00").tap("jump")
    assert kept.times == [("07:10:00", "")]


class TestForgotten:
    @pytest.fixture(autouse=True)
    def long_ago(self, shift: Shift) -> None:
        shift.tap("on", floor="hard")
        shift.at("13:11")

    def test_after_six_hours_it_asks_and_counts_nothing(self, shift: Shift, owner: Person) -> None:
        assert shift.state == "ask"
        assert "Since 07:10" in shift.page().one("section").text
        assert shift.sums() == ["not known yet", "not known yet"]
        assert minutes(owner) is None
        assert shift.lines() == [["07:10", "now", "Hard", "–"]]

    def test_a_plain_stop_is_not_taken_for_an_answer(self, shift: Shift, kept: Kept) -> None:
        answer = shift.tap("off")
        assert answer.status_code == 422
        assert "Say first how the last time ended." in answer.text
        assert kept.times == [("07:10:00", "")]

    def test_still_on_my_feet_counts_the_hours_and_goes_on(self, shift: Shift, owner: Person) -> None:
        shift.tap("still")
        shift.at("14:10")
        found = on_feet_of_day(owner, DAY)
        assert found is not None
        assert (shift.state, found.minutes, found.running_since) == ("on", 420, at("07:10"))
        assert found.by_floor == {"hard": 420}

    def test_sat_down_at_ends_it_there(self, shift: Shift, kept: Kept) -> None:
        shift.client.post("/shift/sat-down/", {"at": "11:45"})
        assert kept.times == [("07:10:00", "11:45:00")]
        assert shift.state == "off"

    @pytest.mark.parametrize("typed", ["", "later", "25:00", "13:30", "06:00"])
    def test_a_time_that_cannot_be_is_refused_and_kept_as_typed(
        self, shift: Shift, kept: Kept, typed: str
    ) -> None:
        answer = shift.client.post("/shift/sat-down/", {"at": typed})
        assert answer.status_code == 422
        page = read(answer.text)
        (field,) = (each for each in page.all("input") if each.attributes.get("name") == "at")
        assert (field.attributes["value"], field.attributes["aria-invalid"]) == (typed, "true")
        (error,) = (each for each in page.all("p") if each.attributes.get("id") == "sat-error")
        assert error.text
        assert kept.times == [("07:10:00", "")]

    def test_not_remembering_leaves_the_time_unknown(self, shift: Shift, kept: Kept, owner: Person) -> None:
        shift.tap("unknown")
        assert kept.times == []
        assert on_feet_of_day(owner, DAY) is None, "unknown is not zero"

    def test_from_the_evening_before_it_never_counts_fourteen_hours(
        self, shift: Shift, owner: Person
    ) -> None:
        shift.tap("unknown")
        shift.at("20:00").tap("on")
        shift.at("10:00", DAY + timedelta(days=1))
        assert shift.state == "ask"
        assert "Since 20:00 yesterday" in shift.page().one("section").text
        assert (minutes(owner, DAY), minutes(owner, DAY + timedelta(days=1))) == (None, None)
        shift.client.post("/shift/sat-down/", {"at": "00:30"})
        assert (minutes(owner, DAY), on_feet_of_day(owner, DAY + timedelta(days=1))) == (270, None)

    def test_after_more_than_a_day_still_is_no_answer(self, shift: Shift, kept: Kept) -> None:
        shift.at("13:00", DAY + timedelta(days=2))
        (still,) = (each for each in shift.page().all("button") if each.attributes.get("value") == "still")
        assert "hidden" in still.attributes
        assert shift.tap("still").status_code == 422
        assert kept.times == [("07:10:00", "")]


class TestCorrecting:
    @pytest.fixture(autouse=True)
    def evening(self, shift: Shift, kept: Kept) -> None:
        self.first = kept.stretch("07:00:20", "09:00:40", floor="hard")
        self.second = kept.stretch("10:00:00", "11:00:00")
        shift.at("20:00")

    def change(self, shift: Shift, key: str, start: str, end: str, **more: str) -> HttpResponse:
        answer: HttpResponse = shift.client.post(f"/shift/{key}/", {"start": start, "end": end, **more})  # type: ignore[assignment]
        return answer

    def test_times_floor_and_shoes_can_be_changed_and_the_history_stays(
        self, shift: Shift, kept: Kept, owner: Person
    ) -> None:
        assert self.change(shift, self.first, "07:30", "09:15", floor="soft").status_code == 302
        assert kept.times[0] == ("07:30:00", "09:15:00")
        assert Stretch.objects.get(pk=self.first).floor == "soft"
        (before,) = versions_of(owner, "stretch", self.first)
        assert before.body["start"].startswith("2026-11-20T07:00:20")

    def test_what_was_not_changed_keeps_its_seconds(self, shift: Shift, kept: Kept) -> None:
        self.change(shift, self.first, "07:00", "09:00")
        assert kept.times[0] == ("07:00:20", "09:00:40")
        self.change(shift, self.first, "07:00", "08:00")
        assert kept.times[0] == ("07:00:20", "08:00:00")

    @pytest.mark.parametrize(
        ("start", "end", "sentence"),
        [
            ("", "09:00", "Write the time"),
            ("noon", "09:00", "Write the time"),
            ("07:00", "", "Write the time"),
            ("08:00", "08:00", "It ends when it begins"),
            ("09:30", "09:00", "24 hours without a break"),
            ("19:30", "20:30", "20:30 has not come yet"),
            ("20:30", "21:00", "20:30 has not come yet"),
            ("09:30", "10:30", "This overlaps 10:00–11:00"),
            ("06:00", "12:00", "This overlaps 10:00–11:00"),
        ],
    )
    def test_what_cannot_be_is_refused_with_a_sentence_and_kept_as_typed(
        self, shift: Shift, kept: Kept, start: str, end: str, sentence: str
    ) -> None:
        before = kept.times
        answer = self.change(shift, self.first, start, end)
        page = read(answer.text)
        typed = {each.attributes.get("name"): each.attributes.get("value") for each in page.all("input")}
        assert (answer.status_code, typed["start"], typed["end"]) == (422, start, end)
        assert sentence in " ".join(e.text for e in page.all("p") if e.attributes.get("class") == "error")
        assert kept.times == before

    def test_two_may_touch_each_other(self, shift: Shift, kept: Kept) -> None:
        assert self.change(shift, self.first, "07:00", "10:00").status_code == 302
        assert kept.times[0] == ("07:00:20", "10:00:00")

    def test_one_that_runs_may_be_left_without_an_end(self, shift: Shift, kept: Kept) -> None:
        key = kept.stretch("18:00:00", None)
        assert self.change(shift, key, "17:30", "").status_code == 302
        assert kept.times[-1] == ("17:30:00", "")

    def test_one_can_be_taken_away(self, shift: Shift, kept: Kept) -> None:
        shift.client.post(f"/shift/{self.first}/", {"do": "take-away"})
        assert kept.times == [("10:00:00", "11:00:00")]

    def test_a_forgotten_one_can_be_added_also_over_midnight(self, shift: Shift, kept: Kept) -> None:
        assert shift.client.post("/shift/new/", {"start": "12:00", "end": "13:30"}).status_code == 302
        shift.at("05:00", DAY + timedelta(days=1))
        shift.client.post(f"/shift/new/?day={DAY}", {"start": "22:30", "end": "03:30"})
        assert kept.times[-2:] == [("12:00:00", "13:30:00"), ("22:30:00", "03:30:00")]
        assert len(shift.lines(f"/shift/?day={DAY}")) == 4

    def test_the_list_shows_the_day_that_is_asked_for(self, shift: Shift) -> None:
        shift.at("12:00", DAY + timedelta(days=1))
        assert shift.lines() == []
        assert shift.sums(f"/shift/?day={DAY}") == ["3 h 0 min", "2 h 0 min"]
        assert (
            not shift.page(f"/shift/?day={DAY}")
            .all("button")[0]
            .attributes.get("class", "")
            .startswith("dial")
        )

    @pytest.mark.parametrize("day", ["2099-01-01", "0001-01-01", "yesterday", ""])
    def test_a_day_that_cannot_be_is_today(self, shift: Shift, day: str) -> None:
        assert len(shift.lines(f"/shift/?day={day}")) == 2


class TestOthers:
    def test_another_persons_stretch_is_not_found(self, kept: Kept, outsider_client: Client) -> None:
        key = kept.stretch("07:00:00", "08:00:00")
        for answer in (
            outsider_client.get(f"/shift/{key}/"),
            outsider_client.post(f"/shift/{key}/", {"do": "take-away"}),
        ):
            assert answer.status_code == 404
        assert kept.times == [("07:00:00", "08:00:00")]

    def test_another_persons_button_is_not_pressed(
        self, shift: Shift, kept: Kept, outsider_client: Client
    ) -> None:
        shift.tap("on")
        outsider_client.post("/shift/", {"do": "off"})
        assert kept.times == [("07:10:00", "")]
        assert 'data-state="off"' in outsider_client.get("/shift/").text

    def test_a_key_of_another_person_is_refused(self, kept: Kept, outsider: Person) -> None:
        key = kept.stretch("07:00:00", "08:00:00")
        (kind,) = KINDS
        entry = kind.read(key, {"start": "2026-11-20T01:00:00Z", "day": "2026-11-20"})
        with pytest.raises(NotYours):
            kind.land(outsider, key, entry)
        kind.remove(outsider, key)
        assert kept.times == [("07:00:00", "08:00:00")]

    def test_removing_what_no_key_names_removes_nothing(self, kept: Kept, owner: Person) -> None:
        kept.stretch("07:00:00", "08:00:00")
        (kind,) = KINDS
        kind.remove(owner, "no key at all")
        assert len(kept.times) == 1


class TestDays:
    def test_a_night_shift_is_cut_at_four(self, kept: Kept, owner: Person, clock: object) -> None:
        key = str(uuid4())
        body = {"start": f"{DAY}T22:00:00", "end": "2026-11-21T05:30:00", "zone": HOME, "day": str(DAY)}
        keep(owner, "stretch", key, body)
        assert {str(day): found.minutes for day, found in on_feet_by_day(owner).items()} == {
            "2026-11-20": 360,
            "2026-11-21": 90,
        }

    @pytest.mark.parametrize(("day", "hours"), [("2026-10-24", 7), ("2026-03-28", 5)])
    def test_a_night_on_which_the_clocks_change_is_as_long_as_it_was(
        self, owner: Person, day: str, hours: int
    ) -> None:
        next_day = date.fromisoformat(day) + timedelta(days=1)
        body = {"start": f"{day}T22:00:00", "end": f"{next_day}T04:00:00", "zone": HOME, "day": day}
        keep(owner, "stretch", str(uuid4()), body)
        assert minutes(owner, date.fromisoformat(day)) == hours * 60

    def test_on_a_journey_each_stretch_has_its_own_day(self, owner: Person) -> None:
        for zone, start, end in (
            ("Asia/Tokyo", "2026-11-20T21:00:00+09:00", "2026-11-20T23:00:00+09:00"),
            ("America/New_York", "2026-11-20T20:00:00-05:00", "2026-11-20T23:30:00-05:00"),
        ):
            body = {"start": start, "end": end, "zone": zone, "day": "2026-11-20"}
            keep(owner, "stretch", str(uuid4()), body)
        assert minutes(owner) == 330

    def test_a_clock_without_a_zone_is_taken_as_it_stands(self, owner: Person) -> None:
        body = {"start": "2026-11-20T22:00:00", "end": "2026-11-21T01:00:00", "day": "2026-11-20"}
        keep(owner, "stretch", str(uuid4()), body)
        assert minutes(owner) == 180

    def test_a_day_without_a_note_is_none_and_not_zero(self, owner: Person) -> None:
        assert on_feet_of_day(owner, DAY) is None
        assert on_feet_by_day(owner) == {}

    def test_all_days_at_once_are_the_same_as_each_alone(self, owner: Person) -> None:
        for start, end, zone in (
            ("2026-11-19T22:00:00+01:00", "2026-11-20T05:30:00+01:00", HOME),
            ("2026-11-20T05:30:20+01:00", "2026-11-20T06:00:00+01:00", HOME),
            ("2026-11-20T23:00:00+09:00", "2026-11-21T08:00:00+09:00", "Asia/Tokyo"),
            ("2026-11-21T01:00:00", None, ""),
        ):
            body = {"start": start, "end": end, "zone": zone, "day": start[:10]}
            keep(owner, "stretch", str(uuid4()), body)
        days = [DAY + timedelta(days=n) for n in range(-2, 4)]
        with time_machine.travel(at("02:30", DAY + timedelta(days=1)), tick=False):
            alone = {day: found for day in days if (found := on_feet_of_day(owner, day))}
            assert on_feet_by_day(owner) == alone
        assert len(alone) == 3

    def test_what_was_taken_away_counts_no_more(self, kept: Kept, owner: Person) -> None:
        take_away(owner, "stretch", kept.stretch("07:00:00", "08:00:00"))
        assert on_feet_of_day(owner, DAY) is None
        assert stretches_between(owner, DAY, DAY) == []

    def test_an_end_before_the_beginning_is_refused(self, kept: Kept) -> None:
        with pytest.raises(EntryError):
            kept.stretch("08:00:00", "07:00:00")
        assert UUID(kept.stretch("08:00:00", "08:30:00"))


def test_the_shoes_in_use_are_offered_and_named(shift: Shift, kept: Kept, owner: Person) -> None:
    clogs, old = str(uuid4()), str(uuid4())
    keep(owner, "footwear", clogs, {"what": "shoes", "name": "black clogs"})
    keep(owner, "footwear", old, {"what": "shoes", "name": "worn out", "retired_on": "2026-01-01"})
    chips = {e.text for e in shift.page().all("label") if e.attributes.get("class") == "chip"}
    assert chips == {"black clogs", ""}, "the empty one is the template"
    shift.tap("on", shoes=clogs)
    assert shift.lines() == [["07:10", "now", "black clogs", "0 min"]]
    shift.at("08:10").tap("off")
    found = on_feet_of_day(owner, DAY)
    assert found is not None
    assert found.by_shoes == {clogs: 60}


def test_the_usual_pair_and_the_floor_of_last_time_are_chosen_already(shift: Shift, owner: Person) -> None:
    clogs = str(uuid4())
    usual = {"weekdays": [], "on_shift": True, "default_since": "2026-11-01"}
    keep(owner, "footwear", clogs, {"what": "shoes", "name": "black clogs", **usual})
    shift.tap("on", floor="hard")
    shift.at("08:00").tap("off")
    shift.at("07:00", DAY + timedelta(days=1))
    chosen = [e.attributes["value"] for e in shift.page().all("input") if "checked" in e.attributes]
    assert chosen == ["hard", clogs]


def test_the_page_speaks_danish(shift: Shift) -> None:
    shift.client.cookies["django_language"] = "da"
    assert shift.client.get("/shift/").status_code == 200
