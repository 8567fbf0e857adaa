"""What is watched: quiet by default, a card where something has changed, and by person everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from fodro.domain.pictured import PicturedDays
from fodro.domain.sign_findings import Monitor, SignFinding, Status
from fodro.knowledge.caution import rule
from fodro.web.archive.flows import merge_diary
from fodro.web.massage.carrying import carried
from fodro.web.patterns import desk
from fodro.web.patterns.models import KeptFindings
from fodro.web.people.models import Person
from tests.web.answering import none_of_these
from tests.web.conftest import EVENING, Note
from tests.web.diaries import evenings
from tests.web.markup import Element, read, rows
from tests.web.watched import DAYS, QUIET, WATCH, WORSE, keep_signs, standing

pytestmark = pytest.mark.django_db

EVERY = [monitor.value.replace("_", "-") for monitor in Monitor]
NIGHT = replace(WORSE, monitor=Monitor.TIMING, what="night", beside=())


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(EVENING, tick=False):
        yield


@pytest.fixture
def keeper(owner: Person, note: Note) -> Person:
    """Someone with a diary whose findings are there."""
    note({"L.sole.heel": 4})
    return owner


def room(client: Client, path: str = "/signs/") -> Element:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "nan" not in answer.text.lower()
    return read(answer.text).one("main")


def of_class(page: Element, name: str) -> list[Element]:
    return [element for element in page.all() if name in element.attributes.get("class", "").split()]


def test_quiet_is_one_calm_card_with_a_line_for_everything_that_is_watched(
    client: Client, keeper: Person
) -> None:
    keep_signs(keeper, *QUIET)
    page = room(client)
    assert "All quiet" in page.text
    assert "Watched since 1 November 2026." in page.text
    lines = [line for line in of_class(page, "watched-line") if line.all("svg")]
    assert len(lines) == len(Monitor)
    assert of_class(page, "changed") == of_class(page, "todo") == []


def test_worse_stands_first_with_since_when_by_how_much_a_picture_and_what_changed_too(
    client: Client, keeper: Person
) -> None:
    keep_signs(keeper, *standing(WATCH, WORSE))
    first, second = of_class(room(client), "changed")
    assert "Since about 12 November 2026 it has hurt about 1.6 points more (1.0 to 2.2)." in first.text
    assert "Seen on two days in a row, and said since 15 November 2026." in first.text
    assert "4.0 h on average before, 6.5 h since. About one stretch in 10" in first.text
    assert "on 20 % of days before, on 80 % since." in first.text
    assert len(rows(first.one("table"))) == 20
    assert first.one("svg").attributes["aria-label"] == first.one("caption").text
    assert "The next days you note will tell." in second.text


def test_one_that_is_watched_asks_for_a_gentle_week_and_for_nobody(client: Client, keeper: Person) -> None:
    keep_signs(keeper, *standing(WATCH))
    (todo,) = of_class(room(client), "todo")
    assert "Take it gently for a week" in todo.text
    assert "doctor" not in todo.text
    assert "The rest is quiet" in room(client).text


def test_one_that_is_worse_asks_for_someone_in_the_words_of_the_rule(client: Client, keeper: Person) -> None:
    keep_signs(keeper, *standing(WORSE))
    (todo,) = of_class(room(client), "todo")
    assert "talk with your doctor in the coming days" in todo.text
    assert rule("R41").question("en") in todo.text
    assert rule("R41").advice("en") in todo.text


def test_more_pain_at_night_brings_the_rules_about_it(client: Client, keeper: Person) -> None:
    keep_signs(keeper, *standing(NIGHT))
    (todo,) = of_class(room(client), "todo")
    assert todo.text.index(rule("R04").question("en")) < todo.text.index(rule("R42").question("en"))


def test_too_few_days_say_how_many_more_and_how_far_they_have_come(client: Client, keeper: Person) -> None:
    waiting = SignFinding(Monitor.INTENSITY, Status.NOT_ENOUGH, days=9, days_needed=12)
    never = SignFinding(Monitor.WALKING, Status.NOT_ENOUGH)
    keep_signs(keeper, *standing(waiting, never))
    page = room(client)
    assert "12 more days with a check-in before this can be told." in page.text
    assert "To be told once you note whether you limp." in page.text
    (bar,) = page.all("progress")
    assert (bar.attributes["value"], bar.attributes["max"]) == ("9", "21")
    assert bar.attributes["aria-label"]


def test_nothing_noted_yet_is_told_as_that(client: Client, owner: Person) -> None:
    page = room(client)
    assert "Nothing to watch yet" in page.text
    assert of_class(page, "watched-line") == of_class(page, "changed") == []


class Never:
    def ask(self, person: object) -> None:
        """Leave everything as it is."""

    hurry = forget = ask


def test_while_the_days_are_looked_through_the_page_says_so_and_asks_again_by_itself(
    client: Client, owner: Person, note: Note, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "DESK", Never())
    note({"L.sole.heel": 4})
    KeptFindings.objects.all().delete()
    page = room(client)
    assert "Your days are being looked through" in page.text
    (waiting,) = [element for element in page.all("div") if element.attributes.get("id") == "watching"]
    assert waiting.attributes["hx-get"] == "/signs/"
    assert client.get("/signs/", headers={"HX-Request": "true"}).status_code == 204


def test_newer_entries_leave_what_is_known_in_place(
    client: Client, keeper: Person, note: Note, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_signs(keeper, *standing(WORSE))
    monkeypatch.setattr(desk, "DESK", Never())
    note({"L.sole.heel": 7}, at=EVENING + timedelta(minutes=1))
    page = room(client)
    assert "Your newest entries are being looked through." in page.text
    assert len(of_class(page, "changed")) == 1


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("language", ["en", "da"])
def test_everything_that_is_watched_opens_however_it_stands(
    client: Client, keeper: Person, name: str, status: Status, language: str
) -> None:
    client.post("/language/", {"language": language, "next": "/"})
    changed = status in {Status.WATCH, Status.WORSE}
    sign = replace(WORSE if changed else QUIET[0], monitor=Monitor(name.replace("-", "_")), status=status)
    keep_signs(keeper, *standing(sign))
    page = room(client, f"/signs/watched/{name}/")
    assert len(page.all("svg")) >= 1
    levels = of_class(page, "levels")
    assert len(levels) == (status is not Status.NOT_ENOUGH)
    assert len(of_class(page, "todo")) == changed
    words = {"en": "about once in two years", "da": "ca. én gang på to år"}
    assert words[language] in page.text


@pytest.mark.parametrize("name", EVERY)
def test_what_has_no_days_to_show_still_opens(client: Client, keeper: Person, name: str) -> None:
    keep_signs(keeper, *standing(), pictured=PicturedDays())
    page = room(client, f"/signs/watched/{name}/")
    assert of_class(page, "levels") == [] or name == "intensity"
    assert "What it cannot tell" in page.text


def days_of(client: Client, name: str) -> list[list[str]]:
    """The table of the days, not that of the levels."""
    return rows(room(client, f"/signs/watched/{name}/").one("details").one("table"))


def test_the_left_foot_is_pictured_as_the_left_one(client: Client, keeper: Person) -> None:
    keep_signs(keeper, *standing(WATCH))
    left = days_of(client, "side")
    keep_signs(keeper, *standing(replace(WATCH, what="R")))
    right = days_of(client, "side")
    pairs = [(a[1], b[1]) for a, b in zip(left, right, strict=True) if a[1] not in {"0", "nothing noted"}]
    assert len(pairs) > 10
    assert all(float(a) == -float(b) for a, b in pairs)


def test_another_person_sees_none_of_it(outsider_client: Client, keeper: Person) -> None:
    keep_signs(keeper, *standing(WORSE))
    assert of_class(room(outsider_client), "changed") == []
    assert outsider_client.get("/signs/watched/intensity/").status_code == 404
    assert "sign-card" not in outsider_client.get("/").text


def test_what_is_not_watched_is_not_found(client: Client, keeper: Person) -> None:
    keep_signs(keeper, *QUIET)
    assert client.get("/signs/watched/mood/").status_code == 404


def today_card(client: Client) -> str:
    cards = of_class(read(client.get("/").text).one("main"), "sign-card")
    return " ".join(card.text for card in cards)


def test_today_says_nothing_while_all_is_quiet(client: Client, keeper: Person) -> None:
    keep_signs(keeper, *QUIET)
    assert today_card(client) == ""


def test_today_says_the_worst_in_one_line_that_leads_to_the_room(client: Client, keeper: Person) -> None:
    keep_signs(keeper, *standing(WATCH, WORSE))
    told = today_card(client)
    assert told.startswith("How much it hurts: worse Since about 12 November 2026")
    assert told.endswith("1 more thing has changed.")


def test_after_two_weeks_today_says_it_no_more(client: Client, keeper: Person) -> None:
    keep_signs(keeper, *standing(replace(WORSE, raised="2026-11-06")))
    assert today_card(client)
    keep_signs(keeper, *standing(replace(WORSE, raised="2026-11-05")))
    assert today_card(client) == ""
    assert len(of_class(room(client), "changed")) == 1


def test_after_two_weeks_without_a_note_today_no_longer_says_what_was_watched(
    client: Client, keeper: Person
) -> None:
    keep_signs(keeper, *standing(WATCH))
    assert today_card(client)
    with time_machine.travel(EVENING + timedelta(days=15), tick=False):
        assert today_card(client) == ""


def plan(client: Client, person: Person) -> str:
    none_of_these(person)
    return client.get("/massage/?minutes=20").text


def test_the_massage_is_lighter_while_it_surely_hurts_more_and_says_why(
    client: Client, keeper: Person
) -> None:
    keep_signs(keeper, *QUIET)
    assert "lighter" not in plan(client, keeper)
    keep_signs(keeper, *standing(WORSE))
    assert "The massage is lighter until it is as usual again" in plan(client, keeper)


def test_the_device_carries_the_lighter_massage_too(client: Client, keeper: Person) -> None:
    keep_signs(keeper, *standing(WATCH))
    usual = carried(keeper, EVENING.date(), EVENING)["harmLimits"]
    keep_signs(keeper, *standing(WORSE))
    lighter = carried(keeper, EVENING.date(), EVENING)
    assert lighter["harmLimits"] != usual
    for each in lighter["routines"].values():
        assert all(step["pressure"] <= 2 for step in each["routine"]["steps"])


def test_the_days_are_those_of_the_diary(client: Client, keeper: Person) -> None:
    keep_signs(keeper, *standing(WORSE), pictured=DAYS)
    told = [row[1] for row in days_of(client, "interference")]
    assert told == [f"{value:g}" for value in reversed(DAYS.watched["interference"]) if value is not None]


@pytest.mark.parametrize(
    ("what", "values", "told"),
    [
        ("walking_speed", [1.31, 1.12], "you have walked about 0.19 m/s slower"),
        ("walking_asymmetry_percent", [3.0, 8.5], "steps have differed by about 0.19 percentage points more"),
        ("limp", [0.0, 1.0], "you have noted a limp more often"),
    ],
)
def test_walking_is_told_in_its_own_unit_and_pictured_where_its_values_lie(
    client: Client, keeper: Person, what: str, values: list[float], told: str
) -> None:
    units = {"walking_speed": "m/s", "walking_asymmetry_percent": "%"}
    sign = replace(
        WORSE,
        monitor=Monitor.WALKING,
        what=what,
        size=0.19,
        low=0.1,
        high=0.3,
        unit=units.get(what, ""),
    )
    series = tuple(values[0] if n < 11 else values[1] for n in range(20))
    days = replace(DAYS, watched={f"walking:{what}": series})
    keep_signs(keeper, *standing(sign), pictured=days)
    page = room(client, "/signs/watched/walking/")
    assert told in page.text
    (levels,) = of_class(page, "levels")
    named = {
        row.one("th").text: [cell.text for cell in row.all("td")] for row in levels.one("tbody").all("tr")
    }
    before, since = named["How often" if what == "limp" else "Middle"]
    assert before != since


def test_what_was_said_before_stays_with_its_days_the_latest_first(client: Client, keeper: Person) -> None:
    keep_signs(keeper, *standing(WORSE))
    text = room(client, "/signs/watched/intensity/").text
    assert text.index("15 November 2026") < text.index("1 March 2026")
    assert "When it was said to be worse" not in room(client, "/signs/watched/side/").text


def test_what_changed_too_is_told_once_where_it_is_the_same(client: Client, keeper: Person) -> None:
    keep_signs(keeper, *standing(WORSE, replace(WORSE, monitor=Monitor.INTERFERENCE)))
    assert [len(of_class(card, "beside")) for card in of_class(room(client), "changed")] == [1, 0]
    assert len(of_class(room(client, "/signs/watched/interference/"), "beside")) == 1


@pytest.mark.parametrize(
    "noted",
    [
        [5.0],
        [5.0] * 40,
        [0.0] * 40,
        [float(n % 5) for n in range(30)] + [None] * 35 + [float(n % 5 + 2) for n in range(20)],
        [float(n % 3) for n in range(30)] + [8.0 + n % 2 for n in range(15)],
    ],
)
def test_a_diary_of_any_kind_has_an_answer_from_its_own_days(
    client: Client, owner: Person, noted: list[float | None]
) -> None:
    merge_diary(owner, evenings(noted))
    assert of_class(room(client), "watched-line") or of_class(room(client), "changed")
    for name in EVERY:
        assert "What it cannot tell" in room(client, f"/signs/watched/{name}/").text
    assert client.get("/").status_code == 200


def test_a_clear_rise_in_a_real_diary_is_told_on_the_page_and_on_today(client: Client, owner: Person) -> None:
    merge_diary(owner, evenings([2.0 + n % 2 for n in range(60)] + [7.0 + n % 2 for n in range(12)]))
    (card, *_others) = of_class(room(client), "changed")
    assert card.text.startswith("How much it hurts Worse Since about")
    assert today_card(client).startswith("How much it hurts: worse")
    assert "When it was said to be worse" in room(client, "/signs/watched/intensity/").text
