"""A server whose clock a test moves: so many seconds ahead as the file named in FODRO_MOVED says.

Python reads this by itself where its folder stands on PYTHONPATH, in the server and in its workers.
"""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

if "FODRO_MOVED" in os.environ:
    from fodro.web import clock

    def moved() -> datetime:
        ahead = float(Path(os.environ["FODRO_MOVED"]).read_text(encoding="utf-8") or 0)
        return datetime.now(tz=UTC) + timedelta(seconds=ahead)

    clock.now = moved
