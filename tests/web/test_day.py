"""The day: what is left empty is not recorded, nor is what an earlier day offers, and nothing is lost."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from fodro.knowledge.day_form import Control, day_fields
from fodro.web.day.asking import ask_about
from fodro.web.day.forms import read_day, read_number
from fodro.web.day.kinds import DAY_VALUE, value_key
from fodro.web.day.questions import Question, known_questions
from fodro.web.day.showing import blank_day
from fodro.web.diary.models import DayFactor
from fodro.web.diary.queries import day_factors
from fodro.web.people.models import Person
from fodro.web.sync.flows import keep, keep_all, take_away
from fodro.web.sync.models import Record
from fodro.web.sync.queries import record_of, versions_of
from tests.web.markup import Element, read

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
EVENING = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)
EMPTY = {"standing_hours": "", "surface_hardness": "", "shoe": "", "stress": "", "sleep_hours": ""}
KNOWN = known_questions("en")
TOKEN = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")\w+')
"""By chance it may spell anything."""


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    with time_machine.travel(EVENING, tick=False):
        yield


def noted(person: Person, day: date = TODAY) -> dict[str, float | str]:
    return day_factors(person, day)


def note(person: Person, values: dict[str, float | str], day: date = TODAY) -> None:
    for factor, value in values.items():
        body = {"day": day.isoformat(), "factor": factor, "value": value}
        keep(person, DAY_VALUE, value_key(day, factor), body)


def form_of(page: str) -> dict[str, str]:
    """Return what a browser would send of the Day page if nothing on it were touched."""
    (form,) = [form for form in read(page).all("form") if "day-form" in form.attributes.get("class", "")]
    sent = {}
    for field in form.all("input"):
        is_choice = field.attributes.get("type") in {"radio", "checkbox"}
        if "name" in field.attributes and (not is_choice or "checked" in field.attributes):
            sent[field.attributes["name"]] = field.attributes.get("value", "")
    return sent


def row(page: str, factor: str) -> Element:
    (found,) = [e for e in read(page).all("fodro-factor") if e.attributes["data-factor"] == factor]
    return found


def usual(page: str) -> list[str]:
    (section,) = [e for e in read(page).all("section") if "usual" in e.attributes.get("class", "")]
    return [e.attributes["data-factor"] for e in section.all("fodro-factor")]


def offered(page: str) -> dict[str, str]:
    """Return what an earlier day offers, by factor."""
    found = {}
    for factor in read(page).all("fodro-factor"):
        ghosts = [b.attributes["data-value"] for b in factor.all("button") if "data-value" in b.attributes]
        marked = [label for label in factor.all("label") if "ghosted" in label.attributes.get("class", "")]
        found[factor.attributes["data-factor"]] = [
            *ghosts, *(label.one("input").attributes["value"] for label in marked)
        ]  # fmt: skip
    return {slug: values[0] for slug, values in found.items() if values}


# ---- what is sent ------------------------------------------------------------------------------------------


def test_what_was_filled_in_is_kept_and_nothing_else(client: Client, owner: Person) -> None:
    client.post(
        "/day/", {**EMPTY, "standing_hours": "7,5", "surface_hardness": "hard", "shoe": "black clogs"}
    )
    assert noted(owner) == {"standing_hours": 7.5, "surface_hardness": "hard", "shoe": "black clogs"}


def test_zero_is_not_the_same_as_empty(client: Client, owner: Person) -> None:
    client.post("/day/", {**EMPTY, "standing_hours": "0"})
    assert noted(owner) == {"standing_hours": 0.0}


def test_an_emptied_field_is_taken_back(client: Client, owner: Person) -> None:
    client.post("/day/", {**EMPTY, "stress": "4", "sleep_hours": "6"})
    client.post("/day/", {**EMPTY, "sleep_hours": "6.5"})
    assert noted(owner) == {"sleep_hours": 6.5}


def test_what_the_page_did_not_ask_about_is_left_as_it_is(client: Client, owner: Person) -> None:
    note(owner, {"caffeine": 2.0, "stress": 3.0})
    client.post("/day/", {"sleep_hours": "7"})
    assert noted(owner) == {"caffeine": 2.0, "stress": 3.0, "sleep_hours": 7.0}


SAMPLES = {Control.SLIDER: "4", Control.TEXT: "black clogs"}


@pytest.mark.parametrize("slug", day_fields())
def test_every_factor_can_be_noted_and_taken_back(slug: str, client: Client, owner: Person) -> None:
    question = KNOWN[slug]
    low = question.limits[0] if question.limits else 0
    typed = question.answers[0].value if question.answers else SAMPLES.get(question.control, f"{low:g}")
    client.post("/day/", {slug: typed})
    assert noted(owner) == {slug: typed if question.limits is None else float(typed)}
    shown = form_of(client.get("/day/").text)
    assert shown[slug] == shown[f"was:{slug}"] == typed
    client.post("/day/", {**shown, slug: ""})
    assert noted(owner) == {}


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("standing_hours", "25"),
        ("standing_hours", "long"),
        ("stress", "11"),
        ("sleep_hours", "-1"),
        ("sleep_hours", "nan"),
        ("sleep_hours", "1e1"),
        ("sleep_hours", "٧"),
        ("hard_floor", "2"),
        ("steps", "200001"),
        ("pressure", "79,5"),
        ("shoe", "x" * 129),
        ("limp", "y" * 129),
    ],
)
def test_a_wrong_field_shows_the_page_again_with_everything_typed(
    client: Client, field: str, wrong: str
) -> None:
    note_before = {**EMPTY, "longest_stand_min": "90", "day_off": "1"}
    page = client.post("/day/", {**note_before, field: wrong})
    assert page.status_code == 422
    draft = page.context["page"].draft
    assert draft.fields[field].typed == wrong
    assert [slug for slug, each in draft.fields.items() if each.error] == [field]
    again = form_of(page.text)
    assert again["longest_stand_min"] == "90"
    assert again["day_off"] == "1"
    assert DayFactor.objects.count() == Record.objects.count() == 0


def test_what_is_wrong_stands_beside_the_field_and_says_what_to_do(client: Client) -> None:
    page = client.post("/day/", {"standing_hours": "25", "alcohol": "fifty-one"}).text
    assert "“25” is not a number from 0 to 24" in row(page, "standing_hours").text
    assert "“fifty-one” is not a number from 0 to 50" in row(page, "alcohol").text
    assert "data-waiting" not in row(page, "alcohol").attributes
    groups = {e.attributes["data-group"]: "open" in e.attributes for e in read(page).all("details")}
    assert groups["more"]
    assert not groups["shoes"]


@pytest.mark.parametrize(
    ("typed", "kept"), [("8,500", 8500), ("8.500", 8500), ("12 345", 12345), ("812", 812), ("8.5", 8.5)]
)
def test_large_numbers_may_be_written_in_groups(
    typed: str, kept: float, client: Client, owner: Person
) -> None:
    client.post("/day/", {"steps": typed})
    assert noted(owner) == {"steps": kept}


def test_words_are_kept_on_one_line_without_what_no_file_can_carry(client: Client, owner: Person) -> None:
    client.post("/day/", {"shoe": "  black\0 \r\n clogs "})
    assert noted(owner) == {"shoe": "black clogs"}


def test_two_tabs_never_undo_each_other(client: Client, owner: Person) -> None:
    opened = {f"was:{slug}": "" for slug in EMPTY}
    client.post("/day/", {**EMPTY, **opened, "standing_hours": "8"})
    client.post("/day/", {**EMPTY, **opened, "sleep_hours": "6"})
    assert noted(owner) == {"standing_hours": 8.0, "sleep_hours": 6.0}


def test_saving_an_untouched_page_changes_no_digit_and_writes_nothing(client: Client, owner: Person) -> None:
    odd: dict[str, float | str] = {
        "stress": 7.333333333333333, "hard_floor": "no", "sock_material": "bamboo", "longest_stand_min": 61.5,
        "happiness": 3.25, "mood": "so  so", "body_weight": 1e21, "standing_hours": "all day", "insole": 0.5,
    }  # fmt: skip
    DayFactor.objects.bulk_create(
        DayFactor(person=owner, day=TODAY, factor=factor, **value_columns(value))
        for factor, value in odd.items()
    )
    client.cookies["django_language"] = "da"
    answer = client.post("/day/", form_of(client.get("/day/").text))
    assert answer.status_code == 302
    assert noted(owner) == odd
    assert Record.objects.count() == 0


@contextmanager
def before_query(number: int, meanwhile: Callable[[], None]) -> Iterator[list[int]]:
    """Let `meanwhile` happen once, right before the query of that number; tells by which it happened."""
    asked, happened = count(1), []

    def passed_on(execute: Callable[..., Any], *query: Any) -> Any:
        if next(asked) == number:
            happened.append(number)
            meanwhile()
        return execute(*query)

    with connection.execute_wrapper(passed_on):
        yield happened


def test_a_page_never_passes_an_old_value_for_what_was_noted_while_it_was_made(owner: Person) -> None:
    for number in count(1):
        day = TODAY - timedelta(days=number)
        note(owner, {"standing_hours": 4.0}, day)
        with before_query(number, partial(note, owner, {"standing_hours": 5.0}, day)) as happened:
            asked = ask_about(owner, day)
        if not happened:
            break
        newest = record_of(owner, DAY_VALUE, value_key(day, "standing_hours"))
        assert newest is not None
        is_old = asked.clocks["standing_hours"] < newest.clock
        assert asked.values["standing_hours"] == 5.0 or is_old, f"noted before query {number}"
    assert number > 5, "each query of the page had its turn"


def value_columns(value: float | str) -> dict[str, float | str | None]:
    return {"word": value} if isinstance(value, str) else {"number": value}


def test_another_persons_day_is_neither_shown_nor_changed(
    client: Client, outsider_client: Client, owner: Person
) -> None:
    client.post("/day/", {**EMPTY, "shoe": "black clogs"})
    assert "black clogs" not in outsider_client.get("/day/").text
    outsider_client.post("/day/", EMPTY)
    assert noted(owner) == {"shoe": "black clogs"}


# ---- which day ---------------------------------------------------------------------------------------------


def test_a_page_opened_before_midnight_is_saved_on_its_own_day(client: Client, owner: Person) -> None:
    with time_machine.travel(datetime(2026, 11, 21, 9, 0, tzinfo=UTC), tick=False):
        client.post("/day/", {**EMPTY, "day": "2026-11-20", "stress": "3"})
    assert noted(owner, TODAY) == {"stress": 3.0}


@pytest.mark.parametrize(
    ("asked", "opened"),
    [
        ("2026-11-19", date(2026, 11, 19)),
        ("2016-02-29", date(2016, 2, 29)),
        ("2026-11-21", TODAY),
        ("2031-01-01", TODAY),
        ("2015-12-31", TODAY),
        ("yesterday", TODAY),
        ("", TODAY),
        ("0001-01-01", TODAY),
    ],
)
def test_any_past_day_can_be_opened_and_nothing_is_noted_ahead(
    asked: str, opened: date, client: Client, owner: Person
) -> None:
    page = client.get("/day/", {"day": asked})
    assert page.context["page"].day == opened
    assert form_of(page.text)["day"] == opened.isoformat()
    client.post("/day/", {"day": asked, "stress": "2"})
    assert noted(owner, opened) == {"stress": 2.0}


def test_the_days_beside_it_are_one_tap_away(client: Client) -> None:
    def turns(day: str) -> list[str]:
        page = read(client.get("/day/", {"day": day}).text).one("main")
        (nav,) = page.all("nav")
        return [a.attributes["href"] for a in nav.all("a") if "href" in a.attributes]

    assert turns("2026-11-20") == ["?day=2026-11-19"]
    assert turns("2026-11-18") == ["?day=2026-11-17", "?day=2026-11-19"]
    assert turns("2016-01-01") == ["?day=2016-01-02"]


def test_after_today_comes_the_today_page_and_after_another_day_that_day(client: Client) -> None:
    assert client.post("/day/", {"stress": "2"}).headers["Location"] == "/"
    answer = client.post("/day/", {"day": "2026-11-01", "stress": "2"})
    assert answer.headers["Location"] == "/day/?day=2026-11-01"


# ---- what an earlier day offers ----------------------------------------------------------------------------


def test_yesterday_is_offered_and_never_saved_by_itself(client: Client, owner: Person) -> None:
    yesterday: dict[str, float | str] = {
        "standing_hours": 8.5,
        "surface_hardness": "hard",
        "stress": 4.0,
        "shoe": "clogs",
    }
    note(owner, yesterday, TODAY - timedelta(days=1))
    page = client.get("/day/").text
    assert offered(page) == {
        "standing_hours": "8.5",
        "surface_hardness": "hard",
        "stress": "4",
        "shoe": "clogs",
    }
    assert "Use all as yesterday" in page
    client.post("/day/", form_of(page))
    assert noted(owner) == {}


def test_the_last_noted_day_is_offered_by_its_name(client: Client, owner: Person) -> None:
    note(owner, {"stress": 1.0}, TODAY - timedelta(days=9))
    note(owner, {"stress": 4.0}, TODAY - timedelta(days=3))
    page = client.get("/day/").text
    assert offered(page) == {"stress": "4"}
    assert "Use all as on Tuesday 17 November" in page
    note(owner, {"stress": 0.0}, TODAY - timedelta(days=40))
    assert offered(client.get("/day/", {"day": "2026-10-26"}).text) == {}, "that was too long before"


def test_a_day_long_gone_offers_nothing(client: Client, owner: Person) -> None:
    note(owner, {"stress": 4.0}, TODAY - timedelta(days=15))
    page = client.get("/day/").text
    assert offered(page) == {}
    assert not client.get("/day/").context["page"].has_ghosts


def test_a_measurement_is_never_taken_from_another_day(client: Client, owner: Person) -> None:
    note(owner, {"steps": 8000.0, "body_weight": 70.0, "caffeine": 2.0}, TODAY - timedelta(days=1))
    assert offered(client.get("/day/").text) == {"caffeine": "2"}


def test_without_javascript_one_or_all_can_be_taken_over_and_are_saved_only_then(
    client: Client, owner: Person
) -> None:
    note(owner, {"standing_hours": 8.0, "stress": 4.0, "day_off": 0.0}, TODAY - timedelta(days=1))
    opened = form_of(client.get("/day/").text)
    one = client.post("/day/", {**opened, "sleep_hours": "6", "same": "stress"})
    assert one.status_code == 200
    filled = form_of(one.text)
    assert (filled["stress"], filled["standing_hours"], filled["sleep_hours"]) == ("4", "", "6")
    every = form_of(client.post("/day/", {**opened, "stress": "1", "same": "all"}).text)
    assert (every["stress"], every["standing_hours"], every["day_off"]) == ("1", "8", "0")
    assert noted(owner) == {}, "filling is not saving"
    client.post("/day/", every)
    assert noted(owner) == {"standing_hours": 8.0, "stress": 1.0, "day_off": 0.0}


def test_what_is_noted_already_is_not_offered_again(client: Client, owner: Person) -> None:
    note(owner, {"stress": 4.0}, TODAY - timedelta(days=1))
    note(owner, {"stress": 2.0})
    page = client.get("/day/")
    assert not page.context["page"].has_ghosts
    assert form_of(page.text)["stress"] == "2"


# ---- in the order of use -----------------------------------------------------------------------------------


def test_someone_new_finds_five_rows_and_the_rest_folded(client: Client) -> None:
    page = client.get("/day/").text
    assert usual(page) == ["standing_hours", "surface_hardness", "shoe", "stress", "sleep_hours"]
    everything = {e.attributes["data-factor"] for e in read(page).all("fodro-factor")}
    assert everything >= {slug for slug, field in day_fields().items() if field.offered != "noted"}
    assert not {"hard_floor", "steps_k"} & everything
    assert [e for e in read(page).all("details") if "open" in e.attributes] == []


def test_what_is_noted_most_comes_first(client: Client, owner: Person) -> None:
    for n in range(1, 21):
        habit: dict[str, float | str] = {"sleep_quality": 6.0}
        habit |= {"load_carried_kg": 4.0} if n % 2 else {}
        habit |= {"day_off": 1.0} if n == 9 else {}
        note(owner, habit, TODAY - timedelta(days=n))
    rows = usual(client.get("/day/").text)
    assert rows[:2] == ["sleep_quality", "load_carried_kg"]
    assert "day_off" not in rows, "once in twenty days is not usual"
    assert len(rows) == 5


def test_one_day_does_not_make_the_rows_change_places(client: Client, owner: Person) -> None:
    for n in range(1, 29):
        note(owner, {"standing_hours": 8.0, "stress": 2.0, "sleep_hours": 7.0}, TODAY - timedelta(days=n))
    before = usual(client.get("/day/").text)
    note(owner, {"stress": 2.0, "sleep_hours": 7.0}, TODAY)
    assert usual(client.get("/day/").text) == before
    with time_machine.travel(EVENING + timedelta(days=1), tick=False):
        assert usual(client.get("/day/").text) == before


def test_a_factor_from_before_takes_the_place_of_its_successor(client: Client, owner: Person) -> None:
    note(owner, {"hard_floor": 1.0, "steps_k": 7.5}, TODAY - timedelta(days=1))
    page = client.get("/day/").text
    factors = {e.attributes["data-factor"] for e in read(page).all("fodro-factor")}
    assert {"hard_floor", "steps_k"} <= factors
    assert not {"surface_hardness", "steps"} & factors


def test_what_is_chosen_waits_until_it_was_noted_once(client: Client, owner: Person) -> None:
    page = client.get("/day/").text
    assert "data-waiting" in row(page, "alcohol").attributes
    assert 'data-choose="alcohol"' in page
    note(owner, {"alcohol": 1.0}, TODAY - timedelta(days=20))
    page = client.get("/day/").text
    assert "data-waiting" not in row(page, "alcohol").attributes
    assert 'data-choose="alcohol"' not in page


def test_what_only_an_import_named_can_go_on_being_noted(client: Client, owner: Person) -> None:
    for n in range(1, 6):
        note(owner, {"happiness": 5.0, "mood": "calm", "Odd “name”": 1.0}, TODAY - timedelta(days=n))
    page = TOKEN.sub("", client.get("/day/").text)
    assert {"happiness", "mood"} <= set(usual(page))
    assert "Odd" not in page, "a name that cannot be a field is left alone"
    client.post("/day/", {"own:happiness": "6", "own:mood": "calm"})
    assert noted(owner) == {"happiness": 6.0, "mood": "calm"}


# ---- records -----------------------------------------------------------------------------------------------


def test_each_value_is_a_record_of_its_own_with_its_history(client: Client, owner: Person) -> None:
    client.post("/day/", {"standing_hours": "8"})
    client.post("/day/", {"standing_hours": "9", "was:standing_hours": "8"})
    kept = record_of(owner, DAY_VALUE, "2026-11-20.standing_hours")
    assert kept is not None
    assert kept.body == {"day": "2026-11-20", "factor": "standing_hours", "value": 9.0}
    client.post("/day/", {"standing_hours": "", "was:standing_hours": "9"})
    gone = record_of(owner, DAY_VALUE, "2026-11-20.standing_hours")
    assert gone is not None
    assert gone.gone
    assert noted(owner) == {}
    earlier = [version.body.get("value") for version in versions_of(owner, DAY_VALUE, gone.key)]
    assert earlier == [9.0, 8.0]


def test_a_number_may_become_a_word_and_back(owner: Person) -> None:
    note(owner, {"mood": 3.0})
    note(owner, {"mood": "calm"})
    assert noted(owner) == {"mood": "calm"}
    note(owner, {"mood": 4.0})
    assert noted(owner) == {"mood": 4.0}


@pytest.mark.parametrize("key", ["", "x", "2026-11-20", "2026-13-45.stress", "2026-11-20.never", "a.b.c"])
def test_taking_away_what_never_was_is_no_trouble(key: str, owner: Person) -> None:
    note(owner, {"stress": 3.0})
    take_away(owner, DAY_VALUE, key)
    assert noted(owner) == {"stress": 3.0}


def test_a_factor_with_points_in_its_name_is_taken_away_whole(owner: Person) -> None:
    note(owner, {"a.b.c": 3.0, "a": 1.0})
    keep_all(owner, [(DAY_VALUE, value_key(TODAY, "a.b.c"), None)])
    assert noted(owner) == {"a": 1.0}


# ---- shift mode --------------------------------------------------------------------------------------------

SHIFT = {
    "start": "2026-11-20T08:00:00+01:00", "end": "2026-11-20T14:10:00+01:00", "zone": "Europe/Copenhagen",
    "day": "2026-11-20", "floor": "hard", "shoes": "",
}  # fmt: skip
STRETCH = "01980000-0000-7000-8000-0000000000aa"


def test_what_shift_mode_counted_is_told_and_taken_over_by_a_tap(client: Client, owner: Person) -> None:
    assert "Shift mode" not in read(client.get("/day/").text).one("main").text
    keep(owner, "stretch", STRETCH, SHIFT)
    page = client.get("/day/").text
    assert "Shift mode counted 6 h 10 min, longest 6 h 10 min." in page
    taken = client.post("/day/", {**form_of(page), "standing_hours": "2", "same": "shift"})
    filled = form_of(taken.text)
    assert (filled["standing_hours"], filled["longest_stand_min"]) == ("6.2", "370")
    assert noted(owner) == {}
    client.post("/day/", filled)
    assert noted(owner) == {"standing_hours": 6.2, "longest_stand_min": 370.0}


def test_a_stretch_that_may_be_forgotten_is_not_told_as_counted(client: Client, owner: Person) -> None:
    keep(owner, "stretch", STRETCH, {**SHIFT, "end": None})
    assert "Shift mode counted" not in client.get("/day/").text


# ---- shoes from the shelf ----------------------------------------------------------------------------------


def test_who_has_shoes_on_the_shelf_chooses_a_pair_and_writes_no_name(client: Client, owner: Person) -> None:
    assert row(client.get("/day/").text, "shoe")
    pair = {"what": "shoes", "name": "Black clogs", "style": "clogs"}
    keep(owner, "footwear", "01980000-0000-7000-8000-0000000000bb", pair)
    page = client.get("/day/").text
    assert 'data-factor="shoe"' not in page
    assert "Black clogs" in read(page).one("fodro-worn").text
    note(owner, {"shoe": "old sandals"})
    assert form_of(client.get("/day/").text)["shoe"] == "old sandals"


# ---- without anyone ----------------------------------------------------------------------------------------


def test_the_page_every_device_keeps_holds_every_factor_and_no_day(owner: Person) -> None:
    note(owner, {"shoe": "secret-shoe"})
    page = blank_day()
    rows = [*page.usual, *(row for group in page.groups for row in group.rows)]
    assert {row.question.slug for row in rows} == set(day_fields())
    assert page.day is None
    assert not any(row.draft.typed or row.ghost for row in rows)
    assert {row.question.slug for row in page.blanks} == {
        "own_factor_number", "own_factor_score", "own_factor_yes-no", "own_factor_category"
    }  # fmt: skip


# ---- whatever is typed -------------------------------------------------------------------------------------

NUMBERED = [question for question in KNOWN.values() if question.limits]


@given(st.sampled_from(NUMBERED), st.sampled_from(["en", "da"]), st.data())
def test_every_number_that_is_shown_is_read_as_the_same(
    question: Question, spoken: str, data: st.DataObject
) -> None:
    low, high = question.limits or (0, 0)
    fractions = st.floats(low, high).map(lambda value: round(value, 2))
    value = data.draw(st.one_of(st.integers(int(low), int(high)).map(float), fractions))
    assert read_number(question.typed(value, spoken), question) == value


@given(st.sampled_from(list(KNOWN.values())), st.text(max_size=200))
def test_whatever_is_typed_is_kept_within_limits_or_told(question: Question, typed: str) -> None:
    sent = QueryDict(mutable=True)
    sent[question.field] = typed
    with translation.override("en"):
        (field,) = read_day(sent, {question.slug: question}, TODAY).fields.values()
    if field.error:
        assert field.typed
    elif isinstance(field.value, float):
        assert question.limits is not None
        assert question.limits[0] <= field.value <= question.limits[1]
    else:
        assert field.value is None or (question.limits is None and 0 < len(field.value) <= 128)
