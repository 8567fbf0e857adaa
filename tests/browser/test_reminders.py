"""Reminders in a real browser: switches that unfold, messages that begin with a tap, words that fit."""

import json
import sqlite3
from base64 import urlsafe_b64encode
from contextlib import closing

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.seeing import ON_A_PHONE, problems
from tests.browser.sizes import PHONE
from tests.server.running import Running

pytestmark = pytest.mark.browser
ENDPOINT = "https://push.example.com/send/abc"
PUSH_STUB = """(told) => {
  const kept = () => JSON.parse(localStorage.getItem("push"));
  const made = (value) => value && {
    endpoint: value.endpoint,
    toJSON: () => value,
    unsubscribe: async () => { localStorage.removeItem("push"); return true; },
  };
  PushManager.prototype.getSubscription = async () => made(kept());
  PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
    if (!userVisibleOnly || applicationServerKey.length !== 65) throw new Error("not a key");
    localStorage.setItem("push", JSON.stringify(told));
    return made(told);
  };
}"""


def b64(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def a_browser(endpoint: str = ENDPOINT) -> dict[str, object]:
    point = ec.generate_private_key(ec.SECP256R1()).public_key()
    raw = point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return {"endpoint": endpoint, "keys": {"p256dh": b64(raw), "auth": b64(bytes(16))}}


def begin(page: Page) -> None:
    page.goto("/welcome/")
    page.locator('form[action$="start/"] button').click()
    expect(page.locator(".bar")).to_be_visible()
    page.goto("/reminders/")


def rows(server: Running, table: str) -> int:
    with closing(sqlite3.connect(server.folder / "fodro.sqlite3")) as database:
        (count,) = database.execute(f"SELECT count(*) FROM reminders_{table}").fetchone()  # noqa: S608
    return int(count)


def test_a_reminder_unfolds_when_it_is_turned_on_and_keeps_what_was_chosen(page: Page) -> None:
    begin(page)
    clock = page.locator('[name="at:checkin"]')
    expect(clock).to_be_hidden()
    switch = page.get_by_role("switch", name="Evening check-in")
    switch.focus()
    page.keyboard.press("Space")
    expect(clock).to_be_visible()
    clock.fill("21:15")
    page.get_by_role("checkbox", name="Sunday").nth(0).uncheck(force=True)
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".toast").first).to_be_visible()
    expect(switch).to_be_checked()
    expect(clock).to_have_value("21:15")
    page.reload()
    expect(clock).to_have_value("21:15")
    chosen = [day for day in range(7) if page.locator(f'[name="day:checkin"][value="{day}"]').is_checked()]
    assert len(chosen) == 6


def test_the_calendar_address_is_made_copied_and_taken_back(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    begin(page)
    page.get_by_role("switch", name="Evening check-in").check()
    page.get_by_role("button", name="Make an address").click()
    address = page.get_by_label("The address.").input_value()
    expect(page.get_by_role("switch", name="Evening check-in")).to_be_checked()
    page.get_by_role("button", name="Copy the address").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == address
    fetched = context.request.get(address)
    assert fetched.headers["content-type"].startswith("text/calendar")
    page.get_by_role("button", name="Turn it off", exact=True).click()
    expect(page.get_by_role("button", name="Make an address")).to_be_visible()
    assert context.request.get(address).status == 404


def test_messages_are_turned_on_and_off_by_a_tap_and_the_server_knows(
    page: Page, context: BrowserContext, server: Running
) -> None:
    context.grant_permissions(["notifications"])
    context.add_init_script(f"({PUSH_STUB})({json.dumps(a_browser())})")
    begin(page)
    assert rows(server, "pushsubscription") == 0
    page.get_by_role("button", name="Show messages in this browser").click()
    expect(page.get_by_text("This browser shows messages.")).to_be_visible()
    assert rows(server, "pushsubscription") == 1
    page.reload()
    expect(page.get_by_text("This browser shows messages.")).to_be_visible()
    expect(page.get_by_text("1 browser gets messages.")).to_be_visible()
    page.get_by_role("button", name="Turn it off in this browser").click()
    expect(page.get_by_role("button", name="Show messages in this browser")).to_be_visible()
    assert rows(server, "pushsubscription") == 0
    assert page.evaluate("localStorage.getItem('push')") is None


def test_a_browser_the_server_refuses_is_not_left_subscribed(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["notifications"])
    context.add_init_script(f"({PUSH_STUB})({json.dumps(a_browser('https://127.0.0.1/inside'))})")
    begin(page)
    page.get_by_role("button", name="Show messages in this browser").click()
    expect(page.get_by_text("It did not work just now.")).to_be_visible()
    expect(page.get_by_role("button", name="Show messages in this browser")).to_be_visible()
    assert page.evaluate("localStorage.getItem('push')") is None


def test_a_browser_without_messages_says_so_and_one_that_was_told_not_to_does_too(
    page: Page, context: BrowserContext
) -> None:
    begin(page)
    page.add_init_script('Object.defineProperty(Notification, "permission", { value: "denied" })')
    page.reload()
    expect(page.get_by_text("told not to show messages")).to_be_visible()
    expect(page.get_by_role("button", name="Show messages in this browser")).to_be_hidden()
    page.add_init_script("delete window.PushManager")
    page.reload()
    expect(page.get_by_text("does not offer messages here")).to_be_visible()


@pytest.mark.parametrize("language", ["en-GB", "da-DK"])
def test_the_page_is_readable_for_everyone_and_fits(browser: Browser, server: Running, language: str) -> None:
    context = browser.new_context(
        base_url=server.address,
        viewport=PHONE,
        locale=language,
        reduced_motion="reduce",
    )
    page = context.new_page()
    begin(page)
    for switch in page.get_by_role("switch").all():
        switch.check()
    page.locator('[value="calendar-on"]').click()
    expect(page.locator("#calendar-address")).to_be_visible()
    page.locator('[name="quiet_from"]').evaluate("(field) => { field.type = 'text'; field.value = 'x'; }")
    page.locator(".keep button").click()
    expect(page.locator("#quiet_from-error")).not_to_be_empty()
    for details in page.locator("details").all():
        details.locator("summary").click()
    assert problems(page, ON_A_PHONE) == []
    assert page.evaluate(SMALL_TARGETS) == []
    for width, text_px in ((320, 16), (PHONE["width"], 32)):
        page.set_viewport_size({"width": width, "height": 844})
        page.evaluate("(px) => { document.documentElement.style.fontSize = `${px}px`; }", text_px)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


TARGETS = "main button, main summary, .switch, .chip, main input.input"
SMALL_TARGETS = f"""() => [...document.querySelectorAll("{TARGETS}")]
  .filter((e) => e.checkVisibility())
  .map((e) => [e.textContent.trim(), e.getBoundingClientRect()])
  .filter(([, box]) => box.height < 48 || box.width < 44)
  .map(([text, box]) => `${{text}}: ${{Math.round(box.width)}} x ${{Math.round(box.height)}}`)"""
