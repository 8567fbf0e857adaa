"""The report room in a real browser: the page follows what is chosen, and everyone can read it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.seeing import problems, unfit_for_a_phone
from tests.browser.sizes import PHONE
from tests.browser.walking import look_around
from tests.server.running import Running

pytestmark = pytest.mark.browser
KINDS = ("report", "work-note", "week-card")


def opened(page: Page, kind: str = "report") -> None:
    look_around(page)
    page.goto(f"/report/?kind={kind}")


def test_the_page_follows_what_is_chosen_without_a_button(page: Page) -> None:
    opened(page)
    leaf = page.locator(".leaf")
    expect(leaf).to_contain_text("What was tried")
    page.get_by_label("What was tried").uncheck()
    expect(leaf).not_to_contain_text("What was tried")
    page.get_by_label("The main thing, in your own words").fill("My <b>heels</b> burn")
    expect(leaf).to_contain_text("“My <b>heels</b> burn”")
    page.reload()
    expect(page.locator(".leaf")).to_contain_text("“My <b>heels</b> burn”")
    expect(page.locator(".leaf")).not_to_contain_text("What was tried")


def test_days_are_asked_for_only_where_they_count_and_a_wrong_order_is_said(page: Page) -> None:
    opened(page)
    since = page.get_by_label("From", exact=True)
    expect(since).to_be_hidden()
    page.get_by_label("From and to").check()
    since.fill("2026-03-01")
    page.get_by_label("To", exact=True).fill("2026-02-01")
    expect(page.locator(".report-leaf")).to_contain_text("needs a look")
    expect(page.locator(".leaf")).to_have_count(0)


def test_what_is_downloaded_is_what_was_looked_at(page: Page) -> None:
    opened(page)
    page.get_by_label("Name", exact=True).fill("Somebody")
    expect(page.locator(".leaf-whose")).to_have_text("Somebody")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as PDF").click()
    with pikepdf.open(BytesIO(Path(download.value.path()).read_bytes())) as made:
        assert "/StructTreeRoot" in made.Root


@pytest.mark.parametrize("language", ["en-GB", "da-DK"])
def test_every_kind_of_page_can_be_seen_read_and_tapped(
    browser: Browser, server: Running, language: str
) -> None:
    context = browser.new_context(
        base_url=server.address, viewport=PHONE, locale=language, service_workers="block"
    )
    page, found = context.new_page(), []
    look_around(page)
    for kind in KINDS:
        page.goto(f"/report/?kind={kind}")
        found += problems(page) + unfit_for_a_phone(page)
    context.close()
    assert found == []


def test_without_javascript_the_form_does_it(browser: Browser, server: Running) -> None:
    context = browser.new_context(
        base_url=server.address, viewport=PHONE, locale="en-GB", java_script_enabled=False
    )
    page = context.new_page()
    opened(page)
    page.get_by_label("Shoes").uncheck(force=True)
    page.get_by_role("button", name="Show the page").click()
    expect(page).to_have_url(f"{server.address}/report/?kind=report#page")
    expect(page.locator(".leaf")).not_to_contain_text("Shoes")
    context.close()
