"""FIT: the file a watch or bicycle computer writes for one activity.

Each session gives minutes of moving time: on foot they are *walking_min*, else *sport_minutes*. The times
are universal; the day is local where the file says the local time too, otherwise that is said. Courses,
workouts to come and files of all-day monitoring hold nothing that is read: the steps of days stand in the
JSON export.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from fodro.domain.diary import DiaryError
from fodro.exchange import looking
from fodro.exchange.imported import Imported, Told, silent
from fodro.exchange.imports import bounds
from fodro.exchange.imports.gathering import SPORT, Gathering
from fodro.exchange.imports.members import Member, members
from fodro.exchange.imports.persons import only_one
from fodro.exchange.readings import EARLIEST, LATEST

WALKING = "walking_min"
_ON_FOOT = ("walking", "hiking")
_SIGNATURE = b".FIT"
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    struct.error,
)
_QUARTER = timedelta(minutes=15)
_FARTHEST = timedelta(hours=14)


def read_fit(path: Path, *, person: str | None = None, told: Told = silent) -> Imported:
    """Read one FIT file, or a folder or zip archive of several.

    Raises
    ------
    DiaryError
        If it cannot be read; nothing is kept then.
    """
    only_one(person, path)
    gathering, seen = Gathering(path.name), set[tuple[datetime, float]]()
    minutes: dict[tuple[date, str, str], float] = {}
    for member in members(path, _is_fit, told=told):
        for day, factor, session in _sessions(member, gathering, seen):
            key = (day, factor, session[0])
            minutes[key] = minutes.get(key, 0.0) + session[1]
    for (day, factor, source), total in sorted(minutes.items()):
        gathering.total(day, factor, total, source=source)
    return gathering.imported()


def recognises_fit(path: Path) -> bool:
    """Return whether it is a FIT file, or holds one; never raises."""
    if looking.is_plain_file(path):
        return looking.beginning(path, n_bytes=12)[8:12] == _SIGNATURE
    found = next((name for name in looking.names(path) if _is_fit(name)), None)
    return found is not None and looking.beginning(path, found, n_bytes=12)[8:12] == _SIGNATURE


def _is_fit(name: str) -> bool:
    return name.lower().endswith(".fit")


def _sessions(
    member: Member, gathering: Gathering, seen: set[tuple[datetime, float]]
) -> Iterator[tuple[date, str, tuple[str, float]]]:
    """Yield day, factor, and device with minutes of each session that was not met before."""
    kind, device, offset, sessions = _read(member)
    if not sessions:
        gathering.left_out(f"file(s) of the kind “{kind}” left out: they hold no activity that was done.")
    for start, seconds, sport in sessions:
        if offset is None:
            gathering.said("Some files name no time zone: their day is that of universal time.")
        if (start, seconds) not in seen:
            seen.add((start, seconds))
            day = (start + (offset or timedelta())).date()
            yield day, WALKING if sport in _ON_FOOT else SPORT, (device, seconds / 60)


def _read(member: Member) -> tuple[str, str, timedelta | None, list[tuple[datetime, float, str]]]:
    kind, device, offset, sessions = "unknown", "", None, []
    if member.data[8:12] != _SIGNATURE:
        raise DiaryError(problem="This is no FIT file.", file=member.base, remedy=bounds.AGAIN)
    import fitdecode  # type: ignore[import-untyped]  # a third of a second, for those who have a FIT file

    strict = {"check_crc": fitdecode.CrcCheck.RAISE, "error_handling": fitdecode.ErrorHandling.RAISE}
    try:
        with fitdecode.FitReader(member.data, **strict) as reader:
            for frame in reader:
                if not isinstance(frame, fitdecode.FitDataMessage):
                    continue
                if frame.name == "file_id":
                    kind, device = _word(frame, "type") or kind, _word(frame, "manufacturer")
                elif frame.name == "activity":
                    offset = _offset(frame)
                elif frame.name == "session":
                    sessions.append(_session(frame))
    except (fitdecode.FitError, *_DAMAGE) as error:
        problem = f"This is no FIT file, or it is damaged ({type(error).__name__})."
        raise DiaryError(problem, file=member.base, remedy=bounds.AGAIN) from None
    return kind, device, offset, [session for session in sessions if session is not None]


def _session(frame: Any) -> tuple[datetime, float, str] | None:
    start = _value(frame, "start_time")
    seconds = _value(frame, "total_timer_time") or _value(frame, "total_elapsed_time")
    if not isinstance(start, datetime) or not isinstance(seconds, int | float):
        return None
    if not EARLIEST.year < start.year < LATEST.year or seconds <= 0:
        return None
    return start.replace(tzinfo=None), float(seconds), _word(frame, "sport")


def _offset(frame: Any) -> timedelta | None:
    """Return how far the local time was ahead of universal time, where the file says."""
    at, local = _value(frame, "timestamp"), _value(frame, "local_timestamp")
    if not isinstance(at, datetime) or not isinstance(local, datetime):
        return None
    ahead = local.replace(tzinfo=None) - at.replace(tzinfo=None)
    return round(ahead / _QUARTER) * _QUARTER if abs(ahead) <= _FARTHEST else None


def _value(frame: Any, name: str) -> object:
    return frame.get_value(name, fallback=None) if frame.has_field(name) else None


def _word(frame: Any, name: str) -> str:
    value = _value(frame, name)
    return "" if value is None else str(value)
