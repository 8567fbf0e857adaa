"""Moments in JSON: wall-clock times, instants with an offset, thousandths of a second since 1970."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from fodro.exchange.imports.nodes import Node
from fodro.exchange.readings import EARLIEST, LATEST

_US = re.compile(r"(\d{2})/(\d{2})/(\d{2})(?: (\d{2}):(\d{2}):(\d{2}))?", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CENTURY = 2000


def local_moment(node: Node, name: str) -> datetime:
    """Return the wall-clock time under `name`; an offset is let fall, a day alone is midnight.

    Raises
    ------
    DiaryError
        If it is not there or none.
    """
    return moment(node, name).replace(tzinfo=None)


def moment(node: Node, name: str) -> datetime:
    """Return the time under `name`, aware if it is written with an offset.

    Raises
    ------
    DiaryError
        If it is not there or none.
    """
    found = node.get(name)
    if found is None:
        raise node.refused(why=f"has no {name}")
    text = found.text_itself()
    try:
        at = _month_first(text) or datetime.fromisoformat(text)
    except ValueError:
        raise found.refused(why="is not a time") from None
    if not EARLIEST.year < at.year < LATEST.year:
        raise found.refused(why=f"is not within {EARLIEST.year} to {LATEST.year}")
    return at


def from_millis(node: Node, millis: float, offset: timedelta = timedelta()) -> datetime:
    """Return the wall-clock time so many thousandths of a second after 1970, `offset` ahead of UTC.

    Raises
    ------
    DiaryError
        If there is no such time.
    """
    try:
        at = (_EPOCH + timedelta(milliseconds=millis)).astimezone(timezone(offset))
    except (ValueError, OverflowError):
        raise node.refused(why="is not a time") from None
    if not EARLIEST.year < at.year < LATEST.year:
        raise node.refused(why=f"is not within {EARLIEST.year} to {LATEST.year}")
    return at.replace(tzinfo=None)


def _month_first(text: str) -> datetime | None:
    """Return the time in the form a Fitbit Takeout writes: month, day, two digits of the year."""
    found = _US.fullmatch(text)
    if found is None:
        return None
    month, day, year, hour, minute, second = (int(part or 0) for part in found.groups())
    return datetime(_CENTURY + year, month, day, hour, minute, second)  # noqa: DTZ001  # a clock on the wall
