"""What was acknowledged is there, however the server ends."""

import http.client
import random
import threading
import time
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
import sqlcipher3
import uuid_utils.compat

from tests.server.running import Browserless, Running, serving

KILLS = 20
LONGEST_STREAM_S = 0.6
MOST_CHECKINS_PER_ROUND = 200


@pytest.mark.slow
def test_no_acknowledged_checkin_is_lost_when_the_server_is_killed(tmp_path: Path) -> None:
    chance = random.Random(20261122)
    acknowledged: set[UUID] = set()
    for _ in range(KILLS):
        with serving(tmp_path) as server:
            killer = threading.Timer(chance.uniform(0.05, LONGEST_STREAM_S), server.kill)
            acknowledged |= stream_of_checkins(server, killer)
            killer.join()
    assert len(acknowledged) >= KILLS, "the stream was too thin to show anything"
    assert acknowledged <= checkins_in(tmp_path / "fodro.sqlite3")


def stream_of_checkins(server: Running, killer: threading.Timer) -> set[UUID]:
    """Check in until the server is killed; return the ids it acknowledged."""
    with closing(Browserless(server.port)) as person:
        person.start_diary()
        killer.start()
        return check_in_until_the_end(person)


def check_in_until_the_end(person: Browserless) -> set[UUID]:
    kept: set[UUID] = set()
    until = time.monotonic() + 5
    for n in range(MOST_CHECKINS_PER_ROUND):
        checkin_id = uuid_utils.compat.uuid7()
        fields = {"id": str(checkin_id), "place": "L.sole.heel", "intensity:L.sole.heel": str(n % 11)}
        try:
            status, _ = person.post("/checkin/", **fields)
        except (OSError, http.client.HTTPException):
            break
        assert status == 302
        kept.add(checkin_id)
        assert time.monotonic() < until, "the server outlived its kill"
    return kept


def checkins_in(database: Path) -> set[UUID]:
    connection = sqlcipher3.connect(str(database))
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        whole = "SELECT DISTINCT c.id FROM diary_checkin c JOIN diary_spot s ON s.checkin_id = c.id"
        everything = connection.execute("SELECT count(*) FROM diary_checkin").fetchone()[0]
        found = {UUID(row[0]) for row in connection.execute(whole)}
        assert len(found) == everything, "half a check-in was kept"
        return found
    finally:
        connection.close()
