"""What another server passes on is answered only where a link leads; the diary is for this computer."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

OPEN_TO_ALL = ("/share/view", "/share/m/", "/share/f/")
"""The addresses of a link. Nobody is signed in there, whoever asks: no session, no cookie, no person."""

PASSED_ON = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip")


def is_open_to_all(request: HttpRequest) -> bool:
    """Return whether `request` asks for one of the addresses of a link."""
    return request.path.startswith(OPEN_TO_ALL)


class PassedOnMiddleware:
    """Answers "not found" to what another server passed on, unless it belongs to a link.

    In local mode whoever reaches the server is the person of this computer (decision 0004). A web server put
    in front, and set up to pass on too much, must not open the diary to the world.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer `request`, or say that nothing is here."""
        was_passed_on = any(name in request.headers for name in PASSED_ON)
        if was_passed_on and not (is_open_to_all(request) or request.path.startswith("/static/")):
            return HttpResponse(status=404)
        return self.get_response(request)
