"""Routines of one's own: kept, changed step by step, played within today's limits, and never lost."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fodro.domain.body import Place, Side
from fodro.domain.clocks import Clock
from fodro.knowledge.composer import RoutineRequest, compose
from fodro.knowledge.limits import NO_LIMITS, Limits, Stop
from fodro.knowledge.own_routines import MAX_STEPS, OwnRoutine, OwnRoutineError, OwnStep
from fodro.knowledge.routine import Routine
from fodro.knowledge.safety import Answer, Told
from fodro.web.ids import new_id
from fodro.web.massage.flows import begin_session
from fodro.web.massage.forms import PlanDraft
from fodro.web.massage.models import MassageSession
from fodro.web.own_routines import flows
from fodro.web.own_routines.carrying import own_carried
from fodro.web.own_routines.kinds import OWN_ROUTINE, routine_of
from fodro.web.own_routines.models import KeptRoutine
from fodro.web.own_routines.queries import state_of
from fodro.web.people.models import Person
from fodro.web.safety.flows import keep_answers
from fodro.web.sync.devices import exchange
from fodro.web.sync.flows import keep
from fodro.web.sync.models import Record, Version
from fodro.web.sync.queries import Cursor, record_of
from tests.web.answering import none_of_these, say
from tests.web.conftest import EVENING, Note
from tests.web.markup import Element, read

pytestmark = pytest.mark.django_db
L, R = Side.LEFT, Side.RIGHT


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(EVENING, tick=False):
        yield


@pytest.fixture
def asked(owner: Person) -> None:
    """The owner was asked what may speak against a massage, and nothing does."""
    none_of_these(owner)


STEPS = (
    OwnStep("whole-foot-glide", L, 60, 2),
    OwnStep("whole-foot-glide", R, 60, 2),
    OwnStep("heel-cup", L, 45, 3),
    OwnStep("heel-cup", R, 45, 3),
    OwnStep("closing-stroke", None, 60, 2),
)


def make(person: Person, name: str = "After a long shift", steps: tuple[OwnStep, ...] = STEPS) -> KeptRoutine:
    routine_id = uuid4()
    flows.keep_new(person, routine_id, OwnRoutine(name, steps))
    return KeptRoutine.objects.get(pk=routine_id)


def change(client: Client, row: KeptRoutine, do: str, **sent: str) -> Any:
    row.refresh_from_db()
    return client.post(address(row, "steps/"), {"seen": state_of(row), "do": do, **sent})


def address(row: KeptRoutine, more: str = "") -> str:
    return f"/massage/own/{row.pk}/{more}"


def steps_of(row: KeptRoutine) -> list[str]:
    row.refresh_from_db()
    return [f"{step.technique}.{step.side or ''}.{step.seconds}" for step in routine_of(row).steps]


def page(client: Client, path: str) -> Element:
    answer = client.get(path)
    assert answer.status_code == 200
    return read(answer.text)


def massage(person: Person) -> MassageSession:
    """A massage of five minutes that `person` began."""
    draft = PlanDraft(id=new_id(), minutes=5)
    routine = compose(RoutineRequest(minutes=5))
    return begin_session(person, draft, routine=routine, started_at=EVENING, zone="Europe/Copenhagen")


# ---- all of them


def test_before_the_first_there_is_one_thing_to_do(client: Client) -> None:
    assert 'href="/massage/own/new/"' in client.get("/massage/own/").text


def test_each_is_listed_with_its_length_and_can_be_begun(client: Client, owner: Person) -> None:
    row = make(owner)
    listed = page(client, "/massage/own/").one("main")
    assert "After a long shift" in listed.text
    assert "4 minutes · 5 steps" in listed.text or "5 minutes · 5 steps" in listed.text
    assert address(row, "play/") in [link.attributes["href"] for link in listed.all("a")]


def test_they_stand_in_the_order_they_were_made(client: Client, owner: Person) -> None:
    for name in ("One", "Two", "Three"):
        make(owner, name)
    assert [h.text for h in page(client, "/massage/own/").all("h2")] == ["One", "Two", "Three"]


# ---- keeping one


def test_the_routine_of_a_massage_is_kept_as_it_was_played(client: Client, owner: Person) -> None:
    session = massage(owner)
    form = page(client, f"/massage/own/new/?session={session.pk}").all("form")[0]
    fields = {i.attributes["name"]: i.attributes.get("value", "") for i in form.all("input")}
    assert fields["name"] == "Massage on 20 November"
    assert client.post("/massage/own/new/", {**fields, "name": "Heel evening"}).status_code == 302
    kept = routine_of(KeptRoutine.objects.get(person=owner, name="Heel evening"))
    played = Routine.from_dict(session.routine)
    assert [(one.technique, one.side, one.seconds) for one in kept.steps] == [
        (one.technique, one.side, one.seconds) for one in played.steps
    ]


def test_a_second_one_of_the_same_day_gets_a_name_of_its_own(client: Client, owner: Person) -> None:
    session = massage(owner)
    for expected in ("Massage on 20 November", "Massage on 20 November 2"):
        form = page(client, f"/massage/own/new/?session={session.pk}").all("form")[0]
        fields = {i.attributes["name"]: i.attributes.get("value", "") for i in form.all("input")}
        assert fields["name"] == expected
        client.post("/massage/own/new/", fields)
    assert KeptRoutine.objects.count() == 2


def test_todays_massage_is_kept_for_what_hurts_today(client: Client, owner: Person, note: Note) -> None:
    note({"L.sole.heel": 7})
    client.post("/massage/own/new/", {"name": "Ten", "begin": "10"})
    kept = routine_of(KeptRoutine.objects.get(person=owner))
    assert kept.seconds == 600
    assert any("heel" in one.technique or "calf" in one.technique for one in kept.steps)


def test_gentle_strokes_are_a_beginning_and_an_end(client: Client) -> None:
    client.post("/massage/own/new/", {"name": "Own", "begin": "strokes"})
    row = KeptRoutine.objects.get()
    assert [step.split(".")[0] for step in steps_of(row)] == ["whole-foot-glide"] * 2 + ["closing-stroke"]


def test_sent_twice_it_is_the_same_routine(client: Client) -> None:
    sent = {"id": str(uuid4()), "name": "Own", "begin": "strokes"}
    statuses = [client.post("/massage/own/new/", sent).status_code for _ in range(2)]
    assert statuses[0] == 302
    assert KeptRoutine.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "Give it a name"),
        ("   ", "Give it a name"),
        ("n" * 61, "60 characters at most"),
        ("AFTER a  long shift", "You already have “AFTER a long shift”"),
    ],
)
def test_what_is_wrong_with_a_name_stands_beside_it_and_what_was_typed_stays(
    client: Client, owner: Person, name: str, words: str
) -> None:
    row = make(owner)
    for path in ("/massage/own/new/", address(make(owner, "Other"), "name/")):
        answer = client.post(path, {"name": name, "begin": "10"})
        assert answer.status_code == 422
        assert words in answer.text
        typed = [i for i in read(answer.text).all("input") if i.attributes.get("id") == "name"]
        assert typed[0].attributes["value"] == " ".join(name.split())
    assert {one.name for one in KeptRoutine.objects.all()} == {row.name, "Other"}


def test_a_routine_is_not_in_the_way_of_its_own_name(client: Client, owner: Person) -> None:
    row = make(owner)
    assert client.post(address(row, "name/"), {"name": "after a LONG shift"}).status_code == 302
    row.refresh_from_db()
    assert row.name == "after a LONG shift"


@pytest.mark.parametrize("session", ["0199d8f0-0000-7000-8000-000000000000", "nothing"])
def test_a_massage_that_is_not_there_cannot_be_kept(client: Client, session: str) -> None:
    asked = client.get("/massage/own/new/", {"session": session})
    assert asked.status_code == (404 if len(session) > 30 else 200)


def test_another_persons_massage_cannot_be_kept(owner: Person, outsider_client: Client) -> None:
    session = massage(owner)
    assert outsider_client.get(f"/massage/own/new/?session={session.pk}").status_code == 404
    sent = {"name": "Mine now", "session": str(session.pk)}
    assert outsider_client.post("/massage/own/new/", sent).status_code == 404
    assert not KeptRoutine.objects.exists()


def test_another_persons_routine_is_not_written_over(
    client: Client, owner: Person, outsider: Person, outsider_client: Client
) -> None:
    row = make(owner)
    sent = {"id": str(row.pk), "name": "Mine now", "begin": "strokes"}
    assert outsider_client.post("/massage/own/new/", sent).status_code == 404
    row.refresh_from_db()
    assert (row.name, row.person) == ("After a long shift", owner)
    assert not Record.objects.filter(person=outsider).exists()


def test_the_massage_room_can_keep_a_session_by_itself(owner: Person) -> None:
    made = flows.save_from_session(owner, massage(owner), "By one tap")
    assert KeptRoutine.objects.get(pk=made).name == "By one tap"
    with pytest.raises(OwnRoutineError):
        flows.save_from_session(owner, massage(owner), " ")


# ---- changing one


def test_steps_move_up_and_down(client: Client, owner: Person) -> None:
    row = make(owner)
    change(client, row, "down:0")
    assert steps_of(row)[:2] == ["whole-foot-glide.R.60", "whole-foot-glide.L.60"]
    change(client, row, "up:4")
    assert steps_of(row)[3:] == ["closing-stroke..60", "heel-cup.R.45"]
    change(client, row, "order", order="4,3,2,1,0", moved="0")
    assert steps_of(row)[0] == "heel-cup.R.45"


def test_after_a_change_the_same_button_is_at_hand(client: Client, owner: Person) -> None:
    row = make(owner)
    answer = change(client, row, "up:3")
    assert answer.headers["Location"].endswith(f"{address(row)}?step=2&did=up#step-2")
    shown = page(client, answer.headers["Location"])
    at_hand = [one for one in shown.all() if "autofocus" in one.attributes]
    assert [one.attributes.get("value") for one in at_hand] == ["up:2"]
    steps = [one for one in shown.all("li") if one.attributes.get("id", "").startswith("step-")]
    is_open = [one.attributes["id"] for one in steps if "open" in one.one("details").attributes]
    assert is_open == ["step-2"]


def test_longer_and_shorter_change_both_feet(client: Client, owner: Person) -> None:
    row = make(owner)
    change(client, row, "longer:2")
    assert steps_of(row)[2:4] == ["heel-cup.L.60", "heel-cup.R.60"]
    change(client, row, "shorter:3")
    change(client, row, "shorter:3")
    assert steps_of(row)[2:4] == ["heel-cup.L.30", "heel-cup.R.30"]
    refused = change(client, row, "shorter:3")
    assert refused.status_code == 422
    assert "Heel cup and squeeze: A step lasts at least 20 seconds." in refused.text
    assert steps_of(row)[2:4] == ["heel-cup.L.30", "heel-cup.R.30"]


def test_a_step_taken_out_can_be_put_back(client: Client, owner: Person) -> None:
    row = make(owner)
    answer = change(client, row, "remove:2")
    assert "heel-cup.L.45" not in steps_of(row)
    shown = client.get(answer.headers["Location"]).text
    assert "Taken out: Heel cup and squeeze, left foot." in shown
    assert client.post("/massage/own/undo/").headers["Location"] == address(row)
    assert steps_of(row)[2] == "heel-cup.L.45"
    assert client.post("/massage/own/undo/").status_code == 302, "a second tap undoes nothing more"
    assert steps_of(row)[2] == "heel-cup.L.45"


def test_what_was_changed_since_is_not_undone(client: Client, owner: Person) -> None:
    row = make(owner)
    change(client, row, "remove:2")
    change(client, row, "longer:0")
    client.post("/massage/own/undo/", follow=True)
    assert steps_of(row)[:2] == ["whole-foot-glide.L.75", "whole-foot-glide.R.75"]


def test_the_last_step_stays(client: Client, owner: Person) -> None:
    row = make(owner, steps=(OwnStep("legs-up", None, 60),))
    refused = change(client, row, "remove:0")
    assert refused.status_code == 422
    assert "The last step stays" in refused.text


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"do": ""},
        {"do": "up"},
        {"do": "sideways:1"},
        {"do": "up:x"},
        {"do": "up:-1"},
        {"do": "up:99"},
        {"do": "remove:²"},
        {"do": "order"},
        {"do": "order", "order": "0,1"},
        {"do": "order", "order": "0,0,1,2,3"},
        {"do": "order", "order": "<script>"},
        {"do": "order", "order": "0," * 9000},
    ],
)
def test_what_is_no_change_changes_nothing_and_says_so(
    client: Client, owner: Person, sent: dict[str, str]
) -> None:
    row = make(owner)
    before = steps_of(row)
    answer = client.post(address(row, "steps/"), {"seen": state_of(row), **sent})
    assert answer.status_code == 422
    assert "Nothing was changed." in answer.text
    assert steps_of(row) == before


def test_a_tap_on_an_old_page_does_not_change_another_step(client: Client, owner: Person) -> None:
    row = make(owner)
    seen = state_of(row)
    change(client, row, "remove:0")
    before = steps_of(row)
    late = client.post(address(row, "steps/"), {"seen": seen, "do": "remove:0"})
    assert late.status_code == 422
    assert "changed meanwhile" in late.text
    assert steps_of(row) == before


def test_the_part_of_the_page_is_what_the_whole_page_shows(client: Client, owner: Person) -> None:
    row = make(owner)
    part = client.get(address(row), headers={"HX-Request": "true"}).text
    assert "<html" not in part
    whole = read(client.get(address(row)).text)
    (steps,) = (one for one in whole.all("section") if one.attributes.get("id") == "steps")
    assert read(part).text == steps.text


def test_a_technique_comes_to_both_feet_unless_one_is_asked_for(client: Client, owner: Person) -> None:
    row = make(owner)

    def add(**sent: str) -> Any:
        row.refresh_from_db()
        return client.post(address(row, "add/"), {"seen": state_of(row), **sent})

    assert add(technique="toe-roll").headers["Location"].endswith("?step=5&did=added#step-5")
    assert [step.rpartition(".")[0] for step in steps_of(row)[5:]] == ["toe-roll.L", "toe-roll.R"]
    add(technique="fist-knead", side="R", at="2")
    assert steps_of(row)[2].startswith("fist-knead.R.")
    add(technique="legs-up")
    assert steps_of(row)[-1].startswith("legs-up..")


@pytest.mark.parametrize("slug", ["", "tickling", "<script>"])
def test_a_technique_that_is_none_is_refused_beside_the_list(
    client: Client, owner: Person, slug: str
) -> None:
    row = make(owner)
    answer = client.post(
        address(row, "add/"), {"seen": state_of(row), "technique": slug, "side": "L", "at": "1"}
    )
    assert answer.status_code == 422
    assert "Choose a technique from the list." in answer.text
    form = read(answer.text).one("main").one("form")
    said = {
        i.attributes["name"]: i.attributes.get("value") for i in form.all("input") if "name" in i.attributes
    }
    assert said["at"] == "1"
    assert [i.attributes["value"] for i in form.all("input") if "checked" in i.attributes] == ["L"]
    assert len(steps_of(row)) == 5


def test_there_is_room_for_forty_steps(client: Client, owner: Person) -> None:
    row = make(owner, steps=(OwnStep("legs-up", None, 60),) * (MAX_STEPS - 1))
    answer = client.post(address(row, "add/"), {"seen": state_of(row), "technique": "toe-roll"})
    assert answer.status_code == 422
    assert "There is room for 40 steps" in answer.text


def test_added_twice_by_one_tap_it_is_there_once(client: Client, owner: Person) -> None:
    row = make(owner)
    sent = {"seen": state_of(row), "technique": "legs-up"}
    for _ in range(2):
        assert client.post(address(row, "add/"), sent).status_code == 302
    assert len(steps_of(row)) == 6


def test_every_technique_can_be_found_and_says_what_it_needs(client: Client, owner: Person) -> None:
    from fodro.knowledge.library import techniques

    shown = page(client, address(make(owner), "add/"))
    buttons = {
        b.attributes["value"]: b.text for b in shown.all("button") if b.attributes.get("name") == "technique"
    }
    assert set(buttons) == set(techniques())
    assert "Needs: soft ball" in buttons["soft-ball-roll"]


@pytest.mark.usefixtures("asked")
def test_a_missing_warm_up_is_said_kindly_and_not_forced(client: Client, owner: Person) -> None:
    cold = make(owner, steps=(OwnStep("heel-cup", L, 60, 3),))
    assert "before it is warm" in client.get(address(cold)).text
    assert "before it is warm" not in client.get(address(make(owner, "Warm"))).text
    assert client.post(address(cold, "play/"), {"id": str(uuid4())}).status_code == 302


def test_a_copy_has_a_name_of_its_own_and_is_made_once(client: Client, owner: Person) -> None:
    row, new = make(owner), str(uuid4())
    for _ in range(2):
        client.post(address(row, "copy/"), {"id": new})
    client.post(address(row, "copy/"))
    assert sorted(one.name for one in KeptRoutine.objects.all()) == [
        "After a long shift",
        "After a long shift 2",
        "After a long shift 3",
    ]
    long = make(owner, "n" * 60)
    client.post(address(long, "copy/"))
    assert KeptRoutine.objects.filter(name="n" * 58 + " 2").exists()


def test_one_that_rests_is_below_the_others_and_comes_back(client: Client, owner: Person) -> None:
    row = make(owner)
    client.post(address(row, "rest/"))
    shown = client.get("/massage/own/").context["page"]
    assert ([item.name for item in shown.items], [item.name for item in shown.resting]) == ([], [row.name])
    client.post(address(row, "rest/"), {"again": "yes"})
    assert [item.name for item in client.get("/massage/own/").context["page"].items] == [row.name]


def test_one_taken_away_can_be_had_back_and_is_as_it_was(client: Client, owner: Person) -> None:
    row = make(owner)
    before = steps_of(row)
    client.post(address(row, "take-away/"))
    assert client.get(address(row)).status_code == 404
    assert "“After a long shift” is taken away." in client.get("/massage/own/").text
    client.post("/massage/own/undo/", {"list": "yes"})
    assert steps_of(KeptRoutine.objects.get(pk=row.pk)) == before
    assert "taken away" not in client.get("/massage/own/").text


def test_the_way_back_is_offered_for_ten_minutes_and_to_nobody_else(
    client: Client, owner: Person, outsider_client: Client
) -> None:
    row = make(owner)
    client.post(address(row, "take-away/"))
    assert "taken away" not in outsider_client.get("/massage/own/").text
    outsider_client.post("/massage/own/undo/")
    assert not KeptRoutine.objects.exists()
    with time_machine.travel(EVENING.replace(hour=21), tick=False):
        assert "is taken away" not in client.get("/massage/own/").text
        client.post("/massage/own/undo/")
    assert not KeptRoutine.objects.exists()


def test_its_history_stays(client: Client, owner: Person) -> None:
    row = make(owner)
    change(client, row, "longer:0")
    client.post(address(row, "name/"), {"name": "Shorter"})
    record = record_of(owner, OWN_ROUTINE, str(row.pk))
    assert record is not None
    assert record.body["name"] == "Shorter"
    assert [one.body["steps"][0]["seconds"] for one in Version.objects.filter(record=record)] == [75, 60]


# ---- playing one


@pytest.mark.usefixtures("asked")
def test_played_it_is_a_massage_like_any_other(client: Client, owner: Person) -> None:
    row = make(owner)
    answer = client.post(address(row, "play/"), {"id": str(uuid4()), "before": "6"})
    session = MassageSession.objects.get(person=owner)
    assert answer.headers["Location"] == f"/massage/{session.pk}/"
    assert (session.before_nrs, session.minutes, session.technique) == (6, 5, "heel-cup")
    assert [step["technique"] for step in session.routine["steps"]] == [step.technique for step in STEPS]
    assert client.get(f"/massage/{session.pk}/").status_code == 200


@pytest.mark.usefixtures("asked")
def test_begun_twice_by_one_tap_it_is_one_massage(client: Client, owner: Person) -> None:
    row, sent = make(owner), {"id": str(uuid4()), "before": "6"}
    for _ in range(2):
        client.post(address(row, "play/"), sent)
    assert MassageSession.objects.count() == 1


@pytest.mark.usefixtures("asked")
def test_a_rating_that_is_none_is_refused_and_stays(client: Client, owner: Person) -> None:
    answer = client.post(address(make(owner), "play/"), {"before": "11"})
    assert answer.status_code == 422
    assert "“11” is not a number from 0 to 10" in answer.text
    assert not MassageSession.objects.exists()


@pytest.mark.usefixtures("asked")
def test_how_sore_the_feet_were_just_now_is_there_already(client: Client, owner: Person, note: Note) -> None:
    note({"L.sole.heel": 7})
    assert client.get(address(make(owner), "play/")).context["page"].suggested_before == "7"


def test_what_may_speak_against_it_is_asked_first_and_leads_back(client: Client, owner: Person) -> None:
    path = address(make(owner), "play/")
    begun = client.post(path, {"id": str(uuid4()), "before": "4"})
    assert begun.headers["Location"].startswith("/safety/ask/")
    assert not MassageSession.objects.exists()
    back = say(client, path=begun.headers["Location"])
    assert back == f"{path}?before=4"
    assert client.get(back).context["page"].suggested_before == "4"
    assert client.post(path, {"before": "4"}).headers["Location"].startswith("/massage/")


def test_a_tool_of_the_routine_is_asked_about(client: Client, owner: Person) -> None:
    rolled = make(owner, steps=(OwnStep("gun-calf", L, 60, 2),))
    assert "tool=gun" in client.get(address(rolled, "play/")).headers["Location"]


@pytest.mark.usefixtures("asked")
def test_what_today_leaves_out_is_named_before_it_begins(client: Client, owner: Person) -> None:
    heel = Told(Answer.YES, (Place("heel", L),))
    keep_answers(owner, {"skin": heel, "wound": heel}, moment=EVENING, zone="Europe/Copenhagen")
    row = make(owner)
    shown = client.get(address(row, "play/"))
    assert "Left out today" in shown.text
    left_out = shown.context["page"].left_out
    assert {"Whole-foot glide, left foot", "Heel cup and squeeze, left foot"} <= set(left_out)
    client.post(address(row, "play/"), {"before": "5"})
    (session,) = MassageSession.objects.all()
    played = [(step["technique"], step["side"]) for step in session.routine["steps"]]
    assert ("heel-cup", "R") in played
    assert ("heel-cup", "L") not in played
    assert len(steps_of(row)) == 5, "the routine itself stays as it is"


def test_where_nothing_is_left_there_is_a_way_on_and_no_massage(client: Client, owner: Person) -> None:
    none_of_these(owner, "one-leg")
    row = make(owner)
    for answer in (client.get(address(row, "play/")), client.post(address(row, "play/"), {"before": "5"})):
        assert "Nothing of this routine is right for your feet today" in answer.text
        assert 'href="/massage/"' in answer.text
        assert 'href="tel:1813"' in answer.text, "what it may be comes first"
    assert not MassageSession.objects.exists()


def test_in_an_emergency_help_comes_first_and_nothing_can_be_begun(client: Client, owner: Person) -> None:
    none_of_these(owner, "breathless")
    row = make(owner, steps=(OwnStep("legs-still", None, 60),))
    for answer in (client.get(address(row, "play/")), client.post(address(row, "play/"), {"before": "5"})):
        assert 'href="tel:112"' in answer.text
        assert 'name="before"' not in answer.text
    assert not MassageSession.objects.exists()


def test_a_longer_one_is_shortened_where_today_allows_less(client: Client, owner: Person) -> None:
    none_of_these(owner, "pregnant")
    row = make(owner, steps=(OwnStep("whole-foot-glide", L, 900, 2), OwnStep("whole-foot-glide", R, 900, 2)))
    shown = client.get(address(row, "play/"))
    assert "a little shorter today" in shown.text
    assert sum(step.seconds for phase in shown.context["page"].phases for step in phase.steps) == 20 * 60


def test_a_device_carries_what_can_be_played(owner: Person, client: Client) -> None:
    row = make(owner)
    client.post(address(make(owner, "Resting"), "rest/"))
    (carried,) = own_carried(owner, NO_LIMITS)
    assert (carried["id"], carried["name"], carried["minutes"]) == (str(row.pk), row.name, 5)
    assert Routine.from_dict(json.loads(json.dumps(carried["routine"]))).seconds == 270
    assert own_carried(owner, Limits(stop=Stop.MOVE)) == []


# ---- left and right, languages


@pytest.mark.parametrize(("language", "left", "right"), [("en", "left", "right"), ("da", "venstre", "højre")])
def test_left_is_left_on_every_page(
    client: Client, owner: Person, language: str, left: str, right: str
) -> None:
    none_of_these(owner)
    client.post("/language/", {"language": language, "next": "/"})
    one_foot = make(owner, "One", (OwnStep("heel-cup", L, 90, 3),))
    for path in (address(one_foot), address(one_foot, "play/")):
        steps = " ".join(step.text for step in page(client, path).one("main").all("li")).lower()
        assert left in steps
        assert right not in steps


# ---- two devices

NOW_MS = round(EVENING.timestamp() * 1000)


def op(key: str, seconds: int, node: str, body: dict[str, Any] | None) -> dict[str, Any]:
    clock = str(Clock(NOW_MS + 1000 * seconds, 0, node))
    sent = {"kind": OWN_ROUTINE, "key": key, "clock": clock, "gone": body is None}
    return sent if body is None else {**sent, "body": body}


def body(name: str, seconds: int = 60) -> dict[str, Any]:
    return {"name": name, "steps": [{"technique": "heel-cup", "side": "L", "seconds": seconds}], "place": 0}


edits = st.lists(
    st.tuples(
        st.sampled_from(["a", "b"]),
        st.integers(-60, -1),
        st.sampled_from(["aaaaaaaa", "bbbbbbbb"]),
        st.none() | st.integers(60, 90),
    ),
    max_size=6,
    unique_by=lambda edit: edit[1:3],
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=edits, data=st.data())
def test_two_devices_come_to_one_routine_in_whatever_order_they_are_heard(
    db: None, drawn: list[tuple[str, int, str, int | None]], data: st.DataObject
) -> None:
    found = []
    names = {"a": UUID(int=uuid4().int), "b": UUID(int=uuid4().int)}
    for _ in range(2):
        person = Person.objects.create(handle=str(uuid4()))
        ops = [
            op(str(names[key]), at, node, None if seconds is None else body(node, seconds))
            for key, at, node, seconds in drawn
        ]
        shuffled = data.draw(st.permutations([*ops, *ops]))
        for each in shuffled:
            exchange(person, [each], Cursor())
        rows = KeptRoutine.objects.filter(person=person)
        found.append(sorted((str(row.pk), row.name, row.steps[0]["seconds"]) for row in rows))
        latest = {each["key"]: each for each in sorted(ops, key=lambda each: str(each["clock"]))}
        assert len(found[-1]) == sum(not each["gone"] for each in latest.values())
        person.delete()
    assert found[0] == found[1]


def test_another_persons_routine_is_denied_to_a_device(owner: Person, outsider: Person) -> None:
    row = make(owner)
    answer = exchange(outsider, [op(str(row.pk), -1, "aaaaaaaa", body("Mine now"))], Cursor())
    assert [ack.status for ack in answer.acks] == ["denied"]
    row.refresh_from_db()
    assert row.name == "After a long shift"


def test_a_routine_that_is_not_whole_is_refused_with_its_step(owner: Person) -> None:
    wrong = body("Wrong")
    wrong["steps"].append({"technique": "tickling", "seconds": 60})
    answer = exchange(owner, [op(str(uuid4()), -1, "aaaaaaaa", wrong)], Cursor())
    assert [ack.status for ack in answer.acks] == ["refused"]
    assert "“tickling” is not known here" in answer.acks[0].why
    assert "steps[1].technique" in answer.acks[0].why


def test_a_routine_belongs_to_no_day(owner: Person) -> None:
    key = str(uuid4())
    keep(owner, OWN_ROUTINE, key, body("Any day"))
    record = record_of(owner, OWN_ROUTINE, key)
    assert record is not None
    assert record.day is None
    assert datetime.now(tz=UTC) == EVENING
