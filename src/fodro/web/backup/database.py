"""The database file below Django: copied at one moment, looked over, and seen to be in nobody's use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from fodro.domain.diary import DiaryError

DATABASE = "fodro.sqlite3"
WAIT_S = 20.0
MOST_TOLD = 5
_SESSIONS = "django_session"
_LINKS = "share_"
_DAMAGED = "Bring back a backup with “fodro restore FILE --replace”: what is here now is kept aside."


@contextmanager
def connected(file: Path) -> Iterator[dbapi2.Connection]:
    """Open a database file without Django.

    Raises
    ------
    DiaryError
        If it is no database, damaged, or busy for too long.
    """
    try:
        with closing(dbapi2.connect(str(file), timeout=WAIT_S, isolation_level=None)) as connection:
            yield connection
    except dbapi2.DatabaseError as error:
        problem = f"The database cannot be read: {error}."
        raise DiaryError(problem, file=file.name, remedy=_DAMAGED) from None


def copy_to(file: Path, copy: Path) -> None:
    """Write the database as it is at this moment into a new file, while others go on reading and writing.

    What was committed when this began is in it, nothing is by halves, and nothing that was erased is.
    """
    copy.touch(mode=0o600, exist_ok=False)
    with connected(file) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))


def without_doors(copy: Path, *, with_sessions: bool) -> None:
    """Take out of a copy what lets others in: shared links, which may be revoked since, and sessions."""
    with connected(copy) as connection:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = [str(name) for (name,) in rows]
        doors = [name for name in tables if name.startswith(_LINKS)]
        if not with_sessions and _SESSIONS in tables:
            doors.append(_SESSIONS)
        connection.execute("PRAGMA foreign_keys = OFF")
        for name in doors:
            connection.execute(f'DELETE FROM "{name}"')  # noqa: S608  # our own tables
        connection.execute("VACUUM")


def damage_of(file: Path) -> list[str]:
    """Return what SQLite finds wrong with a database; nothing where all is well."""
    with connected(file) as connection:
        said = [str(line) for (line,) in connection.execute(f"PRAGMA integrity_check({MOST_TOLD})")]
        loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    found = [line for line in said if line != "ok"]
    tables = sorted({str(row[0]) for row in loose})
    return found + [f"{table}: a row belongs to one that is not there" for table in tables]


def photos_named(file: Path) -> list[tuple[str, str]]:
    """Return the person's id in hexadecimal letters and the file of every photo a database names."""
    with connected(file) as connection:
        if not _has(connection, "photos_photo"):
            return []
        asked = "SELECT DISTINCT person_id, file FROM photos_photo ORDER BY 1, 2"
        rows = connection.execute(asked).fetchall()
    return [(str(person).replace("-", ""), str(name)) for person, name in rows]


def counts(file: Path) -> dict[str, int]:
    """Return how many diaries (simulated ones left out), records and photos a database holds."""
    asked = {
        "diaries": ("people_person", "kind = 'own'"),
        "records": ("sync_record", "NOT gone"),
        "photos": ("photos_photo", "1"),
    }
    with connected(file) as connection:
        return {
            name: _count(connection, table, which) if _has(connection, table) else 0
            for name, (table, which) in asked.items()
        }


def is_in_use(file: Path) -> bool:
    """Return whether another program has the database open; leaves its log merged into it."""
    with closing(dbapi2.connect(str(file), timeout=0.2, isolation_level=None)) as connection:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        except dbapi2.OperationalError:
            return True
        except dbapi2.DatabaseError:
            return False  # it cannot be opened by anyone
    return str(mode) != "delete"


def _has(connection: dbapi2.Connection, table: str) -> bool:
    return bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone())


def _count(connection: dbapi2.Connection, table: str, which: str) -> int:
    (found,) = connection.execute(f"SELECT count(*) FROM {table} WHERE {which}").fetchone()  # noqa: S608  # ours
    return int(found)
