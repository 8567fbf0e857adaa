"""Nothing is lost, nothing is there twice: the real server killed, a real browser closed, answers dropped."""

import json
import os
import re
import signal
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, Route, expect

from tests.browser.answering import none_of_these_offline
from tests.browser.devices import Household, at_hand, device, in_step, keep, notes, opened, until, waiting

pytestmark = pytest.mark.browser

SYNC = "**/api/v1/sync"
LIVED_DAY = "new Date(Date.now() - 4 * 3600e3).toLocaleDateString('sv')"
"""Until four in the morning it is still the day before."""


def on_the_server(household: Household) -> dict[str, float]:
    """The note of every check-in in the database file, and its intensity; each must be there once."""
    database = sqlite3.connect(f"file:{household.folder / 'fodro.sqlite3'}?mode=ro", uri=True)
    rows = database.execute(
        "SELECT c.note, s.intensity_nrs FROM diary_checkin c JOIN diary_spot s ON s.checkin_id = c.id"
    ).fetchall()
    database.close()
    assert len(rows) == len({note for note, _ in rows}), "something is there twice"
    return dict(rows)


def new_key() -> str:
    return str(uuid4())


def test_everything_noted_without_a_server_arrives_once(
    playwright: Playwright, household: Household, tmp_path: Path
) -> None:
    keys = [new_key() for _ in range(6)]
    with device(playwright, household, tmp_path / "phone") as phone:
        page = opened(phone)
        keep(page, keys[0], 1)
        in_step(page)
        household.kill()
        page.reload()
        at_hand(page)
        for n, key in enumerate(keys[1:], start=2):
            keep(page, key, n)
        keep(page, keys[1], 10)  # one edit
        page.evaluate("(key) => store.takeAway('checkin', key)", keys[2])  # one taken away
        assert waiting(page) == 5
    with device(playwright, household, tmp_path / "phone") as phone:
        page = opened(phone)
        assert waiting(page) == 5
        expected = {keys[0]: 1, keys[1]: 10, keys[3]: 4, keys[4]: 5, keys[5]: 6}
        assert notes(page) == expected
        household.start()
        in_step(page)
        assert notes(page) == expected
    assert on_the_server(household) == expected


def test_a_page_opens_and_can_be_read_with_the_server_gone(
    household: Household, phone: BrowserContext
) -> None:
    page = opened(phone)
    keep(page, new_key(), 7, page.evaluate(LIVED_DAY))
    in_step(page)
    household.kill()
    page.reload()
    expect(page.get_by_text("Left heel")).to_be_visible()
    page.goto("/patterns/")
    expect(page.get_by_role("heading", name="The server does not answer just now")).to_be_visible()


def test_a_massage_is_played_and_rated_with_the_server_gone(
    household: Household, phone: BrowserContext
) -> None:
    page = opened(phone)
    keep(page, new_key(), 7, page.evaluate(LIVED_DAY))
    in_step(page)
    until(page, "(await store.mark('massage'))?.places.length === 1")
    household.kill()
    page.goto("/massage/")
    expect(page.get_by_role("heading", name="Is any of this so today?")).to_be_visible()
    none_of_these_offline(page)
    expect(page.get_by_text("Made for what you noted: left heel.")).to_be_visible()
    page.locator("#before").press("6")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="End here").click()
    page.locator("#after").press("3")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Noted. Rest your feet a moment.")).to_be_visible()
    at_hand(page)
    household.start()
    in_step(page)
    database = sqlite3.connect(f"file:{household.folder / 'fodro.sqlite3'}?mode=ro", uri=True)
    rows = database.execute("SELECT before_nrs, after_nrs FROM massage_massagesession").fetchall()
    database.close()
    assert rows == [(6, 3)]


def dropped(times: int) -> Callable[[Route], None]:
    """Let the server take what is sent, and lose its answer on the way back."""
    left = [times]

    def lose(route: Route) -> None:
        answer = route.fetch()
        if left[0] and json.loads(route.request.post_data or "{}")["ops"]:
            left[0] -= 1
            route.abort()
        else:
            route.fulfill(response=answer)

    return lose


def test_an_acknowledgement_dropped_twice_makes_nothing_double(
    household: Household, phone: BrowserContext
) -> None:
    page, key = opened(phone), new_key()
    page.route(SYNC, dropped(2))
    keep(page, key, 4)
    until(page, "(await store.countWaiting()) === 0")
    assert on_the_server(household) == {key: 4}


