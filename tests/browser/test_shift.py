"""Shift mode on a device of its own: the app closed, the phone dead, the server gone, the minutes right."""

import os
import random
import re
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, expect

from fodro.domain.standing import Stretch, on_feet
from tests.browser.clocks import at, set_clock
from tests.browser.devices import Household, at_hand, device, in_step
from tests.browser.sizes import PHONE
from tests.server.running import Running

pytestmark = pytest.mark.browser
ROOM = "/shift/"


def state(page: Page, expected: str) -> None:
    expect(page.locator("fodro-shift")).to_have_attribute("data-state", expected)


def dial(page: Page) -> None:
    page.locator(".dial").click()


def sums(page: Page, expected: list[str]) -> None:
    """What the day comes to, and its longest time."""
    expect(page.locator(".sums dd")).to_have_text(expected)


def on_the_server(household: Household) -> list[tuple[str, str, str]]:
    """Start and end as the clock at home showed them, and the floor."""
    database = sqlite3.connect(f"file:{household.folder / 'fodro.sqlite3'}?mode=ro", uri=True)
    rows = database.execute(
        "SELECT started_at, ended_at, floor FROM shift_stretch ORDER BY started_at"
    ).fetchall()
    database.close()
    return [(at_home(start), at_home(end), floor) for start, end, floor in rows]


def at_home(moment: str | None) -> str:
    if moment is None:
        return ""
    return f"{datetime.fromisoformat(moment) + timedelta(hours=1):%H:%M}"


def test_a_shift_survives_a_closed_browser_and_a_server_that_is_gone(
    playwright: Playwright, household: Household, tmp_path: Path
) -> None:
    profile = tmp_path / "phone"
    with device(playwright, household, profile) as phone:
        page = at(phone, "07:10", ROOM)
        page.locator(".now").get_by_role("radio", name="Hard").check()
        dial(page)
        state(page, "on")
        in_step(page)
    household.kill()
    with device(playwright, household, profile) as phone:
        page = at(phone, "09:40", ROOM)
        state(page, "on")
        expect(page.locator(".dial")).to_contain_text("since 07:10")
        expect(page.locator(".dial-time")).to_have_text("2h 30min")
        page.locator(".now").get_by_role("radio", name="Soft").check()
        expect(page.get_by_text("Changed. The time goes on without a break.")).to_be_visible()
    with device(playwright, household, profile) as phone:
        page = at(phone, "11:10", ROOM)
        expect(page.locator(".dial-time")).to_have_text("4h 0min")
        dial(page)
        state(page, "off")
        sums(page, ["4 h 0 min", "4 h 0 min"])
        set_clock(page, "12:00")
        dial(page)
        state(page, "on")
        set_clock(page, "13:00")
        dial(page)
        state(page, "off")
        sums(page, ["5 h 0 min", "4 h 0 min"])
        assert on_the_server(household) == [("07:10", "", "hard")]
        household.start()
        in_step(page)
    assert on_the_server(household) == [
        ("07:10", "09:40", "hard"),
        ("09:40", "11:10", "soft"),
        ("12:00", "13:00", "soft"),
    ]


@pytest.mark.skipif(not Path("/proc").exists(), reason="finds the browser of this test through /proc")
def test_a_shift_survives_a_phone_that_dies(
    playwright: Playwright, household: Household, tmp_path: Path
) -> None:
    profile = tmp_path / "phone"
    with device(playwright, household, profile) as phone:
        at(phone, "12:00", ROOM)
    with dying(playwright, household, profile) as phone:
        page = at(phone, "22:00", ROOM)
        household.kill()
        dial(page)
        expect(page.get_by_text("On your feet.")).to_be_visible()
        power_off(profile)
    with device(playwright, household, profile) as phone:
        page = at(phone, "02:30", ROOM, day="2026-11-21")
        state(page, "on")
        expect(page.locator(".dial-time")).to_have_text("4h 30min")
        dial(page)
        state(page, "off")
        sums(page, ["4 h 30 min", "4 h 30 min"])  # after midnight the evening still goes on


@contextmanager
def dying(playwright: Playwright, household: Household, profile: Path) -> Iterator[BrowserContext]:
    """A device whose browser may be gone at the end."""
    with suppress(Error), device(playwright, household, profile) as phone:
        yield phone


def power_off(profile: Path) -> None:
    """End the browser of this profile, and nothing else, without a word to it."""
    mine = f"--user-data-dir={profile}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mine in (process / "cmdline").read_bytes().split(b"\0"):
                os.kill(int(process.name), signal.SIGKILL)


