"""Photos with a camera, with a server that is gone, and two of them one over the other."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.finding import find_browser
from tests.browser.seeing import ON_A_PHONE, problems
from tests.browser.sizes import PHONE
from tests.exchange.drawn_pictures import file_of, foot
from tests.server.running import Running, free_port, serving

pytestmark = pytest.mark.browser
RED = (200, 20, 20)
CUT_PX = 140
"""A camera 640 wide is cut to 360 for three by four: so much goes on each side."""


@pytest.fixture(scope="module")
def camera(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser with a camera that sees a foot, with a red mark in the upper left of what will be kept."""
    seen = Image.new("RGB", (640, 480), (90, 100, 110))
    seen.paste(foot(360, 480), (CUT_PX, 0))
    ImageDraw.Draw(seen).rectangle((CUT_PX, 0, CUT_PX + 90, 90), fill=RED)
    film = tmp_path_factory.mktemp("camera") / "camera.mjpeg"
    film.write_bytes(file_of(seen, quality=95) * 20)
    made = browser.browser_type.launch(
        executable_path=find_browser(),
        args=[
            "--no-sandbox",
            "--disable-gpu",
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-video-capture={film}",
        ],
    )
    yield made
    made.close()


def visitor(context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto("/welcome/")
    if page.url.endswith("/welcome/"):
        page.get_by_role("button", name="Start my diary").click()
        expect(page.locator(".bar")).to_be_visible()
    return page


def context_of(browser: Browser, server: Running) -> BrowserContext:
    return browser.new_context(
        base_url=server.address,
        viewport=PHONE,
        locale="en-GB",
        timezone_id="Europe/Copenhagen",
        reduced_motion="reduce",
    )


@pytest.fixture
def with_camera(camera: Browser, server: Running) -> Iterator[Page]:
    context = context_of(camera, server)
    yield visitor(context)
    context.close()


@pytest.fixture
def without_camera(context: BrowserContext) -> Page:
    return visitor(context)


def shoot(page: Page) -> None:
    """Take a picture after the shortest countdown."""
    page.locator('label:has([name="countdown"][value="3"])').click()
    page.get_by_role("button", name="Take the picture").click()
    expect(page.locator(".count")).to_have_text(re.compile("[1-3]"))
    expect(page.get_by_role("button", name="Keep", exact=True)).to_be_visible(timeout=10_000)


def choose(page: Page, data: bytes, name: str = "foot.jpg") -> None:
    page.locator("#picture").set_input_files({"name": name, "mimeType": "image/jpeg", "buffer": data})


KEPT = re.compile(r"/photos/[0-9a-f-]{36}/$")


def keep(page: Page) -> None:
    page.get_by_role("button", name="Keep this photo").click()
    expect(page).to_have_url(KEPT)


def pictures(server: Running) -> list[Path]:
    return sorted((server.folder / "photos").rglob("*.jpg"))


def test_a_photo_is_taken_with_outline_and_countdown_and_is_not_mirrored(
    with_camera: Page, server: Running
) -> None:
    page = with_camera
    page.goto("/photos/new/?side=L&view=sole")
    page.get_by_role("button", name="Open the camera").click()
    expect(page.locator(".lens .ghost[data-view=sole]")).to_be_visible()
    expect(page.locator(".lens .ghost[data-view=top]")).to_be_hidden()
    expect(page.get_by_role("button", name="Last photo")).to_be_hidden()
    shoot(page)
    page.get_by_role("button", name="Take it again").click()
    shoot(page)
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page).to_have_url(KEPT)
    expect(page.get_by_role("heading", name="Left sole")).to_be_visible()
    (kept,) = pictures(server)
    image = Image.open(kept)
    assert image.width / image.height == pytest.approx(3 / 4, abs=0.01)
    assert red(image, (10, 10)), "what was on the left is on the left"
    assert not red(image, (image.width - 10, 10))
    page.goto("/photos/new/?side=L&view=sole")
    page.get_by_role("button", name="Open the camera").click()
    last = page.locator(".lens .last")
    expect(last).to_have_css("opacity", "0.35")
    expect(last).to_have_js_property("naturalWidth", image.width)
    expect(page.locator(".lens .ghost[data-view=sole]")).to_be_hidden()
    page.get_by_role("button", name="Last photo").click()
    expect(page.locator(".lens .ghost[data-view=sole]")).to_be_visible()
    expect(last).to_be_hidden()


