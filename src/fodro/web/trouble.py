"""When a form could not be accepted: nothing typed is lost."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from fodro.web.rendering import show

TOKEN = "csrfmiddlewaretoken"  # noqa: S105  # the name of a field


@dataclass(frozen=True, slots=True)
class NotSavedPage:
    """What was sent, to be sent again by the person's own tap."""

    template = "403_csrf.html"
    path: str
    sent: tuple[tuple[str, str], ...]


def not_saved(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Offer to send again what came with an outdated token; what another site sent is not repeated."""
    ours = request.headers.get("Sec-Fetch-Site") == "same-origin"
    sent = ((name, value) for name, values in request.POST.lists() for value in values if name != TOKEN)
    return show(request, NotSavedPage(path=request.path, sent=tuple(sent) if ours else ()), status=403)
