"""Stop and ask: one list, what follows from it, what it means, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from fodro.domain.body import Place, Side
from fodro.knowledge.routine import Complaint
from fodro.knowledge.safety import Answer, Group, Told, VerdictKind
from fodro.knowledge.safety import asked as questions_there_are
from fodro.web.people.models import Person
from fodro.web.safety.asking import AskState, asked
from fodro.web.safety.flows import forget_answer, keep_answers
from fodro.web.safety.models import SafetyAnswer
from fodro.web.safety.queries import answers_of
from fodro.web.sync.models import Record
from tests.web.conftest import EVENING, Note
from tests.web.markup import read

pytestmark = pytest.mark.django_db

YES, NO, UNKNOWN = Told(Answer.YES), Told(Answer.NO), Told(Answer.UNKNOWN)
ZONE = "Europe/Copenhagen"
ASK = "/safety/ask/"


@pytest.fixture(autouse=True)
def evening() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(EVENING, tick=False) as traveller:
        yield traveller


def keep(person: Person, *, at: datetime = EVENING, **answers: Told) -> None:
    keep_answers(person, {slug.replace("_", "-"): one for slug, one in answers.items()}, moment=at, zone=ZONE)


def shown(client: Client, address: str = ASK) -> list[str]:
    lists = client.get(address).context["page"].ask.checklists
    return [line.slug for one in lists for line in one.lines]


def answer(client: Client, *, yes: str = "", unsure: str = "", address: str = ASK, **more: list[str]) -> str:
    sent = {
        "shown": shown(client, address),
        "yes": yes.split(),
        "unsure": unsure.split(),
        "next": "/massage/",
    }
    said = client.post(ASK, {**sent, **more})
    assert said.status_code == 302
    return str(said["Location"])


def told(person: Person, slug: str) -> Told | None:
    return answers_of(person, EVENING).get(slug)


def state(person: Person, *complaints: Complaint, tools: tuple[str, ...] = ("hands",)) -> AskState:
    return asked(person, complaints, tools, EVENING)


def groups_asked(client: Client) -> set[Group]:
    return {questions_there_are()[slug].group for slug in shown(client)}


def test_the_first_time_asks_of_today_then_of_what_lasts_and_then_nothing(client: Client) -> None:
    assert groups_asked(client) == {Group.NOW}
    assert answer(client).startswith(ASK)
    assert groups_asked(client) == {Group.ABOUT_YOU}
    assert answer(client) == "/massage/"
    assert client.get(ASK + "?next=/massage/")["Location"] == "/massage/"


def test_the_next_evening_asks_of_today_alone(client: Client, evening: time_machine.Coordinates) -> None:
    answer(client)
    answer(client)
    evening.shift(timedelta(days=1))
    assert groups_asked(client) == {Group.NOW}
    assert answer(client) == "/massage/"


def test_what_was_shown_and_not_ticked_is_a_no_and_what_was_not_shown_is_not(
    client: Client, owner: Person
) -> None:
    answer(client, yes="skin", unsure="legs-swollen")
    assert told(owner, "skin") == YES
    assert told(owner, "legs-swollen") == UNKNOWN
    assert told(owner, "breathless") == NO
    assert told(owner, "wound") is None
    assert told(owner, "diabetes") is None


def test_a_yes_outweighs_not_sure_where_both_were_sent(client: Client, owner: Person) -> None:
    answer(client, yes="unwell", unsure="unwell")
    assert told(owner, "unwell") == YES


def test_a_line_that_was_ticked_counts_even_if_it_was_not_said_to_be_shown(
    client: Client, owner: Person
) -> None:
    client.post(ASK, {"yes": ["breathless"]})
    assert told(owner, "breathless") == YES
    assert told(owner, "saddle") is None


def test_a_yes_leads_to_what_follows_from_it_and_to_where(client: Client, owner: Person) -> None:
    onward = answer(client, yes="skin")
    page = client.get(onward)
    (one,) = page.context["page"].ask.checklists
    assert [line.slug for line in one.lines] == ["wound", "sore-stays", "fungus", "rash", "lump"]
    assert one.where is not None
    answer(
        client, yes="wound", address=onward, **{"where-shown": ["skin"], "where:skin": ["L.heel", "R.toes"]}
    )
    assert told(owner, "wound") == YES
    assert told(owner, "skin") == Told(Answer.YES, (Place("heel", Side.LEFT), Place("toes", Side.RIGHT)))


def test_left_stands_on_the_left(client: Client) -> None:
    page = read(client.get(answer(client, yes="skin")).text)
    feet = [one for one in page.all("fieldset") if "ask-foot" in one.attributes.get("class", "")]
    assert [foot.all("legend")[0].text for foot in feet] == ["L Left", "R Right"]
    for foot, side in zip(feet, "LR", strict=True):
        values = [box.attributes["value"] for box in foot.all("input")]
        assert len(values) == 8
        assert all(value.startswith(f"{side}.") for value in values)


def test_a_place_left_empty_spares_both_feet_and_legs(client: Client, owner: Person) -> None:
    onward = answer(client, yes="skin")
    answer(client, yes="wound", address=onward, **{"where-shown": ["skin"]})
    off = state(owner).limits.off
    assert {(Side.LEFT, "heel"), (Side.RIGHT, "hallux"), (Side.LEFT, "calf")} <= off


def test_places_nobody_could_choose_are_passed_over(client: Client, owner: Person) -> None:
    onward = answer(client, yes="skin")
    answer(client, address=onward, **{"where-shown": ["skin"], "where:skin": ["L.heel", "X.heel", "L.elbow"]})
    assert told(owner, "skin") == Told(Answer.YES, (Place("heel", Side.LEFT),))


def test_an_emergency_is_said_at_once_with_numbers_to_call_and_nothing_more_is_asked(client: Client) -> None:
    onward = answer(client, yes="breathless")
    assert onward.startswith("/safety/said/")
    page = read(client.get(onward).text)
    calls = [one.attributes["href"] for one in page.all("a") if one.attributes["href"].startswith("tel:")]
    assert calls == ["tel:112", "tel:999"]
    assert "Call for help now" in page.text
    assert client.get(ASK)["Location"].startswith("/safety/said/")


def test_same_day_signs_name_the_out_of_hours_numbers(client: Client) -> None:
    onward = answer(client, yes="one-leg")
    while onward.startswith(ASK):
        onward = answer(client, address=onward)
    text = client.get(onward).text
    assert 'href="tel:1813"' in text
    assert 'href="tel:111"' in text


def test_i_do_not_know_counts_as_if_it_were_so_and_says_that_it_is_not_known(
    client: Client, owner: Person
) -> None:
    answer(client, unsure="saddle")
    found = state(owner)
    assert found.limits.stop == "move"
    assert "R12" in found.assessment.open
    assert found.assessment.verdicts == ()
    (line,) = found.verdict_lines
    assert (line.certain, line.kind) == (False, VerdictKind.EMERGENCY)
    assert "You were not sure" in client.get("/safety/said/").text


def test_what_was_not_asked_is_open_and_has_to_be(owner: Person) -> None:
    found = state(owner)
    assert found.must_ask
    assert not found.must_tell
    assert "R02" in found.assessment.open


def test_the_check_in_answers_by_itself(owner: Person) -> None:
    swollen = Complaint("ankle", Side.LEFT, 2, ("swollen",))
    found = state(owner, swollen)
    assert found.assessment.verdicts[0].rule == "R02"
    assert "one-leg" not in [one.slug for one in found.questions]


def test_a_no_does_not_take_back_what_the_map_says(owner: Person) -> None:
    keep(owner, one_leg=NO)
    assert state(owner, Complaint("ankle", Side.LEFT, 2, ("swollen",))).limits.stop == "move"


def test_a_device_at_hand_brings_its_question(client: Client) -> None:
    assert "implant" not in shown(client, ASK)
    answer(client)
    assert "implant" not in shown(client, ASK)
    assert "implant" in shown(client, ASK + "?tool=gun")


def test_the_tools_at_hand_go_along_from_screen_to_screen(client: Client) -> None:
    onward = answer(client, address=ASK + "?tool=gun", tool=["gun"])
    assert "tool=gun" in onward
    assert "implant" in shown(client, onward)


def test_what_was_said_today_is_gone_after_twelve_hours_and_on_the_next_day(owner: Person) -> None:
    morning = datetime(2026, 11, 20, 7, tzinfo=UTC)
    keep(owner, at=morning, unwell=NO, diabetes=YES)
    assert "unwell" in answers_of(owner, morning + timedelta(hours=11))
    assert "unwell" not in answers_of(owner, morning + timedelta(hours=12))
    assert "diabetes" in answers_of(owner, morning + timedelta(hours=12))
    late = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
    keep(owner, at=late, unwell=NO)
    assert "unwell" in answers_of(owner, late + timedelta(minutes=20)), "the evening goes on after midnight"
    assert "unwell" not in answers_of(owner, late + timedelta(hours=2)), "at four another day begins"


def test_what_lasts_is_asked_again_in_its_time(owner: Person) -> None:
    keep(owner, pregnant=YES, varicose=YES)
    assert "pregnant" in answers_of(owner, EVENING + timedelta(days=27))
    assert "pregnant" not in answers_of(owner, EVENING + timedelta(days=28))
    assert "varicose" in answers_of(owner, EVENING + timedelta(days=300))


def test_a_question_another_version_asked_is_kept_and_says_nothing_here(owner: Person) -> None:
    keep(owner, moon_phase=YES)
    assert Record.objects.filter(person=owner, kind="answer", key="moon-phase").exists()
    assert answers_of(owner, EVENING) == {}


def test_about_you_shows_what_counts_and_each_can_be_forgotten(client: Client, owner: Person) -> None:
    keep(owner, diabetes=YES, pregnant=NO, unwell=UNKNOWN)
    page = client.get("/safety/").context["page"]
    assert [line.slug for line in page.lasting] == ["diabetes"]
    assert [line.slug for line in page.none_of] == ["pregnant"]
    assert [(line.slug, line.answer) for line in page.today] == [("unwell", "Not sure")]
    client.post("/safety/forget/", {"slug": "diabetes"})
    assert told(owner, "diabetes") is None
    assert not SafetyAnswer.objects.filter(slug="diabetes").exists()
    assert client.post("/safety/forget/", {"slug": "nonsense"}).status_code == 302


def test_forgetting_an_answer_forgets_what_followed_from_it(owner: Person) -> None:
    keep(owner, hot=YES, vein_cord=YES, vein_cord_high=YES, unwell=NO)
    forget_answer(owner, "hot")
    assert set(answers_of(owner, EVENING)) == {"unwell"}


def test_a_no_takes_away_what_followed_from_the_yes_before(client: Client, owner: Person) -> None:
    keep(owner, hot=YES, skin_spreads=YES)
    assert state(owner).must_tell
    keep(owner, hot=NO)
    assert told(owner, "skin-spreads") is None
    assert not state(owner).must_tell


def test_going_through_it_again_keeps_what_was_said_and_where(client: Client, owner: Person) -> None:
    keep(owner, varicose=Told(Answer.YES, (Place("lower-leg", Side.RIGHT),)), diabetes=UNKNOWN)
    again = f"{ASK}?again=about-you&next=/safety/"
    page = read(client.get(again).text)
    ticked = {
        (box.attributes["name"], box.attributes["value"])
        for box in page.all("input")
        if "checked" in box.attributes
    }
    assert ticked == {("yes", "varicose"), ("unsure", "diabetes")}
    answer(client, yes="varicose", address=again)
    assert told(owner, "varicose") == Told(Answer.YES, (Place("lower-leg", Side.RIGHT),))
    assert told(owner, "diabetes") == NO


def test_what_was_said_today_can_be_gone_through_again(client: Client, owner: Person) -> None:
    answer(client)
    assert "one-leg" in shown(client, f"{ASK}?again=now")
    answer(client, yes="one-leg", address=f"{ASK}?again=now")
    assert told(owner, "one-leg") == YES


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "/\\example.org", "massage"])
def test_nobody_is_led_to_another_site(client: Client, owner: Person, elsewhere: str) -> None:
    keep(owner, **{slug.replace("-", "_"): NO for slug in questions_there_are()})
    assert client.get(ASK, {"next": elsewhere})["Location"] == "/massage/"


def test_answers_of_another_person_are_never_read(
    client: Client, owner: Person, outsider: Person, outsider_client: Client
) -> None:
    keep(outsider, diabetes=YES, breathless=YES)
    assert answers_of(owner, EVENING) == {}
    assert state(owner).limits == asked(owner, (), ("hands",), EVENING).limits
    assert "Diabetes" not in client.get("/safety/").text
    assert client.get(ASK).status_code == 200
    client.post("/safety/forget/", {"slug": "diabetes"})
    assert told(outsider, "diabetes") == YES
    assert "Diabetes" in outsider_client.get("/safety/").text


def test_the_same_question_answered_by_two_people_is_two_answers(owner: Person, outsider: Person) -> None:
    keep(owner, diabetes=YES)
    keep(outsider, diabetes=NO)
    assert (told(owner, "diabetes"), told(outsider, "diabetes")) == (YES, NO)


def test_erasing_takes_the_answers_along(client: Client, owner: Person, outsider: Person) -> None:
    keep(owner, diabetes=YES)
    keep(outsider, diabetes=YES)
    client.post("/more/data/erase/", {"sure": "yes"})
    assert [row.person for row in SafetyAnswer.objects.all()] == [outsider]


def test_the_verdict_says_where_in_the_language_of_the_page(client: Client, owner: Person) -> None:
    keep(owner, skin=Told(Answer.YES, (Place("heel", Side.LEFT),)), wound=YES)
    assert "Left heel" in client.get("/safety/said/").text
    danish = client.get("/safety/said/", headers={"Accept-Language": "da"}).text
    assert "Venstre hæl" in danish
    assert "Det tages der hensyn til" in danish


def test_pain_that_was_noted_brings_the_questions_about_it(client: Client, note: Note) -> None:
    assert "pain-stays" not in shown(client)
    note({"L.sole.heel": 6})
    assert "pain-stays" in shown(client)
