"""What a hand does between the first tap and the last: take back, look closer, go back, stop, come again."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.massages import open_massage

pytestmark = pytest.mark.browser


@pytest.fixture
def diary(page: Page) -> Page:
    page.goto("/")
    page.get_by_role("button", name="Start my diary").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto("/checkin/")
    return page


@pytest.fixture
def massage(page: Page) -> Page:
    open_massage(page)
    page.clock.install()
    page.evaluate(LISTEN)
    return page


# The browser of the tests has no voice: what would be spoken is written down instead.
LISTEN = """() => {
  window.spoken = [];
  speechSynthesis.speak = (words) => { if (words.text.trim()) window.spoken.push(words.text); };
}"""


def tap(page: Page, key: str) -> Locator:
    page.locator(f'[data-place="{key}"]').click()
    return page.locator(f'.spot[data-key="{key}"]')


def test_removing_a_place_takes_it_off_the_map_and_opens_the_newest_left(diary: Page) -> None:
    heel = tap(diary, "L.sole.heel")
    heel.locator(".slider").fill("7")
    other = tap(diary, "R.sole.heel")
    expect(heel).to_be_hidden()
    other.get_by_role("link", name="Remove").click()
    expect(other).to_have_count(0)
    expect(heel).to_be_visible()
    expect(heel.locator(".slider")).to_be_focused()
    expect(diary.locator('[data-place="R.sole.heel"]')).to_have_attribute("aria-pressed", "false")
    heel.get_by_role("link", name="Remove").click()
    expect(diary.locator(".region[data-pain]")).to_have_count(0)
    expect(diary.get_by_role("button", name="Nothing hurts")).to_be_visible()


def test_a_closer_look_makes_the_toes_large_and_still_tappable(diary: Page) -> None:
    toe = diary.locator('[data-place="L.sole.toe5"]')
    before = toe.bounding_box()
    diary.get_by_role("button", name="Toes").click()
    after = toe.bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] > 1.6 * before["width"]
    expect(tap(diary, "L.sole.toe5")).to_be_visible()
    diary.get_by_role("button", name="Toes").click()
    expect(diary.get_by_role("button", name="Toes")).to_have_attribute("aria-pressed", "false")


def test_a_half_made_checkin_outlives_a_reload_and_not_a_save(diary: Page) -> None:
    heel = tap(diary, "L.sole.heel")
    heel.locator(".slider").fill("7")
    heel.get_by_role("checkbox", name="sharp").check()
    first = diary.locator('input[name="id"]').input_value()
    diary.goto("/patterns/")
    diary.goto("/checkin/")
    expect(heel.locator("output")).to_have_text("7")
    expect(heel.get_by_role("checkbox", name="sharp")).to_be_checked()
    assert diary.locator('input[name="id"]').input_value() != first
    diary.get_by_role("button", name="Save").click()
    expect(diary.locator(".rows")).to_contain_text("Left heel")
    diary.goto("/checkin/")
    expect(diary.locator(".spots > li")).to_have_count(0)


def spoken(page: Page) -> list[str]:
    words: list[str] = page.evaluate("() => window.spoken.splice(0)")
    return words


def test_next_and_back_move_along_the_massage(massage: Page) -> None:
    massage.get_by_role("button", name="Start").click()
    first = massage.locator(".step-title").text_content()
    massage.clock.run_for(3_000)
    left = massage.get_by_role("timer").text_content()
    massage.get_by_role("button", name="10 s back").click()
    assert massage.get_by_role("timer").text_content() != left
    massage.get_by_role("button", name="Next step").click()
    title = massage.locator(".step-title, .step-where")
    expect(title.last).not_to_have_text(first or "")
    assert len(spoken(massage)) == 2, "each step is spoken once"
    massage.get_by_role("button", name="10 s back").click()
    expect(massage.locator(".step-title")).to_have_text(first or "")


def test_nothing_is_spoken_while_it_is_paused_or_the_voice_is_off(massage: Page) -> None:
    massage.get_by_role("button", name="Start").click()
    massage.keyboard.press("Space")
    spoken(massage)
    massage.keyboard.press("ArrowRight")
    massage.clock.run_for(2_000)
    assert spoken(massage) == []
    massage.keyboard.press("Space")
    assert len(spoken(massage)) == 1, "the step is spoken when the massage goes on"
    voice = massage.get_by_role("button", name="Voice")
    voice.click()
    expect(voice).to_have_attribute("aria-pressed", "false")
    massage.keyboard.press("ArrowRight")
    assert spoken(massage) == []


def test_keys_with_a_modifier_or_held_down_do_nothing(massage: Page) -> None:
    massage.get_by_role("button", name="Start").click()
    massage.keyboard.press("Control+ArrowRight")
    massage.keyboard.down("Space")
    massage.keyboard.down("Space")
    massage.keyboard.up("Space")
    expect(massage.locator("fodro-player")).to_have_attribute("data-state", "paused")
    assert len(spoken(massage)) == 1, "only the first step was entered"


def test_ending_early_tells_the_seconds_really_played(massage: Page) -> None:
    massage.get_by_role("button", name="Start").click()
    massage.clock.run_for(20_000)
    massage.get_by_role("button", name="Next step").click()
    massage.clock.run_for(10_000)
    massage.get_by_role("button", name="End here").click()
    expect(massage.get_by_text("And now?")).to_be_visible()
    assert 28 <= int(massage.locator('input[name="played"]').input_value()) <= 33


def test_a_massage_opened_again_goes_on_where_it_was(massage: Page) -> None:
    massage.get_by_role("button", name="Start").click()
    massage.clock.run_for(65_000)
    massage.reload()
    again = massage.get_by_role("button", name=re.compile(r"Go on at 1:0\d"))
    again.click()
    massage.clock.run_for(5_000)
    massage.get_by_role("button", name="End here").click()
    assert int(massage.locator('input[name="played"]').input_value()) >= 68


def test_each_foot_carries_its_letter_and_reduced_motion_shows_the_pace(massage: Page) -> None:
    massage.get_by_role("button", name="Start").click()
    seen = set()
    while massage.locator("fodro-player").get_attribute("data-state") == "playing":
        where = massage.locator(".step-where").text_content() or ""
        letters = massage.locator(".player-foot[data-on] .foot-letter:not([hidden])").all_text_contents()
        seen.add((where.split()[0].lower(), *letters))
        expect(massage.locator(".player-foot[data-on] .hand-pulse").first).to_be_visible()
        massage.keyboard.press("ArrowRight")
    assert {(foot, *letters) for foot, *letters in seen if foot in {"left", "right"}} == {
        ("left", "L"),
        ("right", "R"),
    }
    assert all(letters == ["L", "R"] for foot, *letters in seen if foot == "both")
