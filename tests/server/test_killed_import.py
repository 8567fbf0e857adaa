"""The process is killed in the middle of an import: nothing of it is there, and nothing is left behind."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

KILLED_HALFWAY = """
import os, signal
from datetime import date, timedelta
from pathlib import Path
from fodro.web.server import prepare
prepare()
from fodro.domain.diary import Diary
from fodro.exchange.imported import Imported
from fodro.web.bringing_in import flows, storage
from fodro.web.people.flows import start_own_diary

person = start_own_diary()
first = Imported(Diary(factors={date(2020, 1, 1): {"steps": 1.0}}))
flows.bring_in(flows.unwritten(person, "fitbit", Path("first.csv")), first)
one = flows.begin(person, file="steps.csv", n_bytes=3)
(storage.folder_of(person.pk, one.pk) / "steps.csv").write_bytes(b"abc")

def told(done, total):
    if done >= total / 2:
        os.kill(os.getpid(), signal.SIGKILL)

days = {date(1990, 1, 1) + timedelta(days=n): {"steps": float(n), "stairs": 3.0} for n in range(12_000)}
one.state, one.kind = "writing", "fitbit"
one.save()
flows.bring_in(one, Imported(Diary(factors=days)), told=told)
"""

STARTED_AGAIN = """
from fodro.web.server import prepare
prepare()
from fodro.web.bringing_in import flows
from fodro.web.bringing_in.models import BroughtIn
one = BroughtIn.objects.get(file="steps.csv")
print(one.state, flows.settled(one).state, one.revisions)
"""


def run(code: str, data: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "FODRO_DATA": str(data)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [sys.executable, "-c", code],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def counted(data: Path) -> tuple[int, ...]:
    with closing(sqlite3.connect(data / "fodro.sqlite3")) as database:
        rows = ("diary_dayfactor", "sync_record", "sync_version")
        counts = [database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in rows]  # noqa: S608
        return (*counts, database.execute("SELECT revision FROM people_person").fetchone()[0])


def test_killed_in_the_middle_nothing_of_it_is_there(tmp_path: Path) -> None:
    killed = run(KILLED_HALFWAY, tmp_path)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert counted(tmp_path) == (1, 1, 0, 1)
    assert len(list(tmp_path.glob("bringing-in/*/*/steps.csv"))) == 1
    again = run(STARTED_AGAIN, tmp_path)
    assert again.stdout.split() == ["writing", "refused", "[]"], again.stderr
    assert list(tmp_path.glob("bringing-in/**/*.csv")) == []
    assert counted(tmp_path) == (1, 1, 0, 1)
