"""What the diary shows: findings with a picture and its numbers each, or that it is too early to say."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.test import Client

from fodro.analysis import analyse
from fodro.domain.diary import Diary
from fodro.knowledge.factors import factor_name
from fodro.web.archive.flows import merge_diary
from fodro.web.day.models import OwnFactor
from fodro.web.people.models import Person
from fodro.web.sync.flows import keep
from fodro.wording import words_of
from tests.web.conftest import EVENING, Note
from tests.web.diaries import LAST_DAY, evenings, explained_by
from tests.web.markup import Element, read, rows

pytestmark = pytest.mark.django_db

NOTHING_NOTED = "nothing noted"


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(EVENING, tick=False):
        yield


def patterns(client: Client) -> Element:
    answer = client.get("/patterns/")
    assert answer.status_code == 200
    return read(answer.text).one("main")


def in_danish(client: Client) -> Client:
    client.post("/language/", {"language": "da", "next": "/"})
    return client


def of_class(page: Element, name: str) -> list[Element]:
    return [element for element in page.all() if name in element.attributes.get("class", "").split()]


def heat(page: Element) -> list[Element]:
    """The days of the year of days."""
    (weeks,) = of_class(page, "heat-inner")
    return weeks.all("a")


UNSEEN = ("", "/attention/")
"""The line about what waits on the device; hidden, and without a word, until something does."""


def daily_rows(page: Element) -> list[list[str]]:
    """The table of the days, wherever on the page they are shown."""
    (table,) = (t for t in page.all("table") if t.all("caption") and t.one("caption").text in TITLES)
    return rows(table)


TITLES = ("Pain day by day", "Smerter dag for dag")


def test_an_empty_diary_shows_one_thing_to_do_and_no_chart(client: Client) -> None:
    page = patterns(client)
    assert "Nothing to see yet" in page.text
    links = [(link.text, link.attributes["href"]) for link in page.all("a", "button")]
    assert links == [UNSEEN, ("Check in", "/checkin/")]
    assert page.all("figure", "table", "ul") == []


def test_the_first_days_are_about_what_is_collected_and_when_the_first_answers_come(
    client: Client, note: Note
) -> None:
    note({"L.sole.heel": 6})
    page = patterns(client)
    ((day, pain, checkins),) = daily_rows(page)
    assert all(part in day for part in ("Nov", "20", "2026"))
    assert (pain, checkins) == ("6", "1")
    assert of_class(page, "page-head")[0].text == "Patterns 1 day"
    open_ones = [entry for entry in analyse(evenings([6.0])).not_enough if ":" not in entry.question]
    bars = {bar.attributes["max"]: bar.attributes["value"] for bar in page.all("progress")}
    assert bars == {str(1 + (entry.days_needed or 0)): "1" for entry in open_ones if entry.days_needed}
    assert "The first answers" in page.text
    assert of_class(page, "finding") == of_class(page, "heat") == []


def test_the_soonest_answer_stands_first(client: Client, owner: Person) -> None:
    merge_diary(owner, evenings([4.0, 5.0, 6.0]))
    needed = [int(bar.attributes["max"]) for bar in patterns(client).all("progress")]
    assert needed == sorted(needed)
    assert len(needed) >= 2


def test_a_gap_stays_a_gap_in_the_table(client: Client, owner: Person) -> None:
    merge_diary(owner, evenings([4.0, None, None, 0.0]))
    assert [row[1:] for row in daily_rows(patterns(client))] == [
        ["4", "1"],
        [NOTHING_NOTED, "0"],
        [NOTHING_NOTED, "0"],
        ["0", "1"],
    ]


def test_in_the_year_of_days_every_day_leads_to_its_page_and_a_gap_is_no_zero(
    client: Client, owner: Person
) -> None:
    merge_diary(owner, evenings([4.0, None, 0.0, *[5.0] * 27]))
    days = heat(patterns(client))
    first = LAST_DAY - timedelta(days=29)
    assert [day.attributes["href"] for day in days] == [
        f"/calendar/day/?day={first + timedelta(days=n)}" for n in range(30)
    ]
    assert [day.attributes.get("data-pain", "none") for day in days[:4]] == ["4", "none", "0", "5"]
    assert days[1].attributes["class"] == "gap"
    assert days[1].text.endswith(": nothing noted")
    assert days[2].text.endswith(": 0")
    assert client.get(days[0].attributes["href"]).status_code == 200


def test_the_year_of_days_is_no_longer_than_a_year(client: Client, owner: Person) -> None:
    merge_diary(owner, evenings([float(n % 4) for n in range(800)]))
    days = heat(patterns(client))
    assert 364 < len(days) <= 371
    assert days[-1].attributes["href"].endswith(str(LAST_DAY))


@pytest.fixture
def waiter(owner: Person) -> Diary:
    """Seventy days of work on hard floors, in the owner's diary."""
    diary = explained_by("standing_hours", also={"hard_floor": 1.0})
    diary = replace(
        diary,
        factors={day: {**values, "sleep_hours": 7.0 + day.day % 3} for day, values in diary.factors.items()},
    )
    merge_diary(owner, diary)
    return diary


