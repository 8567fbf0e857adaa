"""Where files are read and brought in: off the request, one after the other, in one thread of the server.

The thread starts with the first file and never keeps the process alive. What is on its way is known here
alone: after a restart nothing is, and what was not done was not begun (`flows.settled` says so).
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import connections

from fodro.exchange.imported import Cancelled, Imported

HELD = 2
"""So many files stay in memory as they were read, between the preview and the tap on “Bring in”."""

STOP_WITHIN_S = 20.0

_log = logging.getLogger("fodro.bringing_in")

Work = Callable[[UUID, "Watch"], None]


@dataclass(slots=True)
class Watch:
    """How far one piece of work is, and whether it is still wanted."""

    done: int = 0
    total: int = 0
    cancelled: bool = False

    def tell(self, done: int, total: int) -> None:
        """Hear how far it is.

        Raises
        ------
        Cancelled
            If it is not wanted any more.
        """
        self.done, self.total = done, total
        if self.cancelled:
            raise Cancelled


class Desk:
    """One thread that does one piece of work after the other."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: deque[tuple[UUID, Work]] = deque()
        self._watches: dict[UUID, Watch] = {}
        self._worker: threading.Thread | None = None
        self._held: OrderedDict[UUID, Imported] = OrderedDict()

    def ask(self, import_id: UUID, work: Work) -> None:
        """Ask for `work` on an import; where there is some already, this is the same."""
        with self._changed:
            if import_id in self._watches:
                return
            self._watches[import_id] = Watch()
            self._waiting.append((import_id, work))
            if self._worker is None or not self._worker.is_alive():
                self._worker = threading.Thread(target=self._work, name="bringing-in", daemon=True)
                self._worker.start()
            self._changed.notify_all()

    def watch(self, import_id: UUID) -> Watch | None:
        """Return how far an import is; None where nobody works on it."""
        return self._watches.get(import_id)

    def cancel(self, import_id: UUID) -> None:
        """Stop the work on an import, and return when it has stopped."""
        with self._changed:
            if watch := self._watches.get(import_id):
                watch.cancelled = True
            self._changed.wait_for(lambda: import_id not in self._watches, timeout=STOP_WITHIN_S)

    def hold(self, import_id: UUID, imported: Imported) -> None:
        """Keep in memory what was read, for a while."""
        self._held[import_id] = imported
        while len(self._held) > HELD:
            self._held.popitem(last=False)

    def held(self, import_id: UUID) -> Imported | None:
        """Return what was read, where it is still in memory."""
        return self._held.get(import_id)

    def let_go(self, import_id: UUID) -> None:
        """Keep it no longer."""
        self._held.pop(import_id, None)

    def _work(self) -> None:
        while True:
            import_id, work = self._next()
            try:
                work(import_id, self._watches[import_id])
            except Exception as trouble:  # noqa: BLE001  # one file's trouble must keep nothing from the others
                _log.warning("A file was not brought in: %s", type(trouble).__name__)
            finally:
                connections.close_all()  # of this thread alone
                with self._changed:
                    del self._watches[import_id]
                    self._changed.notify_all()

    def _next(self) -> tuple[UUID, Work]:
        with self._changed:
            self._changed.wait_for(lambda: bool(self._waiting))
            return self._waiting.popleft()


DESK = Desk()
"""The one of this server."""
