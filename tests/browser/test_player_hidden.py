"""A massage in real time: the tab hidden, the processor six times slower, the network gone.

Here it is a short one, since a slowed processor is taken from the tests beside it; the player has a benchmark
that does the same with ten minutes.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from fodro.knowledge.library import Phase
from fodro.knowledge.routine import MIN_MINUTES, Routine
from tests.browser.massages import came, massage_of, open_massage, planned, start, state, steps
from tests.browser.unhelped import hide, slow_down, unhelped
from tests.server.running import serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OFF_AT_MOST_S = 0.5


@pytest.fixture
def ready(playwright: Playwright, tmp_path: Path) -> Iterator[Page]:
    """A massage begun and then left alone."""
    with serving(tmp_path / "data") as server, unhelped(playwright, tmp_path / "profile") as context:
        page = context.pages[0]
        open_massage(page, a_short_one(), address=server.address)
        context.set_offline(True)
        server.kill()
        slow_down(context, page, 6)
        start(page)
        hide(context, page)
        yield page


def a_short_one() -> Routine:
    """Three steps of the shortest massage: one foot deeper, the other one softer, and the end of both."""
    whole = massage_of(MIN_MINUTES)
    deeper = next(step for step in whole.steps if step.phase is Phase.DEEPER)
    other = next(step for step in whole.steps if step.side is deeper.side.other)  # type: ignore[union-attr]
    return replace(whole, steps=(deeper, other, whole.steps[-1]))


def test_hidden_slow_and_offline_it_ends_when_it_was_to_end_with_every_cue_in_order(ready: Page) -> None:
    total = sum(step["seconds"] for step in steps(ready))
    for _ in range(total // 10 + 2):  # a page out of sight answers, but draws no frames to wait by
        ready.wait_for_timeout(10_000)
        assert ready.evaluate("document.visibilityState") == "hidden"
        if state(ready) == "done":
            break
    ready.wait_for_function("document.querySelector('fodro-player').dataset.state === 'done'", timeout=30_000)
    cues = came(ready)
    assert [(cue.kind, cue.index) for cue in cues] == [(cue["kind"], cue["index"]) for cue in planned(ready)]
    begins = [cue.planned_s for cue in cues if cue.kind == "step"]
    assert begins == [sum(step["seconds"] for step in steps(ready)[:n]) for n in range(len(steps(ready)))]
    late = [(cue.kind, round(cue.planned_s, 2), round(cue.late_s, 3)) for cue in cues]
    print(*late, sep="\n")
    assert [cue for cue in late if abs(cue[2]) > OFF_AT_MOST_S] == []
    assert cues[-1].kind == "end"
    assert cues[-1].planned_s == total
