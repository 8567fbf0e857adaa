"""Shoes in a real browser: a shelf, the pair of the day in one tap, and the same answer on both sides."""

from __future__ import annotations

import json
import re
import sqlite3
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from fodro.domain.wearing import UsualPair, usual_on
from tests.browser import devices, seeing
from tests.browser.sizes import PHONE
from tests.server.running import Running

pytestmark = pytest.mark.browser
EVERY_DAY = range(7)


def begin(page: Page) -> None:
    page.goto("/welcome/")
    page.locator('form[action$="start/"] button').click()
    expect(page.locator(".bar")).to_be_visible()


def add(page: Page, name: str, *, what: str = "shoes", usual: bool = False) -> None:
    page.goto(f"/shoes/new/?what={what}")
    page.get_by_label("Name").fill(name)
    for weekday in EVERY_DAY if usual else ():
        page.locator(f'input[name="weekday"][value="{weekday}"]').check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def in_step(page: Page) -> None:
    """Wait until the server has what this device has."""
    page.evaluate(devices.STORE)
    devices.in_step(page)


def worn(page: Page) -> None:
    """Open what was worn today, with the shelf on this device."""
    page.goto("/shoes/")
    pairs = page.locator(".shelf-item:not(.add)")
    page.evaluate(devices.STORE)
    devices.until(page, f"(await store.ofKind('footwear')).length === {pairs.count()}")
    page.goto("/shoes/worn/")
    expect(page.locator(".worn.kept-here")).to_be_visible()


def chip(page: Page, name: str) -> Any:
    return page.locator(".pair-chip").filter(has_text=name).first


def basis(page: Page, card: int = 0) -> str:
    return page.locator(".worn-card").nth(card).get_attribute("data-basis") or ""


def rows(server: Running) -> list[dict[str, Any]]:
    database = sqlite3.connect(f"file:{server.folder / 'fodro.sqlite3'}?mode=ro", uri=True)
    database.row_factory = sqlite3.Row
    found = [dict(row) for row in database.execute("SELECT * FROM footwear_worncombination ORDER BY id")]
    database.close()
    return found


def test_the_usual_pair_is_assumed_and_noted_in_one_tap(page: Page, server: Running) -> None:
    begin(page)
    add(page, "Black clogs", usual=True)
    add(page, "Trainers")
    worn(page)
    expect(chip(page, "Black clogs").locator("input")).to_be_checked()
    assert basis(page) == "usual"
    expect(page.get_by_text("Assumed, not noted")).to_be_visible()

    chip(page, "Trainers").click()
    expect(page.locator(".toast")).to_contain_text("Noted.")
    expect(page.get_by_text("Assumed, not noted")).not_to_be_visible()
    in_step(page)
    assert len(rows(server)) == 1

    page.reload()
    expect(page.locator('.worn-card[data-basis="noted"]')).to_be_visible()
    expect(chip(page, "Trainers").locator("input")).to_be_checked()


def test_one_tap_on_the_assumed_pair_confirms_it_and_undo_takes_it_back(page: Page, server: Running) -> None:
    begin(page)
    add(page, "Black clogs", usual=True)
    worn(page)
    chip(page, "Black clogs").click()
    expect(page.locator('.worn-card[data-basis="noted"]')).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator('.worn-card[data-basis="usual"]')).to_be_visible()
    expect(chip(page, "Black clogs").locator("input")).to_be_checked()
    in_step(page)
    assert rows(server) == []


def test_everything_else_is_kept_with_the_pair(page: Page, server: Running) -> None:
    begin(page)
    add(page, "Black clogs", usual=True)
    add(page, "Grey wool", what="socks")
    worn(page)
    page.get_by_text("Insoles, socks, comfort").click()
    page.get_by_role("slider", name="Comfort at the end of the day").press("7")
    page.get_by_label("Hours worn").fill("7,5")
    page.get_by_label("Hours worn").press("Tab")
    page.locator(".chip").filter(has_text="Grey wool").click()
    page.locator(".chip").filter(has_text="Work").click()
    page.locator(".segments label").filter(has_text="Damp").click()
    in_step(page)
    (row,) = rows(server)
    assert (row["activity"], row["hours"], row["comfort"], row["damp"]) == ("work", 7.5, 7, 1)
    assert row["shoes"]
    assert row["socks"]

    page.locator(".chip").filter(has_text="Grey wool").click()
    expect(page.locator(".chip").filter(has_text="Grey wool").locator("input")).not_to_be_checked()
    page.get_by_label("Hours worn").fill("25")
    page.get_by_label("Hours worn").press("Tab")
    expect(page.get_by_text("Hours are a number from 0 to 24")).to_be_visible()
    in_step(page)
    (row,) = rows(server)
    assert (row["socks"], row["hours"]) == (None, 7.5)


