"""Stop and ask in a real browser: one thumb, no script, small screens, a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.server.running import Running

pytestmark = pytest.mark.browser

ASK = "/safety/ask/?next=/safety/"
WIDER = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


def start(page: Page) -> None:
    page.goto("/welcome/")
    page.locator('form[action$="/start/"] button').click()
    expect(page.locator(".bar")).to_be_visible()


def tick(page: Page, slug: str, name: str = "yes") -> None:
    page.locator(f'input[name={name}][value="{slug}"]').check()


def go_on(page: Page) -> None:
    with page.expect_navigation():
        page.locator(".ask-go button").click()


def test_the_button_says_none_of_these_until_something_is_ticked(page: Page) -> None:
    start(page)
    page.goto(ASK)
    button = page.locator(".ask-go button")
    expect(button).to_have_text("None of these", use_inner_text=True)
    tick(page, "skin")
    expect(button).to_have_text("Continue", use_inner_text=True)


def test_the_button_is_under_the_thumb_from_the_start(page: Page) -> None:
    start(page)
    page.goto(ASK)
    expect(page.locator(".ask-go button")).to_be_in_viewport(ratio=1)


def test_a_line_is_so_or_not_sure_and_not_both(page: Page) -> None:
    start(page)
    page.goto(ASK)
    tick(page, "skin")
    tick(page, "skin", "unsure")
    expect(page.locator('input[name=yes][value="skin"]')).not_to_be_checked()


@pytest.fixture
def no_script(browser: Browser, server: Running) -> Iterator[Page]:
    context = browser.new_context(
        base_url=server.address, viewport=ViewportSize(width=390, height=844), java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def test_it_works_without_a_script(no_script: Page) -> None:
    page = no_script
    start(page)
    page.goto(ASK)
    tick(page, "skin")
    go_on(page)
    tick(page, "wound")
    page.locator('input[name="where:skin"][value="L.heel"]').check()
    go_on(page)
    go_on(page)
    expect(page.locator("h1")).to_have_text("About you")
    expect(page.get_by_text("Yes · Left heel · Today")).to_be_visible()


def test_it_is_answered_by_keyboard_alone(page: Page) -> None:
    start(page)
    page.goto(ASK)
    page.locator('input[name=yes][value="breathless"]').focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Help first")
    expect(page.get_by_role("link", name="Call 112")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_sound_for_a_screen_reader_and_on_a_small_phone(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 320, "height": 640})
    start(page)
    page.goto(ASK)
    look(page)
    tick(page, "skin")
    tick(page, "one-leg", "unsure")
    go_on(page)
    look(page)
    tick(page, "fungus")
    go_on(page)
    page.goto("/safety/ask/?again=about-you&next=/safety/")
    tick(page, "blood-thinner")
    look(page)
    go_on(page)
    page.goto("/safety/said/")
    look(page)
    page.goto("/safety/")
    look(page)


def look(page: Page) -> None:
    assert not page.evaluate(WIDER), page.url
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
