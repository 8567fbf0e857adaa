"""Every read for a page, always by person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.urls import reverse

from fodro.domain.body import Side, View
from fodro.domain.findings import Findings
from fodro.domain.report import Asked, NotedSign, OwnFactor, Part, Report, ReportKind
from fodro.report import Beside, forget, gathered
from fodro.web.archive.queries import diary_of
from fodro.web.day.queries import own_names_of
from fodro.web.patterns.asking import asked as asked_for
from fodro.web.patterns.massage import as_shown
from fodro.web.patterns.queries import Latest
from fodro.web.people.models import Person
from fodro.web.photos import storage
from fodro.web.photos.models import Photo
from fodro.web.report.models import Choices
from fodro.web.signs.models import Sign

SIGNS_READ = 60
REMEMBERED = 16


def choices_of(person: Person, kind: ReportKind) -> Choices | None:
    """Return what `person` chose for a page of this kind, or None where nothing was chosen yet."""
    return Choices.objects.filter(person=person, kind=kind.value).first()


def report_of(person: Person, asked: Asked, today: date) -> Report:
    """Return the report of `person` that `asked` describes, of the diary as it is now."""
    own = tuple(
        OwnFactor(slug, name.name, name.kind.value, name.unit) for slug, name in own_names_of(person).items()
    )
    return _report(person.pk, person.revision, asked, today=today, own=own)


@lru_cache(maxsize=REMEMBERED)
def _report(
    person_id: UUID, revision: int, asked: Asked, *, today: date, own: tuple[OwnFactor, ...]
) -> Report:
    """Return the report of one state of a diary; a revision is never given twice."""
    person = Person.objects.get(pk=person_id)
    latest = asked_for(person)
    understood = latest.understood
    return gathered(
        diary_of(person),
        _findings(latest),
        asked=asked,
        made_on=today,
        beside=Beside(
            said=understood.pictured.said if understood else {},
            small_signs=tuple(_small_signs(person, with_photos=Part.PHOTOS in asked.parts)),
            own=own,
            simulated=person.is_simulated,
        ),
    )


def _findings(latest: Latest) -> Findings | None:
    """Return the findings that are kept, as Patterns shows them; None where newer notes are not in them."""
    if latest.understood is None or latest.is_stale:
        return None
    return as_shown(latest.understood.findings, latest.understood.shown)


def _small_signs(person: Person, *, with_photos: bool) -> Iterator[NotedSign]:
    rows = list(Sign.objects.filter(person=person).order_by("-day", "-noted_at", "-id")[:SIGNS_READ])
    files = _photo_files(person, rows) if with_photos else {}
    for row in rows:
        file = files.get(row.photo) if row.photo else None
        yield NotedSign(
            day=row.day,
            what=row.what,
            region=row.region,
            side=Side(row.side) if row.side else None,
            view=View(row.view) if row.view else None,
            note=row.note,
            photo=(storage.small(person.pk, file) or b"") if file else b"",
            address=reverse("photos:thumb", args=[row.photo]) if file else "",
        )


def _photo_files(person: Person, rows: list[Sign]) -> dict[UUID, str]:
    wanted = [row.photo for row in rows if row.photo]
    found = Photo.objects.filter(person=person, pk__in=wanted).values_list("pk", "file")
    return dict(found)


def forget_reports() -> None:
    """Forget every report that is kept in memory."""
    _report.cache_clear()
    forget()
