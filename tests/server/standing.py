"""Servers that stand for many tests: each test finds one that knows no one, without waiting for a start.

A start costs several seconds of processor. So a server that a test is done with is kept; before the next
test its database becomes what it was on the first day, and its photos go. One that was killed, hangs or
was given other files is thrown away instead.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.server.running import Running, answers, free_port, prepared, serving

DATABASE = "fodro.sqlite3"
MANIFEST = Path("static") / "staticfiles.json"


@dataclass
class Standing:
    """One server on a folder of its own; it can be killed and started again, always at the same address."""

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="fodro-standing-")))
    port: int = field(default_factory=free_port)
    running: Running | None = None
    stack: ExitStack = field(default_factory=ExitStack)

    def start(self) -> Running:
        self.running = self.stack.enter_context(serving(self.folder, port=self.port))
        return self.running

    def kill(self) -> None:
        if self.running is not None:
            self.running.kill()
        self.stack.close()
        self.running = None

    def is_fit(self) -> bool:
        """Whether it answers, from the same static files as on the first day."""
        same_files = (self.folder / MANIFEST).read_bytes() == (prepared() / MANIFEST).read_bytes()
        return self.running is not None and same_files and answers(self.port)

    def forget_everyone(self) -> None:
        """Make the database what it was on the first day, under the running server."""
        with (
            closing(sqlite3.connect(prepared() / DATABASE)) as first_day,
            closing(sqlite3.connect(self.folder / DATABASE, timeout=20)) as now,
        ):
            first_day.backup(now)
        for left in ("photos", "shared", "bringing-in"):
            shutil.rmtree(self.folder / left, ignore_errors=True)

    def throw_away(self) -> None:
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


@dataclass
class Stand:
    """All standing servers of this run that no test has at the moment."""

    free: list[Standing] = field(default_factory=list)

    def lend(self) -> Standing:
        """Return a running server that knows no one, for one test alone."""
        while self.free:
            server = self.free.pop()
            if server.is_fit():
                server.forget_everyone()
                return server
            server.throw_away()
        fresh = Standing()
        fresh.start()
        return fresh

    def take_back(self, server: Standing) -> None:
        self.free.append(server)

    def close(self) -> None:
        while self.free:
            self.free.pop().throw_away()


STAND = Stand()
