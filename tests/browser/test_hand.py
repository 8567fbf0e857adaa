"""The hand on the foot: it stays on the drawing, keeps the pace, and is still where it should be."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.template import engines
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from fodro.charts.hand_drawing import KINDS
from fodro.knowledge.library import technique, techniques

pytestmark = pytest.mark.browser

WEB = Path(__file__).resolve().parents[2] / "src/fodro/web"
ORIGIN = "http://hand.test"
ONE_OF_EACH = list({one.motion.kind: one.slug for one in techniques().values()}.values())
PERIODIC = (
    "sole-palm-glide",
    "long-sole-slide",
    "soft-ball-roll",
    "big-toe-circles",
    "heel-rim-holds",
    "calf-knead",
)
SHEETS = ("tokens", "shell", "feet-art")
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"

WHERE = """([slug, seconds]) => {
  const picture = document.querySelector(`#${slug} fodro-hand-picture`);
  picture.held = true;
  picture.run();
  return seconds.map((at) => {
    picture.hand.draw(at);
    const mark = picture.querySelector(".hand-motion .hand-mark");
    const [x, y] = mark.getAttribute("transform").match(/-?[\\d.]+/g).map(Number);
    const drawn = picture.querySelector(".hand-motion").innerHTML;
    const layers = [".hand-moving", ".hand-scene"].map((layer) => picture.querySelector(layer));
    const moved = layers.map((layer) => layer.style.transform).join();
    return { x, y, drawn, moved };
  });
}"""


PRESS = "(level) => { document.querySelector('fodro-hand-picture').hand.step.pressure = level; }"


def page_of(slugs: list[str]) -> str:
    source = "{% load hands %}" + "".join(
        f'<figure id="{slug}">{{% technique_picture "{slug}" %}}</figure>' for slug in slugs
    )
    sheets = "".join(
        f'<link rel="stylesheet" href="/design/{name}.css">' for name in ("tokens", "shell", "feet-art")
    )
    return (
        f'<!doctype html><html lang="en"><title>Hands</title>{sheets}'
        '<script type="module" src="/massage/hand-picture.js"></script>'
        f"{engines['django'].from_string(source).render()}"
    )


def answer(route: Route, html: str) -> None:
    folder, _, name = route.request.url.removeprefix(f"{ORIGIN}/").partition("/")
    file = WEB / folder / "static" / folder / name
    if folder and file.is_file():
        route.fulfill(path=file)
    elif folder:
        route.fulfill(status=404, body="")
    else:
        route.fulfill(body=html, content_type="text/html", headers={"Content-Security-Policy": POLICY})


def shown(context: BrowserContext, slugs: list[str]) -> Page:
    html = page_of(slugs)
    page = context.new_page()
    page.route(f"{ORIGIN}/**", lambda route: answer(route, html))
    page.goto(f"{ORIGIN}/")
    return page


def moments(page: Page, slug: str, seconds: list[float]) -> list[dict[str, Any]]:
    page.wait_for_selector(f"#{slug} fodro-hand-picture[data-live]")
    found: list[dict[str, Any]] = page.evaluate(WHERE, [slug, seconds])
    return found


@pytest.fixture
def moving(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="no-preference")
    yield context
    context.close()


@pytest.fixture
def still(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    yield context
    context.close()


def art_of(page: Page, slug: str) -> dict[str, Any]:
    text = page.locator(f"#{slug} script").text_content()
    art: dict[str, Any] = json.loads(text or "")["art"]
    return art


def test_every_technique_moves_and_its_hand_stays_on_the_drawing(moving: BrowserContext) -> None:
    slugs = list(techniques())
    page, troubles = shown(moving, slugs), []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    for slug in slugs:
        left, top, width, height = art_of(page, slug)["box"]
        seen = moments(page, slug, [0.37 * n for n in range(60)])
        assert all(left <= at["x"] <= left + width and top <= at["y"] <= top + height for at in seen), slug
        assert len({at["drawn"] + at["moved"] for at in seen}) > 10, f"{slug} does not move"
        assert not any("NaN" in at["drawn"] or "undefined" in at["drawn"] for at in seen), slug
    assert troubles == []


def test_every_kind_of_motion_is_known_to_the_page(moving: BrowserContext) -> None:
    page = shown(moving, [])
    kinds = page.evaluate("() => import('/massage/hand-motions.js').then((motions) => motions.KINDS)")
    assert set(kinds) == set(KINDS)


@pytest.mark.parametrize("slug", PERIODIC)
def test_the_hand_comes_back_after_as_many_beats_as_its_lanes_have(moving: BrowserContext, slug: str) -> None:
    page, known = shown(moving, [slug]), technique(slug)
    lanes = art_of(page, slug)["lanes"]
    beats = sum(lane["turns"] * lane["times"] for lane in lanes)
    cycle_s = beats * 60 / (sum(known.pace_per_min) / 2)
    begun, halfway, again = moments(page, slug, [0.4, 0.4 + cycle_s / 2 + cycle_s / 7, 0.4 + cycle_s])
    assert (begun["x"], begun["y"]) == pytest.approx((again["x"], again["y"]), abs=0.3)
    assert begun["drawn"] != halfway["drawn"]


def test_twice_the_pace_is_half_the_time(moving: BrowserContext) -> None:
    page = shown(moving, ["long-sole-slide"])
    slow = moments(page, "long-sole-slide", [2.0, 4.0])
    page.evaluate("() => { document.querySelector('fodro-hand-picture').hand.step.pacePerMin *= 2; }")
    fast = moments(page, "long-sole-slide", [1.0, 2.0])
    assert [(at["x"], at["y"]) for at in fast] == [(at["x"], at["y"]) for at in slow]


def test_harder_is_larger_and_brighter(moving: BrowserContext) -> None:
    page = shown(moving, ["mid-arch-hold"])
    page.wait_for_selector("fodro-hand-picture[data-live]")
    sizes, lights = [], []
    for level in (1, 2, 3, 4):
        page.evaluate(PRESS, level)
        moments(page, "mid-arch-hold", [9.0])
        glow = page.locator(".hand-motion .hand-mark > circle").first
        sizes.append(float((glow.get_attribute("transform") or "")[6:-1]))
        lights.append(float(glow.get_attribute("opacity") or 0))
    assert sizes == sorted(set(sizes))
    assert lights == sorted(set(lights))


def test_where_motion_is_not_wanted_the_hand_is_still_and_a_ring_keeps_the_pace(
    still: BrowserContext,
) -> None:
    page = shown(still, ONE_OF_EACH)
    for slug in ONE_OF_EACH:
        seen = moments(page, slug, [0.1, 3.3, 8.9])
        assert len({(at["x"], at["y"], at["moved"]) for at in seen}) == 1, slug
        expect(page.locator(f"#{slug} .hand-motion .hand-pulse").first).to_be_visible()
        expect(page.locator(f"#{slug} .hand-hold")).to_be_hidden()
    pace = sum(technique(ONE_OF_EACH[0]).pace_per_min) / 2
    rings = {at["drawn"] for at in moments(page, ONE_OF_EACH[0], [0.0, 60 / pace * 0.75])}
    assert len(rings) == 2


def test_both_feet_move_each_with_its_own_hand(moving: BrowserContext) -> None:
    page = shown(moving, ["warm-hands"])
    moments(page, "warm-hands", [3.0])
    boxes = [mark.bounding_box() for mark in page.locator(".hand-motion .hand-mark").all()]
    left, right = (box for box in boxes if box)
    picture = page.locator("fodro-hand-picture").bounding_box()
    assert picture is not None
    middle = picture["x"] + picture["width"] / 2
    assert left["x"] + left["width"] < middle + 12
    assert right["x"] > middle - 12
    assert left["x"] - picture["x"] == pytest.approx(
        picture["x"] + picture["width"] - right["x"] - right["width"], abs=2
    )


def test_a_picture_moves_only_while_it_is_seen_and_a_tap_holds_it(moving: BrowserContext) -> None:
    page = shown(moving, ["sole-palm-glide", *list(techniques())[20:24], "whole-foot-glide"])
    first, last = page.locator("fodro-hand-picture").first, page.locator("fodro-hand-picture").last
    state = "(picture) => picture.into"
    page.wait_for_timeout(400)
    assert first.evaluate(state) > 0
    assert last.evaluate(state) == 0
    button = first.get_by_role("button", name="Hold the picture still")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    held = first.evaluate(state)
    page.wait_for_timeout(200)
    assert first.evaluate(state) == held
    first.click(position={"x": 40, "y": 40})
    page.wait_for_timeout(200)
    assert first.evaluate(state) > held


def test_without_a_script_the_still_picture_shows_way_and_hand(browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = shown(context, ["sole-palm-glide"])
    expect(page.get_by_role("img", name="Palm glide along the sole")).to_be_visible()
    expect(page.locator(".hand-way .hand-line")).to_be_visible()
    expect(page.locator(".hand-way .hand-mark")).to_be_visible()
    expect(page.get_by_role("button")).to_be_hidden()
    context.close()


def test_a_frame_costs_little(moving: BrowserContext) -> None:
    page = shown(moving, ["arch-thumb-circles"])
    page.wait_for_selector("fodro-hand-picture[data-live]")
    per_frame_ms = page.evaluate("""() => {
      const { hand } = document.querySelector("fodro-hand-picture");
      const begun = performance.now();
      for (let n = 0; n < 600; n += 1) hand.draw(n / 60);
      return (performance.now() - begun) / 600;
    }""")
    assert per_frame_ms < 1.5
