"""Where a massage is follows from its clocks alone, and left and right stay equal: modules by themselves."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

MODULES = Path(__file__).resolve().parents[2] / "src/fodro/web/massage/static/massage"

# A clock of which a test turns every hand: sound, page, date, and whether the page is seen.
SHELF = """
async (texts) => {
  for (const text of texts) {
    const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
    Object.assign(window, await import(address));
  }
  window.newClock = (sound) => {
    const hands = { sound, wall: 0, date: 0, hidden: false, shifts: 0 };
    const clock = new MassageClock({
      sound: () => hands.sound, wall: () => hands.wall * 1000, date: () => hands.date * 1000,
      hidden: () => hands.hidden, onshift: () => (hands.shifts += 1),
    });
    clock.start();
    const pass = (seconds, { sound = seconds, wall = seconds, date = seconds } = {}) => {
      if (hands.sound !== null) hands.sound += sound;
      hands.wall += wall;
      hands.date += date;
      return Number(clock.elapsed.toFixed(3));
    };
    return { clock, hands, pass };
  };
}
"""


@pytest.fixture(scope="module")
def shelf(browser: Browser) -> Iterator[Page]:
    """The modules that know of no page, and nothing else."""
    page = browser.new_page()
    page.evaluate(
        SHELF, [(MODULES / f"{name}.js").read_text() for name in ("massage-clock", "schedule", "cues")]
    )
    yield page
    page.close()


def passed(shelf: Page, script: str, sound: str = "0") -> Any:
    return shelf.evaluate(f"() => {{ const {{ clock, hands, pass }} = newClock({sound}); {script} }}")


def test_the_clock_of_the_sound_leads(shelf: Page) -> None:
    drifting = """
      let at;
      for (let n = 0; n < 400; n += 1) at = pass(0.25, { wall: 0.25005 });
      return [at, hands.shifts];
    """
    assert passed(shelf, drifting) == [100, 0], "what the page's clock gains by drifting is not taken over"


def test_what_the_sound_missed_is_added(shelf: Page) -> None:
    stood = "pass(10); pass(5, { sound: 0 }); return [pass(10), hands.shifts];"
    assert passed(shelf, stood) == [25, 1], (
        "what was put ahead is late by five seconds, and that is told once"
    )
    gone = "pass(10); hands.sound = null; pass(60); hands.sound = 10; pass(1); return pass(3);"
    assert passed(shelf, gone) == 74
    assert passed(shelf, "return pass(30);", sound="null") == 30, "without any sound the page's clock leads"


def test_reading_the_sound_in_blocks_or_late_makes_nothing_longer(shelf: Page) -> None:
    blocks = """
      let at;
      for (let n = 1; n <= 400; n += 1) at = pass(0.25, { sound: n % 2 ? 0.2 : 0.3 });
      return at;
    """
    assert passed(shelf, blocks) == 100
    late = "pass(10); pass(0.5, { sound: 0 }); pass(0.5, { sound: 1 }); return pass(4);"
    assert passed(shelf, late) == 15


def test_a_clock_set_by_hand_moves_nothing(shelf: Page) -> None:
    assert passed(shelf, "pass(10); pass(1, { date: 3600 }); return pass(1, { date: -3600 });") == 12
    unseen = "hands.hidden = true; pass(10); pass(1, { date: 3600 }); return pass(1);"
    assert passed(shelf, unseen) == 12, "where sound runs the date is not asked"
    back = "hands.hidden = true; pass(10); return pass(1, { date: -3600 });"
    assert passed(shelf, back, sound="null") == 11


def test_a_device_that_slept_without_sound_is_as_far_as_its_date(shelf: Page) -> None:
    slept = "pass(10); hands.hidden = true; pass(1); hands.hidden = false; return pass(1, { date: 61 });"
    assert passed(shelf, slept, sound="null") == 72


def test_a_pause_lets_no_time_pass_and_nothing_goes_back(shelf: Page) -> None:
    assert passed(shelf, "pass(10); clock.stop(); pass(100); clock.start(); return pass(5);") == 15
    assert passed(shelf, "pass(10); hands.sound = 0; return [pass(0) >= 10, pass(1) >= 10];") == [True, True]


FEET = """
const step = (technique, side, seconds, phase = "deeper") => ({ technique, side, seconds, phase, say: {} });
const steps = [
  step("glide", "L", 30, "warm-up"), step("cup", "L", 40), step("hold", "L", 20),
  step("glide", "R", 30, "warm-up"), step("cup", "R", 40), step("hold", "R", 20),
  step("close", "", 30, "calm-down"),
];
const of = (shape, side) => shape.filter(([n]) => steps[n].side === side).reduce((sum, [, s]) => sum + s, 0);
"""


def shaped(shelf: Page, script: str) -> Any:
    return shelf.evaluate(f"() => {{ {FEET} {script} }}")


def test_longer_and_shorter_change_the_same_step_of_the_other_foot(shelf: Page) -> None:
    made = shaped(shelf, "return changed(steps, shapeOf(steps), { index: 1, into: 5, by: 15 });")
    assert made["also"] == "same"
    assert [seconds for _, seconds in made["shape"]] == [30, 55, 20, 30, 55, 20, 30]
    made = shaped(shelf, "return changed(steps, shapeOf(steps), { index: 1, into: 5, by: -15 });")
    assert [seconds for _, seconds in made["shape"]] == [30, 25, 20, 30, 25, 20, 30]


def test_on_the_second_foot_the_first_has_its_share_before_both_come_together(shelf: Page) -> None:
    made = shaped(shelf, "return changed(steps, shapeOf(steps), { index: 4, into: 5, by: 15 });")
    assert made["also"] == "again"
    assert made["shape"][6] == [1, 15, True], "the same step of the left foot, once more"
    assert made["shape"][7][0] == 6, "and then both feet, as calmly as before"


def test_a_step_is_never_shorter_than_what_was_played_of_it(shelf: Page) -> None:
    assert shaped(shelf, "return changed(steps, shapeOf(steps), { index: 1, into: 30, by: -15 });") is None
    assert shaped(shelf, "return changed(steps, shapeOf(steps), { index: 4, into: 5, by: -15 });") is None
    both = shaped(shelf, "return changed(steps, shapeOf(steps), { index: 6, into: 5, by: 15 });")
    assert both["also"] == "alone"


def test_whatever_is_tapped_left_and_right_stay_equal(shelf: Page) -> None:
    tapped = """
      let seed = 7;
      const dice = (n) => {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        return Math.floor((seed / 2147483648) * n);
      };
      let changes = 0;
      for (let run = 0; run < 300; run += 1) {
        let shape = shapeOf(steps);
        let index = 0;
        for (let tap = 0; tap < 12; tap += 1) {
          index = Math.min(shape.length - 1, index + dice(2));
          const made = changed(steps, shape, { index, into: dice(20), by: dice(2) ? 15 : -15 });
          if (made) shape = made.shape;
          changes += made ? 1 : 0;
          if (of(shape, "L") !== of(shape, "R")) return `unequal in run ${run}: ${JSON.stringify(shape)}`;
          if (shape.at(-1)[0] !== 6) return `it does not end calmly in run ${run}`;
        }
      }
      return changes;
    """
    assert shaped(shelf, tapped) > 1000


def test_every_step_has_its_cues_in_their_order(shelf: Page) -> None:
    cues = shaped(
        shelf,
        """
        Object.assign(steps[1], { pacePerMin: 10, softer: true });
        Object.assign(steps[2], { pacePerMin: 4, breath: true });
        return cuesOf(timeline(steps)).filter(({ index }) => index === 1 || index === 2 || index === 3)
          .map(({ kind, at, sound }) => [sound ?? kind, Number(at.toFixed(1))]);
        """,
    )
    assert cues == [
        ["step", 30],
        ["softer", 31.6],
        ["beat", 36],
        ["beat", 42],
        ["beat", 48],
        ["half", 50],
        ["beat", 54],
        ["beat", 60],
        ["ten", 60],
        ["next", 65],
        ["beat", 66],
        ["step", 70],
        ["breath", 77.5],
        ["half", 80],
        ["next", 85],
        ["otherFoot", 90],
        ["half", 105],
        ["ten", 110],
        ["next", 115],
    ]


def test_a_rest_is_slow_chords_and_an_end(shelf: Page) -> None:
    steps = "[{ music: true, seconds: 60, side: '' }]"
    cues = shelf.evaluate(f"cuesOf(timeline({steps})).map(({{ kind, at }}) => [kind, at])")
    assert cues == [["step", 0], *(["chord", at] for at in (0, 12, 24, 36, 48)), ["end", 60]]
