"""Setting a sheet with Typst: a tagged PDF (PDF/UA-1), or pictures of its pages.

Everything of a diary goes in as JSON and comes out as text; nothing of it is read as markup. Typst sees the
folder of its one template and nothing else, and no package is ever asked for.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

import typst

from fodro.report.letters import STANDIN, settable
from fodro.report.sheet import MAY, MUST, SHOULD, WELL, Block, Box, Figure, Line, Row, Sheet, Week, trimmed

_HERE = Path(__file__).parent
_TEMPLATE = _HERE / "typst"
_FONTS = _HERE / "fonts"
_NOWHERE = _HERE / "typst" / "no-packages"
_STANDARD: Literal["ua-1"] = "ua-1"
REMEMBERED = 32
_LARGER = 1.25

_PAGES = re.compile(rb"/Type ?/Pages ?/Count ?(\d+)")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a page is set: how much of it, the size of its text and the space between its parts in points."""

    most: int
    size: float
    gap: float
    pictures: float = 1.0


_TRIES = (
    *(Setting(most, *room) for most in (MAY, WELL, SHOULD, MUST) for room in ((9.0, 10.0), (8.5, 7.0))),
    Setting(MUST, 8.2, 5.0, 0.85),
    Setting(MUST, 7.8, 3.0, 0.7),
)
"""From the roomiest to the closest; the first that holds everything is taken."""

_setting = threading.Lock()


