"""A link in a real browser: made, opened by a stranger, refused, taken back; and what left the browser."""

import json
import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.browser.seeing import ON_A_PHONE, problems, unfit_for_a_phone
from tests.browser.sizes import PHONE
from tests.browser.walking import look_around
from tests.server.running import Running
from tests.web.sharing import said

pytestmark = [pytest.mark.browser, pytest.mark.online]
PASSCODE = "violet-clogs"


def make_link(page: Page, *, passcode: str = "", with_data: bool = False) -> str:
    page.goto("/share/new/")
    if with_data:
        page.locator("[name=with_data]").check(force=True)
    page.get_by_role("button", name="Look at it").click()
    page.get_by_label("Passcode").fill(passcode)
    page.get_by_role("button", name="Make the link").click()
    return page.locator("#address").input_value()


@pytest.fixture
def stranger(browser: Browser, server: Running) -> Iterator[BrowserContext]:
    """Someone at another device, who has nothing but what they are sent."""
    made = browser.new_context(viewport=PHONE, locale="en-GB", reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def door(stranger: BrowserContext) -> Iterator[Page]:
    page, troubles = stranger.new_page(), []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    yield page
    expected = ("status of 4", "requires 'TrustedHTML' assignment")
    assert [each for each in troubles if not any(words in each for words in expected)] == []


def state(page: Page, wanted: str) -> None:
    expect(page.locator("fodro-shared")).to_have_attribute("data-state", wanted)


def told(request: Request) -> str:
    """Everything of a request that leaves the browser."""
    return " ".join([request.url, json.dumps(request.all_headers()), request.post_data or ""])


def test_a_link_opens_for_whoever_has_it_and_its_key_leaves_no_browser(
    page: Page, door: Page, server: Running
) -> None:
    sent: list[Request] = []
    door.on("request", lambda request: sent.append(request))  # noqa: PLW0108  # a built-in method is not taken
    look_around(page)
    address = make_link(page, passcode=PASSCODE, with_data=True)
    key = said(address)["key"]
    assert address.startswith(f"{server.address}/share/view#shlink:/")
    door.goto(address)
    state(door, "ask")
    assert door.url == f"{server.address}/share/view", "the link is no longer in the address"
    door.get_by_label("Who is looking").fill("Foot clinic North")
    door.get_by_label("Passcode").fill("not this one")
    door.get_by_role("button", name="Open").click()
    state(door, "wrong")
    expect(door.get_by_role("alert")).to_contain_text("Tries left: 4")
    expect(door.get_by_label("Passcode")).to_be_focused()
    door.get_by_label("Passcode").fill(PASSCODE)
    door.get_by_role("button", name="Open").click()
    state(door, "shown")
    expect(door.locator("[data-part=words] table").first).to_be_visible()
    with door.expect_download() as download:
        door.get_by_role("link", name="Download the PDF").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    with door.expect_download() as data:
        door.get_by_role("link", name="Download as data").click()
    bundle: dict[str, Any] = json.loads(Path(data.value.path()).read_bytes())
    assert bundle["type"] == "document"
    door.reload()
    state(door, "ask")
    everything = [told(request) for request in sent if not request.url.startswith("blob:")]
    assert any("/share/m/" in each for each in everything)
    assert any("/share/f/" in each for each in everything)
    assert all(request.url.startswith((server.address, "blob:")) for request in sent), (
        "nothing from elsewhere"
    )
    led_from = {request.all_headers().get("referer", "") for request in sent} - {""}
    assert [each for each in led_from if not each.startswith(f"{server.address}/static/share/")] == []
    for each in everything:
        assert key not in each
        assert "shlink" not in each
    assert key not in (server.folder / "server.log").read_text()
    page.get_by_role("link", name="Who opened it").click()
    expect(page.get_by_text("Foot clinic North")).to_be_visible()
    expect(page.get_by_text("1 wrong passcode of the 5 it takes")).to_be_visible()


def test_a_link_taken_back_opens_nothing_and_this_browser_forgets_it(page: Page, door: Page) -> None:
    look_around(page)
    address = make_link(page)
    path = page.locator("[data-dark]").get_attribute("d")
    page.get_by_role("link", name="Who opened it").click()
    expect(page.locator("#address")).to_have_value(address)
    assert page.locator(".code path").get_attribute("d") == path, "the same code is shown again"
    door.goto(address)
    door.get_by_role("button", name="Open").click()
    state(door, "shown")
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator(".toast").first).to_be_visible()
    assert kept_here(page) == []
    door.goto("about:blank")
    door.goto(address)
    door.get_by_role("button", name="Open").click()
    state(door, "gone")


