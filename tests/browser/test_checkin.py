"""The check-in in a real browser: one tap and many, the time, a change of mind, and nothing that is lost."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.browser import seeing
from tests.browser.sizes import PHONE
from tests.browser.walking import look_around
from tests.server.running import Running

pytestmark = pytest.mark.browser

HOME = ZoneInfo("Europe/Copenhagen")


@pytest.fixture
def diary(page: Page) -> Page:
    start(page)
    return page


def start(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Start my diary").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    opened(page)


def opened(page: Page, path: str = "/checkin/") -> None:
    page.goto(path)
    expect(page.locator("fodro-checkin[data-ready]")).to_be_attached()


def rate(page: Page, key: str, level: int) -> None:
    page.locator(f'[data-place="{key}"]:visible').first.click()
    page.keyboard.press(str(level))


def save(page: Page, name: str = "Save") -> None:
    page.get_by_role("button", name=name).click()
    page.wait_for_url(lambda url: "checkin" not in url)
    page.wait_for_load_state("networkidle")  # Today comes anew when the server has it


def kept(page: Page) -> list[dict[str, Any]]:
    """Return the bodies of all check-ins on this device, the newest first, each with its key."""
    return [
        {"key": record["key"], **record["body"]}
        for record in sorted(page.evaluate(ON_DEVICE, "records"), key=lambda r: str(r["at"]), reverse=True)
        if record["kind"] == "checkin" and not record["gone"]
    ]


def wait_until_sent(page: Page) -> None:
    page.wait_for_function(f"async () => (await ({ON_DEVICE})('outbox')).length === 0")


ON_DEVICE = """async (store) => {
  const answered = (asked) => new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
  const names = (await indexedDB.databases()).map(({ name }) => name);
  const database = await answered(indexedDB.open(names.find((name) => name.startsWith("fodro-"))));
  const all = await answered(database.transaction(store).objectStore(store).getAll());
  database.close();
  return all;
}"""


def test_as_last_time_is_one_tap_and_can_be_undone(diary: Page) -> None:
    rate(diary, "L.sole.heel", 6)
    save(diary)
    opened(diary)
    again = diary.get_by_role("button", name="As last time")
    expect(again).to_contain_text("Left heel 6")
    save(diary, "As last time")
    expect(diary.get_by_role("button", name="Undo")).to_be_visible()
    first, second = (body["spots"] for body in kept(diary))
    assert first == second
    diary.get_by_role("button", name="Undo").click()
    expect(diary.get_by_role("button", name="Undo")).to_have_count(0)
    assert len(kept(diary)) == 1


def test_a_bad_day_and_nothing_are_one_tap_and_a_bad_day_can_be_changed(diary: Page) -> None:
    save(diary, "Bad day")
    expect(diary.get_by_text("Noted as a bad day: both feet 8.")).to_be_visible()
    (bad,) = kept(diary)
    assert [(s["side"], s["region"], s["intensity"]) for s in bad["spots"]] == [
        ("L", "foot", 8),
        ("R", "foot", 8),
    ]
    opened(diary, f"/checkin/?edit={bad['key']}")
    expect(diary.locator(".spots > li")).to_have_count(2)
    diary.locator('[data-key="L..foot"] .slider').fill("5")
    save(diary)
    expect(diary.get_by_text("Changed.")).to_be_visible()
    (changed,) = kept(diary)
    assert [spot["intensity"] for spot in changed["spots"]] == [5, 8]
    assert (changed["at"], changed["day"]) == (bad["at"], bad["day"])
    opened(diary)
    save(diary, "Nothing hurts")
    assert [spot["intensity"] for spot in kept(diary)[0]["spots"]] == [0, 0]


def test_everything_that_is_said_arrives_on_the_server(diary: Page) -> None:
    rate(diary, "L.sole.heel", 6)
    diary.get_by_role("checkbox", name="sharp").check()
    diary.get_by_text("In the way, note").click()
    diary.locator("#interference").fill("4")
    diary.get_by_label("It moves around").check()
    diary.get_by_label("Note", exact=True).fill("a long shift")
    save(diary)
    (body,) = kept(diary)
    wait_until_sent(diary)
    plain = diary.context.request.get(f"/checkin/?edit={body['key']}").text()
    assert 'value="sharp" checked' in plain
    assert ">a long shift</textarea>" in plain
    assert 'name="moves" value="yes" checked' in plain
    assert 'name="interference" min="0" max="10" step="1" value="4"' in plain
    opened(diary)
    rate(diary, "R.sole.heel", 3)
    expect(diary.get_by_text("Moves around, note")).to_be_visible()
    diary.get_by_text("Moves around, note").click()
    expect(diary.get_by_text("Noted earlier today: 4.")).to_be_visible()


def test_a_check_in_is_deleted_and_the_deleting_undone(diary: Page) -> None:
    rate(diary, "L.sole.heel", 6)
    save(diary)
    (body,) = kept(diary)
    opened(diary, f"/checkin/?edit={body['key']}")
    save(diary, "Delete this check-in")
    assert kept(diary) == []
    diary.get_by_role("button", name="Undo").click()
    expect(diary.get_by_role("button", name="Undo")).to_have_count(0)
    assert kept(diary) == [body]


def test_with_the_server_gone_one_is_noted_changed_and_deleted(context: BrowserContext) -> None:
    page = context.new_page()
    start(page)
    rate(page, "L.sole.heel", 6)
    save(page)
    wait_until_sent(page)
    page.wait_for_function("() => navigator.serviceWorker.controller")
    context.set_offline(True)
    opened(page)
    expect(page.get_by_role("button", name="As last time")).to_contain_text("Left heel 6")
    rate(page, "R.sole.mth1", 3)
    save(page)
    newest, _ = kept(page)
    opened(page, f"/checkin/?edit={newest['key']}")
    slider = page.locator('[data-key="R.sole.mth1"] .slider')
    expect(slider).to_have_value("3")
    slider.fill("5")
    save(page)
    changed, _ = kept(page)
    assert (changed["key"], changed["at"]) == (newest["key"], newest["at"])
    assert [spot["intensity"] for spot in changed["spots"]] == [5]
    opened(page, f"/checkin/?edit={newest['key']}")
    save(page, "Delete this check-in")
    assert len(kept(page)) == 1
    context.set_offline(False)
    page.close()


def test_the_half_made_one_is_kept_until_the_device_has_it(diary: Page) -> None:
    rate(diary, "L.sole.heel", 6)
    diary.get_by_text("In the way, note").click()
    diary.get_by_label("Note", exact=True).fill("half of a thought")
    diary.evaluate(NO_ROOM)
    diary.get_by_role("button", name="Save").click()
    expect(diary.locator("fodro-toast .toast")).to_be_visible()
    opened(diary)
    expect(diary.locator('[data-key="L.sole.heel"] .scale-number')).to_have_text("6")
    diary.locator(".more summary").click()
    expect(diary.get_by_label("Note", exact=True)).to_have_value("half of a thought")
    save(diary)
    opened(diary)
    expect(diary.locator(".spots > li")).to_have_count(0)


NO_ROOM = """() => {
  IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
  window.fetch = () => Promise.reject(new TypeError("away"));
}"""


def test_without_a_store_the_form_is_sent_as_it_is_with_every_place(
    browser: Browser, server: Running
) -> None:
    context = browser.new_context(base_url=server.address, viewport=PHONE, locale="en-GB")
    context.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined });")
    page = context.new_page()
    start(page)
    rate(page, "L.sole.heel", 6)
    page.get_by_role("checkbox", name="sore").check()
    page.get_by_role("button", name="Several").click()
    page.locator('[data-place="L.sole.arch-ctr"]').click()
    save(page)
    rows = page.locator(".rows").first
    expect(rows).to_contain_text("Left heel")
    expect(rows).to_contain_text("Middle of the left arch")
    assert rows.inner_text().count("sore") == 2
    opened(page)
    save(page, "As last time")
    expect(page.locator(".moments article")).to_have_count(2)
    context.close()


@pytest.fixture
def at_night(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    page.clock.set_fixed_time(datetime(2026, 11, 21, 1, 40, tzinfo=HOME))
    start(page)
    yield page
    page.close()


def test_after_midnight_the_evening_before_goes_on_until_the_person_says_otherwise(at_night: Page) -> None:
    page = at_night
    line = page.locator("[data-moment]")
    expect(line).to_have_text("Last night")
    save(page, "Bad day")
    assert [kept(page)[0][name] for name in ("at", "day", "part")] == [
        "2026-11-21T01:40:00+01:00", "2026-11-20", "night",
    ]  # fmt: skip
    opened(page)
    line.click()
    page.get_by_label("This morning").check()
    expect(line).to_have_text("This morning")
    page.get_by_label("Thursday").check()  # "yesterday" would say two things now
    page.locator('input[name="clock"]').fill("20:30")
    expect(line).to_have_text("Thursday 20:30 · evening")
    page.get_by_label("First steps").check()
    rate(page, "L.sole.heel", 4)
    save(page)
    told = next(body for body in kept(page) if body["part"] == "first-steps")
    assert (told["at"], told["day"]) == ("2026-11-19T20:30:00+01:00", "2026-11-19")


@pytest.fixture
def after_the_change(context: BrowserContext) -> Iterator[Page]:
    """The morning after clocks were put back: 02:30 came twice."""
    page = context.new_page()
    page.clock.set_fixed_time(datetime(2026, 10, 25, 9, 0, tzinfo=HOME))
    start(page)
    yield page
    page.close()


def test_a_time_that_came_twice_asks_which_and_one_yet_to_come_is_said(after_the_change: Page) -> None:
    page = after_the_change
    page.locator("[data-moment]").click()
    page.get_by_label("Yesterday").check()
    save_button = page.get_by_role("button", name="Bad day")
    save_button.click()
    expect(page.locator(".when .error")).to_have_text("What time was it? Write it like 14:30.")
    page.locator('input[name="clock"]').fill("02:30")
    expect(page.locator(".when .error")).to_contain_text("02:30 came twice that night")
    page.get_by_label("The second, in winter time").check()
    expect(page.locator(".when .error")).to_be_empty()
    page.get_by_label("Earlier today").check()
    page.locator('input[name="clock"]').fill("23:00")
    expect(page.locator(".when .error")).to_have_text("That time has not come yet. Choose an earlier one.")
    page.get_by_label("Yesterday").check()
    page.locator('input[name="clock"]').fill("02:30")
    page.get_by_label("The second, in winter time").check()
    save(page, "Bad day")
    assert (kept(page)[0]["at"], kept(page)[0]["day"]) == ("2026-10-25T02:30:00+01:00", "2026-10-24")


@pytest.mark.parametrize("language", ["en-GB", "da-DK"])
def test_axe_finds_nothing_in_any_state(browser: Browser, server: Running, language: str) -> None:
    context = browser.new_context(
        base_url=server.address,
        viewport=PHONE,
        locale=language,
        reduced_motion="reduce",
    )
    page = context.new_page()
    look_around(page)
    opened(page)
    found = problems(page, "empty")
    page.locator('[data-segment="body"]').click()
    found += problems(page, "body")
    rate(page, "..low-back", 9)
    rate(page, "L..shoulder", 2)
    found += problems(page, "body painted")
    page.locator('[data-segment="sole"]').click()
    rate(page, "R..foot", 7)
    page.locator(".spot:not(.folded) .several").click()
    found += problems(page, "several")
    page.locator(".more summary").click()
    page.locator(".when summary").click()
    page.locator('.when .chip:has([value="date"])').click()
    found += problems(page, "open")
    context.close()
    assert found == [], "\n".join(found)


def problems(page: Page, state: str) -> list[str]:
    return [f"{state}: {each}" for each in seeing.problems(page, seeing.ON_A_PHONE)]


@pytest.mark.parametrize(
    ("size", "text_px"),
    [
        (PHONE, 16),
        (PHONE, 32),
        (ViewportSize(width=360, height=640), 16),
        (ViewportSize(width=320, height=640), 16),
    ],
)
def test_before_the_first_tap_nothing_lies_over_the_tools_and_nothing_is_too_wide(
    diary: Page, size: ViewportSize, text_px: int
) -> None:
    diary.set_viewport_size(size)
    diary.evaluate("(px) => { document.documentElement.style.fontSize = `${px}px`; }", text_px)
    toes = diary.get_by_role("button", name="Toes")
    assert toes.evaluate(ON_TOP), "the sheet lies over the button"
    assert diary.evaluate("document.documentElement.scrollWidth") <= size["width"]
    diary.locator('[data-segment="body"]').click()
    diary.locator(".when summary").click()
    assert diary.evaluate("document.documentElement.scrollWidth") <= size["width"]


ON_TOP = """(button) => {
  const { left, top, width, height } = button.getBoundingClientRect();
  return button.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""
