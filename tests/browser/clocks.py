"""A phone whose clock shows what a test wants: only the clock is another one, timers run as ever."""

from __future__ import annotations

from datetime import datetime

from playwright.sync_api import BrowserContext, Page

from tests.browser.devices import at_hand

DAY = "2026-11-20"
CLOCK = """
const Real = Date;
let ahead = 0;
globalThis.setClock = (ms) => { ahead = ms - Real.now(); };
globalThis.Date = class Date extends Real {
  constructor(...told) { if (told.length) super(...told); else super(Real.now() + ahead); }
  static now() { return Real.now() + ahead; }
};
setClock(%d);
"""


def moment(clock: str, day: str = DAY) -> int:
    """Milliseconds of a clock at home in winter, an hour ahead of UTC."""
    return round(datetime.fromisoformat(f"{day}T{clock}:00+01:00").timestamp() * 1000)


def at(context: BrowserContext, clock: str, path: str, *, day: str = DAY) -> Page:
    """Open a room on a phone whose clock shows `clock`; the diary is begun where there is none."""
    page = context.new_page()
    page.add_init_script(CLOCK % moment(clock, day))
    page.goto("/")
    if "/welcome/" in page.url:
        page.get_by_role("button", name="Start my diary").click()
        page.wait_for_url("**/")
    page.goto(path)
    at_hand(page)
    return page


def set_clock(page: Page, clock: str, *, day: str = DAY) -> None:
    """Put the clock of the phone, also for the pages it opens next, and let the page look at it."""
    page.add_init_script(f"setClock({moment(clock, day)});")
    page.evaluate("(ms) => setClock(ms)", moment(clock, day))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
