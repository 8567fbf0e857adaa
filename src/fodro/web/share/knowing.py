"""The numbers of the room: how long, how much, how many."""

from __future__ import annotations

from datetime import timedelta

HOURS = (1, 24, 7 * 24, 30 * 24)
"""How long a link may answer."""

USUAL_HOURS = 7 * 24
TRIES = 5
"""How many wrong passcodes a link takes in all its life; with the last one it ends."""

MOST_OPEN = 20
"""How many links of one person may be open at a time."""

MOST_BYTES = 12_000_000
"""How much one link may hold before it is sealed: a report with photos has a tenth of that."""

MOST_DRAFTS = 3
DRAFT_LASTS = timedelta(hours=1)
HISTORY_LASTS = timedelta(days=365)
OPENINGS_KEPT = 100