def test_a_second_pair_and_taking_one_away(page: Page, server: Running) -> None:
    begin(page)
    add(page, "Black clogs", usual=True)
    add(page, "Trainers")
    worn(page)
    chip(page, "Black clogs").click()
    page.get_by_role("link", name="A second pair").click()
    page.locator(".worn-card").nth(1).locator(".pair-chip").filter(has_text="Trainers").click()
    in_step(page)
    assert len(rows(server)) == 2
    page.locator(".worn-card").nth(1).get_by_text("Insoles, socks, comfort").click()
    page.locator(".worn-card").nth(1).get_by_role("button", name="Take this note away").click()
    expect(page.locator(".worn-card")).to_have_count(1)
    in_step(page)
    assert len(rows(server)) == 1


def test_without_javascript_the_form_does_the_same(browser: Browser, server: Running) -> None:
    context = browser.new_context(base_url=server.address, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    begin(page)
    add(page, "Black clogs", usual=True)
    add(page, "Trainers")
    page.goto("/shoes/worn/")
    chip(page, "Trainers").locator("input").check()
    page.get_by_role("button", name="Save what you wore").click()
    expect(page.locator('.worn-card[data-basis="noted"]')).to_be_visible()
    page.get_by_role("link", name="A second pair").click()
    page.locator(".worn-card").nth(1).locator(".pair-chip").filter(has_text="Black clogs").locator(
        "input"
    ).check()
    page.get_by_role("button", name="Save what you wore").click()
    expect(page.locator('.worn-card[data-basis="noted"]')).to_have_count(2)
    assert len(rows(server)) == 2
    context.close()


def test_a_day_needs_no_server_to_get_its_pair(context: BrowserContext, server: Running) -> None:
    page = context.new_page()
    begin(page)
    add(page, "Black clogs", usual=True)
    worn(page)
    page.context.set_offline(True)
    chip(page, "Black clogs").click()
    expect(page.locator(".toast")).to_contain_text("Noted.")
    assert rows(server) == []
    page.context.set_offline(False)
    in_step(page)
    assert len(rows(server)) == 1


MONDAY = date(2026, 11, 16)
WEEKDAYS = [[], [0], [0, 6], [5]]
SINCE = [None, MONDAY - timedelta(days=3), MONDAY, MONDAY + timedelta(days=1)]


def choices() -> list[dict[str, Any]]:
    """Two pairs with every mixture of usual days, the second set after the first."""
    one = list(product(WEEKDAYS, [False, True], SINCE, [None, MONDAY - timedelta(days=1), MONDAY]))
    return [{"weekdays": w, "on_shift": s, "default_since": d, "retired_on": r} for w, s, d, r in one]


def as_usual(name: str, body: dict[str, Any]) -> list[UsualPair]:
    since = body["default_since"]
    pair = (frozenset(body["weekdays"]), body["on_shift"], since, body["retired_on"])
    return [UsualPair(name, *pair)] if since else []


def test_the_device_assumes_the_same_pair_as_the_server(page: Page) -> None:
    begin(page)
    page.goto("/shoes/worn/")
    bodies = choices()
    pairs = [(a, b) for n, a in enumerate(bodies) for b in bodies[n % 7 :: 7]]
    cases = [(pair, shift) for pair in pairs for shift in (False, True)]
    sent = json.loads(json.dumps(cases, default=str))
    found = page.evaluate(
        """async ([cases, day]) => {
          const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
          const { usualOn } = await import(loaded.find((name) => /footwear\\/wearing\\./.test(name)));
          const named = (pair) => pair.map((body, n) => ({ key: "ab"[n], clock: String(n), body }));
          return cases.map(([pair, shift]) => usualOn(named(pair), day, shift));
        }""",
        [sent, str(MONDAY)],
    )
    expected = [usual_on(as_usual("a", a) + as_usual("b", b), MONDAY, shift=shift) for (a, b), shift in cases]
    assert found == expected
    assert {"", "a", "b"} == set(found)


def test_axe_finds_nothing_in_the_shoes_room(browser: Browser, server: Running) -> None:
    context = browser.new_context(base_url=server.address, viewport=PHONE)
    page = context.new_page()
    begin(page)
    found = problems(page, "/shoes/")
    add(page, "Black clogs", usual=True)
    pair = re.sub(r"^https?://[^/]+", "", page.url)
    add(page, "Grey wool", what="socks")
    worn(page)
    page.get_by_text("Insoles, socks, comfort").click()
    page.get_by_role("slider", name="Comfort at the end of the day").press("7")
    found += problems(page)
    for address in ("/shoes/", "/shoes/new/", "/shoes/new/?what=socks", pair, f"{pair}edit/"):
        found += problems(page, address)
    assert found == []
    context.close()


def problems(page: Page, address: str = "") -> list[str]:
    if address:
        page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    return seeing.problems(page, seeing.ON_A_PHONE)


def test_nothing_is_wider_than_a_small_phone_with_large_text(context: BrowserContext) -> None:
    page = context.new_page()
    begin(page)
    add(page, "Sandals for the long summer walks by the sea", usual=True)
    pair = page.url
    page.set_viewport_size({"width": 320, "height": 640})
    for address in ("/shoes/", "/shoes/new/", "/shoes/worn/", pair, f"{pair}edit/"):
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '32px'")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
