"""Make a link, see who opened it, take it back."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodro.domain.diary import DiaryError
from fodro.web.clock import day_on_device, now
from fodro.web.person import person_of
from fodro.web.rendering import show
from fodro.web.share import flows, queries, telling
from fodro.web.share.asking import AskedDraft, label_of, read_asked
from fodro.web.share.contents import contents_of
from fodro.web.share.models import Draft
from fodro.web.share.reading import PDF, read_document
from fodro.web.share.terms import TermsDraft, read_terms
from fodro.web.toasts import toast
from fodro.web.words import language


@require_safe
def links(request: HttpRequest) -> HttpResponse:
    """Show every link: what is open, who opened it, and what was."""
    return show(request, telling.share_page(request, person_of(request)))


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Choose what to share; what is asked for is frozen at once, and looked at before anything is shared."""
    if request.method == "GET":
        return show(request, telling.new_page(AskedDraft()))
    person, asked, today = person_of(request), read_asked(request.POST), day_on_device(request)
    if not asked.is_valid:
        return show(request, telling.new_page(asked), status=422)
    try:
        contents = contents_of(person, asked.wish(today), language=language(), at=now())
        draft = flows.make_draft(person, contents, label=label_of(contents, today), at=now())
    except (DiaryError, flows.TooMuch) as refused:
        page = telling.new_page(asked, trouble=telling.refusal(refused))
        return show(request, page, status=422)
    return redirect("share:preview", draft_id=draft.pk)


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Look at exactly what a link will hold; make it on the terms that are sent."""
    person = person_of(request)
    if queries.links_of(person).filter(pk=draft_id).exists():
        return redirect("share:link", link_id=draft_id)
    draft = queries.draft_or_404(person, draft_id, at=now())
    if request.method == "GET":
        return show(request, telling.preview_page(request, draft, TermsDraft(label=draft.label)))
    terms = read_terms(request.POST)
    if not terms.is_valid:
        return show(request, telling.preview_page(request, draft, terms), status=422)
    return _made(request, draft, terms)


@require_safe
def preview_pdf(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Give the page of a draft that was not shared yet, as a PDF."""
    draft = queries.draft_or_404(person_of(request), draft_id, at=now())
    pdf = read_document(queries.files_of(draft)[0][1]).pdf
    if pdf is None:
        raise Http404
    headers = {"Cache-Control": "no-store", "Content-Disposition": 'inline; filename="fodro.pdf"'}
    return HttpResponse(pdf, content_type=PDF, headers=headers)


@require_safe
def link(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """Show one link: how it stands, and who opened it."""
    person = person_of(request)
    return show(request, telling.link_page(request, person, queries.link_or_404(person, link_id)))


@require_POST
def revoke(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """Take a link back: what it held is deleted at once."""
    person = person_of(request)
    was_open = flows.revoke(person, queries.link_or_404(person, link_id), at=now())
    toast(request, _("Taken back. What it held is deleted.") if was_open else _("It had ended already."))
    return redirect("share:link", link_id=link_id)


def _made(request: HttpRequest, draft: Draft, terms: TermsDraft) -> HttpResponse:
    try:
        made = flows.make_link(draft, terms, at=now())
    except flows.TooMuch:
        trouble = _("So many links are open already. Take one back first.")
        return show(request, telling.preview_page(request, draft, terms, trouble=trouble), status=422)
    if made is None:
        return redirect("share:link", link_id=draft.pk)
    return show(request, telling.made_page(request, made))
