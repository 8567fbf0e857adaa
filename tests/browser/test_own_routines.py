"""Own routines in a real browser: put in order by hand and by keyboard, changed in place, found by a word."""

from __future__ import annotations

import json
import re
import sqlite3
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.sizes import PHONE
from tests.server.running import Running

pytestmark = pytest.mark.browser

FOUR = ["whole-foot-glide.L", "whole-foot-glide.R", "heel-cup.L", "heel-cup.R"]


def begin(page: Page) -> None:
    page.goto("/welcome/")
    page.locator('form[action$="start/"] button').click()
    expect(page.locator(".bar")).to_be_visible()


def make(page: Page, name: str = "After a long shift") -> str:
    """Make a routine of strokes, a heel cup on each foot, and a closing stroke; return its address."""
    page.goto("/massage/own/new/")
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Save").click()
    address = page.url.split("?")[0]
    page.goto(f"{address}add/?at=2")
    page.locator('button[value="heel-cup"]').evaluate("(button) => button.closest('details').open = true")
    page.locator('button[value="heel-cup"]').click()
    expect(page.locator(".own-step")).to_have_count(5)
    return address


def kept(server: Running) -> list[str]:
    database = sqlite3.connect(f"file:{server.folder / 'fodro.sqlite3'}?mode=ro", uri=True)
    (steps,) = database.execute("SELECT steps FROM own_routines_keptroutine").fetchone()
    database.close()
    return [f"{step['technique']}.{step['side']}" for step in json.loads(steps)]


def seconds(server: Running) -> list[int]:
    database = sqlite3.connect(f"file:{server.folder / 'fodro.sqlite3'}?mode=ro", uri=True)
    (steps,) = database.execute("SELECT steps FROM own_routines_keptroutine").fetchone()
    database.close()
    return [step["seconds"] for step in json.loads(steps)]


def until_kept(page: Page, server: Running, order: list[str]) -> None:
    for _ in range(100):
        if kept(server)[: len(order)] == order:
            return
        page.wait_for_timeout(50)
    assert kept(server)[: len(order)] == order


def said(page: Page) -> Any:
    return page.locator("[data-say]")


def test_a_step_is_dragged_to_its_place(page: Page, server: Running) -> None:
    begin(page)
    address = make(page)
    page.goto(address)
    assert kept(server)[:4] == FOUR
    grip = page.locator("#step-3 .grip").bounding_box()
    first = page.locator("#step-0").bounding_box()
    assert grip
    assert first
    x = grip["x"] + grip["width"] / 2
    page.mouse.move(x, grip["y"] + 20)
    page.mouse.down()
    page.mouse.move(x, grip["y"] - 40, steps=4)
    expect(page.locator(".lifted")).to_have_count(1)
    page.mouse.move(x, first["y"] + 8, steps=8)
    page.mouse.up()
    until_kept(page, server, ["heel-cup.R", "whole-foot-glide.L", "whole-foot-glide.R", "heel-cup.L"])
    expect(said(page)).to_have_text("Heel cup and squeeze, right foot: step 1 of 5.")
    expect(page.locator(".lifted")).to_have_count(0)
    expect(page.locator("#step-0 .step-name")).to_have_text("Heel cup and squeeze")


def test_escape_puts_a_dragged_step_back(page: Page, server: Running) -> None:
    begin(page)
    page.goto(make(page))
    grip = page.locator("#step-0 .grip").bounding_box()
    assert grip
    page.mouse.move(grip["x"] + 10, grip["y"] + 20)
    page.mouse.down()
    page.mouse.move(grip["x"] + 10, grip["y"] + 170, steps=6)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert page.locator(".own-step").first.get_attribute("id") == "step-0"
    assert kept(server)[:4] == FOUR


def test_a_finger_drags_a_step_too_and_the_page_does_not_scroll(browser: Browser, server: Running) -> None:
    context = browser.new_context(base_url=server.address, viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    begin(page)
    page.goto(make(page))
    grip = page.locator("#step-0 .grip").bounding_box()
    assert grip
    x, y = grip["x"] + 20, grip["y"] + 20
    touch = context.new_cdp_session(page)
    send = lambda kind, points: touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})  # noqa: E731
    send("touchStart", [{"x": x, "y": y}])
    for by in range(10, 60, 10):
        send("touchMove", [{"x": x, "y": y + by}])
    send("touchEnd", [])
    until_kept(page, server, ["whole-foot-glide.R", "whole-foot-glide.L"])
    context.close()


