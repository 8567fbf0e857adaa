"""How much an export may hold before it is taken for damage or malice.

Exports of one person unpack to several gigabytes and pack 20 to 1, which no other file here does; a year of
phone and watch is some 250 MB unpacked and 150,000 records of the kinds that are read.
"""

from __future__ import annotations

from typing import Final

XML_BYTES: Final = 8 * 2**30
ZIP_BYTES: Final = 4 * 2**30
ENTRIES: Final = 50_000
DIRECTORY_BYTES: Final = 16 * 2**20
PACKING_RATIO: Final = 200
RATIO_COUNTS_FROM_BYTES: Final = 16 * 2**20
PROLOG_BYTES: Final = 2**20
COMMENTS: Final = 100_000
ELEMENT_BYTES: Final = 16 * 2**20
RECORDS: Final = 12_000_000
PART_RECORDS: Final = 30_000
SOURCES: Final = 500
NAME_BYTES: Final = 200
"""Of a source, a unit, a model or a zone; what is longer is cut."""
SHAPES: Final = 50_000
"""Different combinations of source, unit and zone of one kind of record."""
