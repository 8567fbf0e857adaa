"""Massages of the tests: begun, listened to, and what the player says it did."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from playwright.sync_api import Page, expect

from fodro.domain.body import Side
from fodro.knowledge.composer import Complaint, Routine, RoutineRequest, compose

LOG = "document.querySelector('fodro-player').log"
PLAN = "document.querySelector('fodro-player').conductor.cues"
STEPS = "JSON.parse(document.getElementById('script').textContent).steps"
NO_CUE = {"run", "rest"}

# The browser of the tests has no voice: what would be spoken is written down, as if one had begun to say it.
SPEAK = """
window.spoken = [];
speechSynthesis.speak = (words) => {
  if (words.text.trim()) window.spoken.push(words.text);
  words.onstart?.(new Event("start"));
};
"""


@dataclass(frozen=True)
class Cue:
    """One cue that came: what, its place on the line of time, and when it came by the page's own clock."""

    kind: str
    index: int
    planned_s: float
    came_s: float

    @property
    def late_s(self) -> float:
        return self.came_s - self.planned_s


def open_massage(page: Page, routine: Routine | None = None, *, address: str = "") -> None:
    """From nothing to the Start button of a massage, begun on a device by itself."""
    page.goto(f"{address}/")
    if "/welcome/" in page.url:
        page.get_by_role("button", name="Start my diary").click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{address}/massage/{kept(page, routine or massage_of(5), address)}/")
    expect(page.locator('[data-do="start"]')).to_be_visible()


def kept(page: Page, routine: Routine, address: str = "") -> str:
    """Send the beginning of a massage as a device does that began it by itself; gives its key."""
    when = {"at": "2026-11-20T20:00:00+01:00", "zone": "Europe/Copenhagen", "day": "2026-11-20"}
    begun = {
        "minutes": routine.minutes,
        "technique": routine.steps[0].technique,
        "routine": routine.to_dict(),
    }
    unknown = dict.fromkeys(("before", "after", "later", "next_morning", "finished_at"))
    key, clock = str(uuid4()), f"{time.time_ns() // 1_000_000:012x}-0000-0000feed"
    body = {**when, **begun, **unknown, "tool": "", "side": ""}
    op = {"kind": "session", "key": key, "clock": clock, "gone": False, "body": body}
    token = page.request.get(f"{address}/api/v1/hello").json()["token"]
    sent = {"person": page.locator("html").get_attribute("data-person"), "cursor": "", "ops": [op]}
    answer = page.request.post(f"{address}/api/v1/sync", data=sent, headers={"X-CSRFToken": token})
    assert [ack["status"] for ack in answer.json()["acks"]] == ["kept"], answer.text()
    return key


def massage_of(minutes: int) -> Routine:
    """A massage for a sore left heel: both feet, strokes, kneading, holds, and softer at the end."""
    complaint = Complaint("heel", Side.LEFT, 6, ("sore",))
    return compose(RoutineRequest(complaints=(complaint,), minutes=minutes))


def start(page: Page) -> None:
    page.locator('[data-do="start"]').click()
    expect(page.locator("fodro-player")).to_have_attribute("data-state", "playing")


def came(page: Page) -> list[Cue]:
    """Every cue that came in a massage played without a pause."""
    log: list[dict[str, Any]] = page.evaluate(LOG)
    began = next(entry["wall"] for entry in log if entry["kind"] == "run")
    return [
        Cue(entry["kind"], entry["index"], entry["planned"], entry["wall"] - began)
        for entry in log
        if entry["kind"] not in NO_CUE
    ]


def planned(page: Page) -> list[dict[str, Any]]:
    plan: list[dict[str, Any]] = page.evaluate(PLAN)
    return plan


def steps(page: Page) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = page.evaluate(STEPS)
    return told


def state(page: Page) -> str | None:
    return page.locator("fodro-player").get_attribute("data-state")


def seconds_at(page: Page) -> float:
    """Where on the line of time the massage is."""
    at: float = page.evaluate("document.querySelector('fodro-player').conductor.sitting.at")
    return at
