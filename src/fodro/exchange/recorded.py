"""Whether a file holds every record of a diary, and not only its tables."""

from __future__ import annotations

from pathlib import Path

from fodro.domain.diary import DiaryError
from fodro.exchange.archive_reading import holds_records
from fodro.exchange.contents import contents
from fodro.exchange.names import READ
from fodro.exchange.record_tables import kind_of


def has_records(path: Path) -> bool:
    """Return whether records can be read back from `path`, and not only the diary of the domain."""
    if path.is_file() and holds_records(path):
        return True
    try:
        return any(kind_of(name) for name in contents(path, READ).names)
    except DiaryError:
        return False