class SettingError(RuntimeError):
    """A page that could not be set; a fault of ours, never of a diary."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """What of a sheet stands on its pages, how it is set, how many lines were left out, and the PDF of it."""

    sheet: Sheet
    setting: Setting
    left_out: int
    pdf: bytes


@lru_cache(maxsize=REMEMBERED)
def fitted(sheet: Sheet, pages: int = 1) -> Fitted:
    """Return as much of `sheet` as stands on so many pages.

    Text is set a little smaller before anything goes; then go the lines that may, and then those that should.

    Parameters
    ----------
    sheet : Sheet
    pages : int
        On how many pages at most.

    Raises
    ------
    SettingError
        If Typst refuses the page.
    """
    made = dict(_searched(sheet, pages))
    fitting = [place for place, one in made.items() if _n_pages(one.pdf) <= pages]
    return made[min(fitting, default=max(made))]


def _searched(sheet: Sheet, pages: int) -> Iterator[tuple[int, Fitted]]:
    """Yield what was tried on the way to the roomiest setting that fits, halving what is left each time."""
    first, last = 0, len(_TRIES) - 1
    middle = 0  # most diaries fit as they are
    while first <= last:
        tried = _tried(sheet, _TRIES[middle], pages)
        yield middle, tried
        if _n_pages(tried.pdf) <= pages:
            last = middle - 1
        else:
            first = middle + 1
        middle = (first + last + 1) // 2


def _tried(sheet: Sheet, setting: Setting, pages: int) -> Fitted:
    kept, left_out = trimmed(sheet, setting.most)
    told = _with_count(kept, left_out)
    (made,) = _set(_plain(told, setting, pages), "pdf")
    return Fitted(told, setting, left_out, made)


def _with_count(sheet: Sheet, left_out: int) -> Sheet:
    """Return `sheet` with how many lines are not on it, in its small print."""
    if not left_out:
        return sheet
    one, several = sheet.left_out
    told = (one if left_out == 1 else several).replace("{n}", str(left_out))
    return replace(sheet, foot=(f"{told} {sheet.foot[0]}", *sheet.foot[1:]))


def _n_pages(made: bytes) -> int:
    found = _PAGES.search(made)
    return int(found[1]) if found else 1


def set_pictures(sheet: Sheet, pages: int = 1, *, ppi: float = 144) -> tuple[bytes, ...]:
    """Return each page of `sheet` as a PNG of so many pixels per inch."""
    found = fitted(sheet, pages)
    return _set(_plain(found.sheet, found.setting, pages), "png", ppi=ppi)


def _set(plain: dict[str, Any], form: str, *, ppi: float = 144) -> tuple[bytes, ...]:
    """Return the pages; a letter that no font has after all is set as a stand-in rather than not at all."""
    try:
        return _compiled(plain, form, ppi)
    except typst.TypstError as trouble:
        if "could not be displayed" not in str(trouble):
            message = f"the page could not be set: {trouble}"
            raise SettingError(message) from None
        return _compiled(_everywhere(plain, _latin), form, ppi)


def _compiled(plain: dict[str, Any], form: str, ppi: float) -> tuple[bytes, ...]:
    inputs = {"sheet": json.dumps(plain, ensure_ascii=False)}
    with _setting:
        made = _compiler().compile(
            format=form,  # type: ignore[arg-type]
            ppi=ppi if form == "png" else None,
            sys_inputs=inputs,
            pdf_standards=_STANDARD if form == "pdf" else [],
        )
    return tuple(made) if isinstance(made, list) else (made or b"",)


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(_FONTS)] if _FONTS.is_dir() else [],
    )
    return typst.Compiler(
        _TEMPLATE / "page.typ",
        root=_TEMPLATE,
        font_paths=fonts,
        ignore_system_fonts=True,
        package_path=_NOWHERE,
        package_cache_path=_NOWHERE,
    )


def _plain(sheet: Sheet, setting: Setting, pages: int) -> dict[str, Any]:
    """Return a sheet as what the template reads."""
    return {
        "language": sheet.language,
        "title": settable(sheet.title),
        "head": [settable(each) for each in sheet.head],
        "whose": settable(sheet.whose),
        "lead-heading": sheet.lead_heading,
        "lead": settable(sheet.lead),
        "rows": [_row(row) for row in sheet.rows],
        "week": sheet.week and _week(sheet.week),
        "foot": [settable(each) for each in sheet.foot],
        "wide": sheet.wide,
        "page": sheet.page_words,
        "pages": pages,
        "size": setting.size * (_LARGER if sheet.roomy else 1),
        "gap": setting.gap * (_LARGER if sheet.roomy else 1),
        "pictures": setting.pictures,
    }


def _week(week: Week) -> dict[str, Any]:
    return {"days": week.days, "boxes": [_box(one) for one in week.boxes]}


def _box(one: Box) -> dict[str, Any]:
    figure = one.figure and _figure(one.figure)
    return {"name": settable(one.name), "mm": one.height_mm, "figure": figure}


def _row(row: Row) -> dict[str, Any]:
    return {"widths": row.widths, "columns": [[_block(one) for one in column] for column in row.columns]}


def _block(block: Block) -> dict[str, Any]:
    table = block.table
    return {
        "heading": settable(block.heading),
        "figures": [_figure(one) for one in block.figures],
        "lines": [_line(one) for one in block.lines],
        "table": table
        and {
            "columns": [settable(each) for each in table.columns],
            "rows": [[settable(cell) for cell in cells] for cells in table.rows],
        },
        "blank": block.blank_lines,
    }


def _line(line: Line) -> dict[str, str]:
    return {"text": settable(line.text), "look": line.look.value}


def _figure(one: Figure) -> dict[str, Any]:
    return {
        "svg": one.svg,
        "alt": settable(one.alt),
        "width": one.width,
        "label": settable(one.label),
        "jpeg": list(one.jpeg),
    }


def _latin(text: str) -> str:
    return settable(text, plain=True)


def _everywhere(plain: Any, change: Callable[[str], str]) -> Any:
    """Return plain values with every text changed, drawings left as they are."""
    if isinstance(plain, dict):
        return {
            name: value if name in {"svg", "language", "look"} else _everywhere(value, change)
            for name, value in plain.items()
        }
    if isinstance(plain, list | tuple):
        return [_everywhere(each, change) for each in plain]
    return change(plain) if isinstance(plain, str) else plain


def has_standin(sheet: Sheet) -> bool:
    """Return whether a letter of `sheet` cannot be set."""
    return any(STANDIN in settable(text) for text in sheet.lines())


def with_note(sheet: Sheet, note: str) -> Sheet:
    """Return `sheet` with a line in its small print."""
    return replace(sheet, foot=(*sheet.foot, note))
