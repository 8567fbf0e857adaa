"""What is watched, in hand: quiet, worse, opened from Today, in both languages and without JavaScript."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, expect

from fodro.domain.findings import Findings
from fodro.domain.sign_findings import SignFinding
from fodro.exchange.findings_json import findings_json, read_findings
from tests.browser.seeing import problems, unfit_for_a_phone
from tests.browser.sizes import PHONE
from tests.browser.walking import look_around
from tests.server.running import Running
from tests.server.standing import DATABASE
from tests.web.watched import WATCH, WORSE, standing

pytestmark = [pytest.mark.browser, pytest.mark.online]
OPEN_ALL = "document.querySelectorAll('details').forEach((folded) => { folded.open = true; })"
STANDS = {"en-GB": ("All quiet", "How much it hurts"), "da-DK": ("Alt er roligt", "Hvor ondt det gør")}


@pytest.fixture(params=["en-GB", "da-DK"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def guest(language: str, browser: Browser, server: Running) -> Iterator[Page]:
    """Someone with a simulated diary that has been looked through."""
    context = browser.new_context(
        base_url=server.address, viewport=PHONE, locale=language, reduced_motion="reduce",
        service_workers="block",
    )  # fmt: skip
    page = context.new_page()
    look_around(page)
    page.goto("/patterns/")
    expect(page.locator(".finding").first).to_be_visible()
    yield page
    context.close()


def let_stand(server: Running, *changed: SignFinding) -> None:
    """Let the diary be watched by hand: `changed` as it is, the rest quiet, with dates of its last days."""
    with closing(sqlite3.connect(server.folder / DATABASE, timeout=20)) as kept, kept:
        ((person, text),) = kept.execute("SELECT person_id, findings FROM patterns_keptfindings").fetchall()
        written = with_signs(read_findings(text), changed)
        kept.execute("UPDATE patterns_keptfindings SET findings = ? WHERE person_id = ?", (written, person))


def with_signs(found: Findings, changed: tuple[SignFinding, ...]) -> str:
    told = json.loads(findings_json(found))
    for one in standing(*changed):
        since = found.daily[-9].day if one.since else None
        told["signs"][one.monitor.value] = {
            "status": one.status.value, "since": since, "size": one.size, "low": one.low, "high": one.high,
            "raised": found.daily[-4].day if one.raised else None, "days": one.days, "what": one.what,
        }  # fmt: skip
    return json.dumps(told)


def test_quiet_is_calm_for_everyone(guest: Page, server: Running, language: str) -> None:
    let_stand(server)
    guest.goto("/signs/")
    expect(guest.get_by_role("heading", name=STANDS[language][0])).to_be_visible()
    assert guest.locator(".watched-line svg").count() == 6
    assert problems(guest) + unfit_for_a_phone(guest) == []


def test_from_today_what_is_worse_is_opened_down_to_its_numbers(
    guest: Page, server: Running, language: str
) -> None:
    let_stand(server, WORSE, WATCH)
    guest.goto("/")
    guest.locator(".sign-card").click()
    card = guest.locator(".changed").first
    expect(card.get_by_role("heading", level=2)).to_have_text(STANDS[language][1])
    guest.evaluate(OPEN_ALL)
    assert problems(guest) + unfit_for_a_phone(guest) == []
    card.locator(".open").click()
    expect(guest.get_by_role("heading", level=1)).to_have_text(STANDS[language][1])
    expect(guest.locator(".levels")).to_be_visible()
    guest.evaluate(OPEN_ALL)
    assert problems(guest) + unfit_for_a_phone(guest) == []
    guest.locator(".up").click()
    guest.wait_for_url("**/signs/")


def test_the_way_to_the_small_signs_is_one_tap(guest: Page, server: Running) -> None:
    let_stand(server, WORSE, WATCH)
    guest.goto("/signs/")
    guest.locator(".to-small").click()
    expect(guest.locator('.small-signs a[href="/signs/change/"]')).to_be_in_viewport()


def test_without_javascript_all_of_it_can_be_read(browser: Browser, guest: Page, server: Running) -> None:
    let_stand(server, WORSE)
    plain = browser.new_context(
        base_url=server.address, java_script_enabled=False, storage_state=guest.context.storage_state()
    )
    try:
        page = plain.new_page()
        page.goto("/signs/")
        page.locator(".changed details summary").click()
        expect(page.locator(".changed table")).to_be_visible()
        page.locator(".changed .open").click()
        expect(page.locator(".levels")).to_be_visible()
    finally:
        plain.close()
