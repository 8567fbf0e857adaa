"""The doors of the house."""

from __future__ import annotations

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from fodro.version import __version__
from fodro.web.archive.queries import archive_of
from fodro.web.clock import now, zone_on_device
from fodro.web.people import flows
from fodro.web.people.middleware import BACKEND
from fodro.web.people.pages import MorePage, WelcomePage
from fodro.web.person import person_of
from fodro.web.rendering import show
from fodro.web.toasts import toast

language = login_not_required(set_language)


@login_not_required
@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    """Two doors: start my diary, or look around."""
    if request.user.is_authenticated:
        return redirect("diary:today")
    return show(request, WelcomePage())


@login_not_required
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Start the diary of this computer, or open it again."""
    login(request, flows.start_own_diary(), backend=BACKEND)
    return redirect("diary:today")


@login_not_required
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Look around in a simulated diary."""
    login(request, flows.look_around(now(), zone_on_device(request)), backend=BACKEND)
    return redirect("diary:today")


@require_safe
def more(request: HttpRequest) -> HttpResponse:
    """Language, export, erasing, and what Fodro is."""
    return show(request, MorePage(is_simulated=person_of(request).is_simulated, version=__version__))


@require_POST
def erase(request: HttpRequest) -> HttpResponse:
    """Erase the diary that is open, after the person said so twice or it was simulated."""
    person = person_of(request)
    if not person.is_simulated and request.POST.get("sure") != "yes":
        toast(request, _("Nothing was erased. Tick the box first if you are sure."))
        return redirect("people:more")
    flows.erase(person)
    request.session.flush()
    return redirect("people:welcome")


@require_safe
def export(request: HttpRequest) -> FileResponse:
    """Give the whole diary as a zip file of CSV tables."""
    headers = {"Cache-Control": "no-store"}
    archive = archive_of(person_of(request))
    return FileResponse(archive, as_attachment=True, filename="fodro-diary.zip", headers=headers)
