"""A server and a phone whose clocks a test moves together, days ahead."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from fodro.domain.drawing import drawn
from fodro.domain.experiments import Allotment, Design
from tests.browser.clocks import CLOCK, moment
from tests.browser.devices import at_hand
from tests.browser.sizes import PHONE
from tests.server.running import Running, serving

MOVED = Path(__file__).resolve().parents[1] / "server" / "moved"


@dataclass
class Moved:
    """One phone, one server, and one clock for both."""

    file: Path
    server: Running
    context: BrowserContext
    page: Page

    def to(self, clock: str, day: date) -> Moved:
        """Move both clocks; what is opened next sees them."""
        then = moment(clock, day.isoformat())
        self.file.write_text(str(then / 1000 - datetime.now(tz=UTC).timestamp()), encoding="utf-8")
        self.page.add_init_script(f"setClock({then});")
        return self

    def open(self, path: str) -> Page:
        self.page.goto(path)
        if "/welcome/" in self.page.url:
            self.page.get_by_role("button", name="Start my diary").click()
            self.page.wait_for_url("**/")
            self.page.goto(path)
        at_hand(self.page)
        return self.page

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the database on the server says."""
        address = f"file:{self.server.folder / 'fodro.sqlite3'}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as database:
            return database.execute(query).fetchall()

    def draw(self) -> tuple[Allotment, ...]:
        """What each day of the only experiment was drawn to be: its seed says so."""
        ((design, start, days, seed),) = self.rows("SELECT design, start, n_days, seed FROM trials_trial")
        return drawn(Design(design), date.fromisoformat(start), days, seed=seed)


@contextmanager
def moved(browser: Browser, folder: Path, patch: pytest.MonkeyPatch) -> Iterator[Moved]:
    file = folder / "moved"
    file.write_text("0", encoding="utf-8")
    patch.setenv("FODRO_MOVED", str(file))
    patch.setenv(
        "PYTHONPATH", os.pathsep.join([str(MOVED), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    )
    with serving(folder / "home") as server:
        context = browser.new_context(
            base_url=server.address,
            viewport=PHONE,
            locale="en-GB",
            timezone_id="Europe/Copenhagen",
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.add_init_script(CLOCK % 0)
        yield Moved(file, server, context, page)
        context.close()
