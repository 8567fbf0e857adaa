"""Ten years of diary on a device: taken in from the server, and Today opened with the server gone.

``python -m benchmarks offline`` prints a table for docs/reference/benchmarks.md.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from tests.browser.devices import Household, device, opened, until

from benchmarks.long_diary import YEARS, fill
from benchmarks.web import Figure, machine, timing

PAINT_BUDGET_MS = 300.0
KEEP_BUDGET_MS = 50.0
TIMES = 15
BREATH_MS = 1000
TIMED_KEEP = """async () => {
  const spots = [{ region: "heel", side: "L", view: "sole", intensity: 6, qualities: ["sore"] }];
  const when = { at: "2026-11-20T12:00:00+01:00", zone: "Europe/Copenhagen", day: "2026-11-20" };
  const body = { ...when, part: "midday", spots };
  const began = performance.now();
  await store.keep("checkin", crypto.randomUUID(), body);
  return performance.now() - began;
}"""
WATCH = 'document.addEventListener("filled", () => (window.filledAt = performance.now()));'


def run(*, years: int = YEARS) -> Iterator[Figure]:
    """Yield what the device takes for each, with the whole diary on it."""
    with tempfile.TemporaryDirectory(prefix="fodro-offline-") as folder, sync_playwright() as playwright:
        fill(Path(folder), years=years)
        household = Household(Path(folder))
        household.start()
        with device(playwright, household, Path(folder) / "profile") as context:
            context.add_init_script(WATCH)
            page = opened(context)
            yield from _measured(page, household)
        household.stack.close()


def _measured(page: Page, household: Household) -> Iterator[Figure]:
    began = time.perf_counter()
    until(page, "!!(await store.mark('in-step-at')) && (await store.countWaiting()) === 0", within_s=300)
    records = page.evaluate(
        "new Promise((done) => (store.read('records').count().onsuccess = (e) => done(e.target.result)))"
    )
    yield Figure(f"Taking in {records} records, once", f"{time.perf_counter() - began:.1f} s")
    kept_ms = [_kept_ms(page) for _ in range(TIMES)]
    yield timing("A check-in kept on the device, on disk", kept_ms, budget_ms=KEEP_BUDGET_MS)
    household.kill()
    yield timing("Today from the device, server gone", _paints(page), budget_ms=PAINT_BUDGET_MS)


def _kept_ms(page: Page) -> float:
    """Milliseconds for one check-in, with a breath before it: nobody notes two in a second."""
    page.wait_for_timeout(BREATH_MS)
    taken: float = page.evaluate(TIMED_KEEP)
    return taken


def _paints(page: Page) -> list[float]:
    """Milliseconds from asking for Today to the day standing on the page."""
    times = []
    for _ in range(TIMES):
        page.goto("/")
        until(page, "window.filledAt !== undefined")
        times.append(page.evaluate("window.filledAt"))
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=YEARS)
    asked = parser.parse_args()
    print(f"{machine()}\n\n| what | measured | budget | |\n|---|---|---|---|")
    for figure in run(years=asked.years):
        print(figure.line(), flush=True)


if __name__ == "__main__":
    main()
