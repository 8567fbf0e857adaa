"""The Learn room: every technique, tool, number and sign has its page, in both languages."""

from __future__ import annotations

import pytest
from django.test import Client

from fodro.knowledge.caution import rules
from fodro.knowledge.evidence import common_questions, evidence, often_said
from fodro.knowledge.library import Family, technique, techniques
from fodro.knowledge.sources import cited
from fodro.knowledge.tools import tool, tools
from tests.web.markup import Element, read

pytestmark = pytest.mark.django_db

LANGUAGES = ("en", "da")
PAGES = ("/learn/", "/learn/evidence/", "/learn/questions/", "/learn/when-to-leave-it/")


def main(client: Client, path: str, language: str = "en") -> Element:
    client.cookies["django_language"] = language
    answer = client.get(path)
    assert answer.status_code == 200
    return read(answer.text).one("main")


def links(page: Element) -> set[str]:
    return {element.attributes["href"] for element in page.all("a")}


def listed(page: Element) -> set[str]:
    return {link.split("/")[-2] for link in links(page) if link.startswith("/learn/techniques/")}


def test_more_leads_to_the_room(client: Client) -> None:
    assert "/learn/" in links(main(client, "/more/"))


def test_the_library_lists_every_technique_and_every_tool_with_a_page(client: Client) -> None:
    page = main(client, "/learn/")
    assert listed(page) == set(techniques())
    assert {f"/learn/tools/{slug}/" for slug in tools() if slug != "hands"} <= links(page)


def test_the_library_narrows_to_a_place(client: Client) -> None:
    found = listed(main(client, "/learn/?where=heel"))
    assert {"heel-cup", "sole-stretch", "calf-knead"} <= found
    assert "toe-roll" not in found


def test_the_library_narrows_to_what_is_at_hand(client: Client) -> None:
    assert listed(main(client, "/learn/?with=roller")) == {"sole-roller"}
    assert all(technique(slug).shoes_on for slug in listed(main(client, "/learn/?with=shoes-on")))
    no_hands = listed(main(client, "/learn/?with=no-hands"))
    assert {"foot-over-foot", "feet-flat", "soft-ball-roll"} <= no_hands
    assert all(technique(slug).reach_free for slug in no_hands)


def test_place_and_means_narrow_together_and_what_was_chosen_is_marked(client: Client) -> None:
    page = main(client, "/learn/?where=toes&with=shoes-on")
    assert listed(page) == {"toe-spread", "toe-press"} | {
        slug for slug in listed(page) if "foot" in technique(slug).suits_regions
    }
    chosen = [one.text for one in page.all("a") if one.attributes.get("aria-current")]
    assert chosen == ["Toes", "With shoes on"]


def test_nothing_fitting_says_so_and_leads_back(client: Client) -> None:
    page = main(client, "/learn/?where=toes&with=gun")
    assert listed(page) == set()
    assert "Nothing in the library fits both" in page.text
    assert "/learn/" in links(page)


@pytest.mark.parametrize(
    "query", ["?where=moon", "?with=laser", "?where=%00&with=%F0%9F%A6%B6", "?where=" + "x" * 5000]
)
def test_words_that_are_not_known_narrow_nothing(client: Client, query: str) -> None:
    assert listed(main(client, f"/learn/{query}")) == set(techniques())


@pytest.mark.parametrize("slug", list(techniques()))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_technique_has_its_page(client: Client, slug: str, language: str) -> None:
    one, page = technique(slug), main(client, f"/learn/techniques/{slug}/", language)
    assert page.one("h1").text == one.name(language)
    assert one.how(language) in page.text
    assert one.giver(language) in page.text
    assert all(source.citation in page.text for source in cited(one.sources))
    assert all(rules()[rule].question(language) in page.text for rule in one.avoid)
    waiting = {"en": "A clinician has not looked", "da": "Ingen kliniker har set"}[language]
    assert (waiting in page.text) is one.needs_clinical_review
    assert page.all("svg"), "its picture"


