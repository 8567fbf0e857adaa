"""The map of the check-in in a real browser: every place can be hit, has a name, lies on its own side."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from fodro.charts.body_figure import body_centre, body_places
from fodro.charts.feet import centre_of, shapes
from fodro.domain.body import Side, View

pytestmark = [pytest.mark.browser, pytest.mark.online]

ROOMY = ViewportSize(width=1280, height=1000)
BODY = "body"


@pytest.fixture
def diary(page: Page) -> Page:
    page.goto("/")
    page.get_by_role("button", name="Start my diary").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    opened(page)
    return page


def opened(page: Page, path: str = "/checkin/") -> None:
    page.goto(path)
    expect(page.locator("fodro-checkin[data-ready]")).to_be_attached()


def turn_to(page: Page, panel: str) -> None:
    page.locator(f'[data-segment="{panel}"]').click()


def tap_at(page: Page, drawing: str, x: float, y: float) -> tuple[float, float]:
    """Tap a point of a drawing, given in its own units, and return where that is on the screen."""
    at = page.locator(drawing).evaluate(ON_SCREEN, [x, y])
    page.mouse.click(*at)
    return float(at[0]), float(at[1])


ON_SCREEN = """(svg, [x, y]) => {
  const point = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM());
  return [point.x, point.y];
}"""


def in_hand(page: Page) -> tuple[str | None, str]:
    card = page.locator(".spot:not(.folded)")
    return card.get_attribute("data-key"), card.locator(".spot-name").inner_text()


def middle_of(page: Page, drawing: str) -> float:
    box = page.locator(drawing).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2


@pytest.mark.parametrize("view", View)
def test_every_region_of_both_feet_is_hit_where_it_is_drawn(diary: Page, view: View) -> None:
    diary.set_viewport_size(ROOMY)
    turn_to(diary, view)
    feet = f'.view[data-view="{view}"]'
    middle = middle_of(diary, feet)
    for side in Side:
        word = "left" if side is Side.LEFT else "right"
        hit = {}
        for region in shapes(view).regions:
            drawing = f'{feet} .foot[data-side="{side}"]'
            hit[region], _ = tap_at(diary, drawing, *centre_of(region, side, view))
            key, name = in_hand(diary)
            assert key == f"{side}.{view}.{region}"
            assert word in name.lower().replace(",", "").split()
        assert all((x < middle) is (side is Side.LEFT) for x in hit.values())
        assert abs(hit["hallux"] - middle) < abs(hit["toe5"] - middle), "the big toe points to the middle"


def test_every_place_of_the_body_is_hit_on_its_shape_and_on_its_name(diary: Page) -> None:
    diary.set_viewport_size(ROOMY)
    turn_to(diary, BODY)
    middle = middle_of(diary, ".body")
    for place in body_places():
        x, _ = tap_at(diary, ".body", *body_centre(place))
        key, name = in_hand(diary)
        assert key == f"{place.side or ''}..{place.region}"
        assert ("left" in name.lower(), "right" in name.lower()) == (place.side == "L", place.side == "R")
        assert (x < middle - 2, x > middle + 2) == (place.side == "L", place.side == "R")
        diary.locator(".spot:not(.folded) .remove").click()
        diary.locator(f'[data-place="{key}"] text').click()
        assert in_hand(diary)[0] == key


def test_the_letter_of_a_foot_is_the_whole_foot_and_paints_all_of_it(diary: Page) -> None:
    diary.get_by_role("button", name="whole left foot").click()
    assert in_hand(diary) == ("L..foot", "Whole left foot")
    diary.keyboard.press("7")
    expect(diary.locator(".foot[data-side=L] .region[data-whole]")).to_have_count(27)
    expect(diary.locator(".foot[data-side=R] .region[data-whole]")).to_have_count(0)
    turn_to(diary, View.TOP)
    expect(diary.get_by_role("button", name="whole left foot, 7")).to_be_visible()
    diary.locator('[data-place="L.top.dorsum"]').click()
    diary.keyboard.press("2")
    expect(diary.locator('[data-place="L.top.dorsum"]')).not_to_have_attribute("data-whole", "")
    diary.locator(".spot:not(.folded) .remove").click()
    expect(diary.locator('[data-place="L.top.dorsum"]')).to_have_attribute("data-whole", "")


def test_places_tapped_or_swept_over_share_one_card(diary: Page) -> None:
    diary.locator('[data-place="L.sole.heel"]').click()
    diary.keyboard.press("6")
    diary.get_by_role("checkbox", name="sore").check()
    diary.get_by_role("button", name="Several").click()
    diary.locator('[data-place="L.sole.mth2"]').click()
    expect(diary.locator("[data-said]")).to_have_text(
        "ball under the second toe, left foot: added. One rating for 2 places."
    )
    sweep(diary, "R.sole.arch-med", "R.sole.arch-lat")
    expect(diary.locator(".spots > li")).to_have_count(1)
    expect(diary.locator('.region[data-pain="6"]')).to_have_count(5)
    diary.locator('[data-place="L.sole.mth2"]').click()
    expect(diary.locator('.region[data-pain="6"]')).to_have_count(4)
    diary.get_by_role("button", name="Several").click()
    diary.locator('[data-place="L.sole.toe5"]').click()
    expect(diary.locator(".spots > li")).to_have_count(2)
    diary.keyboard.press("2")
    diary.get_by_role("button", name="Save").click()
    expect(diary.locator(".moments .place-name, .moments .grow").first).to_be_visible()
    rows = diary.locator(".moments .rows").first.inner_text()
    assert rows.lower().count("sore") == 4


def sweep(page: Page, start: str, end: str) -> None:
    """Draw a stroke from the middle of one place to the middle of another."""
    ends = []
    for key in (start, end):
        box = page.locator(f'[data-place="{key}"] path').first.bounding_box()
        assert box is not None
        ends.append((box["x"] + box["width"] / 2, box["y"] + box["height"] / 2))
    page.mouse.move(*ends[0])
    page.mouse.down()
    page.mouse.move(*ends[1], steps=12)
    page.mouse.up()


def test_the_whole_map_is_walked_by_arrow_keys_from_one_tab_stop_each(diary: Page) -> None:
    for panel in (*View, BODY):
        turn_to(diary, panel)
        names = diary.evaluate(WALKED, panel)
        shown = diary.locator(f'.view[data-view="{panel}"] .region')
        assert len(names) == shown.count(), "a place is never reached"
        assert all(names)
        expect(diary.locator(f'.view[data-view="{panel}"] .region[tabindex="0"]')).to_have_count(1)


WALKED = """(panel) => {
  const view = document.querySelector(`.view[data-view="${panel}"]`);
  const reached = new Map();
  const ways = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];
  const queue = [view.querySelector('[tabindex="0"]')];
  while (queue.length) {
    const region = queue.shift();
    if (reached.has(region)) continue;
    reached.set(region, region.getAttribute("role") === "button" && region.ariaLabel);
    for (const key of ways) {
      region.focus();
      region.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      queue.push(document.activeElement);
    }
  }
  return [...reached.values()];
}"""


def test_number_keys_rate_on_the_map_and_the_hand_stays_there(diary: Page) -> None:
    heel = diary.locator('[data-place="L.sole.heel"]')
    heel.focus()
    diary.keyboard.press("4")
    expect(heel).to_be_focused()
    expect(diary.get_by_role("button", name="left heel, 4")).to_be_visible()
    diary.keyboard.press("9")
    expect(diary.get_by_role("button", name="left heel, 9")).to_be_visible()
    expect(diary.locator(".spots > li")).to_have_count(1)
