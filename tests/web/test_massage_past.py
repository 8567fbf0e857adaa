"""Massages of before: listed with their four ratings, learnt from, and compared with a rest now and then."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from fodro.domain.body import Side
from fodro.domain.diary import Diary, Session
from fodro.exchange.entries import Ask
from fodro.knowledge.composer import Complaint
from fodro.knowledge.harm import Harm
from fodro.knowledge.learning import Liking
from fodro.knowledge.resting import RATED_FIRST, Occasion, is_offered, rest_routine
from fodro.web.archive.flows import merge_diary
from fodro.web.archive.queries import diary_of
from fodro.web.ids import new_id
from fodro.web.massage import flows
from fodro.web.massage.forms import PlanDraft
from fodro.web.massage.liking import liking_of
from fodro.web.massage.models import MassageSession
from fodro.web.massage.queries import rest_consent
from fodro.web.massage.resting import RestOffer, rest_offer
from fodro.web.people.models import Person
from fodro.web.sync.flows import take_away
from tests.web.conftest import EVENING, Note
from tests.web.markup import read
from tests.web.test_massage_afterwards import HEEL, massaged

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
HURTS = (Complaint("heel", Side.LEFT, 6, ("sore",)),)


def imported(person: Person, *told: tuple[str, float, float], first: datetime = EVENING - 60 * DAY) -> None:
    """Import massages of one technique each, one a day, with their ratings before and after."""
    sessions = tuple(
        Session(first + n * DAY, 10, technique, before_nrs=before, after_nrs=after)
        for n, (technique, before, after) in enumerate(told)
    )
    merge_diary(person, Diary(sessions=sessions))


def agree(person: Person, *, agreed: bool = True) -> None:
    flows.answer_rest(person, agreed=agreed, said_on=EVENING.date())


def day_of_a_rest(rated: int) -> datetime:
    """Return an evening on which a rest is drawn after so many massages."""
    days = (EVENING + n * DAY for n in range(200))
    return next(day for day in days if is_offered(Occasion(day=day.date(), agreed=True, rated=rated)))


def offer(
    person: Person, at: datetime, *, is_plain: bool = True, before: float | None = 4
) -> RestOffer | None:
    request = RequestFactory().get("/massage/")
    request.user, request.session = person, {}  # type: ignore[assignment]
    request.COOKIES["zone"] = "Europe/Copenhagen"
    with time_machine.travel(at, tick=False):
        return rest_offer(request, minutes=5, is_plain=is_plain, before_nrs=before)


def test_every_massage_stands_there_with_its_four_ratings(client: Client, owner: Person) -> None:
    session = massaged(owner, harm=Harm(EVENING, bruise=True, places=(HEEL,)))
    flows.rate_later(session, Ask.LATER, 2, at=EVENING + timedelta(minutes=70))
    massaged(owner, EVENING - DAY, before=5, after=5, rest=True)
    lines = read(client.get("/massage/past/").text).one("main").all("ol")[0].all("li")
    said = [line.text for line in lines if "minutes" in line.text]
    assert said[0].startswith("5 minutes")
    assert "A bruise: left heel" in said[0]
    assert said[0].endswith("Before 6 Right after 3 Later 2 Next morning – not rated")
    assert said[1].startswith("5 minutes · Rest without massage Thu 19 Nov · 21:10")


def test_no_massage_yet_says_what_will_stand_there(client: Client) -> None:
    assert "No massage rated yet" in client.get("/massage/past/").text


def test_a_massage_begun_and_left_is_not_listed(client: Client, owner: Person) -> None:
    draft = PlanDraft(id=new_id(), minutes=5, typed="6")
    flows.begin_session(owner, draft, routine=rest_routine(5), started_at=EVENING, zone="Europe/Copenhagen")
    assert MassageSession.objects.count() == 1
    assert "No massage rated yet" in client.get("/massage/past/").text


def test_earlier_massages_are_a_page_further_and_none_is_lost(client: Client, owner: Person) -> None:
    imported(owner, *[("stroking", 5, 4)] * 71)
    seen, address = 0, "/massage/past/"
    for _ in range(5):
        page = client.get(address).context["page"]
        seen += len(page.lines)
        if not page.earlier:
            break
        address = f"/massage/past/?before={page.earlier}"
    assert seen == 71
    assert client.get("/massage/past/?before=yesterday").status_code == 200


def test_what_is_gone_is_said_to_be_gone(client: Client, owner: Person) -> None:
    session = massaged(owner, harm=Harm(EVENING, bruise=True, places=(HEEL,)))
    flows.say_gone(session, at=EVENING + DAY)
    assert "A bruise: left heel (gone)" in client.get("/massage/past/").text


def test_what_helped_this_person_is_preferred_and_nobody_elses_counts(
    owner: Person, outsider: Person
) -> None:
    imported(owner, *[("heel-cup", 6, 2), ("fist-knead", 6, 5)] * 12)
    assert liking_of(outsider, HURTS, turn=0) == Liking()
    known = liking_of(
        owner, HURTS, turn=next(t for t in range(50) if not liking_of(owner, (), turn=t).is_varied)
    )
    assert known.weights["heel-cup"] > 1.2
    assert known.weights["fist-knead"] < 1


def test_composed_massages_are_learnt_from_by_their_steps(owner: Person, note: Note) -> None:
    for n in range(6):
        massaged(owner, EVENING - n * DAY)
    known = liking_of(owner, (), turn=0)
    assert known.weights
    assert not known.stood_out


def test_what_was_noted_then_decides_how_much_a_massage_counts(owner: Person, note: Note) -> None:
    for n in range(16):
        at = EVENING - (20 - n) * DAY
        note({"L.sole.heel": 6} if n % 4 < 2 else {"R.top.toe2": 6}, at=at - timedelta(minutes=30))
        better = (n % 2 == 0) == (n % 4 < 2)
        imported(owner, ("heel-cup" if n % 2 == 0 else "fist-knead", 6, 2 if better else 5), first=at)
    toe = (Complaint("toe2", Side.RIGHT, 6, ()),)
    assert (
        liking_of(owner, HURTS, turn=3).weights["heel-cup"]
        > liking_of(owner, toe, turn=3).weights["heel-cup"]
    )


def test_a_massage_whose_routine_cannot_be_read_is_left_out(owner: Person) -> None:
    for n in range(6):
        session = massaged(owner, EVENING - n * DAY)
    MassageSession.objects.filter(pk=session.pk).update(routine={"steps": "lost"})
    assert liking_of(owner, (), turn=0).weights


def test_before_anybody_agreed_the_plan_asks_once_there_is_something_to_compare(owner: Person) -> None:
    imported(owner, *[("stroking", 5, 4)] * (RATED_FIRST - 1))
    assert offer(owner, EVENING) is None
    massaged(owner, EVENING - DAY)
    assert offer(owner, EVENING) == RestOffer(is_question=True, minutes=5)
    assert offer(owner, EVENING, is_plain=False) is None
    agree(owner, agreed=False)
    assert offer(owner, EVENING) is None


def test_a_rest_is_offered_where_it_was_drawn_and_nowhere_unkind(owner: Person) -> None:
    imported(owner, *[("stroking", 5, 4)] * 8)
    agree(owner)
    drawn = day_of_a_rest(8)
    assert offer(owner, drawn) == RestOffer(is_question=False, minutes=5)
    assert offer(owner, drawn, before=7) is None
    assert offer(owner, drawn, is_plain=False) is None
    massaged(owner, drawn - timedelta(hours=3), before=None, rest=True)
    assert offer(owner, drawn) is None, "never two in a row"


def test_the_choice_belongs_to_one_person_can_be_taken_back_and_travels(
    client: Client, outsider_client: Client, owner: Person, outsider: Person
) -> None:
    assert "Would you like that?" in client.get("/massage/rest/").text
    client.post("/massage/rest/", {"agree": "yes", "back": "rest"})
    assert (rest_consent(owner), rest_consent(outsider)) == (True, None)
    assert "You agreed to it" in client.get("/massage/rest/").text
    assert "Would you like that?" in outsider_client.get("/massage/rest/").text
    client.post("/massage/rest/", {"agree": "no"})
    assert rest_consent(owner) is False
    take_away(owner, "rest-consent", "rest")
    assert rest_consent(owner) is None


def test_an_answer_that_is_none_changes_nothing(client: Client, owner: Person) -> None:
    client.post("/massage/rest/", {"agree": "perhaps"})
    assert rest_consent(owner) is None


def test_a_rest_is_begun_played_and_rated_as_a_massage_is(client: Client, owner: Person) -> None:
    with time_machine.travel(EVENING, tick=False):
        answer = client.post("/massage/rest/begin/", {"minutes": "5", "before": "6"})
        session = MassageSession.objects.get()
        assert answer.headers["Location"] == f"/massage/{session.pk}/"
        page = client.get(f"/massage/{session.pk}/").text
        assert "Anything new since the massage?" not in page, "nothing was touched"
        client.post(f"/massage/{session.pk}/after/", {"after": "5"})
    (kept,) = diary_of(owner).sessions
    assert (kept.technique, kept.minutes, kept.before_nrs, kept.after_nrs) == ("rest", 5, 6, 5)


def test_a_rest_with_a_wrong_rating_begins_nothing(client: Client) -> None:
    assert client.post("/massage/rest/begin/", {"minutes": "5", "before": "11"}).status_code == 302
    assert MassageSession.objects.count() == 0


def test_massage_instead_is_one_tap_and_holds_for_the_day(client: Client, owner: Person) -> None:
    imported(owner, *[("stroking", 5, 4)] * 8)
    agree(owner)
    drawn = day_of_a_rest(8)
    with time_machine.travel(drawn, tick=False):
        client.post("/massage/rest/not-this-time/")
    request = RequestFactory().get("/massage/")
    request.user, request.session = owner, client.session
    with time_machine.travel(drawn, tick=False):
        assert rest_offer(request, minutes=5, is_plain=True, before_nrs=4) is None


@pytest.mark.parametrize("is_question", [True, False])
def test_enter_in_a_field_of_the_plan_never_agrees_to_a_rest(is_question: bool) -> None:
    offered = render_to_string("massage/rest_offer.html", {"offer": RestOffer(is_question, 5)})
    first, *others = read(offered).all("button")
    assert "formaction" not in first.attributes
    assert [one.attributes["formaction"][:14] for one in others] == ["/massage/rest/"] * 2