def test_a_forgotten_one_is_asked_about_and_never_counted_by_itself(phone: BrowserContext) -> None:
    page = at(phone, "07:10", ROOM)
    dial(page)
    state(page, "on")
    set_clock(page, "20:00")
    page.reload()
    state(page, "ask")
    expect(page.locator(".dial")).to_be_hidden()
    expect(page.locator(".ask")).to_contain_text("Since 07:10")
    sums(page, ["not known yet", "not known yet"])
    page.get_by_label("No, I sat down at").fill("06:00")
    page.locator(".ask").get_by_role("button", name="Save").click()
    expect(page.locator("#sat-error")).to_contain_text("06:00 lies before 07:10")
    page.get_by_label("No, I sat down at").fill("13:05")
    page.locator(".ask").get_by_role("button", name="Save").click()
    state(page, "off")
    sums(page, ["5 h 55 min", "5 h 55 min"])


def test_from_the_evening_before_it_is_asked_in_the_morning(
    phone: BrowserContext, household: Household
) -> None:
    page = at(phone, "20:00", ROOM, day="2026-11-19")
    dial(page)
    state(page, "on")
    page = at(phone, "10:00", ROOM)
    state(page, "ask")
    expect(page.locator(".ask")).to_contain_text("Since 20:00 yesterday")
    page.get_by_role("button", name="Yes, still on my feet").click()
    state(page, "on")
    expect(page.locator(".dial-time")).to_have_text(re.compile("^(13h 59min|14h 0min)$"))  # to the second
    sums(page, ["6 h 0 min", "6 h 0 min"])  # since four in the morning
    page.get_by_role("button", name="Undo").dispatch_event("click")
    state(page, "ask")
    page.get_by_role("button", name="I do not remember").click()
    state(page, "off")
    sums(page, ["–", "–"])  # unknown is not zero
    in_step(page)
    assert on_the_server(household) == []


def test_a_second_tab_goes_on_with_what_the_first_began(phone: BrowserContext, household: Household) -> None:
    first, second = at(phone, "07:10", ROOM), at(phone, "07:20", ROOM)
    state(second, "off")
    first.bring_to_front()
    dial(first)
    state(first, "on")
    second.evaluate("document.querySelector('.dial').click()")
    expect(second.get_by_text("You were on your feet already, so that time goes on.")).to_be_attached()
    in_step(second)
    assert on_the_server(household) == [("07:10", "", "")]


def test_a_tap_by_mistake_can_be_undone(phone: BrowserContext) -> None:
    page = at(phone, "07:10", ROOM)
    dial(page)
    state(page, "on")
    set_clock(page, "08:10")
    dial(page)
    state(page, "off")
    page.get_by_role("button", name="Undo").dispatch_event("click")
    state(page, "on")
    expect(page.locator(".dial")).to_contain_text("since 07:10")


def test_times_are_corrected_on_the_phone_with_the_server_gone(
    phone: BrowserContext, household: Household
) -> None:
    page = at(phone, "20:00", ROOM)
    in_step(page)
    household.kill()
    for start, end in (("07:00", "09:00"), ("10:00", "11:30")):
        page.get_by_role("link", name="Add a time you forgot").click()
        page.get_by_label("On my feet from").fill(start)
        page.get_by_label("until").fill(end)
        page.locator("dialog").get_by_role("button", name="Save").click()
        expect(page.locator("dialog")).to_be_hidden()
    sums(page, ["3 h 30 min", "2 h 0 min"])
    page.get_by_role("link", name="Change 07:00").click()
    page.get_by_label("until").fill("10:30")
    page.locator("dialog").get_by_role("button", name="Save").click()
    expect(page.locator("#stretch-start-error")).to_have_text(
        "This overlaps 10:00–11:30. Change one of them first."
    )
    page.get_by_label("until").fill("09:30")
    page.locator("dialog").get_by_role("radio", name="Mixed").check()
    page.locator("dialog").get_by_role("button", name="Save").click()
    sums(page, ["4 h 0 min", "2 h 30 min"])
    expect(page.locator(".stretches li").first).to_contain_text("Mixed")
    page.get_by_role("link", name="Change 10:00").click()
    page.get_by_role("button", name="Take it away").click()
    sums(page, ["2 h 30 min", "2 h 30 min"])
    page.reload()
    expect(page.locator(".stretches li")).to_have_count(1)
    at_hand(page)
    household.start()
    in_step(page)
    assert on_the_server(household) == [("07:00", "09:30", "mixed")]


def test_without_javascript_the_button_works(browser: Browser, server: Running) -> None:
    context = browser.new_context(base_url=server.address, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto("/welcome/")
    page.get_by_role("button", name="Start my diary").click()
    page.goto("/shift/")
    dial(page)
    state(page, "on")
    expect(page.locator(".dial")).to_contain_text("Off my feet")
    page.get_by_role("button", name="Change floor or shoes now").click()
    dial(page)
    state(page, "off")
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_off_and_asking(phone: BrowserContext, theme: Any) -> None:
    page = at(phone, "07:10", ROOM)
    page.emulate_media(color_scheme=theme)
    found = problems(page)
    dial(page)
    state(page, "on")
    expect(page.locator("fodro-toast .toast")).to_be_visible()
    page.locator("fodro-toast .toast").evaluate("toast => toast.remove()")
    found += problems(page)
    page.locator(".edit").click()
    found += problems(page)
    page.keyboard.press("Escape")
    set_clock(page, "20:00")
    page.reload()
    state(page, "ask")
    assert found + problems(page) == []


def problems(page: Page) -> list[str]:
    page.wait_for_timeout(400)
    found = Axe().run(page).response["violations"]
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in found if v["id"] != "color-contrast" or mine(v)
    ]


