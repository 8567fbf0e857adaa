"""The day: what is left empty is not recorded, and never counts as zero."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from fodro.web.archive.queries import diary_of
from fodro.web.diary.models import DayFactor
from fodro.web.people.models import Person

pytestmark = pytest.mark.django_db
EMPTY = {"standing_hours": "", "hard_floor": "", "shoe": "", "stress": "", "sleep_hours": ""}


def noted(person: Person) -> dict[str, float | str]:
    days = diary_of(person).factors
    return dict(next(iter(days.values()))) if days else {}


def test_what_was_filled_in_is_kept_and_nothing_else(client: Client, owner: Person) -> None:
    client.post("/day/", {**EMPTY, "standing_hours": "7,5", "hard_floor": "1", "shoe": "black clogs"})
    assert noted(owner) == {"standing_hours": 7.5, "hard_floor": 1.0, "shoe": "black clogs"}


def test_zero_is_not_the_same_as_empty(client: Client, owner: Person) -> None:
    client.post("/day/", {**EMPTY, "standing_hours": "0"})
    assert noted(owner) == {"standing_hours": 0.0}


def test_an_emptied_field_is_taken_back(client: Client, owner: Person) -> None:
    client.post("/day/", {**EMPTY, "stress": "4", "sleep_hours": "6"})
    client.post("/day/", {**EMPTY, "sleep_hours": "6.5"})
    assert noted(owner) == {"sleep_hours": 6.5}


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("standing_hours", "25"),
        ("standing_hours", "long"),
        ("stress", "11"),
        ("sleep_hours", "-1"),
        ("sleep_hours", "nan"),
        ("hard_floor", "2"),
        ("shoe", "x" * 81),
    ],
)
def test_a_wrong_field_shows_the_page_again_with_what_was_typed(
    client: Client, field: str, wrong: str
) -> None:
    page = client.post("/day/", {**EMPTY, "shoe": "sandals", field: wrong})
    assert page.status_code == 422
    assert page.context["page"].draft.fields[field].typed == wrong
    assert page.context["page"].draft.fields[field].error
    assert DayFactor.objects.count() == 0


def test_the_page_shows_what_is_recorded_and_offers_shoes_worn_before(client: Client) -> None:
    client.post("/day/", {**EMPTY, "shoe": "black clogs", "standing_hours": "8"})
    page = client.get("/day/").text
    assert 'value="8"' in page
    assert '<option value="black clogs">' in page
    assert "Time on your feet: 8 h" in client.get("/").text


def test_another_persons_day_is_neither_shown_nor_changed(
    client: Client, outsider_client: Client, owner: Person
) -> None:
    client.post("/day/", {**EMPTY, "shoe": "black clogs"})
    assert "black clogs" not in outsider_client.get("/day/").text
    outsider_client.post("/day/", EMPTY)
    assert noted(owner) == {"shoe": "black clogs"}


def test_two_tabs_never_undo_each_other(client: Client, owner: Person) -> None:
    opened = {f"was:{slug}": "" for slug in EMPTY}
    client.post("/day/", {**EMPTY, **opened, "standing_hours": "8"})
    client.post("/day/", {**EMPTY, **opened, "sleep_hours": "6"})
    assert noted(owner) == {"standing_hours": 8.0, "sleep_hours": 6.0}


def test_a_page_opened_before_midnight_is_saved_on_its_own_day(client: Client, owner: Person) -> None:
    with time_machine.travel(datetime(2026, 11, 20, 23, 30, tzinfo=UTC), tick=False):
        client.post("/day/", {**EMPTY, "day": "2026-11-20", "stress": "3"})
        client.post("/day/", {**EMPTY, "day": "2031-01-01", "sleep_hours": "7"})
    days = diary_of(owner).factors
    assert {str(day): dict(values) for day, values in days.items()} == {
        "2026-11-20": {"stress": 3.0},
        "2026-11-21": {"sleep_hours": 7.0},
    }


def test_saving_an_untouched_page_changes_no_digit(client: Client, owner: Person) -> None:
    with time_machine.travel(datetime(2026, 11, 20, 12, 0, tzinfo=UTC), tick=False):
        third = 7.333333333333333
        DayFactor.objects.create(person=owner, day=date(2026, 11, 20), factor="stress", number=third)
        client.cookies["django_language"] = "da"
        page = client.get("/day/")
        fields = {f.slug: f.typed for f in page.context["page"].draft.fields.values()}
        assert fields["stress"] == "7,333333333333333"
        client.post("/day/", {**fields, **{f"was:{slug}": typed for slug, typed in fields.items()}})
    assert noted(owner) == {"stress": third}


def test_a_recorded_fraction_stands_on_the_slider_as_it_is(client: Client, owner: Person) -> None:
    with time_machine.travel(datetime(2026, 11, 20, 12, 0, tzinfo=UTC), tick=False):
        DayFactor.objects.create(person=owner, day=date(2026, 11, 20), factor="stress", number=4.5)
        client.cookies["django_language"] = "da"
        assert 'step="any" value="4.5"' in client.get("/day/").text
