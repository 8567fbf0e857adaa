"""A whole massage in real time: the tab hidden, the processor six times slower, the network gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from fodro.knowledge.routine import MIN_MINUTES
from tests.browser.massages import came, massage_of, open_massage, planned, start, state, steps
from tests.browser.unhelped import hide, slow_down, unhelped
from tests.server.running import serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]
OFF_AT_MOST_S = 0.5


@pytest.fixture
def ready(playwright: Playwright, tmp_path: Path) -> Iterator[Page]:
    """The shortest massage there is, begun and then left alone."""
    with serving(tmp_path / "data") as server, unhelped(playwright, tmp_path / "profile") as context:
        page = context.pages[0]
        open_massage(page, massage_of(MIN_MINUTES), address=server.address)
        context.set_offline(True)
        server.kill()
        slow_down(context, page, 6)
        start(page)
        hide(context, page)
        yield page


def test_hidden_slow_and_offline_it_ends_when_it_was_to_end_with_every_cue_in_order(ready: Page) -> None:
    total = sum(step["seconds"] for step in steps(ready))
    for _ in range(total // 10):
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
