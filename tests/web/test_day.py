"""The day: what is left empty is not recorded, and never counts as zero."""

import pytest
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
