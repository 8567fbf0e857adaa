"""Erased is gone: from the pages, from the database and its log, and from every file beside it."""

import json
import os
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from PIL import Image

from fodro.domain.clocks import Clock
from fodro.web.ids import new_id
from fodro.web.people.models import Person
from tests.server.running import Browserless, serving
from tests.web.conftest import Note, client_of
from tests.web.filling import MOMENT, TODAY, fill, trial

N = 50


def canary(n: int) -> str:
    """A word that is nowhere else, and stands in the file as it was written."""
    return f"canary-{n:02}-{UUID(int=0x5EED << 112 | n).hex[:12]}"


def told_by_devices() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """A note of every kind that takes words of one's own, each with a canary in it."""
    numbers = iter(range(N))
    for _ in range(8):
        spots = [{"region": "heel", "side": "L", "view": "sole", "intensity": 4, "qualities": []}]
        yield "checkin", key(), {**MOMENT, "part": "evening", "spots": spots, "note": canary(next(numbers))}
        yield (
            "sign",
            key(),
            {**MOMENT, "what": "blister", "region": "heel", "side": "R", "note": canary(next(numbers))},
        )
        yield (
            "footwear",
            key(),
            {"what": "shoes", "name": canary(next(numbers)), "note": canary(next(numbers))},
        )
        yield "own-routine", key(), {"name": canary(next(numbers)), "steps": STEPS}
    slug = "own_wine"
    yield "own-factor", slug, {"name": canary(next(numbers)), "kind": "number", "unit": "x", "place": 1}
    yield "day-value", f"{TODAY}.{slug}", {"day": TODAY, "factor": slug, "value": 3}
    yield "day-value", f"{TODAY}.shoe", {"day": TODAY, "factor": "shoe", "value": canary(next(numbers))}
    kind, name, body = trial(key())
    yield kind, name, {**body, "a": canary(next(numbers)), "b": canary(next(numbers))}
    for n in numbers:
        yield "wear", key(), {"day": TODAY, "activity": canary(n)}


STEPS = [{"technique": "heel-cup", "side": "L", "seconds": 60}]


def key() -> str:
    return str(new_id())


def ops(notes: list[tuple[str, str, dict[str, Any]]]) -> list[dict[str, Any]]:
    ms = round(datetime.now(tz=UTC).timestamp() * 1000)
    return [
        {"kind": kind, "key": name, "clock": str(Clock(ms, n, "0000beef")), "body": body}
        for n, (kind, name, body) in enumerate(notes)
    ]


def sent(person: Browserless, address: str, body: bytes, kind: str) -> Any:
    headers = {
        "Cookie": "; ".join(f"{name}={value}" for name, value in person.cookies.items()),
        "Content-Type": kind,
        "X-CSRFToken": person.token,
    }
    person.connection.request("POST", address, body, headers)
    answer = person.connection.getresponse()
    return answer, answer.read()


def exchange(person: Browserless, notes: list[tuple[str, str, dict[str, Any]]]) -> None:
    hello = json.loads(person.get("/api/v1/hello")[1])
    told = json.dumps({"person": hello["person"], "cursor": "", "ops": ops(notes)}).encode()
    _, answer = sent(person, "/api/v1/sync", told, "application/json")
    acks = json.loads(answer)["acks"]
    assert {ack["status"] for ack in acks} == {"kept"}, acks


def upload(person: Browserless, picture: bytes, note: str) -> None:
    edge = uuid4().hex
    fields = {
        "csrfmiddlewaretoken": person.token,
        "id": key(),
        "about": "feet",
        "side": "L",
        "view": "sole",
        "note": note,
    }
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="picture"; filename="x.jpg"\r\n'
    whole = (
        b"".join(parts)
        + head.encode()
        + b"Content-Type: image/jpeg\r\n\r\n"
        + picture
        + f"\r\n--{edge}--\r\n".encode()
    )
    answer, _ = sent(person, "/photos/new/", whole, f"multipart/form-data; boundary={edge}")
    assert answer.status == 302


