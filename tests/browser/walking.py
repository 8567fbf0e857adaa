"""Every page there is, found by walking through the app: a new page is looked at without being named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.urls import Resolver404, resolve
from playwright.sync_api import Page, expect

from tests.web.addresses import ADDRESSES

TRIES = 3
NOT_TO_STAY_AT = ("sync:shell-", "people:welcome", "massage:now")
"""A room as it opens without a server is the same template; the doorstep is closed to who is inside; the
player of a carried massage goes back to the plan when nothing was chosen."""
LINKS = '() => [...document.querySelectorAll("a[href^=\'/\']")].map((link) => link.getAttribute("href"))'


def look_around(page: Page) -> None:
    """Be someone with a simulated diary: most rooms have something to show."""
    page.goto("/welcome/")
    page.locator('form[action$="look-around/"] button').click()
    expect(page.locator(".bar")).to_be_visible()


def pages(page: Page) -> Iterator[str]:
    """Open one page under every name: each that takes no id, and where their links lead to."""
    found: set[str] = set()
    tried: Counter[str] = Counter()
    waiting = [address.path() for address in ADDRESSES if not address.identifiers]
    while waiting:
        path = waiting.pop(0)
        name = name_of(path)
        if name is None or name in found or tried[name] == TRIES or name.startswith(NOT_TO_STAY_AT):
            continue
        tried[name] += 1
        if is_opened(page, path):
            found.add(name)
            waiting += page.evaluate(LINKS)
            yield name


def name_of(path: str) -> str | None:
    try:
        return resolve(path.partition("?")[0].partition("#")[0]).view_name
    except Resolver404:
        return None


def is_opened(page: Page, path: str) -> bool:
    """Open what is at `path`; tell whether it is a whole page, not a part of one, a file, or a refusal."""
    answer = page.request.get(path, max_redirects=0)
    assert answer.status < 500, f"{path} is broken"
    if answer.status != 200 or not answer.text().lower().startswith("<!doctype html>"):
        return False
    page.goto(path)
    return True