def test_a_technique_is_told_in_words_and_numbers(client: Client) -> None:
    page = main(client, "/learn/techniques/arch-thumb-circles/").text
    for told in (
        "From the heel to the ball",
        "30–45 circles a minute",
        "60–90 s",
        "Medium, comfortable to firm, pleasantly tender",
        "Ankle on the other thigh",
        "the short toe flexor",
        "It feels numb, burning where it touches",
        "At least one trial speaks for it",
        "Five of six trials",
    ):
        assert told in page, told


def test_a_hold_says_how_many_points_and_how_long(client: Client) -> None:
    assert "3 points, 15–20 s each" in main(client, "/learn/techniques/heel-rim-holds/").text


def test_what_takes_long_is_said_in_minutes(client: Client) -> None:
    assert "10–20 min" in main(client, "/learn/techniques/foot-bath/").text


def test_a_technique_with_a_tool_leads_to_the_tool_and_back(client: Client) -> None:
    assert "/learn/tools/gun/" in links(main(client, "/learn/techniques/gun-calf/"))
    assert listed(main(client, "/learn/tools/gun/")) == {"gun-calf", "gun-arch"}


@pytest.mark.parametrize("slug", list(tools()))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tool_has_its_page(client: Client, slug: str, language: str) -> None:
    one, page = tool(slug), main(client, f"/learn/tools/{slug}/", language)
    assert page.one("h1").text == one.name(language)
    for told in (one.whats, one.choosing, one.cares, one.cleaning, one.limits, one.knowns):
        assert told.text(language) in page.text


@pytest.mark.parametrize("path", ["/learn/techniques/tickle/", "/learn/tools/laser/"])
def test_what_the_library_does_not_hold_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_another_language_shows_other_words(client: Client, path: str) -> None:
    english, danish = (paragraphs(main(client, path, language)) for language in LANGUAGES)
    assert min(len(english), len(danish)) > 5
    assert english & danish == set()


def paragraphs(page: Element) -> set[str]:
    """Return headings and sentences; names of sources are the same in every language."""
    return {one.text for one in page.all("h1", "h2", "p", "summary") if len(one.text.split()) > 2}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_evidence_page_tells_every_part_and_every_saying(client: Client, language: str) -> None:
    page = main(client, "/learn/evidence/", language).text
    for part in evidence():
        assert part.titles.text(language) in page
        assert all(point.text(language) in page for point in part.points)
    assert all(one.saids.text(language) in page and one.knowns.text(language) in page for one in often_said())


def test_numbers_stand_with_their_range_and_what_is_not_certain_crosses_zero(client: Client) -> None:
    page = main(client, "/learn/evidence/").text
    assert "0.25 of 10 less, somewhere from 0.29 more to 0.79 less" in page
    assert "2.20 of 10 less, somewhere from 1.90 less to 2.49 less" in page
    danish = main(client, "/learn/evidence/", "da").text
    assert "0,25 af 10 mindre, et sted fra 0,29 mere til 0,79 mindre" in danish


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_its_answer(client: Client, language: str) -> None:
    page = main(client, "/learn/questions/", language).text
    for one in common_questions():
        assert one.questions.text(language) in page
        assert one.answers.text(language) in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_stands_under_when_to_leave_it_the_most_urgent_first(
    client: Client, language: str
) -> None:
    page = main(client, "/learn/when-to-leave-it/", language).text
    assert all(one.question(language) in page and one.advice(language) in page for one in rules().values())
    assert page.index(rules()["R01"].question(language)) < page.index(rules()["R20"].question(language))


def test_every_family_has_a_shelf_with_words_of_its_own(client: Client) -> None:
    headings = [one.text for one in main(client, "/learn/").all("h2")]
    assert len([one for one in headings if one]) >= len(Family) + 1
