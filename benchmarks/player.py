"""Ten minutes of massage in real time: the tab hidden, the processor six times slower, the network gone.

``python -m benchmarks player`` prints for docs/reference/benchmarks.md when every cue was planned and came.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from tests.browser.massages import Cue, came, massage_of, open_massage, planned, start, state
from tests.browser.unhelped import hide, slow_down, unhelped
from tests.server.running import serving

from benchmarks.web import machine

MINUTES = 10
SLOWER = 6
LOOK_MS = 5_000
BUDGET_S = 0.5
PACE = {"beat", "breath"}


def run(*, minutes: int = MINUTES) -> tuple[list[Cue], bool]:
    """Return every cue that came, and whether they came as planned and in order."""
    with tempfile.TemporaryDirectory(prefix="fodro-player-") as folder, sync_playwright() as playwright:
        home = Path(folder)
        with serving(home / "data") as server, unhelped(playwright, home / "profile") as context:
            page = context.pages[0]
            open_massage(page, massage_of(minutes), address=server.address)
            context.set_offline(offline=True)
            server.kill()
            slow_down(context, page, SLOWER)
            start(page)
            hide(context, page)
            _wait(page)
            return came(page), _in_order(page)


def _wait(page: Page) -> None:
    while state(page) != "done":
        page.wait_for_timeout(LOOK_MS)
        if page.evaluate("document.visibilityState") != "hidden":
            message = "the tab came to the front"
            raise RuntimeError(message)


def _in_order(page: Page) -> bool:
    plan = [(cue["kind"], cue["index"], cue["at"]) for cue in planned(page)]
    return plan == [(cue.kind, cue.index, cue.planned_s) for cue in came(page)]


def lines(cues: Sequence[Cue]) -> Iterator[str]:
    """Yield a line for each cue; the beats between two others are one line."""
    for is_pace, together in groupby(cues, key=lambda cue: cue.kind in PACE):
        some = list(together)
        if is_pace:
            worst = max((cue.late_s for cue in some), key=abs)
            span = f"{some[0].planned_s:.1f} to {some[-1].planned_s:.1f}"
            yield f"            {span}: {len(some)} of the pace, at most {abs(worst) * 1000:.0f} ms off"
        else:
            yield from (
                f"{cue.planned_s:8.2f}  {cue.came_s:8.3f}  {cue.late_s * 1000:+5.0f} ms  {cue.kind}"
                for cue in some
            )


def summary(cues: Sequence[Cue]) -> Iterator[str]:
    """Yield how far off each kind of cue was."""
    for kind in sorted({cue.kind for cue in cues}):
        off_ms = [abs(cue.late_s) * 1000 for cue in cues if cue.kind == kind]
        yield f"| {kind} | {len(off_ms)} | {statistics.median(off_ms):.0f} ms | {max(off_ms):.0f} ms |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=int, default=MINUTES)
    cues, in_order = run(minutes=parser.parse_args().minutes)
    print(machine(), "\n\n planned      came     off\n", *lines(cues), sep="\n")
    print("\n| cue | times | off, median | off, most |\n|---|---|---|---|", *summary(cues), sep="\n")
    end = cues[-1]
    verdict = "kept" if abs(end.late_s) <= BUDGET_S else "MISSED"
    print(f"\nevery cue, in order: {'yes' if in_order else 'NO'}")
    print(f"end: planned {end.planned_s:.1f} s, came {end.came_s:.3f} s (budget {BUDGET_S} s: {verdict})")


if __name__ == "__main__":
    main()
