"""The plan of a massage: what is asked first, wished for, ruled out, and remembered."""

import json
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from fodro.domain.body import Place, Side
from fodro.knowledge.composer import Kind, Routine
from fodro.knowledge.library import technique
from fodro.knowledge.regions import regions
from fodro.knowledge.safety import Answer, Told
from fodro.web.massage.models import MassageSession
from fodro.web.people.models import Person
from fodro.web.safety.flows import keep_answers
from tests.web.answering import none_of_these, say
from tests.web.conftest import EVENING, Note

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(EVENING, tick=False):
        yield


def begun(client: Client, **fields: object) -> Routine:
    answer = client.post("/massage/", {"id": str(uuid4()), "wished": "1", "minutes": "10", **fields})
    assert answer.status_code == 302, answer.text
    return Routine.from_dict(MassageSession.objects.latest("started_at", "id").routine)


def slugs(routine: Routine) -> set[str]:
    return {step.technique for step in routine.steps}


def test_what_may_speak_against_it_is_asked_before_the_plan_and_the_way_back_keeps_the_wish(
    client: Client,
) -> None:
    answer = client.get("/massage/?minutes=15")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/safety/ask/")
    back = say(client, path="/massage/?minutes=15")
    assert client.get(back).context["page"].wishes.minutes == 15


def test_nothing_begins_before_it_was_asked(client: Client) -> None:
    answer = client.post("/massage/", {"id": str(uuid4()), "minutes": "5"})
    assert answer["Location"].startswith("/safety/ask/")
    assert MassageSession.objects.count() == 0


def test_a_usual_evening_is_asked_on_one_screen_and_the_first_one_on_two(client: Client, note: Note) -> None:
    note({"L.sole.arch-ctr": 5})
    screens = 0
    address = "/massage/"
    while (answer := client.get(address)).status_code == 302 or address.startswith("/safety/ask"):
        if answer.status_code == 302:
            address = answer["Location"]
            continue
        screens += 1
        page = answer.context["page"]
        shown = [line.slug for group in page.ask.checklists for line in group.lines]
        address = client.post("/safety/ask/", {"shown": shown, "next": page.going.next})["Location"]
    assert screens == 2
    with time_machine.travel(EVENING + timedelta(days=1), tick=False):
        once_more = client.get(client.get("/massage/")["Location"]).context["page"]
        shown = [line.slug for group in once_more.ask.checklists for line in group.lines]
        after = client.post("/safety/ask/", {"shown": shown, "next": once_more.going.next})["Location"]
        assert after.startswith("/massage/")


def test_what_lasts_is_not_asked_again_the_next_day_and_what_changes_is(
    client: Client, owner: Person
) -> None:
    none_of_these(owner)
    with time_machine.travel(EVENING + timedelta(days=1), tick=False):
        asked = client.get(client.get("/massage/")["Location"]).context["page"].ask
        groups = {one.slug for one in asked.checklists}
    assert groups == {"now"}


def test_in_an_emergency_there_is_help_and_no_massage(client: Client) -> None:
    none_of_these_but = say(client, "breathless")
    assert none_of_these_but.startswith("/safety/said/")
    page = client.get("/massage/").text
    assert 'href="tel:112"' in page
    assert "Begin" not in page
    assert client.post("/massage/", {"id": str(uuid4()), "minutes": "5"}).status_code == 422
    assert MassageSession.objects.count() == 0


def test_a_sign_in_one_leg_leaves_both_legs_still_and_says_whom_to_call(
    client: Client, owner: Person
) -> None:
    none_of_these(owner, "one-leg")
    page = client.get("/massage/").text
    assert 'href="tel:1813"' in page
    assert slugs(begun(client)) == {"legs-still"}


def test_a_wound_is_left_alone_and_the_rest_of_the_foot_is_not(client: Client, owner: Person) -> None:
    none_of_these(owner)
    heel = (Place("heel", Side.LEFT),)
    keep_answers(
        owner,
        {"skin": Told(Answer.YES, heel), "wound": Told(Answer.YES, heel)},
        moment=EVENING,
        zone="Europe/Copenhagen",
    )
    routine = begun(client, minutes="15")
    left = {step.technique for step in routine.steps if step.side is Side.LEFT}
    assert left
    assert not any({"heel", "foot"} & set(technique(slug).regions) for slug in left)
    assert "Kept in mind" in client.get("/massage/").text


def test_blood_thinners_rule_out_points_and_the_firm_ball(client: Client, owner: Person, note: Note) -> None:
    none_of_these(owner, "blood-thinner")
    note({"L.sole.heel": 5, "L.sole.arch-ctr": 5})
    routine = begun(client, minutes="20", tool=["firm-ball"])
    assert not any(technique(slug).family == "press" for slug in slugs(routine))
    assert "firm-ball-roll" not in slugs(routine)


