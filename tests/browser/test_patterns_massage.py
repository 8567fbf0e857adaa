"""Massage in Patterns in hand: from the card to its page, to a rest, and without JavaScript."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.seeing import problems, unfit_for_a_phone
from tests.browser.sizes import PHONE
from tests.browser.walking import look_around
from tests.server.running import Running

pytestmark = [pytest.mark.browser, pytest.mark.online]

CARD = 'section.card:has(a[href="/patterns/massage/"])'


@pytest.fixture(params=["en-GB", "da-DK"])
def guest(request: pytest.FixtureRequest, browser: Browser, server: Running) -> Iterator[Page]:
    """Someone with a simulated diary: many massages, and a few rests."""
    context = browser.new_context(
        base_url=server.address, viewport=PHONE, locale=request.param, reduced_motion="reduce",
        service_workers="block",
    )  # fmt: skip
    page = context.new_page()
    look_around(page)
    page.goto("/patterns/")
    expect(page.locator(CARD)).to_be_visible()
    yield page
    context.close()


def test_the_card_opens_to_a_page_that_is_for_everyone_and_leads_to_a_rest(guest: Page) -> None:
    told = guest.locator(f"{CARD} .lead").inner_text()
    guest.locator(f'{CARD} a[href="/patterns/massage/"]').click()
    expect(guest.get_by_role("heading", level=1)).to_have_text("Massage")
    expect(guest.locator("#right-after + div .lead")).to_have_text(told)
    for folded in guest.locator("main details").all():
        folded.locator("summary").click()
        expect(folded.locator("table")).to_be_visible()
    assert problems(guest) + unfit_for_a_phone(guest) == []
    guest.locator('a[href="/massage/rest/"]').click()
    expect(guest).to_have_url(re.compile(r"/massage/rest/$"))


def test_without_javascript_all_of_it_is_there(guest: Page, browser: Browser, server: Running) -> None:
    guest.goto("/patterns/massage/")
    sentences = guest.locator("main .lead").all_inner_texts()
    drawn = guest.locator("main svg[role=img]").count()
    plain = browser.new_context(
        base_url=server.address,
        java_script_enabled=False,
        storage_state=guest.context.storage_state(),
        locale=guest.evaluate("navigator.language"),
    )
    try:
        page = plain.new_page()
        page.goto("/patterns/massage/")
        assert page.locator("main .lead").all_inner_texts() == sentences
        assert page.locator("main svg[role=img]").count() == drawn >= 4
        page.locator("main summary").first.click()
        expect(page.locator("main table").first).to_be_visible()
    finally:
        plain.close()
