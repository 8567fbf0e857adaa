"""What is said of an export beside its values: what was left out, and how the rest was understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from fodro.exchange.apple_health.columns import Columns
from fodro.exchange.apple_health.daily import Daily
from fodro.exchange.apple_health.kinds import Kind, Way
from fodro.exchange.apple_health.zones import Zones, is_zone
from fodro.exchange.cells import shown

_SAID: Final = {
    "unreadable": "{n} record(s) left out, whose time or value cannot be read.",
    "unit": "{n} record(s) left out, whose unit is not known here.",
    "impossible": "{n} record(s) left out, whose value or length is not possible.",
    "shared": "several sources on {n} day(s); each moment counts once, a watch before a phone before others.",
    "bed": "{n} night(s) hold only time in bed, which is not sleep; left out.",
}
_ONE_SOURCE: Final = {Way.LONGEST}
_NAMED = 5


def notes_of(kind: Kind, columns: Columns, daily: Daily) -> Iterator[str]:
    """Yield a sentence for each thing to be told of the records of `kind`."""
    for what, n in daily.counts.items():
        if n and not (what == "shared" and kind.way in _ONE_SOURCE):
            yield f"{kind.slug}: {_SAID[what].format(n=f'{n:,}')}"
    unknown = sorted({shape.unit for shape in columns.shapes} - set(kind.units))[:_NAMED]
    if daily.counts["unit"]:
        yield f"{kind.slug}: the units that are not known are {', '.join(map(shown, unknown))}."


def note_of_zones(zones: Zones, named: Sequence[str]) -> Iterator[str]:
    """Yield how the civil days were found, and which zones are not known here."""
    unknown = sorted({name for name in named if name and not is_zone(name)})[:_NAMED]
    if unknown:
        yield f"Zones that are not known here, so the offset was used: {', '.join(map(shown, unknown))}."
    if zones.names:
        where = ", ".join(zones.names[:_NAMED])
        yield f"Days are those where the person was ({where}), as far as records say it."
