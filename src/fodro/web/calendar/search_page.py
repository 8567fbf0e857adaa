"""The days that answer a question, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import pgettext

from fodro.domain.body import Side
from fodro.knowledge.qualities import qualities
from fodro.knowledge.regions import regions
from fodro.web.calendar.day_notes import day_title
from fodro.web.calendar.finding import Question, excerpts, found_days, places_found
from fodro.web.calendar.pages import FoundDay, SearchPage
from fodro.web.calendar.queries import levels_on
from fodro.web.calendar.telling import Line
from fodro.web.diary.models import Spot
from fodro.web.people.models import Person
from fodro.web.words import language, place_name, quality_name

DAYS_AT_ONCE = 20
PLACES_OF_A_DAY = 3


def search_page(person: Person, question: Question, *, page: int, today: date) -> SearchPage:
    """Return one page of the days that answer `question`, the newest first; pages count from 1."""
    found = found_days(person, question)
    days = list(found)[(page - 1) * DAYS_AT_ONCE : page * DAYS_AT_ONCE]
    levels, places = levels_on(person, days), places_found(person, question, days)
    return SearchPage(
        question=question,
        found=tuple(
            FoundDay(
                day=day,
                name=day_title(day, today),
                worst_nrs=levels.get(day),
                places=tuple(_place(spot) for spot in places.get(day, ())[:PLACES_OF_A_DAY]),
                excerpts=excerpts(question, found[day]),
            )
            for day in days
        ),
        days=len(found),
        newer=_address(question, page - 1) if page > 1 else "",
        older=_address(question, page + 1) if page * DAYS_AT_ONCE < len(found) else "",
        regions=[(slug, each.name(language())) for slug, each in regions().items()],
        sides=[(Side.LEFT.value, pgettext("side", "left")), (Side.RIGHT.value, pgettext("side", "right"))],
        qualities=[(slug, quality_name(slug)) for slug in qualities()],
    )


def read_page(text: str) -> int:
    """Return the number of a page; 1 where it is none."""
    return int(text) if text.isascii() and text.isdigit() and 0 < int(text[:6]) == int(text) else 1


def _place(spot: Spot) -> Line:
    name = place_name(spot.region, Side(spot.side) if spot.side else None)
    return Line(name, ", ".join(quality_name(slug) for slug in spot.qualities), spot.intensity_nrs)


def _address(question: Question, page: int) -> str:
    asked: Mapping[str, object] = {
        "q": question.words,
        "place": question.region,
        "side": question.side,
        "quality": question.quality,
        "level": question.at_least or "",
        "page": page if page > 1 else "",
    }
    return f"?{urlencode({name: value for name, value in asked.items() if value})}"