ANOTHER_VIEWER = """async (uri) => {
  const plain = (text) => atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  const bytes = (text) => Uint8Array.from(plain(text), (letter) => letter.charCodeAt(0));
  const words = (text) => new TextDecoder().decode(text);
  const link = JSON.parse(words(bytes(uri.slice("shlink:/".length))));
  const body = JSON.stringify({ recipient: "Another viewer", embeddedLengthMax: 100 });
  const headers = { "content-type": "application/json" };
  const asked = await fetch(link.url, { method: "POST", headers, body });
  const [file] = (await asked.json()).files;
  const sealed = await (await fetch(file.location)).text();
  const [header, , nonce, text, tag] = sealed.split(".");
  const key = await crypto.subtle.importKey("raw", bytes(link.key), "AES-GCM", false, ["decrypt"]);
  const both = new Uint8Array([...bytes(text), ...bytes(tag)]);
  const how = { name: "AES-GCM", iv: bytes(nonce), additionalData: new TextEncoder().encode(header) };
  const opened = await crypto.subtle.decrypt(how, key, both);
  return [location.origin, file.contentType, JSON.parse(words(opened)).resourceType];
}"""
"""A viewer of some other site, as short as the standard lets it be."""


class Nothing(BaseHTTPRequestHandler):
    """A site that has no page of its own."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Another site</title><link rel=icon href=data:,>")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is not ours
        """Say nothing."""


@pytest.fixture
def another_site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Nothing) as site:
        Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_port}"
        site.shutdown()


def test_a_viewer_of_another_site_opens_it_by_the_standard_alone(
    page: Page, door: Page, another_site: str
) -> None:
    look_around(page)
    address = make_link(page)
    door.goto(another_site)
    seen = door.evaluate(ANOTHER_VIEWER, address.partition("#")[2])
    assert seen == [another_site, "application/fhir+json", "Bundle"]
    page.get_by_role("link", name="Who opened it").click()
    expect(page.get_by_text("Another viewer", exact=True)).to_be_visible()


def kept_here(page: Page) -> list[str]:
    found: list[str] = page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('share-'))")
    return found


def test_the_browser_forgets_a_link_when_it_is_told_to_and_with_the_diary(page: Page) -> None:
    look_around(page)
    make_link(page)
    assert len(kept_here(page)) == 1
    page.get_by_role("button", name="Do not keep it").click()
    assert kept_here(page) == []
    expect(page.get_by_text("Fodro shows the link only now")).to_be_visible()
    make_link(page)
    assert len(kept_here(page)) == 1
    page.locator(".simulated button").click()
    expect(page.locator(".doorstep")).to_be_visible()
    assert kept_here(page) == []


def test_what_is_no_whole_link_or_was_changed_on_the_way_is_said_and_not_shown(
    page: Page, door: Page, server: Running
) -> None:
    look_around(page)
    address = make_link(page)
    for text, wanted in (
        ("", "none"),
        (address.partition("#")[2][:60], "unreadable"),
        ("shlink:/e30", "unreadable"),
    ):
        door.goto("about:blank")
        door.goto(f"{server.address}/share/view#{text}")
        state(door, wanted)
        assert problems(door, ON_A_PHONE) == []
    (file,) = (server.folder / "shared").rglob("*.jwe")
    sealed = file.read_bytes()
    middle = len(sealed) // 2
    file.write_bytes(
        sealed[:middle] + (b"A" if sealed[middle : middle + 1] != b"A" else b"B") + sealed[middle + 1 :]
    )
    door.goto("about:blank")
    door.goto(address)
    door.get_by_role("button", name="Open").click()
    state(door, "broken")
    expect(door.locator("[data-part=words]")).to_be_empty()


EVIL = """<div><p>&lt;img src=x onerror="window.hit=1"&gt;</p><img src=x onerror="window.hit=1">
<table><tr><th>a</th></tr><tr><td><script>window.hit=1</script>&#60;b&#62;</td></tr></table>
<a href="javascript:1">x</a></div>"""


def test_no_text_of_a_document_becomes_markup(page: Page, door: Page, server: Running) -> None:
    look_around(page)
    door.goto(make_link(page))
    modules = door.evaluate("performance.getEntriesByType('resource').map((each) => each.name)")
    (reading,) = (each for each in modules if "/share/document." in each)
    (drawing,) = (each for each in modules if "/share/drawing." in each)
    blocks = door.evaluate(f"async (text) => (await import('{reading}')).blocksOf(text)", EVIL)
    assert blocks == [
        {"text": '<img src=x onerror="window.hit=1">'},
        {"rows": [["a"], ["window.hit=1<b>"]]},
        {"text": "x"},
    ]
    draw = "document.body.append(drawn({ heading: '<i>', blocks }))"
    door.evaluate(f"async (blocks) => {{ const {{ drawn }} = await import('{drawing}'); {draw} }}", blocks)
    expect(door.locator("body > section td")).to_have_text("window.hit=1<b>")
    assert door.locator("body > section").locator("img, script, a, i, b").count() == 0
    assert door.evaluate("window.hit") is None
    refused = "() => { try { document.body.innerHTML = '<b>'; return 'done'; } catch { return 'refused'; } }"
    assert door.evaluate(refused) == "refused", "the policy would stop what the code forgot"


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en-GB", "da-DK"])
def test_every_page_about_sharing_is_for_everyone(browser: Browser, server: Running, language: str) -> None:
    context = browser.new_context(
        base_url=server.address,
        viewport=PHONE,
        locale=language,
        reduced_motion="reduce",
        service_workers="block",
    )
    page = context.new_page()
    look_around(page)
    page.goto("/share/")
    found = problems(page) + unfit_for_a_phone(page)
    page.goto("/share/new/")
    found += problems(page) + unfit_for_a_phone(page)
    page.locator("[name=with_data]").check(force=True)
    page.locator("main form button").click()
    expect(page.locator("#passcode")).to_be_visible()
    page.locator("main details summary").click()
    found += problems(page, ON_A_PHONE) + unfit_for_a_phone(page)
    page.locator("#label").fill("")
    page.locator("main form button").click()
    expect(page.locator("#label-error")).not_to_be_empty()
    found += problems(page, ON_A_PHONE)
    page.locator("#label").fill("x")
    page.locator("#passcode").fill(PASSCODE)
    page.locator("main form button").click()
    expect(page.locator(".code path")).to_be_visible()
    for summary in page.locator("main summary").all():
        summary.click()
    found += problems(page) + unfit_for_a_phone(page)
    address = page.locator("#address").input_value()
    page.locator("main a[href^='/share/link/']").click()
    expect(page.locator(".code path")).to_be_visible()
    found += problems(page) + unfit_for_a_phone(page)
    page.goto("/share/")
    found += problems(page) + unfit_for_a_phone(page)
    page.goto(address)
    state(page, "ask")
    found += problems(page) + unfit_for_a_phone(page)
    page.locator("#passcode").fill("wrong")
    page.locator("form button").click()
    state(page, "wrong")
    found += problems(page, ON_A_PHONE)
    page.locator("#passcode").fill(PASSCODE)
    page.locator("form button").click()
    state(page, "shown")
    found += problems(page) + unfit_for_a_phone(page)
    assert re.fullmatch("en|da", page.evaluate("document.documentElement.lang"))
    context.close()
    assert found == []
