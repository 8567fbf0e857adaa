"""Every page is for everyone: both languages, both themes, a phone and a desktop, large text, a thumb."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.answering import none_of_these
from tests.browser.seeing import enlarge, problems, unfit_for_a_phone
from tests.browser.sizes import PHONE
from tests.browser.walking import look_around, pages
from tests.server.running import Running

pytestmark = pytest.mark.browser
STATES = [
    "/checkin/?place=L.sole.heel&place=R.top.hallux",
    "/massage/?minutes=10",
    "/report/?kind=work-note",
    "/report/?kind=week-card",
]
"""Pages that look different when asked for something."""
MOST_LOOKED_AT = {
    "diary:today",
    "diary:checkin",
    "day:day",
    "massage:plan",
    "patterns:patterns",
    "people:more",
    "shift:shift",
    "first_steps:first-steps",
    "footwear:shelves",
    "photos:photos",
    "signs:signs",
    "bringing_in:choose",
    "calendar:month",
    "reminders:settings",
    "report:room",
    "sync:attention",
    "sync:away",
}


@pytest.fixture
def visitor(browser: Browser, server: Running, language: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=server.address,
        viewport=PHONE,
        locale=language,
        reduced_motion="reduce",
        service_workers="block",
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def language(request: pytest.FixtureRequest) -> str:
    return str(getattr(request, "param", "da-DK"))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en-GB", "da-DK"], indirect=True)
def test_every_page_can_be_seen_read_and_tapped(visitor: Page) -> None:
    visitor.goto("/welcome/")
    found = problems(visitor)
    look_around(visitor)
    visitor.goto("/massage/")
    found += problems(visitor) + unfit_for_a_phone(visitor)
    none_of_these(visitor)
    seen = set()
    for name in pages(visitor):
        seen.add(name)
        found += problems(visitor) + unfit_for_a_phone(visitor)
    for path in STATES:
        visitor.goto(path)
        found += problems(visitor) + unfit_for_a_phone(visitor)
    assert found + problems_in_a_massage(visitor) == []
    assert seen >= MOST_LOOKED_AT, "the walk lost its way"


def problems_in_a_massage(page: Page) -> list[str]:
    page.goto("/massage/")
    none_of_these(page)
    page.locator(".go button").click()
    expect(page.locator('[data-do="start"]')).to_be_visible()
    found = problems(page)
    page.locator('[data-do="start"]').click()
    found += problems(page)
    page.locator('[data-do="end"]').click()
    return found + problems(page)


@pytest.fixture
def guest(visitor: Page) -> Page:
    look_around(visitor)
    return visitor


@pytest.mark.parametrize("place", ["L.sole.heel", "R.sole.hallux"])
@pytest.mark.parametrize(("height", "text_px"), [(640, 16), (844, 32)])
def test_a_tapped_place_and_save_stay_in_sight(guest: Page, place: str, height: int, text_px: int) -> None:
    guest.set_viewport_size({"width": 360, "height": height})
    guest.goto("/checkin/")
    enlarge(guest, text_px)
    guest.locator(f'[data-place="{place}"]').click()
    save = guest.locator("button.save")
    expect(save).to_be_in_viewport(ratio=1)
    region = guest.locator(f'[data-place="{place}"]').bounding_box()
    sheet = guest.locator(".places").bounding_box()
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
    guest: Page, size: ViewportSize, text_px: int
) -> None:
    guest.set_viewport_size(size)
    guest.goto("/massage/")
    none_of_these(guest)
    guest.locator(".go button").click()
    expect(guest.locator('[data-do="start"]')).to_be_visible()
    enlarge(guest, text_px)
    guest.locator('[data-do="start"]').click()
    stages = set()
    for _ in range(4):
        foot = guest.locator(".player-foot[data-on]").bounding_box()
        assert foot is not None
        assert foot["height"] > 110
        expect(guest.locator(".countdown")).to_be_in_viewport(ratio=1)
        assert guest.evaluate(CLOCK_ON_WORDS) is False, "the clock lies over the words"
        for order in ("back", "pause-button", "skip", "voice", "end"):
            expect(guest.locator(f'[data-do="{order}"]')).to_be_in_viewport(ratio=1)
        assert guest.evaluate("document.documentElement.scrollWidth") <= size["width"]
        stages.add(str(guest.locator(".stage").bounding_box()))
        guest.locator('[data-do="skip"]').click()
    assert len(stages) == 1, "the foot stays where it is from step to step"


CLOCK_ON_WORDS = """() => {
  const clock = document.querySelector(".clock-row").getBoundingClientRect();
  return [...document.querySelectorAll(".now-names p, .step-words p")].some((words) => {
    const box = words.getBoundingClientRect();
    return box.left < clock.right && clock.left < box.right
      && box.top < clock.bottom && clock.top < box.bottom;
  });
}"""
