"""axe finds nothing: every page, both languages, both themes, phone and desktop."""

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.conftest import PHONE
from tests.server.running import Running

pytestmark = pytest.mark.browser
Theme = Literal["light", "dark"]
DESKTOP = ViewportSize(width=1280, height=800)
PAGES = [
    "/day/",
    "/",
    "/checkin/",
    "/checkin/?place=L.sole.heel&place=R.top.hallux",
    "/massage/?minutes=10",
    "/patterns/",
    "/more/",
    "/day/own/",
    "/shift/",
    "/shift/new/",
    "/first-steps/",
    "/first-steps/morning/",
    "/shoes/",
    "/shoes/new/",
    "/photos/",
    "/photos/new/",
    "/signs/",
    "/signs/swelling/",
    "/signs/change/",
    "/calendar/",
    "/calendar/year/",
    "/calendar/day/",
    "/calendar/search/",
    "/calendar/select/",
    "/reminders/",
    "/attention/",
    "/away/",
]


@pytest.fixture(params=["en-GB", "da-DK"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return "dark" if request.param == "dark" else "light"


@pytest.fixture
def visits(browser: Browser, server: Running, language: str, theme: Theme) -> Iterator[list[Page]]:
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


ROOMS = [
    "/",
    "/day/",
    "/checkin/?place=L.sole.heel",
    "/massage/",
    "/patterns/",
    "/more/",
    "/shift/",
    "/first-steps/",
    "/shoes/",
    "/shoes/new/",
    "/photos/",
    "/signs/",
    "/signs/swelling/",
    "/signs/change/",
    "/calendar/",
    "/calendar/day/",
    "/calendar/search/",
    "/calendar/select/",
    "/reminders/",
    "/attention/",
]


@pytest.fixture
def visitor(browser: Browser, server: Running) -> Iterator[Page]:
    context = browser.new_context(
        base_url=server.address, viewport=PHONE, locale="da-DK", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto("/welcome/")
    page.locator('form[action$="look-around/"] button').click()
    expect(page.locator(".bar")).to_be_visible()
    yield page
    context.close()


def test_nothing_is_wider_than_a_small_phone(visitor: Page) -> None:
    visitor.set_viewport_size({"width": 320, "height": 640})
    too_wide = [path for path in ROOMS if width_of(visitor, path) > 320]
    assert too_wide == []


def test_nothing_is_wider_than_the_phone_with_text_twice_as_large(visitor: Page) -> None:
    too_wide = [path for path in ROOMS if width_of(visitor, path, text_px=32) > PHONE["width"]]
    assert too_wide == []


def width_of(page: Page, path: str, *, text_px: int = 16) -> int:
    page.goto(path)
    enlarge(page, text_px)
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width


def enlarge(page: Page, text_px: int) -> None:
    page.evaluate("(px) => { document.documentElement.style.fontSize = `${px}px`; }", text_px)


@pytest.mark.parametrize("place", ["L.sole.heel", "R.sole.hallux"])
@pytest.mark.parametrize(("height", "text_px"), [(640, 16), (844, 32)])
def test_a_tapped_place_and_save_stay_in_sight(visitor: Page, place: str, height: int, text_px: int) -> None:
    visitor.set_viewport_size({"width": 360, "height": height})
    visitor.goto("/checkin/")
    enlarge(visitor, text_px)
    visitor.locator(f'[data-place="{place}"]').click()
    save = visitor.locator("button.save")
    expect(save).to_be_in_viewport(ratio=1)
    region = visitor.locator(f'[data-place="{place}"]').bounding_box()
    sheet = visitor.locator(".places").bounding_box()
    assert region is not None
    assert sheet is not None
    assert region["y"] + region["height"] <= sheet["y"] + 1


@pytest.mark.parametrize(
    ("size", "text_px"),
    [
        (PHONE, 16),
        (PHONE, 32),
        (ViewportSize(width=360, height=640), 16),
        (ViewportSize(width=844, height=390), 16),
    ],
)
def test_the_player_shows_foot_clock_and_controls_at_every_size(
    visitor: Page, size: ViewportSize, text_px: int
) -> None:
    visitor.set_viewport_size(size)
    visitor.goto("/massage/")
    visitor.locator(".go button").click()
    expect(visitor.locator('[data-do="start"]')).to_be_visible()
    enlarge(visitor, text_px)
    visitor.locator('[data-do="start"]').click()
    stages = set()
    for _ in range(4):
        foot = visitor.locator(".player-foot[data-on]").bounding_box()
        assert foot is not None
        assert foot["height"] > 110
        expect(visitor.locator(".countdown")).to_be_in_viewport(ratio=1)
        assert visitor.evaluate(CLOCK_ON_WORDS) is False, "the clock lies over the words"
        for order in ("back", "pause-button", "skip", "voice", "end"):
            expect(visitor.locator(f'[data-do="{order}"]')).to_be_in_viewport(ratio=1)
        assert visitor.evaluate("document.documentElement.scrollWidth") <= size["width"]
        stages.add(str(visitor.locator(".stage").bounding_box()))
        visitor.locator('[data-do="skip"]').click()
    assert len(stages) == 1, "the foot stays where it is from step to step"


CLOCK_ON_WORDS = """() => {
  const clock = document.querySelector(".clock-row").getBoundingClientRect();
  return [...document.querySelectorAll(".now-names p, .step-words p")].some((words) => {
    const box = words.getBoundingClientRect();
    return box.left < clock.right && clock.left < box.right
      && box.top < clock.bottom && clock.top < box.bottom;
  });
}"""


def test_every_target_is_large_enough_for_a_thumb(visitor: Page) -> None:
    small: list[str] = []
    for path in ROOMS:
        visitor.goto(path)
        small += visitor.evaluate(SMALL_TARGETS)
    assert small == []


TARGETS = "button, .button, .bar a, summary, .segments label, .chip"
SMALL_TARGETS = f"""() => [...document.querySelectorAll("{TARGETS}")]
  .filter((e) => e.checkVisibility() && getComputedStyle(e).clipPath === "none")
  .map((e) => [e.textContent.trim(), e.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 44)
  .map(([text, box]) => `${{text}}: ${{Math.round(box.width)}} x ${{Math.round(box.height)}}`)"""
