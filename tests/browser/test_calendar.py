"""The calendar in hand: looked at, ticked, set right and undone, with and without JavaScript."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.seeing import problems, unfit_for_a_phone
from tests.browser.sizes import PHONE
from tests.browser.walking import look_around
from tests.server.running import Running

pytestmark = pytest.mark.browser
PAGES = ["", "year/", "search/", "search/?level=5", "select/"]


@pytest.fixture
def visitor(context: BrowserContext, page: Page) -> Page:
    """Someone who looks around in the simulated diary."""
    look_around(page)
    return page


def last_days(page: Page, count: int) -> list[str]:
    """Return the last noted days of the month, the latest first."""
    page.goto("/calendar/")
    if page.locator("a.cell:has(.disc[data-pain])").count() < count:
        page.locator('a.turn[rel="prev"]').click()
    rated = page.locator("a.cell:has(.disc[data-pain])")
    return [str(link.get_attribute("href"))[-10:] for link in reversed(rated.all()[-count:])]


@pytest.fixture(params=["en-GB", "da-DK"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def someone(browser: Browser, server: Running, language: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=server.address, viewport=PHONE, locale=language, reduced_motion="reduce"
    )
    page = context.new_page()
    look_around(page)
    yield page
    context.close()


def test_axe_finds_nothing_in_the_calendar(someone: Page) -> None:
    found: list[str] = []
    (day,) = last_days(someone, 1)
    for path in [*PAGES, f"day/?day={day}", *(f"fix/?day={day}{what}" for what in ("", "&what=stress"))]:
        someone.goto(f"/calendar/{path}")
        for folded in someone.locator("details:visible").all()[:3]:
            folded.locator("summary").first.click()
        found += problems(someone)
    assert found == []


def test_nothing_is_too_wide_and_every_target_is_large_enough(visitor: Page) -> None:
    (day,) = last_days(visitor, 1)
    paths = [f"/calendar/{path}" for path in [*PAGES, f"day/?day={day}", f"fix/?day={day}", "search/?q=e"]]
    found: list[str] = []
    for path in paths:
        visitor.goto(path)
        found += unfit_for_a_phone(visitor)
    assert found == []


def test_a_day_of_the_month_can_be_hit_and_read(visitor: Page) -> None:
    (day,) = last_days(visitor, 1)
    cell = visitor.locator(f'a.cell[href$="{day}"]')
    box = cell.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    name = cell.evaluate("(cell) => cell.lastElementChild.textContent")
    assert re.search(r"^\w+ \d+ \w+: [\d.]+, \w+", name), name
    cell.click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text(name.partition(":")[0])


def test_days_are_ticked_set_right_and_undone(visitor: Page) -> None:
    days = last_days(visitor, 3)
    visitor.goto(f"/calendar/select/?month={days[0][:7]}")
    go = visitor.locator('[data-do="go"]')
    expect(go).to_be_disabled()
    for n, day in enumerate(days, start=1):
        visitor.locator(f'input[value="{day}"]').focus()
        visitor.keyboard.press("Space")
        expect(go).to_have_text(f"Go on with {n} day{'s' if n > 1 else ''}")
    go.click()
    fold = visitor.get_by_role("button", name="Day off", exact=True)
    if not fold.is_visible():
        visitor.locator("details", has=fold).locator("summary").click()
    fold.click()
    visitor.locator(".chip", has_text="yes").click()
    visitor.get_by_role("button", name="Show what will change").click()
    expect(visitor.locator(".lead")).to_contain_text("Day off → yes")
    told = str(visitor.locator(".lead").text_content())
    visitor.get_by_role("button", name="Save").click()
    expect(visitor.locator(".undo")).to_contain_text(re.findall(r"\d+ days?", told)[0])
    visitor.get_by_role("button", name="Undo").click()
    expect(visitor.locator(".toast", has_text="Undone.")).to_be_visible()


def test_shift_ticks_a_whole_run_of_days(visitor: Page) -> None:
    visitor.goto("/calendar/select/?month=2020-02")
    boxes = visitor.locator('input[name="day"]')
    boxes.nth(2).click()
    boxes.nth(8).click(modifiers=["Shift"])
    expect(visitor.locator('[data-do="go"]')).to_have_text("Go on with 7 days")


def test_without_javascript_everything_of_the_calendar_works(context: BrowserContext, visitor: Page) -> None:
    (day,) = last_days(visitor, 1)
    browser = context.browser
    assert browser is not None
    plain = browser.new_context(
        base_url=visitor.url, java_script_enabled=False, locale="en-GB", storage_state=context.storage_state()
    )
    try:
        page = plain.new_page()
        page.goto(f"/calendar/select/?month={day[:7]}")
        page.locator(f'input[value="{day}"]').check()
        page.get_by_role("button", name="Go on with these days").click()
        page.goto(f"{page.url}&what=stress")
        page.get_by_role("spinbutton").fill("7")
        page.get_by_role("button", name="Show what will change").click()
        page.get_by_role("button", name="Save").click()
        page.goto(f"/calendar/day/?day={day}")
        stress = page.locator(".facts li", has=page.locator("summary", has_text="Stress"))
        expect(stress).to_contain_text("7")
        stress.locator("summary").click()
        stress.get_by_role("button", name="Take away").click()
        expect(page.locator(".undo")).to_contain_text("Taken away.")
        page.get_by_role("button", name="Undo").click()
        expect(page.locator(".facts summary", has_text="Stress")).to_contain_text("7")
    finally:
        plain.close()
