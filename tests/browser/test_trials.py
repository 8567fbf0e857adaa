"""Try it out in a real browser: planned, run and finished as days go by, with and without a server."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import Browser, Error, Page, Playwright, expect

from fodro.domain.drawing import drawn
from fodro.domain.experiments import Allotment, Arm, Design
from fodro.domain.sealing import SealedDay, sealed
from tests.browser import seeing
from tests.browser.clocks import at, moment
from tests.browser.devices import Household, at_hand, device, in_step
from tests.browser.moving import Moved, moved

pytestmark = pytest.mark.browser

FIRST = date(2027, 1, 4)
DAYS = 14
GOLDEN = json.loads((Path(__file__).parents[1] / "domain/drawing_golden.json").read_text(encoding="utf-8"))
KINDS = {
    "split-foot": ("One foot against the other", "The foot that had it hurt about"),
    "this-or-that": ("This or that", "Days with “Foot roller” had about"),
    "massage-or-rest": ("Massage or rest", "Days with a massage had about"),
}
EVENING = """
async ([key, day, intensity]) => {
  const spots = [{ region: "heel", side: "L", view: "sole", intensity, qualities: [] }];
  const at = `${day}T20:30:00+01:00`;
  const said = { at, zone: "Europe/Copenhagen", day, part: "evening", spots, moves: false, note: "" };
  await store.keep("checkin", key, said);
}
"""
NOTE = """
async ([trial, day, done, left, right]) =>
  store.keep("trial-day", `${trial}.${day}`, { trial, day, done, value: null, left, right })
