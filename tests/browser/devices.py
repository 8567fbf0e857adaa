"""A device that keeps its own notes: a browser with a profile on disk, and the server coming and going."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from tests.browser.finding import find_browser
from tests.browser.sizes import PHONE
from tests.server.running import Running
from tests.server.standing import STAND, Standing

STORE = """
async () => {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const [address] = loaded.filter((name) => /sync\\/store\\.[^/]*js$/.test(name));
  const { open } = await import(address);
  window.store = await open();
}
"""
KEEP = """
async ([key, intensity, day]) => {
  const spots = [{ region: "heel", side: "L", view: "sole", intensity, qualities: [] }];
  const at = `${day}T12:00:00+01:00`;
  const body = { at, zone: "Europe/Copenhagen", day, part: "midday", spots, moves: false, note: key };
  await window.store.keep("checkin", key, body);
}
"""


class Household:
    """One server that can be ended and started again, always at the same address."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path()
        self.lent: Standing | None = None
        self.stack = ExitStack()

    def start(self) -> Running:
        """Begin with a server that knows no one; a household that had one goes on with its own."""
        if self.lent is not None:
            return self.lent.start()
        self.lent = STAND.lend()
        self.stack.callback(STAND.take_back, self.lent)
        self.folder = self.lent.folder
        assert self.lent.running is not None
        return self.lent.running

    def kill(self) -> None:
        assert self.lent is not None
        self.lent.kill()

    @property
    def running(self) -> Running | None:
        return self.lent.running if self.lent is not None else None

    @property
    def address(self) -> str:
        assert self.lent is not None
        return f"http://127.0.0.1:{self.lent.port}"


@contextmanager
def device(playwright: Playwright, household: Household, profile: Path) -> Iterator[BrowserContext]:
    path = find_browser()
    if path is None:
        pytest.skip("no Chromium or Chrome on this machine")
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=path,
        args=[*sandbox, "--disable-gpu"],
        base_url=household.address,
        viewport=PHONE,
        locale="en-GB",
        timezone_id="Europe/Copenhagen",
        reduced_motion="reduce",
    )
    yield context
    for page in context.pages:
        page.unroute_all(behavior="ignoreErrors")
    context.close()


def opened(context: BrowserContext, address: str = "/") -> Page:
    """A page of the diary with its store at hand as ``store``."""
    page = context.new_page()
    page.goto(address)
    if "/welcome/" in page.url:
        page.get_by_role("button", name="Start my diary").click()
        page.wait_for_url("**/")
    at_hand(page)
    return page


def at_hand(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.evaluate(STORE)


def keep(page: Page, key: str, intensity: int, day: str = "2026-11-20") -> None:
    page.evaluate(KEEP, [key, intensity, day])


def waiting(page: Page) -> int:
    count: int = page.evaluate("store.countWaiting()")
    return count


def in_step(page: Page) -> None:
    """Wait until nothing waits."""
    page.evaluate('document.dispatchEvent(new CustomEvent("kept"))')
    until(page, "(await store.countWaiting()) === 0")


def until(page: Page, condition: str, within_s: float = 60) -> None:
    """Wait until a JavaScript `condition`, which may await, holds on the page."""
    give_up = time.monotonic() + within_s
    while not page.evaluate(f"async () => ({condition})"):
        assert time.monotonic() < give_up, f"still not: {condition}"
        page.wait_for_timeout(50)


def notes(page: Page) -> dict[str, int]:
    """What this device holds: the note of each check-in and its intensity."""
    records: list[dict[str, Any]] = page.evaluate('store.ofKind("checkin")')
    return {record["body"]["note"]: record["body"]["spots"][0]["intensity"] for record in records}
