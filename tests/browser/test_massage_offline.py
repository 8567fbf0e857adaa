"""A massage with the server gone: the device asks, decides by the same rules, plays what may be played."""

import sqlite3

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.answering import ASKED, none_of_these_offline
from tests.browser.devices import Household, at_hand, in_step, opened, until

pytestmark = pytest.mark.browser


@pytest.fixture
def alone(household: Household, phone: BrowserContext) -> Page:
    """The massage room of a phone whose server is gone, nothing answered yet."""
    page = opened(phone)
    in_step(page)
    until(page, "(await store.mark('massage'))?.rules")
    household.kill()
    page.goto("/massage/")
    expect(page.get_by_role("heading", name="Is any of this so today?")).to_be_visible()
    return page


def say(page: Page, words: str) -> None:
    line = page.locator("form.ask label.ask-yes", has_text=words)
    line.click()
    page.locator(ASKED).click()
    expect(line).to_be_hidden()


def test_an_emergency_is_help_and_no_massage(alone: Page) -> None:
    say(alone, "Suddenly short of breath")
    expect(alone.get_by_text("No massage. You need help now.")).to_be_visible()
    expect(alone.get_by_role("button", name="Begin")).to_be_hidden()


def test_a_sign_in_one_leg_plays_a_rest_and_the_server_hears_of_both(
    alone: Page, household: Household
) -> None:
    say(alone, "One leg only")
    none_of_these_offline(alone)
    expect(alone.get_by_text("until a doctor has looked for a blood clot")).to_be_visible()
    alone.get_by_role("button", name="Begin").click()
    expect(alone.get_by_role("button", name="Start")).to_be_visible()
    alone.get_by_role("button", name="Start").click()
    expect(alone.locator(".step-title")).to_have_text("Rest with the legs still")
    household.start()
    alone.goto("/")
    at_hand(alone)
    in_step(alone)
    database = sqlite3.connect(f"file:{household.folder / 'fodro.sqlite3'}?mode=ro", uri=True)
    answers = dict(database.execute("SELECT slug, answer FROM safety_safetyanswer").fetchall())
    techniques = database.execute("SELECT technique FROM massage_massagesession").fetchall()
    database.close()
    assert answers["one-leg"] == "yes"
    assert answers["breathless"] == "no"
    assert techniques == [("legs-still",)]


def test_what_was_answered_with_the_server_is_not_asked_again_without_it(
    household: Household, phone: BrowserContext
) -> None:
    page = opened(phone)
    page.goto("/massage/")
    answered = 0
    while "/safety/ask/" in page.url:
        lines = page.locator("form.ask input[name=shown]")
        shown = lines.first.get_attribute("value")  # waits until the screen is there
        answered += lines.count()
        page.locator(ASKED).click()
        expect(page.locator(f'form.ask input[name=shown][value="{shown}"]')).to_have_count(0)
    page.goto("/")
    at_hand(page)
    in_step(page)
    until(page, f"(await store.ofKind('answer')).length === {answered}")
    household.kill()
    page.goto("/massage/")
    expect(page.get_by_role("button", name="Begin")).to_be_visible()
