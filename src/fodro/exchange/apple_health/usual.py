"""Records as Apple writes them: attributes in the usual order, many at a time."""

from __future__ import annotations

import re
from typing import cast

from fodro.exchange.apple_health.elements import Row

_USUAL = re.compile(
    rb'<Record type="[^"]*+" sourceName="([^"]*+)"(?: sourceVersion="[^"]*+")?(?: device="([^"]*+)")?'
    rb'(?: unit="([^"]*+)")?(?: creationDate="[^"]*+")? startDate="([^"]*+)" endDate="([^"]*+)"'
    rb' value="([^"]*+)"\s*+(?:/>|>\s*+((?:<MetadataEntry [^<>]*+>\s*+)*+)</Record>)'
)


def usual_row(text: bytes, position: int, stop: int) -> Row | None:
    """Return the record at `position` that ends before `stop`; ``None`` if it is written in another way."""
    found = _USUAL.match(text, position, stop)
    return cast("Row", found.groups(b"")) if found else None


def usual_rows(text: bytes, start: int, stop: int) -> list[Row]:
    """Return the records between `start` and `stop` that are written in the usual way, in order."""
    return cast("list[Row]", _USUAL.findall(text, start, stop))
