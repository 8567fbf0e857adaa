"""What a person was shown stays, or is withdrawn with a reason."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import time_machine
from django.test import Client

from fodro.domain.shown import Shown, State
from fodro.web.people.models import Person
from fodro.wording import kept_sentence
from tests.web.conftest import EVENING
from tests.web.markup import Element, read
from tests.web.understanding import PAIR, factor, findings, keep_findings

pytestmark = pytest.mark.django_db

STANDING = Shown("factor:standing_hours", 0, 0.8, "2026-11-01")
GONE = Shown("factor:sleep_hours", 1, -0.4, "2026-10-20", State.WITHDRAWN, "less_sure", "2026-11-15")


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(EVENING, tick=False):
        yield


def room(client: Client) -> Element:
    return read(client.get("/patterns/").text).one("main")


def card(client: Client) -> Element:
    (found,) = (e for e in room(client).all("article") if "finding" in e.attributes.get("class", ""))
    return found


@pytest.mark.parametrize(
    ("since", "state", "is_new"),
    [
        ("2026-11-20", State.NEW, True),
        ("2026-11-14", State.KEPT, True),
        ("2026-11-13", State.KEPT, False),
        ("2026-11-20", State.WEAKER, False),
    ],
)
def test_a_finding_is_called_new_for_a_week(
    client: Client, owner: Person, since: str, state: State, is_new: bool
) -> None:
    keep_findings(owner, findings([factor()]), [replace(STANDING, since=since, state=state)])
    states = [e.text for e in card(client).all("span") if "state" in e.attributes.get("class", "").split()]
    assert states == (["New"] if is_new else [])


def test_a_finding_that_is_not_as_clear_as_before_stays_and_says_why(client: Client, owner: Person) -> None:
    weaker = replace(STANDING, state=State.WEAKER, reason="less_sure")
    keep_findings(owner, findings([factor(claimed=False)]), [weaker])
    told = kept_sentence(weaker, "en")
    assert told
    assert told in card(client).text
    assert told in read(client.get("/patterns/with/standing_hours/").text).one("main").text


def test_a_finding_stands_at_the_lag_at_which_it_was_shown(client: Client, owner: Person) -> None:
    keep_findings(
        owner,
        findings([factor(), factor(lag_days=2, claimed=False)]),
        [replace(STANDING, lag_days=2, state=State.WEAKER)],
    )
    assert "two days later" in card(client).text


def test_a_withdrawn_finding_is_no_card_and_is_told_with_its_reason_and_its_day(
    client: Client, owner: Person
) -> None:
    keep_findings(owner, findings([factor()]), [STANDING, GONE])
    page = room(client)
    (gone,) = (e for e in page.all("section") if "withdrawn" in e.attributes.get("class", "").split())
    assert gone.text.count("Sleep") == 1
    assert "15. November" in gone.text
    assert kept_sentence(GONE, "en") in gone.text
    assert "Sleep" not in card(client).text


@pytest.mark.parametrize(("until", "is_told"), [("2026-10-21", True), ("2026-10-20", False)])
def test_what_was_withdrawn_is_told_for_thirty_days(
    client: Client, owner: Person, until: str, is_told: bool
) -> None:
    keep_findings(owner, findings([factor()]), [STANDING, replace(GONE, until=until)])
    assert ("Withdrawn" in room(client).text) is is_told


def test_a_withdrawn_pair_is_told_by_both_its_names(client: Client, owner: Person) -> None:
    pair = replace(GONE, key=f"pair:{PAIR.factor}+{PAIR.other}")
    keep_findings(owner, findings([factor()]), [STANDING, pair])
    assert "Hard floor and" in room(client).text


@pytest.mark.parametrize("language", ["en", "da"])
def test_all_of_it_is_said_in_both_languages(client: Client, owner: Person, language: str) -> None:
    client.post("/language/", {"language": language, "next": "/"})
    weaker = replace(STANDING, state=State.WEAKER, reason="less_sure")
    keep_findings(owner, findings([factor(claimed=False)]), [weaker, GONE])
    text = room(client).text
    for shown in (weaker, GONE):
        assert kept_sentence(shown, language) in text


def test_the_strongest_finding_stands_first_and_more_than_three_are_folded(
    client: Client, owner: Person
) -> None:
    names = ("standing_hours", "hard_floor", "shoe=clogs", "stress", "sleep_hours")
    shown = [replace(STANDING, key=f"factor:{name}", effect=n / 10) for n, name in enumerate(names)]
    keep_findings(owner, findings([factor(name) for name in names]), shown)
    page = room(client)
    cards = [e.one("h3").text for e in page.all("article")]
    assert cards[0] == "Sleep"
    assert len(cards) == 5
    (more,) = (e for e in page.all("details") if "more" in e.attributes.get("class", "").split())
    assert [e.one("h3").text for e in more.all("article")] == cards[3:]
