"""Massage in Patterns: a card, a page of its own, and one line on the plan."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from fodro.domain.diary import Session
from fodro.domain.findings import Detectable, Findings, NotEnough
from fodro.domain.massage_findings import GradualEffect, HalfLife, ImmediateEffect, MassageFindings
from fodro.domain.shown import Shown, State
from fodro.web.archive.flows import merge_diary
from fodro.web.people.models import Person
from fodro.wording import kept_sentence
from fodro.wording.massage import massage_text, right_after_in_short
from tests.web.answering import none_of_these
from tests.web.conftest import EVENING
from tests.web.diaries import HOME, evenings
from tests.web.markup import Element, read, rows
from tests.web.understanding import MASSAGE, PICTURED, SESSIONS, factor, findings, keep_findings

pytestmark = pytest.mark.django_db

PAGE = "/patterns/massage/"
WITH_SESSIONS = replace(PICTURED, sessions=SESSIONS)
DETECTABLE = (Detectable("massage_immediate", 0.8, 0.7), Detectable("factors", 0.5, 0.4))
UNKNOWN = MassageFindings(
    ImmediateEffect(None, None, None, claimed=False, n=0, basis="none"),
    GradualEffect(None, None, None, claimed=False, n=0, basis="none"),
)
BOUNDED = replace(
    MASSAGE,
    immediate=ImmediateEffect(-0.7, -1.7, 0.3, claimed=False, n=9, basis="bounds", n_rest=1),
    half_life_hours=HalfLife(),
)
CHANCE = {"en": "How often this would be chance", "da": "Hvor tit det ville være tilfældigt"}
languages = pytest.mark.parametrize("language", ["en", "da"])


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(EVENING, tick=False):
        yield


def found(massage: MassageFindings | None, *against: NotEnough) -> Findings:
    return replace(findings(massage=massage), detectable=DETECTABLE, not_enough=against)


def opened(client: Client, address: str = PAGE) -> Element:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return read(answer.text).one("main")


def card(client: Client) -> Element:
    cards = opened(client, "/patterns/").all("section")
    return next(one for one in cards if one.all("h2") and one.all("h2")[0].text == "Massage")


def part(client: Client, mark: str) -> Element:
    sections = opened(client).all("section")
    return next(one for one in sections if one.attributes.get("aria-labelledby") == mark)


def in_language(client: Client, language: str) -> None:
    client.post("/language/", {"language": language, "next": "/"})


@languages
def test_the_card_has_a_sentence_its_basis_and_a_picture_and_opens(
    client: Client, owner: Person, language: str
) -> None:
    keep_findings(owner, found(MASSAGE), pictured=WITH_SESSIONS)
    in_language(client, language)
    text, there = massage_text(found(MASSAGE), language), card(client)
    assert text.right_after in there.text
    assert text.basis in there.text
    assert len(there.all("svg")) == len(there.all("table")) == 1
    (link,) = there.all("a")
    assert link.attributes["href"] == PAGE


@languages
def test_the_page_tells_everything_question_by_question(client: Client, owner: Person, language: str) -> None:
    keep_findings(owner, found(MASSAGE), pictured=WITH_SESSIONS)
    in_language(client, language)
    text, page = massage_text(found(MASSAGE), language), opened(client)
    for mark, sentences in {
        "right-after": (text.right_after, text.basis),
        "how-long": (text.course, text.lasts),
        "over-days": (text.over_days,),
        "which-kind": text.kinds,
    }.items():
        assert all(sentence in part(client, mark).text for sentence in sentences)
    for figure in page.all("figure"):
        table = figure.one("table")
        assert table.one("caption").text == figure.one("svg").attributes["aria-label"]
        assert {len(row) for row in rows(table)} == {len(table.one("thead").all("th"))}
    assert len(page.all("figure")) == 6
    assert page.all("h2")[-1].text == CHANCE[language]
    ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))


def test_in_danish_every_word_is_danish(client: Client, owner: Person) -> None:
    keep_findings(
        owner, found(BOUNDED, NotEnough("massage_half_life", "too_few_rests", 3)), pictured=WITH_SESSIONS
    )
    english = opened(client)
    in_language(client, "da")
    danish = opened(client)
    tags = ("figcaption", "h2", "h3", "th", "li", "p", "caption")
    said = {line.text for tag in tags for line in english.all(tag)} - {"Massage"}
    assert len(said) > 20
    assert {line for line in said if line in danish.text and re.search(r"[A-Za-z]{3}", line)} == set()


def test_massages_and_rests_are_told_apart_in_the_table_of_the_picture(client: Client, owner: Person) -> None:
    keep_findings(owner, found(MASSAGE), pictured=WITH_SESSIONS)
    told = rows(part(client, "right-after").all("table")[0])
    assert len(told) == len(SESSIONS)
    assert [row[1] == "rest" for row in told] == [one.is_rest for one in SESSIONS]
    assert [float(row[2]) for row in told] == [one.before_nrs for one in SESSIONS]


def test_without_rests_the_page_leads_to_where_they_are_agreed_to(client: Client, owner: Person) -> None:
    keep_findings(owner, found(BOUNDED), pictured=WITH_SESSIONS)
    first = part(client, "right-after")
    assert massage_text(found(BOUNDED), "en").invitation in first.text
    (link,) = first.all("a")
    assert link.attributes["href"] == "/massage/rest/"
    assert client.get(link.attributes["href"]).status_code == 200
    keep_findings(owner, found(MASSAGE), pictured=WITH_SESSIONS)
    assert part(client, "right-after").all("a") == []


def test_what_waits_for_days_says_how_far_they_have_come_and_what_waits_for_massages_does_not(
    client: Client, owner: Person
) -> None:
    days, few = (
        NotEnough("massage_gradual", "too_few_days", 5),
        NotEnough("massage_immediate", "too_few_massages", 2),
    )
    keep_findings(owner, found(UNKNOWN, days, few), pictured=replace(PICTURED, sessions=SESSIONS[:2]))
    (bar,) = part(client, "over-days").all("progress")
    assert (bar.attributes["value"], bar.attributes["max"]) == ("19", "24")
    assert "2 more massages" in part(client, "right-after").text
    assert part(client, "right-after").all("progress") == []
    page = opened(client)
    assert page.text.count("2 more massages") == 1, "what is told with its question is not told again"
    room = opened(client, "/patterns/")
    assert room.text.count("2 more massages") == 1, "the card says it, the list of open questions does not"
    assert "Too early" not in room.text, "it is told where the card opens to"


def test_massages_alone_of_the_open_questions_and_of_what_could_be_shown_are_on_the_page(
    client: Client, owner: Person
) -> None:
    rests, week = NotEnough("massage_immediate", "too_few_rests", 3), NotEnough("weekdays", "too_few_days", 9)
    keep_findings(owner, found(BOUNDED, rests, week), pictured=WITH_SESSIONS)
    page = opened(client)
    assert "3 more rests" in page.text
    assert "day of the week" not in page.text
    (table,) = (one for one in page.all("table") if "could" in one.attributes.get("class", ""))
    assert rows(table) == [["0.8", "0.7"]]


def test_a_question_about_massage_is_open_in_the_room_while_there_is_no_card(
    client: Client, owner: Person
) -> None:
    keep_findings(owner, found(None, NotEnough("massage_immediate", "too_few_massages", 5)))
    assert "5 more massages" in opened(client, "/patterns/").text
    assert client.get(PAGE).status_code == 404


def test_without_a_massage_there_is_neither_card_nor_page(client: Client, owner: Person) -> None:
    keep_findings(owner, found(None))
    assert "Massage" not in [heading.text for heading in opened(client, "/patterns/").all("h2")]
    assert client.get(PAGE).status_code == 404


def test_the_massages_of_another_are_not_found(
    client: Client, outsider_client: Client, owner: Person
) -> None:
    keep_findings(owner, found(MASSAGE), pictured=WITH_SESSIONS)
    assert client.get(PAGE).status_code == 200
    assert outsider_client.get(PAGE).status_code == 404


def test_days_kept_before_sessions_were_pictured_are_still_read(client: Client, owner: Person) -> None:
    kept = keep_findings(owner, found(None))
    old = json.loads(kept.pictured)
    del old["sessions"]
    kept.pictured = json.dumps(old)
    kept.save(update_fields=["pictured"])
    assert "not_examined" in kept.findings
    assert opened(client, "/patterns/").all("svg")


def test_a_massage_that_was_not_rated_both_times_is_told_about_without_a_picture(
    client: Client, owner: Person
) -> None:
    keep_findings(owner, found(MASSAGE), pictured=PICTURED)
    assert card(client).all("svg") == []
    (link,) = card(client).all("a")
    assert link.attributes["href"] == PAGE
    assert opened(client).all("svg")


def shown(state: State, *, key: str = "massage:immediate", until: str = "") -> Shown:
    return Shown(key, 0, -0.8, "2026-11-01", state, "less_sure", until)


UNSURE = replace(
    MASSAGE, immediate=ImmediateEffect(-0.6, -1.25, 0.05, claimed=False, n=9, basis="rest", n_rest=7)
)


def test_what_is_not_as_clear_as_before_stays_and_says_so(client: Client, owner: Person) -> None:
    keep_findings(owner, found(UNSURE), [shown(State.WEAKER)], WITH_SESSIONS)
    told = kept_sentence(shown(State.WEAKER), "en")
    for there in (card(client), part(client, "right-after")):
        assert "it hurts about 0.6 points less than right after a rest" in there.text
        assert told in there.text
    keep_findings(owner, found(UNSURE), pictured=WITH_SESSIONS)
    assert "do not clearly differ" in card(client).text
    assert told not in card(client).text


@pytest.mark.parametrize(("since", "says_new"), [("2026-11-20", True), ("2026-11-01", False)])
def test_what_is_said_for_the_first_time_is_called_new_for_a_week(
    client: Client, owner: Person, since: str, *, says_new: bool
) -> None:
    said = replace(shown(State.KEPT, key="massage:gradual"), since=since, reason="")
    keep_findings(owner, found(MASSAGE), [said], WITH_SESSIONS)
    assert ("New" in [span.text for span in card(client).all("span")]) is says_new


def test_what_was_withdrawn_about_massage_is_told_with_its_reason(client: Client, owner: Person) -> None:
    gone = shown(State.WITHDRAWN, key="massage:technique=heel-cup", until="2026-11-18")
    with_a_factor = replace(found(UNSURE), factors=(factor(claimed=False),))
    keep_findings(owner, with_a_factor, [gone], WITH_SESSIONS)
    assert (
        "Heel cup and squeeze: with more days the link is no longer clear."
        in opened(client, "/patterns/").text
    )
    assert "do not clearly differ" in card(client).text


def test_the_plan_says_in_one_line_what_was_found_and_nothing_where_nothing_was(
    client: Client, owner: Person
) -> None:
    none_of_these(owner)
    line = right_after_in_short(MASSAGE.immediate, "en")
    keep_findings(owner, found(MASSAGE), pictured=WITH_SESSIONS)
    plan = read(client.get("/massage/").text).one("main")
    assert plan.text.count(line) == 1
    assert PAGE in [link.attributes["href"] for link in plan.all("a")]
    keep_findings(owner, found(BOUNDED), pictured=WITH_SESSIONS)
    assert "Right after a massage" not in opened(client, "/massage/").text


def test_a_diary_with_massages_and_rests_is_worked_out_kept_and_told(client: Client, owner: Person) -> None:
    diary = evenings([float(3 + n % 5) for n in range(60)])
    start = datetime(2026, 9, 22, 21, tzinfo=HOME)
    sessions = tuple(
        Session(
            start + timedelta(days=n),
            10,
            "rest" if n % 4 == 3 else "heel-cup",
            "" if n % 4 == 3 else "hands",
            before_nrs=float(3 + n % 5),
            after_nrs=float(3 + n % 5) if n % 4 == 3 else float(1 + n % 5),
        )
        for n in range(60)
        if n % 2 or n % 3 == 0
    )
    merge_diary(owner, replace(diary, sessions=sessions))
    assert "less than right after a rest" in card(client).text
    kept = owner.kept_findings
    pictured = json.loads(kept.pictured)
    assert len(pictured["sessions"]) == len(sessions)
    assert "massage:immediate" in kept.shown
    assert opened(client).all("figure")
