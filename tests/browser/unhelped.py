"""A browser that nobody helps: no switch keeps its timers awake, and a tab behind another is really hidden.

The browser of the other tests has its background throttling turned off, and every tab is told it is seen.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from tests.browser.finding import find_browser

START_WITHIN_S = 30.0
SWITCHES = ("--headless=new", "--disable-gpu", "--no-first-run", "--mute-audio", "--remote-debugging-port=0")


@contextmanager
def unhelped(playwright: Playwright, profile: Path) -> Iterator[BrowserContext]:
    path = find_browser()
    if path is None:
        pytest.skip("no Chromium or Chrome on this machine")
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    command = [path, *SWITCHES, *sandbox, f"--user-data-dir={profile}", "about:blank"]
    browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        connected = playwright.chromium.connect_over_cdp(_address(profile), no_defaults=True)
        yield connected.contexts[0]
        connected.close()
    finally:
        browser.terminate()
        browser.wait(timeout=20)


def _address(profile: Path) -> str:
    """Where the browser listens; it writes that into its profile."""
    told, until = profile / "DevToolsActivePort", time.monotonic() + START_WITHIN_S
    while time.monotonic() < until:
        if told.exists() and len(lines := told.read_text().splitlines()) == 2:
            return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
        time.sleep(0.05)
    pytest.fail("the browser did not start")


def hide(context: BrowserContext, page: Page) -> None:
    """Put another tab in front of `page`."""
    other = context.new_page()
    other.bring_to_front()
    give_up = time.monotonic() + 5
    while page.evaluate("document.visibilityState") != "hidden":
        assert time.monotonic() < give_up, "the tab is still seen"
        time.sleep(0.1)


def slow_down(context: BrowserContext, page: Page, times: int) -> None:
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})
