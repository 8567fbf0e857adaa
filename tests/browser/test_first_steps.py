"""The first-step test on a device of its own: two taps ten minutes apart, with or without a server."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.browser import seeing
from tests.browser.clocks import DAY, at, set_clock
from tests.browser.devices import Household, device, in_step
from tests.browser.sizes import PHONE
from tests.server.running import Running

pytestmark = pytest.mark.browser
ROOM = "/first-steps/"


def asks(page: Page, expected: str) -> None:
    expect(page.locator("fodro-first-steps-page")).to_have_attribute("data-asking", expected)


def tap(page: Page, name: str, number: int) -> None:
    page.locator(f'form.now button[name="{name}"][value="{number}"]').click()


def on_the_server(household: Household) -> list[tuple[Any, ...]]:
    database = sqlite3.connect(f"file:{household.folder / 'fodro.sqlite3'}?mode=ro", uri=True)
    columns = "day, side, first_nrs, later_nrs, strftime('%H:%M', later_at)"
    rows = database.execute(f"SELECT {columns} FROM first_steps_firststeps ORDER BY day").fetchall()  # noqa: S608  # our own columns
    database.close()
    return rows


def test_two_taps_ten_minutes_apart_with_the_server_gone_are_one_record(
    playwright: Playwright, household: Household, tmp_path: Path
) -> None:
    profile = tmp_path / "phone"
    with device(playwright, household, profile) as phone:
        in_step(at(phone, "06:30", ROOM))
    household.kill()
    with device(playwright, household, profile) as phone:
        page = at(phone, "06:40", ROOM)
        asks(page, "first")
        page.get_by_role("radio", name="Left").check()
        tap(page, "first", 7)
        asks(page, "wait")
        expect(page.get_by_text("Once more at 06:50.")).to_be_visible()
        expect(page.get_by_role("heading", name="How are the steps now?")).to_be_hidden()
    with device(playwright, household, profile) as phone:
        page = at(phone, "06:52", ROOM)
        asks(page, "later")
        tap(page, "later", 3)
        asks(page, "nothing")
        expect(page.locator(".on-noted .pair-of")).to_contain_text("12 min later")
        expect(page.locator(".mornings li")).to_have_count(1)
        assert on_the_server(household) == []
        household.start()
        in_step(page)
        expect(page.locator(".picture svg circle")).to_have_count(2)
    assert on_the_server(household) == [(DAY, "L", 7.0, 3.0, "05:52")]


def test_the_second_is_asked_from_eight_to_ninety_minutes_and_can_come_later(
    phone: BrowserContext, household: Household
) -> None:
    page = at(phone, "06:40", ROOM)
    tap(page, "first", 5)
    asks(page, "wait")  # it is kept with its own time before the clock of the test goes on
    for clock, expected in (("06:47", "wait"), ("06:49", "later"), ("08:09", "later"), ("08:12", "still")):
        set_clock(page, clock)
        asks(page, expected)
    set_clock(page, "15:00")
    expect(page.get_by_text("A while has passed.")).to_be_visible()
    tap(page, "later", 0)
    asks(page, "nothing")
    in_step(page)
    assert on_the_server(household) == [(DAY, "", 5.0, 0.0, "14:00")]


def test_the_foot_of_last_time_is_chosen_and_a_tap_can_be_undone(phone: BrowserContext) -> None:
    page = at(phone, "06:40", ROOM, day="2026-11-19")
    page.get_by_role("radio", name="Both").check()
    tap(page, "first", 6)
    asks(page, "wait")
    page = at(phone, "06:40", ROOM)
    expect(page.locator("form.now").get_by_role("radio", name="Both")).to_be_checked()
    tap(page, "first", 6)
    asks(page, "wait")
    page.get_by_role("button", name="Undo").dispatch_event("click")
    asks(page, "first")


def test_a_morning_is_corrected_with_a_sentence_for_what_cannot_be(
    phone: BrowserContext, household: Household
) -> None:
    page = at(phone, "13:00", ROOM)
    in_step(page)
    household.kill()
    expect(page.get_by_text("It is no longer morning")).to_be_visible()
    page.get_by_role("link", name="Note this morning").click()
    sheet = page.locator("dialog")
    save = sheet.get_by_role("button", name="Save")
    save.click()
    expect(sheet.locator("#first-error")).to_have_text("Choose a number from 0 to 10.")
    sheet.locator('input[name="first"][value="8"]').check()
    save.click()
    expect(sheet.locator("#first-clock-error")).to_have_text("Write the time, such as 06:40.")
    sheet.locator("#first-clock").fill("06:30")
    sheet.locator('input[name="later"][value="2"]').check()
    sheet.locator("#later-clock").fill("06:10")
    save.click()
    expect(sheet.locator("#later-clock-error")).to_contain_text("before the first steps")
    sheet.locator("#later-clock").fill("06:45")
    save.click()
    expect(sheet).to_be_hidden()
    asks(page, "nothing")
    page.get_by_role("link", name="Change Friday").click()
    sheet.locator('input[name="later"][value=""]').check()
    save.click()
    asks(page, "still")
    household.start()
    in_step(page)
    assert on_the_server(household) == [(DAY, "", 8.0, None, None)]
    page.get_by_role("link", name="Change Friday").click()
    sheet.get_by_role("button", name="Take it away").click()
    asks(page, "first")
    in_step(page)
    assert on_the_server(household) == []


def test_without_javascript_one_tap_is_enough(browser: Browser, server: Running) -> None:
    context = browser.new_context(base_url=server.address, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto("/welcome/")
    page.get_by_role("button", name="Start my diary").click()
    page.goto("/first-steps/morning/")
    page.locator('input[name="first"][value="4"]').check()
    page.locator("#first-clock").fill("00:00")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".mornings li")).to_have_count(1)
    page.get_by_role("link", name="Change").first.click()
    page.get_by_role("button", name="Take it away").click()
    expect(page.locator(".mornings li")).to_have_count(0)
    context.close()


class TestCard:
    """What Today says of the first steps."""

    @pytest.fixture
    def page(self, phone: BrowserContext) -> Page:
        return at(phone, "06:40", "/")

    def test_it_asks_in_the_morning_and_once_more_ten_minutes_later(
        self, page: Page, household: Household
    ) -> None:
        card = page.locator("fodro-first-steps")
        expect(card).to_have_attribute("data-asking", "first")
        expect(card.get_by_role("link", name="The first ten steps")).to_be_visible()
        page.evaluate("store.keep('first-steps', '2026-11-20', %s)" % FIRST)  # noqa: UP031  # braces of its own
        expect(card).to_have_attribute("data-asking", "wait")
        expect(card).to_contain_text("Once more at 06:50.")
        set_clock(page, "06:51")
        expect(card.get_by_role("heading", name="How are the steps now?")).to_be_visible()
        expect(card).to_contain_text("First steps: 7")
        card.locator('button[value="2"]').click()
        expect(card).to_have_attribute("data-asking", "nothing")
        in_step(page)
        assert on_the_server(household) == [(DAY, "R", 7.0, 2.0, "05:51")]

    def test_it_is_silent_outside_the_morning_and_after_an_hour_and_a_half(self, page: Page) -> None:
        card = page.locator("fodro-first-steps")
        set_clock(page, "12:00")
        expect(card).to_have_attribute("data-asking", "nothing")
        page.evaluate("store.keep('first-steps', '2026-11-20', %s)" % FIRST)  # noqa: UP031  # braces of its own
        expect(card).to_have_attribute("data-asking", "nothing")
        expect(card.locator("section, a").first).to_be_hidden()


FIRST = (
    '{ day: "2026-11-20", zone: "Europe/Copenhagen", side: "R", first_at: "2026-11-20T06:40:00+01:00",'
    " first: 7, later_at: null, later: null }"
)


def test_axe_finds_nothing_whatever_is_asked(phone: BrowserContext) -> None:
    page = at(phone, "06:40", ROOM)
    found = problems(page)
    tap(page, "first", 7)
    asks(page, "wait")
    page.locator("fodro-toast .toast").evaluate("toast => toast.remove()")
    found += problems(page)
    set_clock(page, "06:52")
    asks(page, "later")
    found += problems(page)
    page.get_by_role("link", name="Change").first.click()
    found += problems(page)
    assert found == []


def problems(page: Page) -> list[str]:
    page.wait_for_timeout(400)
    return seeing.problems(page, seeing.ON_A_PHONE)
