"""Whether a page is for everyone: axe in both themes on a phone and a desktop, large text, a thumb."""

from __future__ import annotations

from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.browser.sizes import PHONE

DESKTOP = ViewportSize(width=1280, height=800)
Theme = Literal["light", "dark"]
Look = tuple[ViewportSize, Theme]
LOOKS: tuple[Look, ...] = (
    (PHONE, "light"),
    (PHONE, "dark"),
    (DESKTOP, "dark"),
    (DESKTOP, "light"),
)
ON_A_PHONE = LOOKS[:2]
RUN = """async () => {
  const changing = document.getAnimations().filter((each) => each instanceof CSSTransition);
  changing.forEach((each) => each.finish());
  const found = await axe.run({ resultTypes: ["violations"] });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`);
}"""
TARGETS = "button, .button, .bar a, summary, .segments label, .chip"
SMALL_TARGETS = f"""() => [...document.querySelectorAll("{TARGETS}")]
  .filter((e) => e.checkVisibility() && getComputedStyle(e).clipPath === "none")
  .map((e) => [e.textContent.trim(), e.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 44)
  .map(([text, box]) => `${{text}}: ${{Math.round(box.width)}} x ${{Math.round(box.height)}}`)"""


def problems(page: Page, looks: tuple[Look, ...] = LOOKS) -> list[str]:
    """Return what axe finds on the open page in any of `looks`; the page ends in the first of them."""
    page.evaluate(Axe().axe_script)
    found: list[str] = []
    for size, theme in looks:
        look(page, size, theme)
        found += [f"{page.url} {size['width']} {theme}: {each}" for each in page.evaluate(RUN)]
    look(page, *looks[0])
    return found


def look(page: Page, size: ViewportSize, theme: Theme) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=theme)


def unfit_for_a_phone(page: Page) -> list[str]:
    """Return what is too small for a thumb, and whether the page is wider than a phone or its large text."""
    found = [f"{page.url}: small: {each}" for each in page.evaluate(SMALL_TARGETS)]
    if (width := width_of(page, 320, text_px=16)) > 320:
        found.append(f"{page.url}: {width} wide on a phone of 320")
    if (width := width_of(page, PHONE["width"], text_px=32)) > PHONE["width"]:
        found.append(f"{page.url}: {width} wide with text twice as large")
    enlarge(page, 16)
    return found


def width_of(page: Page, screen_px: int, *, text_px: int) -> int:
    page.set_viewport_size({"width": screen_px, "height": PHONE["height"]})
    enlarge(page, text_px)
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width


def enlarge(page: Page, text_px: int) -> None:
    page.evaluate("(px) => { document.documentElement.style.fontSize = `${px}px`; }", text_px)
