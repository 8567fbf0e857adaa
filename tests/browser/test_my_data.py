"""My data in a real browser: taken away, brought back, erased from this device too, and fit to be seen."""

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from fodro.exchange.diary_folder import read_diary
from tests.browser.seeing import problems, unfit_for_a_phone
from tests.browser.sizes import PHONE
from tests.server.running import Running

pytestmark = pytest.mark.browser


def begin(page: Page) -> None:
    page.goto("/welcome/")
    page.locator('form[action$="start/"] button').click()
    expect(page.locator(".bar")).to_be_visible()


def downloaded(page: Page, folder: Path) -> Path:
    page.goto("/more/data/")
    with page.expect_download() as begun:
        page.locator(".safe-copy button").first.click()
    path = folder / begun.value.suggested_filename
    begun.value.save_as(path)
    return path


@pytest.mark.online
def test_a_diary_is_taken_away_erased_and_brought_back(page: Page, tmp_path: Path) -> None:
    begin(page)
    page.goto("/day/")
    page.locator('[name="standing_hours"]').fill("7.5")
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    page.goto("/more/data/")
    expect(page.locator(".copy-when")).to_have_text("None yet")
    archive = downloaded(page, tmp_path)
    with zipfile.ZipFile(archive) as opened:
        assert {"manifest.json", "README.txt", "entries.ndjson"} <= set(opened.namelist())
    assert list(read_diary(archive).factors.values()) == [{"standing_hours": 7.5}]
    page.goto("/more/data/")
    expect(page.locator(".copy-when")).to_have_text("Today")
    page.get_by_role("link", name="Erase my diary").click()
    page.get_by_role("button", name="Erase my diary").click()
    expect(page.get_by_text("Nothing was erased")).to_be_visible()
    page.get_by_label("I am sure: erase everything").check()
    page.get_by_role("button", name="Erase my diary").click()
    expect(page.get_by_role("status").filter(has_text="Your diary is erased")).to_be_visible()
    begin(page)
    page.goto("/more/data/")
    expect(page.get_by_text("Nothing is noted yet")).to_be_visible()
    page.get_by_role("link", name="Bring something in").click()
    page.locator('input[type="file"]').set_input_files(archive)
    page.get_by_role("button", name=re.compile("^Bring in")).click()
    expect(page.get_by_role("heading", name="Brought in")).to_be_visible()
    page.goto("/more/data/")
    expect(page.locator(".kept dd").first).to_have_text("1")


@pytest.mark.parametrize("language", ["en-GB", "da-DK"])
def test_both_pages_can_be_seen_read_and_tapped(browser: Browser, server: Running, language: str) -> None:
    context = browser.new_context(
        base_url=server.address,
        viewport=PHONE,
        locale=language,
        service_workers="block",
        reduced_motion="reduce",
    )
    page = context.new_page()
    begin(page)
    found = []
    for path in ("/more/data/", "/more/data/erase/", "/more/", "/welcome/?erased=yes"):
        page.goto(path)
        found += problems(page) + unfit_for_a_phone(page)
    page.goto("/more/data/erase/")
    page.locator(".sure .button").first.click()
    found += problems(page)
    context.close()
    assert found == []


def test_without_javascript_everything_can_be_taken_away_and_erased(
    browser: Browser, server: Running
) -> None:
    context = browser.new_context(base_url=server.address, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    begin(page)
    page.goto("/more/data/")
    with page.expect_download() as begun:
        page.locator(".safe-copy button").nth(1).click()
    assert begun.value.suggested_filename.startswith("fodro-tables-")
    page.goto("/more/data/")
    page.get_by_role("link", name="Erase my diary").click()
    page.get_by_label("I am sure: erase everything").check()
    page.get_by_role("button", name="Erase my diary").click()
    expect(page.get_by_text("Your diary is erased")).to_be_visible()
    context.close()
