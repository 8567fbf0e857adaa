"""axe finds nothing: every page, both languages, both themes, phone and desktop."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE
from tests.server.running import Running

pytestmark = pytest.mark.browser
DESKTOP = {"width": 1280, "height": 800}
PAGES = [
    "/day/",
    "/",
    "/checkin/",
    "/checkin/?place=L.sole.heel&place=R.top.hallux",
    "/massage/?minutes=10",
    "/patterns/",
    "/more/",
]


@pytest.fixture(params=["en-GB", "da-DK"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def visits(browser: Browser, server: Running, language: str, theme: str) -> Iterator[list[Page]]:
    contexts = [
        browser.new_context(
            base_url=server.address,
            viewport=size,
            locale=language,
            color_scheme=theme,
            reduced_motion="reduce",
        )
        for size in (PHONE, DESKTOP)
    ]
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


def problems(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{page.url}: {v['id']}: {v['nodes'][0]['html'][:160]}" for v in found]


def test_axe_finds_nothing_on_any_page(visits: list[Page]) -> None:
    found: list[str] = []
    for page in visits:
        page.goto("/welcome/")
        found += problems(page)
        page.locator('form[action$="look-around/"] button').click()
        expect(page.locator(".bar")).to_be_visible()
        for path in PAGES:
            page.goto(path)
            found += problems(page)
        found += problems_in_a_massage(page)
    assert found == []


def problems_in_a_massage(page: Page) -> list[str]:
    page.goto("/massage/")
    page.locator(".go button").click()
    expect(page.locator('[data-do="start"]')).to_be_visible()
    found = problems(page)
    page.locator('[data-do="start"]').click()
    found += problems(page)
    page.locator('[data-do="end"]').click()
    return found + problems(page)


@pytest.mark.parametrize("path", ["/", "/checkin/", "/massage/", "/patterns/", "/more/"])
def test_nothing_is_wider_than_a_small_phone(browser: Browser, server: Running, path: str) -> None:
    context = browser.new_context(
        base_url=server.address, viewport={"width": 320, "height": 640}, locale="da-DK"
    )
    page = context.new_page()
    page.goto("/welcome/")
    page.locator('form[action$="look-around/"] button').click()
    expect(page.locator(".bar")).to_be_visible()
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_every_target_is_large_enough_for_a_thumb(browser: Browser, server: Running) -> None:
    context = browser.new_context(base_url=server.address, viewport=PHONE, locale="da-DK")
    page = context.new_page()
    page.goto("/welcome/")
    page.locator('form[action$="look-around/"] button').click()
    expect(page.locator(".bar")).to_be_visible()
    small: list[str] = []
    for path in ("/", "/checkin/?place=L.sole.heel", "/massage/", "/more/"):
        page.goto(path)
        small += page.evaluate(SMALL_TARGETS)
    context.close()
    assert small == []


TARGETS = "button, .button, .bar a, summary, .segments label, .chip"
SMALL_TARGETS = f"""() => [...document.querySelectorAll("{TARGETS}")]
  .filter((e) => e.checkVisibility())
  .map((e) => [e.textContent.trim(), e.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 44)
  .map(([text, box]) => `${{text}}: ${{Math.round(box.width)}} x ${{Math.round(box.height)}}`)"""
