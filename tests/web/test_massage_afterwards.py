"""After a massage: asked once an hour later and once the next morning, by person, at the right time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from fodro.domain.body import Place, Side
from fodro.exchange.entries import Ask
from fodro.knowledge.harm import Harm
from fodro.knowledge.library import techniques
from fodro.knowledge.limits import MAX_PRESSURE, NO_LIMITS
from fodro.knowledge.resting import rest_routine
from fodro.web.archive.queries import diary_of
from fodro.web.ids import new_id
from fodro.web.massage import flows
from fodro.web.massage.asking import asked
from fodro.web.massage.forms import PlanDraft
from fodro.web.massage.harm import harm_limits, open_harms
from fodro.web.massage.later import ask_for
from fodro.web.massage.models import MassageSession
from fodro.web.massage.planning import routine_for
from fodro.web.people.models import Person
from fodro.web.sync.queries import record_of
from tests.web.conftest import EVENING
from tests.web.markup import read

pytestmark = pytest.mark.django_db

COPENHAGEN, AUCKLAND, LOS_ANGELES = "Europe/Copenhagen", "Pacific/Auckland", "America/Los_Angeles"
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
HEEL = Place("heel", Side.LEFT)


def massaged(
    person: Person,
    ended: datetime = EVENING,
    *,
    before: float | None = 6,
    after: float = 3,
    zone: str = COPENHAGEN,
    rest: bool = False,
    harm: Harm | None = None,
) -> MassageSession:
    """Return a massage of five minutes that ended and was rated at `ended`."""
    routine = rest_routine(5) if rest else routine_for((), 5)
    draft = PlanDraft(id=new_id(), minutes=5, typed="" if before is None else str(before))
    started = ended - timedelta(minutes=5)
    session = flows.begin_session(person, draft, routine=routine, started_at=started, zone=zone)
    flows.rate_after(session, after, finished_at=ended, minutes=5, harm=harm)
    return session


def wall(text: str, zone: str = COPENHAGEN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def asks_at(person: Person, now: datetime, zone: str = COPENHAGEN) -> Ask | None:
    found = ask_for(person, now.astimezone(UTC), zone)
    return found.ask if found else None


def answer(client: Client, session: MassageSession, now: datetime, /, **fields: str) -> int:
    sent = {"session": str(session.pk), "ask": "later", **fields}
    with time_machine.travel(now, tick=False):
        return client.post("/massage/later/", sent).status_code


@pytest.mark.parametrize(("minutes", "ask"), [(59, None), (60, Ask.LATER), (120, Ask.LATER), (121, None)])
def test_an_hour_later_it_is_asked_for_one_hour(owner: Person, minutes: int, ask: Ask | None) -> None:
    massaged(owner)
    assert asks_at(owner, EVENING + minutes * MINUTE) is ask


@pytest.mark.parametrize(
    ("clock", "ask"),
    [
        ("2026-11-21T03:59", None),
        ("2026-11-21T04:00", Ask.NEXT_MORNING),
        ("2026-11-21T11:59", Ask.NEXT_MORNING),
        ("2026-11-21T12:00", None),
        ("2026-11-22T07:00", None),
    ],
)
def test_the_next_morning_it_is_asked_until_noon(owner: Person, clock: str, ask: Ask | None) -> None:
    massaged(owner, wall("2026-11-20T21:00"))
    assert asks_at(owner, wall(clock)) is ask


def test_a_massage_after_midnight_belongs_to_its_evening(owner: Person) -> None:
    massaged(owner, wall("2026-11-21T00:30"))
    assert asks_at(owner, wall("2026-11-21T01:45")) is Ask.LATER
    assert asks_at(owner, wall("2026-11-21T08:00")) is Ask.NEXT_MORNING
    assert asks_at(owner, wall("2026-11-22T08:00")) is None


def test_who_ends_at_three_is_not_asked_about_the_morning_at_four(owner: Person) -> None:
    massaged(owner, wall("2026-11-21T03:00"))
    assert asks_at(owner, wall("2026-11-21T04:05")) is Ask.LATER
    assert asks_at(owner, wall("2026-11-21T05:30")) is None
    assert asks_at(owner, wall("2026-11-21T07:30")) is Ask.NEXT_MORNING


def test_the_hour_that_comes_twice_is_an_hour(owner: Person) -> None:
    massaged(owner, datetime(2026, 10, 25, 0, 30, tzinfo=UTC))  # 02:30 summer time
    assert asks_at(owner, datetime(2026, 10, 25, 1, 15, tzinfo=UTC)) is None  # 02:15 winter time
    assert asks_at(owner, datetime(2026, 10, 25, 1, 45, tzinfo=UTC)) is Ask.LATER


def test_the_next_morning_is_the_one_where_the_person_is(owner: Person) -> None:
    massaged(owner, wall("2026-11-20T20:00", AUCKLAND), zone=AUCKLAND)  # 23:00 the day before in Los Angeles
    assert asks_at(owner, wall("2026-11-20T08:00", LOS_ANGELES), LOS_ANGELES) is Ask.NEXT_MORNING
    assert asks_at(owner, wall("2026-11-21T08:00", LOS_ANGELES), LOS_ANGELES) is None


def test_a_clock_that_was_set_back_asks_nothing(owner: Person) -> None:
    massaged(owner)
    assert [asks_at(owner, EVENING - hours * HOUR) for hours in (1, 24, 240)] == [None] * 3


def test_a_massage_that_was_not_ended_is_not_asked_about(owner: Person) -> None:
    draft = PlanDraft(id=new_id(), minutes=5, typed="6")
    flows.begin_session(owner, draft, routine=routine_for((), 5), started_at=EVENING, zone=COPENHAGEN)
    assert asks_at(owner, EVENING + 90 * MINUTE) is None


def test_only_the_latest_massage_is_asked_about(owner: Person) -> None:
    massaged(owner)
    second = massaged(owner, EVENING + 30 * MINUTE)
    assert asks_at(owner, EVENING + 80 * MINUTE) is None
    found = ask_for(owner, EVENING + 100 * MINUTE, COPENHAGEN)
    assert found is not None
    assert found.key == str(second.pk)


def test_a_rest_is_asked_about_in_the_same_way(owner: Person) -> None:
    session = massaged(owner, rest=True)
    assert session.technique == "rest"
    found = ask_for(owner, EVENING + 90 * MINUTE, COPENHAGEN)
    assert found is not None
    assert (found.ask, found.is_rest, found.was) == (
        Ask.LATER, True, "Rest until 21:15 · 6 before · 3 right after",
    )  # fmt: skip


def test_an_answer_is_kept_with_its_real_time_and_asked_no_more(client: Client, owner: Person) -> None:
    session = massaged(owner)
    now = EVENING + 75 * MINUTE
    assert answer(client, session, now, nrs="2") == 302
    session.refresh_from_db()
    assert (session.later_nrs, session.later_at, session.after_nrs) == (2, now, 3)
    assert asks_at(owner, now) is None
    (kept,) = diary_of(owner).sessions
    assert kept.later_nrs == 2


def test_the_morning_is_kept_beside_the_evening(client: Client, owner: Person) -> None:
    session = massaged(owner)
    answer(client, session, EVENING + 75 * MINUTE, nrs="2")
    answer(client, session, wall("2026-11-21T07:00"), ask="next-morning", nrs="5")
    (kept,) = diary_of(owner).sessions
    assert (kept.before_nrs, kept.after_nrs, kept.later_nrs, kept.next_morning_nrs) == (6, 3, 2, 5)


def test_not_now_ends_this_question_and_not_the_next(client: Client, owner: Person) -> None:
    session = massaged(owner)
    answer(client, session, EVENING + 75 * MINUTE, decline="yes")
    assert asks_at(owner, EVENING + 80 * MINUTE) is None
    assert asks_at(owner, wall("2026-11-21T07:00")) is Ask.NEXT_MORNING
    record = record_of(owner, "session", str(session.pk))
    assert record is not None
    assert record.body["declined"] == ["later"]
    assert (record.body["later"], record.body["after"]) == (None, 3)


@pytest.mark.parametrize("wrong", [{"nrs": "12"}, {"nrs": ""}, {"nrs": "fine"}])
def test_a_wrong_number_keeps_nothing(client: Client, owner: Person, wrong: dict[str, str]) -> None:
    session = massaged(owner)
    assert answer(client, session, EVENING + 75 * MINUTE, **wrong) == 302
    session.refresh_from_db()
    assert session.later_nrs is None
    assert asks_at(owner, EVENING + 76 * MINUTE) is Ask.LATER


@pytest.mark.parametrize("wrong", [{"session": "1"}, {"session": ""}, {"ask": "sometime"}, {"ask": ""}])
def test_an_answer_to_nothing_is_not_found(client: Client, owner: Person, wrong: dict[str, str]) -> None:
    session = massaged(owner)
    assert answer(client, session, EVENING + 75 * MINUTE, nrs="2", **wrong) == 404


def test_another_persons_massage_is_not_found(
    client: Client, owner: Person, outsider: Person, outsider_client: Client
) -> None:
    session = massaged(owner, harm=Harm(EVENING, bruise=True))
    assert answer(outsider_client, session, EVENING + 75 * MINUTE, nrs="9") == 404
    assert outsider_client.post(f"/massage/{session.pk}/gone/").status_code == 404
    assert "It is gone" not in outsider_client.get("/massage/past/").text
    assert ask_for(outsider, EVENING + 75 * MINUTE, COPENHAGEN) is None
    assert (open_harms(outsider, EVENING), harm_limits(outsider, EVENING)) == ((), NO_LIMITS)
    session.refresh_from_db()
    assert session.later_nrs is None
    assert open_harms(owner, EVENING) != ()


def test_a_clock_set_back_before_the_answer_keeps_it_at_the_beginning(client: Client, owner: Person) -> None:
    session = massaged(owner)
    assert answer(client, session, EVENING - HOUR, nrs="2") == 302
    session.refresh_from_db()
    assert (session.later_nrs, session.later_at) == (2, session.started_at)


def test_the_card_is_a_plain_form(client: Client, owner: Person) -> None:
    session = massaged(owner)
    with time_machine.travel(EVENING + 75 * MINUTE, tick=False):
        card = read(client.get("/massage/past/").text).one("fodro-later")
    assert card.attributes["data-asking"] == "later"
    form = card.one("form")
    named = {one.attributes.get("name"): one.attributes.get("value") for one in form.all("input", "button")}
    assert (named["session"], named["ask"], named["decline"]) == (str(session.pk), "later", "yes")
    numbers = [one.attributes["value"] for one in form.all("button") if one.attributes.get("name") == "nrs"]
    assert numbers == [str(n) for n in range(11)]


def test_new_things_of_the_morning_are_kept_with_their_places(client: Client, owner: Person) -> None:
    session = massaged(owner)
    morning = wall("2026-11-21T07:00")
    sent = {"ask": "next-morning", "nrs": "4", "bruise": "yes", "side": ["L"], "part": ["heel", "arch"]}
    with time_machine.travel(morning, tick=False):
        client.post("/massage/later/", {"session": str(session.pk), **sent})
    (line,) = open_harms(owner, morning)
    assert line.what == "A bruise: left arch, left heel"
    limits = harm_limits(owner, morning)
    assert not limits.allows(techniques()["mid-arch-hold"], Side.LEFT)
    assert limits.cap(techniques()["whole-foot-glide"], Side.RIGHT) == MAX_PRESSURE


@pytest.mark.parametrize(
    ("sent", "places"),
    [
        ({"side": ["L"], "part": ["heel"]}, [("heel", "L")]),
        ({"side": ["L", "R"], "part": ["toes"]}, [("toes", "L"), ("toes", "R")]),
        ({"part": ["calf"]}, [("calf", "")]),
        ({"side": ["R"]}, [("foot", "R"), ("lower-leg", "R")]),
        ({}, []),
        ({"side": ["X"], "part": ["hoof"]}, []),
    ],
)
def test_where_something_is_new_is_read_as_it_was_said(
    client: Client, owner: Person, sent: dict[str, list[str]], places: list[tuple[str, str]]
) -> None:
    session = massaged(owner)
    told = {"session": str(session.pk), "ask": "next-morning", "nrs": "4", "numb": "yes", **sent}
    with time_machine.travel(wall("2026-11-21T07:00"), tick=False):
        client.post("/massage/later/", told)
    session.refresh_from_db()
    assert [(place["region"], place["side"]) for place in session.harm["places"]] == places


def test_nothing_new_is_the_way_without_a_tap(client: Client, owner: Person) -> None:
    session = massaged(owner)
    answer(client, session, wall("2026-11-21T07:00"), ask="next-morning", nrs="4", side="L", part="heel")
    session.refresh_from_db()
    assert (session.next_morning_nrs, session.harm) == (4, None)
    assert harm_limits(owner, wall("2026-11-21T08:00")) == NO_LIMITS


def test_it_is_gone_when_the_person_says_so(client: Client, owner: Person) -> None:
    session = massaged(owner, harm=Harm(EVENING, numb=True, places=(HEEL,)))
    (line,) = open_harms(owner, EVENING)
    assert line.key == str(session.pk)
    assert harm_limits(owner, EVENING) != NO_LIMITS
    with time_machine.travel(EVENING + HOUR, tick=False):
        assert client.post(f"/massage/{session.pk}/gone/").status_code == 302
    assert (open_harms(owner, EVENING + HOUR), harm_limits(owner, EVENING + HOUR)) == ((), NO_LIMITS)
    record = record_of(owner, "session", str(session.pk))
    assert record is not None
    assert record.body["harm"]["gone_at"] == "2026-11-20T22:15:00+01:00"


def test_what_is_still_there_after_two_days_is_for_someone_to_look_at(owner: Person) -> None:
    massaged(owner, harm=Harm(EVENING, bruise=True, places=(HEEL,)))
    (soon,), (then,) = open_harms(owner, EVENING + 47 * HOUR), open_harms(owner, EVENING + 48 * HOUR)
    assert soon.see_someone == ""
    assert "doctor" in then.see_someone


def test_a_worse_morning_is_softer_for_two_days_and_says_until_when(client: Client, owner: Person) -> None:
    session = massaged(owner, before=3)
    morning = wall("2026-11-21T07:30")
    answer(client, session, morning, ask="next-morning", nrs="5")
    (line,) = open_harms(owner, morning)
    assert line.means == "One level softer until Monday 23 November 07:30, and no pressing on points."
    assert line.key == ""
    assert harm_limits(owner, morning).max_pressure == MAX_PRESSURE - 1
    assert (open_harms(owner, morning + 48 * HOUR), harm_limits(owner, morning + 48 * HOUR)) == (
        (),
        NO_LIMITS,
    )


def test_a_bruise_of_the_morning_joins_the_numbness_of_the_evening(owner: Person) -> None:
    session = massaged(owner, harm=Harm(EVENING, numb=True, places=(HEEL,)))
    morning = wall("2026-11-21T07:30")
    bruise = Harm(morning, bruise=True, places=(Place("toes", Side.RIGHT),))
    flows.rate_later(session, Ask.NEXT_MORNING, 4, at=morning, harm=bruise)
    (line,) = open_harms(owner, morning)
    assert line.what == "New numbness, a bruise: left heel, toes of the right foot"


def test_a_massage_rated_before_there_were_questions_asks_and_limits_nothing(owner: Person) -> None:
    session = massaged(owner)
    assert (session.harm, session.declined) == (None, [])
    assert asked(session, EVENING + 200 * HOUR, COPENHAGEN) is None
    assert harm_limits(owner, EVENING) == NO_LIMITS
