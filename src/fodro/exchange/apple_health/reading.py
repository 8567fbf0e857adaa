"""An export of Apple Health, read in one go from the zip archive, without unpacking it anywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from fodro.domain.diary import Diary, DiaryError
from fodro.exchange.apple_health.columns import Store, TooMuchError
from fodro.exchange.apple_health.daily import daily
from fodro.exchange.apple_health.kinds import KINDS
from fodro.exchange.apple_health.markup import line_of, read_text
from fodro.exchange.apple_health.opening import (
    EXPORT_AGAIN,
    HEAD_BYTES,
    Export,
    found_export,
    is_health,
    too_large,
)
from fodro.exchange.apple_health.scanning import BrokenElementError, Scanner
from fodro.exchange.apple_health.telling import note_of_zones, notes_of
from fodro.exchange.apple_health.zones import zones_of
from fodro.exchange.imported import Found, Imported, Told, silent
from fodro.exchange.looking import beginning, names

_TOLD_EVERY_BYTES: Final = 8 * 2**20
_LOOKED_INTO: Final = 5


def recognises(path: Path) -> bool:
    """Return whether what is at `path` is an export of Apple Health."""
    inside = [name for name in names(path) if name.lower().endswith(".xml") and name.count("/") <= 2]
    inside = [name for name in inside if not name.startswith("__MACOSX")]
    inside.sort(key=lambda name: not name.endswith("export.xml"))
    return any(is_health(beginning(path, name, n_bytes=HEAD_BYTES)) for name in inside[:_LOOKED_INTO])


def read_apple_health(path: Path, *, person: str | None = None, told: Told = silent) -> Imported:
    """Read an export of Apple Health.

    Parameters
    ----------
    path : Path
        ``export.zip`` as the phone made it, the folder it unpacks to, or the XML file alone.
    person : str or None
        Must be left out: an export is of one person.
    told : callable
        Hears how many bytes of the unpacked file are read.

    Returns
    -------
    Imported
        Factors of days: steps, walking distance, stand time, walking asymmetry and double support, walking
        speed, step length and steadiness, body weight, sleep, longest walk, sport. What several sources
        counted at one time is counted once. Days are those where the person was.

    Raises
    ------
    DiaryError
        If it is not an export, or is damaged, cut short, or larger than any; nothing is read in part.
    """
    if person is not None:
        problem = "An export of Apple Health holds the records of one person, so none can be chosen."
        raise DiaryError(problem, file=path.name, remedy="Leave --person out.")
    return read_export(found_export(path), told)


def read_export(export: Export, told: Told = silent) -> Imported:
    """Read an export that was found; raise ``DiaryError`` where it is damaged."""
    store = Store()
    scanner = Scanner(store)
    try:
        for text in _watched(export, told):
            scanner.feed(text)
        scanner.close()
        return _imported(store, scanner.export_date)
    except BrokenElementError as error:
        line = line_of(export, error.position)
        problem = f"Byte {error.position + 1:,}: {error.problem}"
        raise DiaryError(problem, file=export.name, line=line, remedy=EXPORT_AGAIN) from None
    except TooMuchError as error:
        raise too_large(export.name, str(error)) from None


def _watched(export: Export, told: Told) -> Iterator[bytes]:
    done = since = 0
    for text in read_text(export):
        yield text
        done, since = done + len(text), since + len(text)
        if since >= _TOLD_EVERY_BYTES:
            told(min(done, export.n_bytes), export.n_bytes)
            since = 0
    told(export.n_bytes, export.n_bytes)


def _imported(store: Store, export_date: bytes) -> Imported:
    held = {kind: columns for kind in KINDS if (columns := store.taken(kind)) is not None}
    zones = zones_of(held.values(), export_date)
    notes = list(note_of_zones(zones, [shape.zone for one in held.values() for shape in one.shapes]))
    factors: dict[date, dict[str, float | str]] = defaultdict(dict)
    found: list[Found] = []
    for kind in KINDS:
        if kind not in held:
            continue
        records = held.pop(kind)
        result = daily(kind, records, zones)
        notes += notes_of(kind, records, result)
        found += result.found
        for day, value in result.values.items():
            factors[day][kind.slug] = value
    return Imported(Diary(factors=dict(sorted(factors.items()))), tuple(notes), tuple(found))
