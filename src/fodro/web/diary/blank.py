"""The Today page with nobody's data, and the words a device needs to fill it in."""

from __future__ import annotations

from typing import Any

from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.knowledge.qualities import qualities
from fodro.knowledge.regions import Region, parts_of, regions
from fodro.web.diary.pages import BlankTodayPage
from fodro.web.diary.today import greeting
from fodro.web.words import language, part_name, place_name, quality_name

LOCALES = {"en": "en-GB", "da": "da-DK"}


def blank_today() -> BlankTodayPage:
    """Return the page every device keeps."""
    return BlankTodayPage(words=_words())


def _words() -> dict[str, Any]:
    return {
        "locale": LOCALES[language()],
        "greetings": {part.value: greeting(part) for part in DayPart},
        "parts": {part.value: part_name(part) for part in DayPart},
        "qualities": {slug: quality_name(slug) for slug in qualities()},
        "places": dict(pair for region in regions().values() for pair in _names(region)),
        "parts_of": {slug: parts_of(slug) for slug, region in regions().items() if region.parts},
    }


def _names(region: Region) -> list[tuple[str, str]]:
    sides: tuple[Side | None, ...] = (None, *Side) if region.sided else (None,)
    views: tuple[View | None, ...] = (None, *region.views) if len(region.views) > 1 else (None,)
    return [
        (f"{side or ''}.{view or ''}.{region.slug}", place_name(region.slug, side, view))
        for side in sides
        for view in views
    ]
