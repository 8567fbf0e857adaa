"""A backup while people check in, brought back elsewhere, and looked over."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest
import sqlcipher3
import uuid_utils.compat

from tests.cli.command import program
from tests.server.running import Browserless, free_port, prepared, serving
from tests.server.test_kill import checkins_in

ALL_IS_WELL = "All is well: the database, every photo, and every row beside its record.\n"


@dataclass
class Stream:
    """Someone who checks in without a pause; what was acknowledged is kept in mind."""

    port: int
    kept: set[UUID] = field(default_factory=set)
    is_over: threading.Event = field(default_factory=threading.Event)

    def flow(self) -> None:
        with closing(Browserless(self.port)) as person:
            person.start_diary()
            while not self.is_over.is_set():
                checkin = uuid_utils.compat.uuid7()
                fields = {"id": str(checkin), "place": "L.sole.heel", "intensity:L.sole.heel": "4"}
                assert person.post("/checkin/", **fields)[0] == 302
                self.kept.add(checkin)


@contextmanager
def stream(port: int) -> Iterator[Stream]:
    flowing = Stream(port)
    thread = threading.Thread(target=flowing.flow)
    thread.start()
    try:
        yield flowing
    finally:
        flowing.is_over.set()
        thread.join()


def wait_until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if is_so():
            return
        time.sleep(0.05)
    pytest.fail("it never came to that")


@pytest.mark.slow
def test_a_backup_during_checkins_holds_every_one_that_was_acknowledged(tmp_path: Path) -> None:
    data, clean, backups = tmp_path / "data", tmp_path / "clean", tmp_path / "backups"
    with serving(data) as server, stream(server.port) as flowing:
        wait_until(lambda: len(flowing.kept) >= 20)
        before = set(flowing.kept)
        made = program("backup", "--to", backups, data=data)
        after = len(flowing.kept)
        checked = program("check", data=data)
        wait_until(lambda: len(flowing.kept) > after)
    assert made.returncode == 0, made.stderr
    assert after > len(before), "nobody checked in while it was made"
    assert checked.stdout == ALL_IS_WELL
    (file,) = backups.iterdir()
    restored = program("restore", file, data=clean)
    assert restored.returncode == 0, restored.stderr + restored.stdout
    assert ALL_IS_WELL in restored.stdout
    assert program("check", data=clean).stdout == ALL_IS_WELL
    assert before <= checkins_in(clean / "fodro.sqlite3")
    with serving(clean) as server, closing(Browserless(server.port)) as person:
        assert person.get("/checkin/")[0] == 200, "the diary opens where it was brought back"


@pytest.fixture(scope="module")
def one_checkin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, diary = (tmp_path_factory.mktemp(name) for name in ("first", "diary"))
    shutil.copytree(prepared(), folder, dirs_exist_ok=True)
    (diary / "checkins.csv").write_text("time,region,side,intensity\n2026-11-20T20:15,heel,L,6\n")
    assert program("import", "diary", diary, data=folder).returncode == 0
    return folder


@pytest.fixture
def data(one_checkin: Path, tmp_path: Path) -> Path:
    """A data folder with one person and one check-in in it."""
    return Path(shutil.copytree(one_checkin, tmp_path / "data"))


def backed_up(data: Path, *options: str) -> Path:
    file = data.parent / "backup.zip"
    made = program("backup", "--to", file, *options, data=data)
    assert made.returncode == 0, made.stderr
    return file


def run(folder: Path, code: str) -> None:
    """Run a line of Django on a data folder."""
    settings = {"FODRO_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "fodro.web.settings"}
    begin = "import django; django.setup(); from django.core.management import call_command; "
    subprocess.run([sys.executable, "-c", begin + code], env={**os.environ, **settings}, check=True)


def n_checkins(folder: Path) -> int:
    return len(checkins_in(folder / "fodro.sqlite3"))


@pytest.mark.slow
def test_an_older_backup_is_brought_up_to_date(data: Path, tmp_path: Path) -> None:
    run(data, "call_command('migrate', 'diary', '0001', verbosity=0)")
    run(data, "call_command('migrate', 'trials', 'zero', verbosity=0)")
    run(data, "call_command('migrate', 'my_data', 'zero', verbosity=0)")
    file = backed_up(data)
    restored = program("restore", file, data=tmp_path / "clean")
    assert restored.returncode == 0, restored.stdout + restored.stderr
    assert ALL_IS_WELL in restored.stdout
    assert n_checkins(tmp_path / "clean") == 1


@pytest.mark.slow
def test_a_newer_backup_is_refused_and_so_are_looking_it_over_and_serving_it(
    data: Path, tmp_path: Path
) -> None:
    with closing(sqlcipher3.connect(str(data / "fodro.sqlite3"))) as connection:
        row = ("diary", "0099_what_nobody_knows_yet", "2030-01-01")
        connection.execute("INSERT INTO django_migrations (app, name, applied) VALUES (?, ?, ?)", row)
        connection.commit()
    file = backed_up(data)
    for refused in (
        program("restore", file, data=tmp_path / "clean"),
        program("check", data=data),
        program("serve", "--no-browser", "--port", str(free_port()), data=data),
    ):
        assert refused.returncode == 2
        assert "newer Fodro" in refused.stderr
        assert "Update Fodro" in refused.stderr
    assert not any((tmp_path / "clean").iterdir())


@pytest.mark.slow
def test_a_diary_that_is_here_is_replaced_only_when_asked_and_kept_aside(data: Path) -> None:
    file = backed_up(data)
    refused = program("restore", file, data=data)
    assert (refused.returncode, n_checkins(data)) == (2, 1)
    assert "--replace" in refused.stderr
    (data / "note.txt").write_text("only here")
    key = (data / "secret-key").read_text()
    done = program("restore", file, "--replace", data=data)
    assert done.returncode == 0, done.stderr
    (aside,) = data.parent.glob("data.before-*")
    assert (aside / "note.txt").read_text() == "only here"
    assert n_checkins(aside) == n_checkins(data) == 1
    assert (data / "secret-key").read_text() == key, "the installation goes on with its own key"


@pytest.mark.slow
def test_nothing_is_brought_back_under_a_running_server(data: Path) -> None:
    file = backed_up(data)
    with serving(data) as server, closing(Browserless(server.port)) as person:
        person.get("/checkin/")
        refused = program("restore", file, "--replace", data=data)
    assert refused.returncode == 2
    assert "Stop it first" in refused.stderr
    assert not list(data.parent.glob("data.before-*"))


@pytest.mark.slow
def test_secret_keys_are_in_it_only_when_asked_and_sessions_never_without(data: Path) -> None:
    (data / "push-key.pem").write_text("secret too")
    key = (data / "secret-key").read_bytes()
    plain = backed_up(data)
    with zipfile.ZipFile(plain) as archive:
        assert {"secret-key", "push-key.pem"}.isdisjoint(archive.namelist())
        assert all(key not in archive.read(name) for name in archive.namelist())
        assert b"secret-key" not in archive.read("README.txt")
    plain.unlink()
    with zipfile.ZipFile(backed_up(data, "--with-keys")) as archive:
        assert archive.read("secret-key") == key
        assert b"secret-key" in archive.read("README.txt")


def broken(file: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with zipfile.ZipFile(file) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return file


def _newer(files: dict[str, bytes]) -> None:
    files["manifest.json"] = json.dumps({**json.loads(files["manifest.json"]), "version": 2}).encode()


def _flipped(files: dict[str, bytes]) -> None:
    database = bytearray(files["fodro.sqlite3"])
    database[5000] ^= 1
    files["fodro.sqlite3"] = bytes(database)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_newer, "newer Fodro"),
        (_flipped, "SHA-256 is another"),
        (lambda files: files.pop("fodro.sqlite3"), "missing from the archive"),
        (lambda files: files.pop("manifest.json"), "no manifest"),
        (lambda files: files.update({"../outside": b"x"}), "leads outside"),
    ],
)
def test_a_bad_backup_is_refused_and_changes_nothing(
    change: Callable[[dict[str, bytes]], None], said: str, data: Path, tmp_path: Path
) -> None:
    file = broken(backed_up(data), change)
    refused = program("restore", file, data=tmp_path / "clean")
    assert refused.returncode == 2
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not any((tmp_path / "clean").iterdir())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.zip", "clean", "data"]


@pytest.mark.slow
def test_old_backups_take_turns_and_nothing_else_goes(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for name in ("fodro-backup-20200101T000000Z.zip", "fodro-backup-20210101T000000Z.zip", "letter.zip"):
        (folder / name).write_bytes(b"old")
    assert program("backup", "--to", folder, "--keep", "2", data=data).returncode == 0
    names = sorted(file.name for file in folder.iterdir())
    assert len(names) == 3
    assert "letter.zip" in names
    assert "fodro-backup-20200101T000000Z.zip" not in names


def test_a_backup_goes_nowhere_it_should_not(data: Path, tmp_path: Path) -> None:
    inside = program("backup", "--to", data / "backups", data=data)
    assert "lost with it" in inside.stderr
    taken = tmp_path / "taken.zip"
    taken.write_bytes(b"mine")
    assert "already there" in program("backup", "--to", taken, data=data).stderr
    assert taken.read_bytes() == b"mine"
    assert "nothing to back up" in program("backup", data=tmp_path / "none").stderr


def spoil(data: Path, *statements: str) -> None:
    with closing(sqlcipher3.connect(str(data / "fodro.sqlite3"))) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE diary_spot SET intensity_nrs = 1", "diary.Spot: 1 row(s)"),
        ("DELETE FROM diary_spot", "diary.Spot: 1 row(s)"),
        ("UPDATE sync_record SET body = '{}'", "1 record(s) cannot be read: checkin"),
        ("DELETE FROM sync_record", "diary.Checkin: 1 row(s)"),
    ],
)
def test_what_is_not_well_is_said_with_what_to_do(statement: str, said: str, data: Path) -> None:
    spoil(data, statement)
    before = (data / "fodro.sqlite3").read_bytes()
    found = program("check", data=data)
    assert found.returncode == 1
    assert said in found.stdout
    assert "fodro" in found.stdout.partition(said)[2], "nothing to do about it"
    assert (data / "fodro.sqlite3").read_bytes() == before, "looking over changed it"
    assert not list(data.glob(".check-*"))


@pytest.mark.slow
def test_a_database_that_is_none_is_said(data: Path) -> None:
    for left in data.glob("fodro.sqlite3-*"):
        left.unlink()
    (data / "fodro.sqlite3").write_bytes(b"no database at all" * 500)
    found = program("check", data=data)
    assert (found.returncode, "Traceback" in found.stderr) == (2, False)
    assert "fodro restore" in found.stderr