def red(image: Image.Image, at: tuple[int, int]) -> bool:
    seen = image.getpixel(at)
    assert isinstance(seen, tuple)
    return seen[0] > 150 and max(seen[1], seen[2]) < 90


def test_the_countdown_can_be_stopped_and_the_camera_closed(with_camera: Page) -> None:
    page = with_camera
    page.goto("/photos/new/?side=R&view=heel")
    page.get_by_role("button", name="Open the camera").click()
    page.get_by_role("button", name="Take the picture").click()
    expect(page.locator(".count")).not_to_be_empty()
    page.get_by_role("button", name="Stop the countdown").click()
    expect(page.locator(".count")).to_be_empty()
    page.keyboard.press("Escape")
    expect(page.locator(".viewfinder")).to_be_hidden()
    assert page.locator("video").evaluate("(video) => video.srcObject") is None, "the camera is still on"
    expect(page.get_by_role("button", name="Keep this photo")).to_be_hidden()


def test_the_camera_asks_which_foot_first(with_camera: Page) -> None:
    page = with_camera
    page.goto("/photos/new/")
    page.get_by_role("button", name="Open the camera").click()
    expect(page.get_by_text("Which foot is it, and from where?")).to_be_visible()
    page.locator('label:has([value="R"])').click()
    page.locator('label:has([value="top"])').click()
    page.get_by_role("button", name="Open the camera").click()
    expect(page.locator(".view-name")).to_have_text("Right · Top")
    mirrored = page.locator(".lens .ghost[data-view=top]").evaluate(
        "(ghost) => getComputedStyle(ghost).transform"
    )
    assert mirrored.startswith("matrix(-1")


def test_a_camera_that_may_not_be_opened_is_said(without_camera: Page) -> None:
    page = without_camera
    page.goto("/photos/new/?side=L&view=top")
    page.get_by_role("button", name="Open the camera").click()
    expect(page.get_by_text("The camera could not be opened.")).to_be_visible()
    page.get_by_role("button", name="Close the camera").click()
    choose(page, file_of(foot()))
    keep(page)


def test_a_bad_picture_is_said_without_leaving_the_page(without_camera: Page) -> None:
    page = without_camera
    page.goto("/photos/new/?side=R&view=heel")
    choose(page, b"Dear diary", "diary.jpg")
    expect(page.locator(".chosen-name")).to_have_text("diary.jpg")
    page.get_by_role("button", name="Keep this photo").click()
    expect(page.get_by_text("not a picture Fodro can read")).to_be_visible()
    choose(page, file_of(foot(), "PNG"))
    expect(page.get_by_text("not a picture Fodro can read")).to_be_hidden()
    expect(page.get_by_role("img", name="The picture you chose")).to_be_visible()
    keep(page)
    expect(page.get_by_role("heading", name="Right heel from behind")).to_be_visible()


def test_with_the_server_gone_the_picture_stays_and_is_kept_once(browser: Browser, tmp_path: Path) -> None:
    port = free_port()
    with ExitStack() as first:
        server = first.enter_context(serving(tmp_path, port=port))
        context = context_of(browser, server)
        page = visitor(context)
        page.goto("/photos/new/?side=L&view=top")
        choose(page, file_of(foot()))
        server.kill()
        for _ in range(2):
            page.get_by_role("button", name="Keep this photo").click()
            expect(page.get_by_text("Not saved yet: the server does not answer.")).to_be_visible()
        expect(page.get_by_role("img", name="The picture you chose")).to_be_visible()
    with serving(tmp_path, port=port) as server:
        keep(page)
        page.go_back()
        assert len(pictures(server)) == 1
        context.close()


def test_a_server_in_trouble_is_said_and_the_picture_stays(without_camera: Page) -> None:
    page = without_camera
    page.goto("/photos/new/?side=L&view=top")
    choose(page, file_of(foot()))
    page.route("**/photos/new/", lambda route: route.fulfill(status=204))
    page.get_by_role("button", name="Keep this photo").click()
    expect(page.get_by_text("Not saved yet: something went wrong on the server.")).to_be_visible()
    page.unroute("**/photos/new/")
    keep(page)


def take_two(page: Page) -> None:
    for n, day in enumerate(("2026-09-01", "2026-10-01")):
        page.goto("/photos/new/?side=L&view=sole")
        choose(page, file_of(foot(600 + n)))
        page.get_by_text("Taken on another day?").click()
        page.locator("#day").fill(day)
        keep(page)


