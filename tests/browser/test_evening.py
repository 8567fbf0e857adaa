"""The evening, in a real browser: a check-in, a massage, and the day among the patterns."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.answering import none_of_these
from tests.browser.walking import look_around

pytestmark = pytest.mark.browser


def hurry(page: Page, minutes: int) -> None:
    """Let the clock of the page run through a massage of `minutes`."""
    for _ in range(minutes * 6 + 1):
        page.clock.run_for(10_000)


def rate(page: Page, name: str, number: int) -> None:
    page.get_by_role("slider", name=name).last.fill(str(number))


def spot(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_an_evening_by_mouse(page: Page) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.clock.install()
    page.goto("/")
    page.get_by_role("button", name="Start my diary").click()
    expect(page.get_by_text("Start with one check-in")).to_be_visible()

    page.get_by_role("navigation").get_by_role("link", name="Check in").click()
    spot(page, "left heel")
    slide(page, "L.sole.heel", 0.7)
    page.get_by_role("checkbox", name="sharp").first.check()
    spot(page, "ball under the right big toe")
    slide(page, "R.sole.mth1", 0.4)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(re.compile(r"Noted at \d\d:\d\d"))).to_be_visible()
    expect(page.locator(".rows")).to_contain_text("Left heel")

    page.get_by_role("navigation").get_by_role("link", name="Massage").click()
    expect(page.get_by_role("heading", name="Is any of this so today?")).to_be_visible()
    none_of_these(page)
    expect(page.get_by_text("Made for what you noted: left heel")).to_be_visible()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("timer")).to_have_text(re.compile(r"0:\d\d"))
    hurry(page, 5)
    expect(page.get_by_text("And now?")).to_be_visible()
    page.locator("#after").fill("2")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your feet have had a massage today")).to_be_visible()

    page.get_by_role("navigation").get_by_role("link", name="Patterns").click()
    expect(page.get_by_role("heading", name="Day by day")).to_be_visible()
    page.get_by_text("In numbers").first.click()
    expect(page.locator("table").first.locator("tbody tr")).to_have_count(1)
    own = ("http://127.0.0.1", "data:", "blob:http://127.0.0.1")
    outside = [url for url in requests if not url.startswith(own)]
    assert outside == [], "an outside address was called"


def slide(page: Page, key: str, share: float) -> None:
    """Tap the slider of a place at a share of its width."""
    slider = page.locator(f'[data-key="{key}"] .slider')
    box = slider.bounding_box()
    assert box is not None
    slider.click(position={"x": box["width"] * share, "y": box["height"] / 2})


def test_an_evening_by_keyboard_alone(page: Page) -> None:
    page.clock.install()
    page.goto("/")
    tab_to(page, "Start my diary")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Start with one check-in")).to_be_visible()
    page.goto("/checkin/")
    tab_to(page, "left big toe, underside")
    walk(page, "left heel")
    page.keyboard.press("Enter")
    page.keyboard.press("7")
    expect(page.locator('[data-key="L.sole.heel"] output')).to_have_text("7")
    tab_to(page, "left heel, 7", backwards=True)
    walk(page, "ball under the right big toe")
    page.keyboard.press("Space")
    page.keyboard.press("4")
    tab_to(page, "Save")
    page.keyboard.press("Enter")
    expect(page.locator(".rows")).to_contain_text("Ball under the right big toe")

    page.goto("/massage/")
    while "/safety/ask/" in page.url:
        shown = page.locator("form.ask input[name=shown]").first.get_attribute("value")
        tab_to(page, "None of these")
        page.keyboard.press("Enter")
        expect(page.locator(f'form.ask input[name=shown][value="{shown}"]')).to_have_count(0)
    tab_to(page, "Begin")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    tab_to(page, "Start")
    page.keyboard.press("Enter")
    page.clock.run_for(1_000)
    page.keyboard.press("Space")
    expect(page.locator("fodro-player")).to_have_attribute("data-state", "paused")
    left = page.get_by_role("timer").text_content()
    page.clock.run_for(30_000)
    assert page.get_by_role("timer").text_content() == left, "a pause lets no time pass"
    page.keyboard.press("Space")
    hurry(page, 5)
    expect(page.locator("#after")).to_be_focused()
    page.keyboard.press("2")
    tab_to(page, "Save")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your feet have had a massage today")).to_be_visible()
    page.goto("/patterns/")
    expect(page.get_by_role("heading", name="Day by day")).to_be_visible()


def tab_to(page: Page, name: str, *, backwards: bool = False) -> None:
    """Press Tab until the element with this name has the focus."""
    for _ in range(60):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if focused(page) == name:
            return
    pytest.fail(f"Tab never came to {name!r}; the focus is on {focused(page)!r}")


def walk(page: Page, name: str) -> None:
    """Walk over the map with the arrow keys until the region with this name has the focus."""
    steps = page.evaluate(WAY_TO, name)
    assert steps is not None, f"no way leads to {name}"
    for step in steps:
        page.keyboard.press(step)
    assert focused(page) == name


def focused(page: Page) -> str:
    name: str = page.evaluate(
        "() => { const e = document.activeElement;"
        " return (e.ariaLabel || (e.innerText ?? e.textContent) || '').trim(); }"
    )
    return name


WAY_TO = """(name) => {
  const keys = { up: "ArrowUp", down: "ArrowDown", left: "ArrowLeft", right: "ArrowRight" };
  const map = JSON.parse(document.getElementById("key-map").textContent);
  const [side, view, slug] = document.activeElement.dataset.place.split(".");
  const goal = [...document.querySelectorAll(".region")].find((r) => r.ariaLabel === name).dataset.place;
  const [goalSide, , goalSlug] = goal.split(".");
  const seen = new Map([[`${side}:${slug}`, []]]);
  const queue = [`${side}:${slug}`];
  while (queue.length) {
    const here = queue.shift();
    if (here === `${goalSide}:${goalSlug}`) return seen.get(here);
    for (const [direction, there] of Object.entries(map[view][here])) {
      if (seen.has(there)) continue;
      seen.set(there, [...seen.get(here), keys[direction]]);
      queue.push(there);
    }
  }
  return null;
}"""


def test_saving_an_unrated_place_asks_for_it_and_keeps_the_rest(page: Page) -> None:
    start(page)
    page.goto("/checkin/")
    spot(page, "left heel")
    page.locator('[data-key="L.sole.heel"] .slider').fill("7")
    spot(page, "right heel")
    page.get_by_role("button", name="Save").click()
    expect(page.locator('[data-key="R.sole.heel"] .error')).to_have_text("How much does it hurt here?")
    expect(page.locator('[data-key="L.sole.heel"] output')).to_have_text("7")


def test_the_map_glows_on_the_side_that_was_tapped(page: Page) -> None:
    start(page)
    page.goto("/checkin/")
    spot(page, "left heel")
    page.locator('[data-key="L.sole.heel"] .slider').fill("7")
    painted = page.locator(".region[data-pain]")
    expect(painted).to_have_count(1)
    left, right = page.locator('.view[data-view="sole"] svg').all()
    box, own, other = painted.bounding_box(), left.bounding_box(), right.bounding_box()
    assert box is not None
    assert own is not None
    assert other is not None
    assert own["x"] <= box["x"] <= box["x"] + box["width"] <= own["x"] + own["width"] <= other["x"] + 1


def test_without_javascript_a_checkin_and_a_massage_are_possible(context: BrowserContext, page: Page) -> None:
    start(page)
    browser = context.browser
    assert browser is not None
    plain = browser.new_context(base_url=page.url, java_script_enabled=False, locale="en-GB")
    try:
        page = plain.new_page()
        page.goto("/checkin/")
        page.get_by_role("link", name="left heel", exact=True).click()
        page.get_by_role("spinbutton").fill("6")
        page.get_by_role("button", name="Save").click()
        expect(page.locator(".rows")).to_contain_text("Left heel")
        page.goto("/massage/")
        none_of_these(page)
        page.get_by_role("button", name="Begin").click()
        page.get_by_role("spinbutton").fill("3")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Your feet have had a massage today")).to_be_visible()
    finally:
        plain.close()


def test_looking_around_and_leaving_erases_the_simulated_person(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Look around").click()
    expect(page.get_by_text("Simulated diary")).to_be_visible()
    page.goto("/patterns/")
    expect(page.locator(".chart svg").first).to_be_visible()
    page.get_by_role("button", name="Erase it and leave").first.click()
    expect(page.get_by_role("button", name="Start my diary")).to_be_visible()


@pytest.mark.online
def test_nothing_is_asked_any_more_for_a_diary_that_is_being_erased(page: Page) -> None:
    look_around(page)
    page.route("**/api/v1/hello", lambda _never_answered: None)
    happened: list[str] = []
    page.on("requestfailed", lambda request: happened.append(f"given up {urlsplit(request.url).path}"))
    page.on("request", lambda request: happened.append(f"asked {urlsplit(request.url).path}"))
    with page.expect_request("**/api/v1/hello"):
        page.goto("/patterns/")
    page.get_by_role("button", name="Erase it and leave").first.click()
    expect(page.get_by_role("button", name="Start my diary")).to_be_visible()
    assert happened.index("given up /api/v1/hello") < happened.index("asked /more/data/erase/")


def start(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Start my diary").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