"""


@pytest.fixture
def moving(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Moved]:
    with moved(browser, tmp_path, monkeypatch) as found:
        yield found


def plan(page: Page, kind: str) -> None:
    """Answer one question after the other, and let the days be drawn."""
    page.get_by_role("link", name=KINDS[kind][0]).click()
    if kind != "massage-or-rest":
        page.get_by_label("Tools", exact=True).check()
        page.locator("#a-tool").select_option("roller")
        if kind == "this-or-that":
            page.locator("#b-tool").select_option("soft-ball")
        page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="The same evening").click()
    page.locator(f'input[name="days"][value="{DAYS}"]').check()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Draw the days").click()
    page.wait_for_url("**/try/")


def rate(page: Page, left: int, right: int) -> None:
    for side, number in (("left", left), ("right", right)):
        page.locator(f'.rating input[name="{side}"][value="{number}"]').check()
    page.locator(".rating").get_by_role("button", name="Save").click()
    expect(page.locator('[data-say="rated"]')).to_have_text(f"Left {left}, right {right}")


def feet(drawn: Allotment) -> tuple[int, int]:
    """The treated foot hurts less, and no two days are quite the same."""
    other = 5 + drawn.day.day % 3
    treated = other - 3 + drawn.day.day % 2
    return (treated, other) if drawn.arm is Arm.A else (other, treated)


def live(moving: Moved, drawn: Allotment, number: int) -> None:
    """One day on Today: what was drawn is done with one tap, and both feet are rated."""
    page = moving.to("19:30", drawn.day).open("/")
    card = page.locator("fodro-trial")
    expect(card.locator('[data-say="progress"]')).to_have_text(f"Day {number} of {DAYS}")
    card.get_by_role("button", name="Done as drawn").click()
    expect(card.locator('[data-say="done"]')).to_have_text("Done as drawn")
    if card.get_attribute("data-split") is not None:
        rate(page, *feet(drawn))


def note_quickly(moving: Moved, trial: str, days: tuple[Allotment, ...]) -> None:
    """The days between, kept as the card keeps them."""
    for one in days:
        left, right = feet(one)
        moving.page.evaluate(NOTE, [trial, one.day.isoformat(), one.arm.value, left, right])


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_planned_run_and_finished(moving: Moved, kind: str) -> None:
    page = moving.to("19:00", FIRST).open("/try/")
    plan(page, kind)
    draw = moving.draw()
    ((trial,),) = moving.rows("SELECT id FROM trials_trial")
    key = str(UUID(trial))
    expect(page.locator(".strip li")).to_have_count(DAYS)
    for n in (0, 8):
        live(moving, draw[n], n + 1)
        moving.open("/try/")
        expect(page.get_by_text("points less")).to_have_count(0)
    if kind == "split-foot":
        note_quickly(moving, key, tuple(one for n, one in enumerate(draw) if n not in {0, 8}))
    else:
        for one in draw:
            pain = (3 if one.arm is Arm.A else 6) + one.day.day % 2
            page.evaluate(EVENING, [str(uuid4()), one.day.isoformat(), pain])
    in_step(page)
    moving.to("09:00", FIRST + timedelta(days=DAYS)).open("/try/")
    page.locator(".earlier a").click()
    expect(page.locator("h2.said")).to_contain_text(KINDS[kind][1])
    expect(page.locator("figure svg")).to_have_count(2)
    expect(page.get_by_text("Nothing was chosen.")).to_be_visible()
    page.get_by_text("Every day, drawn and done").click()
    expect(page.locator(".check tbody tr")).to_have_count(DAYS)


ALL = """
async ([address, cases]) => {
  const { commitment, drawn, sealed, opened } = await import(address);
  return Promise.all(cases.map(async ({ design, start, n_days: days, washout_days: washout, seed }) => {
    const made = await drawn({ design, start, days, washout, seed });
    const envelopes = await Promise.all(made.map((one) => sealed(seed, one)));
    const read = await Promise.all(made.map(({ day }) => opened({ seed, drawn: envelopes }, day)));
    const said = (one) => `${one.block}${one.counts ? one.arm : one.arm.toLowerCase()}`;
    return { made: made.map(said), read: read.map(said), commitment: await commitment(seed), envelopes };
  }));
}
"""


def test_this_device_draws_and_seals_as_the_server_does(page: Page) -> None:
    page.goto("/welcome/")
    (address,) = set(re.findall(r"[^\"']*trials/drawing[^\"']*\.js", page.request.get("/worker.js").text()))
    cases = [case for case in GOLDEN["cases"] if not case["redraws"] and case["design"] != "complete"]
    assert len(cases) > 10
    for case, found in zip(cases, page.evaluate(ALL, [address, cases]), strict=True):
        assert found["made"] == found["read"] == case["drawn"].split()
        assert found["commitment"] == case["commitment"]
        made = drawn(
            Design(case["design"]),
            date.fromisoformat(case["start"]),
            case["n_days"],
            seed=case["seed"],
            washout_days=case["washout_days"],
        )
        envelopes = [
            SealedDay(date.fromisoformat(e["day"]), e["block"], e["seal"]) for e in found["envelopes"]
        ]
        assert envelopes == [sealed(case["seed"], one) for one in made]


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_planned_and_run_with_the_server_gone(
    playwright: Playwright, household: Household, tmp_path: Path, kind: str
) -> None:
    first = date.today() - timedelta(days=40)  # noqa: DTZ011  # the server, once it is back, has the real day
    with device(playwright, household, tmp_path / "phone") as phone:
        page = at(phone, "19:00", "/try/", day=first.isoformat())
        in_step(page)
        household.kill()
        page.reload()
        plan(page, kind)
        expect(page.locator(".strip li")).to_have_count(DAYS)
        at_hand(page)
        (body,) = [record["body"] for record in page.evaluate("store.ofKind('trial')")]
        draw = drawn(Design(body["design"]), first, DAYS, seed=body["seed"])
        for n in (0, 8):
            page.add_init_script(f"setClock({moment('20:00', draw[n].day.isoformat())});")
            page.goto("/")
            card = page.locator("fodro-trial")
            expect(card.locator('[data-say="progress"]')).to_have_text(f"Day {n + 1} of {DAYS}")
            expect(card.locator("h2").first).to_have_text(heading(kind, draw[n].arm))
            card.get_by_role("button", name="Done as drawn").click()
            expect(card.locator('[data-say="done"]')).to_have_text("Done as drawn")
            if kind == "split-foot":
                rate(page, *feet(draw[n]))
        household.start()
        at_hand(page)
        in_step(page)
        page.goto("/try/")
        page.locator(".earlier a").click()
        expect(page.get_by_text("Nothing was chosen.")).to_be_visible()
        page.get_by_text("Every day, drawn and done").click()
        cells = page.locator(".check tbody tr:nth-child(9) td")
        assert cells.nth(1).inner_text() == cells.nth(2).inner_text()


def heading(kind: str, arm: Arm) -> str:
    return {
        "split-foot": ("Left foot today", "Right foot today"),
        "this-or-that": ("Today: foot roller", "Today: soft ball"),
        "massage-or-rest": ("A massage today", "A rest today"),
    }[kind][arm is Arm.B]


def test_stopping_with_the_server_gone_asks_once(
    playwright: Playwright, household: Household, tmp_path: Path
) -> None:
    with device(playwright, household, tmp_path / "phone") as phone:
        page = at(phone, "19:00", "/try/")
        in_step(page)
        household.kill()
        page.reload()
        plan(page, "split-foot")
        page.get_by_role("link", name="Stop").click()
        page.get_by_role("button", name="Go on").click()
        expect(page.locator("fodro-trials")).to_have_attribute("data-state", "running")
        page.get_by_role("link", name="Stop").click()
        page.get_by_role("button", name="Yes, stop").click()
        expect(page.locator("fodro-trials")).to_have_attribute("data-state", "none")
        household.start()
        with suppress(Error):  # it may have been sent by now, and the room be on its way
            page.evaluate('document.dispatchEvent(new CustomEvent("kept"))')
        expect(page.locator(".earlier a")).to_have_count(1)  # the room is shown anew once the server knows


def test_what_is_missing_is_said_with_the_server_gone(
    playwright: Playwright, household: Household, tmp_path: Path
) -> None:
    with device(playwright, household, tmp_path / "phone") as phone:
        page = at(phone, "19:00", "/try/")
        in_step(page)
        household.kill()
        page.goto("/try/plan/?design=this-or-that")
        page.get_by_role("button", name="Next").click()
        expect(page.locator("#what-error")).to_have_text("Choose what you want to try.")
        page.get_by_label("Tools", exact=True).check()
        page.locator("#a-tool").select_option("roller")
        page.locator("#b-tool").select_option("roller")
        page.get_by_role("button", name="Next").click()
        expect(page.locator("#what-error")).to_have_text("Choose two different things.")
        household.start()


def test_axe_finds_nothing_whatever_is_shown(moving: Moved) -> None:
    page = moving.to("19:00", FIRST).open("/try/")
    found = problems(page)
    page.goto("/try/plan/?design=this-or-that&subject=tool")
    found += problems(page)
    page.goto("/try/plan/?design=split-foot&subject=tool&a-tool=roller&compared=evening")
    found += problems(page)
    moving.open("/try/")
    plan(page, "split-foot")
    page.get_by_role("button", name="Done as drawn").click()
    expect(page.locator(".rating h3")).to_be_visible()
    page.locator(".toast").evaluate_all("all => all.forEach((toast) => toast.remove())")
    found += problems(page)
    assert found == []


def problems(page: Page) -> list[str]:
    page.wait_for_timeout(300)
    return seeing.problems(page, seeing.ON_A_PHONE) + seeing.unfit_for_a_phone(page)
