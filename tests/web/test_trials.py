"""Try it out: planned in steps, drawn once, run day by day, concealed until the day, and told at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from fodro.domain.drawing import checked
from fodro.domain.experiments import Arm, Experiment
from fodro.web.archive.queries import diary_of
from fodro.web.ids import new_id
from fodro.web.people.models import Person
from fodro.web.sync.flows import keep_all
from fodro.web.sync.queries import record_of
from fodro.web.trials.models import Trial, TrialDay
from fodro.web.trials.queries import experiment_of
from tests.web.conftest import client_of
from tests.web.markup import Element, read

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 20)
SPLIT = {"design": "split-foot", "subject": "tool", "a-tool": "roller", "compared": "evening"}
EITHER = {
    "design": "this-or-that",
    "subject": "tool",
    "a-tool": "roller",
    "b-tool": "soft-ball",
    "compared": "evening",
}
REST = {"design": "massage-or-rest", "compared": "evening"}


CHANGES_EVERY_TIME = re.compile(r"[0-9a-f-]{36}|sha256:\w{64}|value=\"\w{64}\"|data-revision=\"\d+\"")


def at(clock: str, day: date = DAY) -> datetime:
    """A clock at home on a day in winter, an hour ahead of UTC."""
    return datetime.fromisoformat(f"{day}T{clock}+01:00").astimezone(UTC)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(at("19:00"), tick=False) as travel:
        yield travel


class Room:
    """Somebody who wants to know."""

    def __init__(self, client: Client, clock: time_machine.Traveller) -> None:
        self.client, self.clock = client, clock

    def at(self, time: str, day: date = DAY) -> Room:
        self.clock.move_to(at(time, day))
        return self

    def plan(self, chosen: dict[str, str], **more: str) -> HttpResponse:
        sent = {"id": str(new_id()), "days": "8", "start": DAY.isoformat(), "step": "confirm"}
        answer: HttpResponse = self.client.post("/try/plan/", {**sent, **chosen, **more})  # type: ignore[assignment]
        return answer

    def note(self, do: str, **sent: str) -> HttpResponse:
        card = self.card()
        fields = {
            i.attributes["name"]: i.attributes.get("value", "")
            for i in card.all("input")
            if "name" in i.attributes
        }
        kept = {name: fields.get(name, "") for name in ("trial", "day", "rates")}
        answer: HttpResponse = self.client.post("/try/note/", {**kept, "do": do, **sent})  # type: ignore[assignment]
        return answer

    def rate(self, left: str, right: str) -> HttpResponse:
        return self.note("rate", left=left, right=right)

    def page(self, path: str = "/try/") -> Element:
        return read(self.client.get(path).text)

    def card(self, path: str = "/try/") -> Element:
        return self.page(path).one("fodro-trial")

    @property
    def trial(self) -> Trial:
        return Trial.objects.get()

    @property
    def experiment(self) -> Experiment:
        return experiment_of(self.trial)

    def arm(self, day: date) -> Arm:
        return next(one.arm for one in self.experiment.drawn if one.day == day)

    def live(self, *, effect: float = -2.0, until: date | None = None) -> None:
        """Live every day as drawn, with less pain in the treated foot."""
        for n, one in enumerate(self.experiment.drawn):
            if until and one.day >= until:
                return
            self.at("20:00", one.day).note("as-drawn")
            base = 5.0 + n % 3 / 2
            treated, other = str(base + effect), str(base)
            self.rate(*((treated, other) if one.arm is Arm.A else (other, treated)))


@pytest.fixture
def room(client: Client, clock: time_machine.Traveller) -> Room:
    return Room(client, clock)


def said(page: Element, name: str) -> str:
    return next(e.text for e in page.all() if e.attributes.get("data-say") == name)


def step(answer: Any) -> str:
    return read(answer.text).one("fodro-trial-plan").attributes["data-step"]


class TestPlan:
    @pytest.mark.parametrize(
        ("chosen", "expected"),
        [
            ({}, "kind"),
            ({"design": "coin"}, "kind"),
            ({"design": "split-foot"}, "what"),
            ({"design": "massage-or-rest"}, "pain"),
            ({**SPLIT, "compared": ""}, "pain"),
            (SPLIT, "when"),
            ({**SPLIT, "step": "what"}, "what"),
            ({**SPLIT, "start": "2026-11-20", "step": "confirm"}, "confirm"),
            ({**SPLIT, "a-tool": "", "step": "confirm"}, "what"),
            ({**SPLIT, "subject": "shoes", "a-shoes": "clogs", "step": "pain"}, "what"),
            ({**EITHER, "b-tool": "roller", "step": "pain"}, "what"),
        ],
    )
    def test_one_question_after_the_other(self, room: Room, chosen: dict[str, str], expected: str) -> None:
        answer = room.client.get("/try/plan/", chosen)
        assert answer.status_code == 200
        assert step(answer) == expected

    @pytest.mark.parametrize(
        "wrong",
        [
            {"days": "3"},
            {"days": "61"},
            {"days": "many"},
            {"days": "²"},
            {"start": ""},
            {"start": "2026-11-19"},
            {"start": "2027-02-20"},
            {"a-tool": "\x00\x07"},
            {"design": "complete"},
            {"compared": "never"},
        ],
    )
    def test_what_cannot_be_is_refused_and_nothing_is_drawn(self, room: Room, wrong: dict[str, str]) -> None:
        assert room.plan(SPLIT, **wrong).status_code == 422
        assert Trial.objects.count() == 0

    def test_the_draw_is_made_once_and_its_commitment_is_shown(self, room: Room, owner: Person) -> None:
        answer = room.plan(SPLIT, days="20")
        assert answer.status_code == 302
        experiment = room.experiment
        assert len(experiment.drawn) == 20
        assert checked(experiment) == ()
        page = room.page()
        assert said(page, "commitment") == experiment.commitment
        assert experiment.seed not in page.text
        assert record_of(owner, "trial", str(room.trial.pk)) is not None

    def test_the_same_form_sent_twice_is_one_experiment(self, room: Room) -> None:
        key = str(new_id())
        assert room.plan(SPLIT, id=key).status_code == room.plan(SPLIT, id=key).status_code == 302
        assert Trial.objects.count() == 1

    def test_a_second_one_waits_until_the_first_is_over(self, room: Room) -> None:
        room.plan(SPLIT)
        assert room.plan(REST).status_code == 422
        assert Trial.objects.count() == 1
        room.at("19:00", DAY + timedelta(days=8))
        assert room.plan(REST, start="2026-11-28").status_code == 302

    def test_each_kind_says_what_it_compares(self, room: Room) -> None:
        for chosen, title in (
            (SPLIT, "one foot against the other"),
            (EITHER, "Foot roller or soft ball"),
            (REST, "Massage or rest"),
        ):
            Trial.objects.all().delete()
            room.plan(chosen)
            assert title in said(room.page(), "title")

    def test_left_empty_the_other_is_without(self, room: Room) -> None:
        room.plan({**EITHER, "subject": "other", "a-other": "  Epsom   bath "})
        assert (room.trial.a, room.trial.b) == ("Epsom bath", "without")
        assert said(room.page(), "title") == "Epsom bath, with and without"

    def test_the_days_needed_are_told(self, room: Room) -> None:
        page = read(room.client.get("/try/plan/", SPLIT).text)
        told = [e.text for e in page.all("dd")]
        assert len(told) == 3
        assert all(re.fullmatch(r"about \d+ days|more than 60 days", text) for text in told)


class TestRunning:
    def test_today_says_what_was_drawn_and_one_tap_notes_it(self, room: Room) -> None:
        room.plan(SPLIT)
        card = room.card("/")
        foot = "Left" if room.arm(DAY) is Arm.A else "Right"
        assert said(card, "heading") == f"{foot} foot today"
        assert said(card, "progress") == "Day 1 of 8"
        room.note("as-drawn", back="today")
        assert TrialDay.objects.get().done == room.arm(DAY)
        assert "data-done" in room.card("/").attributes

    def test_something_else_is_noted_and_can_be_taken_back(self, room: Room) -> None:
        room.plan(SPLIT)
        room.note("both")
        assert TrialDay.objects.get().done == "both"
        assert said(room.card(), "done") == "Done: Both feet"
        room.note("forget")
        assert TrialDay.objects.get().done == ""

    def test_what_was_taken_back_is_not_noted(self, room: Room) -> None:
        room.plan(SPLIT)
        room.note("both")
        assert said(room.page(), "noted") == "1 of 1 days noted"
        room.note("forget")
        assert said(room.page(), "noted") == "0 of 1 days noted"
        room.client.post(f"/try/{room.trial.pk}/stop/")
        assert room.trial.ended == DAY

    def test_both_feet_are_rated_in_the_evening_once_something_was_done(self, room: Room) -> None:
        room.plan(SPLIT)
        assert "data-rates" not in room.card().attributes
        room.at("12:00").note("as-drawn")
        assert "data-rates" not in room.card().attributes
        room.at("18:00").rate("3", "5,5")
        day = TrialDay.objects.get()
        assert (day.left_nrs, day.right_nrs, day.done) == (3.0, 5.5, room.arm(DAY))
        assert said(room.card(), "rated") == "Left 3, right 5.5"

    def test_the_next_morning_is_rated_on_the_next_day(self, room: Room) -> None:
        room.plan({**SPLIT, "compared": "next-morning"})
        room.note("as-drawn")
        room.at("07:00", DAY + timedelta(days=1)).rate("2", "4")
        assert TrialDay.objects.get(day=DAY).left_nrs == 2.0
        last = DAY + timedelta(days=7)
        card = room.at("08:00", last + timedelta(days=1)).card()
        assert card.attributes["data-stage"] == "last"
        assert room.rate("1", "1").status_code == 302
        assert TrialDay.objects.get(day=last).right_nrs == 1.0

    @pytest.mark.parametrize(("left", "right"), [("", "3"), ("3", ""), ("11", "3"), ("x", "3"), ("nan", "3")])
    def test_half_a_rating_is_none(self, room: Room, left: str, right: str) -> None:
        room.plan(SPLIT)
        room.note("as-drawn")
        answer = room.rate(left, right)
        assert answer.status_code == 422
        assert TrialDay.objects.get().left_nrs is None

    def test_what_was_never_offered_is_not_noted(self, room: Room) -> None:
        room.plan({**EITHER, "b-tool": ""})
        for do in ("both", "C", ""):
            assert room.note(do).status_code == 422
        assert TrialDay.objects.count() == 0

    def test_yesterdays_card_left_open_notes_nothing_today(self, room: Room) -> None:
        room.plan(SPLIT)
        trial = str(room.trial.pk)
        room.at("09:00", DAY + timedelta(days=1))
        sent = {"trial": trial, "day": DAY.isoformat(), "do": "as-drawn"}
        assert room.client.post("/try/note/", sent).status_code == 422
        assert TrialDay.objects.count() == 0

    def test_before_it_begins_today_says_when(self, room: Room) -> None:
        room.plan(SPLIT, start="2026-11-23")
        card = room.card("/")
        assert card.attributes["data-stage"] == "ahead"
        assert said(card, "progress") == "Begins Monday 23 November"
        assert "data-arm" not in card.attributes


class TestConcealment:
    def test_no_page_tells_another_day_before_it_comes(self, room: Room, client: Client) -> None:
        """Experiments that differ in every later day look the same today."""
        seen = set()
        arms = set()
        for n in range(12):
            Trial.objects.all().delete()
            room.plan(SPLIT, id=str(UUID(int=n)))
            trial = room.trial
            client.get("/more/")  # what is said once was said
            if room.arm(DAY) is not Arm.A:
                continue
            arms.add(tuple(one.arm for one in room.experiment.drawn[1:]))
            told = [
                client.get(path).text
                for path in ("/", "/try/", f"/try/{trial.pk}/change/", f"/try/{trial.pk}/stop/")
            ]
            seen.add(CHANGES_EVERY_TIME.sub("", "".join(told)))
        assert len(arms) > 1
        assert len(seen) == 1

    def test_what_devices_are_sent_holds_no_arm(self, room: Room, owner: Person, client: Client) -> None:
        room.plan(SPLIT, days="28")
        record = record_of(owner, "trial", str(room.trial.pk))
        assert record is not None
        assert len(record.body["drawn"]) == 28
        assert all(set(one) == {"day", "block", "seal"} for one in record.body["drawn"])
        assert len({one["seal"] for one in record.body["drawn"]}) == 28

    def test_a_running_experiment_leaves_without_its_draw(self, room: Room, owner: Person) -> None:
        room.plan(SPLIT)
        assert diary_of(owner).experiments[0].drawn == ()
        room.at("12:00", DAY + timedelta(days=20))
        assert diary_of(owner).experiments[0].drawn == room.experiment.drawn

    def test_the_result_waits_for_the_end(self, room: Room) -> None:
        room.plan(SPLIT)
        room.live(until=DAY + timedelta(days=7))
        answer = room.client.get(f"/try/{room.trial.pk}/")
        assert (answer.status_code, answer.headers["Location"]) == (302, "/try/")
        assert "points less" not in room.page().text


class TestEnd:
    def test_it_is_told_with_its_range_its_days_and_its_draw(self, room: Room) -> None:
        room.plan(SPLIT, days="16")
        room.live()
        room.at("09:00", DAY + timedelta(days=16))
        page = room.page(f"/try/{room.trial.pk}/")
        assert "The foot that had it hurt about 2.0 points less than the other." in page.text
        assert room.experiment.seed in page.text
        assert room.experiment.commitment in page.text
        assert "Every day is what the secret number drew." in page.text
        rows = [row.text for row in page.all("tbody")[-1].all("tr")]
        assert len(rows) == 16
        assert len(page.all("figure")) == 2
        assert "points less" in room.page().text

    @pytest.mark.parametrize("chosen", [SPLIT, EITHER, REST], ids=lambda chosen: chosen["design"])
    def test_nothing_noted_is_said_kindly(self, room: Room, chosen: dict[str, str]) -> None:
        room.plan(chosen)
        room.at("09:00", DAY + timedelta(days=9))
        page = room.page(f"/try/{room.trial.pk}/")
        assert "Nothing was rated, so there is nothing to compare." in page.text
        assert page.all("figure") == []

    def test_equal_ratings_are_said_kindly(self, room: Room) -> None:
        room.plan(SPLIT, days="14")
        for one in room.experiment.drawn:
            room.at("20:00", one.day).note("as-drawn")
            room.rate("3", "3")
        room.at("09:00", DAY + timedelta(days=14))
        assert "Every rating was the same" in room.page(f"/try/{room.trial.pk}/").text

    def test_what_was_done_otherwise_stands_beside_the_draw(self, room: Room) -> None:
        room.plan(SPLIT, days="14")
        room.live()
        TrialDay.objects.filter(day=DAY).update(done="both")
        room.at("09:00", DAY + timedelta(days=14))
        page = room.page(f"/try/{room.trial.pk}/")
        assert "On 1 day something else was done than was drawn." in page.text
        (other,) = [row for row in page.all("tr") if row.attributes.get("class") == "other"]
        assert "Both feet" in other.text

    def test_check_ins_are_the_outcome_where_nothing_is_asked(self, room: Room, note: Any) -> None:
        room.plan(EITHER, days="16")
        for one in room.experiment.drawn:
            pain = 3.0 if one.arm is Arm.A else 6.0
            note({"L.sole.heel": pain + one.block % 2 / 2}, at=at("20:30", one.day))
        room.at("09:00", DAY + timedelta(days=16))
        text = room.page(f"/try/{room.trial.pk}/").text
        assert re.search(
            r"Days with “Foot roller” had about \d.\d points less pain than days with “Soft ball”", text
        )

    def test_today_leads_to_what_came_out_for_a_week(self, room: Room) -> None:
        room.plan(SPLIT)
        path = f"/try/{room.trial.pk}/"
        for days, leads in ((7, False), (8, True), (14, True), (15, False)):
            card = room.at("09:00", DAY + timedelta(days=days)).card("/")
            assert (path in [a.attributes["href"] for a in card.all("a")]) is leads
        assert path not in [a.attributes["href"] for a in room.card().all("a")]

    def test_stopping_asks_once_and_keeps_what_was_noted(self, room: Room) -> None:
        room.plan(SPLIT)
        room.live(until=DAY + timedelta(days=3))
        room.at("21:00", DAY + timedelta(days=3))
        path = f"/try/{room.trial.pk}/stop/"
        assert "Stop this experiment?" in room.page(path).text
        assert room.trial.ended is None
        assert room.client.post(path).headers["Location"] == f"/try/{room.trial.pk}/"
        assert room.trial.ended == DAY + timedelta(days=3)
        assert TrialDay.objects.count() == 3
        assert room.card("/").attributes["data-stage"] == ""
        assert "Too few days were rated" in room.page(f"/try/{room.trial.pk}/").text

    def test_one_that_is_over_can_be_taken_away_and_one_that_runs_cannot(self, room: Room) -> None:
        room.plan(SPLIT)
        path = f"/try/{room.trial.pk}/take-away/"
        room.note("as-drawn")
        room.client.post(path)
        assert Trial.objects.count() == 1
        room.at("09:00", DAY + timedelta(days=9)).client.post(path)
        assert (Trial.objects.count(), TrialDay.objects.count()) == (0, 0)


class TestChange:
    def test_the_days_that_were_stay_and_the_rest_is_drawn_anew(self, room: Room) -> None:
        room.plan(SPLIT, days="20")
        before = room.experiment
        room.live(until=DAY + timedelta(days=5))
        room.at("12:00", DAY + timedelta(days=5))
        assert room.client.post(f"/try/{room.trial.pk}/change/", {"days": "8"}).status_code == 302
        after = room.experiment
        assert after.drawn[:6] == before.drawn[:6]
        assert len(after.drawn) == 14
        assert checked(after) == ()
        assert after.commitment == before.commitment
        room.at("09:00", DAY + timedelta(days=14))
        assert "drawn anew while it ran" in room.page(f"/try/{room.trial.pk}/").text

    def test_drawing_again_on_the_same_day_gives_the_same_draw(self, room: Room) -> None:
        room.plan(SPLIT, days="20")
        path = f"/try/{room.trial.pk}/change/"
        room.client.post(path, {"days": "10"})
        once = room.experiment.drawn
        room.client.post(path, {"days": "10"})
        assert room.experiment.drawn == once

    @pytest.mark.parametrize("days", ["", "0", "61", "-1", "ten"])
    def test_days_that_cannot_be_are_refused(self, room: Room, days: str) -> None:
        room.plan(SPLIT)
        before = room.experiment
        answer = room.client.post(f"/try/{room.trial.pk}/change/", {"days": days})
        assert answer.status_code == 422
        assert room.experiment == before

    def test_no_experiment_becomes_longer_than_a_year(self, room: Room) -> None:
        room.plan(SPLIT)
        path = f"/try/{room.trial.pk}/change/"
        for n in range(1, 7):
            room.at("12:00", DAY + timedelta(days=55 * n - 49))
            room.client.post(path, {"days": "60"})
        room.at("12:00", DAY + timedelta(days=310))
        assert "Choose from 1 to 55 days." in room.client.post(path, {"days": "60"}).text
        assert room.client.post(path, {"days": "55"}).status_code == 302
        assert len(room.experiment.drawn) == 366

    def test_one_that_has_not_begun_is_drawn_anew_as_a_whole(self, room: Room) -> None:
        room.plan(SPLIT, start="2026-11-23")
        room.client.post(f"/try/{room.trial.pk}/change/", {"days": "12"})
        assert len(room.experiment.drawn) == 12
        assert checked(room.experiment) == ()


class TestOthers:
    def test_nobody_else_sees_or_changes_it(self, room: Room, outsider: Person) -> None:
        room.plan(SPLIT)
        trial, theirs = str(room.trial.pk), client_of(outsider)
        for path in (f"/try/{trial}/", f"/try/{trial}/change/", f"/try/{trial}/stop/"):
            assert theirs.get(path).status_code == 404
        for path in (f"/try/{trial}/change/", f"/try/{trial}/stop/", f"/try/{trial}/take-away/"):
            assert theirs.post(path, {"days": "4"}).status_code == 404
        sent = {"trial": trial, "day": DAY.isoformat(), "do": "as-drawn"}
        assert theirs.post("/try/note/", sent).status_code == 422
        assert (
            theirs.post(
                "/try/plan/", {**SPLIT, "id": trial, "days": "8", "start": "2026-11-20", "step": "confirm"}
            ).status_code
            == 404
        )
        assert "sha256:" not in theirs.get("/try/").text
        assert (Trial.objects.count(), TrialDay.objects.count()) == (1, 0)
        assert room.trial.ended is None

    def test_a_day_of_an_experiment_that_is_not_theirs_shows_nowhere(
        self, room: Room, owner: Person, outsider: Person
    ) -> None:
        room.plan(SPLIT)
        trial = str(room.trial.pk)
        body = {"trial": trial, "day": DAY.isoformat(), "done": "both"}
        keep_all(outsider, [("trial-day", f"{trial}.{DAY}", body)])
        assert "data-done" not in room.card().attributes
        assert diary_of(owner).experiments[0].done == ()

    def test_no_other_site_can_note_for_the_person(self, owner: Person, room: Room) -> None:
        room.plan(SPLIT)
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = room.client.cookies
        sent = {"trial": str(room.trial.pk), "day": DAY.isoformat(), "do": "as-drawn"}
        assert strict.post("/try/note/", sent).status_code == 403
        assert TrialDay.objects.count() == 0
