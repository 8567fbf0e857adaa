"""Patterns in hand: refreshed after a check-in, opened, and read without JavaScript."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.seeing import problems, unfit_for_a_phone
from tests.browser.sizes import PHONE
from tests.browser.walking import look_around
from tests.server.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.online]

SOON_MS = 6_000
"""Two seconds are the aim (benchmarks/web.py measures them); a busy machine may take longer."""


@pytest.fixture(params=["en-GB", "da-DK"])
def guest(request: pytest.FixtureRequest, browser: Browser, server: Running) -> Iterator[Page]:
    """Someone with a simulated diary whose findings are there."""
    context = browser.new_context(
        base_url=server.address, viewport=PHONE, locale=request.param, reduced_motion="reduce",
        service_workers="block",
    )  # fmt: skip
    page = context.new_page()
    look_around(page)
    page.goto("/patterns/")
    expect(page.locator(".finding").first).to_be_visible()
    yield page
    context.close()


def test_a_checkin_is_among_the_patterns_soon_without_a_reload(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Start my diary").click()
    page.goto("/patterns/")
    expect(page.get_by_text("Nothing to see yet")).to_be_visible()
    page.goto("/checkin/?place=L.sole.heel")
    page.locator(".spot .slider").fill("6")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/")
    page.goto("/patterns/")
    expect(page.get_by_role("heading", name="The first answers")).to_be_visible(timeout=SOON_MS)
    expect(page.locator(".page-head")).to_contain_text("1 day", timeout=SOON_MS)
    expect(page.locator("[hx-get]")).to_have_count(0)


def test_axe_finds_nothing_and_everything_fits_a_phone(guest: Page) -> None:
    links = guest.locator(".open").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    assert any("/with/" in link for link in links)
    found: list[str] = []
    for path in ["/patterns/", *dict.fromkeys(links)]:
        guest.goto(path)
        for folded in guest.locator("details:visible").all():
            folded.locator("summary").first.click()
        found += problems(guest) + unfit_for_a_phone(guest)
    assert found == []


def test_the_latest_days_are_in_sight_and_lead_to_their_page(guest: Page) -> None:
    last = guest.locator(".week a").last
    last.scroll_into_view_if_needed()
    assert guest.evaluate("window.scrollX") == 0
    expect(last).to_be_in_viewport(ratio=1)
    box = last.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    last.click()
    expect(guest).to_have_url(re.compile(r"/calendar/day/\?day=\d{4}-\d\d-\d\d"))


def test_a_finding_is_opened_and_its_days_lead_to_theirs(guest: Page) -> None:
    heading = guest.locator(".finding h3").first.inner_text()
    guest.locator(".finding .open").first.click()
    expect(guest.get_by_role("heading", level=1)).to_have_text(heading)
    assert guest.locator("figure svg").count() >= 2
    guest.locator(".day-rows a").first.click()
    expect(guest).to_have_url(re.compile(r"/calendar/day/\?day="))


def test_without_javascript_the_findings_come_and_open(
    context: BrowserContext, guest: Page, server: Running
) -> None:
    browser = context.browser
    assert browser is not None
    plain = browser.new_context(
        base_url=server.address, java_script_enabled=False, storage_state=guest.context.storage_state()
    )
    try:
        page = plain.new_page()
        page.goto("/patterns/")
        expect(page.locator(".finding").first).to_be_visible()
        page.locator(".finding .open").first.click()
        page.locator("details summary").first.click()
        expect(page.locator("details table").first).to_be_visible()
        expect(page.locator(".day-rows a").first).to_be_visible()
    finally:
        plain.close()
