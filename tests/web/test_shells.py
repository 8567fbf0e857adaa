"""Rooms without anyone's data, the worker that keeps them, and the app on a home screen."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from fodro.web.people.models import Person
from fodro.web.sync.rooms import ROOMS
from fodro.web.sync.shells import LANGUAGES
from tests.web.conftest import Note
from tests.web.markup import read

pytestmark = pytest.mark.django_db

SHELLS = [(room, language) for room in ROOMS for language in LANGUAGES]


def address(room: str, language: str) -> str:
    return reverse(f"sync:shell-{language}-{room}")


@pytest.mark.parametrize(("room", "language"), SHELLS)
def test_a_shell_holds_nothing_of_anyone(
    room: str, language: str, client: Client, nobody: Client, note: Note, owner: Person
) -> None:
    before = nobody.get(address(room, language)).text
    note({"L.sole.heel": 9})
    assert client.get(address(room, language)).text == before
    assert str(owner.pk) not in before
    assert "csrfmiddlewaretoken" not in before


@pytest.mark.parametrize(("room", "language"), SHELLS)
def test_a_shell_is_a_whole_page_in_its_language(room: str, language: str, nobody: Client) -> None:
    nobody.cookies["django_language"] = "da" if language == "en" else "en"
    page = read(nobody.get(address(room, language)).text)
    assert page.one("html").attributes["lang"] == language
    assert page.one("main")
    assert any("sync/begin" in script.attributes.get("src", "") for script in page.all("script"))


def told(client: Client) -> dict[str, object]:
    script = client.get("/worker.js").text
    said = re.match(r"self\.fodro = (\{.*\});\n", script)
    assert said
    loaded: dict[str, object] = json.loads(said[1])
    return loaded


def test_the_worker_is_told_every_room_by_its_address(nobody: Client) -> None:
    rooms = told(nobody)["rooms"]
    assert isinstance(rooms, dict)
    assert set(rooms) == {"away", *(reverse(room.view) for name, room in ROOMS.items() if name != "away")}
    for shells in rooms.values():
        assert set(shells) == set(LANGUAGES)
        assert all(nobody.get(path).status_code == 200 for path in shells.values())


def test_the_worker_may_be_asked_for_anew_each_time(nobody: Client) -> None:
    answer = nobody.get("/worker.js")
    assert answer.headers["Content-Type"] == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_app_can_be_put_on_a_home_screen(language: str, nobody: Client) -> None:
    nobody.cookies["django_language"] = language
    app = json.loads(nobody.get("/manifest.webmanifest").text)
    assert (app["lang"], app["start_url"], app["display"]) == (language, "/", "standalone")
    sizes = {icon["sizes"] for icon in app["icons"]}
    assert {"192x192", "512x512"} <= sizes
    assert any(icon.get("purpose") == "maskable" for icon in app["icons"])


def test_every_page_of_a_diary_says_whose_it_is_and_a_strangers_does_not(
    client: Client, nobody: Client, owner: Person
) -> None:
    assert read(client.get("/").text).one("html").attributes["data-person"] == str(owner.pk)
    assert "data-person" not in read(nobody.get("/welcome/").text).one("html").attributes
