"""``entries.ndjson``: every record of a diary with its history, one JSON object in a line.

It is what an archive is read back from. The tables beside it say the same where they have a column for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NoReturn

from fodro.domain.clocks import ClockError, clock
from fodro.domain.diary import DiaryError
from fodro.exchange.cells import shown

LONGEST_KEY = 80
_AGAIN = "Take the archive as it was made: this file is not meant to be changed by hand."


@dataclass(frozen=True, slots=True)
class ToldVersion:
    """What a record said at one time.

    Parameters
    ----------
    body : mapping
        JSON values; empty where the version took the record away.
    gone : bool
        Whether it did.
    clock, sent : str
        The clock it counts with and the one its device wrote; empty where the archive does not tell.
    noted : datetime or None
        When it came in, where the archive tells.
    """

    body: Mapping[str, Any] = field(default_factory=dict)
    gone: bool = False
    clock: str = ""
    sent: str = ""
    noted: datetime | None = None


@dataclass(frozen=True, slots=True)
class ToldRecord:
    """One record as an archive tells it: the version that stands, and the others in no order."""

    kind: str
    key: str
    now: ToldVersion
    earlier: tuple[ToldVersion, ...] = ()


def written(record: ToldRecord) -> bytes:
    """Return a record as a line."""
    told: dict[str, Any] = {"kind": record.kind, "key": record.key, **_plain(record.now)}
    if record.earlier:
        told["earlier"] = [_plain(version) for version in record.earlier]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def read_line(line: bytes, *, file: str, number: int) -> ToldRecord:
    """Return the record that stands in a line.

    Raises
    ------
    DiaryError
        If it is not JSON, or not a record.
    """
    try:
        told = json.loads(line, parse_constant=_refuse_constant)
        key = told["key"]
        if not (isinstance(key, str) and 0 < len(key) <= LONGEST_KEY):
            raise ValueError(key)
        earlier = tuple(_version(each) for each in told.get("earlier", ()))
        return ToldRecord(str(told["kind"]), key, _version(told), earlier)
    except ClockError as error:
        raise DiaryError(str(error), file=file, line=number, remedy=_AGAIN) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        start = shown(line[:60].decode(errors="replace"))
        problem = f"The line is not a record: it begins with {start}."
        raise DiaryError(problem, file=file, line=number, remedy=_AGAIN) from None


def arrival(record: ToldRecord) -> Iterator[ToldVersion]:
    """Yield all versions of a record in the order in which they came in, as far as it is told."""
    yield from sorted(record.earlier, key=_arrived)
    yield record.now


def _arrived(version: ToldVersion) -> tuple[str, str]:
    return (version.noted.isoformat() if version.noted else "", version.clock)


def _plain(version: ToldVersion) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    if version.clock:
        plain["clock"] = version.clock
    if version.sent != version.clock:
        plain["sent"] = version.sent
    if version.noted:
        plain["noted"] = version.noted.isoformat()
    return plain | ({"gone": True} if version.gone else {"body": version.body})


def _version(told: Mapping[str, Any]) -> ToldVersion:
    body, gone, noted = told.get("body", {}), told.get("gone", False), told.get("noted")
    if not isinstance(body, dict) or not isinstance(gone, bool) or not (gone or body):
        raise ValueError(body)
    counted = str(clock(told["clock"])) if "clock" in told else ""
    sent = str(clock(told["sent"])) if "sent" in told else counted
    at = datetime.fromisoformat(noted) if noted else None
    if at is not None and at.tzinfo is None:
        raise ValueError(noted)
    return ToldVersion({} if gone else body, gone, counted, sent, at)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
