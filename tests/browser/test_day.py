"""The Day room under a thumb: steppers, what yesterday offers, and the same page with the server gone."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.server.running import Running

pytestmark = pytest.mark.browser


@pytest.fixture
def day(page: Page) -> Page:
    start(page)
    return page


def start(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Start my diary").click()
    expect(page.get_by_role("navigation").first).to_be_visible()


def open_day(page: Page, days_ago: int = 0) -> None:
    page.goto("/day/")
    expect(page.locator("fodro-day[data-ready]")).to_be_attached()
    if days_ago:
        today = date.fromisoformat(page.locator('input[name="day"]').first.input_value())
        page.goto(f"/day/?day={today - timedelta(days=days_ago)}")
        expect(page.locator("fodro-day[data-ready]")).to_be_attached()


def factor(page: Page, slug: str) -> Locator:
    return page.locator(f'fodro-factor[data-factor="{slug}"]')


def number(page: Page, slug: str) -> Locator:
    return factor(page, slug).locator("input:not([type=hidden])")


def more(page: Page, slug: str) -> Locator:
    return factor(page, slug).get_by_role("button", name=re.compile("more$"))


def less(page: Page, slug: str) -> Locator:
    return factor(page, slug).get_by_role("button", name=re.compile("less$"))


def answer(page: Page, slug: str, name: str) -> Locator:
    return factor(page, slug).get_by_role("radio", name=name)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def usual(page: Page) -> list[str]:
    rows = page.locator(".usual fodro-factor").all()
    return [str(row.get_attribute("data-factor")) for row in rows]


def test_a_stepper_begins_where_people_are_and_goes_back_to_nothing(day: Page) -> None:
    open_day(day)
    more(day, "standing_hours").click()
    expect(number(day, "standing_hours")).to_have_value("4")
    more(day, "standing_hours").click()
    expect(number(day, "standing_hours")).to_have_value("4.5")
    number(day, "standing_hours").fill("0.4")
    less(day, "standing_hours").click()
    expect(number(day, "standing_hours")).to_have_value("0")
    less(day, "standing_hours").click()
    expect(number(day, "standing_hours")).to_have_value("")
    number(day, "standing_hours").press("ArrowUp")
    expect(number(day, "standing_hours")).to_have_value("4")
    number(day, "standing_hours").fill("24")
    more(day, "standing_hours").click()
    expect(number(day, "standing_hours")).to_have_value("24")


def test_a_second_tap_takes_an_answer_back(day: Page) -> None:
    open_day(day)
    answer(day, "surface_hardness", "Hard").click()
    expect(answer(day, "surface_hardness", "Hard")).to_be_checked()
    answer(day, "surface_hardness", "Hard").click()
    expect(answer(day, "surface_hardness", "Hard")).not_to_be_checked()
    answer(day, "surface_hardness", "Soft").click()
    answer(day, "surface_hardness", "Mixed").click()
    expect(answer(day, "surface_hardness", "Mixed")).to_be_checked()


def test_a_day_is_kept_on_the_device_told_and_undone(day: Page) -> None:
    open_day(day)
    more(day, "standing_hours").click()
    answer(day, "surface_hardness", "Hard").click()
    day.locator("summary", has_text="More to note").click()
    day.get_by_role("button", name="Alcohol").click()
    more(day, "alcohol").click()
    save(day)
    expect(day.get_by_text("Noted.")).to_be_visible()
    assert day.url.endswith("/")
    open_day(day)
    expect(number(day, "standing_hours")).to_have_value("4")
    expect(answer(day, "surface_hardness", "Hard")).to_be_checked()
    expect(number(day, "alcohol")).to_have_value("1")
    less(day, "alcohol").click()
    less(day, "alcohol").click()
    save(day)
    day.get_by_role("button", name="Undo").click()
    expect(day.get_by_text("Undone.")).to_be_visible()
    open_day(day)
    expect(number(day, "alcohol")).to_have_value("1")


def test_yesterday_is_offered_dashed_and_only_what_is_taken_is_saved(day: Page) -> None:
    open_day(day, days_ago=1)
    number(day, "standing_hours").fill("8,5")
    number(day, "sleep_hours").fill("6")
    answer(day, "surface_hardness", "Hard").click()
    save(day)
    expect(day.get_by_text("Noted.")).to_be_visible()

    open_day(day)
    save(day)
    expect(day.locator(".day-save [role=status]")).to_contain_text("Nothing is noted yet.")
    day.get_by_role("button", name="Time on your feet: same as before, 8.5 h").click()
    expect(number(day, "standing_hours")).to_have_value("8.5")
    more(day, "sleep_hours").click()
    expect(number(day, "sleep_hours")).to_have_value("6.5")
    save(day)
    expect(day.get_by_text("Noted.")).to_be_visible()
    open_day(day)
    expect(answer(day, "surface_hardness", "Hard")).not_to_be_checked()

    day.get_by_role("button", name="Use all as yesterday").click()
    expect(answer(day, "surface_hardness", "Hard")).to_be_checked()
    expect(number(day, "sleep_hours")).to_have_value("6.5")
    day.reload()
    expect(answer(day, "surface_hardness", "Hard")).not_to_be_checked()


@pytest.mark.parametrize(
    ("slug", "typed"), [("standing_hours", "25"), ("sleep_hours", "long"), ("shoe", "x" * 129)]
)
def test_what_is_wrong_is_told_before_anything_is_kept_in_the_words_of_the_server(
    slug: str, typed: str, day: Page
) -> None:
    open_day(day)
    number(day, "sleep_hours").fill("7")
    number(day, slug).fill(typed)
    save(day)
    error = factor(day, slug).locator(".error")
    expect(error).not_to_be_empty()
    expect(number(day, slug)).to_be_focused()
    told = error.inner_text()
    answer_of_server = day.evaluate(
        """async ([slug, typed]) => {
          const sent = new FormData(document.querySelector(".day-form"));
          sent.set(slug, typed);
          const answer = await fetch("/day/", { method: "POST", body: sent });
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          const error = page.querySelector(`[data-factor="${slug}"] .error`).textContent.trim();
          return [answer.status, error];
        }""",
        [slug, typed],
    )
    assert answer_of_server == [422, told]
    number(day, slug).fill("5")
    expect(error).to_be_empty()


def test_with_the_server_gone_the_page_is_the_same(context: BrowserContext, server: Running) -> None:
    day = context.new_page()
    start(day)
    day.goto("/day/own/")
    day.get_by_label("Name").fill("Rødvin")
    day.get_by_role("radio", name="A number").check()
    day.get_by_label("Unit").fill("glas")
    day.get_by_role("button", name="Add it").click()
    expect(day.get_by_text("is now on the Day page")).to_be_visible()
    for days_ago in (2, 1):
        open_day(day, days_ago)
        number(day, "standing_hours").fill("8")
        number(day, "roedvin").fill("1,5")
        day.locator("summary", has_text="Sleep and mind").click()
        factor(day, "day_off").get_by_role("radio", name="No", exact=True).click()
        save(day)
        expect(day.get_by_text("Noted.")).to_be_visible()
    open_day(day)
    with_server = usual(day)
    day.wait_for_function("navigator.serviceWorker.controller !== null")
    server.kill()

    open_day(day)
    expect(day.locator("fodro-day[data-shell]")).to_be_attached()
    assert usual(day) == with_server
    expect(factor(day, "roedvin")).to_contain_text("Rødvin")
    day.get_by_role("button", name="Rødvin: same as before, 1.5 glas").click()
    more(day, "roedvin").click()
    answer(day, "surface_hardness", "Soft").click()
    save(day)
    expect(day.get_by_text("Noted.")).to_be_visible()
    open_day(day)
    expect(number(day, "roedvin")).to_have_value("2")
    expect(answer(day, "surface_hardness", "Soft")).to_be_checked()
    expect(number(day, "standing_hours")).to_have_value("")


def test_without_javascript_the_day_is_a_plain_form(day: Page, context: BrowserContext) -> None:
    browser = context.browser
    assert browser is not None
    plain = browser.new_context(base_url=day.url, java_script_enabled=False, locale="en-GB")
    try:
        page = plain.new_page()
        page.goto("/day/")
        number(page, "standing_hours").fill("8")
        factor(page, "stress").get_by_role("spinbutton").fill("4")
        number(page, "standing_hours").press("Enter")
        expect(page.get_by_text("Noted.")).to_be_visible()
        page.goto("/day/")
        expect(number(page, "standing_hours")).to_have_value("8")
        factor(page, "stress").get_by_role("checkbox", name="Not noted").check()
        save(page)
        page.goto("/day/")
        expect(factor(page, "stress").get_by_role("spinbutton")).to_have_value("")
    finally:
        plain.close()


def test_the_usual_five_rows_take_few_taps_and_every_target_is_large(day: Page) -> None:
    open_day(day, days_ago=1)
    number(day, "standing_hours").fill("8")
    answer(day, "surface_hardness", "Hard").click()
    number(day, "shoe").fill("clogs")
    day.locator('[data-factor="stress"] .slider').fill("4")
    number(day, "sleep_hours").fill("7")
    save(day)
    expect(day.get_by_text("Noted.")).to_be_visible()
    open_day(day)
    expect(day.get_by_role("button", name="Use all as yesterday")).to_be_visible()
    boxes = [
        target.bounding_box()
        for target in day.locator(".usual :is(button, .answers label:not(.no-answer) > span)").all()
    ]
    sizes = [(box["width"], box["height"]) for box in boxes if box and box["width"] > 1]
    assert len(sizes) > 8
    assert [size for size in sizes if min(size) < 44] == []
    day.get_by_role("button", name="Use all as yesterday").click()
    save(day)
    expect(day.get_by_text("Noted.")).to_be_visible()
    open_day(day)
    expect(number(day, "shoe")).to_have_value("clogs")
    expect(day.locator('[data-factor="stress"] output')).to_have_text("4")
