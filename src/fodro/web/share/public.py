"""What anyone may ask for who has a link. Nobody is signed in here, and no cookie is read or set."""

from __future__ import annotations

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from fodro.web.clock import now
from fodro.web.share import answers, opening, pace, queries
from fodro.web.share.knocking import LONGEST_BODY, NotUnderstood, read_knock
from fodro.web.share.pages import ViewerPage
from fodro.web.share.reach import reach_of
from fodro.web.share.tickets import read_ticket

VIEWER_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "font-src": [SELF],
    "img-src": [SELF],
    "connect-src": [SELF],
    "frame-src": ["blob:"],
    "form-action": [NONE],
    "frame-ancestors": [NONE],
    "base-uri": [NONE],
    "require-trusted-types-for": ["'script'"],
    "trusted-types": [NONE],
}
"""No text of what is opened can become markup, and no part of it leaves the page."""


@csp(VIEWER_POLICY)
@login_not_required
@require_safe
def view(request: HttpRequest) -> HttpResponse:
    """Open a link in the browser. What stands behind the # stays there; the server never sees it."""
    text = render_to_string(
        ViewerPage.template
    )  # without the request: nothing of whoever asks can get into it
    return HttpResponse(text, headers=answers.KEPT_NOWHERE)


@csrf_exempt  # viewers are other sites, and bring no session that could be misused
@login_not_required
@answers.for_any_viewer("POST")
def manifest(request: HttpRequest, token: str) -> HttpResponseBase:
    """Tell whoever has the link, and its passcode, where the sealed files are."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > LONGEST_BODY:
        return answers.not_understood(413)
    at = now()
    link = queries.link_by_token(token, at=at)
    if link is None:
        return answers.not_there()
    try:
        knock = read_knock(request.body)
    except NotUnderstood:
        return answers.not_understood()
    return opening.answer_to(link, knock, base=reach_of(request).base, at=at)


@login_not_required
@answers.for_any_viewer("GET", "HEAD")
def file(request: HttpRequest, ticket: str) -> HttpResponseBase:
    """Give one sealed file to whoever has its address, for some minutes and not after the link has ended."""
    held = read_ticket(ticket)
    link = queries.link_by_id(held.link_id, at=now()) if held else None
    files = queries.sealed_files(link) if link else []
    if held is None or link is None or held.n >= len(files):
        return answers.not_there()
    if wait_s := pace.FILES.wait_s(link.pk):
        return answers.too_often(wait_s)
    size = files[held.n].stat().st_size
    answer = StreamingHttpResponse(
        opening.sent_in_parts(link, files[held.n]), content_type="application/jose"
    )
    answer["Content-Length"] = str(size)
    answer["Content-Encoding"] = "identity"  # sealed data does not get smaller, and its length must stay told
    return answer