def test_two_photos_are_laid_over_each_other_by_keyboard(without_camera: Page) -> None:
    page = without_camera
    take_two(page)
    page.get_by_role("link", name="Compare with the one before").click()
    expect(page.locator(".mix")).to_be_hidden()
    page.get_by_role("radio", name="Side by side").focus()
    page.keyboard.press("ArrowRight")
    slider = page.get_by_role("slider", name="How much of the second picture shows")
    above = page.locator('[data-half="b"] img')
    expect(above).to_have_css("opacity", "0.5")
    below, top = page.locator('[data-half="a"] img').bounding_box(), above.bounding_box()
    assert below == top, "one lies exactly on the other"
    slider.focus()
    page.keyboard.press("End")
    expect(above).to_have_css("opacity", "1")
    expect(slider).to_have_attribute("aria-valuetext", "100 % of the second picture")
    page.reload()
    expect(slider).to_be_visible()
    page.locator('label:has([value="beside"])').click()
    expect(above).to_have_css("opacity", "1")
    boxes = [page.locator(f'[data-half="{half}"] img').bounding_box() for half in "ab"]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]


ROOMS = ["/photos/", "/photos/new/", "/photos/new/?side=R&view=heel", "/photos/new/?about=shoes"]


def rooms(page: Page) -> list[str]:
    page.goto("/photos/")
    photo = page.locator(".thumb").first.get_attribute("href")
    compare = page.get_by_role("link", name="first and latest").get_attribute("href")
    assert photo is not None
    assert compare is not None
    return [*ROOMS, photo, f"{photo}delete/", compare]


def test_axe_finds_nothing_and_nothing_is_too_wide_or_too_small(with_camera: Page) -> None:
    page = with_camera
    take_two(page)
    for path in rooms(page):
        page.set_viewport_size(PHONE)
        page.goto(path)
        assert problems(page, ON_A_PHONE) == []
        assert page.evaluate(SMALL_TARGETS) == []
        for width, text_px in ((320, 16), (390, 32)):
            page.set_viewport_size({"width": width, "height": 640})
            page.evaluate("(px) => { document.documentElement.style.fontSize = `${px}px`; }", text_px)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width, text_px)
    page.set_viewport_size(PHONE)
    page.goto("/photos/new/?side=L&view=sole")
    page.get_by_role("button", name="Open the camera").click()
    expect(page.locator(".shutter")).to_be_in_viewport(ratio=1)
    assert problems(page, ON_A_PHONE) == []
    shoot(page)
    assert problems(page, ON_A_PHONE) == []


@pytest.mark.parametrize(
    ("size", "text_px"), [((360, 640), 16), ((844, 390), 16), ((390, 844), 32), ((1280, 800), 16)]
)
def test_the_viewfinder_fits_every_screen(with_camera: Page, size: tuple[int, int], text_px: int) -> None:
    page = with_camera
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto("/photos/new/?side=L&view=sole")
    page.evaluate("(px) => { document.documentElement.style.fontSize = `${px}px`; }", text_px)
    page.get_by_role("button", name="Open the camera").click()
    for part in (".shutter", ".countdown", ".view-name", '[data-do="close"]', '[data-do="sound"]'):
        expect(page.locator(part)).to_be_in_viewport(ratio=1)
    lens, ghost = (
        page.locator(".lens").bounding_box(),
        page.locator(".lens .ghost[data-view=sole]").bounding_box(),
    )
    assert lens is not None
    assert ghost is not None
    assert lens["width"] / lens["height"] == pytest.approx(3 / 4, abs=0.01)
    assert lens["height"] > 180
    assert ghost["height"] < lens["height"]


TARGETS = "button, .button, .bar a, summary, .segments label, .thumb, .take, .back-link"
SMALL_TARGETS = f"""() => [...document.querySelectorAll("{TARGETS}")]
  .filter((e) => e.checkVisibility())
  .map((e) => [e.textContent.trim(), e.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 44)
  .map(([text, box]) => `${{text}}: ${{Math.round(box.width)}} x ${{Math.round(box.height)}}`)"""


def test_a_picture_the_browser_cannot_draw_is_shown_by_its_name(
    without_camera: Page, server: Running
) -> None:
    page = without_camera
    page.goto("/photos/new/?side=L&view=top")
    choose(page, file_of(foot(), "HEIF"), "IMG_1.HEIC")
    expect(page.locator(".chosen-name")).to_have_text("IMG_1.HEIC")
    keep(page)
    (kept,) = pictures(server)
    assert Image.open(BytesIO(kept.read_bytes())).size == (600, 800)