def mine(violation: dict[str, Any]) -> bool:
    return any("fodro-waiting" not in str(node["target"]) for node in violation["nodes"])


def test_the_device_counts_exactly_as_the_server_does(phone: BrowserContext) -> None:
    page = at(phone, "12:00", ROOM)
    now = datetime(2026, 11, 20, 11, tzinfo=UTC)
    chance = random.Random(20261120)
    cases = [case(chance, now) for _ in range(150)]
    found = page.evaluate(COUNT, [cases, round(now.timestamp() * 1000)])
    for (records, day), answer in zip(cases, found, strict=True):
        server = on_feet([stretch_of(body) for body in records], date.fromisoformat(day), "UTC", now)
        expected = {
            "minutes": server.minutes,
            "longestMin": server.longest_min,
            "knownMin": server.known_min,
            "runningSince": milliseconds(server.running_since),
            "unansweredSince": milliseconds(server.unanswered_since),
        }
        assert answer == pytest.approx(expected), (records, day)


ZONES = ("Europe/Copenhagen", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati", "+05:30", "-09:30", "")
CHANGES = (date(2026, 3, 29), date(2026, 10, 25), date(2026, 11, 1), date(2026, 11, 20))
"""Days around which clocks change, and today."""


def case(chance: random.Random, now: datetime) -> tuple[list[dict[str, Any]], str]:
    middle = chance.choice(CHANGES)
    noon = min(datetime(middle.year, middle.month, middle.day, 12, tzinfo=UTC), now)
    records = [record(chance, noon, now) for _ in range(chance.randint(0, 6))]
    return records, str(middle + timedelta(days=chance.randint(-1, 1)))


def record(chance: random.Random, noon: datetime, now: datetime) -> dict[str, Any]:
    start = noon + timedelta(minutes=chance.randint(-1800, 600))
    end = start + timedelta(seconds=chance.choice([0, 30, 59, 60, 61, 3600, chance.randint(0, 50_000)]))
    runs = chance.random() < 0.15 and start <= now
    return {
        "start": start.isoformat(),
        "end": None if runs else end.isoformat(),
        "zone": chance.choice(ZONES),
        "floor": "",
        "shoes": "",
    }


def stretch_of(body: dict[str, Any]) -> Stretch:
    start, end = (datetime.fromisoformat(body[name]) if body[name] else None for name in ("start", "end"))
    assert start is not None
    return Stretch(start, end, zone=body["zone"] or "UTC")


def milliseconds(moment: datetime | None) -> int | None:
    return None if moment is None else round(moment.timestamp() * 1000)


COUNT = """
async ([cases, now]) => {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const { onFeet, stretchOf } = await import(loaded.find((name) => /shift\\/standing\\.[^/]*js$/.test(name)));
  const stretches = (records) => records.map((body, key) => stretchOf({ key, body }));
  return cases.map(([records, day]) => onFeet(stretches(records), day, now));
}
"""


def test_the_device_reads_clocks_exactly_as_the_server_does(phone: BrowserContext) -> None:
    from datetime import time as clock_time

    from fodro.domain.standing import moment_after, moment_on

    page = at(phone, "12:00", ROOM)
    chance = random.Random(20261120)
    cases: list[list[Any]] = []
    for _ in range(200):
        day = chance.choice(CHANGES) + timedelta(days=chance.randint(-1, 1))
        typed = f"{chance.randint(0, 23):02d}:{chance.choice((0, 30, 59)):02d}"
        start = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(
            minutes=chance.randint(0, 1440)
        )
        cases.append([str(day), typed, chance.choice(ZONES) or "UTC", milliseconds(start)])
    found = page.evaluate(READ, cases)
    for (day_text, typed, zone, start_ms), answer in zip(cases, found, strict=True):
        clock, start = clock_time.fromisoformat(typed), datetime.fromtimestamp(start_ms / 1000, tz=UTC)
        on = moment_on(date.fromisoformat(day_text), clock, zone)
        after = moment_after(start, clock, zone)
        assert answer == [milliseconds(on), milliseconds(after)], (day_text, typed, zone)


READ = """
async (cases) => {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const address = loaded.find((name) => /shift\\/clocks\\.[^/]*js$/.test(name));
  const { momentAfter, momentOn } = await import(address);
  return cases.map(([day, clock, zone, ms]) => [momentOn(day, clock, zone), momentAfter(ms, clock, zone)]);
}
"""