def drawn() -> bytes:
    made = BytesIO()
    Image.effect_noise((300, 200), 80).convert("RGB").save(made, "JPEG")
    return made.getvalue()


def traces(folder: Path, words: list[bytes]) -> dict[str, list[str]]:
    """Which words stand in which file, as UTF-8 or as UTF-16."""
    found: dict[str, list[str]] = {}
    for root, _, names in os.walk(folder):
        for name in names:
            data = (Path(root) / name).read_bytes()
            held = [
                word.decode() for word in words if word in data or word.decode().encode("utf-16-le") in data
            ]
            if held:
                found[os.path.relpath(Path(root) / name, folder)] = held
    return found


@pytest.mark.slow
def test_nothing_of_an_erased_diary_can_be_read_in_any_file(tmp_path: Path) -> None:
    notes = list(told_by_devices())
    words = [canary(n).encode() for n in range(N)]
    with serving(tmp_path) as server, closing(Browserless(server.port)) as person:
        person.start_diary()
        exchange(person, notes)
        changed = [(kind, name, {**body, "note": ""}) for kind, name, body in notes if kind == "checkin"]
        exchange(person, changed)
        person.get("/photos/new/")
        upload(person, drawn(), canary(0))
        with closing(Browserless(server.port)) as reader:
            for page in ("/", "/shoes/", "/day/", "/patterns/", "/calendar/", "/photos/", "/more/data/"):
                assert reader.get(page)[0] == 200
            before = traces(tmp_path, words)
            told = {word for held in before.values() for word in held}
            assert told == {word.decode() for word in words}, "not everything was written to begin with"
            assert list((tmp_path / "photos").rglob("*.jpg"))
            person.get("/more/data/erase/")
            status, _ = person.post("/more/data/erase/", sure="yes")
            assert status == 302
            assert traces(tmp_path, words) == {}
            assert list((tmp_path / "photos").rglob("*.*")) == []
            assert list((tmp_path / "thumbnails").rglob("*.*")) == []
            assert "erased" in person.get("/welcome/?erased=yes")[1]


@pytest.mark.django_db
def test_only_what_is_of_this_person_goes(
    owner: Person, client: Client, outsider: Person, outsider_client: Client
) -> None:
    fill(owner)
    fill(outsider)
    before = outsider_client.get("/more/data/").content.count(b"<dt>")
    client.post("/more/data/erase/", {"sure": "yes"})
    assert outsider_client.get("/more/data/").content.count(b"<dt>") == before
    assert not Person.objects.filter(pk=owner.pk).exists()
    assert Person.objects.filter(pk=outsider.pk).exists()


@pytest.mark.django_db
def test_the_sessions_of_an_erased_person_are_gone_in_every_browser(owner: Person, client: Client) -> None:
    from django.contrib.sessions.models import Session

    other = client_of(owner)
    assert Session.objects.count() == 2
    client.post("/more/data/erase/", {"sure": "yes"})
    assert Session.objects.count() == 0
    assert other.get("/").status_code == 302


@pytest.mark.django_db
def test_without_being_sure_nothing_goes_and_that_is_said(owner: Person, client: Client, note: Note) -> None:
    note({"L.sole.heel": 4})
    for sent_with in ({}, {"sure": ""}, {"sure": "no"}):
        page = client.post("/more/data/erase/", sent_with)
        assert page.status_code == 422
        assert "Nothing was erased" in page.text
    assert Person.objects.filter(pk=owner.pk).exists()


@pytest.mark.django_db
def test_the_old_addresses_lead_to_the_new_ones_and_erase_nothing(owner: Person, client: Client) -> None:
    assert client.get("/more/export/").headers["Location"] == "/more/data/"
    assert client.post("/more/erase/", {"sure": "yes"}).headers["Location"] == "/more/data/erase/"
    assert Person.objects.filter(pk=owner.pk).exists()
