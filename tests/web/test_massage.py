"""The massage: planned for what hurts, begun, rated."""

import json
import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from fodro.web.archive.queries import diary_of
from fodro.web.massage.harm import open_harms
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from tests.web.answering import none_of_these
from tests.web.conftest import EVENING, Note

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def evening(owner: Person, outsider: Person) -> object:
    with time_machine.travel(EVENING, tick=False):
        for person in (owner, outsider):
            none_of_these(person)
        yield


def begin(client: Client, **fields: str) -> MassageSession:
    answer = client.post("/massage/", {"id": str(uuid4()), "minutes": "5", "before": "6", **fields})
    assert answer.status_code == 302
    return MassageSession.objects.get()


def test_the_plan_is_made_for_what_hurts(client: Client, note: Note) -> None:
    note({"L.sole.heel": 7})
    page = client.get("/massage/?minutes=10").text
    assert "left heel" in page
    assert "Your 10 minutes" in page


def test_a_plan_without_a_checkin_is_for_both_feet(client: Client) -> None:
    assert "both feet, toes to heels" in client.get("/massage/").text


def test_changing_the_minutes_answers_just_the_routine(client: Client) -> None:
    whole = client.get("/massage/?minutes=10").text
    part = client.get("/massage/?minutes=10", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert part.strip() in whole


def test_a_massage_is_kept_with_its_ratings_and_its_technique(
    client: Client, owner: Person, note: Note
) -> None:
    note({"L.sole.heel": 7})
    session = begin(client)
    client.post(f"/massage/{session.pk}/after/", {"after": "3"})
    (kept,) = diary_of(owner).sessions
    assert (kept.before_nrs, kept.after_nrs, kept.minutes) == (6.0, 3.0, 5.0)
    assert "Your feet have had a massage today" in client.get("/").text


def test_the_player_gets_exactly_the_minutes_asked_for(client: Client, note: Note) -> None:
    note({"L.sole.heel": 7, "R.sole.mth1": 4})
    session = begin(client, minutes="10")
    page = client.get(f"/massage/{session.pk}/").text
    found = re.search(r'<script id="script" type="application/json">(.*?)</script>', page)
    assert found is not None
    steps = json.loads(found.group(1))["steps"]
    assert sum(step["seconds"] for step in steps) == 600
    assert (steps[0]["phase"], steps[-1]["phase"]) == ("warm-up", "calm-down")
    assert {step["side"] for step in steps} >= {"L", "R"}


def test_begun_twice_with_one_id_is_one_massage(client: Client) -> None:
    fields = {"id": str(uuid4()), "minutes": "5", "before": "6"}
    for _ in range(2):
        client.post("/massage/", fields)
    assert MassageSession.objects.count() == 1


@pytest.mark.parametrize("wrong", ["11", "a lot"])
def test_a_wrong_before_rating_shows_the_plan_again(client: Client, wrong: str) -> None:
    page = client.post("/massage/", {"id": str(uuid4()), "minutes": "10", "before": wrong})
    assert page.status_code == 422
    assert "0 to 10" in page.text
    assert "Your 10 minutes" in page.text
    assert MassageSession.objects.count() == 0


@pytest.mark.parametrize("wrong", ["", "12", "fine"])
def test_a_wrong_after_rating_is_asked_again_and_keeps_nothing(client: Client, wrong: str) -> None:
    session = begin(client)
    page = client.post(f"/massage/{session.pk}/after/", {"after": wrong})
    assert page.status_code == 422
    assert "0 to 10" in page.text
    session.refresh_from_db()
    assert session.after_nrs is None


def test_another_persons_massage_is_not_found(client: Client, outsider_client: Client) -> None:
    session = begin(client)
    assert outsider_client.get(f"/massage/{session.pk}/").status_code == 404
    assert outsider_client.post(f"/massage/{session.pk}/after/", {"after": "1"}).status_code == 404
    same_id = {"id": str(session.pk), "minutes": "5", "before": "1"}
    assert outsider_client.post("/massage/", same_id).status_code == 404
    session.refresh_from_db()
    assert (session.before_nrs, session.after_nrs) == (6.0, None)


def test_an_unfinished_massage_does_not_count_as_done(client: Client) -> None:
    begin(client)
    assert "Your feet have had a massage today" not in client.get("/").text


def test_the_routine_stays_as_it_was_begun(client: Client, note: Note) -> None:
    session = begin(client)
    before = client.get(f"/massage/{session.pk}/").text
    note({"L.sole.heel": 9}, at=datetime(2026, 11, 20, 20, 16, tzinfo=UTC))
    after = client.get(f"/massage/{session.pk}/").text
    assert steps_in(before) == steps_in(after)


def steps_in(page: str) -> str:
    found = re.search(r'<script id="script" type="application/json">(.*?)</script>', page)
    assert found is not None
    return found.group(1)


def test_a_massage_begun_and_left_is_not_in_the_diary(client: Client, owner: Person) -> None:
    begin(client)
    assert diary_of(owner).sessions == ()


def test_the_minutes_kept_are_those_really_massaged(client: Client, owner: Person) -> None:
    session = begin(client, minutes="10")
    client.post(f"/massage/{session.pk}/after/", {"after": "3", "played": "150"})
    (kept,) = diary_of(owner).sessions
    assert kept.minutes == 2.5


def test_a_massage_made_longer_is_kept_as_long_as_it_was_within_reason(client: Client, owner: Person) -> None:
    session = begin(client, minutes="10")
    client.post(f"/massage/{session.pk}/after/", {"after": "3", "played": "660"})
    assert [one.minutes for one in diary_of(owner).sessions] == [11.0]
    client.post(f"/massage/{session.pk}/after/", {"after": "3", "played": "99999"})
    session.refresh_from_db()
    assert session.minutes <= 22


def test_an_old_checkin_says_nothing_of_how_sore_the_feet_are_now(client: Client, note: Note) -> None:
    note({"L.sole.heel": 7}, at=EVENING.replace(hour=9))
    assert client.get("/massage/").context["page"].suggested_before == ""
    note({"L.sole.heel": 4}, at=EVENING.replace(minute=0))
    assert client.get("/massage/").context["page"].suggested_before == "4"


def test_the_address_of_the_rating_opened_again_leads_to_the_player(client: Client) -> None:
    session = begin(client)
    assert client.get(f"/massage/{session.pk}/after/").headers["Location"] == f"/massage/{session.pk}/"


def test_a_massage_ended_at_once_counts_for_its_first_seconds(client: Client) -> None:
    client.post("/massage/", {"minutes": "5", "before": "6"})
    session = MassageSession.objects.get()
    assert client.post(f"/massage/{session.pk}/after/", {"after": "3", "played": "2"}).status_code == 302
    session.refresh_from_db()
    assert (session.minutes, session.after_nrs) == (0.1, 3)


def test_a_clock_that_was_set_back_during_a_massage_loses_no_rating(client: Client) -> None:
    with time_machine.travel(EVENING, tick=False):
        client.post("/massage/", {"minutes": "5", "before": "6"})
    session = MassageSession.objects.get()
    with time_machine.travel(EVENING - timedelta(hours=2), tick=False):
        assert client.post(f"/massage/{session.pk}/after/", {"after": "3"}).status_code == 302
    session.refresh_from_db()
    assert (session.after_nrs, session.finished_at) == (3, session.started_at)


def test_a_bruise_told_right_after_is_kept_and_ends_deep_work_there(client: Client, owner: Person) -> None:
    session = begin(client)
    told = {"after": "3", "bruise": "yes", "side": "L", "part": "heel"}
    assert client.post(f"/massage/{session.pk}/after/", told).status_code == 302
    assert open_harms(owner, EVENING)[0].what == "A bruise: left heel"
    assert "A bruise: left heel" in client.get("/massage/").text
