"""Choose a file, look at what it holds, bring it in, take it back."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from fodro.web.bringing_in import flows, working
from fodro.web.bringing_in.columns import mapping_page, read_columns
from fodro.web.bringing_in.incoming import NoRoomError, arrived, takes_files
from fodro.web.bringing_in.listing import choose_page, import_page
from fodro.web.bringing_in.models import State
from fodro.web.bringing_in.queries import own_or_404
from fodro.web.bringing_in.receiving import received
from fodro.web.person import person_of
from fodro.web.rendering import HtmxRequest, show
from fodro.web.toasts import toast


@takes_files
@require_http_methods(["GET", "POST"])
def choose(request: HtmxRequest) -> HttpResponse:
    """Choose one file or several; they are read off the request."""
    person = person_of(request)
    if request.method == "GET":
        return show(request, choose_page(person))
    try:
        one = received(person, arrived(request, "file"))
    except NoRoomError:
        full = _("There is not enough room on this disk for the file. Make some room and try again.")
        return show(request, choose_page(person, full), status=413)
    if one is None:
        nothing = _("No file was chosen, or it is empty. Choose one and try again.")
        return show(request, choose_page(person, nothing), status=422)
    return _sent(request, _back(one.pk))


@require_safe
def one_import(request: HtmxRequest, import_id: UUID) -> HttpResponse:
    """Show one import, however far it is."""
    one = flows.settled(own_or_404(person_of(request), import_id))
    if one.state == State.MAPPING:
        return _sent(request, redirect("bringing_in:columns", import_id=import_id))
    return show(request, import_page(one))


@require_POST
def kind(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Read it as the kind the person chose."""
    one = own_or_404(person_of(request), import_id)
    working.read_as(one, request.POST.get("kind", ""))
    return _back(import_id)


@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Say what the columns of a table mean."""
    one = own_or_404(person_of(request), import_id)
    if not one.preview.get("proposal"):
        return _back(import_id)
    if request.method == "GET":
        return show(request, mapping_page(one))
    draft = read_columns(request.POST, one)
    if draft.mapping is None:
        return show(request, mapping_page(one, draft), status=422)
    working.read_mapped(one, draft.mapping)
    return _back(import_id)


@require_POST
def bring_in(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Bring in what was read."""
    working.begin_writing(own_or_404(person_of(request), import_id))
    return _back(import_id)


@require_POST
def cancel(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Stop, whatever is being done; nothing of it is kept."""
    one = working.cancelled(own_or_404(person_of(request), import_id))
    if one.state == State.CANCELLED:
        toast(request, _("Stopped. Nothing was brought in."))
        return redirect("bringing_in:choose")
    return _back(import_id)


@require_POST
def take_back(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """Take back what was brought in."""
    working.begin_taking_back(own_or_404(person_of(request), import_id))
    return _back(import_id)


def _back(import_id: UUID) -> HttpResponse:
    return redirect("bringing_in:import", import_id=import_id)


def _sent(request: HtmxRequest, answer: HttpResponse) -> HttpResponse:
    """Return a redirect as a page with a script needs to hear of it."""
    return HttpResponseClientRedirect(answer["Location"]) if request.htmx else answer
