"""Bringing in, in a real browser: looked into, told, brought in, stopped, taken back, and fit to be seen."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.seeing import problems, unfit_for_a_phone
from tests.browser.sizes import PHONE
from tests.server.running import Running
from tests.web.bringing import days, table

pytestmark = pytest.mark.browser
ROOM = "/more/bring-in/"
FIRST = date(2019, 1, 1)


def fitbit(folder: Path, months: int = 2) -> list[Path]:
    """Monthly files as Fitbit writes them; numbers of nobody."""
    files = []
    for month in range(1, months + 1):
        first, head = date(2019, month, 1), "Date,Calories Burned,Steps,Distance,Floors\n"
        rows = [f'{first + timedelta(days=n)},"2,100","{7_000 + n:,}",5.1,{n % 9 + 1}\n' for n in range(28)]
        file = folder / f"fitbit_export_2019_{month:02d}.csv"
        file.write_text("Activities\n" + head + "".join(rows) + "\n", encoding="utf-8")
        files.append(file)
    return files


def begin(page: Page) -> None:
    page.goto("/welcome/")
    page.locator('form[action$="start/"] button').click()
    expect(page.locator(".bar")).to_be_visible()
    page.goto(ROOM)


def chosen(page: Page, *files: Path) -> None:
    page.locator("#file").set_input_files(list(files))


@pytest.mark.online
def test_months_of_steps_are_told_brought_in_and_taken_back(page: Page, tmp_path: Path) -> None:
    begin(page)
    chosen(page, *fitbit(tmp_path))
    expect(page.locator(".lead")).to_have_text("56 days of steps, and 1 more thing.")
    expect(page.locator(".part.new").first).to_have_text("56 new")
    page.get_by_role("button", name="Bring in 112").click()
    expect(page.get_by_role("heading", name="Brought in")).to_be_visible()
    page.goto(ROOM)
    page.get_by_role("link", name="Fitbit").click()
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("heading", name="Taken back")).to_be_visible()
    expect(page.get_by_text("112 taken out again.")).to_be_visible()


@pytest.mark.online
def test_a_table_is_read_by_what_its_columns_mean_and_that_is_remembered(page: Page, tmp_path: Path) -> None:
    begin(page)
    (tmp_path / "skridt.csv").write_bytes(table(days(5), header="Dato;Antal"))
    chosen(page, tmp_path / "skridt.csv")
    expect(page.get_by_role("heading", name="What do these columns mean?")).to_be_visible()
    role = page.locator("#role-1")
    expect(page.locator("#factor-1")).to_be_visible()
    expect(page.locator("#place-1")).to_be_hidden()
    role.select_option("pain")
    expect(page.locator("#place-1")).to_be_visible()
    expect(page.locator("#factor-1")).to_be_hidden()
    role.select_option("number")
    page.locator("#factor-1").select_option("steps")
    page.get_by_role("button", name="Read it so").click()
    expect(page.locator(".lead")).to_have_text("5 days of steps.")
    page.goto(ROOM)
    chosen(page, tmp_path / "skridt.csv")
    expect(page.get_by_text("as you said last time")).to_be_visible()


@pytest.mark.online
def test_stopping_in_the_middle_keeps_nothing(page: Page, tmp_path: Path) -> None:
    begin(page)
    small, large = tmp_path / "small.csv", tmp_path / "large.csv"
    small.write_bytes(table(days(5)))
    chosen(page, small)
    page.get_by_role("button", name="Read it so").click()
    expect(page.locator(".lead")).to_be_visible()
    line = table(days(20_000, first=date(1970, 1, 1)))
    large.write_bytes(line + b"".join(line.split(b"\r\n", 1)[1] for _ in range(60)))
    page.goto(ROOM)
    chosen(page, large)
    expect(page.get_by_role("heading", name="Looking through the file")).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("Stopped. Nothing was brought in.")).to_be_visible()
    expect(page.get_by_role("heading", name="Brought in")).to_have_count(0)


@pytest.mark.online
def test_a_file_that_is_none_of_these_is_told_with_a_way_on(page: Page, tmp_path: Path) -> None:
    begin(page)
    (tmp_path / "empty.csv").write_bytes(b"")
    chosen(page, tmp_path / "empty.csv")
    expect(page.get_by_text("No file was chosen, or it is empty.")).to_be_visible()
    (tmp_path / "note.md").write_text("# Sunday\n", encoding="utf-8")
    chosen(page, tmp_path / "note.md")
    expect(page.get_by_role("heading", name="does not know this file")).to_be_visible()
    page.get_by_role("link", name="Choose another file").click()
    expect(page.get_by_role("heading", name="Bring in what you already have")).to_be_visible()


@pytest.mark.cut_off
def test_with_the_server_gone_the_room_says_that_it_needs_it(page: Page) -> None:
    begin(page)
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.context.set_offline(True)
    page.goto(ROOM)
    expect(page.get_by_text("The server does not answer just now")).to_be_visible()


@pytest.fixture
def plain(browser: Browser, server: Running) -> Iterator[Page]:
    """A browser without scripts."""
    context = browser.new_context(
        base_url=server.address, viewport=PHONE, locale="en-GB", java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def test_without_scripts_everything_can_be_done(plain: Page, tmp_path: Path) -> None:
    begin(plain)
    chosen(plain, *fitbit(tmp_path, months=1))
    plain.get_by_role("button", name="Look into it").click()
    plain.get_by_role("button", name="Bring in 56").click()
    expect(plain.get_by_role("heading", name="Brought in")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en-GB", "da-DK"])
def test_every_state_can_be_seen_read_and_tapped(
    browser: Browser, server: Running, language: str, tmp_path: Path
) -> None:
    context = browser.new_context(
        base_url=server.address, viewport=PHONE, locale=language, service_workers="block"
    )
    page = context.new_page()
    begin(page)
    found = problems(page) + unfit_for_a_phone(page)
    chosen(page, *fitbit(tmp_path))
    for seen in (".holds", ".done"):
        expect(page.locator(seen)).to_be_visible()
        found += problems(page) + unfit_for_a_phone(page)
        if seen == ".holds":
            page.locator('form[action$="bring-in/"] button').click()
    page.goto(ROOM)
    found += problems(page) + unfit_for_a_phone(page)
    (tmp_path / "dag.csv").write_bytes(table({FIRST: "2,5", FIRST + timedelta(1): "x"}, header="Dato;Smerte"))
    chosen(page, tmp_path / "dag.csv")
    expect(page.locator(".mapping")).to_be_visible()
    found += problems(page) + unfit_for_a_phone(page)
    page.locator("#role-1").select_option("pain")
    page.locator("#place-1").select_option("heel.L")
    page.locator(".mapping .decide button").click()
    expect(page.locator(".refused")).to_be_visible()
    found += problems(page) + unfit_for_a_phone(page)
    context.close()
    assert found == []
