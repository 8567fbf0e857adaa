"""The first visit: two doors, no account, two languages."""

import pytest
from django.test import Client

from fodro.web.diary.models import Checkin, DayFactor
from fodro.web.people.models import Person

pytestmark = pytest.mark.django_db


def test_a_first_visit_meets_two_doors(nobody: Client) -> None:
    answer = nobody.get("/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/welcome/")
    assert "Start my diary" in answer.text
    assert "Look around" in answer.text


def test_starting_twice_is_one_person_with_one_diary(nobody: Client) -> None:
    nobody.post("/welcome/start/")
    Client().post("/welcome/start/")
    assert Person.objects.count() == 1


def test_a_lost_cookie_does_not_hide_the_diary(nobody: Client) -> None:
    nobody.post("/welcome/start/")
    assert Client().get("/").status_code == 200


def test_looking_around_shows_a_simulated_diary_that_says_so(nobody: Client) -> None:
    page = nobody.post("/welcome/look-around/", follow=True)
    assert "Simulated diary" in page.text
    person = Person.objects.get()
    assert person.is_simulated
    days = set(Checkin.objects.filter(person=person).values_list("day", flat=True))
    assert 60 <= len(days) <= 120
    assert (max(days) - min(days)).days < 120


def test_one_tap_erases_everything_simulated(nobody: Client) -> None:
    nobody.post("/welcome/look-around/")
    answer = nobody.post("/more/data/erase/", follow=True)
    assert answer.redirect_chain[-1][0] == "/welcome/"
    assert (Person.objects.count(), Checkin.objects.count(), DayFactor.objects.count()) == (0, 0, 0)


def test_looking_around_leaves_an_own_diary_alone(nobody: Client) -> None:
    nobody.post("/welcome/start/")
    visitor = Client()
    visitor.post("/welcome/look-around/")
    visitor.post("/more/data/erase/")
    assert [person.handle for person in Person.objects.all()] == ["local"]


def test_an_own_diary_is_not_erased_by_one_slip(client: Client, owner: Person) -> None:
    page = client.post("/more/data/erase/", follow=True)
    assert "Nothing was erased" in page.text
    assert Person.objects.filter(pk=owner.pk).exists()


def test_an_own_diary_is_erased_when_the_person_is_sure(client: Client, owner: Person) -> None:
    client.post("/more/data/erase/", {"sure": "yes"})
    assert not Person.objects.filter(pk=owner.pk).exists()


@pytest.mark.parametrize(("asked", "word"), [("da,en;q=0.5", "Start min dagbog"), ("fr", "Start my diary")])
def test_the_browser_chooses_the_language(nobody: Client, asked: str, word: str) -> None:
    assert word in nobody.get("/welcome/", headers={"Accept-Language": asked}).text


def test_the_language_can_be_switched_and_stays(nobody: Client) -> None:
    nobody.post("/language/", {"language": "da", "next": "/welcome/"})
    page = nobody.get("/welcome/")
    assert '<html lang="da"' in page.text
    assert "Start min dagbog" in page.text
