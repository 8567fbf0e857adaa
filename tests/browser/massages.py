"""Massages of the tests: begun, listened to, and what the player says it did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

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


def open_massage(page: Page, minutes: int = 5) -> None:
    """From nothing to the Start button of a massage."""
    page.goto("/")
    if "/welcome/" in page.url:
        page.get_by_role("button", name="Start my diary").click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"/massage/?minutes={minutes}")
    page.locator(".go button").click()
    expect(page.locator('[data-do="start"]')).to_be_visible()


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


def second_tab(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page
