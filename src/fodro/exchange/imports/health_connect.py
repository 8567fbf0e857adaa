"""Health Connect: the export of Android, a zip archive with an SQLite database.

The tables are those of Android's own source (``packages/modules/HealthFitness``). Steps are merged by time
across apps. Of sleep the stages awake, out of bed and awake in bed are taken off, and the app that tells of
most is believed. Weight is in grams. A day is the one where the person was: each record carries the offset
of its zone.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from fodro.domain.diary import DiaryError
from fodro.exchange import looking
from fodro.exchange.cells import shown
from fodro.exchange.imported import Imported, Told, silent
from fodro.exchange.imports import bounds
from fodro.exchange.imports.gathering import SLEEP, STEPS, WEIGHT, Gathering
from fodro.exchange.imports.moments import from_millis
from fodro.exchange.imports.nodes import Node
from fodro.exchange.imports.packed import copied
from fodro.exchange.imports.persons import only_one
from fodro.exchange.imports.spans import Span, Stretch, day_totals, union_hours

_SIGNATURE = b"SQLite format 3\x00"
_STEPS_TABLE, _SLEEP_TABLE, _WEIGHT_TABLE = (
    "steps_record_table",
    "sleep_session_record_table",
    "weight_record_table",
)
_STAGES, _APPS = "sleep_stages_table", "application_info_table"
_TABLES = (_STEPS_TABLE, _SLEEP_TABLE, _WEIGHT_TABLE)
_AWAKE = (1.0, 3.0, 7.0)
_GRAMS = 1000
_STEPS_BETWEEN_LOOKS, _MOST_LOOKS = 1_000_000, 5_000
_FARTHEST_S = 14 * 3600


def read_health_connect(path: Path, *, person: str | None = None, told: Told = silent) -> Imported:
    """Read the zip archive of an export, or the database in it.

    Raises
    ------
    DiaryError
        If it cannot be read; nothing is kept then.
    """
    only_one(person, path)
    with tempfile.TemporaryDirectory() as folder:
        database = _database(path, Path(folder) / "export.db", told)
        try:
            with _opened(database) as connection:
                return _Reader(path.name, connection).imported()
        except (sqlite3.Error, UnicodeDecodeError) as error:  # of a broken file even the error may be no text
            said = shown(str(error)) if isinstance(error, sqlite3.Error) else "it is damaged"
            problem = f"The database cannot be read: {said}."
            raise DiaryError(problem, file=path.name, remedy=bounds.AGAIN) from None


def recognises_health_connect(path: Path) -> bool:
    """Return whether it is a Health Connect database, or an archive with one; never raises."""
    if looking.is_plain_file(path):
        return looking.beginning(path, n_bytes=16) == _SIGNATURE
    return any(
        looking.beginning(path, name, n_bytes=16) == _SIGNATURE
        for name in looking.names(path)
        if _is_wanted(name)
    )


def _is_wanted(name: str) -> bool:
    return name.lower().endswith(".db")


def _database(path: Path, target: Path, told: Told) -> Path:
    """Return the database itself; that of an archive is unpacked to `target`."""
    if looking.is_folder(path):
        names = [name for name in looking.names(path) if _is_wanted(name)]
        found = path / names[0] if names else None
    elif looking.is_zip(path) or path.suffix.lower() == ".zip":
        found = target if copied(path, _is_wanted, target, told=told) else None
    else:
        found = path
    if found is None or looking.beginning(found, n_bytes=16) != _SIGNATURE:
        problem = "There is no database in it."
        raise DiaryError(problem, file=path.name, remedy=bounds.AGAIN)
    told(0, found.stat().st_size)
    if found.stat().st_size > bounds.DATABASE_BYTES:
        problem = f"The database is larger than {bounds.DATABASE_BYTES // 2**30} GB."
        raise DiaryError(problem, file=path.name, remedy="Check that it is the right file.")
    return found


@contextmanager
def _opened(database: Path) -> Iterator[sqlite3.Connection]:
    """Open a database nobody vouches for: read only, nothing in it is run, and only so long."""
    looks = iter(range(_MOST_LOOKS))
    with closing(
        sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    ) as connection:
        connection.set_progress_handler(lambda: next(looks, None) is None, _STEPS_BETWEEN_LOOKS)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.text_factory = lambda text: text.decode(errors="replace")
        yield connection


@dataclass(frozen=True, slots=True)
class _Times:
    """A row of a database as a node, with its times."""

    node: Node
    start: datetime
    end: datetime
    source: str


class _Reader:
    """Reads the tables of one database."""

    def __init__(self, file: str, connection: sqlite3.Connection) -> None:
        self._file, self._connection = file, connection
        self._gathering = Gathering(file)
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        self._tables = {name for (name,) in connection.execute(query)}
        self._apps = dict(self._app_names())

    def imported(self) -> Imported:
        """Return everything the database holds that is read."""
        if not self._tables & set(_TABLES):
            problem = "The database has none of the tables of Health Connect."
            raise DiaryError(problem, file=self._file, remedy=bounds.AGAIN)
        self._steps()
        self._sleep()
        self._weight()
        return self._gathering.imported()

    def _app_names(self) -> Iterator[tuple[object, str]]:
        for node in self._rows(_APPS, ("row_id", "package_name"), optional=("app_name",)):
            yield self._key(node.get("row_id")), node.text("app_name", "package_name")

    def _key(self, node: Node | None) -> object:
        return node.value if node and isinstance(node.value, int | str) else None

    def _steps(self) -> None:
        spans = [
            Span(row.start, row.end, count, row.source)
            for row in self._intervals(_STEPS_TABLE, ("count",))
            if (count := row.node.number("count"))
        ]
        for day, (steps, source) in day_totals(spans).items():
            self._gathering.total(day, STEPS, round(steps), source=source)

    def _sleep(self) -> None:
        awake: dict[object, list[Stretch]] = defaultdict(list)
        names = ("parent_key", "stage_start_time", "stage_end_time", "stage_type")
        for node in self._rows(_STAGES, names):
            if node.number("stage_type") in _AWAKE:
                times = [from_millis(node, node.number(name) or 0) for name in names[1:3]]
                awake[self._key(node.get("parent_key"))].append((times[0], times[1]))
        nights: dict[tuple[date, str], list[Stretch]] = defaultdict(list)
        lost: dict[tuple[date, str], float] = defaultdict(float)
        for row in self._intervals(_SLEEP_TABLE, ("row_id",)):
            key = (row.end.date(), row.source)
            nights[key].append((row.start, row.end))
            lost[key] += union_hours(awake.get(self._key(row.node.get("row_id")), []))
        for (day, source), stretches in sorted(nights.items()):
            hours = max(0.0, union_hours(stretches) - lost[day, source])
            self._gathering.total(day, SLEEP, round(hours, 4), source=source)

    def _weight(self) -> None:
        rows = self._rows(_WEIGHT_TABLE, ("time", "weight"), optional=("zone_offset", "app_info_id"))
        weighed = []
        for node in rows:
            at, grams = self._at(node, "time", "zone_offset"), node.number("weight")
            if grams is not None:
                weighed.append((at, grams / _GRAMS, self._source(node)))
        for at, kilos, source in sorted(weighed):
            self._gathering.latest(at.date(), WEIGHT, kilos, source=source)

    def _intervals(self, table: str, names: Sequence[str]) -> Iterator[_Times]:
        times = ("start_time", "end_time", *names)
        for node in self._rows(
            table, times, optional=("start_zone_offset", "end_zone_offset", "app_info_id")
        ):
            start = self._at(node, "start_time", "start_zone_offset")
            end = self._at(node, "end_time", "end_zone_offset")
            if start <= end <= start + timedelta(days=2):
                yield _Times(node, start, end, self._source(node))
            else:
                self._gathering.left_out(
                    "record(s) left out: they end before they begin, or last over two days."
                )

    def _source(self, node: Node) -> str:
        return self._apps.get(self._key(node.get("app_info_id")), "")

    def _at(self, node: Node, name: str, offset: str) -> datetime:
        ahead_s, millis = node.number(offset), node.number(name)
        if millis is None:
            raise node.refused(why=f"has no {name}")
        if ahead_s is None or abs(ahead_s) > _FARTHEST_S:
            self._gathering.said("Some records name no time zone: their day is that of universal time.")
            ahead_s = 0
        return from_millis(node, millis, timedelta(seconds=round(ahead_s)))

    def _rows(self, table: str, names: Sequence[str], *, optional: Sequence[str] = ()) -> Iterator[Node]:
        """Yield the rows of a table; none where there is no such table."""
        if table not in self._tables:
            return
        there = {row[1] for row in self._connection.execute(f"PRAGMA table_xinfo({table})")}
        missing = next((name for name in names if name not in there), None)
        if missing:
            problem = f"The table {table} has no column {missing}."
            raise DiaryError(problem, file=self._file, column=missing, remedy=bounds.AGAIN)
        chosen = [*names, *(name for name in optional if name in there)]
        query = f"SELECT {', '.join(chosen)} FROM {table} LIMIT {bounds.RECORDS + 1}"  # noqa: S608  # our own names
        for n, cells in enumerate(self._connection.execute(query), start=1):
            if n > bounds.RECORDS:
                problem = f"The table {table} has more than {bounds.RECORDS:,} rows."
                raise DiaryError(problem, file=self._file, remedy="Check that it is the right file.")
            yield Node(self._file, f"{table} row {n}", dict(zip(chosen, cells, strict=True)))
