"""The pages about a person's own data, put together."""

from __future__ import annotations

from django.http import HttpRequest

from fodro.web.clock import now, zone_on_device
from fodro.web.my_data.pages import ErasePage, MyDataPage, SafeCopyTold
from fodro.web.my_data.queries import is_behind, kept_of, last_copy
from fodro.web.my_data.telling import copy_told, counted, no_copy, size, span
from fodro.web.person import person_of


def my_data_page(request: HttpRequest) -> MyDataPage:
    """Return the page with everything that is kept."""
    person = person_of(request)
    kept = kept_of(person)
    return MyDataPage(
        counted=counted(kept),
        span=span(kept),
        notes_size=size(kept.notes_bytes),
        photos_size=size(kept.photo_bytes),
        copy=_copy(request),
        is_simulated=person.is_simulated,
    )


def erase_page(request: HttpRequest, *, error: str = "") -> ErasePage:
    """Return the page that says what would go."""
    kept = kept_of(person_of(request))
    n_photos = kept.counts["photo"]
    n_notes = kept.counts.total() - n_photos
    return ErasePage(n_notes, n_photos, span(kept), _copy(request), error)


def _copy(request: HttpRequest) -> SafeCopyTold:
    person = person_of(request)
    copy = last_copy(person)
    if copy is None:
        return no_copy(is_simulated=person.is_simulated)
    behind = is_behind(person, copy.made_at)
    return copy_told(copy, now(), zone_name=zone_on_device(request), is_behind=behind)
