"""How often one link may be asked within a minute: plenty for people, too little to wear the computer out."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque
from uuid import UUID

WINDOW_S = 60.0
MOST_IN_A_WINDOW = 30
MOST_LINKS = 1_000


class Pace:
    """Counts what was asked of each link lately, in this process; those not asked for long are forgotten."""

    def __init__(self, most: int = MOST_IN_A_WINDOW) -> None:
        self.most = most
        self._asked: OrderedDict[UUID, deque[float]] = OrderedDict()
        self._one_at_a_time = threading.Lock()

    def wait_s(self, link_id: UUID) -> int:
        """Count one question; return 0, or after how many whole seconds the link may be asked again."""
        now = time.monotonic()
        with self._one_at_a_time:
            asked = self._asked.setdefault(link_id, deque())
            self._asked.move_to_end(link_id)
            while asked and asked[0] <= now - WINDOW_S:
                asked.popleft()
            if len(asked) >= self.most:
                return int(asked[0] + WINDOW_S - now) + 1
            asked.append(now)
            while len(self._asked) > MOST_LINKS:
                self._asked.popitem(last=False)
        return 0


KNOCKS = Pace(4 * MOST_IN_A_WINDOW)
"""Of all that is asked, also with a wrong passcode."""

LISTS = Pace()
FILES = Pace(2 * MOST_IN_A_WINDOW)