def test_two_tabs_note_at_the_same_time(household: Household, phone: BrowserContext) -> None:
    first, second = opened(phone), opened(phone)
    keys = [new_key() for _ in range(10)]
    shared = new_key()
    for n, key in enumerate(keys):
        keep((first, second)[n % 2], key, n)
    keep(first, shared, 1)
    keep(second, shared, 2)
    in_step(first)
    in_step(second)
    assert on_the_server(household) == {**{key: n for n, key in enumerate(keys)}, shared: 2}
    assert notes(first) == notes(second) == on_the_server(household)


def test_an_edit_while_the_first_version_is_on_its_way_is_sent_too(
    household: Household, phone: BrowserContext
) -> None:
    page, key = opened(phone), new_key()
    in_step(page)
    edited = []

    def edit_meanwhile(route: Route) -> None:
        answer = route.fetch()
        if not edited:
            edited.append(True)
            keep(page, key, 9)
        route.fulfill(response=answer)

    page.route(SYNC, edit_meanwhile)
    keep(page, key, 3)
    until(page, "(await store.countWaiting()) === 0")
    assert on_the_server(household) == {key: 9}


def test_a_server_in_trouble_loses_nothing(household: Household, phone: BrowserContext) -> None:
    page, key, asked = opened(phone), new_key(), []

    def trouble(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=500, body="") if len(asked) <= 2 else route.continue_()

    page.route(SYNC, trouble)
    keep(page, key, 5)
    until(page, "(await store.countWaiting()) === 0")
    assert len(asked) >= 3
    assert on_the_server(household) == {key: 5}


def test_what_the_server_refuses_needs_attention_and_blocks_nothing(
    household: Household, phone: BrowserContext
) -> None:
    page, key = opened(phone), new_key()
    page.evaluate("(key) => store.keep('checkin', key, { at: 'noon', day: '2026-11-20' })", new_key())
    keep(page, key, 5)
    in_step(page)
    assert on_the_server(household) == {key: 5}
    page.goto("/attention/")
    expect(page.get_by_role("heading", name="Needs your attention")).to_be_visible()
    expect(page.get_by_text("is not a time")).to_be_visible()
    page.get_by_role("button", name="Throw it away").click()
    expect(page.get_by_text("Everything you noted is on the server too.")).to_be_visible()


def test_what_is_thrown_away_gives_back_what_the_server_has(
    household: Household, phone: BrowserContext
) -> None:
    page, key, never = opened(phone), new_key(), new_key()
    keep(page, key, 5)
    in_step(page)
    for each in (key, never):
        page.evaluate("(key) => store.keep('checkin', key, { at: 'noon', day: '2026-11-20' })", each)
    in_step(page)
    page.goto("/attention/")
    at_hand(page)
    for left in (1, 0):
        page.get_by_role("button", name="Throw it away").first.click()
        expect(page.get_by_role("button", name="Throw it away")).to_have_count(left)
    until(page, f"(await store.get('checkin', '{key}'))?.body.note === '{key}'")
    assert notes(page) == on_the_server(household) == {key: 5}


def test_a_room_without_a_copy_waits_for_a_slow_server(household: Household, phone: BrowserContext) -> None:
    page = opened(phone)
    assert household.running is not None
    os.killpg(household.running.pid, signal.SIGSTOP)
    goes_on = threading.Timer(4.5, os.killpg, (household.running.pid, signal.SIGCONT))
    goes_on.start()
    page.goto("/patterns/")
    goes_on.join()
    expect(page.get_by_role("heading", level=1)).to_have_text("Patterns")


def test_undo_takes_nothing_away_that_this_device_has_not_read_yet(
    household: Household, phone: BrowserContext
) -> None:
    page = phone.new_page()
    page.route(SYNC, lambda route: route.abort())
    page.goto("/")
    page.get_by_role("button", name="Start my diary").click()
    page.wait_for_url("**/")
    at_hand(page)
    undo = page.get_by_role("button", name="Undo")
    for knows_all in (False, True):
        assert page.evaluate(SAVED, a_change(new_key())) is True
        expect(page.get_by_text("Noted.", exact=True)).to_be_visible()
        expect(undo).to_have_count(int(knows_all))
        page.unroute(SYNC)
        in_step(page)


