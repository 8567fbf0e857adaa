"""A real browser against the real server."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from tests.browser.devices import Household, device
from tests.browser.finding import find_browser
from tests.browser.sizes import PHONE
from tests.server.running import Running
from tests.server.standing import STAND, Stand

SOONER_OR_LATER_MS = 15_000
"""What is expected may take a while on a busy machine; what does not come fails all the same."""
expect.set_options(timeout=SOONER_OR_LATER_MS)
REFUSED = "Failed to load resource: the server responded with a status of 422 (Unprocessable Entity)"
NO_NETWORK = "Failed to load resource: net::ERR_INTERNET_DISCONNECTED"
"""Said where a test marked ``cut_off`` takes the network away, if the page then asks for its server."""


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        pytest.skip("no Chromium or Chrome on this machine")
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    chromium = playwright.chromium.launch(executable_path=path, args=[*sandbox, "--disable-gpu"])
    yield chromium
    chromium.close()


@pytest.fixture(scope="session", autouse=True)
def stand() -> Iterator[Stand]:
    yield STAND
    STAND.close()


@pytest.fixture
def server(stand: Stand, browser: Browser) -> Iterator[Running]:
    """A server that knows no one; whatever a test leaves open in the browser is closed before the next."""
    standing = stand.lend()
    assert standing.running is not None
    yield standing.running
    for left in browser.contexts:
        left.close()
    stand.take_back(standing)


@pytest.fixture
def context(browser: Browser, server: Running, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A phone; a test marked ``online`` spares it the rooms that open without a server."""
    made = browser.new_context(
        base_url=server.address,
        viewport=PHONE,
        locale="en-GB",
        timezone_id="Europe/Copenhagen",
        reduced_motion="reduce",
        service_workers="block" if request.node.get_closest_marker("online") else "allow",
    )
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Page]:
    page, troubles = context.new_page(), []
    expected = {REFUSED, NO_NETWORK} if request.node.get_closest_marker("cut_off") else {REFUSED}
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    yield page
    assert [trouble for trouble in troubles if trouble not in expected] == []


@pytest.fixture
def household(tmp_path: Path) -> Iterator[Household]:
    """A server of a test's own, that can be killed and started again."""
    home = Household(tmp_path)
    home.start()
    yield home
    home.stack.close()


@pytest.fixture
def phone(playwright: Playwright, household: Household, tmp_path: Path) -> Iterator[BrowserContext]:
    """A phone that keeps what it has when it is opened again."""
    with device(playwright, household, tmp_path / "phone") as context:
        yield context
