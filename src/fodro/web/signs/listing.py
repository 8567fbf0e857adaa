"""The pages of the room, made of rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fodro.charts.feet import shapes
from fodro.domain.body import Side, View
from fodro.domain.civil import DayPart
from fodro.exchange.entries import PhotoAbout
from fodro.knowledge.signs import rules_of, sign_name, small_signs
from fodro.knowledge.swelling import SwellingMethod, swelling_methods
from fodro.web.people.models import Person
from fodro.web.photos.models import Photo
from fodro.web.photos.naming import photo_name
from fodro.web.photos.queries import photos_of
from fodro.web.signs.forms import FIRST_METHOD, PARTS, FootDraft, SignDraft, SwellingDraft
from fodro.web.signs.models import Sign, Swelling
from fodro.web.signs.pages import (
    ChangePage,
    Choice,
    Group,
    Measure,
    MethodForm,
    NotedDay,
    NotedLine,
    SignsPage,
    SwellingPage,
    Watching,
)
from fodro.web.signs.queries import rules_lately, signs_lately, swellings_lately
from fodro.web.signs.readings import one_sided_rules
from fodro.web.signs.telling import (
    capital,
    caution_lines,
    day_name,
    foot_line,
    foot_name,
    sign_title,
    sign_where,
    swelling_detail,
)
from fodro.web.words import language, part_name, place_name, view_name

PHOTOS_OFFERED = 7
LEG = ("lower-leg", "calf", "shin")


def signs_page(person: Person, today: date, watched: Watching) -> SignsPage:
    """Return the room as it is for `person`; `watched` is what is watched of their notes."""
    swellings = swellings_lately(person)
    method = swelling_methods()[remembered_method(swellings)]
    return SignsPage(
        cautions=caution_lines(rules_lately(person, today)),
        method=method.name(language()) if swellings else "",
        feet=tuple(foot_line(swellings, method, side, today=today) for side in Side) if swellings else (),
        days=_noted_days(swellings, signs_lately(person), today),
        watching=watched,
    )


def remembered_method(newest_first: Sequence[Swelling]) -> str:
    """Return the method used last time, or the simplest."""
    return newest_first[0].method if newest_first else FIRST_METHOD


def swelling_page(
    draft: SwellingDraft, before: Sequence[Swelling], *, today: date, rows: Sequence[Swelling] = ()
) -> SwellingPage:
    """Return the form of both feet; `before` is what was noted before, `rows` what is changed."""
    parts = dict.fromkeys([*PARTS, *([DayPart(draft.part)] if draft.part else [])])
    return SwellingPage(
        draft=draft,
        methods=tuple(
            _method_form(method, draft, before=before, today=today) for method in swelling_methods().values()
        ),
        parts=tuple(Choice(part, part_name(part)) for part in parts),
        today=today,
        cautions=caution_lines(one_sided_rules(rows)),
        noted_id=rows[0].pk if rows else None,
    )


def _method_form(
    method: SwellingMethod, draft: SwellingDraft, *, before: Sequence[Swelling], today: date
) -> MethodForm:
    levels = (
        Choice(f"{method.lowest + n:g}", level.text(language())) for n, level in enumerate(method.levels)
    )
    return MethodForm(
        slug=method.slug,
        name=method.name(language()),
        unit=method.unit,
        how_to=method.how_to(language()),
        levels=tuple(levels),
        measures=tuple(
            _measure(method, foot, method_now=draft.method, before=before, today=today) for foot in draft.feet
        ),
    )


def _measure(
    method: SwellingMethod, foot: FootDraft, *, method_now: str, before: Sequence[Swelling], today: date
) -> Measure:
    return Measure(
        field=f"{method.slug}:{foot.side}",
        foot=foot_line(before, method, foot.side, today=today),
        typed=foot.typed.get(method.slug, ""),
        error=foot.error if method.slug == method_now else "",
    )


def change_page(person: Person, draft: SignDraft, *, today: date, row: Sign | None = None) -> ChangePage:
    """Return the form of one change; `row` is what is changed."""
    slugs = dict.fromkeys([*small_signs(), *([draft.what] if draft.what else [])])
    return ChangePage(
        draft=draft,
        signs=tuple(Choice(slug, sign_name(slug, language())) for slug in slugs),
        sides=tuple(Choice(side, foot_name(side)) for side in Side),
        places=_places(draft.where),
        photos=_photos(person, draft.photo),
        today=today,
        cautions=caution_lines(rules_of(row.what)) if row else (),
        noted_id=row.pk if row else None,
    )


def _photos(person: Person, chosen: str) -> tuple[Choice, ...]:
    """Return the latest photos of the feet, and the chosen one wherever it stands."""
    found = list(photos_of(person).exclude(about=PhotoAbout.SHOES)[:PHOTOS_OFFERED])
    if chosen and chosen not in {str(photo.pk) for photo in found}:
        found += photos_of(person).filter(pk=chosen)
    return tuple(Choice(str(photo.pk), _photo_name(photo)) for photo in found)


def _photo_name(photo: Photo) -> str:
    return f"{photo_name(photo.about, photo.side, photo.view)}, {date_format(photo.day, 'DATE_FORMAT')}"


def _places(chosen: str) -> tuple[Group, ...]:
    groups = [Group(view_name(view), _choices(shapes(view).regions, view)) for view in View]
    groups.append(Group(_("Leg"), _choices(LEG)))
    offered = {choice.value for group in groups for choice in group.choices}
    if chosen and chosen not in offered:
        view, _dot, slug = chosen.partition(".")
        groups.append(Group(_("As noted"), (Choice(chosen, _place(slug, View(view) if view else None)),)))
    return tuple(groups)


def _choices(slugs: Iterable[str], view: View | None = None) -> tuple[Choice, ...]:
    return tuple(Choice(f"{view or ''}.{slug}", _place(slug, view)) for slug in slugs)


def _place(slug: str, view: View | None = None) -> str:
    return capital(place_name(slug, None, view))


def _noted_days(swellings: Iterable[Swelling], signs: Iterable[Sign], today: date) -> tuple[NotedDay, ...]:
    lines = [(row.day, row.noted_at, _sign_line(row)) for row in signs]
    lines += [(rows[0].day, rows[0].noted_at, _swelling_line(rows)) for rows in _together(swellings)]
    lines.sort(key=lambda line: (line[0], line[1]), reverse=True)
    return tuple(
        NotedDay(day, day_name(day, today), tuple(line for _day, _at, line in noted))
        for day, noted in groupby(lines, key=lambda line: line[0])
    )


def _together(swellings: Iterable[Swelling]) -> list[list[Swelling]]:
    """Return the swellings of one moment together: both feet as they were noted."""
    moments: dict[tuple[object, ...], list[Swelling]] = {}
    for row in swellings:
        moments.setdefault((row.day, row.noted_at, row.part, row.method), []).append(row)
    return list(moments.values())


def _swelling_line(rows: Sequence[Swelling]) -> NotedLine:
    method = swelling_methods()[rows[0].method]
    part = part_name(DayPart(rows[0].part)).lower() if rows[0].part else ""
    names = (method.name(language()), part)
    return NotedLine(
        what=", ".join(name for name in names if name),
        detail=swelling_detail(rows),
        note="",
        url=reverse("signs:swelling-again", args=[rows[0].pk]),
    )


def _sign_line(row: Sign) -> NotedLine:
    return NotedLine(
        what=sign_title(row),
        detail=sign_where(row),
        note=row.note,
        url=reverse("signs:change-again", args=[row.pk]),
    )