def test_the_app_is_updated_while_notes_wait(
    playwright: Playwright, household: Household, tmp_path: Path
) -> None:
    key = new_key()
    with device(playwright, household, tmp_path / "phone") as phone:
        page = opened(phone)
        page.evaluate("caches.keys().then((names) => (sessionStorage.before = names.join()))")
        household.kill()
        keep(page, key, 8)
        assert waiting(page) == 1
        another_version(household.folder / "static")
        household.start()
        page.reload()
        at_hand(page)
        in_step(page)
        until(
            page,
            "(await caches.keys()).length === 2 && (await caches.keys()).join() !== sessionStorage.before",
        )
    assert on_the_server(household) == {key: 8}


def another_version(static: Path) -> None:
    """Give one style sheet another content and so another name, as an update does."""
    file = static / "staticfiles.json"
    manifest = json.loads(file.read_text())
    old = manifest["paths"]["design/shell.css"]
    new = re.sub(r"\.[0-9a-f]{12}\.", ".0123456789ab.", old)
    (static / new).write_text((static / old).read_text() + "/* another */")
    manifest["paths"]["design/shell.css"] = new
    file.write_text(json.dumps(manifest))


@pytest.mark.slow
def test_a_thousand_waiting_notes_arrive_once_each(household: Household, phone: BrowserContext) -> None:
    page = opened(phone)
    in_step(page)
    household.kill()
    many = """async () => {
      const spots = (n) => [{ region: "heel", side: "R", view: "sole", intensity: n % 11, qualities: [] }];
      const changes = Array.from({ length: 1000 }, (_, n) => {
        const at = new Date(Date.UTC(2026, 9, 1) + n * 3600e3).toISOString().slice(0, 19);
        const body = { at, zone: "", day: at.slice(0, 10), part: "midday", spots: spots(n), note: `n${n}` };
        return { kind: "checkin", key: crypto.randomUUID(), body };
      });
      for (const change of changes) await store.keep(change.kind, change.key, change.body);
    }"""
    page.evaluate(many)
    assert waiting(page) == 1000
    household.start()
    in_step(page)
    assert on_the_server(household) == {f"n{n}": n % 11 for n in range(1000)}


def test_no_room_on_the_phone_is_said_and_the_server_keeps_it(
    household: Household, phone: BrowserContext
) -> None:
    page, key = opened(phone), new_key()
    in_step(page)
    page.evaluate(FULL)
    assert page.evaluate(SAVED, a_change(key)) is True
    assert on_the_server(household) == {key: 6}
    household.kill()
    assert page.evaluate(SAVED, a_change(new_key())) is False
    expect(page.get_by_text("This device has no room left")).to_be_visible()


def a_change(key: str) -> dict[str, object]:
    when = {"at": "2026-11-20T12:00:00+01:00", "zone": "Europe/Copenhagen", "day": "2026-11-20"}
    spots = [{"region": "heel", "side": "L", "view": "sole", "intensity": 6, "qualities": []}]
    return {"kind": "checkin", "key": key, "body": {**when, "part": "midday", "spots": spots, "note": key}}


FULL = """() => {
  IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""
SAVED = """async (change) => {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const { saved } = await import(loaded.find((name) => /sync\\/saved\\.[^/]*js$/.test(name)));
  return saved(store, [change], { say: "Noted." });
}"""


def test_a_clock_a_day_ahead_is_said_and_nothing_is_lost(household: Household, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.add_init_script("const real = Date.now; Date.now = () => real() + 86400000;")
    page.goto("/")
    page.get_by_role("button", name="Start my diary").click()
    page.wait_for_url("**/")
    at_hand(page)
    key = new_key()
    keep(page, key, 6)
    in_step(page)
    expect(page.get_by_text("The clock of this device is ahead of the server’s by 1 day.")).to_be_visible()
    assert on_the_server(household) == {key: 6}
    other = opened(phone)
    in_step(other)
    keep(other, key, 2)
    in_step(other)
    assert on_the_server(household) == {key: 2}, "a later change on a device with the right time must count"


def test_another_person_on_the_same_device_finds_nothing_and_the_queue_stays(
    household: Household, phone: BrowserContext
) -> None:
    page: Page = opened(phone)
    mine = new_key()
    page.route(SYNC, lambda route: route.abort())
    keep(page, mine, 6)
    assert waiting(page) == 1
    phone.clear_cookies()
    assert page.evaluate("(name) => indexedDB.databases().then((all) => all.length)", "") == 1
    page.unroute(SYNC)
    page.reload()
    at_hand(page)
    in_step(page)
    assert on_the_server(household) == {mine: 6}
