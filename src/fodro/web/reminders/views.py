"""Choose what to be reminded of, say "Not now", and fetch the calendar."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings as django_settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fodro.knowledge.reminding import MOST_A_DAY, occasions
from fodro.web.clock import now, zone_on_device
from fodro.web.person import person_of
from fodro.web.reminders import flows, keys, queries
from fodro.web.reminders.forms import SettingsDraft, draft_of, read_settings
from fodro.web.reminders.listing import rows_of, weekdays
from fodro.web.reminders.models import KEY_LENGTH, CalendarFeed
from fodro.web.reminders.pages import SettingsPage
from fodro.web.reminders.subscribing import read_json, read_subscription
from fodro.web.reminders.tokens import fingerprint, token_hash, token_of
from fodro.web.rendering import show
from fodro.web.toasts import toast
from fodro.web.words import language

NO_STORE = {"Cache-Control": "no-store"}
FETCHED = {"Cache-Control": "private, no-cache", "Content-Disposition": 'inline; filename="fodro.ics"'}


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Choose what to be reminded of, and when; one button of the page may do something more."""
    person = person_of(request)
    if request.method == "GET":
        return _page(request, draft_of(queries.preferences_of(person), queries.kept_settings(person)))
    draft = read_settings(request.POST)
    if not draft.is_valid:
        return _page(request, draft, status=422)
    flows.save_settings(
        person, draft, zone=zone_on_device(request), language=language(), told_at=now().replace(microsecond=0)
    )
    changed = flows.change_way(person, request.POST.get("do", ""), at=now().replace(microsecond=0))
    toast(request, _("Saved."))
    return redirect(reverse("reminders:settings") + ("#ways" if changed else ""))


@require_POST
def not_now(request: HttpRequest) -> HttpResponse:
    """Say nothing more of this today."""
    slug, key = request.POST.get("slug", ""), request.POST.get("key", "")
    if slug in occasions() and 0 < len(key) <= KEY_LENGTH and key.isprintable():
        flows.not_now(person_of(request), slug, key, at=now())
    return redirect("diary:today")


@login_not_required
@require_safe
def calendar(request: HttpRequest, token: UUID) -> HttpResponse:
    """Give the calendar to whoever knows its private address: calendar apps bring no cookies."""
    feed = queries.feed_or_404(token)
    text = queries.calendar_of(feed, now())
    feed = flows.note_calendar(feed, text, at=now().replace(microsecond=0))
    if django_settings.SESSION_COOKIE_NAME not in request.COOKIES:
        request.session.flush()  # whoever fetches it every hour leaves no session behind each time
    changed_s = int(feed.changed_at.timestamp())
    headers = {**FETCHED, "ETag": f'"{feed.digest}"', "Last-Modified": http_date(changed_s)}
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)
    return get_conditional_response(request, headers["ETag"], changed_s, response) or response


@require_safe
def push_key(request: HttpRequest) -> JsonResponse:
    """Give the public key with which a browser makes its address."""
    return JsonResponse({"key": keys.public_key()}, headers=NO_STORE)


@require_POST
def push_subscribe(request: HttpRequest) -> JsonResponse:
    """Keep a browser that the person lets Fodro send messages to."""
    draft = read_subscription(request.body)
    is_kept = draft is not None and flows.subscribe(person_of(request), draft, at=now())
    return JsonResponse({"kept": is_kept}, status=200 if is_kept else 422, headers=NO_STORE)


@require_POST
def push_unsubscribe(request: HttpRequest) -> JsonResponse:
    """Forget a browser of the person."""
    flows.unsubscribe(person_of(request), str(read_json(request.body).get("endpoint", "")))
    return JsonResponse({"kept": False}, headers=NO_STORE)


def _page(request: HttpRequest, draft: SettingsDraft, *, status: int = 200) -> HttpResponse:
    person = person_of(request)
    feed = queries.feed_of(person)
    page = SettingsPage(
        draft=draft,
        rows=rows_of(draft),
        weekdays=weekdays(),
        most_a_day=MOST_A_DAY,
        has_calendar=feed is not None,
        calendar_address=_address(request, feed) if feed else "",
        browsers=tuple(fingerprint(endpoint) for endpoint in queries.endpoints_of(person)),
    )
    return show(request, page, status=status)


def _address(request: HttpRequest, feed: CalendarFeed) -> str:
    """Return the private address, or nothing where the secret of the installation is no longer the same."""
    token = token_of(feed.salt)
    known = token_hash(token) == feed.token_hash
    return request.build_absolute_uri(reverse("reminders:calendar", args=[token])) if known else ""
