"""Nothing of what is asked before a massage is so."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

ASKED = "form.ask:visible .ask-go button"


def none_of_these(page: Page) -> None:
    """Go through the screens that ask before a massage with their one large button, as far as the plan."""
    while "/safety/ask/" in page.url:
        shown = page.locator("form.ask input[name=shown]").first.get_attribute("value")
        page.locator(ASKED).click()
        expect(page.locator(f'form.ask input[name=shown][value="{shown}"]')).to_have_count(0)
    expect(page).to_have_url(re.compile("/massage/"))


def none_of_these_offline(page: Page) -> None:
    """The same on the page that a device has by itself."""
    while page.locator(ASKED).count():
        group = page.locator("form.ask").get_attribute("data-group")
        page.locator(ASKED).click()
        expect(page.locator(f'form.ask[data-group="{group}"]:visible')).to_have_count(0)
