"""Share links on the real server: guesses in parallel, a download on its way, and where no secret may be."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import sqlite3
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.server.running import Browserless, Running, serving
from tests.web.sharing import said, unpadded, unsealed

pytestmark = pytest.mark.slow
PASSCODE = "violet-clogs-17"
GUESSES = 100
TRIES = 5


def make_link(person: Browserless, *, passcode: str = "") -> dict[str, Any]:
    person.get("/share/new/")
    draft = led_to(person, "/share/new/", "kind=report")
    person.get(draft)
    status, page = person.post(draft, label="For the clinic", hours="24", passcode=passcode)
    assert status == 200
    found = re.search(r'id="address" value="([^"]+)"', page)
    assert found
    return said(unescape(found.group(1)))


def led_to(person: Browserless, path: str, fields: str) -> str:
    """Send a form and return where its answer leads."""
    cookies = "; ".join(f"{name}={value}" for name, value in person.cookies.items())
    headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
    person.connection.request("POST", path, f"csrfmiddlewaretoken={person.token}&{fields}", headers)
    answer = person.connection.getresponse()
    answer.read()
    return str(answer.headers["Location"])


def ask(server: Running, link: dict[str, Any], **said: object) -> tuple[int, Any]:
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        body = json.dumps({"recipient": "A clinic", **said})
        path = str(link["url"]).removeprefix(server.address)
        connection.request("POST", path, body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())


def test_of_a_hundred_guesses_at_once_no_more_than_five_are_looked_at(tmp_path: Path) -> None:
    with serving(tmp_path) as server, closing(Browserless(server.port)) as person:
        person.start_diary()
        link = make_link(person, passcode=PASSCODE)
        with ThreadPoolExecutor(GUESSES) as many:
            answers = list(many.map(lambda n: ask(server, link, passcode=f"guess {n}"), range(GUESSES)))
        counted = Counter(status for status, _said in answers)
        assert counted == {401: TRIES, 404: GUESSES - TRIES}
        left = sorted(said["remainingAttempts"] for status, said in answers if status == 401)
        assert left == list(range(TRIES)), "each told another number: none was counted twice"
        assert ask(server, link, passcode=PASSCODE)[0] == 404, "it has ended, also for the right one"
        assert sealed_files(server) == []


def test_neither_key_nor_passcode_nor_address_is_in_any_file_or_log(tmp_path: Path) -> None:
    with serving(tmp_path) as server, closing(Browserless(server.port)) as person:
        person.start_diary()
        link = make_link(person, passcode=PASSCODE)
        ask(server, link, passcode="wrong-one-9182")
        status, manifest = ask(server, link, passcode=PASSCODE)
        assert status == 200
        key = unpadded(link["key"])
        location = manifest["files"][0]["location"].removeprefix(server.address)
        status, sealed = person.get(location)
        assert status == 200
        assert json.loads(unsealed(sealed, key))["type"] == "document"
        secrets = [link["key"], PASSCODE, "wrong-one-9182", link["url"].rpartition("/")[2], "shlink:"]
        wanted = [key, key.hex().encode(), *(secret.encode() for secret in secrets)]
        looked_at = [Path(root) / name for root, _, names in os.walk(tmp_path) for name in names]
        looked_at = [file for file in looked_at if "static" not in file.relative_to(tmp_path).parts]
        assert {"server.log", "fodro.sqlite3"} <= {file.name for file in looked_at}
        assert any(b"For the clinic" in file.read_bytes() for file in looked_at), "the link was never written"
        found = [
            (file.name, secret) for file in looked_at for secret in wanted if secret in file.read_bytes()
        ]
        assert found == []


def test_a_download_on_its_way_is_broken_off_when_the_link_is_taken_back(tmp_path: Path) -> None:
    with serving(tmp_path) as server, closing(Browserless(server.port)) as person:
        person.start_diary()
        link = make_link(person)
        _status, manifest = ask(server, link)
        (file,) = sealed_files(server)
        file.write_bytes(b"A" * 40_000_000)  # far more than lies between the server and a reader that waits
        location = manifest["files"][0]["location"].removeprefix(server.address)
        with closing(slow_reader(server.port, location)) as reader:
            begun = reader.recv(65_536)
            assert b"Content-Length: 40000000" in begun or b"content-length: 40000000" in begun
            person.get("/share/")
            assert person.post(f"/share/link/{link_id(server)}/take-back/")[0] == 302
            assert not file.exists()
            rest = 0
            while part := reader.recv(1 << 20):
                rest += len(part)
        assert len(begun) + rest < 30_000_000, "it went on as if nothing had been taken back"


def slow_reader(port: int, path: str) -> socket.socket:
    reader = socket.create_connection(("127.0.0.1", port), timeout=60)
    reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
    reader.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
    return reader


def sealed_files(server: Running) -> list[Path]:
    return list((server.folder / "shared").rglob("*.jwe"))


def link_id(server: Running) -> str:
    with closing(sqlite3.connect(server.folder / "fodro.sqlite3")) as database:
        (found,) = database.execute("SELECT id FROM share_link").fetchone()
    return str(UUID(found))