def test_a_tool_that_needs_one_more_question_asks_it_before_it_begins(client: Client, owner: Person) -> None:
    keep_answers(
        owner,
        {slug: Told(Answer.NO) for slug in say_slugs(client)},
        moment=EVENING,
        zone="Europe/Copenhagen",
    )
    assert client.get("/massage/").status_code == 200
    part = client.get("/massage/?wished=1&minutes=5&tool=gun", headers={"HX-Request": "true"}).text
    assert "one more question" in part
    answer = client.post("/massage/", {"id": str(uuid4()), "wished": "1", "minutes": "5", "tool": "gun"})
    assert answer["Location"].startswith("/safety/ask/")


def say_slugs(client: Client) -> list[str]:
    """Every question asked on the way to the plan with hands alone."""
    shown: list[str] = []
    address = "/massage/"
    while (answer := client.get(address)).status_code == 302 or address.startswith("/safety/ask"):
        if answer.status_code == 302:
            address = answer["Location"]
            continue
        page = answer.context["page"]
        these = [line.slug for group in page.ask.checklists for line in group.lines]
        shown += these
        address = client.post("/safety/ask/", {"shown": these, "next": page.going.next})["Location"]
    return shown


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("at-work", Kind.AT_WORK),
        ("no-reach", Kind.NO_REACH),
        ("swollen", Kind.SWOLLEN),
        ("no-pressure", Kind.NO_PRESSURE),
        ("before-sleep", Kind.MASSAGE),
        ("two-person", Kind.MASSAGE),
    ],
)
def test_a_wish_makes_its_routine(client: Client, owner: Person, mode: str, kind: Kind) -> None:
    none_of_these(owner)
    routine = begun(client, mode=mode)
    assert routine.kind is kind
    assert routine.modes == (mode,)


def test_four_minutes_are_four_minutes(client: Client, owner: Person) -> None:
    none_of_these(owner)
    assert begun(client, minutes="exact", exact="4").seconds == 240
    assert "Your 4 minutes" in client.get("/massage/?minutes=4").text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2", "The shortest massage takes three minutes"),
        ("0", "shortest"),
        ("21", "from 3 to 20"),
        ("x", "3 to 20"),
    ],
)
def test_minutes_that_cannot_be_are_answered_kindly_and_kept_as_typed(
    client: Client, owner: Person, typed: str, said: str
) -> None:
    none_of_these(owner)
    answer = client.post("/massage/", {"id": str(uuid4()), "wished": "1", "minutes": "exact", "exact": typed})
    assert answer.status_code == 422
    assert said in answer.text
    assert f'value="{typed}"' in answer.text
    assert MassageSession.objects.count() == 0


def test_what_was_at_hand_is_remembered_and_what_was_of_the_moment_is_not(
    client: Client, owner: Person
) -> None:
    none_of_these(owner)
    begun(client, minutes="20", tool=["soft-ball", "roller"], mode=["at-work", "spare-thumbs"])
    wishes = client.get("/massage/").context["page"].wishes
    assert {"soft-ball", "roller"} < set(wishes.tools)
    assert wishes.modes == ("spare-thumbs",)
    assert wishes.minutes == 20


def test_words_that_are_not_known_are_passed_over(client: Client, owner: Person) -> None:
    none_of_these(owner)
    routine = begun(client, tool="laser", mode="turbo", position="moon")
    assert (routine.tools, routine.modes, routine.positions) == (("hands",), (), ())


def test_pregnancy_lays_no_ankle_on_the_other_thigh(client: Client, owner: Person) -> None:
    none_of_these(owner, "pregnant")
    routine = begun(client)
    assert all(
        set(technique(slug).positions) - {"fig4"} for slug in slugs(routine) if technique(slug).regions
    )


def test_a_hundred_places_make_a_routine(client: Client, owner: Person, note: Note) -> None:
    none_of_these(owner)
    for slug, one in regions().items():
        for view in one.views:
            note({f"{side}.{view}.{slug}": 5 for side in "LR"})
    assert begun(client).seconds == 600


def test_a_device_carries_the_rules_and_quieter_massages(client: Client, owner: Person) -> None:
    none_of_these(owner)
    carried = client.get("/massage/carry/").json()
    assert set(carried["routines"]) == {"3", "5", "10", "15", "20"}
    assert carried["rules"]["clauses"]
    assert all(len(several) == 2 for several in carried["quieter"].values())
    for several in carried["quieter"].values():
        assert not any(step["touches"] for routine in several for step in routine["steps"])
    assert set(carried["advice"]) >= {clause["rule"] for clause in carried["rules"]["clauses"]}
    assert len(json.dumps(carried)) < 1_500_000


def test_what_another_person_answered_is_not_carried(
    client: Client, outsider_client: Client, owner: Person, outsider: Person
) -> None:
    none_of_these(outsider, "diabetes")
    none_of_these(owner)
    assert "Kept in mind" not in client.get("/massage/").text
