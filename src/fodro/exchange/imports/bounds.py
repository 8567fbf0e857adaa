"""How much an export may hold, and what no day can hold.

A Google Takeout of Fitbit is 60,000 files and some gigabytes; of those only the wanted ones are unpacked, one
after the other.
"""

ARCHIVE_BYTES = 4 * 2**30
ENTRIES = 100_000
FILE_BYTES = 32 * 2**20
TOTAL_BYTES = 2**30
DATABASE_BYTES = 2**30
PACKING_RATIO = 200
RATIO_COUNTS_FROM_BYTES = 2**20

ROWS = 1_000_000
COLUMNS = 2_000
FACTORS = 500
VALUES = 2_000_000
"""Thirty years of 180 things a day."""
RECORDS = 1_000_000
LARGEST = 1e12

MOST_STEPS = 200_000
"""Of a day; the longest anyone went on foot in 24 hours is below 320 km."""
MOST_FLOORS = 5_000
LEAST_KG, MOST_KG = 20.0, 400.0
DAY_HOURS = 24.0
KG_PER_POUND = 0.45359237
"""International avoirdupois pound, exact."""

AGAIN = "Download the export again from where it came."
