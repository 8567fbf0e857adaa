"""How much a diary may hold before it is taken for damage or malice.

Ten years with five check-ins a day and four places in each are 4 MB of ``checkins.csv``, 0.4 MB packed, at a
ratio of about 10 : 1. The limits leave room for a lifetime. Photos and ``entries.ndjson`` are never read
whole, so they have limits of their own.
"""

FILE_BYTES = 32 * 2**20
TOTAL_BYTES = 64 * 2**20
ARCHIVE_BYTES = 32 * 2**20
"""Of an archive without its photos and its ``entries.ndjson``."""

ARCHIVE_ENTRIES = 1_000
PACKING_RATIO = 200
RATIO_COUNTS_FROM_BYTES = 2**20
"""A small file of blanks packs well; the ratio says something only from this size on."""

PHOTO_BYTES = 25 * 2**20
PHOTO_ENTRIES = 20_000
WITH_PHOTOS_BYTES = 8 * 2**30
RECORDS_BYTES = 512 * 2**20
"""Of ``entries.ndjson``: ten years with all that is noted of a day, and its history, are 40 MB."""

LINE_BYTES = 4 * 2**20
"""Of one record with its history."""
