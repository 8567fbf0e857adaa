"""What the diary shows: sentences, each with its picture and its numbers, or that it is too early to say."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client

from fodro.analysis import analyse
from fodro.analysis.simulate import sample_diary
from fodro.domain.diary import Diary
from fodro.knowledge.factors import factor_name
from fodro.web.archive.flows import merge_diary
from fodro.web.day.models import OwnFactor
from fodro.web.people.models import Person
from fodro.web.sync.flows import keep
from fodro.wording import words_of
from tests.web.conftest import Note
from tests.web.diaries import LAST_DAY, evenings, explained_by
from tests.web.markup import Element, read, rows

pytestmark = pytest.mark.django_db

NOTHING_NOTED = "nothing noted"


def patterns(client: Client) -> Element:
    answer = client.get("/patterns/")
    assert answer.status_code == 200
    return read(answer.text).one("main")


def in_danish(client: Client) -> Client:
    client.post("/language/", {"language": "da", "next": "/"})
    return client


UNSEEN = ("", "/attention/")
"""The line about what waits on the device; hidden, and without a word, until something does."""


def daily_rows(page: Element) -> list[list[str]]:
    return rows(page.all("table")[0])


def test_an_empty_diary_shows_one_thing_to_do_and_no_chart(client: Client) -> None:
    page = patterns(client)
    assert "Nothing to see yet" in page.text
    links = [(link.text, link.attributes["href"]) for link in page.all("a", "button")]
    assert links == [UNSEEN, ("Check in", "/checkin/")]
    assert page.all("figure", "table", "ul") == []


def test_one_checkin_is_one_day_in_the_table_and_too_few_to_say_more(client: Client, note: Note) -> None:
    note({"L.sole.heel": 6})
    page = patterns(client)
    ((day, pain, checkins),) = daily_rows(page)
    assert all(part in day for part in ("Nov", "20", "2026"))
    assert (pain, checkins) == ("6", "1")
    assert page.all("div")[0].text == "Patterns 1 day"
    needed = {entry.question: entry.days_needed for entry in analyse(evenings([6.0])).not_enough}
    parts, factors = (figure.one("figcaption").text for figure in page.all("figure")[1:])
    assert needed["time_of_day"]
    assert re.search(rf"\b{needed['time_of_day']} .*days?\b", parts)
    assert needed["factors"]
    assert re.search(rf"\b{needed['factors']} more days?\b", factors)


def test_a_gap_stays_a_gap_in_the_table(client: Client, owner: Person) -> None:
    merge_diary(owner, evenings([4.0, None, None, 0.0]))
    assert [row[1:] for row in daily_rows(patterns(client))] == [
        ["4", "1"],
        [NOTHING_NOTED, "0"],
        [NOTHING_NOTED, "0"],
        ["0", "1"],
    ]


@pytest.fixture
def waiter(owner: Person) -> Diary:
    """The simulated 120 days, in the owner's diary."""
    diary = sample_diary(until=LAST_DAY)
    merge_diary(owner, diary)
    return diary


@pytest.mark.parametrize("language", ["en", "da"])
def test_a_long_diary_shows_every_finding_as_a_sentence_and_a_row(
    client: Client, waiter: Diary, language: str
) -> None:
    client.post("/language/", {"language": language, "next": "/"})
    page, claimed = patterns(client), analyse(waiter).claimed
    assert claimed, "the simulated diary shows nothing, so neither does this"
    (sentences,) = (ul for ul in page.all("ul") if "findings" in ul.attributes.get("class", ""))
    table = rows(page.all("table")[-1])
    assert len(sentences.all("li")) == len(table) == len(claimed)
    for finding, row in zip(claimed, table, strict=True):
        assert row[0].casefold() == factor_name(finding.factor, language).casefold()


def test_every_picture_has_a_sentence_a_name_and_its_numbers(client: Client, waiter: Diary) -> None:
    figures = patterns(client).all("figure")
    assert len(figures) == 3
    for figure in figures:
        assert figure.one("figcaption").text.endswith(".")
        assert figure.one("svg").attributes["aria-label"]
        table = figure.one("table")
        assert table.one("caption").text == figure.one("svg").attributes["aria-label"]
        assert rows(table)
        assert {len(row) for row in rows(table)} == {len(table.one("thead").all("th"))}
    drawn = (element for figure in figures for element in figure.all())
    ids = [element.attributes["id"] for element in drawn if "id" in element.attributes]
    assert len(ids) == len(set(ids))


def test_the_table_tells_every_day_of_the_diary(client: Client, waiter: Diary) -> None:
    shown = daily_rows(patterns(client))
    assert len(shown) == len(waiter.calendar_days)
    assert sum(row[1] != NOTHING_NOTED for row in shown) == len({r.day for r in waiter.ratings})
    assert f"{len({r.day for r in waiter.ratings})} days" in patterns(client).all("div")[0].text


def test_in_danish_every_word_is_danish_and_every_decimal_has_a_comma(client: Client, waiter: Diary) -> None:
    english, danish = patterns(client), patterns(in_danish(client))
    assert re.search(r"\d\.\d", english.text)
    assert re.search(r"\d,\d", danish.text)
    assert not re.search(r"\d\.\d", danish.text)
    assert "20. nov" in daily_rows(danish)[-1][0]
    sentences = [
        line.text for tag in ("figcaption", "h2", "th", "li", "caption") for line in english.all(tag)
    ]
    assert len(sentences) > 20
    assert [line for line in sentences if line in danish.text and not line.isdigit()] == []


def test_what_is_not_said_to_be_a_cause_stands_below_the_findings(client: Client, waiter: Diary) -> None:
    assert "“Goes together with” is not “causes”." in patterns(client).text


