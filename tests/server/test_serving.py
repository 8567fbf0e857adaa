"""What ``fodro serve`` does, the way a person starts it."""

import gzip
import http.client
import os
import re
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest
import sqlcipher3
from django.conf import settings
from django.db import connection
from django.db.utils import ConnectionHandler

from tests.server.running import Browserless, Running, end, free_port, serving

READY = re.compile(r"Fodro is ready at (http://127\.0\.0\.1:(\d+)/)")
START_WITHIN_S = 30.0
YEAR_S = 365 * 24 * 60 * 60
ROOMS = ("/", "/checkin/", "/massage/", "/patterns/", "/more/")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with serving(tmp_path_factory.mktemp("data"), from_scratch=True) as running:
        yield running


@pytest.fixture(scope="module")
def person(server: Running) -> Iterator[Browserless]:
    someone = Browserless(server.port)
    someone.start_diary()
    yield someone
    someone.connection.close()


@dataclass(frozen=True)
class Started:
    """A second ``fodro serve``: what it said, and where it answers."""

    said: str
    port: int
    built_before: dict[str, int]
    built_after: dict[str, int]


@pytest.fixture(scope="module")
def second(server: Running, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    """Start it once more on the same folder and the same port, as happens when one forgets."""
    before = file_times(server.folder / "static")
    with started(server.folder, server.port, tmp_path_factory.mktemp("log") / "said") as (said, port):
        yield Started(said, port, before, file_times(server.folder / "static"))


@contextmanager
def started(folder: Path, port: int, log: Path) -> Iterator[tuple[str, int]]:
    command = [sys.executable, "-m", "fodro.cli", "serve", "--port", str(port), "--no-browser"]
    environment = {**os.environ, "FODRO_DATA": str(folder)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, env=environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        said = wait_until_ready(process, log)
        found = READY.search(said)
        assert found is not None
        yield said, int(found.group(2))
    finally:
        end(process)


def wait_until_ready(process: "subprocess.Popen[bytes]", log: Path) -> str:
    until = time.monotonic() + START_WITHIN_S
    while time.monotonic() < until and process.poll() is None:
        said = log.read_text(encoding="utf-8", errors="replace")
        found = READY.search(said)
        if found and answers(int(found.group(2))):
            return said
        time.sleep(0.05)
    pytest.fail("it did not get ready: " + log.read_text(errors="replace")[-2000:])


def answers(port: int) -> bool:
    try:
        return ask(port, "/welcome/").status in {200, 302}
    except OSError:
        return False


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def ask(port: int, path: str, **headers: str) -> Answer:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers={name.replace("_", "-"): v for name, v in headers.items()})
        answer = connection.getresponse()
        names = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, names, answer.read())


def file_times(folder: Path) -> dict[str, int]:
    return {str(file): file.stat().st_mtime_ns for file in folder.rglob("*") if file.is_file()}


def static_addresses(person: Browserless) -> set[str]:
    """Return every static file that the rooms ask for."""
    person.none_of_these()
    pages = [page for status, page in map(person.get, ROOMS) if status == 200]
    assert len(pages) == len(ROOMS)
    return {address for page in pages for address in re.findall(r'"(/static/[^"#]+)', page)}


def test_it_says_where_it_answers(server: Running) -> None:
    said = (server.folder / "server.log").read_text()
    found = READY.search(said)
    assert found is not None
    assert int(found.group(2)) == server.port
    assert "Port" not in said.replace(found.group(), ""), "the port was free, so there was nothing to say"


def test_a_port_in_use_is_passed_over_and_that_is_said(server: Running, second: Started) -> None:
    assert second.port > server.port
    assert f"Port {server.port} is in use; taking {second.port} instead." in second.said
    assert answers(second.port)
    assert answers(server.port)


def test_a_second_start_builds_nothing_again(second: Started) -> None:
    assert len(second.built_before) > 30
    assert second.built_after == second.built_before


def test_a_second_start_shows_the_same_diary(person: Browserless, second: Started) -> None:
    person.post("/checkin/", place="L.sole.heel", **{"intensity:L.sole.heel": "7"})
    other = Browserless(second.port)
    with closing(other.connection):
        assert other.get("/welcome/")[0] == 302, "whose computer it is was forgotten"
        assert "Left heel" in other.get("/")[1]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.2", "example.org", ""])  # noqa: S104  # refused
def test_no_other_computer_can_be_served(host: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "fodro.cli", "serve", "--host", host, "--port", str(free_port())]
    environment = {**os.environ, "FODRO_DATA": str(tmp_path / "data")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "127.0.0.1" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "data").exists()


