"""Recognises the person of this computer without asking for a password."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth import login
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from fodro.web.people.queries import local_person
from fodro.web.share.middleware import is_open_to_all

BACKEND = "django.contrib.auth.backends.ModelBackend"


class LocalPersonMiddleware:
    """Signs the local person in when the browser brings no session: a lost cookie never hides a diary.

    Safe because the server answers on the loopback address only and ``ALLOWED_HOSTS`` refuses other names.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer `request` as the person it belongs to."""
        if is_open_to_all(request):
            request.user = AnonymousUser()  # whoever opens what was shared is nobody here, and has no session
        elif not request.user.is_authenticated and (person := local_person()):
            login(request, person, backend=BACKEND)
        return self.get_response(request)
