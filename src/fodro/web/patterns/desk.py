"""Where findings are worked out: off the request, one diary at a time, in one thread of the server.

The thread starts with the first diary that is asked for, and never keeps the process alive. What it works out
goes to the database (`flows.work_out`), so a restart loses nothing.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

REST_S = 0.3
"""So long a diary rests after a write: a day filled in by ten taps is worked out once, not ten times."""

LONGEST_S = 1.0
"""But findings never wait longer for someone who goes on writing."""

LOOKED_AT_REST_S = 0.1
"""So long the page of who looks has the processor for itself."""

FORGET_WITHIN_S = 20.0

_log = logging.getLogger("fodro.patterns")


@dataclass(slots=True)
class Waiting:
    """Whose diaries are to be worked out, and from when on; times are seconds of any one clock."""

    _due: dict[UUID, float] = field(default_factory=dict)
    _asked: dict[UUID, float] = field(default_factory=dict)

    def ask(self, person: UUID, now: float) -> None:
        """Put `person` on the list, or let them rest a little longer if they are on it."""
        first = self._asked.setdefault(person, now)
        self._due[person] = min(now + REST_S, first + LONGEST_S)

    def hurry(self, person: UUID, now: float) -> None:
        """Put `person` on the list for right after their page, and never later than they were to be."""
        self._asked.setdefault(person, now)
        self._due[person] = min(now + LOOKED_AT_REST_S, self._due.get(person, now + REST_S))

    def forget(self, person: UUID) -> None:
        """Take `person` off the list."""
        self._due.pop(person, None)
        self._asked.pop(person, None)

    def take(self, now: float) -> UUID | None:
        """Take off the list who is due and waits longest; None where nobody is due."""
        due = [person for person, at in self._due.items() if at <= now]
        if not due:
            return None
        longest = min(due, key=self._asked.__getitem__)
        self.forget(longest)
        return longest

    def rest_s(self, now: float) -> float | None:
        """Return how long until somebody is due; None where nobody waits."""
        return max(0.0, min(self._due.values()) - now) if self._due else None


class Desk:
    """One thread that works out one diary after the other.

    Parameters
    ----------
    work_out : callable
        Does the work for one person.
    """

    def __init__(self, work_out: Callable[[UUID], None]) -> None:
        self._work_out = work_out
        self._waiting = Waiting()
        self._changed = threading.Condition()
        self._worker: threading.Thread | None = None
        self._busy_with: UUID | None = None

    def ask(self, person: UUID) -> None:
        """Ask for the findings of `person`; asking twice is asking once."""
        with self._changed:
            self._waiting.ask(person, time.monotonic())
            self._begin()

    def hurry(self, person: UUID) -> None:
        """Ask for the findings of `person`, who is looking."""
        with self._changed:
            self._waiting.hurry(person, time.monotonic())
            self._begin()

    def _begin(self) -> None:
        if self._worker is None or not self._worker.is_alive():
            self._worker = threading.Thread(target=self._work, name="patterns", daemon=True)
            self._worker.start()
        self._changed.notify_all()

    def forget(self, person: UUID) -> None:
        """Work nothing out for `person` any more; returns when nothing of theirs is at hand."""
        with self._changed:
            self._waiting.forget(person)
            self._changed.wait_for(lambda: self._busy_with != person, timeout=FORGET_WITHIN_S)

    def _work(self) -> None:
        while True:
            person = self._next()
            try:
                self._work_out(person)
            except Exception as trouble:  # noqa: BLE001  # one diary's trouble must keep nothing from the others
                _log.warning("Findings were not worked out: %s", type(trouble).__name__)
            finally:
                self._done()

    def _next(self) -> UUID:
        with self._changed:
            while (person := self._waiting.take(time.monotonic())) is None:
                self._changed.wait(self._waiting.rest_s(time.monotonic()))
            self._busy_with = person
            return person

    def _done(self) -> None:
        with self._changed:
            self._busy_with = None
            self._changed.notify_all()


def _work_out(person: UUID) -> None:
    from django.db import connections

    from fodro.web.patterns.flows import work_out  # reads every slice; the desk is set up before they are

    try:
        work_out(person)
    finally:
        connections.close_all()  # of this thread alone


DESK = Desk(_work_out)
"""The one of this server."""


def ask(person: UUID) -> None:
    """Ask for the findings of `person`, whose records were written."""
    DESK.ask(person)


def hurry(person: UUID) -> None:
    """Ask for the findings of `person`, who is looking."""
    DESK.hurry(person)


def forget(person: UUID) -> None:
    """Work nothing out for `person` any more."""
    DESK.forget(person)
