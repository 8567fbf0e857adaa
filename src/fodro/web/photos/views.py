"""Take a photo, look at it, lay two side by side."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from fodro.web.clock import day_on_device, now, zone_on_device
from fodro.web.person import person_of
from fodro.web.photos import flows
from fodro.web.photos.adding import after_adding, taken_in
from fodro.web.photos.forms import PhotoDraft, read_correction, read_photo
from fodro.web.photos.incoming import takes_pictures
from fodro.web.photos.listing import compare_page, new_page, photo_page, photos_page, shown
from fodro.web.photos.pages import DeletePage
from fodro.web.photos.queries import file_or_404, photo_or_404
from fodro.web.rendering import HtmxRequest, show
from fodro.web.toasts import toast


@require_safe
def photos(request: HttpRequest) -> HttpResponse:
    """Show every photo in the order of time."""
    return show(request, photos_page(person_of(request)))


@takes_pictures
@require_http_methods(["GET", "POST"])
def new(request: HtmxRequest) -> HttpResponse:
    """Take a photo, or choose one; a page with a script is told where to go instead of being sent there."""
    if request.method == "GET":
        return _new_page(request, read_photo(request.GET, day_on_device(request)))
    draft = read_photo(request.POST, day_on_device(request))
    shot = draft.shot(now(), zone_on_device(request))
    draft, kept = taken_in(person_of(request), draft, request.FILES.get("picture"), shot=shot)
    if kept is None:
        return _new_page(request, draft, status=422)
    toast(request, _("Photo kept."))
    address = after_adding(person_of(request), draft, kept)
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


@require_http_methods(["GET", "POST"])
def photo(request: HttpRequest, photo_id: UUID) -> HttpResponse:
    """Show one photo; correct what is said of it."""
    person = person_of(request)
    there = photo_or_404(person, photo_id)
    if request.method == "GET":
        return show(request, photo_page(person, there))
    draft = read_correction(request.POST, there)
    if draft.note_error:
        return show(request, photo_page(person, there, draft), status=422)
    flows.correct_photo(person, there, side=draft.side, view=draft.view, note=draft.note)
    toast(request, _("Saved."))
    return redirect("photos:photo", photo_id=photo_id)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Lay two photos side by side, or one over the other."""
    if not {"a", "b"} <= set(request.GET):
        return redirect("photos:photos")
    try:
        a, b = (photo_or_404(person_of(request), UUID(request.GET[name])) for name in ("a", "b"))
    except ValueError:
        raise Http404 from None
    return show(request, compare_page(person_of(request), a, b))


@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, photo_id: UUID) -> HttpResponse:
    """Ask, then delete a photo with its file."""
    there = photo_or_404(person_of(request), photo_id)
    if request.method == "GET":
        return show(request, DeletePage(shown(there)))
    flows.delete_photo(person_of(request), there)
    toast(request, _("The photo is deleted."))
    answer = redirect("photos:photos")
    answer["Clear-Site-Data"] = '"cache"'  # the browser may keep pictures for a year, but not this one
    return answer


@require_safe
def file(request: HttpRequest, photo_id: UUID) -> HttpResponse:
    """Give the picture itself."""
    return _picture(file_or_404(person_of(request), photo_id, small=False))


@require_safe
def thumb(request: HttpRequest, photo_id: UUID) -> HttpResponse:
    """Give the picture small."""
    return _picture(file_or_404(person_of(request), photo_id, small=True))


def _new_page(request: HttpRequest, draft: PhotoDraft, *, status: int = 200) -> HttpResponse:
    was_sent = request.method == "POST"
    page = new_page(person_of(request), draft, day_on_device(request), was_sent=was_sent)
    return show(request, page, status=status)


def _picture(data: bytes) -> HttpResponse:
    """Answer with a JPEG; what an id stands for never changes, so the browser of this person may keep it."""
    headers = {
        "Cache-Control": "private, max-age=31536000, immutable",
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": "inline",
    }
    return HttpResponse(data, content_type="image/jpeg", headers=headers)
