"""What axe finds, on one page in both themes on a phone and on a desktop, without loading it again."""

from __future__ import annotations

from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import PHONE

DESKTOP = ViewportSize(width=1280, height=800)
Theme = Literal["light", "dark"]
LOOKS: tuple[tuple[ViewportSize, Theme], ...] = (
    (PHONE, "light"),
    (PHONE, "dark"),
    (DESKTOP, "dark"),
    (DESKTOP, "light"),
)
RUN = """async () => {
  const found = await axe.run({ resultTypes: ["violations"] });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`);
}"""


def problems(page: Page) -> list[str]:
    """Return what axe finds on the open page in any look; the page ends as it began, light and on a phone."""
    page.evaluate(Axe().axe_script)
    found: list[str] = []
    for size, theme in LOOKS:
        look(page, size, theme)
        found += [f"{page.url} {size['width']} {theme}: {each}" for each in page.evaluate(RUN)]
    look(page, *LOOKS[0])
    return found


def look(page: Page, size: ViewportSize, theme: Theme) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=theme)
