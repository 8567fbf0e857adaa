"""The CSV tables of newer Fitbit Takeouts, in the folders that end in ``_GoogleData``.

``steps_*.csv`` holds the steps of each minute by source, the same walk often two or three times; the
sources are merged. ``UserSleeps_*.csv`` carries the offset of the zone, so its days are sure. The times of
steps and of ``weight.csv`` are written as universal time, which some find to be local time: days are kept
only where it does not matter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from fodro.exchange.cells import CellError, number, shown
from fodro.exchange.imports import bounds
from fodro.exchange.imports.gathering import SLEEP, WEIGHT, Gathering
from fodro.exchange.imports.members import Member
from fodro.exchange.imports.sheet import read_sheet
from fodro.exchange.imports.spans import Span, day_totals
from fodro.exchange.readings import EARLIEST, LATEST
from fodro.exchange.table import Column, Table

SOURCE = "Fitbit"
_FILE = re.compile(r"(steps_\d{4}-\d{2}-\d{2}|usersleeps_\d{4}-\d{2}-\d{2}|weight)\.csv", re.ASCII)
STEPS_HEADER = ("timestamp", "steps", "data source")
SLEEP_HEADER = ("sleep_id", "minutes_asleep", "sleep_end", "end_utc_offset")
WEIGHT_HEADER = ("timestamp", "weight grams")
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})", re.ASCII)
_MINUTE = timedelta(minutes=1)
_GRAMS = 1000

Days = dict[date, tuple[float, str]]


def is_table(name: str) -> bool:
    """Return whether a file is one of those that are read here."""
    return bool(_FILE.fullmatch(name.rpartition("/")[2].lower()))


@dataclass(slots=True)
class Tables:
    """What the tables say, until all are read; the same row of two of them counts once."""

    n_rows: int = 0
    steps: dict[tuple[datetime, str], float] = field(default_factory=dict)
    sleeps: dict[str, tuple[date, float]] = field(default_factory=dict)
    weighings: dict[datetime, float] = field(default_factory=dict)

    def takes(self, member: Member) -> bool:
        """Return whether `member` is one of the tables, having read it."""
        if not is_table(member.base):
            return False
        table = read_sheet(member.data, file=member.base).table()
        readers = {STEPS_HEADER: self._steps, SLEEP_HEADER: self._sleep, WEIGHT_HEADER: self._weight}
        for header, reader in readers.items():
            if set(header) <= set(table.header):
                table.each(reader(table))
                self.n_rows += len(table.rows)
                return True
        return False

    def days_of_steps(self, where: ZoneInfo | None) -> Days:
        """Return the steps of each day, the times read as universal time in a zone, or as written."""
        spans = ((_local(at, where), steps, source) for (at, source), steps in self.steps.items())
        return day_totals(Span(at, at + _MINUTE, steps, source) for at, steps, source in spans)

    def into(self, gathering: Gathering, where: ZoneInfo | None) -> None:
        """Put nights and weighings into `gathering`."""
        nights: dict[date, float] = defaultdict(float)
        for day, minutes in self.sleeps.values():
            nights[day] += minutes
        for day, minutes in sorted(nights.items()):
            gathering.total(day, SLEEP, minutes / 60, source=SOURCE)
        for at, kilos in sorted(self.weighings.items()):
            if where is None or _local(at, where).date() != at.date():
                gathering.left_out("weighing(s) left out: their day depends on a time zone.")
            else:
                gathering.latest(at.date(), WEIGHT, kilos, source=SOURCE)

    def _steps(self, table: Table) -> Callable[[Sequence[str]], None]:
        times, counts = Column(table, "timestamp", _read_time), Column(table, "steps", _read_number)
        sources = Column(table, "data source", str.strip)

        def row(cells: Sequence[str]) -> None:
            if steps := counts.of(cells):
                self.steps[times.of(cells), sources.of(cells)] = steps

        return row

    def _sleep(self, table: Table) -> Callable[[Sequence[str]], None]:
        ids, minutes = Column(table, "sleep_id", str.strip), Column(table, "minutes_asleep", _read_number)
        ends, offsets = Column(table, "sleep_end", _read_time), Column(table, "end_utc_offset", _read_offset)

        def row(cells: Sequence[str]) -> None:
            day = (ends.of(cells) + offsets.of(cells)).date()
            self.sleeps[ids.of(cells)] = (day, minutes.of(cells))

        return row

    def _weight(self, table: Table) -> Callable[[Sequence[str]], None]:
        times, grams = Column(table, "timestamp", _read_time), Column(table, "weight grams", _read_number)

        def row(cells: Sequence[str]) -> None:
            self.weighings[times.of(cells)] = grams.of(cells) / _GRAMS

        return row


def _local(at: datetime, where: ZoneInfo | None) -> datetime:
    return at.replace(tzinfo=UTC).astimezone(where).replace(tzinfo=None) if where else at


def _read_number(cell: str) -> float:
    value = number(cell.strip())
    if value is None:
        raise CellError(problem=f"{shown(cell.strip())} is not a number.", remedy=bounds.AGAIN)
    return value


def _read_time(cell: str) -> datetime:
    """Return the universal time a cell writes, without saying so."""
    try:
        at = datetime.fromisoformat(cell.strip())
        at = at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at
    except (ValueError, OverflowError):
        raise CellError(problem=f"{shown(cell.strip())} is not a time.", remedy=bounds.AGAIN) from None
    if not EARLIEST.year < at.year < LATEST.year:
        raise CellError(problem=f"{shown(cell.strip())} is not a plausible year.", remedy=bounds.AGAIN)
    return at


def _read_offset(cell: str) -> timedelta:
    found = _OFFSET.fullmatch(cell.strip())
    if found is None:
        raise CellError(problem=f"{shown(cell.strip())} is no offset of a zone.", remedy=bounds.AGAIN)
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return -ahead if found[1] == "-" else ahead