def test_the_arrow_keys_move_a_step_and_say_where_it_is(page: Page, server: Running) -> None:
    begin(page)
    page.goto(make(page))
    page.locator("#step-3 .grip").focus()
    for key in ("ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
    expect(said(page)).to_have_text("Heel cup and squeeze, right foot: step 2 of 5.")
    until_kept(page, server, ["whole-foot-glide.L", "heel-cup.R", "whole-foot-glide.R", "heel-cup.L"])
    expect(page.locator("#step-1 .grip")).to_be_focused()
    page.keyboard.press("ArrowDown")
    until_kept(page, server, ["whole-foot-glide.L", "whole-foot-glide.R", "heel-cup.R", "heel-cup.L"])


def test_leaving_the_page_at_once_keeps_the_order(page: Page, server: Running) -> None:
    begin(page)
    page.goto(make(page))
    page.locator("#step-0 .grip").focus()
    page.keyboard.press("ArrowDown")
    page.goto("/massage/own/")
    until_kept(page, server, ["whole-foot-glide.R", "whole-foot-glide.L"])


def test_buttons_answer_in_place_and_stay_at_hand(page: Page, server: Running) -> None:
    begin(page)
    page.goto(make(page))
    page.evaluate("document.title = 'the same page'")
    before = seconds(server)
    page.locator("#step-2 summary").click()
    page.locator("#step-2").get_by_role("button", name="+15 s").click()
    expect(page.locator("#step-2 [value='longer:2']")).to_be_focused()
    expect(said(page)).to_have_text(re.compile(r"Heel cup and squeeze, left foot: 1:\d\d"))
    assert [now - was for now, was in zip(seconds(server), before, strict=True)] == [0, 0, 15, 15, 0]
    page.locator("#step-2").locator("[value^=up]").click()
    expect(page.locator("#step-1 [value='up:1']")).to_be_focused()
    page.locator("#step-1").locator("[value^=remove]").click()
    expect(page.locator(".own-step")).to_have_count(4)
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".own-step")).to_have_count(5)
    assert page.title() == "the same page"


def test_what_cannot_be_kept_goes_back_and_says_so(context: BrowserContext, server: Running) -> None:
    page = context.new_page()
    begin(page)
    page.goto(make(page))
    page.route("**/steps/", lambda route: route.abort())
    page.locator("#step-0 .grip").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#steps > .error")).to_contain_text("could not be kept")
    assert page.locator(".own-step").first.get_attribute("id") == "step-0"
    assert kept(server)[:4] == FOUR


def test_without_javascript_the_buttons_do_the_same(browser: Browser, server: Running) -> None:
    context = browser.new_context(base_url=server.address, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    begin(page)
    page.goto("/massage/own/new/")
    page.get_by_label("Name").fill("Quiet")
    page.get_by_role("button", name="Save").click()
    page.locator("#step-0 summary").click()
    page.locator("#step-0").get_by_role("button", name="Down").click()
    assert kept(server)[:2] == ["whole-foot-glide.R", "whole-foot-glide.L"]
    expect(page.locator("#step-1 .step-tools")).to_be_visible()
    expect(page.locator(".grip").first).not_to_be_visible()
    context.close()


def test_a_word_finds_its_techniques(page: Page, server: Running) -> None:
    begin(page)
    page.goto(make(page) + "add/")
    page.get_by_label("Search").fill("achilles")
    expect(page.locator(".choice:visible").filter(has_text="Achilles").first).to_be_visible()
    assert page.locator(".choice:visible").count() < 10
    page.get_by_label("Search").fill("xyzzy")
    expect(page.get_by_text("Nothing here is called that")).to_be_visible()
    page.get_by_label("Search").press("Enter")
    assert page.url.endswith("/add/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_room_and_nothing_is_too_wide(
    browser: Browser, server: Running, scheme: Any
) -> None:
    context = browser.new_context(base_url=server.address, viewport=PHONE, color_scheme=scheme)
    page = context.new_page()
    begin(page)
    found = problems(page, "/massage/own/")
    address = make(page, "Before the long walk by the sea on Sundays")
    page.locator("[data-step] details").first.evaluate("(one) => { one.open = true; }")
    page.locator("[value='remove:4']").evaluate("(button) => button.click()")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    addresses = (address, f"{address}add/", f"{address}play/", "/massage/own/", "/massage/own/new/")
    for one in addresses:
        found += problems(page, one)
    assert found == []
    page.set_viewport_size({"width": 320, "height": 640})
    for one in addresses:
        page.goto(one)
        page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
        page.evaluate("document.documentElement.style.fontSize = '32px'")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, one
    context.close()


def problems(page: Page, address: str) -> list[str]:
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    violations = Axe().run(page).response["violations"]
    return [f"{page.url}: {v['id']}: {v['nodes'][0]['html'][:160]}" for v in violations]
