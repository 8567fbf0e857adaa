"""How long a check-in takes at human pace: the real server, a real browser, a thumb that has to look.

``python -m benchmarks checkin`` prints each step with its time, and the totals against their budgets.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect
from tests.server.running import serving

from benchmarks.web import PHONE, a_browser, machine

FIND_S = 0.6
"""How long the eye needs to find the next thing to tap."""
TAP_S = 0.2
"""How long the thumb needs to get there and back."""

AGAIN_BUDGET_S, AGAIN_TAPS = 8.0, 3
FULL_BUDGET_S = 15.0


@dataclass
class Thumb:
    """Taps at human pace and writes down what it did and when."""

    page: Page
    started: float = field(default_factory=time.perf_counter)
    steps: list[tuple[str, float]] = field(default_factory=list)

    def tap(self, what: str, place: Locator, *, share: float = 0.5) -> None:
        """Find something and tap it, at a share of its width."""
        self.page.wait_for_timeout(1000 * FIND_S)
        place.scroll_into_view_if_needed()
        box = place.bounding_box()
        if box is None:
            message = f"{what} cannot be seen"
            raise LookupError(message)
        self.page.wait_for_timeout(1000 * TAP_S)
        place.tap(position={"x": box["width"] * share, "y": box["height"] / 2})
        self.steps.append((what, time.perf_counter() - self.started))

    @property
    def taps(self) -> int:
        return len(self.steps)


@dataclass(frozen=True)
class Timed:
    """One way of checking in, step by step, until the page says that it is saved."""

    name: str
    steps: tuple[tuple[str, float], ...]
    total_s: float
    budget_s: float
    taps_at_most: int

    @property
    def is_kept(self) -> bool:
        return self.total_s <= self.budget_s and len(self.steps) <= self.taps_at_most

    def lines(self) -> Iterator[str]:
        yield f"\n{self.name}\n"
        yield from (f"  {seconds:5.1f} s  {what}" for what, seconds in self.steps)
        verdict = "kept" if self.is_kept else "MISSED"
        taps = f"{len(self.steps)} taps"
        yield f"  {self.total_s:5.1f} s  saved, {taps} (budget {self.budget_s:g} s: {verdict})"


def begin(page: Page) -> None:
    """Start a diary and note something, so that there is a last time."""
    page.goto("/")
    page.get_by_role("button", name="Start my diary").tap()
    page.wait_for_url(re.compile(r"\d/$"))
    page.goto("/checkin/")
    rate(Thumb(page), "left heel", share=0.6)
    page.get_by_role("button", name="Save").tap()
    expect(page.get_by_text("Noted at")).to_be_visible()
    page.goto("/")
    page.wait_for_load_state("networkidle")


def as_last_time(page: Page) -> Timed:
    thumb = Thumb(page)
    thumb.tap("Check in", page.get_by_role("main").get_by_role("link", name="Check in", exact=True).last)
    thumb.tap("As last time", page.get_by_role("button", name="As last time"))
    return finished("As last time, from Today", thumb, (AGAIN_BUDGET_S, AGAIN_TAPS))


def full(page: Page) -> Timed:
    """Check in with three places, what each feels like, and how much it was in the way."""
    thumb = Thumb(page)
    thumb.tap("Check in", page.get_by_role("main").get_by_role("link", name="Check in", exact=True).last)
    for name, share, quality in (
        ("left heel", 0.6, "sore"),
        ("ball under the right big toe", 0.3, "stiff"),
        ("middle of the left arch", 0.4, "tired"),
    ):
        rate(thumb, name, share=share)
        thumb.tap(quality, page.locator(f'.spot:not(.folded) .chip:has-text("{quality}")'))
    thumb.tap("More", page.locator(".more summary"))
    thumb.tap("in the way", page.locator("#interference"), share=0.4)
    thumb.tap("Save", page.get_by_role("button", name="Save"))
    return finished("Three places, qualities, in the way", thumb, (FULL_BUDGET_S, 99))


def rate(thumb: Thumb, name: str, *, share: float) -> None:
    thumb.tap(name, thumb.page.get_by_role("button", name=name, exact=True))
    thumb.tap("how much", thumb.page.locator(".spot:not(.folded) .slider"), share=share)


def finished(name: str, thumb: Thumb, budget: tuple[float, int]) -> Timed:
    expect(thumb.page.get_by_text("Noted at")).to_be_visible()
    total_s = time.perf_counter() - thumb.started
    thumb.page.wait_for_load_state("networkidle")
    return Timed(name, tuple(thumb.steps), total_s, *budget)


def timed(browser: Browser, address: str, way: Callable[[Page], Timed]) -> Timed:
    """Return one way of checking in, on a phone whose browser has been here before."""
    context = browser.new_context(
        base_url=address, viewport=PHONE, locale="en-GB", has_touch=True, is_mobile=True
    )
    page = context.new_page()
    begin(page)
    try:
        return way(page)
    finally:
        context.close()


def run() -> list[Timed]:
    """Return every way of checking in, timed; none where there is no browser."""
    results = []
    with a_browser() as browser:
        for way in (as_last_time, full) if browser else ():
            with (
                tempfile.TemporaryDirectory(prefix="fodro-benchmark-") as folder,
                serving(Path(folder)) as server,
            ):
                results.append(timed(browser, server.address, way))
    return results


def main() -> None:
    print(f"{machine()}\nA thumb that needs {FIND_S:g} s to find each thing and {TAP_S:g} s to tap it.")
    results = run()
    if not results:
        print("no Chromium or Chrome on this machine")
    for result in results:
        print("\n".join(result.lines()), flush=True)


if __name__ == "__main__":
    main()
