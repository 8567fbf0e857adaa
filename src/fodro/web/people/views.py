"""The doors of the house."""

from __future__ import annotations

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from fodro.version import __version__
from fodro.web.clock import now, zone_on_device
from fodro.web.people import flows
from fodro.web.people.middleware import BACKEND
from fodro.web.people.pages import MorePage, WelcomePage
from fodro.web.rendering import show

language = login_not_required(set_language)


@login_not_required
@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    """Two doors: start my diary, or look around."""
    if request.user.is_authenticated:
        return redirect("diary:today")
    return show(request, WelcomePage(erased=request.GET.get("erased", "")))


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
    """Every other room, the language, and what Fodro is."""
    return show(request, MorePage(version=__version__))