def test_it_listens_on_the_loopback_address_alone(server: Running) -> None:
    listening = {
        line.split()[1]
        for table in ("/proc/net/tcp", "/proc/net/tcp6")
        if Path(table).exists()
        for line in Path(table).read_text().splitlines()[1:]
        if line.split()[3] == "0A" and line.split()[1].endswith(f":{server.port:04X}")
    }
    if not Path("/proc/net/tcp").exists():
        pytest.skip("this system does not tell who listens where")
    assert listening == {f"0100007F:{server.port:04X}"}


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.0.2:80", "[::1]", ""])
def test_a_name_that_is_not_this_computer_is_refused_on_the_wire(server: Running, host: str) -> None:
    assert ask(server.port, "/welcome/", Host=host).status == 400
    assert ask(server.port, "/welcome/", Host=f"localhost:{server.port}").status in {200, 302}


def test_everything_is_kept_in_the_folder_that_was_named(server: Running, person: Browserless) -> None:
    kept = {path.name for path in server.folder.iterdir()} - {"server.log"}
    assert kept >= {"fodro.sqlite3", "secret-key", "static"}
    assert kept <= {"fodro.sqlite3", "fodro.sqlite3-wal", "fodro.sqlite3-shm", "secret-key", "static"}
    for name in kept - {"static"}:
        assert stat.S_IMODE((server.folder / name).stat().st_mode) == 0o600, name


@pytest.mark.django_db
def test_the_database_is_written_ahead_and_on_disk_before_a_commit_is_acknowledged(tmp_path: Path) -> None:
    app = {**settings.DATABASES["default"], "NAME": tmp_path / "fodro.sqlite3"}
    fresh = ConnectionHandler({"default": app})["default"]
    with closing(fresh), fresh.cursor() as cursor:
        asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "mmap_size")
        found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in asked}
    full = 2
    assert found == {
        "journal_mode": "wal",
        "synchronous": full,
        "foreign_keys": 1,
        "busy_timeout": 20_000,
        "mmap_size": 0,
    }


def test_the_file_of_the_running_server_is_written_ahead(server: Running, person: Browserless) -> None:
    with closing(sqlcipher3.connect(str(server.folder / "fodro.sqlite3"))) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.django_db
def test_sqlite_is_none_of_those_that_can_lose_a_log() -> None:
    with connection.cursor() as cursor:
        version = cursor.execute("SELECT sqlite_version()").fetchone()[0]
    assert tuple(map(int, version.split("."))) >= (3, 50)


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_static_files_travel_packed_and_may_be_kept_for_ever(
    server: Running, person: Browserless, coding: str
) -> None:
    addresses = static_addresses(person)
    assert len(addresses) > 10
    for address in addresses:
        plain, packed = ask(server.port, address), ask(server.port, address, Accept_Encoding=coding)
        assert plain.status == packed.status == 200
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", address)
        assert packed.headers["cache-control"] == f"max-age={10 * YEAR_S}, public, immutable"
        if not address.endswith((".woff2", ".png")) and len(plain.body) > 600:
            assert packed.headers["content-encoding"] == coding, address
            assert packed.headers["vary"] == "Accept-Encoding"
            assert len(packed.body) < len(plain.body)
            assert coding != "gzip" or gzip.decompress(packed.body) == plain.body


def test_pages_travel_packed_and_are_never_kept(server: Running, person: Browserless) -> None:
    person.none_of_these()
    cookie = "; ".join(f"{name}={value}" for name, value in person.cookies.items())
    for path in ROOMS:
        answer = ask(server.port, path, Cookie=cookie, Accept_Encoding="gzip")
        assert answer.status == 200
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["cache-control"] == "no-store"


def test_modules_import_files_that_are_served_under_hashed_names(
    server: Running, person: Browserless
) -> None:
    modules = {address for address in static_addresses(person) if address.endswith(".js")}
    imported = 0
    for address in (one for one in modules if "/django_htmx/" not in one):
        text = ask(server.port, address).body.decode()
        for target in re.findall(r"""\bfrom\s*["']([^"']+)["']""", text):
            imported += 1
            assert re.search(r"\.[0-9a-f]{12}\.js$", target), f"{address} imports {target}"
            assert ask(server.port, urljoin(address, target)).status == 200, f"{address} imports {target}"
    assert imported, "no module imports another, so this shows nothing"


def test_what_is_not_there_is_not_found(server: Running) -> None:
    outside = ("/static/../secret-key", "/static/%2e%2e/secret-key", "/static/..%2fsecret-key")
    for path in (*outside, "/static/design/tokens.css", "/nowhere/"):
        assert ask(server.port, path).status == 404
