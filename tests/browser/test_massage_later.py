"""An hour after a massage, and the next morning: one tap on the device, with or without a server."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from fodro.domain.body import Place, Side
from fodro.knowledge.harm import Aftermath, Harm, limits_after
from fodro.knowledge.library import Phase, techniques
from fodro.knowledge.routine import Step
from fodro.knowledge.safety import portable, step_facts
from tests.browser.clocks import DAY, at, set_clock
from tests.browser.devices import Household, at_hand, in_step, until

pytestmark = pytest.mark.browser
ROOM = "/"
NEXT_DAY = "2026-11-21"
KEY = "0192d0c4-7a5b-7c3e-9d10-0123456789ab"
MASSAGED = """
async ([key, day]) => {
  const [at, ended] = [`${day}T19:50:00+01:00`, `${day}T20:00:00+01:00`];
  const body = { at, zone: "Europe/Copenhagen", day, minutes: 10, technique: "heel-cup", tool: "", side: "",
    routine: { minutes: 10, kind: "massage", steps: [] }, before: 6, after: 3, later: null,
    next_morning: null, finished_at: ended };
  await store.keep("session", key, body);
}
"""

ALLOWED = """
async ([rules, steps]) => {
  const kept = await (await caches.open((await caches.keys())[0])).keys();
  const [harm, limits] = ["massage/harm-limits", "safety/limits"].map((name) =>
    kept.map(({ url }) => url).find((url) => url.includes(`/${name}.`)));
  const { newHarmLimits } = await import(harm);
  const { allows } = await import(limits);
  const found = await newHarmLimits(store, rules);
  return steps.map((step) => allows(found, step));
}
"""


def _alone(slug: str, side: Side) -> Step:
    """Return one technique as a step, as gently as it is ever done."""
    return Step(slug, side, 30, Phase.DEEPER, techniques()[slug].pressure[0], 8, "")


@pytest.fixture
def page(phone: BrowserContext) -> Page:
    """Today at eight in the evening, when a massage has just ended."""
    begun = at(phone, "20:00", ROOM)
    begun.evaluate(MASSAGED, [KEY, DAY])
    in_step(begun)
    begun.close()
    page = at(phone, "20:01", ROOM)
    asks(page, "")
    return page


def asks(page: Page, expected: str) -> None:
    expect(page.locator("fodro-later")).to_have_attribute("data-asking", expected)


def on_the_server(household: Household) -> dict[str, Any]:
    database = sqlite3.connect(f"file:{household.folder / 'fodro.sqlite3'}?mode=ro", uri=True)
    (body,) = database.execute("SELECT body FROM sync_record WHERE kind = 'session'").fetchone()
    database.close()
    return dict(json.loads(body))


def test_both_questions_are_answered_with_the_server_gone_and_arrive_once_it_is_back(
    page: Page, household: Household
) -> None:
    household.kill()
    set_clock(page, "21:10")
    page.reload()  # the room as the device keeps it
    at_hand(page)
    asks(page, "later")
    expect(page.get_by_text("Massage until 20:00 · 6 before · 3 right after")).to_be_visible()
    expect(page.get_by_text("Anything new since the massage?")).to_be_hidden()
    page.locator('fodro-later button[value="2"]').click()
    asks(page, "")
    expect(page.get_by_text("Noted: 2.")).to_be_visible()

    set_clock(page, "07:30", day=NEXT_DAY)
    asks(page, "next-morning")
    expect(page.get_by_text("Where?")).to_be_hidden()
    for name in ("A bruise", "Left", "Heel"):
        page.get_by_role("checkbox", name=name, exact=True).check()
    page.locator('fodro-later button[value="4"]').click()
    asks(page, "")

    household.start()
    page.evaluate("document.dispatchEvent(new CustomEvent('kept'))")
    until(page, "(await store.countWaiting()) === 0")
    body = on_the_server(household)
    assert (body["before"], body["after"], body["later"], body["next_morning"]) == (6, 3, 2, 4)
    assert (body["later_at"][:16], body["next_morning_at"][:16]) == (f"{DAY}T21:10", f"{NEXT_DAY}T07:30")
    assert body["harm"] == {
        "at": body["next_morning_at"], "numb": False, "bruise": True, "worse": False,
        "places": [{"region": "heel", "side": "L"}], "gone_at": None,
    }  # fmt: skip


def test_not_now_holds_for_this_question_and_undo_asks_it_again(page: Page) -> None:
    set_clock(page, "21:10")
    asks(page, "later")
    page.get_by_role("button", name="Not now").click()
    asks(page, "")
    page.get_by_role("button", name="Undo").click()
    asks(page, "later")
    page.get_by_role("button", name="Not now").click()
    asks(page, "")
    set_clock(page, "08:00", day=NEXT_DAY)
    asks(page, "next-morning")


def test_the_device_asks_at_the_times_of_the_server(page: Page) -> None:
    for clock, day, expected in [
        ("20:59", DAY, ""), ("21:00", DAY, "later"), ("21:59", DAY, "later"), ("22:01", DAY, ""),
        ("03:59", NEXT_DAY, ""), ("04:00", NEXT_DAY, "next-morning"), ("11:59", NEXT_DAY, "next-morning"),
        ("12:00", NEXT_DAY, ""), ("08:00", "2026-11-22", ""), ("19:00", DAY, ""),
    ]:  # fmt: skip
        set_clock(page, clock, day=day)
        asks(page, expected)


def test_the_card_can_be_used_by_keyboard_and_has_no_barrier(page: Page) -> None:
    set_clock(page, "07:30", day=NEXT_DAY)
    asks(page, "next-morning")
    page.get_by_role("checkbox", name="New numbness").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="Toes")).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
    page.locator('fodro-later button[value="5"]').focus()
    page.keyboard.press("Enter")
    asks(page, "")


def test_what_is_new_holds_on_the_device_before_the_server_has_heard_of_it(
    page: Page, household: Household
) -> None:
    """Every technique this device may still do, the server would allow after the same report."""
    steps = [step_facts(_alone(slug, side)) for slug in techniques() for side in Side]
    household.kill()
    set_clock(page, "07:30", day=NEXT_DAY)
    for name in ("A bruise", "Left", "Heel"):
        page.get_by_role("checkbox", name=name, exact=True).check()
    page.locator('fodro-later button[value="4"]').click()
    asks(page, "")
    may = page.evaluate(ALLOWED, [dict(portable()), steps])
    harm = Harm(datetime(2026, 11, 21, 6, 30, tzinfo=UTC), bruise=True, places=(Place("heel", Side.LEFT),))
    limits = limits_after([Aftermath(harm)], harm.at)
    on_server = [limits.allows(techniques()[one["technique"]], Side(one["side"])) for one in steps]
    assert [here and not there for here, there in zip(may, on_server, strict=True)] == [False] * len(steps)
    assert not may[steps.index(step_facts(_alone("heel-cup", Side.LEFT)))]
    assert may[steps.index(step_facts(_alone("heel-cup", Side.RIGHT)))]