@pytest.mark.parametrize("language", ["en", "da"])
def test_every_finding_is_a_card_with_a_sentence_how_sure_it_is_and_a_picture(
    client: Client, waiter: Diary, language: str
) -> None:
    client.post("/language/", {"language": language, "next": "/"})
    page, claimed = patterns(client), analyse(waiter).claimed
    assert claimed, "the diary shows nothing, so neither does this"
    cards = of_class(page, "finding")
    assert len(cards) == len(claimed)
    told = words_of(analyse(waiter), language).factors
    for finding, sentence, card in zip(claimed, told, cards, strict=True):
        assert card.one("h3").text.casefold() == factor_name(finding.factor, language).casefold()
        assert sentence in card.text
        assert len(card.all("svg")) == len(card.all("table")) == 1
        (link,) = of_class(card, "open")
        assert client.get(link.attributes["href"]).status_code == 200


def test_every_picture_has_a_name_and_its_numbers(client: Client, waiter: Diary) -> None:
    page = patterns(client)
    drawn = [figure for figure in page.all("figure") if figure.all("svg")]
    assert len(drawn) >= 2
    for figure in drawn:
        table = figure.one("table")
        assert table.one("caption").text == figure.one("svg").attributes["aria-label"]
        assert rows(table)
        assert {len(row) for row in rows(table)} == {len(table.one("thead").all("th"))}
    assert len(of_class(page, "heat")) == 1
    ids = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))


def test_the_table_tells_every_day_of_the_diary(client: Client, waiter: Diary) -> None:
    page = patterns(client)
    shown = daily_rows(page)
    assert len(shown) == len(waiter.calendar_days) == len(heat(page))
    assert sum(row[1] != NOTHING_NOTED for row in shown) == len({r.day for r in waiter.ratings})
    assert f"{len({r.day for r in waiter.ratings})} days" in of_class(page, "page-head")[0].text


def test_in_danish_every_word_is_danish_and_every_decimal_has_a_comma(client: Client, waiter: Diary) -> None:
    english, danish = patterns(client), patterns(in_danish(client))
    assert re.search(r"\d\.\d", english.text)
    assert re.search(r"\d,\d", danish.text)
    assert not re.search(r"\d\.\d", danish.text)
    assert "20. nov" in daily_rows(danish)[-1][0]
    sentences = [
        line.text
        for tag in ("figcaption", "h2", "h3", "th", "li", "p", "caption")
        for line in english.all(tag)
    ]
    assert len(sentences) > 20
    same = {line for line in sentences if line and line in danish.text and re.search(r"[a-z]{3}", line)}
    assert same == set()


def test_what_was_looked_at_and_how_often_that_is_chance_stands_below_the_findings(
    client: Client, waiter: Diary
) -> None:
    text = patterns(client).text
    assert "“Goes together with” is not “causes”." in text
    asked = {finding.factor for finding in analyse(waiter).factors}
    assert re.search(rf"\b{len(asked)} things? you note", text)
    assert "at most about 1 in 20 people with nothing to find" in text


def test_what_days_like_these_could_show_is_told_now_and_in_14_days(client: Client, waiter: Diary) -> None:
    (table,) = of_class(patterns(client), "could")
    told = {row.one("th").text: [cell.text for cell in row.all("td")] for row in table.one("tbody").all("tr")}
    entry = next(entry for entry in analyse(waiter).detectable if entry.question == "factors")
    assert entry.now is not None
    assert entry.in_14_days is not None
    sizes = [f"{round(entry.now, 1):.1f}", f"{round(entry.in_14_days, 1):.1f}"]
    assert told["Something you note, for a usual swing"] == sizes


def test_a_new_checkin_is_on_the_page_at_once(client: Client, note: Note) -> None:
    note({"L.sole.heel": 6})
    before = daily_rows(patterns(client))
    assert patterns(client).text == patterns(client).text
    with time_machine.travel(EVENING + timedelta(hours=1), tick=False):
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
    assert of_class(page, "findings") == []


def test_pain_that_never_changes_is_said_to_go_together_with_nothing(client: Client, owner: Person) -> None:
    diary = evenings([0.0] * 30)
    factors = {rating.day: {"standing_hours": float(n % 5)} for n, rating in enumerate(diary.ratings)}
    flat = Diary(ratings=diary.ratings, factors=factors)
    merge_diary(owner, flat)
    (why,) = (entry for entry in analyse(flat).not_enough if entry.question == "factors")
    assert why.days_needed is None
    (heading,) = of_class(patterns(client), "told")
    assert heading.text == words_of(analyse(flat), "en").factors_heading
    assert not re.search(r"\d", heading.text), "more days would not help, so none are asked for"


def test_years_of_diary_are_told_by_week_or_month(client: Client, owner: Person) -> None:
    merge_diary(owner, evenings([float(n % 4) for n in range(420)]))
    page = patterns(client)
    assert 12 <= len(daily_rows(page)) <= 70
    assert "Week" in [heading.text for heading in page.all("th")]


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
    page = patterns(client)
    assert len(daily_rows(page)) == 20
    assert "When in the day" not in page.text
    assert client.get("/patterns/in-the-day/").status_code == 404


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
    (card,) = of_class(page, "finding")
    assert card.one("h3").text == "Rødvin <b>& ost"
    assert of_class(card, "lead")[0].text.startswith(told)
    assert re.search(unit, card.text)
    assert rows(card.one("table"))
    assert "Rødvin" in card.one("svg").text
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
