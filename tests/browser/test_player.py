"""The player in hand: paused, locked, called away, closed and opened again, without voice, without sound."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.massages import SPEAK, came, open_massage, seconds_at, start, state, steps

pytestmark = pytest.mark.browser

# An audio context that a test takes away, as a phone call does, and gives back.
CALLED = """
const Real = window.AudioContext;
window.AudioContext = class extends Real {
  constructor(...told) { super(...told); window.context = this; }
  get state() { return this.taken ?? super.state; }
  tell(state) { this.taken = state; this.dispatchEvent(new Event("statechange")); }
};
"""
NEVER = """
window.AudioContext = class extends window.AudioContext {
  get state() { return "suspended"; }
  get currentTime() { return 0; }
  resume() { return new Promise(() => {}); }
};
"""
REFUSES = 'window.AudioContext = class { constructor() { throw new Error("no sound here"); } };'
TIMER = '[role="timer"]'


@pytest.fixture
def massage(page: Page) -> Page:
    """A massage about to begin, with a voice that is written down and a clock that tests turn."""
    page.add_init_script(SPEAK)
    page.add_init_script(CALLED)
    open_massage(page)
    page.clock.install()
    return page


def ready(page: Page, *scripts: str) -> Page:
    for script in scripts:
        page.add_init_script(script)
    open_massage(page)
    page.clock.install()
    return page


def test_a_call_pauses_at_the_exact_second_and_says_so(massage: Page) -> None:
    start(massage)
    massage.clock.run_for(37_000)
    massage.evaluate("context.tell('interrupted')")
    assert state(massage) == "paused"
    at = seconds_at(massage)
    assert 37 <= at < 38.5
    expect(massage.locator(".why")).to_contain_text("Something else took the sound")
    massage.clock.run_for(120_000)
    massage.evaluate("context.tell(undefined)")
    assert seconds_at(massage) == at, "a call lets no time pass"
    massage.keyboard.press("Space")
    massage.clock.run_for(5_000)
    assert at + 4.8 < seconds_at(massage) < at + 7
    expect(massage.locator(".why")).to_be_empty()


def test_a_headset_pauses_and_moves(massage: Page) -> None:
    massage.add_init_script(
        "navigator.mediaSession.setActionHandler = (name, act) => ((window.headset ??= {})[name] = act)"
    )
    massage.reload()
    start(massage)
    massage.evaluate("headset.pause()")
    assert state(massage) == "paused"
    massage.evaluate("headset.play()")
    assert state(massage) == "playing"
    massage.evaluate("headset.nexttrack()")
    assert seconds_at(massage) >= steps(massage)[0]["seconds"]
    assert massage.evaluate("navigator.mediaSession.metadata.title") == steps(massage)[1]["name"]
    massage.evaluate("headset.previoustrack()")
    assert seconds_at(massage) < steps(massage)[0]["seconds"]


def test_a_frozen_page_is_where_it_would_have_been(context: BrowserContext, page: Page) -> None:
    open_massage(page)
    start(page)
    page.wait_for_timeout(1_500)
    locked = context.new_cdp_session(page)
    before = page.evaluate("[document.querySelector('fodro-player').conductor.sitting.at, performance.now()]")
    locked.send("Page.setWebLifecycleState", {"state": "frozen"})
    page.wait_for_timeout(4_000)
    locked.send("Page.setWebLifecycleState", {"state": "active"})
    after = page.evaluate("[document.querySelector('fodro-player').conductor.sitting.at, performance.now()]")
    assert after[0] - before[0] == pytest.approx((after[1] - before[1]) / 1000, abs=0.3)
    assert after[0] - before[0] > 3.5
    assert state(page) == "playing"


def test_a_closed_tab_goes_on_at_the_same_second(context: BrowserContext, massage: Page) -> None:
    start(massage)
    massage.clock.run_for(64_000)
    massage.locator('[data-do="longer"]').click()
    at, plan = (
        seconds_at(massage),
        massage.evaluate("document.querySelector('fodro-player').conductor.sitting.shape"),
    )
    massage.close()
    again = context.new_page()
    again.goto(massage.url)
    expect(again.get_by_role("button", name=re.compile(r"Go on at 1:0\d"))).to_be_visible()
    assert at <= seconds_at(again) < at + 1.5
    assert again.evaluate("document.querySelector('fodro-player').conductor.sitting.shape") == plan


def test_a_massage_ended_by_mistake_goes_on(massage: Page) -> None:
    start(massage)
    massage.clock.run_for(31_000)
    massage.locator('[data-do="end"]').click()
    expect(massage.get_by_text("And now?")).to_be_visible()
    massage.get_by_role("button", name=re.compile(r"Go on at 0:3\d")).click()
    assert state(massage) == "playing"
    assert 31 <= seconds_at(massage) < 34


def test_each_foot_is_announced_and_softer_is_said_where_less_is_pressed(massage: Page) -> None:
    start(massage)
    told = steps(massage)
    while state(massage) == "playing":
        massage.keyboard.press("ArrowRight")
    spoken: list[str] = massage.evaluate("spoken")
    assert len(spoken) == len(told) + 1, "every step once, and the end"
    other_foot = next(n for n, step in enumerate(told) if step["side"] == "R")
    assert spoken[other_foot].startswith("Now the other foot.")
    softer = [n for n, step in enumerate(told) if step["softer"]]
    assert softer
    assert [n for n, words in enumerate(spoken) if "Softer now." in words] == softer
    assert all(step["say"]["step"] in words for step, words in zip(told, spoken, strict=False))


def test_the_voice_says_the_cue_midway_ten_seconds_and_what_comes_next(massage: Page) -> None:
    start(massage)
    first, second = steps(massage)[:2]
    massage.clock.run_for(int(first["seconds"] * 1000))
    spoken: list[str] = massage.evaluate("spoken")
    assert spoken[1] == first["say"]["cue"]
    assert second["say"]["next"] in spoken
    long = next(n for n, step in enumerate(steps(massage)) if step["seconds"] >= 28)
    until = sum(step["seconds"] for step in steps(massage)[: long + 1])
    massage.clock.run_for(int((until - first["seconds"]) * 1000))
    assert "Ten seconds." in massage.evaluate("spoken")


def test_without_speech_tones_and_words_lead_and_the_voice_button_says_so(page: Page) -> None:
    ready(page, "delete window.speechSynthesis; delete Window.prototype.speechSynthesis;")
    start(page)
    expect(page.get_by_role("button", name="No voice")).to_be_visible()
    page.clock.run_for(steps(page)[0]["seconds"] * 1000)
    expect(page.locator(".step-title")).to_have_text(steps(page)[1]["name"])
    assert {"step", "half", "next"} <= {cue.kind for cue in came(page)}


FAILS_MIDWAY = """
let said = 0;
speechSynthesis.speak = (words) => {
  if (!words.text.trim()) return;
  said += 1;
  if (said < 3) words.onstart?.(new Event("start"));
  else if (said === 3) words.onerror?.({ error: "synthesis-failed" });
  else throw new Error("no voice any more");
};
"""


def test_a_voice_that_fails_midway_blocks_nothing(page: Page) -> None:
    ready(page, FAILS_MIDWAY)
    start(page)
    expect(page.get_by_role("button", name="Voice", exact=True)).to_be_visible()
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="No voice")).to_be_visible()
    assert state(page) == "playing"
    expect(page.locator(".step-title")).to_have_text(steps(page)[4]["name"])


@pytest.mark.parametrize("refusal", [NEVER, REFUSES], ids=["never resumes", "throws"])
def test_without_sound_the_massage_goes_on_and_says_so(page: Page, refusal: str) -> None:
    ready(page, SPEAK, refusal)
    start(page)
    page.clock.run_for(4_000)
    expect(page.locator(".note")).to_contain_text("No sound from the browser")
    for _ in range(31):
        page.clock.run_for(10_000)
    assert state(page) == "done"
    expect(page.locator("#after")).to_be_focused()
    cues = came(page)
    assert cues[-1].kind == "end"
    assert [cue for cue in cues if abs(cue.late_s) > 0.5] == []


def test_sound_that_stops_midway_is_tried_again_at_the_next_tap(massage: Page) -> None:
    start(massage)
    massage.clock.run_for(5_000)
    massage.evaluate("context.tell('suspended')")
    assert state(massage) == "playing"
    massage.clock.run_for(5_000)
    expect(massage.locator(".note")).to_contain_text("A tap tries again")
    massage.evaluate(
        "window.tried = 0; context.resume = async () => { tried += 1; context.tell(undefined); }"
    )
    massage.locator('[data-do="longer"]').click()
    assert massage.evaluate("tried") >= 1
    assert state(massage) == "playing"
    assert 10 <= seconds_at(massage) < 12.5


FELT = "window.felt = []; navigator.vibrate = (pattern) => felt.push(pattern.length);"
WITH_PULSE = 'localStorage.setItem("massage-choices", JSON.stringify({ pulse: true }));'


@pytest.mark.parametrize("with_pulse", [False, True])
def test_a_step_and_the_other_foot_are_felt_and_the_pace_only_if_wished(page: Page, with_pulse: bool) -> None:
    ready(page, FELT, *([WITH_PULSE] if with_pulse else []))
    page.reload()
    start(page)
    page.clock.run_for(25_000)
    felt: list[int] = page.evaluate("felt")
    assert len(felt) == (1 + 4 if with_pulse else 1), "the step, and in this time four strokes"
    page.evaluate("felt.length = 0")
    while "Right" not in (page.locator(".step-where").text_content() or ""):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("felt.at(-1)") == 5, "the other foot has a longer pattern"


def test_longer_is_said_and_both_feet_keep_the_same_time(massage: Page) -> None:
    start(massage)
    massage.clock.run_for(2_000)
    massage.get_by_role("button", name="15 s longer").click()
    expect(massage.get_by_text("15 s longer, and the same on the other foot.")).to_be_visible()
    massage.get_by_role("button", name="15 s longer").click()
    massage.get_by_role("button", name="15 s shorter").click()
    line = massage.evaluate("document.querySelector('fodro-player').conductor.sitting.line")
    of = {side: sum(step["seconds"] for step in line if step["side"] == side) for side in "LR"}
    before = {side: sum(step["seconds"] for step in steps(massage) if step["side"] == side) for side in "LR"}
    assert of == {side: seconds + 15 for side, seconds in before.items()}
    assert of["L"] == of["R"]


def test_what_was_turned_off_stays_off_on_this_device(context: BrowserContext, massage: Page) -> None:
    start(massage)
    massage.get_by_role("button", name="Voice").click()
    massage.get_by_role("button", name="Tones").click()
    massage.close()
    again = context.new_page()
    open_massage(again)
    expect(again.get_by_role("checkbox", name="Voice")).not_to_be_checked()
    expect(again.get_by_role("checkbox", name="Tones")).not_to_be_checked()
    again.get_by_role("checkbox", name="Tones").check()
    again.locator('[data-do="start"]').click()
    expect(again.get_by_role("button", name="Tones")).to_have_attribute("aria-pressed", "true")
    expect(again.get_by_role("button", name="Voice")).to_have_attribute("aria-pressed", "false")


COUNT = """() => {
  window.announced = [];
  const said = document.querySelector('[data-say="announce"]');
  const hear = () => said.textContent && announced.push(said.textContent);
  new MutationObserver(hear).observe(said, { childList: true });
}"""


def test_a_screen_reader_hears_each_step_once_and_never_the_clock(massage: Page) -> None:
    massage.evaluate(COUNT)
    start(massage)
    told = steps(massage)
    for _ in range(3):
        massage.clock.run_for(10_000)
    seconds, played = 0, 0
    while seconds <= 30:
        seconds, played = seconds + told[played]["seconds"], played + 1
    heard: list[str] = massage.evaluate("announced")
    assert len(heard) == played
    assert heard[0].startswith(f"{told[0]['name']}, {told[0]['where']}")
    live = massage.eval_on_selector_all(
        "fodro-player [aria-live], fodro-player [role='status']", "all => all.map((one) => one.dataset.say)"
    )
    assert sorted(live) == ["announce", "note"]
    assert massage.locator(TIMER).get_attribute("aria-live") is None


def test_by_keyboard_alone_every_control_is_reached_and_named(massage: Page) -> None:
    massage.locator('[data-do="start"]').focus()
    massage.keyboard.press("Enter")
    assert state(massage) == "playing"
    names = []
    for _ in range(9):
        names.append(massage.evaluate("document.activeElement.textContent.trim()"))
        massage.keyboard.press("Tab")
    assert names == [
        "Pause",
        "10 s back",
        "Pause",
        "Next step",
        "15 s shorter",
        "15 s longer",
        "Tones",
        "Voice",
        "End here",
    ]
    massage.keyboard.press("Shift+Tab")
    massage.keyboard.press("Enter")
    expect(massage.locator("#after")).to_be_focused()


def test_a_finger_that_slips_and_taps_twice_pauses_once(massage: Page) -> None:
    start(massage)
    massage.locator(".cover").dblclick(position={"x": 100, "y": 100})
    assert state(massage) == "paused"
    massage.wait_for_timeout(400)
    massage.locator(".cover").click(position={"x": 100, "y": 100})
    assert state(massage) == "playing"


def test_after_a_tap_the_space_key_pauses_whatever_was_tapped(massage: Page) -> None:
    start(massage)
    massage.locator('[data-do="longer"]').click()
    massage.keyboard.press("Space")
    assert state(massage) == "paused"


def test_axe_finds_nothing_before_while_and_after(massage: Page) -> None:
    found = problems(massage)
    start(massage)
    massage.clock.run_for(2_000)
    found += problems(massage)
    massage.evaluate("context.tell('interrupted')")
    found += problems(massage)
    massage.locator('[data-do="end"]').click()
    assert found + problems(massage) == []


def problems(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{state(page)}: {problem['id']}: {problem['nodes'][0]['html'][:160]}" for problem in found]
