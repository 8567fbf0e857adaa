"""Look at what is kept, take it away, erase it."""

from __future__ import annotations

import tempfile
from io import BytesIO
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodro.exchange.placing import packed
from fodro.web.archive.making import tables_of, write_archive
from fodro.web.clock import day_on_device
from fodro.web.my_data.flows import note_copy
from fodro.web.my_data.models import SafeCopy
from fodro.web.my_data.showing import erase_page, my_data_page
from fodro.web.people.erasing import erase as erase_person
from fodro.web.people.models import Person
from fodro.web.person import person_of
from fodro.web.places import data_folder
from fodro.web.rendering import show


@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    """Show what is kept, and how safely."""
    return show(request, my_data_page(request))


@require_POST
def download(request: HttpRequest) -> FileResponse:
    """Give the whole diary: as an archive, or as tables alone."""
    person = person_of(request)
    kind = SafeCopy.Kind.TABLES if request.POST.get("as") == "tables" else SafeCopy.Kind.ARCHIVE
    file, n_bytes = _made(person, kind)
    note_copy(person, kind, n_bytes)
    name = f"fodro-{'tables' if kind is SafeCopy.Kind.TABLES else 'diary'}-{day_on_device(request)}.zip"
    headers = {"Cache-Control": "no-store"}
    return FileResponse(file, as_attachment=True, filename=name, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Say what would go; once the person is sure, or where it is simulated, let it go."""
    person = person_of(request)
    if request.method != "POST":
        return show(request, erase_page(request))
    if not person.is_simulated and request.POST.get("sure") != "yes":
        error = _("Nothing was erased. Tick the box first if you are sure.")
        return show(request, erase_page(request, error=error), status=422)
    request.session.flush()
    is_traceless = erase_person(person)
    told = "" if person.is_simulated else f"?erased={'yes' if is_traceless else 'nearly'}"
    return redirect(reverse("people:welcome") + told)


def _made(person: Person, kind: SafeCopy.Kind) -> tuple[IO[bytes], int]:
    """Return the open file and its size; an archive lies on disk without a name until it is read."""
    if kind is SafeCopy.Kind.TABLES:
        data = packed(tables_of(person))
        return BytesIO(data), len(data)
    file = tempfile.TemporaryFile(dir=data_folder())  # noqa: SIM115  # the answer closes it
    write_archive(person, file)
    n_bytes = file.tell()
    file.seek(0)
    return file, n_bytes
