"""Where devices meet the server: who is here, and the exchange of records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_POST, require_safe

from fodro.web.person import person_of
from fodro.web.rendering import show
from fodro.web.sync import shells
from fodro.web.sync.devices import exchange
from fodro.web.sync.manifest import installed_app
from fodro.web.sync.pages import AttentionPage, AwayPage
from fodro.web.sync.queries import Cursor


@login_not_required
@require_safe
def hello(request: HttpRequest) -> JsonResponse:
    """Tell a device whose diary is open here, and give it the token its next exchange needs."""
    if not request.user.is_authenticated:
        return _answer({"problem": "nobody"}, status=401)
    return _answer({"person": str(person_of(request).pk), "token": get_token(request)})


@login_not_required
@require_POST
def sync(request: HttpRequest) -> JsonResponse:
    """Take what a device kept, and give it what it has not read yet."""
    if not request.user.is_authenticated:
        return _answer({"problem": "nobody"}, status=401)
    sent = _read(request)
    if sent is None or not isinstance(ops := sent.get("ops", []), list):
        return _answer({"problem": "not-readable"}, status=400)
    person = person_of(request)
    if sent.get("person") != str(person.pk):
        return _answer({"problem": "another-person"}, status=409)
    return _answer(exchange(person, ops, Cursor.read(sent.get("cursor", ""))).plain())


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Give the service worker: what it keeps, then its script."""
    told = json.dumps(asdict(shells.worker()))
    script = files("fodro.web.sync").joinpath("static/sync/worker.js").read_text(encoding="utf-8")
    headers = {"Cache-Control": "no-cache"}
    return HttpResponse(f"self.fodro = {told};\n{script}", content_type="text/javascript", headers=headers)


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Tell the browser what to put on a home screen."""
    return JsonResponse(installed_app(), content_type="application/manifest+json")


@login_not_required
@require_safe
def shell(request: HttpRequest, room: str, language: str) -> HttpResponse:
    """Give a room without anyone's data in it, for the device to keep."""
    return HttpResponse(shells.shell(room, language), headers={"Content-Language": language})


@require_safe
def attention(request: HttpRequest) -> HttpResponse:
    """Show what waits on this device, and what the server could not keep."""
    return show(request, AttentionPage())


@login_not_required
@require_safe
def away(request: HttpRequest) -> HttpResponse:
    """Say that a room needs the server."""
    return show(request, AwayPage())


def _read(request: HttpRequest) -> Mapping[str, Any] | None:
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError):
        return None
    return sent if isinstance(sent, dict) else None


def _answer(content: Mapping[str, Any], *, status: int = 200) -> JsonResponse:
    return JsonResponse(content, status=status, headers={"Cache-Control": "no-store"})
