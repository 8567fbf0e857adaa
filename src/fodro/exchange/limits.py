"""How much a diary may hold before it is taken for damage or malice.

Ten years with five check-ins a day and four places in each are 4 MB of ``checkins.csv``, 0.4 MB packed, at a
ratio of about 10 : 1. The limits leave room for a lifetime.
"""

FILE_BYTES = 32 * 2**20
TOTAL_BYTES = 64 * 2**20
ARCHIVE_BYTES = 32 * 2**20
ARCHIVE_ENTRIES = 1_000
PACKING_RATIO = 200
RATIO_COUNTS_FROM_BYTES = 2**20
"""A small file of blanks packs well; the ratio says something only from this size on."""