def test_a_new_checkin_is_on_the_page_at_once(client: Client, note: Note) -> None:
    note({"L.sole.heel": 6})
    before = daily_rows(patterns(client))
    assert patterns(client).text == patterns(client).text
    client.post("/checkin/", {"place": "L.sole.heel", "intensity:L.sole.heel": "2"})
    after = daily_rows(patterns(client))
    assert len(after) != len(before) or after[-1] != before[-1]
    assert sum(int(row[-1]) for row in after) == sum(int(row[-1]) for row in before) + 1


def test_what_is_imported_again_changes_nothing_on_the_page(client: Client, owner: Person) -> None:
    merge_diary(owner, evenings([3.0, 5.0, 4.0]))
    before = patterns(client).text
    merge_diary(owner, evenings([3.0, 5.0, 4.0]))
    assert patterns(client).text == before


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("days", [3, 30])
@pytest.mark.parametrize("same", [0.0, 10.0])
def test_a_diary_that_never_changes_is_drawn_and_claims_nothing(
    client: Client, owner: Person, same: float, days: int, language: str
) -> None:
    merge_diary(owner, evenings([same] * days))
    client.post("/language/", {"language": language, "next": "/"})
    page = patterns(client)
    assert {row[1] for row in daily_rows(page)} == {f"{same:g}"}
    assert len(daily_rows(page)) == days
    assert [ul for ul in page.all("ul") if "findings" in ul.attributes.get("class", "")] == []


def test_pain_that_never_changes_is_said_to_go_together_with_nothing(client: Client, owner: Person) -> None:
    diary = evenings([0.0] * 30)
    factors = {rating.day: {"standing_hours": float(n % 5)} for n, rating in enumerate(diary.ratings)}
    flat = Diary(ratings=diary.ratings, factors=factors)
    merge_diary(owner, flat)
    (why,) = (entry for entry in analyse(flat).not_enough if entry.question == "factors")
    assert why.days_needed is None
    caption = patterns(client).all("figure")[-1].one("figcaption").text
    assert caption == words_of(analyse(flat), "en").factors_heading
    assert not re.search(r"\d", caption), "more days would not help, so none are asked for"


def test_years_of_diary_are_told_by_week_or_month(client: Client, owner: Person) -> None:
    merge_diary(owner, evenings([float(n % 4) for n in range(420)]))
    page = patterns(client)
    assert 12 <= len(daily_rows(page)) <= 70
    assert page.all("table")[0].one("thead").all("th")[0].text in {"Week", "Month"}


def test_factors_without_a_single_checkin_are_no_pain(client: Client, owner: Person) -> None:
    days = [date(2026, 11, 1) + timedelta(days=n) for n in range(20)]
    merge_diary(owner, Diary(factors={day: {"steps_k": 9.0} for day in days}))
    page = patterns(client)
    assert page.all("figure") == []
    assert "Nothing to see yet" in page.text


def test_a_time_of_day_that_nobody_knows_is_never_shown_as_one(client: Client, owner: Person) -> None:
    ratings = (
        replace(rating, at=datetime.combine(rating.day, time(12)), part=None)
        for rating in evenings([5.0, 3.0] * 10).ratings
    )
    merge_diary(owner, Diary(ratings=tuple(ratings)))
    days, parts, _ = patterns(client).all("figure")
    assert len(rows(days.one("table"))) == 20
    assert parts.all("svg", "table") == []
    assert parts.text.endswith(".")


OWN = {
    "name": "Rødvin <b>& ost",
    "kind": "number",
    "unit": "glas",
    "choices": [],
    "place": 0,
    "retired": False,
}


@pytest.fixture
def drinker(owner: Person) -> Person:
    """Someone whose pain follows a factor of their own, with another that never changes."""
    merge_diary(owner, explained_by("roedvin", also={"foot_bath": 1.0}))
    keep(owner, "own-factor", "roedvin", OWN)
    keep(owner, "own-factor", "foot_bath", {**OWN, "name": "Fodbad", "kind": "yes-no", "unit": ""})
    return owner


@pytest.mark.parametrize(
    ("language", "told", "unit"),
    [("en", "Days with more Rødvin <b>& ost go", r"of about \d\.\d+ glas"),
     ("da", "Dage med mere Rødvin <b>& ost hænger", r"på omkring \d,\d+ glas")],
)  # fmt: skip
def test_an_own_factor_is_named_as_the_person_named_it(
    client: Client, drinker: Person, language: str, told: str, unit: str
) -> None:
    client.post("/language/", {"language": language, "next": "/"})
    page = patterns(client)
    (findings,) = (ul for ul in page.all("ul") if "findings" in ul.attributes.get("class", ""))
    (sentence,) = findings.all("li")
    assert sentence.text.startswith(told)
    assert re.search(unit, sentence.text)
    figure = page.all("figure")[-1]
    assert rows(figure.one("table"))[0][0] == "Rødvin <b>& ost"
    assert "Rødvin" in figure.one("svg").text
    assert "Fodbad: " in page.text
    assert "roedvin" not in page.text.casefold()
    assert page.all("b") == []


def test_a_new_name_shows_at_once_though_no_finding_changed(client: Client, drinker: Person) -> None:
    before = patterns(client).text
    OwnFactor.objects.filter(person=drinker, slug="roedvin").update(name="Hvidvin")
    assert "Hvidvin" in patterns(client).text
    assert patterns(client).text == before.replace(OWN["name"], "Hvidvin")


def test_the_names_of_another_are_not_used(client: Client, drinker: Person, outsider: Person) -> None:
    keep(outsider, "own-factor", "roedvin", {**OWN, "name": "Zzz"})
    assert "Zzz" not in patterns(client).text
